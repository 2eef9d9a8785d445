import { byCode } from "../../kernel/byCode.ts";
import { groupBy } from "../../kernel/groupBy.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { fromDecimalText, HUNDRED, subtract, sumOf, toDecimalText } from "../../kernel/rational.ts";
import type { DecimalText } from "../../plan/target.ts";
import { gradeOfObjectives } from "./gradeOfObjectives.ts";
import type { Judgement } from "./judgement.ts";
import { meanOfGrades, type RolledUp } from "./meanOfGrades.ts";
import type { PartToWeigh } from "./partToWeigh.ts";
import type { LevelRules, RollUpRules } from "./rollUpRules.ts";

/** Who holds an objective, the weight it has for that holder, and the share of it that is the holder's. */
export type Holding = { readonly unit: string; readonly weight?: DecimalText; readonly share?: DecimalText };

/** An objective with the grades of its indicators. A cross-cutting one has no holder, and one weight among the others like it. */
export type ObjectiveToWeigh = {
  readonly code: string;
  readonly name: string;
  readonly indicators: readonly PartToWeigh[];
  readonly judged?: Judgement;
  readonly held: readonly Holding[] | { readonly crossCutting: true; readonly weight?: DecimalText };
};

/** The ordinary activity of a service (it. "attività ordinaria"), beside the objectives, with its share in percent of the unit's grade. */
export type ServiceToWeigh = {
  readonly code: string;
  readonly name: string;
  readonly share: DecimalText;
  readonly indicators: readonly PartToWeigh[];
};

export type UnitToWeigh = {
  readonly code: string;
  readonly name: string;
  readonly weight?: DecimalText;
  readonly judged?: Judgement;
  readonly services: readonly ServiceToWeigh[];
};

/** The grade of each thing, computed, and what was judged beside it. */
export type RolledUpThing = { readonly code: string; readonly computed: RolledUp; readonly judged?: Judgement };

export type AdministrationGrades = {
  readonly objectives: readonly RolledUpThing[];
  readonly crossCutting: RolledUp;
  readonly units: readonly (RolledUpThing & { readonly objectives: RolledUp; readonly services: readonly RolledUpThing[] })[];
  readonly administration: RolledUp;
  /** Objectives that count nowhere, since none of the units given holds them: shown, never dropped in silence. */
  readonly outside: readonly string[];
};

/** Where rules and weights stand, and how the grade of an objective or a unit is called in addresses, by its code. */
export type RollUpProvenance = {
  readonly rules: Provenance;
  readonly weights: Provenance;
  readonly figureOf?: (code: string) => string;
};

/** Organisational performance (it. "performance organizzativa"): indicators into objectives, objectives and services into units, units into the administration. */
export function rollUpAdministration(
  objectives: readonly ObjectiveToWeigh[],
  units: readonly UnitToWeigh[],
  rules: RollUpRules,
  provenance: RollUpProvenance,
): AdministrationGrades {
  const named = (code: string) => (provenance.figureOf ? { figure: provenance.figureOf(code) } : {});
  const graded = byCode(objectives).map((objective) => ({
    objective,
    computed: meanOfGrades(
      { figure: `Grado di raggiungimento dell'obiettivo ${objective.code}, ${objective.name}`, ...provenance, whenEmpty: "missing" },
      objective.indicators,
      rules.indicators,
    ),
  }));
  const partOf = ({ objective, computed }: (typeof graded)[number], { weight, share }: Omit<Holding, "unit">): PartToWeigh => ({
    code: objective.code,
    name: `${objective.code} ${objective.name}`,
    computed,
    ...named(objective.code),
    ...(objective.judged && { judged: objective.judged }),
    ...(weight !== undefined && { weight }),
    ...(share !== undefined && { share }),
  });
  const ofAll = graded.flatMap((each) => ("crossCutting" in each.objective.held ? [partOf(each, each.objective.held)] : []));
  const held = graded.flatMap((each) =>
    "crossCutting" in each.objective.held
      ? []
      : each.objective.held.map((holding) => ({ unit: holding.unit, part: partOf(each, holding) })),
  );
  const byUnit = groupBy(held, ({ unit }) => unit);
  const crossCutting = gradeOfObjectives("Grado di raggiungimento degli obiettivi trasversali", ofAll, rules.objectives, provenance);
  const shared = ofAll.length === 0 ? [] : [aPart("trasversali", "Obiettivi trasversali", crossCutting, rules.crossCutting.share)];
  const inUnits = rules.crossCutting.enters === "units" ? shared : [];
  const inAll = rules.crossCutting.enters === "administration" ? shared : [];
  const inOrder = byCode(units);
  const ofUnits = inOrder.map((unit) => {
    const own = gradeOfObjectives(
      `Grado di raggiungimento degli obiettivi di ${unit.name}`,
      (byUnit.get(unit.code) ?? []).map(({ part }) => part),
      rules.objectives,
      provenance,
    );
    const services = unit.services.map((service) => ({ service, computed: gradeOfService(unit, service) }));
    const parts = [
      ...inUnits,
      ...services.map(({ service, computed }) => aPart(`servizio-${service.code}`, service.name, computed, service.share)),
    ];
    const computed = withTheRest(`Performance organizzativa di ${unit.name}`, aPart("obiettivi", "Obiettivi", own), parts);
    return {
      code: unit.code,
      computed,
      ...(unit.judged && { judged: unit.judged }),
      objectives: own,
      services: services.map(({ service, computed: grade }) => ({ code: service.code, computed: grade })),
    };
  });
  const asParts = inOrder.map(({ code, name, weight, judged }, i): PartToWeigh => ({
    code,
    name,
    computed: ofUnits[i]!.computed,
    ...named(code),
    ...(judged && { judged }),
    ...(weight !== undefined && { weight }),
  })); // prettier-ignore
  const ofUnitsTogether = meanOfGrades(
    { figure: "Performance organizzativa delle unità", ...provenance, whenEmpty: "notApplicable" },
    asParts,
    rules.units,
  );
  return {
    objectives: graded.map(({ objective: { code, judged }, computed }) => ({ code, computed, ...(judged && { judged }) })),
    outside: outsideOf(objectives, units),
    crossCutting,
    units: ofUnits,
    administration: withTheRest("Performance organizzativa dell'amministrazione", aPart("unita", "Unità", ofUnitsTogether), inAll),
  };

  function gradeOfService(unit: UnitToWeigh, { name, indicators }: ServiceToWeigh): RolledUp {
    const figure = `Attività ordinaria di ${name}, ${unit.name}`;
    return meanOfGrades({ figure, ...provenance, whenEmpty: "missing" }, indicators, rules.ordinaryActivity);
  }

  /** What has a stated share takes it; what remains of 100 is of the rest. */
  function withTheRest(figure: string, rest: PartToWeigh, stated: readonly PartToWeigh[]): RolledUp {
    const remains = subtract(HUNDRED, sumOf(stated.map(({ weight }) => fromDecimalText(weight ?? "0"))));
    const level: LevelRules = { ...rules.unitParts, weights: "percent" };
    return meanOfGrades(
      { figure, ...provenance, whenEmpty: "notApplicable" },
      [{ ...rest, weight: toDecimalText(remains) }, ...stated],
      level,
    );
  }
}

function aPart(code: string, name: string, computed: RolledUp, weight?: DecimalText): PartToWeigh {
  return { code, name, computed, ...(weight !== undefined && { weight }) };
}

function outsideOf(objectives: readonly ObjectiveToWeigh[], units: readonly UnitToWeigh[]): string[] {
  const known = new Set(units.map(({ code }) => code));
  const isInside = ({ held }: ObjectiveToWeigh) => "crossCutting" in held || held.some(({ unit }) => known.has(unit));
  return byCode(objectives.filter((objective) => !isInside(objective))).map(({ code }) => code);
}
