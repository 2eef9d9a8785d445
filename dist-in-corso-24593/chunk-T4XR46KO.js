import {
  queueMail
} from "./chunk-BGCJP7S5.js";
import {
  paths
} from "./chunk-3WDZSZML.js";

// src/data/invitation.ts
import { sql } from "kysely";
var INVITATION_DAYS = 7;
async function insertInvitation(tx, accountId, tokenHash) {
  await tx.updateTable("invitation").set({ ended_at: sql`now()` }).where("account_id", "=", accountId).where("used_at", "is", null).where("ended_at", "is", null).execute();
  await tx.insertInto("invitation").values({ account_id: accountId, token_hash: tokenHash, expires_at: sql`now() + make_interval(days => ${INVITATION_DAYS})` }).execute();
}
async function findInvited(db, tokenHash) {
  const row = await db.selectFrom("invitation").innerJoin("account", "account.account_id", "invitation.account_id").select("account.account_id").where("token_hash", "=", tokenHash).where("used_at", "is", null).where("ended_at", "is", null).where("expires_at", ">", sql`now()`).where("account.disabled_at", "is", null).where("account.is_demonstration", "is", null).executeTakeFirst();
  return row?.account_id;
}
async function takeInvitation(tx, tokenHash) {
  const row = await tx.updateTable("invitation").set({ used_at: sql`now()` }).where("token_hash", "=", tokenHash).where("used_at", "is", null).where("ended_at", "is", null).where("expires_at", ">", sql`now()`).returning("account_id").executeTakeFirst();
  return row !== void 0;
}

// src/features/signIn/accountMails.ts
function invitationLink(token, siteUrl) {
  return new URL(`${paths.invitation}/${token}`, siteUrl).href;
}
function queueInvitation(tx, { id, mail, name }, link) {
  return queueMail(tx, {
    kind: "invitation",
    accountId: id,
    recipient: mail,
    days: INVITATION_DAYS,
    subject: "Invito a Traguardo",
    body: `Buongiorno ${name},

\xE8 stato invitato a lavorare con Traguardo, il sistema del ciclo della performance. Apra questo indirizzo, scelga la password e poi il secondo fattore:

${link}

L'indirizzo vale ${String(INVITATION_DAYS)} giorni, per una sola persona: non lo inoltri. Se non aspettava questo invito, non faccia nulla e lo dica a chi amministra il sistema.
`
  });
}
var QUARTER_OF_HOUR = 9e5;
async function queueBrowserMail(tx, { id, mail, name }, link, now) {
  await queueMail(tx, {
    kind: "browser",
    accountId: id,
    recipient: mail,
    days: 1,
    occasion: `browser ${id} ${String(Math.floor(now / QUARTER_OF_HOUR))}`,
    subject: "Traguardo: accedere nonostante i tentativi di altri",
    body: `Buongiorno ${name},

nella sua utenza ci sono stati troppi tentativi di accesso sbagliati, ed \xE8 stato chiesto come accedere lo stesso. Apra questo indirizzo con il browser che usa:

${link}

L'indirizzo vale un giorno. Se non lo ha chiesto lei, non faccia nulla: nessuno \xE8 entrato.
`
  });
}
var CHANGED = {
  password: "la password",
  factor: "il telefono dei codici (secondo fattore)",
  recoveryCodes: "i codici di recupero"
};
var NOTICE_DAYS = 3;
async function queueChangeNotice(tx, { id, mail, name }, change) {
  await queueMail(tx, {
    kind: "credentials",
    accountId: id,
    recipient: mail,
    days: NOTICE_DAYS,
    subject: "Traguardo: sono cambiate le sue credenziali",
    body: `Buongiorno ${name},

nella sua utenza di Traguardo \xE8 cambiato quanto segue: ${CHANGED[change]}.

Se \xE8 stato lei, non deve fare nulla. Se non \xE8 stato lei, lo dica subito a chi amministra il sistema, che pu\xF2 chiudere l'utenza.
`
  });
}

// src/data/session.ts
import { sql as sql2 } from "kysely";
var HALF_WAY_MINUTES = 10;
var ENROLMENT_MINUTES = 60;
var STEP_UP_MINUTES = 10;
async function openSession(tx, session) {
  const { tokenHash, accountId, means, invitationHash = null, identityId = null, signedInAt, isSteppedUp = false } = session;
  await tx.insertInto("session").values({
    token_hash: tokenHash,
    account_id: accountId,
    is_demonstration: means === "demonstration" ? true : null,
    invitation_hash: invitationHash,
    identity_id: identityId,
    means,
    ...signedInAt && { signed_in_at: signedInAt },
    stepped_up_at: isSteppedUp ? sql2`now()` : null
  }).execute();
}
async function seeSession(db, tokenHash, limits) {
  const { idleMinutes, absoluteMinutes } = limits;
  const { rows } = await sql2`
    update session s set last_seen_at = now()
    from account a
    where s.token_hash = ${tokenHash} and a.account_id = s.account_id and ${isAlive(idleMinutes, absoluteMinutes)}
    returning s.session_id as id, s.account_id as "accountId", a.mail, a.name, s.means, s.invitation_hash as "invitationHash", s.identity_id as "identityId",
      s.signed_in_at as "signedInAt", coalesce(s.stepped_up_at > now() - make_interval(mins => ${STEP_UP_MINUTES}), false) as "isSteppedUp"`.execute(
    db
  );
  return rows[0];
}
async function listSessions(db, accountId, limits) {
  const { rows } = await sql2`
    select s.session_id as id, s.signed_in_at as "signedInAt", s.last_seen_at as "lastSeenAt"
    from session s join account a using (account_id)
    where account_id = ${accountId} and s.means is not null and ${isAlive(limits.idleMinutes, limits.absoluteMinutes)}
    order by s.last_seen_at desc, s.session_id desc`.execute(db);
  return rows;
}
function isAlive(idleMinutes, absoluteMinutes) {
  return sql2`s.ended_at is null and a.disabled_at is null
    and (a.password_changed_at is null or s.created_at >= a.password_changed_at)
    and (s.identity_id is null or exists (select from identity i where i.identity_id = s.identity_id and i.ended_at is null))
    and s.last_seen_at > now() - make_interval(mins => ${idleMinutes})
    and s.signed_in_at > now() - make_interval(mins => ${absoluteMinutes})
    and (s.means is not null or s.created_at > now()
      - make_interval(mins => case when s.invitation_hash is null then ${HALF_WAY_MINUTES}::int else ${ENROLMENT_MINUTES}::int end))`;
}
async function endSession(tx, accountId, id) {
  await ending(tx, accountId).where("session_id", "=", id).execute();
}
async function endSessions(tx, accountId, except) {
  const all = ending(tx, accountId);
  await (except === void 0 ? all : all.where("session_id", "<>", except)).execute();
}
function ending(tx, accountId) {
  return tx.updateTable("session").set({ ended_at: sql2`now()` }).where("account_id", "=", accountId).where("ended_at", "is", null);
}

// src/features/signedIn.ts
import { createHash, randomBytes } from "node:crypto";

// src/features/browserCookies.ts
import { getCookie, setCookie } from "hono/cookie";
var LASTING = { "traguardo-browser": 90 * 86400, "traguardo-ente": 600 };
function readCookie(c, name) {
  return getCookie(c, isLoopback(c) ? name : `__Host-${name}`);
}
function writeCookie(c, name, value) {
  const maxAge = LASTING[name];
  keep(c, name, value, maxAge === void 0 ? {} : { maxAge });
}
function dropCookie(c, name) {
  keep(c, name, "", { maxAge: 0 });
}
function keep(c, name, value, age) {
  const loopback = isLoopback(c);
  setCookie(c, loopback ? name : `__Host-${name}`, value, { path: "/", httpOnly: true, sameSite: "Lax", secure: !loopback, ...age });
}
function isLoopback(c) {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//.test(c.req.url);
}

// src/features/signedIn.ts
function newToken() {
  return randomBytes(32).toString("base64url");
}
function hashOfToken(token) {
  return createHash("sha256").update(token, "utf8").digest();
}
async function sessionOf(c, { db, limits }) {
  const token = readCookie(c, "traguardo");
  return token === void 0 ? void 0 : seeSession(db, hashOfToken(token), limits);
}
async function signedIn(c, access) {
  const session = await sessionOf(c, access);
  return session && isSignedIn(session) ? session : void 0;
}
function isSignedIn(session) {
  return session.means !== null;
}
function toSignIn(c) {
  return c.redirect(`${paths.signIn}?${new URLSearchParams({ verso: c.req.path }).toString()}`, 303);
}
function wayBack(written) {
  const isOurs = written !== void 0 && /^\/[a-z0-9_-]+(?:\/[a-z0-9._-]+)*$/.test(written);
  return isOurs && !/^\/(?:accesso|uscita|invito|api|assets)(?:\/|$)/.test(written) ? written : paths.myAccount;
}

// src/data/identity.ts
import { sql as sql3 } from "kysely";
async function findIdentity(db, { issuer, subject }) {
  const row = await db.selectFrom("identity").innerJoin("account", "account.account_id", "identity.account_id").select(["identity_id", "identity.account_id", "account.disabled_at"]).where("issuer", "=", issuer).where("subject", "=", subject).where("ended_at", "is", null).executeTakeFirst();
  return row && { id: row.identity_id, accountId: row.account_id, isDisabled: row.disabled_at !== null };
}
async function hasIdentity(db, accountId, issuer) {
  const linked = db.selectFrom("identity").select("identity_id").where("account_id", "=", accountId).where("ended_at", "is", null);
  const row = await (issuer === void 0 ? linked : linked.where("issuer", "=", issuer)).executeTakeFirst();
  return row !== void 0;
}
async function linkIdentity(tx, { issuer, subject }, accountId) {
  const row = await tx.insertInto("identity").values({ issuer, subject, account_id: accountId }).onConflict((conflict) => conflict.doNothing()).returning("identity_id").executeTakeFirst();
  return row?.identity_id;
}
async function unlinkIdentities(tx, accountId) {
  const rows = await tx.updateTable("identity").set({ ended_at: sql3`now()` }).where("account_id", "=", accountId).where("ended_at", "is", null).returning("identity_id").execute();
  return rows.length > 0;
}

export {
  readCookie,
  writeCookie,
  dropCookie,
  openSession,
  listSessions,
  endSession,
  endSessions,
  newToken,
  hashOfToken,
  sessionOf,
  signedIn,
  isSignedIn,
  toSignIn,
  wayBack,
  findIdentity,
  hasIdentity,
  linkIdentity,
  unlinkIdentities,
  INVITATION_DAYS,
  insertInvitation,
  findInvited,
  takeInvitation,
  invitationLink,
  queueInvitation,
  queueBrowserMail,
  queueChangeNotice
};
//# sourceMappingURL=chunk-T4XR46KO.js.map
