import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** What a person typed in a form and left there. */
export type FormDraft = { readonly fields: Readonly<Record<string, string>>; readonly savedAt: Date };

type Place = { readonly administration: string; readonly person: string; readonly address: string };

/** One's own draft of the form at an address. */
export async function findDraft(tx: Database, { administration, person, address }: Place): Promise<FormDraft | undefined> {
  const row = await tx
    .selectFrom("form_draft")
    .select(["fields", "saved_at as savedAt"])
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("address", "=", address)
    .executeTakeFirst();
  return row?.fields ? { fields: row.fields, savedAt: row.savedAt } : undefined;
}

/** Keeps a draft in the place of the one before. */
export async function keepDraft(
  tx: Database,
  { administration, person, address }: Place,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const kept = { fields: JSON.stringify(fields), saved_at: sql<Date>`now()` };
  await tx
    .insertInto("form_draft")
    .values({ administration_id: administration, person, address, fields: kept.fields })
    .onConflict((conflict) => conflict.columns(["administration_id", "person", "address"]).doUpdateSet(kept))
    .execute();
}

/** Throws a draft away; where there is none nothing is written. */
export async function dropDraft(tx: Database, { administration, person, address }: Place): Promise<void> {
  await tx
    .updateTable("form_draft")
    .set({ fields: null, saved_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("address", "=", address)
    .where("fields", "is not", null)
    .execute();
}
