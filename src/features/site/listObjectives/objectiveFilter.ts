import { slugOf } from "../../../domain/kernel/figure.ts";
import { searchFor } from "../../../domain/kernel/searchFor.ts";
import type { WrittenTarget } from "../../../domain/plan/indicator.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { OUTCOME_SLUGS, OUTCOMES, type Outcome } from "../../../domain/plan/outcome.ts";
import { dueDay } from "../../../domain/plan/target.ts";

/** The orders a list can be read in, by their word in the address. */
export const ORDERS = ["esito", "codice", "titolo", "gruppo", "target"] as const;
export type Order = (typeof ORDERS)[number];

/** What a list of objectives shows, as its address says it. */
export type ObjectiveFilter = {
  readonly search: string;
  /** The address word of a group, "settore-territorio"; empty for all. */
  readonly group: string;
  readonly outcome: Outcome | undefined;
  readonly order: Order;
};

/** Reads the filter from an address; what it does not know it leaves out. */
export function readFilter(query: Readonly<Record<string, string>>): ObjectiveFilter {
  return {
    search: (query["q"] ?? "").trim().slice(0, 200),
    group: query["gruppo"] ?? "",
    outcome: OUTCOMES.find((outcome) => OUTCOME_SLUGS[outcome] === query["esito"]),
    order: ORDERS.find((order) => order === query["ordine"]) ?? "codice",
  };
}

/** The objectives a filter keeps, in its order. Every word looked for must occur, whatever its capitals and accents. */
export function applyFilter(objectives: readonly Objective[], { search, group, outcome, order }: ObjectiveFilter): Objective[] {
  const holds = search === "" ? () => true : searchFor(search);
  const kept = objectives.filter(
    (objective) =>
      holds(
        objective.code,
        objective.title,
        objective.description,
        objective.group,
        ...objective.indicators.map(({ target }) => target.written),
      ) &&
      (group === "" || slugOf(objective.group) === group) &&
      (outcome === undefined || objective.evaluated.outcome === outcome),
  );
  return kept.sort((a, b) => compareBy(order, a, b) || ITALIAN.compare(a.code, b.code));
}

const ITALIAN = new Intl.Collator("it", { numeric: true });

/** Missed ones first: that is what people come to see. */
const BY_OUTCOME: readonly Outcome[] = ["notAchieved", "partlyAchieved", "notAssessable", "neutralised", "unknown", "achieved"];

function compareBy(order: Order, a: Objective, b: Objective): number {
  switch (order) {
    case "codice":
      return 0;
    case "titolo":
      return ITALIAN.compare(a.title, b.title);
    case "gruppo":
      return ITALIAN.compare(a.group, b.group);
    case "esito":
      return BY_OUTCOME.indexOf(a.evaluated.outcome) - BY_OUTCOME.indexOf(b.evaluated.outcome);
    case "target":
      return ITALIAN.compare(dueOn(a), dueOn(b));
  }
}

/** The first day by which an objective was due, so that it sorts; those without a day come last. */
function dueOn({ indicators }: Objective): string {
  return indicators.map(({ target }) => dayOf(target)).sort()[0] ?? "9999";
}

function dayOf({ reading }: WrittenTarget): string {
  if (!reading.understood || reading.target.kind === "constraint") return "9999";
  return dueDay(reading.target.deadline) ?? "9998";
}
