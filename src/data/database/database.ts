import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { connectInRequest } from "../request/requestScope.ts";
import type { PublishedTables } from "../publication/publicationTables.ts";
import type { Tables } from "../schema.ts";
import { waitingForPlace } from "./waitingForPlace.ts";

/** The database as commands and queries use it. Inside a transaction it is a `Transaction<Tables>`, which is one too. */
export type Database = Kysely<Tables>;

/** What the public side reads: what was released, by the role that sees nothing else. */
export type PublishedDatabase = Kysely<PublishedTables>;

/**
 * What a pool is for. `serving` is for people: its transactions say who acts, and without it see only what is public. `commandLine` is for the person who runs a
 * command on the machine of the program, and reads everything of the application (0014_row_security.sql).
 */
export type PoolPurpose = "serving" | "commandLine";

type PoolOptions = {
  readonly max?: number;
  readonly purpose?: PoolPurpose;
  /** After how many seconds the server ends a statement; never where it is left out. */
  readonly statementSeconds?: number;
  readonly onLost?: (error: Error) => void;
  /** How long to wait, in milliseconds, while all places at the server are taken. */
  readonly placePatience?: number;
  /** Is told that all places at the server are taken, and that one is waited for. */
  readonly onWaiting?: () => void;
};

/**
 * Opens a pool of connections. It connects at the first query. A connection that breaks while idle, or between two statements of a
 * transaction, never ends the process: it is told to `onLost`, and the person who was using it gets an error from their next statement.
 */
export function openDatabasePool(url: string, poolOptions: PoolOptions = {}): Database {
  return openPool<Tables>(url, poolOptions, poolOptions.purpose === "commandLine" ? ["-c app.capacity=commandLine"] : []);
}

/** Opens a pool of the role that reads what is public, and names nothing else. Its connections are as those of `openDatabasePool`. */
export function openPublishedPool(url: string, poolOptions: Omit<PoolOptions, "purpose"> = {}): PublishedDatabase {
  return openPool<PublishedTables>(url, poolOptions, ["-c search_path=published"]);
}

function openPool<Schema>(url: string, poolOptions: PoolOptions, settings: readonly string[]): Kysely<Schema> {
  const { max = 8, statementSeconds, onLost, placePatience = 0, onWaiting } = poolOptions;
  const lost = (error: Error) => onLost?.(error);
  const options = [
    ...settings,
    ...(statementSeconds === undefined
      ? []
      : [`-c statement_timeout=${String(statementSeconds)}s -c idle_in_transaction_session_timeout=60s`]),
  ].join(" ");
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    ...(options !== "" && { options }),
  });
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const take = () => waitingForPlace(() => pool.connect(), placePatience, onWaiting);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: { connect: () => connectInRequest(take), end: () => pool.end() } }) });
}

/** Types by their number in `pg_type`. */
const OIDS = { int8: 20, date: 1082, numeric: 1700, textArray: 1009, int8Array: 1016, dateArray: 1182, numericArray: 1231 };

type Parser = (text: string) => unknown;
const parserOf = pg.types.getTypeParser as unknown as (oid: number, format?: "text" | "binary") => Parser;

const asWritten: Parser = (text) => text;
const listOfText = parserOf(OIDS.textArray) as (text: string) => (string | null)[];

/**
 * How values arrive. A day is "2023-12-31" (a `Date` would shift it), numeric is text ("12.50", never a float), bigint is a `bigint`:
 * JSON.stringify refuses it, so that it becomes text on purpose. Instants stay `Date`. Inside json, numbers must have been written as text.
 */
const PARSERS: ReadonlyMap<number, Parser> = new Map([
  [OIDS.date, asWritten],
  [OIDS.numeric, asWritten],
  [OIDS.int8, BigInt],
  [OIDS.dateArray, listOfText],
  [OIDS.numericArray, listOfText],
  [OIDS.int8Array, (text: string) => listOfText(text).map((item) => (item === null ? null : BigInt(item)))],
]);

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (format === "binary" ? undefined : PARSERS.get(oid)) ?? parserOf(oid, format),
};
