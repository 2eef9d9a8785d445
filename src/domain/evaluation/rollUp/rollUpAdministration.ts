import { byCode } from "../../kernel/byCode.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { fromDecimalText, HUNDRED, subtract, sumOf, toDecimalText } from "../../kernel/rational.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import { gradeOfObjectives } from "./gradeOfObjectives.ts";
import type { Judgement } from "./judgement.ts";
import { meanOfGrades, type RolledUp } from "./meanOfGrades.ts";
import type { PartToWeigh } from "./partToWeigh.ts";
import type { RollUpRules } from "./rollUpRules.ts";

/** Who holds an objective, the weight it has for that holder, and the share of it that is the holder's. */
export type HolderPart = { readonly unit: string; readonly weight?: DecimalText; readonly share?: DecimalText };

/** An objective with the grades of its indicators. A cross-cutting one has no holder, and one weight among the others like it. */
export type ObjectiveToWeigh = {
  readonly code: string;
  readonly name: string;
  readonly indicators: readonly PartToWeigh[];
  readonly judged?: Judgement;
  readonly held: readonly HolderPart[] | { readonly crossCutting: true; readonly weight?: DecimalText };
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

/** A unit: all of it, its objectives alone, and each of its services. */
export type RolledUpUnit = RolledUpThing & { readonly objectives: RolledUp; readonly services: readonly RolledUpThing[] };

export type AdministrationGrades = {
  readonly objectives: readonly RolledUpThing[];
  readonly crossCutting: RolledUp;
  readonly units: readonly RolledUpUnit[];
  /** All units together, before what the administration has of its own. */
  readonly unitsTogether: RolledUp;
  readonly administration: RolledUp;
  /** Objectives with a holder that is none of the units given, so that they count less or nowhere: shown, never dropped in silence. */
  readonly outside: readonly string[];
};

/**
 * Where rules and weights stand, and how grades are called in addresses: of an objective or unit by its code, of a part of a unit by the part too, and of
 * what belongs to the whole administration by the part alone.
 */
export type RollUpProvenance = {
  readonly rules: Provenance;
  readonly weights: Provenance;
  readonly figureOf?: (code: string | undefined, part?: RollUpPart) => string;
};

/** A part of a unit or of the administration that has a grade of its own. */
export type RollUpPart = "obiettivi" | "trasversali" | "unita" | `servizio-${string}`;

type Method = { readonly rules: RollUpRules; readonly provenance: RollUpProvenance };

/** Organisational performance (it. "performance organizzativa"): indicators into objectives, objectives and services into units, units into the administration. */
export function rollUpAdministration(
  objectives: readonly ObjectiveToWeigh[],
  units: readonly UnitToWeigh[],
  rules: RollUpRules,
  provenance: RollUpProvenance,
): AdministrationGrades {
  const method: Method = { rules, provenance };
  const graded = byCode(objectives).map((objective) => ({ objective, computed: gradeOfObjective(method, objective) }));
  const { ofAll, byUnit } = partsOfHolders(method, graded);
  const crossCutting = gradeOfObjectives("Grado di raggiungimento degli obiettivi trasversali", ofAll, rules.objectives, provenance);
  const shared: PartToWeigh[] =
    ofAll.length === 0 ? [] : [aPart(method, undefined, "trasversali", "Obiettivi trasversali", crossCutting, rules.crossCutting.share)];
  const isInUnits = rules.crossCutting.enters === "units";
  const inOrder = byCode(units).map((unit) => ({
    unit,
    graded: gradeOfUnit(method, unit, byUnit.get(unit.code) ?? [], isInUnits ? shared : []),
  }));
  const together = meanOfGrades(
    { figure: "Performance organizzativa delle unità", ...provenance, whenEmpty: "notApplicable" },
    inOrder.map(({ unit, graded: { computed } }) => partOf(method, { ...unit, computed }, unit)),
    rules.units,
  );
  const ofUnits = aPart(method, undefined, "unita", "Unità", together);
  return {
    objectives: graded.map(({ objective: { code, judged }, computed }) => ({ code, computed, ...(judged && { judged }) })),
    crossCutting,
    units: inOrder.map((each) => each.graded),
    unitsTogether: together,
    administration: withTheRest(method, "Performance organizzativa dell'amministrazione", ofUnits, isInUnits ? [] : shared),
    outside: outsideOf(objectives, units),
  };
}

function gradeOfObjective({ rules, provenance }: Method, { code, name, indicators }: ObjectiveToWeigh): RolledUp {
  const figure = `Grado di raggiungimento dell'obiettivo ${code}, ${name}`;
  return meanOfGrades({ figure, ...provenance, whenEmpty: "missing" }, indicators, rules.indicators);
}

type GradedObjective = { readonly objective: ObjectiveToWeigh; readonly computed: RolledUp };

/** What each holder has of the objectives, with that holder's weight and share; and the cross-cutting ones, which are of all. */
function partsOfHolders(method: Method, graded: readonly GradedObjective[]): { ofAll: PartToWeigh[]; byUnit: Map<string, PartToWeigh[]> } {
  const ofAll: PartToWeigh[] = [];
  const byUnit = new Map<string, PartToWeigh[]>();
  for (const { objective, computed } of graded) {
    const named = { ...objective, name: `${objective.code} ${objective.name}`, computed };
    if ("crossCutting" in objective.held) ofAll.push(partOf(method, named, objective.held));
    else
      for (const holding of objective.held) {
        const parts = byUnit.get(holding.unit) ?? [];
        parts.push(
          partOf(
            method,
            named,
            method.rules.shared === "byShare" ? holding : { ...(holding.weight !== undefined && { weight: holding.weight }) },
          ),
        );
        byUnit.set(holding.unit, parts);
      }
  }
  return { ofAll, byUnit };
}

/** A unit from its objectives, what it shares with all, and the ordinary activity of its services. */
function gradeOfUnit(method: Method, unit: UnitToWeigh, own: readonly PartToWeigh[], shared: readonly PartToWeigh[]): RolledUpUnit {
  const { rules, provenance } = method;
  const { code, name, judged } = unit;
  const objectives = gradeOfObjectives(`Grado di raggiungimento degli obiettivi di ${name}`, own, rules.objectives, provenance);
  const services = unit.services.map((service) => {
    const figure = `Attività ordinaria di ${service.name}, ${name}`;
    return { service, computed: meanOfGrades({ figure, ...provenance, whenEmpty: "missing" }, service.indicators, rules.ordinaryActivity) };
  });
  const ordinary = services.map(({ service, computed }) =>
    aPart(method, code, `servizio-${service.code}`, service.name, computed, service.share),
  );
  return {
    code,
    computed: withTheRest(method, `Performance organizzativa di ${name}`, aPart(method, code, "obiettivi", "Obiettivi", objectives), [
      ...shared,
      ...ordinary,
    ]),
    ...(judged && { judged }),
    objectives,
    services: services.map(({ service, computed }) => ({ code: service.code, computed })),
  };
}

/** What has a stated share in percent takes it; what remains of 100 is of the rest. */
function withTheRest({ rules, provenance }: Method, figure: string, rest: PartToWeigh, stated: readonly PartToWeigh[]): RolledUp {
  const remains = subtract(HUNDRED, sumOf(stated.map(({ weight }) => fromDecimalText(weight ?? "0"))));
  const parts = [{ ...rest, weight: toDecimalText(remains) }, ...stated];
  return meanOfGrades({ figure, ...provenance, whenEmpty: "notApplicable" }, parts, { ...rules.unitParts, weights: "percent" });
}

function partOf(
  { provenance: { figureOf } }: Method,
  { code, name, computed, judged }: RolledUpThing & { readonly name: string },
  { weight, share }: Omit<HolderPart, "unit">,
): PartToWeigh {
  return {
    code,
    name,
    computed,
    ...(weight !== undefined && { weight }),
    ...(figureOf && { figure: figureOf(code) }),
    ...(judged && { judged }),
    ...(share !== undefined && { share }),
  };
}

/** A part of a unit, or of the administration where no unit is named. */
function aPart(
  { provenance: { figureOf } }: Method,
  unit: string | undefined,
  part: RollUpPart,
  name: string,
  computed: RolledUp,
  weight?: DecimalText,
): PartToWeigh {
  return { code: part, name, computed, ...(figureOf && { figure: figureOf(unit, part) }), ...(weight !== undefined && { weight }) };
}

function outsideOf(objectives: readonly ObjectiveToWeigh[], units: readonly UnitToWeigh[]): string[] {
  const known = new Set(units.map(({ code }) => code));
  const isInside = ({ held }: ObjectiveToWeigh) => "crossCutting" in held || (held.length > 0 && held.every(({ unit }) => known.has(unit)));
  return byCode(objectives.filter((objective) => !isInside(objective))).map(({ code }) => code);
}
