import { expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";
import { createUnits, loadUnits, type NewUnit } from "../src/data/organisation/unit.ts";
import { transact } from "../src/data/database/transact.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";

const { app: db } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const request = () => ({ idempotencyKey: crypto.randomUUID() });

async function anAdministration(administration: string, units: readonly NewUnit[] = []) {
  await db.insertInto("administration").values({ administration_id: administration, name: "Comune di Prova" }).execute();
  await transact(db, async (tx) => ({ keep: true, value: await createUnits(tx, administration, units) }));
}

async function importingPlan(administration: string, year: number, group: string) {
  const content = Buffer.from(
    `Comune di Prova\n\n${group}\nTitolo\tDescrizione\tTarget\tFonte\tEsito\nNidi\tPosti\tAlmeno 60\tAtti\tRAGGIUNTO\n`,
  );
  const verdict = await importPlan(
    { db, workers, actor, administration, year },
    { name: "piano.txt", content, isAdministrationChosen: true, ...request() },
  );
  expect(verdict.ok).toBe(true);
}

/** Each unit below those above it, "*" where it was there before. */
async function placesIn(administration: string, before: readonly string[]): Promise<string[]> {
  const units = await loadUnits(db, administration);
  const nameOf = (unit: string | null) => units.find((each) => each.unit === unit)?.name;
  return units.map(({ unit, name, parent }) => [...(parent ? [nameOf(parent)] : []), name].join(": ") + (before.includes(unit) ? "*" : ""));
}

test("a unit that only a list of the staff has named is put where a plan says, and who works there is told", async () => {
  await anAdministration("lista");
  const rows = [
    "P-1;;Persona inventata;Dirigente;;Area Sport;01/01/1998;;oiv",
    "P-2;;Altra inventata;Dirigente;;Area Sport;01/01/1998;31/12/2001;oiv",
  ];
  const list = ["Matricola;Codice fiscale;Cognome e nome;Area;Tempo;Unità;Dal;Al;Valutatore", ...rows].join("\r\n");
  const reading = await readStaff(Buffer.from(list));
  const staff = await importStaff(
    { db, actor, administration: "lista" },
    { name: "p.csv", reading, makesUnits: true, dryRun: false, ...request() },
  );
  expect(staff).toMatchObject({ ok: true });
  const before = (await loadUnits(db, "lista")).map(({ unit }) => unit);
  const notices = () =>
    db.selectFrom("notice").select(["person", "kind"]).where("administration_id", "=", "lista").where("kind", "=", "parent").execute();
  expect(await notices()).toEqual([]);
  await importingPlan("lista", 2026, "Settore Persone: Area Sport");
  expect(await placesIn("lista", before)).toEqual(["Settore Persone: Area Sport*", "Settore Persone"]);
  expect(await notices()).toEqual([{ person: "P-1", kind: "parent" }]); // who left long ago is reached by nobody new
  await importingPlan("lista", 2025, "Settore Persone: Area Sport");
  expect(await notices()).toHaveLength(1);
});

const SPORT = { name: "Area Sport", parent: null };

test.each<[string, NewUnit[], string[]]>([
  [
    "it has a first day, which somebody said",
    [{ ...SPORT, from: civilDate("2020-01-01") }],
    ["Area Sport*", "Settore Persone", "Settore Persone: Area Sport"],
  ],
  ["it has ended", [{ ...SPORT, to: civilDate("2025-06-30") }], ["Area Sport*", "Settore Persone", "Settore Persone: Area Sport"]],
  [
    "the one above is not there since ever",
    [SPORT, { name: "Settore Persone", parent: null, from: civilDate("2020-01-01") }],
    ["Area Sport*", "Settore Persone*", "Settore Persone: Area Sport"],
  ],
])("a unit stays where it is when %s", async (what, units, expected) => {
  const administration = `resta${String(what.length)}`;
  await anAdministration(administration, units);
  const before = (await loadUnits(db, administration)).map(({ unit }) => unit);
  await importingPlan(administration, 2025, "Settore Persone: Area Sport");
  expect(await placesIn(administration, before)).toEqual(expected);
});

test("so does one that a plan has as a holder by itself", async () => {
  await anAdministration("titolare");
  await importingPlan("titolare", 2024, "Area Sport");
  await importingPlan("titolare", 2025, "Settore Persone: Area Sport");
  expect(await placesIn("titolare", [])).toEqual(["Area Sport", "Settore Persone", "Settore Persone: Area Sport"]);
});
