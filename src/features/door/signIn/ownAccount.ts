import { randomBytes } from "node:crypto";
import { type Account, findAccount, lockAccount, personsOf, recordEvent, setPassword } from "../../../data/account/account.ts";
import type { Database } from "../../../data/database/database.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import { findInvited, takeInvitation } from "../../../data/account/invitation.ts";
import {
  confirmFactor,
  findFactor,
  hasSecondFactor,
  proposeFactor,
  replaceRecoveryCodes,
  takeStep,
} from "../../../data/account/secondFactor.ts";
import { endSession, endSessions, holdSession, type Session } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import { checkPassword, type PasswordRefusal } from "../../../domain/access/password.ts";
import type { Verdict } from "../../../domain/kernel/verdict.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { type SignedIn } from "../signedIn.ts";
import { queueChangeNotice } from "../../commands/accounts/accountMails.ts";
import { commonPasswords } from "./commonPasswords.ts";
import { beginSession, rotate } from "./enter.ts";
import { hashOfRecoveryCode, recoveryCodesOf } from "./recoveryCodes.ts";
import { seal, unseal } from "./sealedSecret.ts";
import { stepOf } from "./totp.ts";

const SECRET_BYTES = 20;

/** The session in which the second factor is chosen; without one there is already a factor to sign in with. */
type Accepted = { readonly accountId: string; readonly token: string | undefined };

/**
 * Takes up an invitation with a password; the same one twice changes nothing the second time. The person who has no second factor yet goes on to choose it, and only
 * then is the invitation used up; the person who has one signs in with it as always: a new invitation is no way around it, nor around an identity provider the account
 * is linked to. The session its browser had `before` ends, of whichever account it is. Undefined when the invitation holds no more.
 */
export async function acceptInvitation(
  access: AccessAmbient,
  invitationToken: string,
  password: string,
  before: Session | undefined,
): Promise<Verdict<Accepted, PasswordRefusal> | undefined> {
  const invitationHash = hashOfToken(invitationToken);
  const invited = await findInvited(access.db, invitationHash);
  const account = invited && (await findAccount(access.db, invited.accountId));
  if (!account) return undefined;
  const verdict = await acceptablePassword(access.db, account, password);
  if (!verdict.ok) return verdict;
  const isAgain = account.passwordHash !== null && (await access.hasher.verify(password, account.passwordHash));
  const hash = isAgain ? account.passwordHash : await access.hasher.hash(password);
  const outcome = await transact<Verdict<Accepted, PasswordRefusal> | "changedMeanwhile" | undefined>(access.db, async (tx) => {
    await lockAccount(tx, account.id); // the same form twice, one after the other
    if ((await findAccount(tx, account.id))?.passwordHash !== account.passwordHash) return { keep: false, value: "changedMeanwhile" };
    const hasFactor = await hasSecondFactor(tx, account.id);
    const holds = hasFactor ? await takeInvitation(tx, invitationHash) : await findInvited(tx, invitationHash);
    if (!holds || (!hasFactor && (await hasIdentity(tx, account.id)))) return { keep: false, value: undefined };
    if (!isAgain || hasFactor) {
      await setPassword(tx, account.id, hash);
      await endSessions(tx, account.id);
      await recordEvent(tx, account.id, "passwordChosen");
    }
    if (hasFactor) {
      if (before) await endSession(tx, before.accountId, before.id);
      await queueChangeNotice(tx, account, "password");
      return { keep: true, value: { ok: true, value: { accountId: account.id, token: undefined } } };
    }
    if (!isAgain || !(await findFactor(tx, account.id, "proposed"))) await propose(tx, access, account.id);
    const token = await beginSession(tx, before, { accountId: account.id, means: null, invitationHash });
    return { keep: true, value: { ok: true, value: { accountId: account.id, token } } };
  });
  return outcome === "changedMeanwhile" ? acceptInvitation(access, invitationToken, password, before) : outcome;
}

/** Changes one's password: every other session ends, this one goes on under a new token. */
export async function changePassword(
  access: AccessAmbient,
  session: SignedIn,
  password: string,
): Promise<Verdict<{ readonly token: string }, PasswordRefusal>> {
  const account = (await findAccount(access.db, session.accountId))!;
  const verdict = await acceptablePassword(access.db, account, password);
  if (!verdict.ok) return verdict;
  const hash = await access.hasher.hash(password);
  return transact(access.db, async (tx) => {
    await setPassword(tx, account.id, hash);
    await endSessions(tx, account.id);
    await recordEvent(tx, account.id, "passwordChanged");
    await queueChangeNotice(tx, account, "password");
    return { keep: true, value: { ok: true, value: { token: await rotate(tx, session, { means: session.means, isSteppedUp: true }) } } };
  });
}

async function acceptablePassword(db: Database, account: Account, password: string): Promise<Verdict<string, PasswordRefusal>> {
  const [common, persons] = [await commonPasswords(), await personsOf(db, account.id)];
  const context = ["traguardo", account.name, account.mail, ...persons.map(({ administrationName }) => administrationName)];
  return checkPassword(password.normalize("NFC"), context, (base) => common.has(base));
}

/** Proposes a second factor, to be put on a phone and confirmed with its first code. */
export function proposeNewFactor(access: AccessAmbient, session: SignedIn): Promise<void> {
  return transact(access.db, async (tx) => {
    if (await holdSession(tx, session)) await propose(tx, access, session.accountId);
    return { keep: true, value: undefined };
  });
}

/** Proposes a second factor within a transaction. */
export function propose(tx: Database, { keys }: AccessAmbient, accountId: string): Promise<void> {
  return proposeFactor(tx, accountId, seal(keys.secondFactor, accountId, randomBytes(SECRET_BYTES)));
}

/** The secret of the factor that is still to be confirmed. */
export async function proposedSecret({ db, keys }: AccessAmbient, accountId: string): Promise<Buffer | undefined> {
  const factor = await findFactor(db, accountId, "proposed");
  return factor && unseal(keys.secondFactor, accountId, factor.sealedSecret);
}

/** Puts the proposed factor in force with its first code: new recovery codes, and every other session ends. Undefined when the code is not its own. */
export function confirmNewFactor(
  access: AccessAmbient,
  session: Session,
  code: string,
): Promise<{ readonly token: string; readonly recoveryCodes: readonly string[] } | undefined> {
  const { accountId, invitationHash } = session;
  return transact(access.db, async (tx) => {
    const factor = await findFactor(tx, accountId, "proposed");
    const step = factor && stepOf(unseal(access.keys.secondFactor, accountId, factor.sealedSecret), code, access.now());
    if (!factor || step === undefined || !(await takeStep(tx, accountId, factor.id, step))) return { keep: false, value: undefined };
    if (session.means === null && (invitationHash === null || !(await takeInvitation(tx, invitationHash))))
      return { keep: false, value: undefined };
    await confirmFactor(tx, accountId, factor.id);
    await recordEvent(tx, accountId, "factorConfirmed");
    if (session.means !== null) await queueChangeNotice(tx, { ...session, id: accountId }, "factor");
    const recoveryCodes = (await makeRecoveryCodes(tx, access, accountId, newToken())).codes!;
    await endSessions(tx, accountId);
    return { keep: true, value: { token: await rotate(tx, session, { means: session.means ?? "enrolment" }), recoveryCodes } };
  });
}

/** New recovery codes in the place of those before; the same request again shows the same. Undefined when others were made after it. */
export function renewRecoveryCodes(access: AccessAmbient, session: SignedIn, request: string): Promise<readonly string[] | undefined> {
  return transact(access.db, async (tx) => {
    const { codes, isNew } = await makeRecoveryCodes(tx, access, session.accountId, request);
    if (isNew) await queueChangeNotice(tx, { ...session, id: session.accountId }, "recoveryCodes");
    return { keep: true, value: codes };
  });
}

async function makeRecoveryCodes(
  tx: Database,
  { keys }: AccessAmbient,
  accountId: string,
  request: string,
): Promise<{ readonly codes: readonly string[] | undefined; readonly isNew: boolean }> {
  const codes = recoveryCodesOf(keys.newRecoveryCodes, accountId, request);
  const hashes = codes.map((code) => hashOfRecoveryCode(keys.recoveryCode, code));
  const outcome = await replaceRecoveryCodes(tx, accountId, hashes);
  if (outcome === "made") await recordEvent(tx, accountId, "recoveryCodesMade");
  return { codes: outcome === "over" ? undefined : codes, isNew: outcome === "made" };
}

/** Ends one of one's own sessions, or all the others. */
export function endOwnSessions(access: AccessAmbient, session: Session, which: bigint | "others"): Promise<void> {
  return which === "others" ? endSessions(access.db, session.accountId, session.id) : endSession(access.db, session.accountId, which);
}
