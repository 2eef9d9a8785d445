import { groupsOf, unitsOf } from "../../../domain/plan/countOutcomes.ts";
import { type AnnualReport, figuresOf } from "../../../domain/report/annualReport.ts";
import { operationalKey } from "../../../domain/report/linkedObjectives.ts";
import { paths } from "../../paths.ts";
import { allYears, type PublicContext, send } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";

/** What search engines may visit: everything but results of searches and the pages of the office. */
export function getRobots(c: PublicContext): Response | Promise<Response> {
  const { publicUrl } = c.var;
  const sitemap = publicUrl === undefined ? "" : `Sitemap: ${publicUrl}/sitemap.xml\n`;
  return c.text(`User-agent: *\nDisallow: /*/cerca\n${sitemap}`);
}

/** Every public page, for search engines, at the address that was told; without one, nothing is there. The list is kept until something changes. */
export async function getSitemap(c: PublicContext): Promise<Response> {
  const { publicUrl: origin } = c.var;
  if (origin === undefined) return c.notFound();
  const { mark, listed, reportOf } = await allYears(c);
  const ready = await c.var.cache.page(`sitemap ${mark}`, async () => {
    const codes = [...new Set(listed.map(({ administration }) => administration.code))];
    const reports = await Promise.all(listed.map(reportOf));
    const addresses = [
      paths.years(),
      paths.about,
      paths.accessibility,
      paths.privacy,
      paths.api(),
      ...codes.flatMap((code) => [paths.administration(code), paths.transparency(code), paths.log(code)]),
      ...reports.flatMap((report) => (report ? addressesOf(report) : [])),
    ];
    const urls = addresses.map((path) => `<url><loc>${origin}${path.replaceAll("&", "&amp;")}</loc></url>`);
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
    return { type: "application/xml; charset=utf-8", body: xml };
  });
  return send(c, ready);
}

function addressesOf(report: AnnualReport): string[] {
  const at = addressOf(report);
  const { objectives, strategic, operational, services } = report;
  return [
    ...[paths.year(at), paths.objectives(at), paths.strategy(at), paths.services(at), paths.relazione(at), paths.data(at)],
    ...objectives.flatMap(({ code }) => [paths.objective(at, code), paths.objectiveProof(at, code)]),
    ...strategic.map(({ number }) => paths.strategic(at, number)),
    ...operational.map((each) => paths.operational(at, operationalKey(operational, each))),
    ...new Set(services.map(({ name }) => paths.service(at, name))),
    ...[...groupsOf(objectives), ...unitsOf(objectives)].map(([unit]) => paths.unit(at, unit)),
    ...Object.keys(figuresOf(report)).map((figure) => paths.figure(at, figure)),
  ];
}
