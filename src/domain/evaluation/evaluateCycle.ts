import { byCode } from "../kernel/byCode.ts";
import { slugOf } from "../kernel/figure.ts";
import type { Provenance } from "../kernel/proof.ts";
import { parseItalianNumber, toDecimalText } from "../kernel/rational.ts";
import type { FollowedIndicator } from "../plan/indicator.ts";
import type { Objective } from "../plan/objective.ts";
import { nameOf } from "../plan/outcomeOfIndicators.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import { GRADE_WORDS, type Graded } from "./grade.ts";
import { Derivation } from "../kernel/derivation.ts";
import type { LevelRules } from "./rollUp/rollUpRules.ts";
import { scoreIndicator } from "./indicators/scoreIndicator.ts";
import { scoreFollowed } from "./indicators/scoreFollowed.ts";
import type { Known } from "./individual/evaluateForm.ts";
import { evaluateYear, type IndividualMaterial, type YearEvaluation } from "./individual/evaluateYear.ts";
import type { OrganisationalMaterial, ServiceActivity } from "./organisationalMaterial.ts";
import { judgementOf } from "./rollUp/judgement.ts";
import { countingOf, type PartToWeigh } from "./rollUp/partToWeigh.ts";
import {
  type AdministrationGrades,
  type HolderPart,
  type ObjectiveToWeigh,
  type RolledUpThing,
  rollUpAdministration,
  type ServiceToWeigh,
  type UnitToWeigh,
} from "./rollUp/rollUpAdministration.ts";
import type { Smvp } from "./smvp.ts";

/** Everything a year's evaluation is computed from, beside the SMVP. */
export type CycleMaterial = Omit<IndividualMaterial, "known"> & {
  readonly objectives: readonly Objective[];
  readonly organisation: OrganisationalMaterial;
};

/** A year evaluated: the administration and its units, then its people. */
export type CycleEvaluation = {
  readonly organisation: AdministrationGrades & {
    /** What each indicator was scored, under the name of its figure. */
    readonly indicators: readonly (readonly [string, Graded])[];
    /** The grade of each objective that counts, computed or judged as the SMVP says, under the objective's code. */
    readonly counting: readonly (readonly [string, Graded])[];
  };
  readonly individual: YearEvaluation;
};

const RULES: Provenance = { kind: "clause", document: "smvp", clause: "aggregazione" };
const ACHIEVEMENT: Provenance = { kind: "clause", document: "smvp", clause: "raggiungimento" };
const WEIGHTS: Provenance = { kind: "entry", where: "pesi del piano" };

/** The name of a grade in addresses: of an objective by its code, of a unit by its name, of a part of either: "grado/2024-001/misura". */
export function gradeFigure(of: string | undefined, part?: string): string {
  return ["grado", ...(of === undefined ? [] : [slugOf(of)]), ...(part === undefined ? [] : [part])].join("/");
}

export const ADMINISTRATION_FIGURE = "grado/ente";

/** Evaluates a year from its objectives to its people. The same material with the same SMVP gives the same figures, whatever order it comes in. */
export function evaluateCycle(material: CycleMaterial, smvp: Smvp): CycleEvaluation {
  const organisation = organisationalGrades(material, smvp);
  const units = new Map(organisation.units.map((unit) => [unit.code, unit]));
  const objectives = new Map(organisation.objectives.map((objective) => [objective.code, objective]));
  const plan = new Map(material.objectives.map((objective) => [String(objective.code), objective]));
  const { units: ofUnits, objectives: ofObjectives } = smvp.rollUp;
  const judged = material.organisation.administration;
  const whole = { computed: organisation.administration, figure: ADMINISTRATION_FIGURE, ...(judged && { judged }) };
  const known: IndividualMaterial["known"] = {
    administration: { name: "Performance organizzativa dell'ente", ...countingOf(whole, ofUnits.takes) },
    ofUnit: remembering((name) => {
      const unit = units.get(name);
      return unit && { name: `Performance organizzativa, ${name}`, ...countingOf({ ...unit, figure: gradeFigure(name) }, ofUnits.takes) };
    }),
    ofObjective: remembering((code): Known | undefined => {
      const [graded, planned] = [objectives.get(code), plan.get(code)];
      if (!graded || !planned) return undefined;
      const weight = weightOf(planned);
      const counting = countingOf({ ...graded, figure: gradeFigure(code) }, ofObjectives.takes);
      return { name: `${code} ${planned.title}`, ...counting, ...(weight !== undefined && { weight }) };
    }),
  };
  return { organisation, individual: evaluateYear({ ...material, known }, smvp) };
}

/** Answers for a name what was found the first time. */
function remembering<Found>(find: (name: string) => Found): (name: string) => Found {
  const known = new Map<string, Found>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    known.set(name, found);
    return found;
  };
}

/** Organisational performance alone: what indicators, objectives and services make of units and administration. */
export function organisationalGrades(
  { objectives, organisation }: Pick<CycleMaterial, "objectives" | "organisation">,
  smvp: Smvp,
): CycleEvaluation["organisation"] {
  const stated = new Map(organisation.units.map((unit) => [unit.unit, unit]));
  const groups = objectives.flatMap(({ holder, group }) => (holder.kind === "unit" ? [group] : []));
  const holding = organisation.shared.flatMap(({ holders }) => holders.map(({ unit }) => unit));
  const names = [...new Set([...groups, ...holding, ...stated.keys()])].sort();
  const units = names.map((name): UnitToWeigh => {
    const { weight, judged, services = [] } = stated.get(name) ?? {};
    return {
      code: name,
      name,
      services: services.map((service) => serviceToWeigh(name, service)),
      ...(weight !== undefined && { weight }),
      ...(judged && { judged }),
    };
  });
  const shared = new Map(organisation.shared.map(({ objective, holders }) => [objective, holders]));
  const weighed = byCode(objectives).map((objective) => objectiveToWeigh(objective, smvp, shared.get(objective.code)));
  const parts = [...weighed, ...units.flatMap(({ services }) => services)].flatMap(({ indicators }) => indicators);
  const indicators = parts.flatMap(({ figure, computed }) => (figure === undefined ? [] : [[figure, computed] as const]));
  const provenance = { rules: RULES, weights: WEIGHTS, figureOf: gradeFigure };
  const grades = rollUpAdministration(weighed, units, smvp.rollUp, provenance);
  const counting = grades.objectives.map(
    (objective) => [objective.code, gradeThatCounts(objective, smvp.rollUp.objectives.takes)] as const,
  );
  return { ...grades, indicators, counting };
}

function gradeThatCounts(objective: RolledUpThing, takes: LevelRules["takes"]): Graded {
  const { code } = objective;
  const { grade, provenance } = countingOf({ ...objective, figure: gradeFigure(code) }, takes);
  const about = {
    figure: `Grado di raggiungimento che conta, obiettivo ${code}`,
    rule: "Il grado valutato o quello calcolato, come dice il sistema di valutazione.",
  };
  const d = new Derivation();
  if (grade.kind !== "graded") return { grade, proof: d.conclude({ ...about, result: GRADE_WORDS[grade.kind] }) };
  d.read("conta", "Conta", d.given("grado", provenance.kind === "figure" ? "Grado calcolato" : "Grado valutato", grade.value, provenance));
  return { grade, proof: d.conclude(about) };
}

function objectiveToWeigh(objective: Objective, smvp: Smvp, holders: readonly HolderPart[] | undefined): ObjectiveToWeigh {
  const { code, title, holder, group } = objective;
  const weight = weightOf(objective);
  const weighed = weight === undefined ? {} : { weight };
  const judged = judgementOf(objective, smvp.achievement);
  return {
    code,
    name: title,
    indicators: objective.indicators.map((indicator) => indicatorToWeigh(objective, indicator, smvp)),
    held: holders ?? (holder.kind === "unit" ? [{ unit: group, ...weighed }] : { crossCutting: true, ...weighed }),
    ...(judged && { judged }),
  };
}

/** An indicator of an objective: measured, and judged where the document gives it an outcome of its own. The only one is all of its objective. */
function indicatorToWeigh(objective: Objective, indicator: FollowedIndicator, smvp: Smvp): PartToWeigh {
  const { code, title, indicators } = objective;
  const isOnly = indicators.length === 1;
  const judged = indicator.evaluated && judgementOf({ evaluated: indicator.evaluated }, smvp.achievement);
  const weight = isOnly ? "100" : weightOf(indicator);
  return {
    code: `${code}/${isOnly ? "1" : String(indicator.number).padStart(3, "0")}`,
    name: isOnly ? title : nameOf(indicator),
    computed: scoreFollowed(objective, indicator, smvp.achievement, ACHIEVEMENT),
    figure: gradeFigure(code, isOnly ? "misura" : `misura-${String(indicator.number)}`),
    ...(judged && { judged }),
    ...(smvp.rollUp.indicators.weights !== "none" && weight !== undefined && { weight }),
  };
}

function serviceToWeigh(unit: string, { name, share, indicators }: ServiceActivity): ServiceToWeigh {
  return {
    code: slugOf(name),
    name,
    share,
    indicators: indicators.map(({ use, readings }) => ({
      code: use.entry,
      name: use.name,
      figure: gradeFigure(unit, `servizio-${slugOf(name)}/${use.entry}`),
      computed: scoreIndicator(use, readings, {
        rule: ACHIEVEMENT,
        promised: WEIGHTS,
        measured: { kind: "entry", where: `attività ordinaria, ${name}` },
      }),
      ...(use.weight !== undefined && { weight: use.weight }),
    })),
  };
}

/** The weight a plan prints, "30" or "30 %"; words that are no number are no weight. */
function weightOf({ weight }: { readonly weight?: string }): DecimalText | undefined {
  const read = parseItalianNumber(weight?.replace(/\s*%$/, "") ?? "");
  return read && toDecimalText(read);
}
