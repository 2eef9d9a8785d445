import type { ColumnType } from "kysely";

/** A column written once. */
export type Fixed<Type> = ColumnType<Type, Type, never>;

/** A column only the database writes. */
export type ByDatabase<Type> = ColumnType<Type, never, never>;

/** A decision on a proposal, made once. */
export type Decided = { decision: "confirmed" | "refused" | null; decided_by: string | null; decided_at: Date | null };
