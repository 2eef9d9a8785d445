import fc from "fast-check";
import type { Fund } from "../../src/domain/bonus/cci.ts";
import type { CycleMaterial } from "../../src/domain/evaluation/evaluateCycle.ts";
import { checkSmvp } from "../../src/domain/evaluation/checkSmvp.ts";
import { FORM_STATES, type Form, type FormObjective } from "../../src/domain/evaluation/individual/form.ts";
import type { AbsencePolicy } from "../../src/domain/evaluation/combine.ts";
import { DIFFERENTIATION_METRICS, type Smvp } from "../../src/domain/evaluation/smvp.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";
import { type Objective, objectiveCode } from "../../src/domain/plan/objective.ts";
import { readTarget } from "../../src/domain/plan/readTarget.ts";
import type { Person, Stint } from "../../src/domain/organisation/person.ts";
import type { Profile } from "../../src/domain/organisation/profile.ts";
import { aFund, STRAIGHT_BANDS } from "./aCci.ts";
import { anObjective } from "./anObjective.ts";
import { aForm, anSmvp, aPerson, aStint } from "./individual.ts";

const choice = fc.constantFrom("zero" as const, "leaveOut" as const, "block" as const, "full" as const);
const absences: fc.Arbitrary<AbsencePolicy> = fc.record({
  missing: choice,
  notApplicable: choice,
  neutralised: choice,
  notComputable: choice,
});
const level = fc.record({
  weights: fc.constantFrom("none" as const, "coefficient" as const),
  absences,
  takes: fc.constantFrom("computed" as const, "judged" as const),
});

/** An SMVP that may be approved: a preset with the choices of an administration made anyhow. */
export const anySmvp: fc.Arbitrary<Smvp> = fc
  .record({
    preset: fc.constantFrom("semplificato" as const, "intermedio" as const, "completo" as const, "settimo-2023" as const),
    unitShare: fc.constantFrom("wholeUnit" as const, "linkedObjectives" as const),
    ofForms: absences,
    severalForms: fc.constantFrom("byDays" as const, "longest" as const),
    minimumDays: fc.constantFrom(0, 30, 90, 183),
    decimals: fc.nat(4),
    bandOn: fc.constantFrom("exact" as const, "published" as const),
    metric: fc.constantFrom(...DIFFERENTIATION_METRICS),
    objectives: level,
    units: level,
    unitParts: absences,
    entry: fc.constantFrom("units" as const, "administration" as const),
    share: fc.constantFrom("0", "20", "100"),
  })
  .map(
    ({ preset, unitShare, ofForms, severalForms, minimumDays, decimals, bandOn, metric, objectives, units, unitParts, entry, share }) => {
      const base = anSmvp(preset);
      const differentiation = base.differentiation && { ...base.differentiation, metric, minimumPeople: 2 };
      return {
        ...base,
        weights: { ...base.weights, objectives: "none" as const },
        individual: { ...base.individual, unitShare, absences: ofForms, severalForms, minimumDays },
        rounding: { decimals, bandOn },
        rollUp: {
          ...base.rollUp,
          objectives,
          units: { ...units, weights: "none" as const },
          unitParts: { ...base.rollUp.unitParts, absences: unitParts },
          crossCutting: { enters: entry, share },
        },
        ...(differentiation && { differentiation }),
      };
    },
  )
  .filter((smvp) => checkSmvp(smvp).every(({ severity }) => severity === "warning"));

const UNITS = ["Ufficio tributi", "Ufficio anagrafe"];
const STAFF: readonly Profile[] = ["funzionari", "istruttori", "operatoriEsperti", "operatori"];
const ALL_BEHAVIOURS = ["impegno", "collaborazione", "cittadini", "competenza", "iniziativa", "guida", "programmazione", "decisione"];
const unit = fc.constantFrom(...UNITS);

/** What is told of a year: measured values by objective, and of each person a level, so that a test may raise one of them. */
export type YearSeed = {
  readonly measured: readonly (number | undefined)[];
  readonly people: readonly {
    readonly role: Profile;
    readonly unit: string;
    readonly half: number | undefined;
    readonly absent: number;
    readonly neutral: number;
    readonly fte: string;
    readonly degree: number | undefined;
    readonly behaviour: number | undefined;
    readonly state: Form["state"];
    readonly isOut: boolean;
  }[];
};

export const anyYearSeed: fc.Arbitrary<YearSeed> = fc.record({
  measured: fc.array(fc.option(fc.nat(130), { nil: undefined, freq: 6 }), { minLength: 1, maxLength: 4 }),
  people: fc.array(
    fc.record({
      role: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...STAFF) },
        { weight: 1, arbitrary: fc.constantFrom<Profile>("dirigente", "eqWithFunctions", "segretario") },
      ),
      unit,
      half: fc.option(fc.nat(11), { nil: undefined, freq: 2 }),
      absent: fc.constantFrom(0, 0, 0, 10, 31),
      neutral: fc.constantFrom(0, 0, 15),
      fte: fc.constantFrom("1", "0.5", "0.8333"),
      degree: fc.option(fc.nat(100), { nil: undefined, freq: 8 }),
      behaviour: fc.option(fc.nat(40), { nil: undefined, freq: 8 }),
      state: fc.oneof({ weight: 8, arbitrary: fc.constant("final" as const) }, { weight: 1, arbitrary: fc.constantFrom(...FORM_STATES) }),
      isOut: fc.integer({ min: 0, max: 11 }).map((n) => n === 0),
    }),
    { minLength: 1, maxLength: 7 },
  ),
});

/** The year that a seed tells. Nobody in it is real; who leads evaluates the others of the unit. */
export function yearOf({ measured, people }: YearSeed): CycleMaterial {
  const codes = measured.map((_, i) => objectiveCode(2024, i + 1));
  const leaderOf = (of: string) => people.findIndex((each) => each.unit === of && !STAFF.includes(each.role));
  const staff = people.map((each, i) => aPerson(codeOf(i), stintsOf(each)));
  return {
    year: 2024,
    people: staff,
    forms: people.flatMap((each, i) => formsOf(each, staff[i]!, codes, leaderOf(each.unit), i)),
    objectives: measured.map((value, i) => objectiveOf(value, i)),
    organisation: { units: [], shared: [], catalogue: [] },
  };
}

function codeOf(i: number): string {
  return `P-${String(i + 1)}`;
}

function stintsOf({ role, unit: of, half, absent, neutral, fte }: YearSeed["people"][number]): Stint[] {
  const days = { role, unit: of, fte, neutralDays: neutral, countedDays: absent };
  if (half === undefined || half === 11) return [aStint(days)];
  const month = String(half + 1).padStart(2, "0");
  const other = UNITS.find((each) => each !== of) ?? of;
  return [
    aStint({ role, unit: other, fte, to: civilDate(`2024-${month}-28`) }),
    aStint({ ...days, from: civilDate(`2024-${String(half + 2).padStart(2, "0")}-01`), countedDays: Math.min(absent, 15), neutralDays: 0 }),
  ];
}

function formsOf(
  { role, degree, behaviour, state, isOut }: YearSeed["people"][number],
  { code, stints }: Person,
  codes: readonly string[],
  leader: number,
  i: number,
): Form[] {
  const own: FormObjective = { kind: "own", title: "Obiettivo del gruppo", ...(degree !== undefined && { degree: String(degree) }) };
  const planned: FormObjective = { kind: "plan", objective: codes[i % codes.length]! };
  const score = behaviour === undefined ? {} : { score: (behaviour / 10).toFixed(1) };
  return stints.map((stint) =>
    aForm(code, {
      role,
      unit: stint.unit,
      evaluator: leader < 0 || leader === i ? "oiv" : codeOf(leader),
      from: stint.from,
      to: stint.to,
      state,
      objectives: [own, planned],
      linkedObjectives: [codes[(i + 1) % codes.length]!],
      behaviours: ALL_BEHAVIOURS.map((each) => ({ code: each, ...score })),
      ...(isOut && { notEvaluable: { reason: "suspended", note: "sospeso" } }),
    }),
  );
}

function objectiveOf(value: number | undefined, i: number): Objective {
  const group = UNITS[i % 2]!;
  const crossCutting = i === 3;
  const place = { file: "piano.csv", line: i + 2 };
  const told = { code: objectiveCode(2024, i + 1), year: 2024, group, weight: String(i + 1), evaluated: { outcome: "unknown", written: "" } } as const;
  return anObjective(
    { ...told, ...(crossCutting && { holder: { kind: "crossCutting" } }) },
    {
      target: { written: "almeno 100", reading: readTarget("almeno 100") },
      ...(value !== undefined && { measured: { written: String(value), measured: { value: String(value) }, place } }),
    },
  );
} // prettier-ignore

const FORMULAS: readonly Fund["formula"][] = [
  { kind: "points", bands: STRAIGHT_BANDS },
  { kind: "assignedBudget" },
  {
    kind: "bands",
    bands: [
      { from: "0", includesFrom: true, to: "80", includesTo: false, pays: { kind: "proportional" } },
      { from: "80", includesFrom: true, to: "100", includesTo: true, pays: { kind: "percent", percent: "100" } },
    ],
  },
];

/** A fund for each category, all by one formula. */
export const anyFunds: fc.Arbitrary<readonly Fund[]> = fc
  .record({
    formula: fc.constantFrom(...FORMULAS),
    allocated: fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
    leftovers: fc.constantFrom("colleagues" as const, "savings" as const),
    contested: fc.constantFrom("full" as const, "difference" as const),
  })
  .map((terms) => {
    const base = (coefficients: Partial<Record<Profile, string>>) => ({ kind: "coefficients" as const, coefficients });
    return [
      aFund({
        ...terms,
        category: "staff",
        base: base({ funzionari: "1.2", istruttori: "1", operatoriEsperti: "0.95", operatori: "0.9" }),
      }),
      aFund({ ...terms, category: "eq", base: base({ eqWithFunctions: "1", eq: "1" }) }),
      aFund({ ...terms, category: "dirigenti", base: base({ dirigente: "1" }) }),
      aFund({ ...terms, category: "segretario", base: base({ segretario: "1" }) }),
    ];
  });
