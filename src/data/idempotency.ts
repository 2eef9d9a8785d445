import type { Json } from "../domain/kernel/json.ts";
import type { Database } from "./database.ts";

/** A request that may arrive twice: its key, who asked what action with it, and the SHA-256 of the rest of what was asked, where it could differ. */
export type Request = {
  readonly administration: string;
  readonly key: string;
  readonly person: string;
  readonly action: string;
  readonly contentHash?: Buffer | undefined;
};

/** The answer already given to a request of this person; "keyUsedElsewhere" when something else was asked with its key. */
export async function findAnswer(
  tx: Database,
  { administration, key, person, action, contentHash }: Request,
): Promise<{ readonly answer: Json } | "keyUsedElsewhere" | undefined> {
  const row = await tx
    .selectFrom("idempotency")
    .select(["action", "answer", "content_sha256"])
    .where("administration_id", "=", administration)
    .where("person", "=", person)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) return undefined;
  const isSame = row.action === action && (row.content_sha256?.toString("hex") ?? "") === (contentHash?.toString("hex") ?? "");
  return isSame ? { answer: row.answer } : "keyUsedElsewhere";
}

/** Keeps the answer to a request, for when it arrives again. */
export async function storeAnswer(tx: Database, request: Request, answer: Json): Promise<void> {
  const { administration, key, person, action, contentHash = null } = request;
  await tx
    .insertInto("idempotency")
    .values({ administration_id: administration, key, person, action, content_sha256: contentHash, answer: JSON.stringify(answer) })
    .execute();
}
