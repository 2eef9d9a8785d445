import { holderOf } from "./group.ts";
import { type Indicator, kindOfIndicator, reliabilityOf } from "./indicator.ts";
import type { PlannedObjective, UnreadCell } from "./objective.ts";
import { kindOfObjective } from "./objectiveKind.ts";
import { readBaselines, readCodes, readIndicatorClass, readNames, readNumbers, readWeight } from "./readCells.ts";
import { readTarget } from "./readTarget.ts";

/** An objective in the words of a document; a word that is absent, the document does not have. */
export type ObjectiveWords = {
  readonly title: string;
  readonly description: string;
  readonly indicator: string;
  readonly target: string;
  readonly source: string;
  readonly number?: string;
  readonly weight?: string;
  readonly kind?: string;
  readonly strategic?: string;
  readonly operational?: string;
  readonly services?: string;
  /** The kind in a column of its own, where the indicator has a name: else the indicator's words say it. */
  readonly indicatorKind?: string;
  readonly indicatorClass?: string;
  readonly baselines?: string;
  readonly benchmark?: string;
  readonly resources?: string;
  readonly stakeholders?: string;
};

/** What an objective promises, as its words say it: who answers for it, what measures it, what the target means, how far the source can be trusted. */
export function plannedObjective(words: ObjectiveWords, group: string, year: number): PlannedObjective {
  const { title, description, number, weight, kind, resources, stakeholders } = words;
  const strategic = readNumbers(words.strategic ?? "");
  const operational = readCodes(words.operational ?? "");
  const indicator = indicatorOf(words, year);
  const unread: UnreadCell[] = [];
  const keepUnread = (field: string, written: string | undefined, isRead: boolean) => {
    if (written !== undefined && !isRead) unread.push({ field, written });
  };
  keepUnread("peso", weight, weight !== undefined && readWeight(weight) !== undefined);
  keepUnread("obiettivo strategico", words.strategic, strategic !== undefined);
  keepUnread("obiettivo operativo", words.operational, operational !== undefined);
  keepUnread("tipo di indicatore", words.indicatorKind, kindOfIndicator(words.indicatorKind ?? "") !== "unstated");
  keepUnread("classe dell'indicatore", words.indicatorClass, indicator.class !== undefined);
  keepUnread("valori precedenti", words.baselines, indicator.baselines.length > 0);
  return {
    title,
    description,
    group,
    holder: holderOf(group),
    indicator,
    ...(number !== undefined && { number }),
    ...(weight !== undefined && { weight }),
    ...(kind !== undefined && { kind: { written: kind, kind: kindOfObjective(kind) } }),
    links: { strategic: strategic ?? [], operational: operational ?? [], services: readNames(words.services ?? "") },
    ...(resources !== undefined && { resources }),
    ...(stakeholders !== undefined && { stakeholders }),
    unread,
  };
}

function indicatorOf(
  { indicator, indicatorKind, target, source, indicatorClass, baselines, benchmark }: ObjectiveWords,
  year: number,
): Indicator {
  const kind = kindOfIndicator(indicatorKind ?? "");
  const stated = readIndicatorClass(indicatorClass ?? "");
  return {
    written: indicator,
    kind: kind === "unstated" ? kindOfIndicator(indicator) : kind,
    ...(stated && { class: stated }),
    target: { written: target, reading: readTarget(target, year) },
    source: { written: source, reliability: reliabilityOf(source) },
    baselines: readBaselines(baselines ?? "") ?? [],
    ...(benchmark !== undefined && { benchmark }),
  };
}
