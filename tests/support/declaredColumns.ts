import { sql } from "kysely";
import type { Database } from "../../src/data/database/database.ts";
import { DECLARATIONS } from "../../src/data/personal/declarations.ts";

/** A column of a table: its type, whether it must be given a value, whether the program may read it and change it. */
export type Column = {
  readonly at: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isFilled: boolean;
  readonly isRead: boolean;
  readonly isChanged: boolean;
};

/** Every column of every table, in order of name. */
export async function columnsOf(owner: Database): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname || '.' || a.attname as at, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef as "isFilled",
      has_column_privilege('traguardo_app', c.oid, a.attnum, 'select') as "isRead",
      has_column_privilege('traguardo_app', c.oid, a.attnum, 'update') as "isChanged"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by 2, 3`.execute(owner);
  return rows;
}

/** Every column that is declared to say something of a person. */
export const DECLARED_COLUMNS = DECLARATIONS.flatMap(({ table, columns = {} }) =>
  Object.entries(columns).map(([column, declared]) => ({ at: `${table}.${column}`, table, column, ...declared })),
);

/** Every column that is declared to hold the code of whom a row is about, as "table.column". */
export const DECLARED_PEOPLE = DECLARATIONS.flatMap(({ table, people = [] }) => people.map((column) => `${table}.${column}`));
