import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import {
  type Account,
  findAccountByMail,
  insertAccount,
  linkPerson,
  lockAccount,
  personsOf,
  recordEvent,
  setDisabled,
} from "../../../data/account/account.ts";
import { nameOfAdministration } from "../../../data/organisation/administration.ts";
import { appendAuditLine } from "../../../data/log/auditLog.ts";
import type { Database } from "../../../data/database/database.ts";
import { againstErased } from "../../../data/personal/erasure.ts";
import { hasIdentity, unlinkIdentities } from "../../../data/account/identity.ts";
import { insertInvitation } from "../../../data/account/invitation.ts";
import { withdrawInvitations } from "../../../data/mail/outbox.ts";
import { accountsHolding } from "../../../data/access/roleGrant.ts";
import { endSecondFactor, hasSecondFactor, markReset } from "../../../data/account/secondFactor.ts";
import { endSessions } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import { isOneLine } from "../../../domain/access/mailAddress.ts";
import type { StandingAction } from "../../../domain/cycle/actions.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { STANDING_REFUSALS } from "../act.ts";
import { tellReach } from "../tellReach.ts";
import type { Actor } from "../ambient.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { invitationLink, queueInvitation, queueResetNotice, queueResetWarning } from "./accountMails.ts";

const ACTION = "account.manage" satisfies StandingAction;

/** Why an account is not made, or changed. */
export type AccountRefusal =
  | ErasedCode
  | "administrationUnknown"
  | "mailTaken"
  | "personTaken"
  | "unknownMail"
  | "demonstrationAccount"
  | "disabledAccount"
  | "nameOfSeveralLines"
  | "unpostableMail"
  | "nothingToReset"
  | "notLinked";

/** The sentence of each reason, for people. */
export const ACCOUNT_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  administrationUnknown: STANDING_REFUSALS.administrationUnknown,
  mailTaken: "C'è già un'utenza con questa posta: con «account invite» le si manda un nuovo invito.",
  personTaken: "In questo ente la persona ha già un'utenza.",
  unknownMail: "Non c'è nessuna utenza con questa posta.",
  demonstrationAccount: "È un'utenza di dimostrazione: entra senza password e non si cambia.",
  disabledAccount: "L'utenza è chiusa: prima la riapra con «account enable».",
  nameOfSeveralLines: "Il nome ha un a capo o un altro carattere che non si può scrivere in un messaggio.",
  unpostableMail: "A questo indirizzo non si può mandare posta: controlli come è scritto.",
  nothingToReset: "L'utenza non ha ancora un secondo fattore: le basta un nuovo invito, con «account invite».",
  notLinked: "L'utenza non è collegata a nessuna identità.",
} satisfies Sentences<AccountRefusal>;

type NewAccount = {
  readonly mail: string;
  readonly name: string;
  /** Who the account is in an administration, where it is told. */
  readonly place?: { readonly administration: string; readonly person: string } | undefined;
};

/** Whether the invitation is mailed, and from the site of which address; otherwise the person who asked for it delivers it. */
export type Delivery = { readonly mailedFrom?: string | undefined };

/** Makes an account and its invitation, whose token is answered once; it is kept only in the mail that carries it, until that has left. */
export function addAccount(
  db: Database,
  actor: Actor,
  { mail, name, place }: NewAccount,
  delivery: Delivery = {},
): Promise<Verdict<string, AccountRefusal>> {
  return transact<Verdict<string, AccountRefusal>>(db, async (tx) => {
    const isNowhere = place !== undefined && (await nameOfAdministration(tx, place.administration)) === undefined;
    const against = refusedFor([
      !isOneLine(name) && refusal("nameOfSeveralLines", "name"),
      isNowhere && refusal("administrationUnknown", "administration"),
      ...(place && !isNowhere ? await againstErased(tx, place.administration, { person: place.person }) : []),
    ]);
    if (against) return { keep: false, value: against };
    const id = await insertAccount(tx, { mail, name });
    if (id === undefined) return refused("mailTaken");
    if (place) {
      if (!(await linkPerson(tx, id, place.administration, place.person))) return refused("personTaken");
      const { administration, person } = place;
      await appendAuditLine(tx, {
        administration,
        person: actor.person,
        action: ACTION,
        object: `account of ${person}`,
        content: { person },
      });
      await tellReach(tx, { administration, actor }, [{ person, kind: "account" }]);
    }
    return invite(tx, { id, mail, name }, delivery);
  });
}

/** Gives an account a new invitation: it lets choose the password again, never pass over the second factor. */
export function inviteAgain(db: Database, actor: Actor, mail: string, delivery: Delivery = {}): Promise<Verdict<string, AccountRefusal>> {
  return transact<Verdict<string, AccountRefusal>>(db, async (tx) => {
    const account = await accountInUse(tx, mail);
    if (typeof account === "string") return refused(account);
    for (const { administration, person } of await personsOf(tx, account.id))
      await tellReach(tx, { administration, actor }, [{ person, kind: "invitation" }]);
    return invite(tx, account, delivery);
  });
}

/** The account of this mail, of a real person and open; or why there is none such. */
async function accountInUse(tx: Database, mail: string): Promise<Account | AccountRefusal> {
  const account = await findAccountByMail(tx, mail);
  if (!account) return "unknownMail";
  if (account.isDemonstration) return "demonstrationAccount";
  return account.isDisabled ? "disabledAccount" : account;
}

/** Who could not be told by mail: the person; and, of these administrations, any Segretario but the person. */
export type Untold = { readonly person: boolean; readonly administrations: readonly string[] };

type Reset = { readonly token: string; readonly untold: Untold };

/**
 * Has an account begin again, for the person who has lost both phone and recovery codes: second factor, passkeys and identities are taken away, every session
 * ends, and an invitation lets choose them anew. The person and the Segretario are told, and for a day the account only reads (S10).
 */
export function resetAccount(db: Database, actor: Actor, mail: string, delivery: Delivery = {}): Promise<Verdict<Reset, AccountRefusal>> {
  return transact<Verdict<Reset, AccountRefusal>>(db, async (tx) => {
    const account = await accountInUse(tx, mail);
    if (typeof account === "string") return refused(account);
    await lockAccount(tx, account.id);
    if (!(await hasSecondFactor(tx, account.id)) && !(await hasIdentity(tx, account.id))) return refused("nothingToReset");
    await endSecondFactor(tx, account.id);
    await unlinkIdentities(tx, account.id);
    await endSessions(tx, account.id);
    const untold = await tellReset(tx, actor, account);
    const invited = await invite(tx, account, delivery);
    return invited.value.ok
      ? { keep: true, value: { ok: true, value: { token: invited.value.value, untold } } }
      : refused("unpostableMail");
  });
}

/** Marks the account, and tells log, person and Segretario. */
async function tellReset(tx: Database, actor: Actor, account: Account): Promise<Untold> {
  await markReset(tx, account.id);
  await recordEvent(tx, account.id, "factorReset");
  const person = !(await queueResetNotice(tx, account));
  const administrations: string[] = [];
  for (const place of await personsOf(tx, account.id)) {
    const object = `account of ${place.person}`;
    const content = { person: place.person, secondFactor: "reset" };
    await appendAuditLine(tx, { administration: place.administration, person: actor.person, action: ACTION, object, content });
    let isTold = false;
    for (const segretario of await accountsHolding(tx, place.administration, "segretario"))
      if (segretario.id !== account.id && (await queueResetWarning(tx, segretario, { name: account.name, place }))) isTold = true;
    if (!isTold) administrations.push(place.administrationName);
  }
  return { person, administrations };
}

async function invite(tx: Database, account: Pick<Account, "id" | "mail" | "name">, { mailedFrom }: Delivery) {
  const token = newToken();
  await insertInvitation(tx, account.id, hashOfToken(token));
  await recordEvent(tx, account.id, "invited");
  await withdrawInvitations(tx, account.id);
  const isQueued =
    mailedFrom === undefined ||
    (await queueInvitation(tx, account, {
      link: invitationLink(token, mailedFrom),
      bodies: (await personsOf(tx, account.id)).map(({ administrationName }) => administrationName),
    }));
  return isQueued ? ({ keep: true, value: { ok: true, value: token } } as const) : refused("unpostableMail");
}

/** Closes an account, and its sessions with it, or opens it again. */
export function switchAccount(db: Database, mail: string, isDisabled: boolean): Promise<Verdict<string, AccountRefusal>> {
  return transact<Verdict<string, AccountRefusal>>(db, async (tx) => {
    const account = await findAccountByMail(tx, mail);
    if (!account) return refused("unknownMail");
    await setDisabled(tx, account.id, isDisabled);
    if (isDisabled) await endSessions(tx, account.id);
    await recordEvent(tx, account.id, isDisabled ? "disabled" : "enabled");
    return { keep: true, value: { ok: true, value: account.name } };
  });
}

type Unlinked = { readonly name: string; readonly untold: Untold | undefined };

/**
 * Takes away the identities an account is linked to, and every session with them. An account that has no second factor of ours begins again with an
 * invitation: it is told, and waits, as at a reset.
 */
export function unlinkAccount(db: Database, actor: Actor, mail: string): Promise<Verdict<Unlinked, AccountRefusal>> {
  return transact<Verdict<Unlinked, AccountRefusal>>(db, async (tx) => {
    const account = await findAccountByMail(tx, mail);
    if (!account) return refused("unknownMail");
    await lockAccount(tx, account.id);
    if (!(await unlinkIdentities(tx, account.id))) return refused("notLinked");
    await endSessions(tx, account.id);
    await recordEvent(tx, account.id, "identityUnlinked");
    const untold = (await hasSecondFactor(tx, account.id)) ? undefined : await tellReset(tx, actor, account);
    return { keep: true, value: { ok: true, value: { name: account.name, untold } } };
  });
}

function refused(reason: AccountRefusal) {
  return { keep: false, value: refuse(reason) } as const;
}
