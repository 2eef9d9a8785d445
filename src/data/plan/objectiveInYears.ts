import { sql } from "kysely";
import { alikeOf } from "../../domain/plan/alike.ts";
import type { Continuation } from "../../domain/plan/continuation.ts";
import type { Objective, ObjectiveCode } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inSnapshot } from "./annualReport.ts";
import { loadContinuations } from "./continuation.ts";
import { answeringUnit } from "./holder.ts";
import { holderIn, loadObjectivesOf } from "./objective.ts";
import { loadObjectiveHistory, type RecordedResult } from "./objectiveHistory.ts";
import { loadParsedDocument, type ParsedDocument } from "./parsedDocument.ts";

/** An objective that stands beside another in its year. */
export type Neighbour = Pick<Objective, "code" | "title">;

/** One objective with what stands around it. */
export type ObjectiveInYears = {
  readonly objective: Objective;
  readonly before: Neighbour | undefined;
  readonly after: Neighbour | undefined;
  /** The objectives of every year that may be the same one, itself among them: those that links or the same group and title lead to, one from the other. */
  readonly alike: readonly Objective[];
  readonly continuations: readonly Continuation[];
  readonly lists: ParsedDocument;
  readonly recorded: readonly RecordedResult[];
};

/** One objective with what stands around it, read in one snapshot; nothing else of its year or of others is read. Undefined where there is none of that code in the year. */
export async function loadObjectiveInYears(db: Database, key: YearKey, code: ObjectiveCode): Promise<ObjectiveInYears | undefined> {
  return inSnapshot(db, async (tx) => {
    const continuations = await loadContinuations(tx, { administration: key.administration });
    const alike = await loadObjectivesOf(tx, key.administration, await codesAlike(tx, key.administration, code, continuations));
    const objective = alike.find((each) => each.code === code);
    if (!objective) return undefined;
    return {
      objective,
      before: await neighbour(tx, key, code, "before"),
      after: await neighbour(tx, key, code, "after"),
      alike,
      continuations,
      lists: await loadParsedDocument(tx, key),
      recorded: await loadObjectiveHistory(tx, key.administration, code),
    };
  });
}

/** The codes that links and the same group and title lead to from one, and from those in turn. */
async function codesAlike(
  tx: Database,
  administration: string,
  code: ObjectiveCode,
  links: readonly Continuation[],
): Promise<ObjectiveCode[]> {
  const found = new Set([code]);
  for (let last = [code]; last.length > 0;) {
    const linked = links.flatMap((link) => (last.includes(link.code) || last.includes(link.continues) ? [link.code, link.continues] : []));
    const titled = await withSameTitle(tx, administration, last);
    const alike = new Set(titled.filter((each) => last.includes(each.code)).map(alikeOf));
    const same = titled.filter((each) => alike.has(alikeOf(each))).map((each) => each.code);
    last = [...new Set([...linked, ...same])].filter((each) => !found.has(each));
    for (const each of last) found.add(each);
  }
  return [...found];
}

/** The objectives of an administration that have the title of some of them, those among them, as the latest versions of the plan say them. */
async function withSameTitle(
  tx: Database,
  administration: string,
  codes: readonly ObjectiveCode[],
): Promise<Pick<Objective, "code" | "title" | "group" | "holder">[]> {
  type Row = { code: ObjectiveCode; title: string; group_name: string; scope: "unit" | "crossCutting"; unit: string | null };
  const { rows } = await sql<Row>`
    select distinct same.code, same.title, same.group_name, same.scope, ${answeringUnit("same")} as unit
    from unnest(${codes}::text[]) as o (code)
    join lateral (
      select * from objective_version v where v.administration_id = ${administration} and v.code = o.code order by v.version desc limit 1
    ) one on true
    join objective_version same on same.administration_id = ${administration} and md5(same.title) = md5(one.title) and same.title = one.title
    where same.version = (select max(v.version) from objective_version v where v.administration_id = ${administration} and v.code = same.code)`.execute(
    tx,
  );
  return rows.map((row) => ({ code: row.code, title: row.title, group: row.group_name, holder: holderIn(row) }));
}

async function neighbour(
  tx: Database,
  { administration, year }: YearKey,
  code: ObjectiveCode,
  where: "before" | "after",
): Promise<Neighbour | undefined> {
  const [sign, order] = where === "before" ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<Neighbour>`
    select o.code, v.title
    from objective o
    join lateral (select title from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1) v on true
    where o.administration_id = ${administration} and o.year = ${year}
      and o.ordinal ${sign} (select ordinal from objective where administration_id = ${administration} and code = ${code})
    order by o.ordinal ${order} limit 1`.execute(tx);
  return rows[0];
}
