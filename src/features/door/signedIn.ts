import type { Context } from "hono";
import { seeSession, type Session } from "../../data/account/session.ts";
import type { AccessAmbient } from "./accessAmbient.ts";
import { readCookie } from "./browserCookies.ts";
import { paths } from "../paths.ts";
import { hashOfToken } from "../secretToken.ts";
import type { SessionMeans } from "../../data/account/accountTables.ts";

/** A person whose second factor was passed. */
export type SignedIn = Session & { readonly means: SessionMeans };

/** The session of a request, half-way ones too, read from the database each time. */
export async function sessionOf(c: Context, { db, limits }: AccessAmbient): Promise<Session | undefined> {
  const token = readCookie(c, "traguardo");
  return token === undefined ? undefined : seeSession(db, hashOfToken(token), limits);
}

/** Who is signed in, in full. */
export async function signedIn(c: Context, access: AccessAmbient): Promise<SignedIn | undefined> {
  const session = await sessionOf(c, access);
  return session && isSignedIn(session) ? session : undefined;
}

/** Whether a session has passed the second factor. */
export function isSignedIn(session: Session): session is SignedIn {
  return session.means !== null;
}

/** Sends to the sign-in the person who is not signed in; they come back to where they were. */
export function toSignIn(c: Context): Response {
  return c.redirect(`${paths.signIn}?${new URLSearchParams({ verso: c.req.path }).toString()}`, 303);
}

/** Where a person may be sent after signing in: a page of ours, never another site and never back to a door. */
export function wayBack(written: string | undefined): string {
  const isOurs = written !== undefined && /^\/[a-z0-9_-]+(?:\/[a-z0-9._-]+)*$/.test(written);
  return isOurs && !/^\/(?:accesso|uscita|invito|api|assets)(?:\/|$)/.test(written) ? written : paths.myAccount;
}
