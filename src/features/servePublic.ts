import type { Context } from "hono";
import { listYears, loadAnnualReport, type YearListed } from "../data/annualReport.ts";
import type { Database } from "../data/database.ts";
import type { AnnualReport } from "../domain/report/annualReport.ts";
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

/** What is held of an administration: the years, the latest first, and each when asked. */
export type Held = {
  readonly administration: YearListed["administration"];
  readonly years: readonly number[];
  readonly reportOf: (year: number) => Promise<AnnualReport | undefined>;
};

/** A year as its pages show it: everything held of it, and which years stand beside it. */
export type PublicYear = AnnualReport & { readonly years: readonly number[] };

/** Answers the address of a year with what `make` builds from the year's report; a year that is not there is "not found". */
export function servePublic(
  c: PublicContext,
  make: (report: PublicYear, held: Held) => Made | Promise<Made>,
  variant = "",
): Promise<Response> {
  const year = Number(c.req.param("year"));
  const makeYear = async (held: Held) => {
    const report = await held.reportOf(year);
    return report && make({ ...report, years: held.years }, held);
  };
  return serveAdministration(c, makeYear, variant);
}

/**
 * Answers an address of an administration with what `make` builds from what is held, kept as bytes until one of its years changes.
 * An administration or a thing that is not there is "not found". `variant` tells apart the contents of one address, by what was
 * understood of its query; the rest of a query changes nothing.
 */
export async function serveAdministration(c: PublicContext, make: (held: Held) => Made | Promise<Made>, variant = ""): Promise<Response> {
  const { db, cache } = c.var;
  const code = c.req.param("administration") ?? "";
  const listed = await cache.years(code, () => listYears(db, code));
  const administration = listed[0]?.administration;
  if (!administration) return c.notFound();
  const held: Held = {
    administration,
    years: listed.map(({ year }) => year),
    reportOf: async (year) => {
      const found = listed.find((each) => each.year === year);
      return found && cache.report(`${code} ${markOf(found)}`, () => loadAnnualReport(db, { administration: code, year }));
    },
  };
  try {
    const ready = await cache.page(`${code} ${listed.map(markOf).join(" ")} ${c.req.path} ${variant}`, async () => {
      const made = await make(held);
      if (!made) throw NOTHING_THERE;
      return made;
    });
    return send(c, ready);
  } catch (error) {
    if (error === NOTHING_THERE) return c.notFound();
    throw error;
  }
}

function markOf({ year, revision }: YearListed): string {
  return `${String(year)}:${String(revision)}`;
}

const NOTHING_THERE = new Error("Nothing at this address");

/** Sends ready bytes, compressed when the browser takes it, or only says that it has them already. */
function send(c: PublicContext, { type, body, compressed, mark }: Ready): Response {
  const headers = { etag: mark, "cache-control": "no-cache", vary: "accept-encoding" };
  if (c.req.header("if-none-match") === mark) return new Response(null, { status: 304, headers });
  const takesGzip = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
  const bytes = takesGzip ? compressed : body;
  return new Response(bytes, { headers: { ...headers, "content-type": type, ...(takesGzip && { "content-encoding": "gzip" }) } });
}
