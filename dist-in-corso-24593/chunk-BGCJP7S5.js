import {
  isOneLine,
  isPostable
} from "./chunk-MIFUOFLC.js";

// src/data/outbox.ts
import { sql } from "kysely";
async function queueMail(tx, mail) {
  if (!isOneLine(mail.subject)) throw new Error("The subject of a mail has more than one line");
  if (!isPostable(mail.recipient)) return false;
  const { kind, recipient, subject, body, days, accountId, administration, occasion } = mail;
  const message = tx.insertInto("mail").values({
    kind,
    recipient,
    subject,
    body,
    expires_at: sql`now() + make_interval(days => ${days})`,
    account_id: accountId ?? null,
    administration_id: administration ?? null,
    occasion: occasion ?? null
  });
  const once = occasion === void 0 ? message : message.onConflict((conflict) => conflict.columns(["occasion", "recipient"]).doNothing());
  await once.execute();
  return true;
}
async function withdrawInvitations(tx, accountId) {
  await settling(tx, "failed", "replaced").where("account_id", "=", accountId).where("kind", "=", "invitation").where("state", "=", "waiting").execute();
  await tx.updateTable("mail").set({ body: null }).where("account_id", "=", accountId).where("state", "=", "uncertain").execute();
}
var LEASE_MINUTES = 5;
async function claimMail(db) {
  const { rows } = await sql`
    update mail set
      state = 'sending', claim = gen_random_uuid(), claimed_until = now() + make_interval(mins => ${LEASE_MINUTES}), attempts = attempts + 1
    where mail_id = (
      select mail_id from mail
      where state = 'waiting' and due_at <= now() and expires_at > now()
      order by due_at, mail_id limit 1 for update skip locked
    )
    returning mail_id as id, claim, recipient, subject, body, message_key as "messageKey", queued_at as "queuedAt", attempts`.execute(db);
  return rows[0];
}
async function markHandedOver(db, { id, claim }) {
  const row = await db.updateTable("mail").set({ handed_at: sql`now()` }).where("mail_id", "=", id).where("claim", "=", claim).where("state", "=", "sending").where("claimed_until", ">", sql`now()`).returning("mail_id").executeTakeFirst();
  return row !== void 0;
}
async function settleMail(db, { id, claim }, state, trouble) {
  await settling(db, state, trouble).where("mail_id", "=", id).where("claim", "=", claim).where("state", "in", ["sending", "uncertain"]).execute();
}
function settling(db, state, trouble) {
  const erased = state === "uncertain" ? {} : { body: null };
  return db.updateTable("mail").set({ state, settled_at: sql`now()`, trouble: trouble ?? null, ...erased });
}
async function putBackMail(db, { id, claim, attempts }, trouble) {
  const minutes = Math.min(2 ** (attempts - 1), 60);
  await db.updateTable("mail").set({ ...FREE, due_at: sql`now() + make_interval(mins => ${minutes})`, trouble }).where("mail_id", "=", id).where("claim", "=", claim).where("state", "=", "sending").execute();
}
var FREE = { state: "waiting", claim: null, claimed_until: null, handed_at: null };
async function tidyOutbox(db) {
  const now = sql`now()`;
  await db.updateTable("mail").set(FREE).where("state", "=", "sending").where("claimed_until", "<", now).where("handed_at", "is", null).execute();
  await settling(db, "uncertain", "interrupted").where("state", "=", "sending").where("claimed_until", "<", now).execute();
  await settling(db, "failed", "expired").where("state", "=", "waiting").where("expires_at", "<", now).execute();
  await db.updateTable("mail").set({ body: null }).where("body", "is not", null).where("state", "=", "uncertain").where("expires_at", "<", now).execute();
}
async function listUnsent(db) {
  return db.selectFrom("mail").select(["mail_id as id", "kind", "state", "recipient", "subject", "queued_at as queuedAt", "attempts", "trouble"]).where("state", "<>", "sent").orderBy("mail_id").execute();
}
async function sendAgain(db, id) {
  const row = await db.updateTable("mail").set({ ...FREE, settled_at: null, attempts: 0, due_at: sql`now()`, trouble: null }).where("mail_id", "=", id).where("state", "=", "uncertain").where("body", "is not", null).where("expires_at", ">", sql`now()`).returning("mail_id").executeTakeFirst();
  return row !== void 0;
}

export {
  queueMail,
  withdrawInvitations,
  claimMail,
  markHandedOver,
  settleMail,
  putBackMail,
  tidyOutbox,
  listUnsent,
  sendAgain
};
//# sourceMappingURL=chunk-BGCJP7S5.js.map
