import { sql } from "kysely";
import { isOneLine, isPostable } from "../../domain/access/mailAddress.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import type { MailKind, MailState } from "./mailTables.ts";

/** A message to be mailed. With an `occasion` the same recipient gets it once, however often it is queued. */
export type NewMail = {
  readonly kind: MailKind;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly days: number;
  readonly accountId?: string;
  readonly administration?: string;
  readonly occasion?: string;
};

/**
 * Queues a message in the transaction of the deed that wants it; it leaves afterwards. False where mail cannot be sent to such an address. Throws for a
 * subject of several lines: it would be headers.
 */
export async function queueMail(tx: Database, mail: NewMail): Promise<boolean> {
  const [row] = rowsOf([mail]);
  if (!row) return false;
  const message = tx.insertInto("mail").values(row);
  const once =
    mail.occasion === undefined ? message : message.onConflict((conflict) => conflict.columns(["occasion", "recipient"]).doNothing());
  await once.execute();
  return true;
}

/** Queues messages of one deed as one; those to an address where mail cannot be sent are left out. */
export async function queueMails(tx: Database, mails: readonly Omit<NewMail, "occasion">[]): Promise<void> {
  for (const some of inChunks(rowsOf(mails))) await tx.insertInto("mail").values(some).execute();
}

function rowsOf(mails: readonly NewMail[]) {
  if (mails.some(({ subject }) => !isOneLine(subject))) throw new Error("The subject of a mail has more than one line");
  return mails
    .filter(({ recipient }) => isPostable(recipient))
    .map(({ kind, recipient, subject, body, days, accountId, administration, occasion }) => ({
      kind,
      recipient,
      subject,
      body,
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
      account_id: accountId ?? null,
      administration_id: administration ?? null,
      occasion: occasion ?? null,
    }));
}

/** Gives up the invitations of an account that have not left: another one takes their place. */
export async function withdrawInvitations(tx: Database, accountId: string): Promise<void> {
  await settling(tx, "failed", "replaced")
    .where("account_id", "=", accountId)
    .where("kind", "=", "invitation")
    .where("state", "=", "waiting")
    .execute();
  await tx.updateTable("mail").set({ body: null }).where("account_id", "=", accountId).where("state", "=", "uncertain").execute();
}

/** A message taken by this instance, until `LEASE_MINUTES` have passed. */
export type ClaimedMail = {
  readonly id: bigint;
  readonly claim: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly messageKey: string;
  readonly queuedAt: Date;
  readonly attempts: number;
};

/** How long a message stays with the instance that took it: longer than any delivery may last. */
const LEASE_MINUTES = 5;

/** How long a message waits at most for its next try: one that would wait for longer was put back by a clock that was ahead, and is due. */
const LONGEST_PAUSE_MINUTES = 60;

/** Takes the next message that is due, for this instance alone; undefined when there is none. */
export async function claimMail(db: Database): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`
    update mail set
      state = 'sending', claim = gen_random_uuid(), claimed_until = now() + make_interval(mins => ${LEASE_MINUTES}), attempts = attempts + 1
    where mail_id = (
      select mail_id from mail
      where state = 'waiting' and (due_at <= now() or due_at > now() + make_interval(mins => ${LONGEST_PAUSE_MINUTES + 1})) and expires_at > now()
      order by due_at, mail_id limit 1 for update skip locked
    )
    returning mail_id as id, claim, recipient, subject, body, message_key as "messageKey", queued_at as "queuedAt", attempts`.execute(db);
  return rows[0];
}

type Held = Pick<ClaimedMail, "id" | "claim">;

/** Marks that the text now goes to the mail server: from here on it is never sent again by itself. False when the message is no longer ours. */
export async function markHandedOver(db: Database, { id, claim }: Held): Promise<boolean> {
  const row = await db
    .updateTable("mail")
    .set({ handed_at: sql<Date>`now()` })
    .where("mail_id", "=", id)
    .where("claim", "=", claim)
    .where("state", "=", "sending")
    .where("claimed_until", ">", sql<Date>`now()`)
    .returning("mail_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes how a message of ours ended. Its text is erased, unless nobody knows whether it arrived: then a person may send it again. */
export async function settleMail(
  db: Database,
  { id, claim }: Held,
  state: "sent" | "failed" | "uncertain",
  trouble?: string,
): Promise<void> {
  await settling(db, state, trouble)
    .where("mail_id", "=", id)
    .where("claim", "=", claim)
    .where("state", "in", ["sending", "uncertain"])
    .execute();
}

function settling(db: Database, state: "sent" | "failed" | "uncertain", trouble?: string) {
  const erased = state === "uncertain" ? {} : { body: null };
  return db.updateTable("mail").set({ state, settled_at: sql<Date>`now()`, trouble: trouble ?? null, ...erased });
}

/** Puts a message of ours back, to be tried again: after a minute, then two, four, up to an hour. */
export async function putBackMail(
  db: Database,
  { id, claim, attempts }: Held & { readonly attempts: number },
  trouble: string,
): Promise<void> {
  const minutes = Math.min(2 ** (attempts - 1), LONGEST_PAUSE_MINUTES);
  await db
    .updateTable("mail")
    .set({ ...FREE, due_at: sql<Date>`now() + make_interval(mins => ${minutes})`, trouble })
    .where("mail_id", "=", id)
    .where("claim", "=", claim)
    .where("state", "=", "sending")
    .execute();
}

const FREE = { state: "waiting", claim: null, claimed_until: null, handed_at: null } as const;

/**
 * Mends what an instance left when it died: a message not yet handed over waits again, one that was is uncertain. Gives up what has expired, and
 * erases every text that is past its day.
 */
export async function tidyOutbox(db: Database): Promise<void> {
  const now = sql<Date>`now()`;
  const isOver = sql<boolean>`(claimed_until < now() or claimed_until > now() + make_interval(mins => ${LEASE_MINUTES + 1}))`; // by a clock that was ahead
  await db.updateTable("mail").set(FREE).where("state", "=", "sending").where(isOver).where("handed_at", "is", null).execute();
  await settling(db, "uncertain", "interrupted").where("state", "=", "sending").where(isOver).execute();
  await settling(db, "failed", "expired").where("state", "=", "waiting").where("expires_at", "<", now).execute();
  await db.updateTable("mail").set({ body: null }).where("body", "is not", null).where("state", "=", "uncertain").where("expires_at", "<", now).execute(); // prettier-ignore
}

/** A message as people are told of it, without its text. */
export type MailListed = {
  readonly id: bigint;
  readonly kind: MailKind;
  readonly state: MailState;
  readonly recipient: string;
  readonly subject: string;
  readonly queuedAt: Date;
  readonly attempts: number;
  readonly trouble: string | null;
};

/** The messages that have not been sent, the oldest first. */
export async function listUnsent(db: Database): Promise<MailListed[]> {
  return db
    .selectFrom("mail")
    .select(["mail_id as id", "kind", "state", "recipient", "subject", "queued_at as queuedAt", "attempts", "trouble"])
    .where("state", "<>", "sent")
    .orderBy("mail_id")
    .execute();
}

/** Has an uncertain message sent once more, on a person's word; false when it is not uncertain, or its text is gone. */
export async function sendAgain(db: Database, id: bigint): Promise<boolean> {
  const row = await db
    .updateTable("mail")
    .set({ ...FREE, settled_at: null, attempts: 0, due_at: sql<Date>`now()`, trouble: null })
    .where("mail_id", "=", id)
    .where("state", "=", "uncertain")
    .where("body", "is not", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .returning("mail_id")
    .executeTakeFirst();
  return row !== undefined;
}
