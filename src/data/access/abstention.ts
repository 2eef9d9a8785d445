import { sql } from "kysely";
import type { Database } from "../database/database.ts";
import type { DaySpan } from "../../domain/kernel/daySpan.ts";
import { daysOfRange, rangeOf, spanOf } from "../database/dayRange.ts";

/** A conflict of interest that a person declared: about whom they abstain, and why. The reason is for the personnel office alone. */
export type Conflict = {
  readonly id: bigint;
  readonly person: string;
  readonly about: string;
  readonly reason: string;
  readonly declaredAt: Date;
  readonly isEnded: boolean;
};

/** Who evaluates a person in the place of their evaluator. */
export type Substitution = DaySpan & { readonly person: string; readonly substitute: string; readonly reason: string };

/** A substitution as it is kept. */
export type KeptSubstitution = Substitution & { readonly id: bigint; readonly isRevoked: boolean };

/** Keeps a conflict: it holds from now until it is ended. */
export async function insertConflict(
  tx: Database,
  administration: string,
  { person, about, reason, by }: Pick<Conflict, "person" | "about" | "reason"> & { readonly by: string },
): Promise<void> {
  await tx
    .insertInto("conflict_of_interest")
    .values({ administration_id: administration, person, about, reason, declared_by: by })
    .execute();
}

/** Says that a conflict is no more, and answers whose it was; undefined when it had been said. */
export async function endConflict(tx: Database, administration: string, id: bigint, by: string): Promise<string | undefined> {
  const row = await tx
    .updateTable("conflict_of_interest")
    .set({ ended_by: by, ended_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("conflict_id", "=", id)
    .where("ended_at", "is", null)
    .returning("person")
    .executeTakeFirst();
  return row?.person;
}

/** The conflicts that the person of this transaction may see, the latest first. */
export async function listConflicts(db: Database, administration: string): Promise<Conflict[]> {
  const rows = await db
    .selectFrom("conflict_of_interest")
    .select(["conflict_id as id", "person", "about", "reason", "declared_at as declaredAt", "ended_at"])
    .where("administration_id", "=", administration)
    .orderBy("conflict_id", "desc")
    .execute();
  return rows.map(({ ended_at, ...conflict }) => ({ ...conflict, isEnded: ended_at !== null }));
}

/** Keeps a substitution. Throws where another holds in some of its days: the table refuses it. */
export async function insertSubstitution(tx: Database, administration: string, by: string, substitution: Substitution): Promise<void> {
  const { person, substitute, reason } = substitution;
  await tx
    .insertInto("evaluator_substitution")
    .values({ administration_id: administration, person, substitute, valid: rangeOf(substitution), reason, recorded_by: by })
    .execute();
}

/** Ends a substitution now, and answers who was evaluated; undefined when it had been. */
export async function revokeSubstitution(tx: Database, administration: string, id: bigint, by: string): Promise<string | undefined> {
  const row = await tx
    .updateTable("evaluator_substitution")
    .set({ revoked_by: by, revoked_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("substitution_id", "=", id)
    .where("revoked_at", "is", null)
    .returning("person")
    .executeTakeFirst();
  return row?.person;
}

/** Whether a substitution holds in any of these days. */
export async function isSubstituted(db: Database, administration: string, person: string, days: DaySpan): Promise<boolean> {
  const row = await db
    .selectFrom("evaluator_substitution")
    .select("substitution_id")
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`valid && ${rangeOf(days)}::daterange`)
    .executeTakeFirst();
  return row !== undefined;
}

/** The substitutions that the person of this transaction may see, the latest first. */
export async function listSubstitutions(db: Database, administration: string): Promise<KeptSubstitution[]> {
  const rows = await db
    .selectFrom("evaluator_substitution")
    .select(["substitution_id as id", "person", "substitute", "reason", "revoked_at", ...daysOfRange])
    .where("administration_id", "=", administration)
    .orderBy("substitution_id", "desc")
    .execute();
  return rows.map(({ id, person, substitute, reason, revoked_at, ...days }) => ({
    id,
    person,
    substitute,
    reason,
    isRevoked: revoked_at !== null,
    ...spanOf(days),
  }));
}
