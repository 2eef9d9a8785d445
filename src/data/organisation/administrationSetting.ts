import { sql } from "kysely";
import type { Setting } from "../../domain/organisation/setting.ts";
import type { Database } from "../database/database.ts";

/** What an administration says of itself, and since which day. */
export type SettingInForce = {
  readonly administration: string;
  readonly setting: Setting;
  readonly value: string;
  readonly holdsFrom: string;
};

/** The settings in force of every administration; what was taken away is not among them. */
export async function loadSettings(db: Database): Promise<SettingInForce[]> {
  const { rows } = await sql<SettingInForce>`
    select administration_id as administration, setting, value, holds_from::text as "holdsFrom"
    from (select distinct on (administration_id, setting) * from administration_setting order by administration_id, setting, setting_id desc) last
    where value is not null
    order by administration_id, setting_id`.execute(db);
  return rows;
}

/** Says something of an administration from today on, or with null that it is no more said; what was before stays. */
export async function insertSetting(tx: Database, administration: string, setting: Setting, value: string | null): Promise<void> {
  await tx.insertInto("administration_setting").values({ administration_id: administration, setting, value }).execute();
}
