import { sql } from "kysely";
import type { Insertable } from "kysely";
import type { Tables } from "../schema.ts";
import type { Database } from "./database.ts";
import { inChunks } from "./inChunks.ts";

/**
 * Adds many rows to a table, all with the same columns, in one statement for each piece: PostgreSQL takes them from one JSON text, which costs less than a parameter for each
 * value. What goes into a `jsonb` column is given as it is, not as text.
 */
export async function insertMany<Table extends keyof Tables>(
  tx: Database,
  table: Table,
  rows: readonly { readonly [Column in keyof Insertable<Tables[Table]>]?: unknown }[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  for (const some of inChunks(rows)) {
    const text = JSON.stringify(some.map(withoutBigints));
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${text}::jsonb)`.execute(
      tx,
    );
  }
}

/** A row as JSON can write it: a function that looks at each value, nested ones too, would cost more than the writing. */
function withoutBigints(row: { readonly [column: string]: unknown }): { readonly [column: string]: unknown } {
  const texts = Object.entries(row).flatMap(([column, value]) => (typeof value === "bigint" ? [[column, String(value)]] : []));
  return texts.length === 0 ? row : { ...row, ...(Object.fromEntries(texts) as { readonly [column: string]: string }) };
}
