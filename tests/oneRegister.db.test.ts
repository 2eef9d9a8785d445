import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { listFormsOf } from "../src/data/evaluation/personalForm.ts";
import { listUnitsToConfirm, loadUnits } from "../src/data/organisation/unit.ts";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import type { EvaluationsFile } from "../src/exchange/evaluations/readEvaluations.ts";
import { COMMAND_LINE } from "../src/features/commands/ambient.ts";
import { evaluatedYear, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { paidYear, payResultOf } from "../src/features/commands/evaluation/paidYear.ts";
import { markOfForm } from "../src/features/commands/forms/acknowledge.ts";
import { changeUnit, correctFirstDay, markOfUnit } from "../src/features/commands/organisation/changeUnit.ts";
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
