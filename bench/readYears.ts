// Bundled by publicSide.mjs: a year read and parsed from its publication, and from the tables of the working copy.
import { openDatabasePool, openPublishedPool } from "../src/data/database/database.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { listPublishedYears, loadPublishedFigures, loadPublishedReport } from "../src/data/publication/publishedYear.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";

/** Milliseconds of so many pairs: from the publication, the same with its figures, from the tables. */
export async function readYears(
  dataFolder: string,
  administration: string,
  year: number,
  pairs: number,
): Promise<[number, number, number][]> {
  const app = openDatabasePool(servingUrl(dataFolder, "app")!, { purpose: "commandLine", max: 1 });
  const published = openPublishedPool(servingUrl(dataFolder, "publicReader")!, { max: 1 });
  const of = (await listPublishedYears(published, administration)).find((each) => each.year === year)!;
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const times: [number, number, number][] = [];
  for (let i = 0; i < pairs + 3; i++) {
    const report = await timed(() => loadPublishedReport(published, of));
    const figures = await timed(() => loadPublishedFigures(published, of));
    const tables = await timed(() => loadAnnualReport(app, { administration, year }));
    if (i >= 3) times.push([report, report + figures, tables]); // the first warm up
  }
  await Promise.all([app.destroy(), published.destroy()]);
  return times;
}
