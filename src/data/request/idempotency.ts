import { sql } from "kysely";
import type { Json } from "../../domain/kernel/json.ts";
import type { Database } from "../database/database.ts";
import { drawnAt } from "./requestKey.ts";

/** A request that may arrive twice: its key, who asked what action with it, and the SHA-256 of the rest of what was asked, where it could differ. */
export type Request = {
  readonly administration: string;
  readonly key: string;
  readonly person: string;
  readonly action: string;
  readonly contentHash?: Buffer | undefined;
};

/** For how many days a key that says when it was drawn holds. */
const HOLDS_DAYS = 7;

/** For how many hours more its answer is kept: longer than any request takes. */
const MARGIN_HOURS = 1;

/**
 * The answer already given to a request of this person; "keyUsedElsewhere" when something else was asked with its key; "keyTooOld" when there is none and the
 * key was drawn so long ago, or before an answer that was deleted, that one may have been there.
 */
export async function findAnswer(
  tx: Database,
  { administration, key, person, action, contentHash }: Request,
): Promise<{ readonly answer: Json } | "keyUsedElsewhere" | "keyTooOld" | undefined> {
  const { rows } = await sql<{
    action: string | null;
    answer: Json;
    content_sha256: Buffer | null;
    holds: boolean | null;
  }>`
    select kept.action, kept.answer, kept.content_sha256,
      drawn between now() - make_interval(days => ${HOLDS_DAYS}) and now() + interval '1 day'
        and (forgotten.until is null or drawn > forgotten.until - keeping) as holds
    from (
      select ${drawnAt(key) ?? null}::timestamptz as drawn, make_interval(days => ${HOLDS_DAYS}, hours => ${MARGIN_HOURS}) as keeping
    ) as asked
    left join lateral (
      select until from forgotten_answers
      where administration_id = ${administration} and until <= now() + keeping + interval '1 minute' order by day desc limit 1
    ) as forgotten on true
    left join idempotency as kept on kept.administration_id = ${administration} and kept.person = ${person} and kept.key = ${key}`.execute(
    tx,
  );
  const { holds, ...row } = rows[0]!;
  if (row.action === null) return holds === false ? "keyTooOld" : undefined;
  const isSame = row.action === action && (row.content_sha256?.toString("hex") ?? "") === (contentHash?.toString("hex") ?? "");
  return isSame ? { answer: row.answer } : "keyUsedElsewhere";
}

/** A key that a command drew for itself, and that comes only once. */
const USED_ONCE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps the answer to a request, for when it arrives again: as long as its key holds; one with a name of its own, always. */
export async function storeAnswer(tx: Database, request: Request, answer: Json): Promise<void> {
  const { administration, key, person, action, contentHash = null } = request;
  const since = drawnAt(key) ?? (USED_ONCE.test(key) ? sql<Date>`now()` : null);
  const kept_until = since && sql<Date>`${since}::timestamptz + make_interval(days => ${HOLDS_DAYS}, hours => ${MARGIN_HOURS})`;
  await tx
    .insertInto("idempotency")
    .values({
      administration_id: administration,
      key,
      person,
      action,
      content_sha256: contentHash,
      answer: JSON.stringify(answer),
      kept_until,
    })
    .execute();
}

/** Deletes answers whose keys hold no more, at most so many; answers how many. */
export async function forgetAnswers(db: Database, atMost: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_answers(${atMost}) as gone`.execute(db);
  return rows[0]!.gone;
}
