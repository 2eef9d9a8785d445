import { type Selectable, sql } from "kysely";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import type { Tables } from "../schema.ts";

/** What a document lists beside its objectives: services, objectives of the DUP, the grid of scores. */
export type ParsedDocument = Pick<AnnualReport, "services" | "strategic" | "operational" | "scoreBands">;

/**
 * Keeps the lists of a document that differ from those held, as a new document; earlier ones stay. A list the document does not have
 * leaves the one held as it is.
 */
export async function saveParsedDocument(tx: Database, key: YearKey, fileId: bigint, read: ParsedDocument): Promise<void> {
  const held = await loadParsedDocument(tx, key);
  const isNew = (list: keyof ParsedDocument) => read[list].length > 0 && contentOf(read[list]) !== contentOf(held[list]);
  const changed = (["services", "strategic", "operational", "scoreBands"] as const).filter(isNew);
  if (changed.length === 0) return;
  const { document_number } = await tx
    .insertInto("parsed_document")
    .values({ administration_id: key.administration, year: key.year, file_id: fileId })
    .returning("document_number")
    .executeTakeFirstOrThrow();
  for (const list of changed) {
    const at = (line: number, i: number) => ({ administration_id: key.administration, document_number, position: i + 1, line });
    switch (list) {
      case "services":
        await tx
          .insertInto("service")
          .values(read.services.map(({ scope, name, place }, i) => ({ ...at(place.line, i), scope, name })))
          .execute();
        break;
      case "strategic":
        await tx.insertInto("strategic_objective").values(read.strategic.map(({ number, title, responsible, place }, i) => ({ ...at(place.line, i), number, title, responsible: responsible ?? null }))).execute(); // prettier-ignore
        break;
      case "operational":
        await tx.insertInto("operational_objective").values(read.operational.map(({ title, code, strategic, place }, i) => ({ ...at(place.line, i), title, code: code ?? null, strategic: strategic ?? null }))).execute(); // prettier-ignore
        break;
      case "scoreBands":
        await tx
          .insertInto("reported_band")
          .values(
            read.scoreBands.map(({ label, count, share, place }, i) => ({ ...at(place.line, i), label, count, share: share ?? null })),
          )
          .execute();
        break;
    }
  }
}

/** What a list says, wherever it stands. */
function contentOf(list: readonly { readonly place: unknown }[]): string {
  return JSON.stringify(list.map((row) => ({ ...row, place: undefined })));
}

/** The lists in force of a year: each as the last document that has it. */
export async function loadParsedDocument(db: Database, key: YearKey): Promise<ParsedDocument> {
  const services = await latest(db, key, "service");
  const strategic = await latest(db, key, "strategic_objective");
  const operational = await latest(db, key, "operational_objective");
  const bands = await latest(db, key, "reported_band");
  return {
    services: services.map(({ scope, name, file, line }) => ({ scope, name, place: { file, line } })),
    strategic: strategic.map(({ number, title, responsible, file, line }) => ({
      number,
      title,
      ...(responsible !== null && { responsible }),
      place: { file, line },
    })),
    operational: operational.map(({ title, code, strategic: parent, file, line }) => ({
      title,
      ...(code !== null && { code }),
      ...(parent !== null && { strategic: parent }),
      place: { file, line },
    })),
    scoreBands: bands.map(({ label, count, share, file, line }) => ({
      label,
      count,
      ...(share !== null && { share }),
      place: { file, line },
    })),
  };
}

type ListTable = "service" | "strategic_objective" | "operational_objective" | "reported_band";
type Row<Table extends ListTable> = Selectable<Tables[Table]> & { readonly file: string };

async function latest<Table extends ListTable>(db: Database, { administration, year }: YearKey, table: Table): Promise<Row<Table>[]> {
  const { rows } = await sql<Row<Table>>`
    select list.*, f.name as file
    from ${sql.table(table)} list
    join parsed_document d using (administration_id, document_number)
    join imported_file f using (administration_id, file_id)
    where list.administration_id = ${administration} and list.document_number = (
      select max(document_number) from ${sql.table(table)} join parsed_document o using (administration_id, document_number)
      where administration_id = ${administration} and o.year = ${year}
    )
    order by list.position`.execute(db);
  return rows;
}
