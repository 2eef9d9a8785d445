import { type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Context } from "hono";
import { findAccount, findAccountByMail, lockAccount, recordEvent } from "../../../data/account/account.ts";
import type { Database } from "../../../data/database/database.ts";
import type { AccountEvent, SessionMeans } from "../../../data/account/accountTables.ts";
import { findFactor, hasSecondFactor, takeRecoveryCode, takeStep } from "../../../data/account/secondFactor.ts";
import { endSession, type NewSession, openSession, type Session } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { sessionOf, type SignedIn } from "../signedIn.ts";
import { countedTry } from "./countedTry.ts";
import { partyOf, provesPasskey } from "./passkeys.ts";
import { hashOfRecoveryCode } from "./recoveryCodes.ts";
import { unseal } from "./sealedSecret.ts";
import { stepOf } from "./totp.ts";

/** Why a person does not come in. It never tells whether an account exists. */
export type EntryRefusal = "wrongPassword" | "wrongCode" | "wrongConfirmation" | "wrongPasskey" | "tooManyTries" | "noFactor";

/** The sentence of each reason, for people. */
export const ENTRY_REFUSALS = {
  wrongPassword: "Posta o password non sono giuste. Le ricontrolli e riprovi.",
  wrongCode:
    "Il codice non è giusto, o è già stato usato: scriva quello che l'applicazione mostra ora, oppure un codice di recupero mai usato.",
  wrongConfirmation: "La password o il codice non sono giusti, o il codice è già stato usato.",
  wrongPasskey: "La passkey non è stata accettata: riprovi, o scelga un altro modo.",
  tooManyTries:
    "Ci sono stati troppi tentativi sbagliati nell'ultima ora, suoi o di altri. Riprovi più tardi, o da un browser con cui ha già fatto accesso.",
  noFactor: "Questa utenza non ha un secondo fattore: apra l'invito che ha ricevuto, o ne chieda uno nuovo a chi amministra il sistema.",
} satisfies Sentences<EntryRefusal>;

type Entry = { readonly ok: true; readonly token: string } | { readonly ok: false; readonly why: EntryRefusal };

/** The first step: mail and password. What it opens is only the page of the second one. */
export async function enterWithPassword(
  c: Context,
  access: AccessAmbient,
  { mail, password }: { readonly mail: string; readonly password: string },
): Promise<Entry> {
  const { db, hasher } = access;
  const account = await findAccountByMail(db, mail);
  const outcome = await countedTry(c, access, { mail, accountId: account?.id }, async () => {
    const isRight = await hasher.verify(password, account?.passwordHash ?? null);
    return isRight && account && !account.isDisabled ? account : undefined;
  });
  if (outcome === "wrong") return { ok: false, why: "wrongPassword" };
  if (outcome === "tooManyTries") return { ok: false, why: "tooManyTries" };
  if (!(await hasSecondFactor(db, outcome.id))) return { ok: false, why: "noFactor" };
  const before = await sessionOf(c, access);
  const token = await transact(db, async (tx) => ({
    keep: true,
    value: await beginSession(tx, before, { accountId: outcome.id, means: null }),
  }));
  return { ok: true, token };
}

/** What is given as second factor: a code that changes with time, or one of those kept for when the phone is not there. */
export type FactorGiven = { readonly kind: "secondFactor" | "recoveryCode"; readonly code: string };

const EVENTS = { secondFactor: "signedIn", recoveryCode: "signedInWithRecoveryCode" } as const;

/** The second step: it makes a session in full, under a new token. When the first one was made again for a step-up, it is stepped up. */
export async function enterWithFactor(c: Context, access: AccessAmbient, session: Session, given: FactorGiven): Promise<Entry> {
  const outcome = await countedTry(c, access, session, () =>
    transact(access.db, async (tx) => {
      if (!(await takeFactor(tx, access, session.accountId, given))) return { keep: false, value: undefined };
      await recordEvent(tx, session.accountId, session.isSteppedUp ? "steppedUp" : EVENTS[given.kind]);
      return { keep: true, value: { token: await rotate(tx, session, { means: given.kind, isSteppedUp: session.isSteppedUp }) } };
    }),
  );
  return entryOf(outcome, "wrongCode");
}

/** Password and second factor once more, before something delicate: the session goes on under a new token. */
export async function stepUp(
  c: Context,
  access: AccessAmbient,
  session: SignedIn,
  { password, ...given }: FactorGiven & { readonly password: string },
): Promise<Entry> {
  const outcome = await countedTry(c, access, session, async () => {
    const account = await findAccount(access.db, session.accountId);
    if (!(await access.hasher.verify(password, account?.passwordHash ?? null))) return undefined;
    return transact(access.db, async (tx) => {
      if (!(await takeFactor(tx, access, session.accountId, given))) return { keep: false, value: undefined };
      await recordEvent(tx, session.accountId, "steppedUp");
      return { keep: true, value: { token: await rotate(tx, session, { means: session.means, isSteppedUp: true }) } };
    });
  });
  return entryOf(outcome, "wrongConfirmation");
}

/** The second step with a passkey. */
export async function enterWithPasskey(c: Context, access: AccessAmbient, session: Session, written: string): Promise<Entry> {
  const event = session.isSteppedUp ? "steppedUp" : "signedInWithPasskey";
  return withPasskey(c, access, session, written, { means: "passkey", isSteppedUp: session.isSteppedUp }, event);
}

/** A passkey once more, before something delicate: it proves by itself both that it is there and whose it is. */
export async function stepUpWithPasskey(c: Context, access: AccessAmbient, session: SignedIn, written: string): Promise<Entry> {
  return withPasskey(c, access, session, written, { means: session.means, isSteppedUp: true }, "steppedUp");
}

async function withPasskey(
  c: Context,
  access: AccessAmbient,
  session: Session,
  written: string,
  next: Next,
  event: AccountEvent,
): Promise<Entry> {
  const party = partyOf(c, access);
  const outcome = await countedTry(c, access, session, async () => {
    if (!party || !(await provesPasskey(access, session, party, written))) return undefined;
    return transact(access.db, async (tx) => {
      await recordEvent(tx, session.accountId, event);
      return { keep: true, value: { token: await rotate(tx, session, next) } };
    });
  });
  return entryOf(outcome, "wrongPasskey");
}

function entryOf(outcome: { readonly token: string } | "wrong" | "tooManyTries", wrong: EntryRefusal): Entry {
  if (outcome === "wrong") return { ok: false, why: wrong };
  if (outcome === "tooManyTries") return { ok: false, why: "tooManyTries" };
  return { ok: true, token: outcome.token };
}

async function takeFactor(tx: Database, { keys, now }: AccessAmbient, accountId: string, { kind, code }: FactorGiven): Promise<boolean> {
  await lockAccount(tx, accountId); // first, as the person who takes the factor away does: in the other order each would wait for the other
  if (kind === "recoveryCode") return takeRecoveryCode(tx, accountId, hashOfRecoveryCode(keys.recoveryCode, code));
  const factor = await findFactor(tx, accountId, "inForce");
  if (!factor) return false;
  const step = stepOf(unseal(keys.secondFactor, accountId, factor.sealedSecret), code, now());
  return step !== undefined && takeStep(tx, accountId, factor.id, step);
}

type Next = { readonly means: SessionMeans | null; readonly isSteppedUp?: boolean };

/** Goes on with a session under a new token, which is answered; the old one ends. */
export function rotate(tx: Database, session: Session, { means, isSteppedUp = false }: Next): Promise<string> {
  const { accountId, identityId, signedInAt, beganAs } = session;
  return beginSession(tx, session, { accountId, identityId, means, signedInAt, beganAs, isSteppedUp });
}

/** Begins a session under a new token, which is answered; the one its browser had `before`, of whichever account, ends. */
export async function beginSession(
  tx: Database,
  before: Pick<Session, "id" | "accountId"> | undefined,
  session: Omit<NewSession, "tokenHash">,
): Promise<string> {
  const token = newToken();
  if (before) await endSession(tx, before.accountId, before.id);
  await openSession(tx, { tokenHash: hashOfToken(token), ...session });
  return token;
}
