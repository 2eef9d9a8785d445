import { decimalText, exactText, type Rational, roundHalfUp } from "../kernel/rational.ts";
import type { PayCategory, Profile } from "../organisation/profile.ts";
import type { CycleEvaluation } from "./evaluateCycle.ts";
import { GRADE_WORDS, type Grade } from "./grade.ts";
import type { EvaluatedPerson } from "./individual/evaluatePerson.ts";
import type { RoleCount } from "./individual/staffHeadCount.ts";
import type { ProofOfRun } from "./runParts.ts";
import type { DifferentiationMetric, Smvp } from "./smvp.ts";

/** A person's line: a score with its band, or why there is none. */
export type PersonLine = {
  readonly person: string;
  readonly role: Profile;
  readonly standing: "evaluated" | "waiting" | "notEvaluated";
  readonly score?: string;
  readonly band?: string;
  readonly isNegative?: boolean;
  readonly why?: string;
};

/** A year's evaluation as programs read it: numbers that are no counts are text. */
export type EvaluationSummary = {
  readonly evaluated: number;
  readonly headCount: Omit<RoleCount, "evaluated"> & {
    readonly readings: readonly number[];
    readonly closes: boolean;
    readonly roles: readonly (RoleCount & { readonly role: Profile })[];
  };
  readonly bands: readonly { readonly label: string; readonly count: number; readonly share: string | null }[];
  readonly bandsByCategory: Readonly<Partial<Record<PayCategory, readonly number[]>>>;
  /** Organisational performance, with two decimals, or in words where there is no number. */
  readonly administration: string;
  readonly units: readonly { readonly unit: string; readonly grade: string }[];
  readonly differentiation: readonly {
    readonly name: string;
    readonly kind: "evaluator" | "unit";
    readonly people: number;
    readonly metrics: Readonly<Record<DifferentiationMetric, string>>;
  }[];
  readonly people: readonly PersonLine[];
};

/** The summary of an evaluation: what is printed, and what a recorded run keeps. */
export function evaluationSummary({ organisation, individual }: CycleEvaluation, smvp: Smvp): EvaluationSummary {
  const { evaluated, roles, ...headCount } = individual.headCount;
  return {
    evaluated,
    headCount: { ...headCount, readings: [], roles },
    bands: individual.bands.map(({ label, count, share }) => ({ label, count: Number(count.text), share: share?.proof.result ?? null })),
    bandsByCategory: individual.bandsByCategory,
    administration: gradeText(organisation.administration.grade),
    units: organisation.units.map(({ code, computed, judged }) => ({
      unit: code,
      grade: judged && smvp.rollUp.units.takes === "judged" ? judged.value : gradeText(computed.grade),
    })),
    differentiation: individual.differentiation.map(({ name, kind, people, metrics }) => ({
      name,
      kind,
      people,
      metrics: {
        standardDeviation: gradeText(metrics.standardDeviation.grade),
        distinctScores: gradeText(metrics.distinctScores.grade),
        topBandShare: gradeText(metrics.topBandShare.grade),
        equalScores: gradeText(metrics.equalScores.grade),
      },
    })),
    people: individual.people.map((person) => lineOf(person, smvp)),
  };
}

/** Every proof of an evaluation, in an order that depends on nothing but the material. */
export function proofsOf({ organisation, individual }: CycleEvaluation): ProofOfRun[] {
  return [
    { proof: organisation.administration.proof },
    ...organisation.units.map(({ computed: { proof } }) => ({ proof })),
    ...organisation.objectives.map(({ computed: { proof } }) => ({ proof })),
    ...individual.people.flatMap(({ person: { code: person }, forms, proof }) => [
      ...forms.map(({ graded }) => ({ person, proof: graded.proof })),
      { person, proof },
    ]),
    ...individual.bands.map(({ count: { proof } }) => ({ proof })),
  ];
}

function lineOf({ person, role, standing }: EvaluatedPerson, { bands, rounding }: Smvp): PersonLine {
  const who = { person: person.code, role };
  switch (standing.kind) {
    case "evaluated": {
      const band = standing.band === undefined ? undefined : bands[standing.band]?.label;
      const score = withDecimals(standing.published, rounding.decimals);
      return { ...who, standing: "evaluated", score, ...(band !== undefined && { band }), isNegative: standing.isNegative };
    }
    case "waiting":
      return { ...who, standing: "waiting", why: standing.why };
    case "notEvaluated":
      return { ...who, standing: "notEvaluated", why: standing.reason };
  }
}

function withDecimals(value: Rational, decimals: number): string {
  return decimalText(roundHalfUp(value, decimals), decimals);
}

/** A grade with two decimals, or the words of why there is none. */
function gradeText(grade: Grade): string {
  if (grade.kind !== "graded") return GRADE_WORDS[grade.kind];
  return grade.value.denominator === 1n ? exactText(grade.value) : withDecimals(grade.value, 2);
}
