import type { Context } from "hono";
import type { AccessAmbient } from "../accessAmbient.ts";
import { type AccessKeys, keyed } from "../../accessKeys.ts";
import { readCookie, writeCookie } from "../browserCookies.ts";

const LASTING_MILLISECONDS = 90 * 86_400_000;

/** Has the browser remember that a person signed in from it to this account. It opens nothing: its tries are only counted apart from those of strangers. */
export function rememberBrowser(c: Context, { keys, now }: AccessAmbient, accountId: string): void {
  const since = String(now());
  writeCookie(c, "traguardo-browser", `${since}.${markOf(keys.browser, accountId, since)}`);
}

/** Whether a person has signed in to this account from this browser, not too long ago. */
export function isKnownBrowser(c: Context, { keys, now }: AccessAmbient, accountId: string | undefined): boolean {
  const [since = "", mark = ""] = readCookie(c, "traguardo-browser")?.split(".") ?? [];
  return accountId !== undefined && mark === markOf(keys.browser, accountId, since) && isWithin(Number(since), LASTING_MILLISECONDS, now());
}

/** How long the proof in a message holds. */
const PROOF_MILLISECONDS = 86_400_000;

/** What a message to the holder of an account carries, by which a browser becomes known: who reads their mail has it. */
export function browserProof({ browser }: AccessKeys, accountId: string, now: number): string {
  return `${accountId}.${String(now)}.${markOf(browser, `proof ${accountId}`, String(now))}`;
}

/** Of which account a proof is and until when, while it holds. */
export function whoseProof(
  { browser }: AccessKeys,
  proof: string,
  now: number,
): { readonly accountId: string; readonly expiresAt: Date } | undefined {
  const [accountId = "", since = "", mark = ""] = proof.split(".");
  const expiresAt = Number(since) + PROOF_MILLISECONDS;
  const holds = mark === markOf(browser, `proof ${accountId}`, since) && isWithin(Number(since), PROOF_MILLISECONDS, now);
  return holds ? { accountId, expiresAt: new Date(expiresAt) } : undefined;
}

/** Whether something happened in so many milliseconds until now; what lies ahead of now was told by a clock that was. */
function isWithin(since: number, milliseconds: number, now: number): boolean {
  return now - since < milliseconds && since <= now + 60_000;
}

function markOf(key: Buffer, whose: string, since: string): string {
  return keyed(key, `${whose} ${since}`).toString("base64url");
}
