import { sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { splitGroup } from "../../domain/plan/group.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";

/**
 * The groups of a document that are the unit of a group the year already has, called as it was on another day of that year: by their name, that of the group.
 * So a plan written again after a unit was renamed has the same objectives, and not twice as many.
 */
export async function renamedGroups(
  tx: Database,
  key: YearKey,
  groups: readonly string[],
  existing: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const others = groups.filter((group) => !existing.includes(group));
  if (others.length === 0 || existing.length === 0) return new Map();
  const units = await unitsCalled(tx, key, [...others, ...existing]);
  const held = groupBy(
    existing.filter((group) => units.has(group)),
    (group) => units.get(group),
  );
  return new Map(
    others.flatMap((group): [string, string][] => {
      const [only, ...more] = units.has(group) ? (held.get(units.get(group)) ?? []) : [];
      return only === undefined || more.length > 0 ? [] : [[group, only]];
    }),
  );
}

/** The unit of each group that just one unit is called like on some day of the year, above and below the colon. */
async function unitsCalled(
  tx: Database,
  { administration, year }: YearKey,
  groups: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const parts = groups.map(splitGroup);
  const { rows } = await sql<{ written: string; unit: string }>`
    select g.written, min(v.unit_id)::text as unit
    from unnest(${[...groups]}::text[], ${parts.map(({ parent }) => parent ?? null)}::text[], ${parts.map(({ name }) => name)}::text[]) as g (written, parent, name)
    cross join daterange(make_date(${year}::int, 1, 1), make_date(${year}::int, 12, 31), '[]') as days
    join unit_version v on v.administration_id = ${administration} and lower(v.name) = lower(g.name) and v.valid && days
    left join unit_version above
      on above.administration_id = v.administration_id and above.unit_id = v.parent_unit_id and lower(above.name) = lower(g.parent) and above.valid && days
    where above.unit_id is not null or g.parent is null and v.parent_unit_id is null
    group by g.written having count(distinct v.unit_id) = 1`.execute(tx);
  return new Map(rows.map(({ written, unit }) => [written, unit]));
}
