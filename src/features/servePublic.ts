import type { Context } from "hono";
import { findYear, loadAnnualReport } from "../data/annualReport.ts";
import type { YearKey } from "../data/cycleYear.ts";
import type { Database } from "../data/database.ts";
import type { AnnualReport } from "../domain/report/annualReport.ts";
import type { Workers } from "./ambient.ts";
import { type PageCache, type Ready, readyOf } from "./pageCache.ts";

/** What every public page receives. Built once, in server/. */
export type PublicAmbient = {
  readonly db: Database;
  readonly workers: Workers;
  readonly cache: PageCache;
  /** Whether the pages of the office are shown too, to whoever reaches the address. */
  readonly showsInternal: boolean;
};

/** The context of a public page's route. */
export type PublicContext = Context<{ Variables: PublicAmbient }>;

/** Content a page or file is made of; undefined when there is nothing at its address. */
export type Made = { readonly type: string; readonly body: Uint8Array | string } | undefined;

export const HTML = "text/html; charset=utf-8";

/**
 * Answers the address of a year with what `make` builds from the year's report, kept as bytes until the year changes.
 * An administration, a year or a thing that is not there is "not found". `variant` tells apart the contents of one address, by what
 * was understood of its query; the rest of a query changes nothing.
 */
export function servePublic(c: PublicContext, make: (report: AnnualReport) => Made | Promise<Made>, variant = ""): Promise<Response> {
  return serveYear(c, { administration: c.req.param("administration") ?? "", year: Number(c.req.param("year")) }, make, variant);
}

/** The same for a year that the address names in another way. */
export async function serveYear(
  c: PublicContext,
  { administration, year }: YearKey,
  make: (report: AnnualReport) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  const { db, cache } = c.var;
  const listed = await cache.year(`${administration} ${String(year)}`, () => findYear(db, { administration, year }));
  if (!listed) return c.notFound();
  const key = `${administration} ${String(year)} ${String(listed.revision)}`;
  try {
    const ready = await cache.page(`${key} ${c.req.path} ${variant}`, async () => {
      const report = await cache.report(key, () => loadAnnualReport(db, { administration, year }));
      const made = report && (await make(report));
      if (!made) throw NOTHING_THERE;
      return made;
    });
    return send(c, ready);
  } catch (error) {
    if (error === NOTHING_THERE) return c.notFound();
    throw error;
  }
}

const NOTHING_THERE = new Error("Nothing at this address");

/** Answers with what was made now, of no year: the browser that has it already is told so. */
export function serveMade(c: PublicContext, made: NonNullable<Made>): Response {
  return send(c, readyOf(made));
}

/** Sends ready bytes, compressed when the browser takes it, or only says that it has them already. */
function send(c: PublicContext, { type, body, compressed, mark }: Ready): Response {
  const headers = { etag: mark, "cache-control": "no-cache", vary: "accept-encoding" };
  if (c.req.header("if-none-match") === mark) return new Response(null, { status: 304, headers });
  const takesGzip = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  const bytes = takesGzip ? compressed : body;
  return new Response(bytes, { headers: { ...headers, "content-type": type, ...(takesGzip && { "content-encoding": "gzip" }) } });
}
