import { civilDate } from "../../kernel/civilDate.ts";
import type { Figure } from "../../kernel/figure.ts";
import { groupBy } from "../../kernel/groupBy.ts";
import type { Proof } from "../../kernel/proof.ts";
import { shareOf } from "../../kernel/share.ts";
import type { Person } from "../../organisation/person.ts";
import { PAY_CATEGORIES, type PayCategory, payCategoryOf } from "../../organisation/profile.ts";
import { bandShare } from "../bandShare.ts";
import type { Graded } from "../grade.ts";
import type { Smvp } from "../smvp.ts";
import { type Differentiation, differentiationGrade, differentiationId, differentiationOf, scoresGiven } from "./differentiation.ts";
import type { Known, KnownGrades } from "./evaluateForm.ts";
import { type EvaluatedPerson, evaluatePerson, type GradedForm } from "./evaluatePerson.ts";
import type { Form } from "./form.ts";
import { type ReadySmvp, readySmvp } from "./readySmvp.ts";
import { type HeadCountDecision, type StaffHeadCount, staffHeadCount } from "./staffHeadCount.ts";

/** What a year's individual evaluation is computed from. `known` are the grades of organisational performance. */
export type IndividualMaterial = {
  readonly year: number;
  readonly people: readonly Person[];
  readonly forms: readonly Form[];
  readonly known: Omit<KnownGrades, "differentiationOf">;
  readonly headCountDecision?: HeadCountDecision;
};

/** One row of the grid of scores. */
export type BandCount = { readonly label: string; readonly count: Figure; readonly share: Figure | undefined };

/** How far judgements differ, of each evaluator and within each unit. */
export type NamedDifferentiation = Differentiation & { readonly id: string; readonly name: string; readonly kind: "evaluator" | "unit" };

/** A year's individual evaluation: people in the order of their codes, whatever order they came in. */
export type YearEvaluation = {
  readonly people: readonly EvaluatedPerson[];
  /** How many were evaluated. */
  readonly evaluated: Figure;
  readonly bands: readonly BandCount[];
  readonly bandsByCategory: Readonly<Partial<Record<PayCategory, readonly number[]>>>;
  readonly headCount: StaffHeadCount;
  readonly differentiation: readonly NamedDifferentiation[];
  /** What component (d) gave those judged by it, under the name of its figure. */
  readonly differentiationPoints: readonly (readonly [string, Graded])[];
};

/** Evaluates everybody. Who is judged for how one's judgements differ comes after those one judged; a circle of evaluators leaves that part missing. */
export function evaluateYear(material: IndividualMaterial, smvp: Smvp): YearEvaluation {
  const ready = readySmvp(smvp);
  const formsOf = groupBy(material.forms, ({ person }) => person);
  const judgedBy = groupBy(material.forms, ({ evaluator }) => evaluator);
  const byCode = new Map(material.people.map((person) => [person.code, person]));
  const done = new Map<string, EvaluatedPerson>();
  const begun = new Set<string>();
  const points = new Map<string, Graded>();
  const topBand = smvp.bands.length - 1;

  const differentiation = (evaluator: string): Known | undefined => {
    if (!smvp.differentiation) return undefined;
    const judged = new Set((judgedBy.get(evaluator) ?? []).map(({ person }) => person));
    const given = scoresGiven(
      [...judged].flatMap((code) => evaluated(code)?.forms.filter(({ form }) => form.evaluator === evaluator) ?? []),
      ready,
    );
    const figure = `${differentiationId(evaluator)}/punti`;
    const graded = differentiationGrade(evaluator, given, smvp.differentiation, topBand);
    points.set(figure, graded);
    return { name: "Differenziazione dei giudizi", grade: graded.grade, provenance: { kind: "figure", figure } };
  };
  const known: KnownGrades = { ...material.known, differentiationOf: differentiation };

  function evaluated(code: string): EvaluatedPerson | undefined {
    const person = byCode.get(code);
    if (!person || done.has(code) || begun.has(code)) return done.get(code);
    begun.add(code);
    const result = evaluatePerson(person, formsOf.get(code) ?? [], ready, known);
    done.set(code, result);
    return result;
  }

  const people = [...byCode.keys()].sort().flatMap((code) => evaluated(code) ?? []);
  return {
    people,
    evaluated: countFigure(
      EVALUATED_FIGURE,
      "Valutati",
      "Le persone che hanno un punteggio.",
      people.filter(({ standing }) => standing.kind === "evaluated"),
    ),
    bands: bandCounts(people, ready),
    bandsByCategory: byCategory(people, smvp.bands.length),
    headCount: staffHeadCount(people, civilDate(`${String(material.year)}-12-31`), material.headCountDecision),
    differentiation: differences(people, ready),
    differentiationPoints: [...points].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function differences(people: readonly EvaluatedPerson[], ready: ReadySmvp): NamedDifferentiation[] {
  const forms = people.flatMap((each) => each.forms);
  const topBand = ready.smvp.bands.length - 1;
  const named = (kind: NamedDifferentiation["kind"], keyOf: (form: GradedForm) => string) =>
    [...groupBy(forms, keyOf)]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, held]) => measuredWhenRead(kind, name, () => differentiationOf(name, scoresGiven(held, ready), topBand)));
  return [...named("evaluator", ({ form }) => form.evaluator), ...named("unit", ({ form }) => form.unit)];
}

/** Measures of all evaluators and units are many, and few are read: each is made when a person asks for it. */
function measuredWhenRead(kind: NamedDifferentiation["kind"], name: string, measure: () => Differentiation): NamedDifferentiation {
  let made: Differentiation | undefined;
  const known = () => (made ??= measure());
  return {
    kind,
    name,
    id: differentiationId(name),
    get people() {
      return known().people;
    },
    get metrics() {
      return known().metrics;
    },
  };
}

function byCategory(people: readonly EvaluatedPerson[], bands: number): YearEvaluation["bandsByCategory"] {
  const scored = people.flatMap(({ role, standing }) =>
    standing.kind === "evaluated" ? [{ category: payCategoryOf(role), band: standing.band }] : [],
  );
  const rows = PAY_CATEGORIES.map((category): [PayCategory, number[]] => {
    const held = scored.filter((each) => each.category === category);
    return [category, Array.from({ length: bands }, (_, i) => held.filter(({ band }) => band === i).length)];
  });
  return Object.fromEntries(rows.filter(([, counts]) => counts.some((count) => count > 0)));
}

/** The grid: counts, and shares rounded half-up each on its own; no share where nobody was evaluated. */
function bandCounts(people: readonly EvaluatedPerson[], { smvp }: ReadySmvp): BandCount[] {
  const scored = people.filter(({ standing }) => standing.kind === "evaluated");
  return smvp.bands.map(({ label }, i) => {
    const inside = scored.filter(({ standing }) => standing.kind === "evaluated" && standing.band === i);
    const id = `punteggi/fascia-${String(i + 1)}`;
    const count = countFigure(id, `Valutati con punteggio «${label}»`, "Le persone il cui punteggio cade nella fascia.", inside);
    const share = shareOf(inside.length, scored.length);
    return {
      label,
      count,
      share: share === undefined ? undefined : bandShare({ label, count, all: { figure: EVALUATED_FIGURE, people: scored.length } }, share),
    };
  });
}

function countFigure(id: string, figure: string, rule: string, inside: readonly EvaluatedPerson[]): Figure {
  const text = String(inside.length);
  return {
    id,
    text,
    get proof() {
      return { figure, rule, result: text, ...countOf(inside, text) };
    },
  };
}

function countOf(inside: readonly EvaluatedPerson[], result: string): Pick<Proof, "inputs" | "steps"> {
  const inputs = inside.map(({ person, proof }) => ({
    id: person.code,
    name: `Punteggio ${person.code}`,
    value: proof.result,
    provenance: { kind: "figure" as const, figure: person.code },
  }));
  const operands = inputs.map((input) => input.id);
  return { inputs, steps: [{ id: "conteggio", operation: "count", operands, result, text: `Se ne contano ${result}.` }] };
}

const EVALUATED_FIGURE = "punteggi/valutati";
