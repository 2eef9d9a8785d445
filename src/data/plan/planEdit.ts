import { sql } from "kysely";
import type { FieldEdit } from "../../domain/plan/fieldEdits.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { Database } from "../database/database.ts";
import { insertMany } from "../database/insertMany.ts";

/** An edit of an objective in a draft, with the person who made it and the instant. */
export type PlanEdit = FieldEdit & { readonly by: string; readonly at: Date };

/** Keeps what a person wrote otherwise in a draft, and counts each field that was. */
export async function addPlanEdits(
  tx: Database,
  administration: string,
  version: number,
  by: string,
  edited: readonly { readonly code: ObjectiveCode; readonly edits: readonly FieldEdit[] }[],
): Promise<void> {
  const rows = edited.flatMap(({ code, edits }) => edits.map((edit) => ({ code, ...edit })));
  if (rows.length === 0) return;
  await insertMany(
    tx,
    "plan_edit",
    rows.map((row) => ({ ...row, administration_id: administration, version, edited_by: by })),
  );
  await sql`
    update objective_version v set field_version = v.field_version || (
      select jsonb_object_agg(path, coalesce((v.field_version ->> path)::integer, 0) + times)
      from (select path, count(*) as times from unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ path }) => path)}::text[]) e (code, path)
        where e.code = v.code group by path) counted)
    where v.administration_id = ${administration} and v.version = ${version} and v.code = any(${edited.flatMap(({ code, edits }) => (edits.length > 0 ? [code] : []))}::text[])`.execute(
    tx,
  );
}

/** What was written otherwise of an objective, the oldest first; only what the person who asks may read. */
export async function loadPlanEdits(db: Database, administration: string, code: ObjectiveCode): Promise<PlanEdit[]> {
  const rows = await db
    .selectFrom("plan_edit")
    .select(["path", "before", "after", "edited_by", "edited_at"])
    .where("administration_id", "=", administration)
    .where("code", "=", code)
    .orderBy("edit")
    .execute();
  return rows.map(({ path, before, after, edited_by: by, edited_at: at }) => ({ path, before, after, by, at }));
}
