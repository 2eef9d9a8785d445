import { holderOf } from "./group.ts";
import { kindOfIndicator, reliabilityOf } from "./indicator.ts";
import { NO_LINKS, type PlannedObjective } from "./objective.ts";
import { readTarget } from "./readTarget.ts";

/** An objective in the words of a document. */
export type ObjectiveWords = {
  readonly title: string;
  readonly description: string;
  readonly indicator: string;
  readonly target: string;
  readonly source: string;
  readonly number?: string;
  readonly weight?: string;
};

/** What an objective promises, as its words say it: who answers for it, what measures it, what the target means, how far the source can be trusted. */
export function plannedObjective(words: ObjectiveWords, group: string, year: number): PlannedObjective {
  const { title, description, indicator, target, source, number, weight } = words;
  return {
    title,
    description,
    group,
    holder: holderOf(group),
    indicator: {
      written: indicator,
      kind: kindOfIndicator(indicator),
      target: { written: target, reading: readTarget(target, year) },
      source: { written: source, reliability: reliabilityOf(source) },
      baselines: [],
    },
    links: NO_LINKS,
    unread: [],
    ...(number !== undefined && { number }),
    ...(weight !== undefined && { weight }),
  };
}
