import { mapEach, type OneOrMore } from "../kernel/oneOrMore.ts";
import { holderOf } from "./group.ts";
import { type Indicator, kindOfIndicator, reliabilityOf } from "./indicator.ts";
import type { PlannedObjective, UnreadCell } from "./objective.ts";
import { kindOfObjective } from "./objectiveKind.ts";
import { readBaselines, readCodes, readIndicatorClass, readNames, readNumbers, readWeight } from "./readCells.ts";
import { readCup, readDirection, readGoals, readPhases, readProgramme, readResources } from "./readDetails.ts";
import { readTarget } from "./readTarget.ts";
import { type KnownUnits, readStructures } from "./structures.ts";

/** An indicator in the words of a document; a word that is absent, the document does not have. */
export type IndicatorWords = {
  readonly indicator: string;
  readonly target: string;
  readonly source: string;
  readonly indicatorWeight?: string;
  /** The kind in a column of its own, where the indicator has a name: else the indicator's words say it. */
  readonly indicatorKind?: string;
  readonly indicatorClass?: string;
  readonly laterTargets?: readonly { readonly year: number; readonly written: string }[];
  readonly baselines?: string;
  readonly benchmark?: string;
  readonly formula?: string;
  readonly measure?: string;
  readonly direction?: string;
  readonly dataOwner?: string;
};

/** An objective in the words of a document; a word that is absent, the document does not have. */
export type ObjectiveWords = {
  readonly title: string;
  readonly description: string;
  readonly number?: string;
  readonly weight?: string;
  readonly kind?: string;
  readonly strategic?: string;
  readonly operational?: string;
  readonly services?: string;
  readonly publicValue?: string;
  readonly resources?: string;
  readonly stakeholders?: string;
  readonly contributors?: string;
  readonly programme?: string;
  readonly phases?: string;
  readonly cup?: string;
  readonly goals?: string;
  readonly indicators: OneOrMore<IndicatorWords>;
};

/**
 * What an objective promises, as its words say it: who answers for it, what measures it, what the targets mean, how far the sources can be trusted. Of the cells that
 * name units only structures are kept, by the units that are known.
 */
export function plannedObjective(words: ObjectiveWords, group: string, year: number, known: KnownUnits = new Set()): PlannedObjective {
  const { title, description, number, weight, kind, resources, stakeholders } = words;
  const strategic = readNumbers(words.strategic ?? "");
  const operational = readCodes(words.operational ?? "");
  const indicators = mapEach(words.indicators, (each) => indicatorOf(each, year, known));
  const programme = readProgramme(words.programme ?? "");
  const phases = readPhases(words.phases ?? "");
  const cup = readCup(words.cup ?? "");
  const goals = readGoals(words.goals ?? "");
  const unread = [
    ...unreadCell("peso", weight, weight !== undefined && readWeight(weight) !== undefined),
    ...unreadCell("obiettivo strategico", words.strategic, strategic !== undefined),
    ...unreadCell("obiettivo operativo", words.operational, operational !== undefined),
    ...unreadCell("missione e programma", words.programme, programme !== undefined),
    ...unreadCell("fasi", words.phases, phases !== undefined),
    ...unreadCell("CUP", words.cup, cup !== undefined),
    ...unreadCell("Agenda 2030", words.goals, goals !== undefined),
    ...words.indicators.flatMap((each, i) => unreadOf(each, indicators[i]!)),
  ];
  return {
    title,
    description,
    group,
    holder: holderOf(group),
    indicators,
    ...(number !== undefined && { number }),
    ...(weight !== undefined && { weight }),
    ...(kind !== undefined && { kind: { written: kind, kind: kindOfObjective(kind) } }),
    links: {
      strategic: strategic ?? [],
      operational: operational ?? [],
      services: readNames(words.services ?? ""),
      publicValue: readNames(words.publicValue ?? ""),
    },
    ...(resources !== undefined && { resources }),
    resource: { ...readResources(resources ?? ""), ...(programme !== undefined && { programme }) },
    ...(stakeholders !== undefined && { stakeholders }),
    contributors: readStructures(words.contributors ?? "", known).kept,
    phases: phases ?? [],
    cup: cup ?? [],
    goals: goals ?? [],
    unread,
  };
}

function unreadOf({ indicatorKind, indicatorClass, baselines, direction }: IndicatorWords, indicator: Indicator): UnreadCell[] {
  return [
    ...unreadCell("tipo di indicatore", indicatorKind, kindOfIndicator(indicatorKind ?? "") !== "unstated"),
    ...unreadCell("classe dell'indicatore", indicatorClass, indicator.class !== undefined),
    ...unreadCell("valori precedenti", baselines, indicator.baselines.length > 0),
    ...unreadCell("verso", direction, indicator.direction !== undefined),
  ];
}

function unreadCell(field: string, written: string | undefined, isRead: boolean): UnreadCell[] {
  return written === undefined || isRead ? [] : [{ field, written }];
}

function indicatorOf(words: IndicatorWords, year: number, known: KnownUnits): Indicator {
  const {
    indicator,
    indicatorKind,
    indicatorWeight,
    target,
    source,
    indicatorClass,
    laterTargets = [],
    baselines,
    benchmark,
    formula,
    measure,
  } = words;
  const dataOwner = readStructures(words.dataOwner ?? "", known).kept.join("; ");
  const direction = readDirection(words.direction ?? "");
  const kind = kindOfIndicator(indicatorKind ?? "");
  const stated = readIndicatorClass(indicatorClass ?? "");
  return {
    written: indicator,
    kind: kind === "unstated" ? kindOfIndicator(indicator) : kind,
    ...(stated && { class: stated }),
    ...(indicatorWeight !== undefined && { weight: indicatorWeight }),
    target: { written: target, reading: readTarget(target, year) },
    laterTargets: laterTargets.map((later) => ({ ...later, reading: readTarget(later.written, later.year) })),
    source: { written: source, reliability: reliabilityOf(source) },
    baselines: readBaselines(baselines ?? "") ?? [],
    ...(benchmark !== undefined && { benchmark }),
    ...(formula !== undefined && { formula }),
    ...(measure !== undefined && { measure }),
    ...(direction && { direction }),
    ...(dataOwner !== "" && { dataOwner }),
  };
}
