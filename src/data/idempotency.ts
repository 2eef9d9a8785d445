import type { Json } from "../domain/kernel/json.ts";
import type { Database } from "./database.ts";

/** A request that may arrive twice: its key, and who asked what with it. */
export type Request = { readonly administration: string; readonly key: string; readonly person: string; readonly action: string };

/** The answer already given to a request; "keyUsedElsewhere" when the key belongs to another person or action. */
export async function findAnswer(
  tx: Database,
  { administration, key, person, action }: Request,
): Promise<{ readonly answer: Json } | "keyUsedElsewhere" | undefined> {
  const row = await tx
    .selectFrom("idempotency")
    .select(["person", "action", "answer"])
    .where("administration_id", "=", administration)
    .where("key", "=", key)
    .executeTakeFirst();
  if (row && (row.person !== person || row.action !== action)) return "keyUsedElsewhere";
  return row && { answer: row.answer };
}

/** Keeps the answer to a request, for when it arrives again. */
export async function storeAnswer(tx: Database, { administration, key, person, action }: Request, answer: Json): Promise<void> {
  await tx
    .insertInto("idempotency")
    .values({ administration_id: administration, key, person, action, answer: JSON.stringify(answer) })
    .execute();
}
