import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** Where texts were found: a column of a table, in how many rows. */
export type Found = { readonly table: string; readonly column: string; readonly rows: number };

/** What PostgreSQL writes as text when asked, and bytes, which may hold text. */
const TEXTUAL = ["text", "json", "jsonb", "character varying", "ARRAY", "bytea", "name"];

/** Looks for texts, however they are capitalised, in every column of every table that this role may read. */
export async function findInTables(db: Database, texts: readonly string[]): Promise<Found[]> {
  if (texts.length === 0) return [];
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = 'public' and data_type = any(${TEXTUAL}) and has_column_privilege(format('public.%I', table_name), column_name, 'select')
    order by table_name, ordinal_position`.execute(db);
  const found: Found[] = [];
  for (const { table, column, type } of columns) {
    const value = type === "bytea" ? sql`encode(${sql.ref(column)}, 'escape')` : sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ rows: bigint }>`
      select count(*) as rows from ${sql.table(table)}
      where exists (select from unnest(${texts}::text[]) as sought where position(lower(sought) in lower(${value})) > 0)`.execute(db);
    const count = Number(rows[0]!.rows);
    if (count > 0) found.push({ table, column, rows: count });
  }
  return found;
}
