import { sql } from "kysely";
import type { RightName } from "../../domain/access/rights.ts";
import type { Database } from "../database/database.ts";

/** Both steps of a pair, done by one person because there was nobody else (it. "deroga"). */
export type Derogation = {
  readonly person: string;
  readonly action: RightName;
  readonly fromAction: RightName;
  readonly object: string;
  readonly year?: number;
  readonly reason: string;
};

/** Keeps a derogation, for the OIV to read. */
export async function insertDerogation(tx: Database, administration: string, derogation: Derogation): Promise<void> {
  const { person, action, fromAction, object, year = null, reason } = derogation;
  await tx
    .insertInto("derogation")
    .values({ administration_id: administration, person, action, from_action: fromAction, object, year, reason })
    .execute();
}

/** The derogations of an administration, the latest first. */
export async function listDerogations(db: Database, administration: string): Promise<(Derogation & { readonly recordedAt: Date })[]> {
  const rows = await db
    .selectFrom("derogation")
    .select(["person", "object", "year", "reason", "recorded_at as recordedAt"])
    .select([sql<RightName>`action`.as("action"), sql<RightName>`from_action`.as("fromAction")])
    .where("administration_id", "=", administration)
    .orderBy("derogation_id", "desc")
    .execute();
  return rows.map(({ year, ...row }) => ({ ...row, ...(year !== null && { year }) }));
}
