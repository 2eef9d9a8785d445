import type { Context } from "hono";
import { findYear, loadAnnualReport } from "../data/annualReport.ts";
import type { YearKey } from "../data/cycleYear.ts";
import type { Database } from "../data/database.ts";
import type { AnnualReport } from "../domain/report/annualReport.ts";
import { answerReady } from "./answerReady.ts";
import type { Workers } from "./ambient.ts";
import type { PageCache, Ready } from "./pageCache.ts";

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
export async function servePublic(c: PublicContext, make: (report: AnnualReport) => Made | Promise<Made>, variant = ""): Promise<Response> {
  const { db, cache } = c.var;
  const administration = c.req.param("administration") ?? "";
  const year = Number(c.req.param("year"));
  const listed = await cache.year(`${administration} ${String(year)}`, () => findYear(db, { administration, year }));
  if (!listed) return c.notFound();
  const of = { administration, year };
  try {
    const ready = await cache.page(pageKey(of, listed.revision, c.req.path, c.req.url.includes("?") ? variant : ""), async () => {
      const report = await cache.report(pageKey(of, listed.revision, "", ""), () => loadAnnualReport(db, of));
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

function send(c: PublicContext, ready: Ready): Response {
  const asker = { ifNoneMatch: c.req.header("if-none-match"), acceptEncoding: c.req.header("accept-encoding") };
  const { status, headers, body } = answerReady(ready, asker);
  return new Response(body, { status, headers });
}

/**
 * The page at an address if it can be sent as it is: already made, of a year whose revision was asked a moment ago. Files are none: their
 * answers carry their names. Whatever is not ready goes the whole way, by `servePublic`.
 */
export function readyPage(cache: PageCache, address: string): Ready | undefined {
  const [, administration = "", year = ""] = /^\/([a-z0-9_-]{1,40})\/(\d{4})(?:\/[a-z0-9/-]*)?$/.exec(address) ?? [];
  const listed = cache.year.remembered(`${administration} ${year}`);
  const ready = listed && cache.made(pageKey({ administration, year: Number(year) }, listed.revision, address, ""));
  return ready?.type === HTML ? ready : undefined;
}

function pageKey({ administration, year }: YearKey, revision: bigint, address: string, variant: string): string {
  return `${administration} ${String(year)} ${String(revision)} ${address} ${variant}`;
}
