import pg from "pg";
import { onTestFinished } from "vitest";

/** A query that was run, and the most rows that one step of its plan read, whether it kept them or not. */
export type RowsRead = { readonly text: string; readonly most: number };

type Step = {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly Step[];
};

/** From here on each reading is explained, and so done once more, before it runs, until the test is over; the list that is answered grows by one entry a query. */
export function explainReadings(): RowsRead[] {
  const read: RowsRead[] = [];
  const query = Reflect.get(pg.Client.prototype, "query") as (this: pg.Client, ...words: unknown[]) => unknown;
  const explaining = async function (this: pg.Client, ...words: unknown[]) {
    const [text, values] = words;
    if (typeof text === "string" && Array.isArray(values) && /^\s*(select|with)\s/i.test(text) && !WRITING.test(text)) {
      const explained = (await query.call(this, `explain (analyze, format json, timing off) ${text}`, values)) as pg.QueryResult<{
        "QUERY PLAN": [{ Plan: Step }];
      }>;
      read.push({ text, most: mostRead(explained.rows[0]!["QUERY PLAN"][0].Plan) });
    }
    return query.apply(this, words);
  };
  pg.Client.prototype.query = explaining as typeof pg.Client.prototype.query;
  onTestFinished(() => {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  });
  return read;
}

/** A call that writes, and cannot be done twice. */
const WRITING = /\bleave_act\(/;

/** Steps that gather the rows of others. */
const GATHERING: ReadonlySet<string> = new Set(["Append", "Sort", "Aggregate"]);

function mostRead(step: Step): number {
  const removed = (["Rows Removed by Filter", "Rows Removed by Join Filter", "Rows Removed by Index Recheck"] as const).reduce(
    (sum, what) => sum + (step[what] ?? 0),
    0,
  );
  const own = GATHERING.has(step["Node Type"]) ? 0 : (step["Actual Rows"] + removed) * step["Actual Loops"];
  return Math.max(own, ...(step.Plans ?? []).map(mostRead));
}
