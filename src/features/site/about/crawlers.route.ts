import { gunzipSync } from "node:zlib";
import {
  listPublishedCodes,
  loadPublishedNames,
  type PublishedNames,
  type PublishedYear,
} from "../../../data/publication/publishedYear.ts";
import { groupsOf, unitsOf } from "../../../domain/plan/countOutcomes.ts";
import { operationalKey } from "../../../domain/report/linkedObjectives.ts";
import { paths, type YearAddress } from "../../paths.ts";
import { type PublicContext, serveAdministration, serveMade, serveMadeOf } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";

/** What search engines may visit: everything but results of searches and the pages of the office. */
export function getRobots(c: PublicContext): Response | Promise<Response> {
  const { publicUrl } = c.var;
  const sitemap = publicUrl === undefined ? "" : `Sitemap: ${publicUrl}${paths.sitemap}\n`;
  return c.text(`User-agent: *\nDisallow: /*/cerca\n${sitemap}`);
}

const XML = "application/xml; charset=utf-8";

/** How many addresses one file may hold, by the rules of sitemaps. */
const MOST = 50_000;

/** Where search engines find the addresses: a file for the pages of all, and one for each administration. Without an address that was told, nothing is there. */
export async function getSitemaps(c: PublicContext): Promise<Response> {
  const { publicUrl: origin } = c.var;
  if (origin === undefined) return c.notFound();
  const codes = await listPublishedCodes(c.var.db, MOST - 1);
  const addresses = () => [paths.sitemapOfSite, ...codes.map(paths.sitemapOf)];
  return serveMadeOf(c, "sitemap", codes, () => ({ type: XML, body: listOf("sitemapindex", "sitemap", addresses(), origin) }));
}

/** The pages that are of no administration. */
export async function getSiteSitemap(c: PublicContext): Promise<Response> {
  const { publicUrl: origin } = c.var;
  if (origin === undefined) return c.notFound();
  const addresses = [paths.years(), paths.about, paths.accessibility, paths.privacy, paths.api()];
  return serveMade(c, { type: XML, body: listOf("urlset", "url", addresses, origin) });
}

/**
 * The pages of an administration, one year after the other: the latest whole, and of those that no more fit into one file their main pages. What is of a year is
 * kept by its publication: another year that is published does not have it made again.
 */
export function getAdministrationSitemap(c: PublicContext): Response | Promise<Response> {
  const { publicUrl: origin } = c.var;
  if (origin === undefined) return c.notFound();
  return serveAdministration(c, async ({ administration: { code }, published }) => {
    const addresses: string[] = [paths.administration(code), paths.transparency(code), paths.log(code)];
    const mainPages = published.length * mainPagesOf({ administration: code, year: 0 }).length;
    let room = MOST - addresses.length - mainPages;
    for (const of of published) {
      const inner = room > 0 ? await innerPagesOf(c, of) : [];
      addresses.push(...mainPagesOf(addressOf(of)), ...(inner.length <= room ? inner : []));
      room -= inner.length;
    }
    return { type: XML, body: listOf("urlset", "url", addresses, origin) };
  });
}

/** The pages that every year has. */
function mainPagesOf(at: YearAddress): string[] {
  return [paths.year(at), paths.objectives(at), paths.strategy(at), paths.services(at), paths.relazione(at), paths.data(at)];
}

/** The addresses of what a year holds, one a line where they are kept. */
async function innerPagesOf(c: PublicContext, of: PublishedYear): Promise<string[]> {
  const key = `sitemap ${of.administration.code}/${String(of.year)}:${String(of.number)}`;
  const { body, compressed } = await c.var.cache.page(key, async () => {
    const names = await loadPublishedNames(c.var.db, of);
    return { type: "text/plain", body: names ? addressesIn(addressOf(of), names).join("\n") : "" };
  });
  return (body ?? gunzipSync(compressed)).toString().split("\n").filter(Boolean);
}

function addressesIn(at: YearAddress, { objectives, lists: { strategic, operational, services }, figures }: PublishedNames): string[] {
  return [
    ...objectives.flatMap(({ code }) => [paths.objective(at, code), paths.objectiveProof(at, code)]),
    ...strategic.map(({ number }) => paths.strategic(at, number)),
    ...operational.map((each) => paths.operational(at, operationalKey(operational, each))),
    ...new Set(services.map(({ name }) => paths.service(at, name))),
    ...[...groupsOf(objectives), ...unitsOf(objectives)].map(([unit]) => paths.unit(at, unit)),
    ...figures.map((figure) => paths.figure(at, figure)),
  ];
}

function listOf(whole: "sitemapindex" | "urlset", each: "sitemap" | "url", addresses: readonly string[], origin: string): string {
  const rows = addresses.map((path) => `<${each}><loc>${origin}${path.replaceAll("&", "&amp;")}</loc></${each}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join("\n")}\n</${whole}>\n`;
}
