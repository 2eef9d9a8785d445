import { sql } from "kysely";
import type { Acceptance } from "../../domain/quality/acceptance.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/** The findings of a year that are accepted: the last decision on each, unless it withdrew. */
export async function loadAcceptances(db: Database, { administration, year }: YearKey): Promise<Acceptance[]> {
  const rows = await db
    .selectFrom("finding_acceptance")
    .distinctOn("finding")
    .select(["finding", "message", "reason", "decided_by as by", sql<CivilDate>`(decided_at at time zone 'Europe/Rome')::date`.as("on")])
    .where("administration_id", "=", administration)
    .where("year", "=", year)
    .orderBy("finding")
    .orderBy("sequence", "desc")
    .execute();
  return rows.flatMap(({ reason, ...row }) => (reason === null ? [] : [{ ...row, reason }]));
}

/** Adds a decision on a finding; without a reason its acceptance is withdrawn. */
export async function addAcceptance(
  tx: Database,
  { administration, year }: YearKey,
  decision: { readonly finding: string; readonly message: string; readonly reason: string | null; readonly by: string },
): Promise<void> {
  const { finding, message, reason, by } = decision;
  await tx
    .insertInto("finding_acceptance")
    .values({ administration_id: administration, year, finding, message, reason, decided_by: by })
    .execute();
}
