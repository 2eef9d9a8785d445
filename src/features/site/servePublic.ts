import type { Context } from "hono";
import { databaseTrouble } from "../../data/database/databaseTrouble.ts";
import type { PublishedDatabase } from "../../data/database/database.ts";
import {
  type BodiesAsked,
  findWithdrawn,
  listPublicNumbers,
  listPublishedBodies,
  listPublishedYears,
  loadPublishedFigures,
  loadPublishedReport,
  type PublicNumber,
  type PublishedBodies,
  type PublishedYear,
  type WithdrawnYear,
} from "../../data/publication/publishedYear.ts";
import { inRequest } from "../../data/request/requestScope.ts";
import type { Figure } from "../../domain/kernel/figure.ts";
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
  /** The pages are of an office that looks at what is prepared: their addresses are there. */
  readonly isPreview?: boolean | undefined;
};

/** What a public page receives with its request. `limit` is there for a page of which there are only so many for one asker. */
export type PublicVariables = PublicAmbient & { readonly limit?: LimitedRequest | undefined };

/** The context of a public page's route. */
export type PublicContext = Context<{ Variables: PublicVariables }>;

/** A request with what every page receives. Not a layer of the router: one handler alone is answered without its machinery. */
export function given(c: PublicContext, ambient: PublicAmbient, limit?: LimitedRequest): PublicContext {
  const { db, workers, cache, publicUrl, securityContact, counting, isPreview } = ambient;
  c.set("db", db);
  c.set("workers", workers);
  c.set("cache", cache);
  c.set("publicUrl", publicUrl);
  c.set("securityContact", securityContact);
  c.set("counting", counting);
  c.set("isPreview", isPreview);
  c.set("limit", limit);
  return c;
}

/**
 * Content a page or file is made of; undefined when there is nothing at its address. What may be very large is made in pieces, each when it is asked for:
 * `pieces` begins anew each time.
 */
export type Made = Whole | { readonly type: string; readonly pieces: () => Iterable<string> } | undefined;

export const HTML = "text/html; charset=utf-8";

/**
 * What is public of an administration: the years, the latest first, and each when asked. Where the address names an earlier number, its year is that number.
 */
export type Held = {
  readonly administration: PublishedYear["administration"];
  readonly years: readonly number[];
  readonly published: readonly PublishedYear[];
  /** The number that the address names, where it names one. */
  readonly named: NamedNumber | undefined;
  readonly reportOf: (year: number) => Promise<AnnualReport | undefined>;
  /** The figures of a year as they were published; none of one that is not public. */
  readonly figuresOf: (year: number) => Promise<Figures>;
};

/** The figures of a publication by their names. */
export type Figures = Readonly<Record<string, Figure>>;

/** A year as its pages show it: everything published of it, which years stand beside it, of which publication it is, and what it is where its address names the number. */
export type PublicYear = AnnualReport & {
  readonly years: readonly number[];
  readonly from: PublishedYear;
  readonly named: NamedNumber | undefined;
  readonly figures: Figures;
};

/** The publication that an address names by its number. */
export type NamedNumber = PublicNumber & { readonly isInForce: boolean; readonly isPreview?: boolean | undefined };

/**
 * Answers a page of a year with what `make` builds from the year's report. It is kept until a publication of that year is released or withdrawn, or another year
 * comes or goes: what happens to the content of other years does not touch it. A year that is not there is "not found".
 */
export function servePublic(c: PublicContext, make: (year: PublicYear) => Made | Promise<Made>, variant = ""): Promise<Response> {
  const asked = askedBy(c);
  const makeYear: Make = async ({ published, years, named, reportOf, figuresOf }) => {
    const from = published.find(({ year }) => year === asked.year);
    const [report, figures] = from ? await Promise.all([reportOf(from.year), figuresOf(from.year)]) : [];
    return from && report && figures && make({ ...report, years, from, named, figures });
  };
  return serveHeld(c, { ...asked, keeps: "page" }, makeYear, variant);
}

/** What a file is made from: one publication, read when it is asked for, so that who waits for their turn holds no memory. */
export type FileOf = {
  readonly from: PublishedYear;
  readonly report: () => Promise<AnnualReport>;
  readonly figures: () => Promise<Figures>;
};

/** Answers with what is made from one publication and nothing else: it is kept whatever is published beside. */
export function serveFile(
  c: PublicContext,
  make: (file: FileOf, wanted: AbortSignal) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  return serveFileOf(c, askedBy(c), make, variant);
}

/** Serves a file of a year that the address names in another way. */
export function serveFileOf(
  c: PublicContext,
  asked: YearAsked,
  make: (file: FileOf, wanted: AbortSignal) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  const makeFile: Make = ({ published, reportOf, figuresOf }, wanted) => {
    const from = published.find(({ year }) => year === asked.year);
    const report = async () => {
      const found = from && (await reportOf(from.year));
      if (!found) throw NOTHING_THERE; // withdrawn meanwhile
      return found;
    };
    return from && make({ from, report, figures: () => figuresOf(from.year) }, wanted);
  };
  return serveHeld(c, { ...asked, keeps: "file" }, makeFile, variant);
}

/**
 * Answers an address of an administration with what `make` builds from what is held, kept as bytes until another publication of one of its years is released or withdrawn.
 * An administration or a thing that is not there is "not found". `variant` tells apart the contents of one address, by what was
 * understood of its query; the rest of a query changes nothing. `wanted` tells `make` when the person who asked has gone.
 */
export function serveAdministration(c: PublicContext, make: Make, variant = ""): Promise<Response> {
  return serveHeld(c, { ...askedBy(c), keeps: "whole" }, make, variant);
}

/** How long a page may take to be made, its turn among documents included, in milliseconds. */
const LONGEST = 180_000;

type Make = (held: Held, wanted: AbortSignal) => Made | Promise<Made>;

/** Of whom and of which year an address is; of which number of it, where it names one. */
export type YearAsked = { readonly administration: string; readonly year?: number | undefined; readonly number?: number | undefined };

/** What is kept of what was made: as long as its publication is the one of its year; as long as its year and the list of years are; as long as everything is. */
type Keeps = "file" | "page" | "whole";

function askedBy(c: PublicContext): YearAsked {
  const [year, number] = [c.req.param("year"), c.req.param("publication")].map((each) => (each === undefined ? undefined : Number(each)));
  return { administration: c.req.param("administration") ?? "", year, number };
}

/** What changes with what is kept so; undefined where the year, or the number of it, is not public. */
function markKept(
  { mark, pageMarks, listed }: YearsNow,
  { year, number, keeps }: YearAsked & { readonly keeps: Keeps },
): string | undefined {
  const found = listed.find((each) => each.year === year);
  if (number !== undefined && !found?.numbers.includes(number)) return undefined;
  switch (keeps) {
    case "whole":
      return mark;
    case "page":
      return pageMarks.get(year ?? 0);
    case "file":
      return found && String(number ?? found.number);
  }
}

/** What is listed, at the number that an address names. */
function listedAt({ listed }: YearsNow, { year, number }: YearAsked): readonly PublishedYear[] {
  return number === undefined ? listed : listed.map((each) => (each.year === year ? { ...each, number } : each));
}

async function serveHeld(c: PublicContext, asked: YearAsked & { readonly keeps: Keeps }, make: Make, variant: string): Promise<Response> {
  const { cache, limit, counting } = c.var;
  const code = asked.administration;
  const now = await yearsOf(c, code);
  const mark = markKept(now, asked);
  const listed = listedAt(now, asked);
  const [first, ...others] = listed;
  if (!first || mark === undefined) return notThere(c, asked);
  const key = pageKey(code, mark, c.req.path, c.req.url.includes("?") ? variant : "");
  if (namesMark(askerOf(c), markOfLarge(key))) return new Response(null, { status: 304, headers: headersWith(markOfLarge(key)) });
  const refusal = cache.refusal(key);
  if (refusal && !(refusal instanceof TooLargeToKeep)) throw refusal;
  const makeNow = async (wanted: AbortSignal) => make(heldBy(c, [first, ...others], await namedBy(c, listed, asked)), wanted);
  const reader = c.req.raw.signal;
  try {
    if (limit && counting && !cache.made(key)) await countPublic(c, counting, limit);
    if (refusal && !cache.made(key)) return await sendLarge(c, { code, key, type: refusal.type }, () => makeNow(reader));
    const whole = async (wanted: AbortSignal) => {
      const made = await inRequest({ milliseconds: LONGEST, left: wanted }, () => makeNow(wanted));
      if (!made) throw NOTHING_THERE;
      return withPublicAddress(c, "pieces" in made ? await gathered(made, cache.mostOfOne) : made);
    };
    return send(c, await cache.page(key, whole, reader));
  } catch (error) {
    if (error === NOTHING_THERE) return notThere(c, asked);
    if (error instanceof TooLargeToKeep) return sendLarge(c, { code, key, type: error.type }, () => makeNow(reader));
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

/** An administration and its years, the latest first, for a page that is made each time; undefined when it is not held. */
export async function heldNow(c: PublicContext, code: string): Promise<Pick<Held, "administration" | "years"> | undefined> {
  const { listed } = await yearsOf(c, code);
  const administration = listed[0]?.administration;
  return administration && { administration, years: listed.map(({ year }) => year) };
}

/** The years of an administration as they are; as they were last known while the database does not answer: what is made of them is still right. */
async function yearsOf({ var: { cache, db } }: PublicContext, code: string): Promise<YearsNow> {
  const known = cache.years.lastKnown(code);
  const now = cache.years(code, () => yearsNow(db, code));
  if (known === undefined) return now;
  return soonOr(now, known);
}

/** Some administrations and their years, as they are or as they were last known: what is made of them is kept by what it shows. */
export async function bodiesNow({ var: { cache, db } }: PublicContext, asked: BodiesAsked): Promise<PublishedBodies> {
  const key = JSON.stringify(asked);
  const known = cache.bodies.lastKnown(key);
  const now = cache.bodies(key, () => listPublishedBodies(db, asked));
  if (known === undefined) return now;
  return soonOr(now, known);
}

/** Answers with what is made of some things alone, and kept for as long as they are the same. `key` tells apart what is made of the same things. */
export async function serveMadeOf(c: PublicContext, key: string, of: unknown, make: () => Whole): Promise<Response> {
  const page = () => Promise.resolve(withPublicAddress(c, make()));
  return send(c, await c.var.cache.page(`${key} ${JSON.stringify(of)}`, page));
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

async function yearsNow(db: PublishedDatabase, code: string): Promise<YearsNow> {
  const listed = await listPublishedYears(db, code);
  const years = listed.map(({ year }) => String(year)).join(",");
  const markOfYear = ({ number, withdrawn }: PublishedYear) => `${String(number)}.${String(withdrawn)}`;
  return {
    listed,
    mark: listed.map((each) => `${String(each.year)}:${markOfYear(each)} ${each.administration.name}`).join(" "),
    pageMarks: new Map(listed.map((each) => [each.year, `${markOfYear(each)} ${years}`])),
  };
}

/** What is public of an administration, at the number that the address names. */
function heldBy(c: PublicContext, listed: readonly [PublishedYear, ...PublishedYear[]], named: NamedNumber | undefined): Held {
  const { db, cache } = c.var;
  const find = (year: number) => listed.find((each) => each.year === year);
  return {
    administration: listed[0].administration,
    years: listed.map(({ year }) => year),
    published: listed,
    named,
    reportOf: async (year) => {
      const found = find(year);
      return found && cache.report(markOf(found), () => loadPublishedReport(db, found));
    },
    figuresOf: async (year) => {
      const found = find(year);
      return found ? cache.figures(markOf(found), () => loadPublishedFigures(db, found)) : {};
    },
  };
}

const markOf = ({ administration, year, number }: PublishedYear) => `${administration.code}/${String(year)}:${String(number)}`;

const NOTHING_THERE = new Error("Nothing at this address");

/** The year of an address, or the number of it that it names, was public and was taken back. */
export class PublicationWithdrawn extends Error {
  override readonly name = "PublicationWithdrawn";
  readonly title: string;
  /** What is left of it, in a sentence. */
  readonly words: string;

  constructor({ year, on, reason }: WithdrawnYear, number: number | undefined) {
    super("Withdrawn");
    const why = `il ${dayInRome(on.toISOString())}: ${reason}`;
    this.title = number === undefined ? "Quest'anno è stato ritirato" : "Questa versione è stata ritirata";
    this.words =
      number === undefined
        ? `L'anno ${String(year)} è stato ritirato ${why}`
        : `La versione ${String(number)} del ${String(year)} è stata ritirata ${why}`;
  }
}

/** Answers that nothing is there; throws PublicationWithdrawn of a year, or a number of it, that was taken back. */
async function notThere(c: PublicContext, { administration, year, number }: YearAsked): Promise<Response> {
  if (year === undefined || !Number.isInteger(year)) return c.notFound();
  const withdrawn = await findWithdrawn(c.var.db, administration, year, number);
  if (withdrawn) throw new PublicationWithdrawn(withdrawn, number);
  return c.notFound();
}

/** What is public of the number that the address names; undefined where it names none. */
async function namedBy(c: PublicContext, listed: readonly PublishedYear[], { year, number }: YearAsked): Promise<NamedNumber | undefined> {
  const of = number === undefined ? undefined : listed.find((each) => each.year === year);
  const all = of && (await listPublicNumbers(c.var.db, of.administration.code, of.year));
  const found = all?.find((each) => each.number === number);
  return found && { ...found, isInForce: number === of?.numbers[0], isPreview: c.var.isPreview };
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
  if (address.includes(".")) return undefined;
  const end = address.indexOf("/", 1);
  const code = end < 0 ? address.slice(1) : address.slice(1, end);
  const now = cache.years.remembered(code);
  if (!now) return undefined;
  const mark = end < 0 ? undefined : now.pageMarks.get(Number(address.slice(end + 1, end + 5)));
  const ready =
    (mark === undefined ? undefined : cache.made(pageKey(code, mark, address, ""))) ?? cache.made(pageKey(code, now.mark, address, ""));
  return ready?.type === HTML ? ready : undefined;
}

function pageKey(code: string, mark: string, address: string, variant: string): string {
  return `${code} ${mark} ${address} ${variant}`;
}
