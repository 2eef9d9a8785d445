import { type Selectable, sql } from "kysely";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { type IdentityKind, type Lasting, type Listed, matchIdentities } from "../../domain/plan/planIdentity.ts";
import type { Tables } from "../schema.ts";

/** What a document lists beside its objectives: services, objectives of the DUP, the grid of scores. */
export type ParsedDocument = Pick<AnnualReport, "services" | "strategic" | "operational" | "scoreBands">;

/** Something a document lists that shares only its number or only its title with what is known of another year. */
export type AlmostKnown = { readonly kind: IdentityKind; readonly line: number; readonly listed: Listed; readonly almost: Lasting };

/**
 * Keeps the lists of a document that differ from those held, as a new document; earlier ones stay. A list the document does not have
 * leaves the one held as it is. What lasts from year to year keeps its identity; answers what could not be recognised for sure.
 */
export async function saveParsedDocument(tx: Database, key: YearKey, fileId: bigint, read: ParsedDocument): Promise<AlmostKnown[]> {
  const held = await loadParsedDocument(tx, key);
  const isNew = (list: keyof ParsedDocument) => read[list].length > 0 && contentOf(read[list]) !== contentOf(held[list]);
  const changed = (["services", "strategic", "operational", "scoreBands"] as const).filter(isNew);
  if (changed.length === 0) return [];
  const unsure: AlmostKnown[] = [];
  const { document_number } = await tx
    .insertInto("parsed_document")
    .values({ administration_id: key.administration, year: key.year, file_id: fileId })
    .returning("document_number")
    .executeTakeFirstOrThrow();
  for (const list of changed) {
    const at = (line: number, i: number) => ({ administration_id: key.administration, document_number, position: i + 1, line });
    const identities = async (kind: IdentityKind, listed: readonly (Listed & { readonly line: number })[]) => {
      const { found, almost } = await identify(tx, key, kind, listed);
      unsure.push(...almost);
      return found;
    };
    switch (list) {
      case "services": {
        const found = await identities("service", read.services.map(({ scope, name, place }) => ({ key: scope, title: name, line: place.line }))); // prettier-ignore
        const rows = read.services.map(({ scope, name, place }, i) => ({ ...at(place.line, i), scope, name, identity: found[i]! }));
        await tx.insertInto("service").values(rows).execute();
        break;
      }
      case "strategic": {
        const found = await identities("strategic", read.strategic.map(({ number, title, place }) => ({ key: String(number), title, line: place.line }))); // prettier-ignore
        const rows = read.strategic.map(({ number, title, responsible, place }, i) => ({ ...at(place.line, i), number, title, responsible: responsible ?? null, identity: found[i]! })); // prettier-ignore
        await tx.insertInto("strategic_objective").values(rows).execute();
        break;
      }
      case "operational": {
        const found = await identities("operational", read.operational.map(({ code = "", title, place }) => ({ key: code, title, line: place.line }))); // prettier-ignore
        const rows = read.operational.map(({ title, code, strategic, place }, i) => ({ ...at(place.line, i), title, code: code ?? null, strategic: strategic ?? null, identity: found[i]! })); // prettier-ignore
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

/** The identities of listed things, in their order: known ones, or new ones. */
async function identify(
  tx: Database,
  { administration }: YearKey,
  kind: IdentityKind,
  listed: readonly (Listed & { readonly line: number })[],
): Promise<{ readonly found: readonly bigint[]; readonly almost: readonly AlmostKnown[] }> {
  const { table, key, title } = LISTS[kind];
  const { rows: known } = await sql<Lasting>`
    select identity::text as identity, ${sql.raw(key)} as key, ${sql.ref(title)} as title, min(document_number) as first
    from ${sql.table(table)} where administration_id = ${administration} group by 1, 2, 3 order by first, identity`.execute(tx);
  const matches = matchIdentities(known, listed);
  const isNew = matches.filter(({ identity }) => identity === undefined).length;
  const { rows: made } = await sql<{ identity: bigint }>`
    insert into plan_identity (administration_id, kind) select ${administration}, ${kind} from generate_series(1, ${isNew}::int) returning identity`.execute(
    tx,
  );
  const fresh = made.values();
  return {
    found: matches.map(({ identity }) => (identity === undefined ? fresh.next().value!.identity : BigInt(identity))),
    almost: matches.flatMap((match, i) => {
      const { line, ...each } = listed[i]!;
      return "almost" in match ? [{ kind, line, listed: each, almost: match.almost }] : [];
    }),
  };
}

/** Where each kind is listed, and by which expression it is known. */
const LISTS = {
  strategic: { table: "strategic_objective", key: "number::text", title: "title" },
  operational: { table: "operational_objective", key: "coalesce(code, '')", title: "title" },
  service: { table: "service", key: "scope", title: "name" },
} as const;

/** What a list says, wherever it stands and whichever thing it is. */
function contentOf(list: readonly { readonly place: unknown }[]): string {
  return JSON.stringify(list.map((row) => ({ ...row, place: undefined, identity: undefined })));
}

/** The lists in force of a year: each as the last document that has it. */
export async function loadParsedDocument(db: Database, key: YearKey): Promise<ParsedDocument> {
  const services = await latest(db, key, "service");
  const strategic = await latest(db, key, "strategic_objective");
  const operational = await latest(db, key, "operational_objective");
  const bands = await latest(db, key, "reported_band");
  return {
    services: services.map(({ identity, scope, name, file, line }) => ({ identity: String(identity), scope, name, place: { file, line } })),
    strategic: strategic.map(({ identity, number, title, responsible, file, line }) => ({
      identity: String(identity),
      number,
      title,
      ...(responsible !== null && { responsible }),
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
