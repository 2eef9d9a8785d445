import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const place = passableFolder();
const folder = join(place, "dimostrazione");
const keptFile = join(place, "registro.json");
afterAll(async () => {
  await untilNoServer(place);
  rmSync(place, { recursive: true });
});

const verify = (...words: readonly string[]) => runProgram("verify", "--data", folder, ...words);
const INTACT =
  /^valdora: Il registro è integro: 40 operazioni, sigillate fino al \d\d\/\d\d\/20\d\d, l'ultimo punto di controllo firmato, del \d\d\/\d\d\/20\d\d, corrisponde/m;

/** Alters the database as its superuser, with the walls down. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  const client = new pg.Client({ connectionString: server.superuserUrl.replace(/postgres$/, "traguardo") });
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
    await server.stop();
  }
}

test("the demonstration is sealed while it is served, with a checkpoint for its acts, and verified beside it", async () => {
  const serving = await startServing("demo", "--port", "0", "--data", folder);
  try {
    const file = async () => (await fetch(`${serving.address}/valdora/registro.json`)).text();
    await expect.poll(file, { timeout: 10_000 }).toContain('"act"');
    const page = await (await fetch(`${serving.address}/valdora/registro`)).text();
    expect(page).toContain("il registro conteneva 40 operazioni sigillate");
    expect(page).toContain("un atto registrato");
    writeFileSync(keptFile, await file());
    expect(await verify("--checkpoints", keptFile)).toMatchObject({ code: 0, stderr: "" });
  } finally {
    expect(await serving.stop()).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Preparo una base dati nuova .*\n$/) as string });
  }
});

test("the same is found later, with nothing running", async () => {
  expect(statSync(join(folder, "chiave-registro.pem")).mode & 0o777).toBe(0o600);
  const { code, stdout, stderr } = await verify("--checkpoints", keptFile);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(INTACT);
  expect(stdout).toContain("e corrisponde quello conservato fuori.");
  expect(stdout).toContain("Documenti approvati e calcoli registrati sono quelli di allora: 7.");
  expect(stdout).toContain("\n  - letture delle valutazioni, con schede, punteggi, periodi e importi: 3\n");
  expect(stdout).toContain("\n  - incarichi dati per nome, con chi li ha proposti, decisi e fatti finire: 12\n");
});

test("the second verifier reads what is written for it", async () => {
  const dump = join(place, "registro.jsonl");
  expect(await verify("--dump", dump)).toMatchObject({ code: 0 });
  expect(statSync(dump).mode & 0o777).toBe(0o600);
  expect(readFileSync(dump, "utf8").trim().split("\n").length).toBeGreaterThan(40);
  const python = spawnSync("python3", [join(ROOT, "docs", "verify_log.py"), dump, "--checkpoints", keptFile], { encoding: "utf8" });
  if (!python.error) expect(python).toMatchObject({ status: 0, stdout: "c_i703: integro\nvaldora: integro\n" });
});

test("on request an intact log is signed", async () => {
  const { code, stdout } = await verify("--sign", "--json");
  expect(code).toBe(0);
  const { signed, looked, notLooked } = JSON.parse(stdout) as {
    signed: { administration: string; size: string; reason: string }[];
    looked: { kind: string; count: number }[];
    notLooked: string[];
  };
  expect(looked.map(({ kind, count }) => [kind, count])).toEqual([["rules", 5], ["runs", 2], ["files", 4], ["readings", 3], ["plans", 4], ["publications", 4], ["roles", 12], ["relations", 0], ["erasures", 0]]); // prettier-ignore
  expect(notLooked).toContain("utenze, credenziali e accessi");
  expect(signed).toMatchObject([
    { administration: "c_i703", size: "3", reason: "request" },
    { administration: "valdora", size: "40", reason: "request" },
  ]);
});

test("of one administration it looks at that one alone, and signs for no other; one that is not there is told", async () => {
  const { code, stdout } = await verify("--administration", "valdora", "--sign", "--json");
  const { verdicts, signed } = JSON.parse(stdout) as { verdicts: { administration: string }[]; signed: { administration: string }[] };
  expect([code, verdicts.map(({ administration }) => administration), signed.map(({ administration }) => administration)]).toEqual([
    0,
    ["valdora"],
    ["valdora"],
  ]);
  const words = await verify("--administration", "valdora", "--checkpoints", keptFile);
  expect(words).toMatchObject({ code: 0, stdout: expect.not.stringContaining("c_i703") as string });
  const dump = join(place, "valdora.jsonl");
  expect(await verify("--administration", "valdora", "--dump", dump)).toMatchObject({ code: 0 });
  const read = readFileSync(dump, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { administration: string });
  expect(new Set(read.map(({ administration }) => administration))).toEqual(new Set(["valdora"]));
  const unknown = await verify("--administration", "altrove");
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining("Non c'è l'amministrazione «altrove»; ci sono: ")]);
});

test.each([
  ["what is no file of checkpoints", "--checkpoints", join(ROOT, "package.json"), "non contiene punti di controllo"],
  ["a file that is not there", "--checkpoints", join(place, "nulla"), "non c'è o non si può leggere"],
  ["a folder where none can be written", "--dump", "/proc/nulla", "Non riesco a scrivere «/proc/nulla»"],
])("%s is refused in words", async (_, option, path, sentence) => {
  const { code, stderr } = await verify(option, path);
  expect(code).toBe(1);
  expect(stderr).toContain(sentence);
});

test("approved rules altered with their hash are found, because the log remembers it", async () => {
  await tamper(
    "update rule_document set content = replace(content, '60', '59'), sha256 = sha256(convert_to(replace(content, '60', '59'), 'UTF8')) where kind = 'smvp' and year = 2024 and act_id is not null",
  );
  const { code, stdout } = await verify();
  expect(code).toBe(1);
  expect(stdout).toMatch(/^valdora: il registro è stato alterato\.\n {2}- smvp 2024 version \d: il documento approvato non è più quello$/m);
  expect(stdout).toMatch(/^c_i703: Il registro è integro/m);
});

test("a log rewritten from the beginning shows only against what was kept outside, and is not signed", async () => {
  await tamper(
    "delete from checkpoint",
    "delete from chain",
    "update audit set person = 'Altri' where administration_id = 'valdora' and action = 'rules.approve'",
  );
  const alone = await verify();
  expect(alone.stdout).toMatch(
    /^valdora: il registro è stato alterato\.\n[^]* {2}- smvp 2024 version 1: il documento approvato non è più quello$/m,
  );
  expect(alone.stdout).toContain("cci 2024 version 1: chi risulta averlo fatto non è chi dice la riga");
  expect(alone.stdout).not.toContain("conservato fuori");
  const { code, stdout } = await verify("--checkpoints", keptFile, "--sign");
  expect(code).toBe(1);
  expect(stdout).toContain("un punto di controllo conservato fuori, a 40 operazioni, dice che il registro era un altro: è stato riscritto");
  expect(stdout).toContain("un punto di controllo conservato fuori, a 40 operazioni, qui non c'è più");
  expect(stdout).toContain("Nessun punto di controllo è stato firmato: prima va chiarito che cosa non torna.");
});

test("approved rules of a body whose whole log was taken away are found all the same", async () => {
  await tamper("delete from checkpoint", "delete from chain", "delete from audit where administration_id = 'valdora'");
  const { code, stdout } = await verify();
  expect(code).toBe(1);
  expect(stdout).toContain("valdora: cci 2024 version 1: il documento risulta approvato, ma nessuna riga del registro lo dice\n");
});
