import { sql } from "kysely";
import { lockAccount } from "./account.ts";
import type { Database } from "../database/database.ts";
import type { SessionMeans } from "./accountTables.ts";
import { countResetFromNow, onlyReadsUntil } from "./secondFactor.ts";

/** How long a session lasts: idle, and in all. */
export type SessionLimits = { readonly idleMinutes: number; readonly absoluteMinutes: number };

/** How long after the password the second factor may be given; longer for the person who was invited and has still to put it on a phone. */
const HALF_WAY_MINUTES = 10;
const ENROLMENT_MINUTES = 60;

/** How long a step-up holds. */
const STEP_UP_MINUTES = 10;

/** A session that holds now. Without `means` only the first of two steps was made (a password, or a provider not trusted for both): it opens nothing but the page of the second factor. */
export type Session = {
  readonly id: bigint;
  readonly accountId: string;
  readonly mail: string;
  readonly name: string;
  readonly means: SessionMeans | null;
  readonly invitationHash: Buffer | null;
  /** The identity at a provider it began with. */
  readonly identityId: bigint | null;
  readonly signedInAt: Date;
  /** The number of the session it began as: its own, where it has not gone on under another token. */
  readonly beganAs: bigint;
  readonly isSteppedUp: boolean;
  /** Until when its account only reads, where its second factor was lately taken away. */
  readonly readsOnlyUntil: Date | null;
};

/** A session as its owner sees it in the list. */
export type SessionListed = { readonly id: bigint; readonly signedInAt: Date; readonly lastSeenAt: Date };

/** A session that is to begin. */
export type NewSession = {
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly means: SessionMeans | null;
  readonly invitationHash?: Buffer | null;
  readonly identityId?: bigint | null;
  /** When the sign-in began and with which number, for one that goes on under another token. */
  readonly signedInAt?: Date;
  readonly beganAs?: bigint;
  readonly isSteppedUp?: boolean;
};

/** Begins a session. */
export async function openSession(tx: Database, session: NewSession): Promise<void> {
  const {
    tokenHash,
    accountId,
    means,
    invitationHash = null,
    identityId = null,
    signedInAt,
    beganAs = null,
    isSteppedUp = false,
  } = session;
  await countResetFromNow(tx, accountId);
  await tx
    .insertInto("session")
    .values({
      token_hash: tokenHash,
      account_id: accountId,
      is_demonstration: means === "demonstration" ? true : null,
      invitation_hash: invitationHash,
      identity_id: identityId,
      means,
      ...(signedInAt && { signed_in_at: signedInAt }),
      began_as: beganAs,
      stepped_up_at: isSteppedUp ? sql<Date>`now()` : null,
    })
    .execute();
}

/** The session of a token, if it holds at this very moment, and marks that it was seen: nothing of it is remembered between two requests. */
export async function seeSession(db: Database, tokenHash: Buffer, limits: SessionLimits): Promise<Session | undefined> {
  const { idleMinutes, absoluteMinutes } = limits;
  const { rows } = await sql<Session>`
    update session s set last_seen_at = now()
    from account a
    where s.token_hash = ${tokenHash} and a.account_id = s.account_id and ${isAlive(idleMinutes, absoluteMinutes)}
    returning s.session_id as id, s.account_id as "accountId", a.mail, a.name, s.means, s.invitation_hash as "invitationHash", s.identity_id as "identityId",
      s.signed_in_at as "signedInAt", coalesce(s.began_as, s.session_id) as "beganAs",
      coalesce(happened_within(s.stepped_up_at, make_interval(mins => ${STEP_UP_MINUTES})), false) as "isSteppedUp",
      ${onlyReadsUntil} as "readsOnlyUntil"`.execute(db);
  return rows[0];
}

/** The sessions of an account that hold now, the latest first. */
export async function listSessions(db: Database, accountId: string, limits: SessionLimits): Promise<SessionListed[]> {
  const { rows } = await sql<SessionListed>`
    select s.session_id as id, s.signed_in_at as "signedInAt", s.last_seen_at as "lastSeenAt"
    from session s join account a using (account_id)
    where account_id = ${accountId} and s.means is not null and ${isAlive(limits.idleMinutes, limits.absoluteMinutes)}
    order by s.last_seen_at desc, s.session_id desc`.execute(db);
  return rows;
}

function isAlive(idleMinutes: number, absoluteMinutes: number) {
  return sql`s.ended_at is null and a.disabled_at is null
    and s.session_id > a.password_session and coalesce(s.began_as, s.session_id) > a.factor_session
    and (s.identity_id is null or exists (select from identity i where i.identity_id = s.identity_id and i.ended_at is null))
    and happened_within(s.last_seen_at, make_interval(mins => ${idleMinutes}))
    and happened_within(s.signed_in_at, make_interval(mins => ${absoluteMinutes}))
    and (s.means is not null or happened_within(s.created_at,
      make_interval(mins => case when s.invitation_hash is null then ${HALF_WAY_MINUTES}::int else ${ENROLMENT_MINUTES}::int end)))`;
}

/** Whether a session has not ended meanwhile; its account is held until the transaction ends, so that a reset of it comes before or after. */
export async function holdSession(tx: Database, { id, accountId }: Pick<Session, "id" | "accountId">): Promise<boolean> {
  await lockAccount(tx, accountId);
  const open = tx.selectFrom("session").select("session_id").where("session_id", "=", id).where("ended_at", "is", null);
  return (await open.executeTakeFirst()) !== undefined;
}

/** Ends a session of an account. */
export async function endSession(tx: Database, accountId: string, id: bigint): Promise<void> {
  await ending(tx, accountId).where("session_id", "=", id).execute();
}

/** Ends every session of an account, but one where it is told. */
export async function endSessions(tx: Database, accountId: string, except?: bigint): Promise<void> {
  const all = ending(tx, accountId);
  await (except === undefined ? all : all.where("session_id", "<>", except)).execute();
}

function ending(tx: Database, accountId: string) {
  return tx
    .updateTable("session")
    .set({ ended_at: sql<Date>`now()` })
    .where("account_id", "=", accountId)
    .where("ended_at", "is", null);
}
