import { sql } from "kysely";
import type { YearKey } from "./cycleYear.ts";
import type { Database } from "./database.ts";

/**
 * The unit with this name under this parent on the first day of a year, made when there is none. A unit met in a document of a year
 * is known from that 1 January on.
 */
export async function ensureUnit(tx: Database, { administration, year }: YearKey, name: string, parent: bigint | null): Promise<bigint> {
  const known = await tx
    .selectFrom("unit_version")
    .select("unit_id")
    .where("administration_id", "=", administration)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where("parent_unit_id", "is not distinct from", parent)
    .where(sql<boolean>`valid && daterange(make_date(${year}, 1, 1), make_date(${year} + 1, 1, 1))`)
    .executeTakeFirst();
  if (known) return known.unit_id;
  const { unit_id } = await tx
    .insertInto("unit")
    .values({ administration_id: administration })
    .returning("unit_id")
    .executeTakeFirstOrThrow();
  const valid = `[${year}-01-01,)`;
  await tx.insertInto("unit_version").values({ administration_id: administration, unit_id, name, parent_unit_id: parent, valid }).execute();
  return unit_id;
}
