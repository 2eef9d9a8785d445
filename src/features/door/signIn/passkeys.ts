import { type Sentences } from "../../../domain/kernel/refusal.ts";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { Context } from "hono";
import { isIP } from "node:net";
import * as z from "zod";
import { lockAccount, recordEvent } from "../../../data/account/account.ts";
import { hasIdentity } from "../../../data/account/identity.ts";
import {
  type ChallengePurpose, endPasskey, findPasskey, insertChallenge, insertPasskey, listPasskeys, takeChallenge, takeCount,
} from "../../../data/account/passkey.ts"; // prettier-ignore
import { findFactor } from "../../../data/account/secondFactor.ts";
import { endSessions, holdSession, type Session } from "../../../data/account/session.ts";
import { transact } from "../../../data/database/transact.ts";
import type { AccessAmbient } from "../accessAmbient.ts";
import { hashOfToken, newToken } from "../../secretToken.ts";
import { type SignedIn } from "../signedIn.ts";

/** Why a passkey is not added, used or taken away. */
export type PasskeyRefusal = "notTaken" | "ofAnother" | "onlyFactor" | "notThere";

/** The sentence of each reason, for people. */
export const PASSKEY_REFUSALS = {
  notTaken: "La passkey non è stata accettata: ricarichi la pagina e riprovi.",
  ofAnother: "Questa passkey è già usata qui.",
  onlyFactor: "È il suo unico secondo fattore: prima ne aggiunga un altro.",
  notThere: "Questa passkey era già stata tolta.",
} satisfies Sentences<PasskeyRefusal>;

/** For whom a passkey is made: the exact public address, or this machine when one tries the program. */
type Party = { readonly id: string; readonly origin: string };

/** The party of this site; undefined where it was not told its public address, and so nobody could say for whom a passkey is. */
export function partyOf(c: Context, { publicUrl }: AccessAmbient): Party | undefined {
  return partyAt(publicUrl, c.req.url);
}

/** The party of passkeys for a public address and the address that was asked. */
export function partyAt(publicUrl: string | undefined, asked: string): Party | undefined {
  const { origin, hostname } = new URL(publicUrl ?? asked);
  const isKnown = publicUrl !== undefined || hostname === "localhost";
  return isKnown && isIP(hostname) === 0 && !hostname.startsWith("[") ? { id: hostname, origin } : undefined;
}

/** What the browser is asked to make a passkey of, with a challenge of its own. */
export async function optionsToRegister(
  access: AccessAmbient,
  { id, name, mail, accountId }: Pick<Session, "id" | "name" | "mail" | "accountId">,
  party: Party,
) {
  const held = await listPasskeys(access.db, accountId);
  return {
    challenge: await newChallenge(access, id, "registration"),
    rp: { id: party.id, name: "Traguardo" },
    user: { id: bytesOfAccount(accountId).toString("base64url"), name: mail, displayName: name },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: held.map(({ credentialId }) => ({ type: "public-key", id: credentialId })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    attestation: "none",
  };
}

/** What the browser is asked to sign with a passkey of the account; undefined when it has none. */
export async function optionsToAssert(access: AccessAmbient, { id, accountId }: Pick<Session, "id" | "accountId">, party: Party) {
  const held = await listPasskeys(access.db, accountId);
  if (held.length === 0) return undefined;
  return {
    challenge: await newChallenge(access, id, "assertion"),
    rpId: party.id,
    allowCredentials: held.map(({ credentialId }) => ({ type: "public-key", id: credentialId })),
    userVerification: "required",
  };
}

async function newChallenge({ db }: AccessAmbient, sessionId: bigint, purpose: ChallengePurpose): Promise<string> {
  const challenge = newToken();
  await insertChallenge(db, hashOfToken(challenge), sessionId, purpose);
  return challenge;
}

const RESPONSE = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: z.string(),
    attestationObject: z.string().optional(),
    authenticatorData: z.string().optional(),
    signature: z.string().optional(),
    userHandle: z.string().optional(),
  }),
});
const CLIENT_DATA = z.object({ challenge: z.string(), crossOrigin: z.literal(false).optional(), topOrigin: z.undefined().optional() });

/** What the browser answered, and the challenge it says it signed; undefined when it is neither. */
function readAnswer(written: string) {
  const answer = RESPONSE.safeParse(parsed(written)).data;
  const client = answer && CLIENT_DATA.safeParse(parsed(Buffer.from(answer.response.clientDataJSON, "base64url").toString())).data;
  return answer && client && { answer, challenge: client.challenge };
}

/** Uses up the challenge of an answer, whatever comes of it; false when it was not made for this session. */
function isOurs({ db }: AccessAmbient, session: Session, purpose: ChallengePurpose, challenge: string): Promise<boolean> {
  return takeChallenge(db, hashOfToken(challenge), session.id, purpose);
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** Adds a passkey that the browser has made. The same form once more does nothing, and is no fault. */
export async function addPasskey(
  access: AccessAmbient,
  session: SignedIn,
  party: Party,
  { name, written }: { readonly name: string; readonly written: string },
): Promise<PasskeyRefusal | undefined> {
  const { accountId } = session;
  const read = readAnswer(written);
  if (!read) return "notTaken";
  if (!(await isOurs(access, session, "registration", read.challenge)))
    return (await findPasskey(access.db, accountId, read.answer.id)) ? undefined : "notTaken";
  const made = await registered(read.answer as RegistrationResponseJSON, read.challenge, party);
  if (!made) return "notTaken";
  return transact<PasskeyRefusal | undefined>(access.db, async (tx) => {
    if (!(await holdSession(tx, session))) return { keep: false, value: "notTaken" };
    if (!(await insertPasskey(tx, { accountId, name, ...made }))) return { keep: false, value: "ofAnother" };
    await recordEvent(tx, accountId, "passkeyAdded");
    return { keep: true, value: undefined };
  });
}

async function registered(response: RegistrationResponseJSON, challenge: string, { id, origin }: Party) {
  try {
    const [{ verifyRegistrationResponse }, { decodeAttestationObject, isoBase64URL }] = await Promise.all([
      import("@simplewebauthn/server"), // heavy: read when first needed
      import("@simplewebauthn/server/helpers"),
    ]);
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.response.attestationObject));
    if (attestation.get("attStmt").get("x5c") !== undefined || !["none", "packed"].includes(attestation.get("fmt"))) return undefined; // certificates would be asked about at addresses they name
    const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id, requireUserVerification: true };
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response, ...expected });
    if (!verified) return undefined;
    const { id: credentialId, publicKey, counter } = registrationInfo.credential;
    return { credentialId, publicKey: Buffer.from(publicKey), counter: BigInt(counter) };
  } catch {
    return undefined;
  }
}

/** Whether what the browser answered was signed, just now and for this session, by a person who proved to a passkey of the account that it is them. */
export async function provesPasskey(access: AccessAmbient, session: Session, party: Party, written: string): Promise<boolean> {
  const { db } = access;
  const read = readAnswer(written);
  if (!read || !(await isOurs(access, session, "assertion", read.challenge))) return false;
  const passkey = await findPasskey(db, session.accountId, read.answer.id);
  if (!passkey) return false;
  const { id, credentialId, publicKey, counter } = passkey;
  try {
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: read.answer as AuthenticationResponseJSON,
      expectedChallenge: read.challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    });
    const { userHandle } = read.answer.response;
    const isTheirs = !userHandle || Buffer.from(userHandle, "base64url").equals(bytesOfAccount(session.accountId));
    return verified && isTheirs && (await takeCount(db, session.accountId, id, BigInt(authenticationInfo.newCounter)));
  } catch {
    return false;
  }
}

/** Takes a passkey away, and ends every other session; never the last second factor of the person who needs one. */
export function removePasskey(access: AccessAmbient, session: SignedIn, id: bigint): Promise<PasskeyRefusal | undefined> {
  const { accountId } = session;
  return transact<PasskeyRefusal | undefined>(access.db, async (tx) => {
    await lockAccount(tx, accountId); // two taken away at once would leave none
    if (!(await endPasskey(tx, accountId, id))) return { keep: false, value: "notThere" };
    const others = (await findFactor(tx, accountId, "inForce")) !== undefined || (await listPasskeys(tx, accountId)).length > 0;
    const provider = access.provider?.isFull === true && (await hasIdentity(tx, accountId, access.provider.issuer));
    if (!others && !provider) return { keep: false, value: "onlyFactor" };
    await endSessions(tx, accountId, session.id);
    await recordEvent(tx, accountId, "passkeyRemoved");
    return { keep: true, value: undefined };
  });
}

function bytesOfAccount(accountId: string): Buffer {
  return Buffer.from(accountId.replaceAll("-", ""), "hex");
}
