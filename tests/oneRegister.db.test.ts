import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { VALDORA_SMVP } from "../demo/valdora/smvp.ts";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { listFormHeads, listFormsOf } from "../src/data/evaluation/personalForm.ts";
import { loadStaff } from "../src/data/organisation/staff.ts";
import { listUnitsToConfirm, loadUnits } from "../src/data/organisation/unit.ts";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import type { Json } from "../src/domain/kernel/json.ts";
import type { EvaluationsFile } from "../src/exchange/evaluations/readEvaluations.ts";
import { readStaff } from "../src/exchange/staff/readStaff.ts";
import { COMMAND_LINE } from "../src/features/commands/ambient.ts";
import { differencesOfYear } from "../src/features/commands/evaluation/differencesOfYear.ts";
import { evaluatedYear, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { paidYear, payResultOf } from "../src/features/commands/evaluation/paidYear.ts";
import { markOfForm } from "../src/features/commands/forms/acknowledge.ts";
import { marksOfMember, recordRelation } from "../src/features/commands/organisation/changePerson.ts";
import { changeUnit, correctFirstDay, markOfUnit } from "../src/features/commands/organisation/changeUnit.ts";
import { importStaff } from "../src/features/commands/organisation/importStaff.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { draftRules } from "../src/features/commands/rules/draftRules.ts";
import { readAs } from "../src/features/commands/readAs.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// One register of people and units: what the evaluation of a year needs of them is what the staff pages say. On the demonstration.

const { app: db } = await freshDatabase();
const OFFICE = { db, workers: readingWorkers, actor: COMMAND_LINE, administration: "valdora" };
const key = (year: number) => ({ administration: "valdora", year });
const once = () => ({ idempotencyKey: newRequestKey() });
const commandLine = <Answer>(read: Parameters<typeof readAs<Answer>>[3]) => readAs(db, "valdora", COMMAND_LINE, read);
const units = () => commandLine((tx) => loadUnits(tx, "valdora"));
const formsOf = (year: number, person: string) => commandLine((tx) => listFormsOf(tx, key(year), [person]));

/** What a year is evaluated to and paid, whole. */
async function figuresOf(year: number): Promise<readonly string[]> {
  const { evaluated, paid } = await inSnapshot(db, async (tx) => ({
    evaluated: (await evaluatedYear(tx, key(year)))!,
    paid: await paidYear(tx, key(year)),
  }));
  if (paid?.run.ok === false) throw new Error("The year cannot be paid.");
  return [resultOf(evaluated).text, paid ? payResultOf(paid.run).text : ""];
}

async function importing(year: number, file: EvaluationsFile) {
  const content = Buffer.from(JSON.stringify(file));
  return importEvaluations({ ...OFFICE, year }, { name: "valutazioni.json", content, ...once() });
}

beforeAll(async () => {
  await prepareDemonstration({ db, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));
}, 60_000);

describe("a unit renamed twice in a year", () => {
  test("is called on each form as on its last day, and moves no total and no acknowledgement", async () => {
    const [before, [formBefore]] = [await figuresOf(2024), await formsOf(2024, "V-090")];
    const { unit, name, parent } = (await units()).find((each) => formBefore!.unit.endsWith(each.name) && each.parent !== null)!;
    const above = (await units()).find((each) => each.unit === parent)!.name;
    expect(formBefore!.unit).toBe(`${above}: ${name}`);
    for (const [from, to] of [
      ["2024-03-01", "Area Prima"],
      ["2024-09-01", "Area Seconda"],
      ["2025-02-01", "Area Terza"],
    ] as const) {
      const change = { unit, from: civilDate(from), to: { name: to, parent }, seen: markOfUnit(await units(), unit) };
      expect(await changeUnit(OFFICE, change, once())).toEqual({ ok: true, value: null });
    }
    expect(await figuresOf(2024)).toEqual(before);
    const [form] = await formsOf(2024, "V-090");
    expect([form!.unit, form!.asWritten.unit]).toEqual([`${above}: Area Seconda`, `${above}: ${name}`]);
    expect(markOfForm(form!)).toBe(markOfForm(formBefore!));
    expect((await formsOf(2025, "V-090"))[0]!.unit).toBe(`${above}: Area Terza`);
  }, 60_000);

  test("is named by a later file as it was called then, or as the plan calls it: the same unit", async () => {
    const [before] = await figuresOf(2026);
    const file = JSON.stringify(valdoraPeople(2026));
    const [form] = await formsOf(2026, "V-090");
    const renamed = JSON.parse(file.replaceAll(form!.asWritten.unit, form!.unit)) as EvaluationsFile;
    expect(form!.unit).toMatch(/: Area Terza$/);
    expect(await importing(2026, renamed)).toMatchObject({ ok: true, value: { changed: true, unitsToConfirm: [] } });
    expect((await formsOf(2026, "V-090"))[0]).toMatchObject({ unit: form!.unit, asWritten: { unit: form!.unit } });
    expect((await figuresOf(2026))[0]).toBe(before);
  }, 60_000);
});

describe("a unit that nobody knows", () => {
  const inUnit = (unita: string): EvaluationsFile => {
    const file = valdoraPeople(2026);
    const [first, ...others] = file.schede;
    return { ...file, schede: [{ ...first!, unita }, ...others] };
  };

  test("is told by the import of the file that names it and listed, until somebody confirms it", async () => {
    const told = { ok: true, value: { changed: true, unitsToConfirm: ["Settore Nuovo: Ufficio Nuovo"] } };
    expect(await importing(2026, inUnit("Settore Nuovo: Ufficio Nuovo"))).toMatchObject(told);
    const waiting = await commandLine((tx) => listUnitsToConfirm(tx, "valdora"));
    const known = await units();
    expect(waiting.map((unit) => known.find((each) => each.unit === unit)?.name)).toEqual(["Settore Nuovo", "Ufficio Nuovo"]);
    expect(await importing(2026, { ...inUnit("Settore Nuovo: Ufficio Nuovo"), nota: "Di nuovo" })).toMatchObject(told);
    for (const unit of waiting) {
      const seen = markOfUnit(await units(), unit);
      expect(await correctFirstDay(OFFICE, { unit, seen }, once())).toEqual({ ok: true, value: null });
      expect(await correctFirstDay(OFFICE, { unit, seen }, once())).toMatchObject({ ok: false, reasons: [{ reason: "nothingChanges" }] });
    }
    expect(await commandLine((tx) => listUnitsToConfirm(tx, "valdora"))).toEqual([]);
  }, 60_000);

  test("told twice under two spellings is refused at its place", async () => {
    const file = valdoraPeople(2026);
    const again = { ...file, unita: [...(file.unita ?? []), { unita: (file.unita ?? [])[0]!.unita.toUpperCase() }] };
    expect(await importing(2026, again)).toMatchObject({
      ok: false,
      reasons: [{ reason: "clauseProblem", at: { clause: { clause: `unita[${String(file.unita?.length)}].unita` } } }],
    });
  });
});

describe("the register and a file of evaluations", () => {
  test("differ in the demonstration in the unit of the dirigenti alone, which the file takes from the plan", async () => {
    const told = await commandLine((tx) => differencesOfYear(tx, key(2024)));
    expect(told.map(({ person, about, register }) => [person, about, register?.split(" ")[0]])).toEqual([
      ["V-002", "unit", "Settore"],
      ["V-003", "unit", "Settore"],
      ["V-004", "unit", "Settore"],
    ]);
  });

  test("what the staff page says of a year is what its evaluation stands on, at the next request", async () => {
    const member = async () => (await commandLine((tx) => loadStaff(tx, "valdora", "V-090")))[0]!;
    const [now] = (await member()).employments;
    const relation = { ...now!, from: civilDate("2026-07-01"), fte: "0.5" };
    expect(await recordRelation(OFFICE, { ...relation, code: "V-090", seen: marksOfMember(await member()) }, once())).toMatchObject({
      ok: true,
    });
    const { material } = (await inSnapshot(db, (tx) => evaluatedYear(tx, key(2026))))!;
    const { stints } = material.people.find(({ code }) => code === "V-090")!;
    expect(stints.map(({ from, to, fte }) => [from, to, fte])).toEqual([
      ["2026-01-01", "2026-06-30", "1"],
      ["2026-07-01", "2026-12-31", "0.5"],
    ]);
    expect((await commandLine((tx) => differencesOfYear(tx, key(2026)))).filter(({ person }) => person === "V-090")).toEqual([
      { person: "V-090", from: "2026-07-01", to: "2026-12-31", about: "workingTime", file: "1", register: "0.5" },
    ]);
  });
});

describe("who evaluates", () => {
  const as = (person: string) => ({ person, capacity: "signedIn" }) as const;
  const readBy = async (person: string, year: number) =>
    (await readAs(db, "valdora", as(person), (tx) => listFormHeads(tx, key(year))))
      .filter((form) => form.person === "V-060")
      .map(({ evaluator }) => evaluator);

  test("is whom the staff page says, from the next request, until the form is communicated: then it is of whoever signed it", async () => {
    const [[before], [signed]] = [await formsOf(2026, "V-060"), await formsOf(2024, "V-060")];
    expect([before!.state, signed!.state, signed!.evaluator]).toEqual(["assigned", "final", before!.evaluator]);
    const other = before!.evaluator === "V-006" ? "V-011" : "V-006";
    expect([await readBy(before!.evaluator, 2026), await readBy(other, 2026)]).toEqual([[before!.evaluator], []]);
    const [member] = await commandLine((tx) => loadStaff(tx, "valdora", "V-060"));
    const relation = { ...member!.employments[0]!, from: civilDate("2024-01-01"), evaluator: other };
    expect(await recordRelation(OFFICE, { ...relation, code: "V-060", seen: marksOfMember(member!) }, once())).toMatchObject({ ok: true });
    const [form] = await formsOf(2026, "V-060");
    expect([form!.evaluator, form!.asWritten.evaluator]).toEqual([other, before!.evaluator]);
    expect(markOfForm(form!)).toBe(markOfForm(before!));
    expect([await readBy(before!.evaluator, 2026), await readBy(other, 2026), await readBy("V-060", 2026)]).toEqual([[], [other], [other]]);
    const { material } = (await inSnapshot(db, (tx) => evaluatedYear(tx, key(2026))))!;
    expect(material.forms.find(({ person }) => person === "V-060")!.evaluator).toBe(other);
    expect([(await formsOf(2024, "V-060"))[0]!.evaluator, await readBy(before!.evaluator, 2024), await readBy(other, 2024)]).toEqual([
      before!.evaluator,
      [before!.evaluator],
      [],
    ]);
    const told = (await commandLine((tx) => differencesOfYear(tx, key(2026)))).filter(({ person }) => person === "V-060");
    expect(told.map(({ about, file, register }) => [about, file, register])).toEqual([["evaluator", before!.evaluator, other]]);
  }, 60_000);
});

describe("a file of evaluations and a list of the staff", () => {
  const LIST = [
    "Matricola;Cognome e nome;Area;Unità;Dal;Al;Tempo pieno;Valutatore",
    "V-090;Di un elenco Solo;Area degli istruttori;Ufficio Nuovo;01/07/2024;;1;oiv",
    "V-091;Di un elenco Da Prima;Incaricato di elevata qualificazione;Ufficio Nuovo;01/03/1998;;0,5;oiv",
    "N-001;Di un elenco E di Nessun File;Area degli operatori;Ufficio Nuovo;01/01/2026;;1;oiv",
  ].join("\r\n");

  /** An administration with a plan and rules; each import is a step, and what the register says at the end. */
  async function after(...steps: readonly ("list" | "2024" | "2025")[]) {
    const { app, owner } = await freshDatabase();
    const of = (year: number) => ({ ...OFFICE, db: app, year });
    for (const year of [2024, 2025] as const) {
      const content = readFileSync(new URL(`../demo/valdora-${String(year)}.txt`, import.meta.url));
      const plan = { name: "piano.txt", content, isAdministrationChosen: true, administrationName: "Valdora", ...once() };
      expect((await importPlan(of(year), plan)).ok).toBe(true);
      const source = { kind: "document", document: VALDORA_SMVP[year] as Json } as const;
      expect((await draftRules(of(year), { kind: "smvp", source, ...once() })).ok).toBe(true);
    }
    const reading = await readStaff(Buffer.from(LIST));
    let differences: unknown;
    for (const step of steps) {
      if (step === "list")
        expect((await importStaff(of(2024), { name: "elenco.csv", reading, makesUnits: true, dryRun: false, ...once() })).ok).toBe(true);
      else {
        const content = Buffer.from(JSON.stringify(valdoraPeople(Number(step))));
        const verdict = await importEvaluations(of(Number(step)), { name: "valutazioni.json", content, ...once() });
        differences = verdict.ok && verdict.value.differences;
      }
    }
    const { rows } = await sql<{ told: string }>`
      select p.person || ' ' || p.name || ' ' || e.valid::text || ' ' || v.name || ' ' || e.post || ' ' || e.profile || ' ' || e.fte || ' ' || coalesce(e.evaluator, '') || ' ' || e.confirmed::text as told
      from employment e join person p using (administration_id, person) join unit_version v using (administration_id, unit_id)
      where e.replaced_at is null order by p.person collate "C", e.valid`.execute(owner);
    const { rows: absences } = await sql<{ told: string }>`
      select a.person || ' ' || a.valid::text || ' ' || a.class || ' ' || a.days as told from absence a
      where a.file_number = (
        select max(l.file_number) from evaluation_file l where l.year = (select f.year from evaluation_file f where f.file_number = a.file_number)) order by 1`.execute(
      owner,
    );
    return { register: rows.map(({ told }) => told), absences: absences.map(({ told }) => told), differences };
  }

  test("come to the same register in any order, and twice", async () => {
    const fileFirst = await after("2024", "2025", "list");
    const { register, absences } = await after("list", "2025", "2024", "2024", "list");
    expect(register).toEqual(fileFirst.register);
    expect(absences).toEqual(fileFirst.absences);
    expect(register.filter((told) => /^(V-090|V-091|V-011|N-001) /.test(told))).toEqual([
      "N-001 Di un elenco E di Nessun File [2026-01-01,) Ufficio Nuovo none operatori 1.000000 oiv {}",
      "V-011 Alma Gommapane [2024-01-01,2025-01-01) Area Ambiente e mobilità eq eq 1.000000  {}",
      "V-011 Alma Gommapane [2025-01-01,2026-01-01) Area Ambiente e mobilità eq eq 1.000000  {}",
      "V-090 Di un elenco Solo [2024-01-01,2024-07-01) Area Urbanistica e lavori pubblici none operatoriEsperti 1.000000  {}",
      "V-090 Di un elenco Solo [2024-07-01,) Ufficio Nuovo none istruttori 1.000000 oiv {}",
      "V-091 Di un elenco Da Prima [1998-03-01,) Ufficio Nuovo eq eq 0.500000 oiv {[1998-03-01,)}",
    ]);
    expect(absences.filter((told) => told.startsWith("V-0")).slice(0, 3)).toEqual([
      "V-010 [2024-01-01,2025-01-01) neutral 122",
      "V-026 [2024-01-01,2025-01-01) neutral 40",
      "V-031 [2024-01-01,2025-01-01) neutral 150",
    ]);
  }, 120_000);

  test("of whom only the file tells nobody has a power, until another person confirms it", async () => {
    const { register } = await after("2024");
    expect(register.filter((told) => / (dirigente|eq|segretario) /.test(told))).toHaveLength(15);
    expect(register.filter((told) => / (dirigente|eq|segretario) /.test(told) && !told.endsWith(" {}"))).toEqual([]);
  }, 60_000);
});
