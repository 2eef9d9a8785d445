import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { DatabaseRefused } from "../database/databaseRefused.ts";
import { DATABASE_ROLES } from "../database/databaseRoles.ts";
import { MIGRATION_LOCK, runMigration } from "../database/migrate.ts";
import { type Migration, readMigrations } from "../migrations.ts";
import { countedStream } from "./countedStream.ts";
import { copiedTables, type CopiedTable, type RunMigration, type SequenceAt, SESSION_FORM } from "./snapshot.ts";

/** A table as a copy has it: its rows counted and hashed (SHA-256, hexadecimal, of their text). */
export type KeptTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
};

/** What a copy holds of a database. */
export type Kept = {
  readonly takenAt: Date;
  readonly migrations: readonly RunMigration[];
  readonly tables: readonly KeptTable[];
  readonly sequences: readonly SequenceAt[];
  readonly rowsOf: (table: KeptTable) => Promise<Readable>;
};

/** What the rows of an empty database are loaded for: it is restored from a copy, or it is the same installation, which moved from one server to another. */
export type LoadedAs = "restored" | "moved";

/**
 * Makes of an empty database what a copy holds. Restored, it is then brought up to this program, and says that it was restored; moved, it stays as it was. All in
 * one transaction, as the role of `ownerUrl`: it is whole, or nothing of it is there. Throws DatabaseRefused when there is something in the database, when the copy is of a newer program, or when what
 * is read is not what was counted and hashed.
 */
export async function loadSnapshot(
  ownerUrl: string,
  kept: Kept,
  tell: (bytes: number) => void = () => undefined,
  as: LoadedAs = "restored",
): Promise<void> {
  const migrations = readMigrations();
  refuseOtherStructure(kept.migrations, migrations);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => undefined); // told by the statement that was waiting
  await client.connect();
  try {
    await client.query(SESSION_FORM);
    await client.query("begin isolation level read committed read write");
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await refuseOtherEncoding(client);
    await refuseHeld(client);
    for (const migration of migrations.slice(0, kept.migrations.length)) await runMigration(client, migration);
    await loadRows(client, kept, tell);
    if (as === "restored") {
      for (const migration of migrations.slice(kept.migrations.length)) {
        await runMigration(client, migration);
        await client.query("set constraints all immediate");
      }
      await client.query("insert into restoration (taken_at) values ($1)", [kept.takenAt]);
      await client.query("update session set ended_at = now() where ended_at is null"); // who was in signs in again: they may have been put out since
    }
    await client.query("commit");
    await client.query("reset role");
    await client.query(`analyze ${(await copiedTables(client)).map(({ name }) => name).join(", ")}`);
  } catch (error) {
    throw inconsistent(error) ?? error;
  } finally {
    await client.end();
  }
}

/** That the database does not take what a copy says, without the words of the error, which may quote it; undefined for what is no fault of the copy. */
function inconsistent(error: unknown): DatabaseRefused | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  const { code = "", table, constraint } = error;
  if (code === "42501")
    return new DatabaseRefused(
      "Al ruolo di DATABASE_OWNER_URL manca un diritto sulla base dati: deve esserne il proprietario, e membro di «traguardo_owner».",
    );
  if (!/^(?:22|23|42)/.test(code)) return undefined;
  const where = [table, constraint].filter((name) => name !== undefined).join(", ");
  return new DatabaseRefused(
    `La base dati non accetta ciò che la copia contiene${where === "" ? "" : ` (${where})`}: la copia non è coerente, codice ${code}. Non è stato ripristinato nulla: usi un'altra copia.`,
  );
}

async function refuseOtherEncoding(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>("select current_setting('server_encoding') as encoding");
  if (rows[0]!.encoding === "UTF8") return;
  throw new DatabaseRefused(
    `La base dati è in ${rows[0]!.encoding}, e Traguardo scrive in UTF8: ne faccia creare una nuova con «create database … encoding 'UTF8' template template0».`,
  );
}

/** Refuses a copy of a newer program, and one of a program that was changed. Throws DatabaseRefused. */
export function refuseOtherStructure(run: readonly RunMigration[], migrations: readonly Migration[] = readMigrations()): void {
  const newer = run[migrations.length];
  if (newer)
    throw new DatabaseRefused(
      `La copia è di una versione di Traguardo più recente di questa (ha l'aggiornamento ${String(newer.version)}, «${newer.name}»): la ripristini con quella versione.`,
    );
  const other = run.find(({ version, checksum }, index) => version !== index + 1 || migrations[index]!.checksum !== checksum);
  if (other)
    throw new DatabaseRefused(
      `Nella copia l'aggiornamento ${String(other.version)}, «${other.name}», è diverso da quello di questo programma: la copia non è di Traguardo come è stato distribuito.`,
    );
}

async function refuseHeld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'p', 'f', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') limit 1",
  );
  const [held] = rows;
  if (held)
    throw new DatabaseRefused(
      `La base dati contiene già qualcosa (${held.name}): si ripristina soltanto in una base dati vuota. Ne faccia creare una nuova, con «create database».`,
    );
}

async function loadRows(client: pg.Client, kept: Kept, tell: (bytes: number) => void): Promise<void> {
  await client.query(`set local role ${DATABASE_ROLES.owner}`);
  const tables = tablesOfOurs(kept.tables, await copiedTables(client));
  const names = tables.map(({ name }) => name);
  const links = await takeLinks(client);
  await client.query(names.map((name) => `alter table ${name} disable trigger user`).join("; "));
  await client.query(`truncate ${names.join(", ")}`); // a migration writes rows too
  let loaded = 0;
  for (const table of tables) {
    await loadTable(client, table, await kept.rowsOf(table));
    tell((loaded += table.bytes));
  }
  await client.query(names.map((name) => `alter table ${name} enable trigger user`).join("; "));
  for (const { table, name, definition } of links) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  await setSequences(client, kept.sequences);
}

/** Sets how far sequences have come; refuses a copy that lacks one. Throws DatabaseRefused. */
async function setSequences(client: pg.Client, kept: readonly SequenceAt[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', schemaname, sequencename) as name from pg_sequences where schemaname = 'public'",
  );
  const lasts = new Map(kept.map(({ name, last }) => [name, last]));
  for (const { name } of rows) {
    const last = lasts.get(name);
    if (last === undefined) throw new DatabaseRefused(`Nella copia manca il contatore ${name}: la copia non è intera.`);
    if (last !== null) await client.query("select setval($1::regclass, $2)", [name, last]);
  }
}

/** Takes the foreign keys away, which are made again once all rows are there. */
async function takeLinks(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conparentid = 0 order by 1, 2`,
  );
  await client.query(rows.map(({ table, name }) => `alter table ${table} drop constraint ${name}`).join("; "));
  return rows;
}

/** The tables of the copy that are of this structure, each as it says; what else its database held is nobody's here. Throws DatabaseRefused where one is missing. */
function tablesOfOurs(kept: readonly KeptTable[], tables: readonly CopiedTable[]): KeptTable[] {
  const there = new Map(kept.map((table) => [table.name, table]));
  return tables.map(({ name, columns }) => {
    const found = there.get(name);
    if (found?.columns.join() !== columns.join())
      throw new DatabaseRefused(`Nella copia la tabella ${name} non è come la dice la sua versione: la copia non è intera.`);
    return found;
  });
}

async function loadTable(client: pg.Client, { name, columns, rows, sha256 }: KeptTable, text: Readable): Promise<void> {
  const counting = countedStream();
  const writing = client.query(copyFrom(`copy ${name} (${columns.join(", ")}) from stdin`));
  await pipeline(text, counting.stream, writing);
  if (writing.rowCount !== rows || counting.passed().sha256.toString("hex") !== sha256)
    throw new DatabaseRefused(
      `Nella copia la tabella ${name} non è quella che era stata scritta (righe attese ${String(rows)}, lette ${String(writing.rowCount)}).`,
    );
}
