import { type Selectable, sql } from "kysely";
import type { IndicatorCatalogueEntry } from "../../domain/evaluation/indicators/indicatorUse.ts";
import { canonicalJson } from "../../domain/kernel/canonicalJson.ts";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import type { Tables } from "../schema.ts";

/** What an indicator is, by the file of evaluations that said it last: of which year, the how manieth time it was told otherwise, and on which day. */
export type CatalogueIndicator = IndicatorCatalogueEntry & { readonly year: number; readonly version: number; readonly toldOn: CivilDate };

type Row = Selectable<Tables["catalogue_indicator"]> & { readonly told_on: string };

/** Keeps what the file of a year says that indicators are, where the same year did not say the same already. Earlier versions stay. */
export async function saveCatalogue(
  tx: Database,
  { administration, year }: YearKey,
  entries: readonly IndicatorCatalogueEntry[],
): Promise<void> {
  const rows = await versions(tx, administration);
  const last = new Map(rows.filter((row) => row.year === year).map((row) => [row.code, canonicalJson(toEntry(row))]));
  const count = new Map(rows.map(({ code, version }) => [code, version]));
  const changed = entries.filter((entry) => last.get(entry.code) !== canonicalJson(entry));
  const added = changed.map(({ class: stated, source, unit, dataOwner, numerator, denominator, ...entry }) => ({
    ...entry,
    administration_id: administration,
    year,
    version: (count.get(entry.code) ?? 0) + 1,
    class: stated ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    measure: unit,
    source_written: source.written,
    reliability: source.reliability,
    data_owner: dataOwner ?? null,
  }));
  for (const some of inChunks(added)) await tx.insertInto("catalogue_indicator").values(some).execute();
}

/**
 * The catalogue of an administration by code: of each indicator that a file in force has, the last version of the latest of their years, in whatever order years came.
 * What another was stays kept.
 */
export async function loadCatalogue(db: Database, administration: string): Promise<CatalogueIndicator[]> {
  const inForce = await codesInForce(db, administration);
  const held = new Map<string, Row>();
  for (const row of await versions(db, administration))
    if (inForce.get(row.year)?.has(row.code) && (held.get(row.code)?.year ?? row.year) <= row.year) held.set(row.code, row);
  return [...held.values()].map((row) => ({ ...toEntry(row), year: row.year, version: row.version, toldOn: civilDate(row.told_on) }));
}

/** The codes that the file in force of each year has. */
async function codesInForce(db: Database, administration: string): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const { rows } = await sql<{ year: number; codes: string[] }>`
    select distinct on (year) year, array(select entry ->> 'code' from jsonb_array_elements(organisation -> 'catalogue') entry) as codes
    from evaluation_file where administration_id = ${administration} order by year, file_number desc`.execute(db);
  return new Map(rows.map(({ year, codes }) => [year, new Set(codes)]));
}

async function versions(db: Database, administration: string): Promise<Row[]> {
  return db
    .selectFrom("catalogue_indicator")
    .selectAll()
    .select(sql<string>`rome_day(recorded_at)::text`.as("told_on"))
    .where("administration_id", "=", administration)
    .orderBy(sql`code collate "C"`)
    .orderBy("version")
    .execute();
}

function toEntry(row: Row): IndicatorCatalogueEntry {
  return {
    code: row.code,
    name: row.name,
    kind: row.kind,
    ...(row.class !== null && { class: row.class }),
    formula: row.formula,
    ...(row.numerator !== null && { numerator: row.numerator }),
    ...(row.denominator !== null && { denominator: row.denominator }),
    unit: row.measure,
    decimals: row.decimals,
    direction: row.direction,
    source: { written: row.source_written, reliability: row.reliability },
    ...(row.data_owner !== null && { dataOwner: row.data_owner }),
  };
}
