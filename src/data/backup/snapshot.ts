import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { DATABASE_ROLES } from "../database/databaseRoles.ts";
import { MIGRATION_LOCK } from "../database/migrate.ts";

/** A table, by its name as SQL writes it, with the columns that are written (a computed one is not) and about how many bytes it has. */
export type CopiedTable = { readonly name: string; readonly columns: readonly string[]; readonly bytes: number };

/** How far a sequence has come; null where it never gave a number. */
export type SequenceAt = { readonly name: string; readonly last: string | null };

/** A migration that was run. */
export type RunMigration = { readonly version: number; readonly name: string; readonly checksum: string };

/** All rows of a database at one instant, while others go on writing. */
export type Snapshot = {
  readonly takenAt: Date;
  /** The version of the server, as "18.4". */
  readonly postgres: string;
  readonly migrations: readonly RunMigration[];
  readonly tables: readonly CopiedTable[];
  readonly sequences: readonly SequenceAt[];
  /** The rows of a table as the text of `COPY`, one a line, and how many there were once it has been read. One table at a time. */
  readonly rowsOf: (table: CopiedTable) => RowStream;
};

export type RowStream = { readonly text: Readable; readonly rows: () => number };

/** How a copy is written and read, whatever was set on the server, the database or the role: any server reads what another wrote, and nothing ends it half-way. */
export const SESSION_FORM = [
  "datestyle = 'ISO, YMD'",
  "intervalstyle = 'iso_8601'",
  "timezone = 'UTC'",
  "extra_float_digits = 3",
  "bytea_output = 'hex'",
  "client_encoding = 'UTF8'",
  "standard_conforming_strings = on",
  "quote_all_identifiers = off",
  "search_path = public",
  "statement_timeout = 0",
  "lock_timeout = 0",
  "idle_in_transaction_session_timeout = 0",
]
  .map((setting) => `set ${setting}`)
  .join("; ");

/**
 * Lets `work` read a whole database as it was at one instant, as the role of `ownerUrl`, who owns the tables. Nobody waits for it but a program that would
 * change the structure.
 */
export async function withSnapshot<Answer>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined); // told by the statement that was waiting
  await client.connect();
  try {
    await client.query(`${SESSION_FORM}; set role ${DATABASE_ROLES.owner}`);
    await client.query("select pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    await client.query("begin isolation level repeatable read read only");
    return await work(await readSnapshot(client));
  } finally {
    await client.end();
  }
}

async function readSnapshot(client: pg.Client): Promise<Snapshot> {
  const [first] = await rowsIn<{ takenAt: Date; postgres: string }>(
    client,
    `select now() as "takenAt", current_setting('server_version') as postgres`,
  );
  return {
    takenAt: first!.takenAt,
    postgres: first!.postgres.split(" ")[0]!,
    migrations: await rowsIn<RunMigration>(client, "select version, name, checksum from schema_migration order by version"),
    tables: await copiedTables(client),
    sequences: await rowsIn<SequenceAt>(
      client,
      `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
       where schemaname = 'public' and sequenceowner = '${DATABASE_ROLES.owner}' order by 1`,
    ),
    rowsOf: ({ name, columns }) => {
      const text = client.query(copyTo(`copy ${name} (${columns.join(", ")}) to stdout`));
      return { text, rows: () => text.rowCount };
    },
  };
}

/** Every table whose rows a copy holds, all in one schema: what was run is written by running it again, and what is of somebody else stays there. */
export function copiedTables(client: pg.Client): Promise<CopiedTable[]> {
  return rowsIn<CopiedTable>(
    client,
    `select format('%I.%I', n.nspname, c.relname) as name, pg_table_size(c.oid)::float8 as bytes,
       array(
         select quote_ident(attname) from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
       ) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname = 'public' and c.relname <> 'schema_migration'
       and c.relowner = '${DATABASE_ROLES.owner}'::regrole
     order by 1`,
  );
}

async function rowsIn<Row extends pg.QueryResultRow>(client: pg.Client, query: string): Promise<Row[]> {
  return (await client.query<Row>(query)).rows;
}
