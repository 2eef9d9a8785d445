import { sql } from "kysely";
import type { Profile } from "../../domain/organisation/profile.ts";
import type { Database } from "../database/database.ts";
import type { DaySpan } from "../../domain/kernel/daySpan.ts";
import { daysOfRange, spanOf } from "../database/dayRange.ts";
import { type UnitId, unitId } from "../../domain/organisation/unitId.ts";

/** A working relation as Segretario, dirigente or EQ: the role it gives counts only in the days that a second person has confirmed. */
export type RelationOfPower = DaySpan & {
  readonly id: bigint;
  readonly person: string;
  readonly profile: Profile;
  /** The year of the file of evaluations that alone says it. */
  readonly fileYear: number | null;
  readonly unit: UnitId;
  /** Who wrote it, the last one last, with those who wrote before what nobody had confirmed; nobody for the ones written before that was kept. */
  readonly writtenBy: readonly string[];
  /** Who confirmed it last, whole or in some of its days. */
  readonly confirmedBy: string | null;
  /** Whether every day of it is confirmed. */
  readonly isConfirmed: boolean;
  /** Whether the person who confirmed it had written it too, for lack of anybody else. */
  readonly isConfirmedAlone: boolean;
};

/** The relations that give power, which hold today or later, by person. */
export async function listRelationsOfPower(db: Database, administration: string): Promise<RelationOfPower[]> {
  const rows = await db
    .selectFrom("employment")
    .select(["employment_id", "person", "profile", "file_year", "unit_id", "written_by", "confirmed_by", "confirmed_alone", ...daysOfRange])
    .select(sql<boolean>`confirmed = datemultirange(valid)`.as("is_confirmed"))
    .where("administration_id", "=", administration)
    .where("replaced_at", "is", null)
    .where(sql<boolean>`post <> 'none'`)
    .where(sql<boolean>`not valid << daterange(rome_day(now()), null)`)
    .orderBy("person")
    .orderBy("valid")
    .execute();
  return rows.map(
    ({ employment_id: id, person, profile, file_year, unit_id, written_by, confirmed_by, confirmed_alone, is_confirmed, ...days }) => ({
      id,
      person,
      profile,
      fileYear: file_year,
      unit: unitId(unit_id),
      writtenBy: written_by,
      confirmedBy: confirmed_by,
      isConfirmed: is_confirmed,
      isConfirmedAlone: confirmed_alone,
      ...spanOf(days),
    }),
  );
}

/** Confirms whole relations that are not, and answers those it confirmed: one that was replaced meanwhile is none. */
export async function confirmRelations(
  tx: Database,
  administration: string,
  ids: readonly bigint[],
  { by, isAlone }: { readonly by: string; readonly isAlone: boolean },
): Promise<bigint[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .updateTable("employment")
    .set({
      confirmed: sql<string>`datemultirange(valid)`,
      confirmed_by: by,
      confirmed_at: sql<Date>`now()`,
      confirmed_alone: isAlone,
    })
    .where("administration_id", "=", administration)
    .where(sql<boolean>`employment_id = any(${[...ids]}::bigint[])`)
    .where("replaced_at", "is", null)
    .where(sql<boolean>`confirmed <> datemultirange(valid)`)
    .returning("employment_id")
    .execute();
  return rows.map(({ employment_id }) => employment_id);
}
