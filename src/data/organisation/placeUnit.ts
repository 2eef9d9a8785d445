import { sql } from "kysely";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";
import type { Database } from "../database/database.ts";

/**
 * Puts under another the one unit of a name that nobody has said where it stands, and answers which; undefined where there is none. Such a unit was named by a
 * list alone, which never says what is above: it stands by itself since ever, was never renamed, moved or dated, and no plan has it as a holder by itself. The
 * unit above must be there since ever too. So a list of the staff and a plan give the same units, whichever comes first.
 */
export async function placeUnit(tx: Database, administration: string, name: string, parent: UnitId): Promise<UnitId | undefined> {
  const { rows } = await sql<{ unit: bigint }>`
    update unit_version v set parent_unit_id = ${unitNumber(parent)}::bigint
    where administration_id = ${administration} and lower(name) = lower(${name}) and parent_unit_id is null and valid = '(,)'
      and unit_id <> ${unitNumber(parent)}::bigint
      and not exists (
        select from unit_version other
        where other.administration_id = v.administration_id and other.unit_id <> v.unit_id and lower(other.name) = lower(v.name))
      and not exists (select from holder h where h.administration_id = v.administration_id and h.unit_id = v.unit_id)
      and exists (
        select from unit_version above
        where above.administration_id = v.administration_id and above.unit_id = ${unitNumber(parent)}::bigint and above.valid = '(,)')
    returning unit_id as unit`.execute(tx);
  return rows[0] && unitId(rows[0].unit);
}
