import { alikeOf } from "../plan/alike.ts";
import type { Continuation } from "../plan/continuation.ts";
import type { Objective } from "../plan/objective.ts";
import type { RecordedResult } from "../plan/recordedResult.ts";
import { type AnnualReport, figuresOf, isOnlyPlan } from "../report/annualReport.ts";
import { INCLUDED, type Included } from "./publication.ts";

/** One piece of a publication, as JSON. `key` is empty for the year, else the code of the objective (a continuation is of one too) or the name of the figure. */
export type PublicationPart = {
  readonly part: "year" | "objective" | "continuation" | "figure";
  readonly key: string;
  readonly position: number;
  /** By what the same objective is found in other years (`alikeOf`). */
  readonly alike?: string;
  readonly body: string;
};

/** An objective with what was recorded of how it went, and what stands beside it. */
export type PublishedObjective = {
  readonly objective: Objective;
  readonly recorded: readonly RecordedResult[];
  readonly before?: Neighbour;
  readonly after?: Neighbour;
};

/** An objective that stands beside another in its year. */
export type Neighbour = Pick<Objective, "code" | "title">;

/** What a publication of a year holds. */
export function includedIn(report: AnnualReport): Included[] {
  return INCLUDED.filter((each) => each === "plan" || !isOnlyPlan(report));
}

/** A year in pieces: itself without its objectives, each objective, which of another year it continues, each figure with its proof. `recordedOf` is what was recorded of an objective. */
export function partsOf(report: AnnualReport, recordedOf: (code: Objective["code"]) => readonly RecordedResult[]): PublicationPart[] {
  const { objectives, continuations = [], ...year } = report;
  return [
    { part: "year", key: "", position: 0, body: JSON.stringify(year) },
    ...objectives.map((objective, i): PublicationPart => {
      const [before, after] = [objectives[i - 1], objectives[i + 1]].map((each) => each && { code: each.code, title: each.title });
      const held: PublishedObjective = {
        objective,
        recorded: recordedOf(objective.code),
        ...(before && { before }),
        ...(after && { after }),
      };
      return { part: "objective", key: objective.code, position: i, alike: alikeOf(objective), body: JSON.stringify(held) };
    }),
    ...piecesOf("continuation", continuations, ({ code }) => code),
    ...piecesOf("figure", Object.values(figuresOf(report)), ({ id }) => id),
  ];
}

function piecesOf<Thing>(part: PublicationPart["part"], things: readonly Thing[], keyOf: (thing: Thing) => string): PublicationPart[] {
  return things.map((thing, i) => ({ part, key: keyOf(thing), position: i, body: JSON.stringify(thing) }));
}

/** What the piece of a year holds. */
export type YearPiece = Omit<AnnualReport, "objectives" | "continuations">;

/** A year put together again from its pieces, in whatever order: a database would sort whole texts, on its disk. */
export function yearOf(pieces: readonly Pick<PublicationPart, "part" | "position" | "body">[]): AnnualReport | undefined {
  const inOrder = pieces.toSorted((one, other) => one.position - other.position);
  const of = (part: PublicationPart["part"]) => inOrder.filter((each) => each.part === part).map(({ body }) => JSON.parse(body) as unknown);
  const [year] = of("year") as YearPiece[];
  const continuations = of("continuation") as Continuation[];
  const objectives = (of("objective") as PublishedObjective[]).map(({ objective }) => objective);
  return year && { ...year, objectives, ...(continuations.length > 0 && { continuations }) };
}
