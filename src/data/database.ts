import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Tables } from "./schema.ts";

/** The database as commands and queries use it. Inside a transaction it is a `Transaction<Tables>`, which is one too. */
export type Database = Kysely<Tables>;

/**
 * Opens a pool of connections. It connects at the first query. A connection that breaks while idle, or between two statements of a
 * transaction, never ends the process: it is told to `onLost`, and whoever was using it gets an error from their next statement.
 */
export function openDatabasePool(url: string, { max = 8, onLost }: { max?: number; onLost?: (error: Error) => void } = {}): Database {
  const lost = (error: Error) => onLost?.(error);
  const pool = new pg.Pool({ connectionString: url, max, types, keepAlive: true, connectionTimeoutMillis: 10_000 });
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

const { builtins } = pg.types;
const arrays = { text: 1009, date: 1182, numeric: 1231, int8: 1016 };

const asWritten = (text: string) => text;
const textArray = pg.types.getTypeParser(arrays.text) as (text: string) => (string | null)[];

/**
 * How values arrive. A day is "2023-12-31" (a `Date` would shift it), numeric is text ("12.50", never a float), bigint is a `bigint`:
 * JSON.stringify refuses it, so that it becomes text on purpose. Instants stay `Date`. Inside json, numbers must have been written as text.
 */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, asWritten],
  [builtins.NUMERIC, asWritten],
  [builtins.INT8, BigInt],
  [arrays.date, textArray],
  [arrays.numeric, textArray],
  [arrays.int8, (text) => textArray(text).map((item) => (item === null ? null : BigInt(item)))],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && parsers.get(oid)) || pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};
