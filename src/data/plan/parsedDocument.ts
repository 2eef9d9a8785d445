import { type Selectable, sql } from "kysely";
import { nameInYear } from "../../domain/organisation/nameInYear.ts";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";
import type { IdentityKind, Listed } from "../../domain/plan/planIdentity.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Structure } from "../../domain/report/structure.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { namesInYear, unitNamed } from "../organisation/unitNamed.ts";
import type { Tables } from "../schema.ts";
import { type AlmostKnown, identify } from "./planIdentity.ts";

/** What a document lists beside its objectives: what they hang from, and the grid of scores. */
export type ParsedDocument = Structure & Pick<AnnualReport, "scoreBands">;

/**
 * Keeps the lists of a document that differ from those held, as a new document; earlier ones stay. A list the document does not have
 * leaves the one held as it is. What lasts from year to year keeps its identity; answers what could not be recognised for sure.
 */
export async function saveParsedDocument(tx: Database, key: YearKey, fileId: bigint, read: ParsedDocument): Promise<AlmostKnown[]> {
  const held = await loadParsedDocument(tx, key, "asWritten");
  const isNew = (list: keyof ParsedDocument) => read[list].length > 0 && contentOf(read[list]) !== contentOf(held[list]);
  const changed = (["services", "mandateLines", "publicValue", "strategic", "operational", "scoreBands"] as const).filter(isNew);
  if (changed.length === 0) return [];
  const unsure: AlmostKnown[] = [];
  const { document_number } = await tx
    .insertInto("parsed_document")
    .values({ administration_id: key.administration, year: key.year, file_id: fileId })
    .returning("document_number")
    .executeTakeFirstOrThrow();
  const at = (line: number, i: number) => ({ administration_id: key.administration, document_number, position: i + 1, line });
  const identities = async (kind: IdentityKind, listed: readonly (Listed & { readonly line: number })[]) => {
    const { found, almost } = await identify(tx, key, kind, listed);
    unsure.push(...almost);
    return (i: number) => found[i]!;
  };
  for (const list of changed) {
    switch (list) {
      case "mandateLines": {
        const identity = await identities(
          "mandateLine",
          read.mandateLines.map(({ number, title, place }) => ({ key: String(number), title, line: place.line })),
        );
        const rows = read.mandateLines.map(({ number, title, place }, i) => ({
          ...at(place.line, i),
          number,
          title,
          identity: identity(i),
        }));
        await tx.insertInto("mandate_line").values(rows).execute();
        break;
      }
      case "publicValue": {
        const identity = await identities(
          "publicValue",
          read.publicValue.map(({ code = "", title, place }) => ({ key: code, title, line: place.line })),
        );
        const rows = read.publicValue.map(({ code, title, place }, i) => ({
          ...at(place.line, i),
          code: code ?? null,
          title,
          identity: identity(i),
        }));
        await tx.insertInto("public_value_objective").values(rows).execute();
        break;
      }
      case "services": {
        const identity = await identities(
          "service",
          read.services.map(({ scope, name, place }) => ({ key: scope, title: name, line: place.line })),
        );
        const rows = read.services.map(({ scope, name, place }, i) => ({ ...at(place.line, i), scope, name, identity: identity(i) }));
        await tx.insertInto("service").values(rows).execute();
        break;
      }
      case "strategic": {
        const identity = await identities(
          "strategic",
          read.strategic.map(({ number, title, place }) => ({ key: String(number), title, line: place.line })),
        );
        const units = await answeringUnits(tx, key, read.strategic);
        const rows = read.strategic.map(({ number, title, responsible, mandateLine, place }, i) => ({
          ...at(place.line, i),
          number,
          title,
          responsible: responsible ?? null,
          responsible_unit_id: unitNumber(units.get(responsible ?? "") ?? null),
          mandate_line: mandateLine ?? null,
          identity: identity(i),
        }));
        await tx.insertInto("strategic_objective").values(rows).execute();
        break;
      }
      case "operational": {
        const identity = await identities(
          "operational",
          read.operational.map(({ code = "", title, place }) => ({ key: code, title, line: place.line })),
        );
        const rows = read.operational.map(({ title, code, strategic, place }, i) => ({
          ...at(place.line, i),
          title,
          code: code ?? null,
          strategic: strategic ?? null,
          identity: identity(i),
        }));
        await tx.insertInto("operational_objective").values(rows).execute();
        break;
      }
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
  return unsure;
}

/** The units that answer for strategic objectives, by the name each is written with. */
async function answeringUnits(tx: Database, key: YearKey, strategic: ParsedDocument["strategic"]): Promise<Map<string, UnitId | null>> {
  const units = new Map<string, UnitId | null>();
  for (const { responsible } of strategic)
    if (responsible !== undefined && !units.has(responsible)) units.set(responsible, await unitNamed(tx, key, responsible));
  return units;
}

/** What a list says, wherever it stands and whichever thing it is. */
function contentOf(list: readonly { readonly place: unknown }[]): string {
  return JSON.stringify(list.map((row) => ({ ...row, place: undefined, identity: undefined, responsibleUnit: undefined })));
}

/** The lists in force of a year: each as the last document that has it. A unit that answers is called as in that year, or as the document writes it. */
export async function loadParsedDocument(db: Database, key: YearKey, units: "inYear" | "asWritten" = "inYear"): Promise<ParsedDocument> {
  const mandateLines = await latest(db, key, "mandate_line");
  const publicValue = await latest(db, key, "public_value_objective");
  const services = await latest(db, key, "service");
  const strategic = await latest(db, key, "strategic_objective");
  const operational = await latest(db, key, "operational_objective");
  const bands = await latest(db, key, "reported_band");
  const answering = strategic.flatMap(({ responsible_unit_id: unit }) => (unit === null ? [] : [unitId(unit)]));
  const names = units === "inYear" ? await namesInYear(db, key, answering) : new Map<UnitId, string[]>();
  return {
    mandateLines: mandateLines.map(({ identity, number, title, file, line }) => ({
      identity: String(identity),
      number,
      title,
      place: { file, line },
    })),
    publicValue: publicValue.map(({ identity, code, title, file, line }) => ({
      identity: String(identity),
      ...(code !== null && { code }),
      title,
      place: { file, line },
    })),
    services: services.map(({ identity, scope, name, file, line }) => ({ identity: String(identity), scope, name, place: { file, line } })),
    strategic: strategic.map(({ identity, number, title, responsible, responsible_unit_id: unit, mandate_line: under, file, line }) => ({
      identity: String(identity),
      number,
      title,
      ...(responsible !== null && { responsible: nameInYear(responsible, unit === null ? [] : (names.get(unitId(unit)) ?? [])) }),
      ...(unit !== null && { responsibleUnit: unitId(unit) }),
      ...(under !== null && { mandateLine: under }),
      place: { file, line },
    })),
    operational: operational.map(({ identity, title, code, strategic: parent, file, line }) => ({
      identity: String(identity),
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

type ListTable = "service" | "mandate_line" | "public_value_objective" | "strategic_objective" | "operational_objective" | "reported_band";
type Row<Table extends ListTable> = Selectable<Tables[Table]> & { readonly file: string };

async function latest<Table extends ListTable>(db: Database, { administration, year }: YearKey, table: Table): Promise<Row<Table>[]> {
  const [identity, joined] =
    table === "reported_band"
      ? [sql``, sql``]
      : [sql`coalesce(p.same_as, p.identity) as identity,`, sql`join plan_identity p using (administration_id, identity)`];
  const { rows } = await sql<Row<Table>>`
    select list.*, ${identity} f.name as file
    from ${sql.table(table)} list ${joined}
    join parsed_document d using (administration_id, document_number)
    join imported_file f using (administration_id, file_id)
    where list.administration_id = ${administration} and list.document_number = (
      select max(document_number) from ${sql.table(table)} join parsed_document o using (administration_id, document_number)
      where administration_id = ${administration} and o.year = ${year}
    )
    order by list.position`.execute(db);
  return rows;
}
