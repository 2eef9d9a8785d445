import { type Band, bandIndexOf } from "../../src/domain/evaluation/band.ts";
import type { Grade, Graded } from "../../src/domain/evaluation/grade.ts";
import type { IndicatorReading, MeasuredUse, ScoringRule } from "../../src/domain/evaluation/indicators/indicatorUse.ts";
import { scoreIndicator } from "../../src/domain/evaluation/indicators/scoreIndicator.ts";
import { countReached } from "../../src/domain/evaluation/rollUp/countReached.ts";
import type { Judgement } from "../../src/domain/evaluation/rollUp/judgement.ts";
import { meanOfGrades } from "../../src/domain/evaluation/rollUp/meanOfGrades.ts";
import type { PartToWeigh } from "../../src/domain/evaluation/rollUp/partToWeigh.ts";
import { type ObjectiveToWeigh, rollUpAdministration } from "../../src/domain/evaluation/rollUp/rollUpAdministration.ts";
import type { LevelRules, RollUpRules } from "../../src/domain/evaluation/rollUp/rollUpRules.ts";
import type { Comparison } from "../../src/domain/kernel/comparison.ts";
import { Derivation } from "../../src/domain/kernel/derivation.ts";
import type { Proof, Provenance } from "../../src/domain/kernel/proof.ts";
import { exactText, fromDecimalText, fromExactText } from "../../src/domain/kernel/rational.ts";
import type { Answered } from "./conformance.ts";

const HERE: Provenance = { kind: "entry", where: "vettore di conformità" };

/** What the rules of evaluation answer to the vectors of docs/conformance, under the names the files give them. */
export const EVALUATION_RULES = {
  indicator: (input: { rule: ScoringRule; readings: IndicatorReading[] } & Partial<MeasuredUse>): Answered => {
    const use = { entry: "prova", name: "prova", promised: { kind: "nothing" } as const, accumulation: "last" as const, ...input };
    const { grade, why, proof } = scoreIndicator(use, input.readings, { rule: HERE, promised: HERE, measured: HERE });
    return { answer: { ...told(grade), ...(why && { why }) }, proofs: [proof] };
  },
  comparison: ({ value, relation, target }: { value: string; relation: Comparison; target: string }): Answered => {
    const derivation = new Derivation();
    const [a, b] = [
      derivation.given("a", "prova", fromExactText(value), HERE),
      derivation.given("b", "prova", fromExactText(target), HERE),
    ];
    derivation.compare("confronto", "Confronto", a, derivation.relation("relazione", relation, HERE), b);
    const proof = derivation.conclude({ figure: "prova", rule: "prova" });
    return { answer: proof.result, proofs: [proof] };
  },
  meanOfGrades: (input: { parts: TellingPart[] } & LevelRules): Answered => {
    const level = { figure: "prova", rules: HERE, weights: HERE, whenEmpty: "notApplicable" } as const;
    const { grade, why, proof } = meanOfGrades(level, input.parts.map(partOf), input);
    return { answer: { ...told(grade), ...(why && { why }) }, proofs: [proof] };
  },
  countReached: (input: { parts: TellingPart[]; reachedFrom: string } & Omit<LevelRules, "weights">): Answered => {
    const found = countReached({ figure: "prova", rules: HERE, weights: HERE }, input.parts.map(partOf), input.reachedFrom, input);
    if (!found) return { answer: null, proofs: [] };
    const { reached, of, leftOut, proof } = found;
    return { answer: { reached, of, leftOut }, proofs: [proof] };
  },
  rollUpAdministration: (input: { objectives: TellingObjective[]; units: TellingUnit[]; rules: RollUpRules }): Answered => {
    const objectives = input.objectives.map(({ grades, judged, ...objective }) => {
      return { ...objective, name: objective.code, indicators: partsOf(grades), ...judgedAt(judged) };
    });
    const units = input.units.map(({ services, ...unit }) => {
      return {
        ...unit,
        name: unit.code,
        services: services.map(({ grades, ...each }) => ({ ...each, name: each.code, indicators: partsOf(grades) })),
      };
    });
    const found = rollUpAdministration(objectives, units, input.rules, { rules: HERE, weights: HERE });
    const [all, each] = [found.objectives, found.units].map((things) => things.map(({ computed }) => told(computed.grade)));
    return {
      answer: { objectives: all, units: each, administration: told(found.administration.grade), outside: found.outside },
      proofs: [...found.objectives, ...found.units, { computed: found.administration }].map(({ computed }) => computed.proof),
    };
  },
  band: ({ bands, score }: { bands: Band[]; score: string }): Answered => {
    return { answer: { band: bandIndexOf(fromDecimalText(score), bands) ?? null }, proofs: [] };
  },
};

type Told = { grade: Grade["kind"]; value?: string };
type TellingPart = { code: string; grade: Told; weight?: string; share?: string; judged?: string };

type TellingObjective = Pick<ObjectiveToWeigh, "code" | "held"> & { grades: Told[]; judged?: string };
type TellingUnit = { code: string; weight?: string; services: { code: string; share: string; grades: Told[] }[] };

function partsOf(grades: readonly Told[]): PartToWeigh[] {
  return grades.map((grade, i) => partOf({ code: String(i), grade }));
}

function told(grade: Grade): Told {
  return grade.kind === "graded" ? { grade: grade.kind, value: exactText(grade.value) } : { grade: grade.kind };
}

function partOf({ code, grade, judged, ...weights }: TellingPart): PartToWeigh {
  return { code, name: code, computed: graded(grade), ...weights, ...judgedAt(judged) };
}

function judgedAt(value: string | undefined): { judged?: Judgement } {
  return value === undefined ? {} : { judged: { value, reason: "prova", by: "OIV" } };
}

function graded({ grade, value }: Told): Graded {
  const proof: Proof = { figure: "prova", result: value ?? grade, rule: "prova", inputs: [], steps: [] };
  return { grade: grade === "graded" ? { kind: grade, value: fromExactText(value ?? "") } : { kind: grade }, proof };
}
