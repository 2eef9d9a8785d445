import { sql } from "kysely";
import type { RightName } from "../../domain/access/rights.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "../database/database.ts";
import { daysOfRange, rangeOf, spanOf } from "../database/dayRange.ts";

/** What a person may do in the place of another, from a day to a day (it. "delega"). */
export type NewDelegation = {
  readonly of: string;
  readonly to: string;
  readonly actions: readonly RightName[];
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly reason: string;
};

/** A delegation as it is kept. */
export type KeptDelegation = NewDelegation & { readonly id: bigint; readonly recordedBy: string; readonly isRevoked: boolean };

/** Keeps a delegation. */
export async function insertDelegation(tx: Database, administration: string, by: string, delegation: NewDelegation): Promise<void> {
  const { of, to, actions, from, until, reason } = delegation;
  const valid = rangeOf({ from, to: until });
  await tx
    .insertInto("delegation")
    .values({ administration_id: administration, of_person: of, to_person: to, actions: [...actions], valid, reason, recorded_by: by })
    .execute();
}

/** Ends a delegation now; false when it had been. */
export async function revokeDelegation(tx: Database, administration: string, id: bigint, by: string): Promise<boolean> {
  const row = await tx
    .updateTable("delegation")
    .set({ revoked_by: by, revoked_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("delegation_id", "=", id)
    .where("revoked_at", "is", null)
    .returning("delegation_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** The delegations that the person of this transaction may see, the latest first. */
export async function listDelegations(db: Database, administration: string): Promise<KeptDelegation[]> {
  const rows = await db
    .selectFrom("delegation")
    .select(["delegation_id", "of_person", "to_person", "reason", "recorded_by", "revoked_at", ...daysOfRange])
    .select(sql<RightName[]>`actions`.as("actions"))
    .where("administration_id", "=", administration)
    .orderBy("delegation_id", "desc")
    .execute();
  return rows.map(({ delegation_id: id, of_person: of, to_person: to, actions, reason, recorded_by: recordedBy, revoked_at, ...days }) => {
    const { from, to: until = from } = spanOf(days);
    return { id, of, to, actions, from, until, reason, recordedBy, isRevoked: revoked_at !== null };
  });
}
