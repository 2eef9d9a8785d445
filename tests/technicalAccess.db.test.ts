import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { callOf } from "../src/cli/commandLine.ts";
import { OPERATIONS } from "../src/api/operations.ts";
import { RIGHTS } from "../src/domain/access/rights.ts";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { ROUTES } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { runProgramWith } from "./support/program.ts";
import { isTest, sourceFiles } from "./support/sourceFiles.ts";

const { app, owner, urlOf } = await freshDatabase();
await app.insertInto("administration").values({ administration_id: "valdora", name: "Ente" }).execute();
await app.insertInto("person").values([1, 2, 3].map((i) => ({ administration_id: "valdora", person: `P-${String(i)}`, name: `Persona ${String(i)}`, fiscal_code: null, mail: null }))).execute(); // prettier-ignore
const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app") }, ...words);
const lines = () =>
  app.selectFrom("technical_access").select(["os_user", "command", "options", "administration", "year"]).orderBy("access_id").execute();

describe("[OBL-29] the log of technical accesses", () => {
  test("has a line for each command that opens the database: who, which, with what options, and none of what they said", async () => {
    await run(
      "account",
      "add",
      "--mail",
      "canarino@ente.example",
      "--name",
      "Canarina Testimone",
      "--administration",
      "valdora",
      "--person",
      "P-1",
    );
    await run("explain", "V-777", "--year", "2024");
    await run("verify");
    const found = await lines();
    expect(found.map(({ command }) => command)).toEqual(["account add", "explain", "verify"]);
    expect(found[0]).toMatchObject({ options: ["mail", "name", "administration", "person"], administration: "valdora", year: null });
    expect(found[1]).toMatchObject({ options: ["year"], year: "2024" });
    expect(found.every(({ os_user }) => os_user !== "")).toBe(true);
    expect(JSON.stringify(found)).not.toMatch(/canarin|P-1|V-777/i);
    const { stdout } = await run("log", "--technical");
    expect(stdout.split("\n")[1]).toMatch(/\tverify$/);
    expect(stdout).toMatch(/\taccount add\t--mail --name --administration --person\tvaldora/);
  });

  test("can only grow: not even its owner changes a line, and the program deletes none", async () => {
    await expect(sql`update technical_access set command = 'x'`.execute(owner)).rejects.toThrow("si può solo aggiungere");
    await expect(sql`truncate technical_access`.execute(owner)).rejects.toThrow("si può solo aggiungere");
    await expect(sql`delete from technical_access`.execute(app)).rejects.toThrow("permission denied");
  });

  test("keeps no word that is no administration and no year", () => {
    expect(callOf("report", { administration: "Anna Rossi", year: "Rossi", json: true, out: "x" })).toEqual({
      command: "report",
      options: ["administration", "year", "json", "out"],
      administration: undefined,
      year: undefined,
    });
  });

  test("every command that opens the database says which it is", () => {
    const commands = sourceFiles("src/cli").filter(({ path, text }) => !isTest(path) && /open(?:Application|Database)\(/.test(text));
    expect(commands.length).toBeGreaterThan(15);
    expect(commands.filter(({ text }) => !text.includes("callOf(")).map(({ path }) => path)).toEqual([]);
  });
});

describe("[OBL-29] nobody's activity can be looked at", () => {
  const RECORDS = ["account_event", "session", "sign_in_attempt", "technical_access"];

  test("what is kept of accesses is read only for the person, by the sign-in, and as the whole log of the administrators", () => {
    const readers = sourceFiles("src")
      .filter(({ path }) => !isTest(path))
      .filter(({ text }) => RECORDS.some((table) => new RegExp(`(?:selectFrom\\("|from |join )${table}\\b`).test(text)))
      .map(({ path }) => path);
    expect(readers.sort()).toEqual([
      "src/data/access/technicalAccess.ts",
      "src/data/account/session.ts",
      "src/data/account/signInAttempt.ts",
      "src/data/personal/declared/accounts.ts",
    ]);
  });

  test("no address, operation or right speaks of it, but for one's own", () => {
    const own = ["/il-mio-account", "/il-mio-account/sessioni", "/il-mio-account/dati"];
    const addresses = [...ROUTES, ...ACCESS_ROUTES].map(({ path }) => path).concat(Object.values(OPERATIONS).map(({ path }) => path));
    const suspicious = addresses.filter(
      (path) =>
        /attivit|access[io]-|sessioni|presenz|utenti|dipendent|person|il-mio-account/.test(path) && !path.startsWith("/il-mio-account/"),
    );
    expect(suspicious.filter((path) => !own.includes(path))).toEqual([]);
    expect(Object.keys(RIGHTS).filter((name) => /activity|lastSeen|presence/i.test(name))).toEqual([]);
    expect(RIGHTS["log.readOwn"].grants.every(({ relation }) => relation === "own")).toBe(true);
  });

  test.each([["--user", "anna"], ["--person", "P-1"], ["anna"]])("«log --technical %s» is no call", async (...words) => {
    expect((await run("log", "--technical", ...words)).code).toBe(2);
  });
});

describe("the commands of personal data", () => {
  test("retention shows that nothing is deleted until a term is set, sets it, and tries before it deletes", async () => {
    expect((await run("retention")).stdout).toContain("sessioni\tnon stabilito, proposti 1: non si cancella");
    expect((await run("retention", "--set", "accessi-tecnici=21")).stderr).toContain("almeno 183 giorni");
    expect((await run("retention", "--set", "sessioni=2", "--by", "segretario")).stdout).toMatch(
      /sessioni\t2 giorni, stabiliti da segretario il [\d/]+, in vigore dal [\d/]+, \d\d:\d\d: fino ad allora non si cancella\t/,
    );
    expect((await run("retention", "--dry-run")).stdout).toContain("Non c'è nulla che abbia passato il suo termine.");
    expect((await run("retention", "--run", "--dry-run")).code).toBe(2);
    expect((await run("retention", "--set", "nulla=3")).stderr).toContain("inviti, sessioni, tentativi, accessi");
  });

  test("erase starts with one, executes with another, and says what stays and why", async () => {
    const erase = (verb: string, by: string, ...more: string[]) => run("erase", verb, "--person", "P-1", "--by", by, ...more);
    expect((await erase("start", "P-2")).stderr).toContain("Manca --reason.");
    expect((await erase("start", "P-2", "--reason", "richiesta")).stdout).toContain("non è stato cancellato nulla finché un'altra persona");
    expect((await erase("execute", "P-2")).stderr).toContain("una persona diversa");
    const { code, stdout } = await erase("execute", "P-3");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Resta, per legge o per necessità:")]);
    expect(stdout).toContain("non compaiono più in nessuna tabella");
    expect((await run("verify")).code).toBe(0);
    expect((await run("erase", "muovi", "--person", "P-1", "--by", "P-2")).code).toBe(2);
  });
});
