import type { Context } from "hono";
import type { Database } from "../data/database/database.ts";
import { databaseTrouble } from "../data/database/databaseTrouble.ts";
import { takeRequest } from "../data/request/requestCount.ts";
import { keyed } from "./accessKeys.ts";
import { askerAddress } from "./clientAddress.ts";

/**
 * What costs the server work, and how many of each are done in a minute for one asker: an account where a person has signed in, an address elsewhere.
 * `document` is what a child process makes; `officeSend` is a form of an office that sends or creates, `officeSave` one that keeps a draft. Pages and files
 * that lie ready cost nothing and are not counted.
 */
export const REQUESTS_A_MINUTE = {
  search: 60,
  export: 300,
  document: 20,
  import: 20,
  officeSend: 60,
  officeSave: 600,
  signInElsewhere: 1000,
  browserMail: 10,
} as const;

/** One of the things of which there are only so many in a minute. */
export type LimitedRequest = keyof typeof REQUESTS_A_MINUTE;

/** How long one waits, at most, to be answered again. */
export const SECONDS_COUNTED = 60;

/** The sentence of each reason, for people. */
export const TOO_MANY_REQUESTS = "In un minuto ha chiesto più di quanto il sistema faccia per ciascuno. Aspetti un minuto e riprovi.";

/** A person has asked more than there is for one in a minute. */
export class TooManyRequests extends Error {
  override readonly name = "TooManyRequests";
}

/** With what askers are counted: the key under which they are known, and the proxy in front. */
export type RequestCounting = { readonly key: Buffer; readonly trustedProxy?: string | undefined };

/** Whether a person may make one more request of a kind; it is counted. */
export function takeTurn(db: Database, key: Buffer, kind: LimitedRequest, who: string): Promise<boolean> {
  return takeRequest(db, keyed(key, `${kind} ${who}`), { most: REQUESTS_A_MINUTE[kind], seconds: SECONDS_COUNTED });
}

/** Counts a request of the address it comes from. Throws TooManyRequests. */
export async function countByAddress(
  c: Context,
  db: Database,
  { key, trustedProxy }: RequestCounting,
  kind: LimitedRequest,
): Promise<void> {
  if (!(await takeTurn(db, key, kind, `address ${askerAddress(c, trustedProxy)}`))) throw new TooManyRequests();
}

/** With what people who read are counted: by an address, in the database of the application. */
export type PublicCounting = RequestCounting & { readonly db: Database };

/** Counts a request of the address it comes from; while the database of the application does not answer, in this process alone. Throws TooManyRequests. */
export async function countPublic(c: Context, { db, ...counting }: PublicCounting, kind: LimitedRequest): Promise<void> {
  try {
    await countByAddress(c, db, counting, kind);
  } catch (error) {
    if (databaseTrouble(error) === undefined) throw error;
    if (!takeHere(`${kind} ${askerAddress(c, counting.trustedProxy)}`, REQUESTS_A_MINUTE[kind])) throw new TooManyRequests();
  }
}

/** What was counted here, of how many askers at most, and since when. */
const here = { counted: new Map<string, number>(), most: 10_000, since: 0 };

function takeHere(subject: string, most: number): boolean {
  const now = performance.now();
  if (now - here.since > SECONDS_COUNTED * 1000 || here.counted.size >= here.most) {
    here.counted.clear();
    here.since = now;
  }
  const before = here.counted.get(subject) ?? 0;
  if (before >= most) return false;
  here.counted.set(subject, before + 1);
  return true;
}
