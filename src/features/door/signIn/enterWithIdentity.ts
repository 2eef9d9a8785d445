import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { recordEvent } from "../../../data/account/account.ts";
import type { Database } from "../../../data/database/database.ts";
import { findIdentity, type Identity, linkIdentity, type LinkedIdentity } from "../../../data/account/identity.ts";
import {
  type IdentityTransaction,
  insertTransaction,
  takeTransaction,
  type TransactionPurpose,
} from "../../../data/account/identityTransaction.ts";
import { findInvited, takeInvitation } from "../../../data/account/invitation.ts";
import { hasSecondFactor } from "../../../data/account/secondFactor.ts";
import { endSessions, holdSession, type Session } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import type { IdentityProvider, ProviderRefusal } from "../identityProvider.ts";
import { paths } from "../../paths.ts";
import { hashOfToken } from "../../secretToken.ts";
import { isSignedIn } from "../signedIn.ts";
import { beginSession, ENTRY_REFUSALS, rotate } from "./enter.ts";
import { propose } from "./ownAccount.ts";

/** Why a person who comes back from the provider does not come in. */
export type IdentityRefusal =
  | ProviderRefusal
  | "over"
  | "unknownIdentity"
  | "disabled"
  | "noFactor"
  | "invitationOver"
  | "invitationOfSomebodySignedUp"
  | "signedInAsAnother"
  | "linkedToAnother"
  | "otherIdentity";

/** The sentence of each reason, for people. */
export const IDENTITY_REFUSALS = {
  unreachable: "Il servizio di identità non risponde. Riprovi tra poco; chi ha una password può accedere con quella.",
  denied: "L'accesso è stato annullato prima della fine. Non è stato fatto nulla.",
  notTrusted:
    "La risposta del servizio di identità non è valida. Non è stato fatto nulla: riprovi, e se accade ancora lo dica a chi amministra il sistema.",
  levelTooLow:
    "Il modo con cui ha fatto accesso non è abbastanza sicuro per questo sito. Ne scelga uno di livello più alto, per esempio SPID di livello 2 o CIE.",
  signedInBefore: "Per confermare serve un nuovo accesso al servizio di identità, e quello di prima non basta. Riprovi.",
  over: "Il passaggio dal servizio di identità è durato più di dieci minuti, è già stato usato, oppure è cominciato in un altro browser. Riprovi da qui.",
  unknownIdentity:
    "Nessuna utenza è collegata a questa identità. Chi è stato invitato apra prima il suo invito; gli altri ne chiedano uno a chi amministra il sistema.",
  disabled: "L'utenza collegata a questa identità è chiusa. Chieda a chi amministra il sistema.",
  noFactor: ENTRY_REFUSALS.noFactor,
  invitationOver: "L'invito è scaduto, è già stato usato, oppure ne è stato mandato un altro dopo.",
  invitationOfSomebodySignedUp: "L'utenza ha già un secondo fattore: acceda con quello, e colleghi l'identità dal suo account.",
  signedInAsAnother:
    "In questo browser intanto è entrata un'altra persona. Non è stato fatto nulla: torni all'invito, e dica se deve uscire.",
  linkedToAnother: "Questa identità è già collegata a un'altra utenza. Lo dica a chi amministra il sistema.",
  otherIdentity:
    "L'utenza è collegata a un'altra identità. Usi quella, oppure chieda a chi amministra il sistema di togliere il collegamento.",
} satisfies Sentences<IdentityRefusal>;

/** Sends a person to the provider: the address, to go to with this mark in the browser. Undefined when the provider does not answer. */
export async function leaveForProvider(
  { db }: AccessAmbient,
  provider: IdentityProvider,
  { browser, purpose, wayBack }: { readonly browser: string; readonly purpose: TransactionPurpose; readonly wayBack: string },
): Promise<string | undefined> {
  const isAgain = purpose.kind === "stepUp" || purpose.kind === "link";
  const begun = await provider.begin({ isAgain });
  if (!begun) return undefined;
  const { state, nonce, codeVerifier } = begun.secrets;
  await insertTransaction(
    db,
    { stateHash: hashOfToken(state), browserHash: hashOfToken(browser) },
    { nonce, codeVerifier, purpose, wayBack },
  );
  return begun.address;
}

/** A person who came back: in, with where to go now; or not, with what they had wanted. */
export type Returned =
  | {
      readonly ok: true;
      readonly token: string;
      readonly accountId: string;
      readonly isWhole: boolean;
      readonly towards: string;
      /** The invitation that was used up, by its hash. */
      readonly usedUp?: Buffer;
    }
  | { readonly ok: false; readonly why: IdentityRefusal; readonly transaction?: IdentityTransaction };

/** Takes the person who comes back from the provider, once, in the browser they left from. */
export async function returnFromProvider(
  access: AccessAmbient,
  provider: IdentityProvider,
  { browser, query, session }: { readonly browser: string | undefined; readonly query: string; readonly session: Session | undefined },
): Promise<Returned> {
  const state = new URLSearchParams(query).get("state");
  if (browser === undefined || state === null) return { ok: false, why: "over" };
  const transaction = await takeTransaction(access.db, { stateHash: hashOfToken(state), browserHash: hashOfToken(browser) });
  if (!transaction) return { ok: false, why: "over" };
  const { purpose, nonce, codeVerifier, startedAt } = transaction;
  const isAgain = purpose.kind === "stepUp" || purpose.kind === "link";
  const identity = await provider.finish({ query, secrets: { state, nonce, codeVerifier }, ...(isAgain && { signedInSince: startedAt }) });
  if (typeof identity === "string") {
    if (isAgain && session) await recordEvent(access.db, session.accountId, "refusedAtProvider");
    return { ok: false, why: identity, transaction };
  }
  return transact<Returned>(access.db, async (tx) => {
    const linked = await findIdentity(tx, identity);
    if (linked?.isDisabled) {
      await recordEvent(tx, linked.accountId, "refusedAtProvider");
      return { keep: true, value: { ok: false, why: "disabled", transaction } };
    }
    const arrival = { tx, access, provider, identity, linked, wayBack: transaction.wayBack };
    const taken = await take(arrival, purpose, session);
    return typeof taken === "string"
      ? { keep: false, value: { ok: false, why: taken, transaction } }
      : { keep: true, value: { ok: true, ...taken } };
  });
}

type Arrival = {
  readonly tx: Database;
  readonly access: AccessAmbient;
  readonly provider: IdentityProvider;
  readonly identity: Identity;
  readonly linked: LinkedIdentity | undefined;
  readonly wayBack: string;
};
type Taken = Omit<Extract<Returned, { ok: true }>, "ok"> | IdentityRefusal;

function take(arrival: Arrival, purpose: TransactionPurpose, session: Session | undefined): Promise<Taken> {
  switch (purpose.kind) {
    case "signIn":
      return signIn(arrival, session);
    case "invitation":
      return takeUp(arrival, purpose.invitationHash, session);
    case "stepUp":
      return session?.id === purpose.sessionId && isSignedIn(session) ? stepUp(arrival, session) : Promise.resolve("over");
    case "link":
      return session?.id === purpose.sessionId && isSignedIn(session) && session.isSteppedUp
        ? link(arrival, session)
        : Promise.resolve("over");
  }
}

/** An identity that is linked: in at once where the provider stands for both factors, else to the page of the second one. */
async function signIn({ tx, provider, linked, wayBack }: Arrival, before: Session | undefined): Promise<Taken> {
  if (!linked) return "unknownIdentity";
  const { id: identityId, accountId } = linked;
  if (!provider.isFull && !(await hasSecondFactor(tx, accountId))) return "noFactor";
  const token = await beginSession(tx, before, { accountId, identityId, means: provider.isFull ? "identityProvider" : null });
  await recordEvent(tx, accountId, provider.isFull ? "signedInWithProvider" : "recognisedByProvider");
  return { token, accountId, isWhole: provider.isFull, towards: provider.isFull ? wayBack : towardsFactor(wayBack) };
}

/** An invitation links an account that has neither identity nor second factor: it is no way around either. */
async function takeUp(
  { tx, access, provider, identity, linked, wayBack }: Arrival,
  invitationHash: Buffer,
  before: Session | undefined,
): Promise<Taken> {
  const accountId = (await findInvited(tx, invitationHash))?.accountId;
  if (accountId === undefined) return "invitationOver";
  if (before && before.accountId !== accountId) return "signedInAsAnother"; // who was there on leaving was asked; this is a person who came in meanwhile
  if (linked && linked.accountId !== accountId) return "linkedToAnother";
  if (await hasSecondFactor(tx, accountId)) return "invitationOfSomebodySignedUp";
  const identityId = linked?.id ?? (await linkIdentity(tx, identity, accountId));
  if (identityId === undefined) return "otherIdentity";
  if (!linked) await recordEvent(tx, accountId, "identityLinked");
  if (provider.isFull && !(await takeInvitation(tx, invitationHash))) return "invitationOver";
  await endSessions(tx, accountId);
  const begun = { accountId, identityId };
  if (provider.isFull) {
    const token = await beginSession(tx, before, { ...begun, means: "identityProvider" });
    await recordEvent(tx, accountId, "signedInWithProvider");
    return { token, accountId, isWhole: true, towards: wayBack, usedUp: invitationHash };
  }
  await propose(tx, access, accountId);
  const token = await beginSession(tx, before, { ...begun, means: null, invitationHash });
  return { token, accountId, isWhole: false, towards: paths.newFactor };
}

/** The provider saw them once more; where it does not stand for both factors, the second one is asked again too. */
async function stepUp({ tx, provider, linked, wayBack }: Arrival, session: Session): Promise<Taken> {
  const { accountId, means } = session;
  if (linked?.accountId !== accountId) return "otherIdentity";
  if (provider.isFull) await recordEvent(tx, accountId, "steppedUp");
  const token = await rotate(tx, session, { means: provider.isFull ? means : null, isSteppedUp: true });
  return { token, accountId, isWhole: provider.isFull, towards: provider.isFull ? wayBack : towardsFactor(wayBack) };
}

/** The person who is signed in, and has confirmed it, links an identity to their own account. */
async function link({ tx, identity, linked, wayBack }: Arrival, session: Session): Promise<Taken> {
  const { accountId, means } = session;
  if (!(await holdSession(tx, session))) return "over";
  if (linked && linked.accountId !== accountId) return "linkedToAnother";
  if (!linked && (await linkIdentity(tx, identity, accountId)) === undefined) return "otherIdentity";
  if (!linked) await recordEvent(tx, accountId, "identityLinked");
  return { token: await rotate(tx, session, { means, isSteppedUp: true }), accountId, isWhole: true, towards: wayBack };
}

function towardsFactor(wayBack: string): string {
  return `${paths.secondFactor}?${new URLSearchParams({ verso: wayBack }).toString()}`;
}
