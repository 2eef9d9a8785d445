import type { Context } from "hono";
import { databaseTrouble } from "../../data/database/databaseTrouble.ts";
import type { YearKey } from "../../data/cycle/cycleYear.ts";
import type { PublishedDatabase } from "../../data/database/database.ts";
import {
  findWithdrawn,
  listPublishedYears,
  loadPublishedReport,
  type PublishedYear,
  type WithdrawnYear,
} from "../../data/publication/publishedYear.ts";
import { inRequest } from "../../data/request/requestScope.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { withAddress } from "../../ui/renderPage.ts";
import { answerReady, type Asker, namesMark, headersWith, takesGzip } from "./answerReady.ts";
import type { Workers } from "../commands/ambient.ts";
import { dayInRome } from "../commands/instantWords.ts";
import { countPublic, type LimitedRequest, type PublicCounting } from "../requestLimits.ts";
import { gathered, inflated, markOfLarge, streamed, TooLargeToKeep } from "./largeAnswer.ts";
import { type PageCache, type Ready, readyOf, type Whole, type YearsNow } from "./pageCache.ts";

/** What every public page receives. Built once, in server/. */
export type PublicAmbient = {
  /** What was published, and nothing else. */
  readonly db: PublishedDatabase;
  readonly workers: Workers;
  readonly cache: PageCache;
  /** The address under which the public knows the site, "https://performance.comune.it", where it was told. */
  readonly publicUrl?: string | undefined;
  /** Whom to tell of a weakness of this installation, "mailto:…" or "https:…", and what time it is; absent where nobody was named. */
  readonly securityContact?: { readonly address: string; readonly now: () => number } | undefined;
  /** With what askers of costly things are counted; absent where nobody is. */
  readonly counting?: PublicCounting | undefined;
};

/** What a public page receives with its request. `limit` is there for a page of which there are only so many for one asker. */
export type PublicVariables = PublicAmbient & { readonly limit?: LimitedRequest | undefined };

/** The context of a public page's route. */
export type PublicContext = Context<{ Variables: PublicVariables }>;

/** A request with what every page receives. Not a layer of the router: one handler alone is answered without its machinery. */
export function given(c: PublicContext, ambient: PublicAmbient, limit?: LimitedRequest): PublicContext {
  const { db, workers, cache, publicUrl, securityContact, counting } = ambient;
  c.set("db", db);
  c.set("workers", workers);
  c.set("cache", cache);
  c.set("publicUrl", publicUrl);
  c.set("securityContact", securityContact);
  c.set("counting", counting);
  c.set("limit", limit);
  return c;
}

/**
 * Content a page or file is made of; undefined when there is nothing at its address. What may be very large is made in pieces, each when it is asked for:
 * `pieces` begins anew each time.
 */
export type Made = Whole | { readonly type: string; readonly pieces: () => Iterable<string> } | undefined;

export const HTML = "text/html; charset=utf-8";

/** What is public of an administration: the years, the latest first, and each when asked. */
export type Held = {
  readonly administration: PublishedYear["administration"];
  readonly years: readonly number[];
  readonly published: readonly PublishedYear[];
  readonly reportOf: (year: number) => Promise<AnnualReport | undefined>;
};

/** A year as its pages show it: everything published of it, and which years stand beside it. */
export type PublicYear = AnnualReport & { readonly years: readonly number[] };

/** Answers the address of a year with what `make` builds from the year's report; a year that is not there is "not found". */
export function servePublic(
  c: PublicContext,
  make: (report: PublicYear, held: Held) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  return serveYear(c, { administration: c.req.param("administration") ?? "", year: Number(c.req.param("year")) }, make, variant);
}

/** Serves a page of a year that the address names in another way. */
export function serveYear(
  c: PublicContext,
  { administration, year }: YearKey,
  make: (report: PublicYear, held: Held) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  const makeYear = async (held: Held) => {
    const report = await held.reportOf(year);
    return report && make({ ...report, years: held.years }, held);
  };
  return serveHeld(c, administration, makeYear, variant);
}

/**
 * Answers an address of an administration with what `make` builds from what is held, kept as bytes until another publication of one of its years is released or withdrawn.
 * An administration or a thing that is not there is "not found". `variant` tells apart the contents of one address, by what was
 * understood of its query; the rest of a query changes nothing. `wanted` tells `make` when the person who asked has gone.
 */
export function serveAdministration(c: PublicContext, make: Make, variant = ""): Promise<Response> {
  return serveHeld(c, c.req.param("administration") ?? "", make, variant);
}

/** How long a page may take to be made, its turn among documents included, in milliseconds. */
const LONGEST = 180_000;

type Make = (held: Held, wanted: AbortSignal) => Made | Promise<Made>;

async function serveHeld(c: PublicContext, code: string, make: Make, variant: string): Promise<Response> {
  const { cache, limit, counting } = c.var;
  const now = await yearsOf(c, code);
  const administration = now.listed[0]?.administration;
  if (!administration) return notThere(c, code);
  const key = pageKey(code, now, c.req.path, c.req.url.includes("?") ? variant : "");
  if (namesMark(askerOf(c), markOfLarge(key))) return new Response(null, { status: 304, headers: headersWith(markOfLarge(key)) });
  const refusal = cache.refusal(key);
  if (refusal && !(refusal instanceof TooLargeToKeep)) throw refusal;
  const held = { administration, years: now.listed.map(({ year }) => year), published: now.listed, reportOf: reportsOf(c.var, now) };
  const reader = c.req.raw.signal;
  try {
    if (limit && counting && !cache.made(key)) await countPublic(c, counting, limit);
    if (refusal && !cache.made(key))
      return await sendLarge(c, { code, key, type: refusal.type }, () => Promise.resolve(make(held, reader)));
    const whole = async (wanted: AbortSignal) => {
      const made = await inRequest({ milliseconds: LONGEST, left: wanted }, () => make(held, wanted));
      if (!made) throw NOTHING_THERE;
      return withPublicAddress(c, "pieces" in made ? await gathered(made, cache.mostOfOne) : made);
    };
    return send(c, await cache.page(key, whole, reader));
  } catch (error) {
    if (error === NOTHING_THERE) return notThere(c, code);
    if (error instanceof TooLargeToKeep) return sendLarge(c, { code, key, type: error.type }, () => Promise.resolve(make(held, reader)));
    throw error;
  }
}

/**
 * An answer that takes more than its share of the cache is sent as it is made, and kept only if it is small once compressed: its mark is that of the
 * publications, as this process knows them.
 */
async function sendLarge(
  c: PublicContext,
  { code, key, type }: { readonly code: string; readonly key: string; readonly type: string },
  make: () => Promise<Made>,
): Promise<Response> {
  const isCompressed = takesGzip(askerOf(c).acceptEncoding);
  const headers = { ...headersWith(markOfLarge(key)), "content-type": type, ...(isCompressed && { "content-encoding": "gzip" }) };
  if (c.req.method === "HEAD") return new Response(null, { headers });
  const inPieces = async () => {
    const made = await make();
    return made && "pieces" in made ? made : undefined;
  };
  const reader = c.req.raw.signal;
  const { sending: line, mostOfOne: most, keep } = c.var.cache;
  const keepIt = (compressed: Buffer<ArrayBuffer>) => keep(key, { type, mark: markOfLarge(key), body: undefined, compressed });
  const stream = await streamed(inPieces, { line, body: code, isCompressed, reader, most, keep: keepIt });
  return stream ? new Response(stream, { headers }) : c.notFound();
}

function withPublicAddress(c: PublicContext, made: Whole): Whole {
  const { publicUrl } = c.var;
  if (publicUrl === undefined || made.type !== HTML) return made;
  return { type: HTML, body: withAddress(made.body.toString(), `${publicUrl}${c.req.path}`) };
}

/** Every year of every administration, with the mark that changes with any of them. */
export async function allYears(c: PublicContext) {
  const now = await yearsOf(c, "");
  return { ...now, reportOf: (listed: PublishedYear) => loadListed(c.var, listed) };
}

/** An administration and its years, the latest first, for a page that is made each time; undefined when it is not held. */
export async function heldNow(c: PublicContext, code: string): Promise<Pick<Held, "administration" | "years"> | undefined> {
  const { listed } = await yearsOf(c, code);
  const administration = listed[0]?.administration;
  return administration && { administration, years: listed.map(({ year }) => year) };
}

/** The years of an administration, or of all for "", as they are; as they were last known while the database does not answer: what is made of them is still right. */
async function yearsOf({ var: { cache, db } }: PublicContext, code: string): Promise<YearsNow> {
  const known = cache.years.lastKnown(code);
  const now = cache.years(code, () => yearsNow(db, code === "" ? undefined : code));
  if (known === undefined) return now;
  return soonOr(now, known);
}

/** How long a page that is known waits for a database that does not answer, in milliseconds. */
const PATIENCE = 2_000;

/** What comes in a moment, or else what is known; also where the database is away, or too slow. */
export async function soonOr<Value>(coming: Promise<Value>, known: Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Value>((resolve) => (timer = setTimeout(resolve, PATIENCE, known)));
  const whenAway = (error: unknown) => {
    const trouble = databaseTrouble(error);
    if (trouble === "away" || trouble === "slow") return known;
    throw error;
  };
  try {
    return await Promise.race([coming.catch(whenAway), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function yearsNow(db: PublishedDatabase, code: string | undefined): Promise<YearsNow> {
  const listed = await listPublishedYears(db, code);
  return { listed, mark: listed.map(markOf).join(" ") };
}

function reportsOf(ambient: PublicAmbient, { listed }: YearsNow): Held["reportOf"] {
  return async (year) => {
    const found = listed.find((each) => each.year === year);
    return found && loadListed(ambient, found);
  };
}

function loadListed({ db, cache }: PublicAmbient, listed: PublishedYear): Promise<AnnualReport | undefined> {
  return cache.report(markOf(listed), () => loadPublishedReport(db, listed));
}

const markOf = ({ administration, year, number }: PublishedYear) => `${administration.code}/${String(year)}:${String(number)}`;

const NOTHING_THERE = new Error("Nothing at this address");

/** The year of an address was public, and was taken back. */
export class YearWithdrawn extends Error {
  override readonly name = "YearWithdrawn";
  /** What is left of it, in a sentence. */
  readonly words: string;

  constructor({ year, on, reason }: WithdrawnYear) {
    super("The year was withdrawn");
    this.words = `L'anno ${String(year)} è stato ritirato il ${dayInRome(on.toISOString())}: ${reason}`;
  }
}

/** Answers that nothing is there; throws YearWithdrawn of a year that was taken back. */
async function notThere(c: PublicContext, code: string): Promise<Response> {
  const year = Number(c.req.param("year") ?? c.req.param("anno"));
  const withdrawn = Number.isInteger(year) ? await findWithdrawn(c.var.db, code, year) : undefined;
  if (withdrawn) throw new YearWithdrawn(withdrawn);
  return c.notFound();
}

/** Answers with what was made now, of no year: the browser that has it already is told so. */
export async function serveMade(c: PublicContext, made: Whole): Promise<Response> {
  return send(c, await readyOf(made));
}

/** Answers with what is ready. */
export function send(c: PublicContext, ready: Ready): Response {
  const { status, headers, body, isToInflate } = answerReady(ready, askerOf(c));
  return new Response(body && isToInflate ? inflated(body) : body, { status, headers });
}

function askerOf(c: PublicContext): Asker {
  return { ifNoneMatch: c.req.header("if-none-match"), acceptEncoding: c.req.header("accept-encoding") };
}

/**
 * The page at an address if it can be sent as it is: already made, of an administration whose publications were asked a moment ago. Files are none: their
 * answers carry their names. Whatever is not ready goes the whole way, by `servePublic`.
 */
export function readyPage(cache: PageCache, address: string): Ready | undefined {
  const [, code = ""] = /^\/([a-z0-9_-]{1,40})(?:\/[a-z0-9/-]*)?$/.exec(address) ?? [];
  const now = cache.years.remembered(code);
  const ready = now && cache.made(pageKey(code, now, address, ""));
  return ready?.type === HTML ? ready : undefined;
}

function pageKey(code: string, { mark }: YearsNow, address: string, variant: string): string {
  return `${code} ${mark} ${address} ${variant}`;
}
