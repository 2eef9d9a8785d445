import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decideRole, proposeRole } from "../src/data/access/roleGrant.ts";
import { nameActor } from "../src/data/database/nameActor.ts";
import { transact } from "../src/data/database/transact.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { freshDatabase } from "./support/database.ts";
import { officeSite } from "./support/officeSite.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { runProgram } from "./support/program.ts";

// The personnel office brings its list before there is any plan: the body is there, and has no year.

const LIST = "Matricola;Cognome e nome;Area;Unità;Dal\nN-1;Prima Persona;Funzionari;Settore Verde;01/01/2024\n";
const place = passableFolder();
afterAll(() => rmSync(place, { recursive: true }));

test("the command makes folder and body, which a plan then finds", async () => {
  const list = join(place, "personale.csv");
  const plan = join(place, "piano.csv");
  writeFileSync(list, LIST);
  writeFileSync(plan, "Settore;Titolo;Target;Esito\nSettore Verde;Alberi;almeno 3;raggiunto\n");
  const data = ["--data", join(place, "dati")];
  const staff = ["import", "--staff", list, "--new-units", ...data];
  const nameless = await runProgram(...staff);
  expect([nameless.code, nameless.stderr]).toEqual([1, expect.stringContaining("ne indichi il nome con --name")]);
  const wrong = await runProgram(...staff, "--administration", "Comune X", "--name", "Comune di Prova");
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("non è un codice di amministrazione")]);
  const named = [...staff, "--administration", "c_x", "--name", "Comune di Prova"];
  expect((await runProgram(...named, "--dry-run")).stdout).toContain("non è stato scritto nulla");
  const done = await runProgram(...named);
  expect([done.code, done.stdout]).toEqual([0, expect.stringContaining("elenco del personale di c_x, 1 persone")]);
  const planned = await runProgram("import", plan, "--year", "2026", "--administration", "c_x", ...data);
  expect([planned.code, planned.stdout]).toEqual([0, expect.stringContaining("Comune di Prova (c_x)")]);
}, 120_000);

const database = await freshDatabase();
let office: Awaited<ReturnType<typeof officeSite>>;
beforeAll(async () => {
  office = await officeSite(database);
  const ambient = { db: database.app, actor: { person: "riga di comando", capacity: "commandLine" as const }, administration: "nuovo" };
  const reading = await readStaff(Buffer.from(LIST, "utf8"));
  const file = { name: "personale.csv", reading, makesUnits: true, dryRun: false, idempotencyKey: crypto.randomUUID() };
  expect(await importStaff(ambient, file)).toMatchObject({ ok: false, reasons: [{ reason: "administrationUnknown" }] });
  expect(await importStaff(ambient, { ...file, administrationName: "Comune nuovo" })).toMatchObject({ ok: true, value: { added: 1 } });
  await transact(database.app, async (tx) => {
    await nameActor(tx, { ...ambient.actor, administration: "nuovo" });
    for (const role of ["personnel", "planning", "technicalAdministrator"] as const) {
      const id = await proposeRole(tx, "nuovo", ambient.actor.person, {
        person: "N-1",
        role,
        from: civilDate("2024-01-01"),
        reason: "Prova",
      });
      await decideRole(tx, "nuovo", id, { decision: "confirmed", by: ambient.actor.person });
    }
    return { keep: true, value: undefined };
  });
}, 120_000);

test("its office opens, and says that there is no year yet", async () => {
  const { ask } = await office.signIn("nuovo", "N-1");
  const addresses = OFFICE_ROUTES.filter(({ method, path }) => method === "GET" && !/:(year|person|id)/.test(path)).map(({ path }) =>
    path.replace(/:administration\{[^/]*\}\}/, "nuovo"),
  );
  expect(addresses.length).toBeGreaterThan(8);
  const statuses = await Promise.all(addresses.map(async (address) => [address, (await ask(address)).status] as const));
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([["/nuovo/ufficio/deroghe", 403]]); // of other roles
  expect((await ask("/nuovo/ufficio")).text.replaceAll("&#39;", "'")).toContain("Non c'è ancora nessun anno");
  expect((await ask("/nuovo/ufficio/organizzazione")).text).toContain("Settore Verde");
});

test("the site knows nothing of it, as of a body that is not there", async () => {
  const { ask } = await office.signIn("nuovo", "N-1");
  for (const address of ["/nuovo", "/nuovo/2024", "/nuovo/cerca?q=verde", "/nuovo/amministrazione-trasparente", "/nuovo/registro"])
    expect([address, (await ask(address)).status]).toEqual([address, 404]);
  const home = await ask("/");
  expect([home.status, home.text.includes("Comune nuovo")]).toEqual([200, false]);
});
