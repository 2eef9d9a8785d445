import type { Known } from "../../src/domain/evaluation/individual/evaluateForm.ts";
import type { IndividualMaterial } from "../../src/domain/evaluation/individual/evaluateYear.ts";
import type { Form } from "../../src/domain/evaluation/individual/form.ts";
import type { Smvp } from "../../src/domain/evaluation/smvp.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import { fromDecimalText } from "../../src/domain/kernel/rational.ts";
import type { Person, Stint } from "../../src/domain/organisation/person.ts";
import { acceptSmvp } from "../../src/exchange/rules/readSmvp.ts";
import { PRESETS, type SmvpPreset } from "../../src/exchange/rules/smvpPresets.ts";

/** A preset as an SMVP, changed where a test says. */
export function anSmvp(preset: SmvpPreset = "intermedio", changes: Partial<Smvp> = {}): Smvp {
  const reading = acceptSmvp(PRESETS[preset]);
  if (!reading.ok) throw new Error(reading.problems[0].message);
  return { ...reading.value, ...changes };
}

/** A year of full-time work in one unit, changed where a test says. */
export function aStint(changes: Partial<Stint> = {}): Stint {
  return {
    from: civilDate("2024-01-01"),
    to: civilDate("2024-12-31"),
    unit: "Ufficio tributi",
    role: "istruttori",
    fte: "1",
    neutralDays: 0,
    countedDays: 0,
    ...changes,
  };
}

/** Somebody invented. */
export function aPerson(code: string, stints: readonly Stint[] = [aStint()]): Person {
  return { code, name: `Persona inventata ${code}`, stints };
}

/** A final form with one objective of its own and nothing else, changed where a test says. */
export function aForm(person: string, changes: Partial<Form> = {}): Form {
  return {
    person,
    role: "istruttori",
    unit: "Ufficio tributi",
    evaluator: "D-1",
    from: civilDate("2024-01-01"),
    to: civilDate("2024-12-31"),
    isInterim: false,
    state: "final",
    objectives: [],
    linkedObjectives: [],
    behaviours: [],
    ...changes,
  };
}

/** A grade known from elsewhere. */
export function aGrade(name: string, value: string): Known {
  return { name, provenance: { kind: "figure", figure: name }, grade: { kind: "graded", value: fromDecimalText(value) } };
}

/** A year's material where units and administration have these grades. */
export function aMaterial(
  people: readonly Person[],
  forms: readonly Form[],
  { unit = "90", administration = "80" }: { readonly unit?: string; readonly administration?: string } = {},
): IndividualMaterial {
  return {
    year: 2024,
    people,
    forms,
    known: {
      administration: aGrade("ente", administration),
      ofUnit: (name) => aGrade(name, unit),
      ofObjective: () => undefined,
    },
  };
}
