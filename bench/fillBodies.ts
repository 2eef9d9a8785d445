// Bundled by manyBodies.mjs: publishes one year again and again, which by hand would take years.
import { sql } from "kysely";
import { openDatabasePool } from "../src/data/database/database.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";

/**
 * Copies the publication of a year of a body into other bodies and years, in the folder of a program that is serving: `bodies` with that year alone, and one,
 * "antica", with so many years before it.
 */
export async function fillBodies(
  dataFolder: string,
  from: string,
  year: number,
  { bodies, years }: { readonly bodies: number; readonly years: number },
): Promise<void> {
  const owner = openDatabasePool(servingUrl(dataFolder, "owner")!, { max: 1 });
  await owner.transaction().execute(async (tx) => {
    const run = (text: string) => sql.raw(text).execute(tx);
    await run(`create temp table wanted on commit drop as
      select 'piccolo-' || lpad(n::text, 4, '0') as body, 'Comune di Piccolo ' || n as name, ${String(year)} as year from generate_series(1, ${String(bodies)}) n
      union all select 'antica', 'Comune di Antica', ${String(year)} - n from generate_series(0, ${String(years)} - 1) n`);
    const whose = `x.administration_id = '${from}' and x.year = ${String(year)}`;
    await run("insert into administration (administration_id, name) select distinct body, name from wanted");
    await run("insert into year (administration_id, year) select body, year from wanted");
    await run(
      `insert into plan_version (administration_id, year, version) select body, w.year, x.version from wanted w, plan_version x where ${whose}`,
    );
    await run(`insert into publication (administration_id, year, number, includes, plan_version, prepared_by, format, engine, sha256)
      select body, w.year, x.number, includes, plan_version, prepared_by, format, engine, sha256 from wanted w, publication x where ${whose}`);
    await run(`insert into published_part (administration_id, year, number, part, key, position, alike, body, sha256)
      select w.body, w.year, x.number, part, replace(key, '${String(year)}-', w.year || '-'), position, alike,
        replace(replace(x.body, '"year":${String(year)}', '"year":' || w.year), '"${String(year)}-', '"' || w.year || '-'), sha256
      from wanted w, published_part x where ${whose}`);
    await run("update publication set state = 'released', released_by = 'prova', released_at = now() where state = 'prepared'");
  });
  await sql`analyze publication, published_part, administration`.execute(owner);
  await owner.destroy();
}
