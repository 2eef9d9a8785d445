import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { hashTables } from "../../data/backup/hashTables.ts";
import { type KeptTable, loadSnapshot } from "../../data/backup/loadSnapshot.ts";
import { type Snapshot, withSnapshot } from "../../data/backup/snapshot.ts";
import { asOwner } from "../../data/database/asOwner.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { databaseTrouble } from "../../data/database/databaseTrouble.ts";
import { lastSettled, settle } from "../../data/database/installation.ts";
import { pendingMigrations } from "../../data/database/migrate.ts";
import { readMigrations } from "../../data/migrations.ts";
import { countText } from "../../features/commands/instantWords.ts";
import { isAlive } from "../isAlive.ts";
import { clusterIn, isTakenByOther, keptIn, majorOf, replaceCluster } from "./clusterFolders.ts";
import { bytesFreeIn, bytesIn, megabytes } from "./copyBeforeUpdate.ts";
import { initializeAside } from "./createCluster.ts";
import { createRoles } from "./createRoles.ts";
import { DATABASE } from "./database.ts";
import { clusterPlace } from "./folderPlace.ts";
import { readDiskSpace } from "./diskSpace.ts";
import { folderInUse } from "./folderInUse.ts";
import { launchOnceFree } from "./launchOnceFree.ts";
import { lockHolder, readLock } from "./lockHolder.ts";
import { prepareOldPrograms } from "./oldPrograms.ts";
import { MAJOR } from "./postgresVersions.ts";
import { ASIDE } from "./prepareBinaries.ts";
import { TOO_LITTLE } from "./spaceReserve.ts";
import type { Secrets } from "./secrets.ts";
import type { ServerUser } from "./serverUser.ts";

/** What a move is given: the data folder with its passwords and the version of its cluster, the programs of today, where those of before are, who is told. */
export type MoveMeans = {
  readonly folder: string;
  readonly major: number;
  readonly native: string;
  readonly user: ServerUser | undefined;
  readonly secrets: Secrets;
  readonly oldPrograms: string | undefined;
  readonly tell: ((words: string) => void) | undefined;
};

/** What a new cluster needs beside a copy of the old one's bytes: what PostgreSQL writes before it writes rows, and its programs. */
const SPARE = 320n * 1024n * 1024n;

/** What the names of the folders begin with where new clusters are made; the number of the process follows. */
const BEGUN = `${ASIDE}versione-`;

/** How often, in milliseconds, it is told how far the move has come. */
const TELL_EVERY = 5_000;

/**
 * Moves the database of a data folder whose cluster is of an older PostgreSQL into a new cluster of ours: row by row, from one server to the other, then every
 * table counted and hashed again. Only what is found equal takes the place of the old cluster, which is kept. It stays the installation it was. Throws
 * DatabaseRefused, in Italian, with the old cluster as it was.
 */
export async function moveOldCluster(means: MoveMeans): Promise<void> {
  const { folder, major, tell = () => undefined } = means;
  const cluster = clusterIn(folder);
  if (lockHolder(cluster).kind === "serving") throw folderInUse(folder);
  refuseTaken(keptIn(folder, major));
  throwAwayDead(folder);
  refuseNoRoom(folder);
  const oldNative = prepareOldPrograms(folder, major, means.oldPrograms);
  tell(`Sposto la base dati da PostgreSQL ${String(major)} a PostgreSQL ${String(MAJOR)}. Quella di prima resta com'è.`);
  const aside = join(folder, `${BEGUN}${String(process.pid)}`);
  try {
    const { structure, tables } = await fillAside(means, aside, oldNative);
    if (majorOf(cluster) !== major || readLock(cluster).pid !== undefined) throw folderInUse(folder); // somebody started it meanwhile
    replaceCluster(folder, clusterIn(aside), { major, structure });
    tell(movedWords(tables, keptIn(folder, major)));
  } catch (error) {
    if (error instanceof DatabaseRefused && !isForLackOfSpace(folder, error)) throw error;
    throw new DatabaseRefused(
      `Lo spostamento della base dati a PostgreSQL ${String(MAJOR)} non è riuscito: ${whyFailed(folder, error)}. La base dati in «${folder}» è rimasta com'era, di PostgreSQL ${String(major)}: riavvii per riprovare.`,
    );
  } finally {
    rmSync(aside, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Moved = { readonly structure: number; readonly tables: readonly KeptTable[] };

/** Makes the new cluster aside, with both servers at work, and ends them in order. */
async function fillAside({ folder, major, native, user, secrets, tell }: MoveMeans, aside: string, oldNative: string): Promise<Moved> {
  const common = { dataFolder: folder, user, maxConnections: 10 };
  const old = await launchOnceFree({ ...common, cluster: clusterIn(folder), native: oldNative, olderMajor: major });
  try {
    await initializeAside(aside, native, user, secrets.superuser);
    const cluster = clusterIn(aside);
    const fresh = await launchOnceFree({ ...common, cluster, native });
    try {
      await createRoles(superuserUrl(fresh.port, secrets, "postgres"), DATABASE, secrets);
      const structure = await structureOf(superuserUrl(old.port, secrets, "postgres"), superuserUrl(old.port, secrets));
      const ownerUrl = `postgres://traguardo_owner:${secrets.owner}@127.0.0.1:${String(fresh.port)}/${DATABASE}`;
      const tables =
        structure === 0 ? [] : await withSnapshot(superuserUrl(old.port, secrets), (snapshot) => fill(ownerUrl, snapshot, tell));
      if (structure > 0) await settleAsBefore(ownerUrl, clusterPlace(clusterIn(folder)), clusterPlace(cluster));
      await fresh.stop();
      return { structure, tables };
    } catch (error) {
      await fresh.abandon();
      throw error;
    }
  } finally {
    await old.stop();
  }
}

function superuserUrl(port: number, { superuser }: Secrets, database = DATABASE): string {
  return `postgres://postgres:${superuser}@127.0.0.1:${String(port)}/${database}`;
}

/** How many updates the database has had; 0 for none, also where the first start was broken off before it was made. Throws DatabaseRefused for one of a newer program. */
async function structureOf(serverUrl: string, url: string): Promise<number> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]).finally(() => client.end());
  return rowCount === 0 ? 0 : readMigrations().length - (await pendingMigrations(url)).length;
}

/** Fills the new database with all rows of the old, and reads them again. */
async function fill(ownerUrl: string, snapshot: Snapshot, tell: MoveMeans["tell"]): Promise<readonly KeptTable[]> {
  const tables = await hashTables(snapshot);
  const rowsOf = (table: KeptTable) => Promise.resolve(snapshot.rowsOf(table).text);
  await loadSnapshot(ownerUrl, { ...snapshot, tables, rowsOf }, tellingShare(tables, tell), "moved");
  await withSnapshot(ownerUrl, async (moved) => refuseDifference({ ...snapshot, tables }, { ...moved, tables: await hashTables(moved) }));
  return tables;
}

function tellingShare(tables: readonly KeptTable[], tell: MoveMeans["tell"]): (bytes: number) => void {
  const whole = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let last = Date.now();
  return (bytes) => {
    if (Date.now() - last < TELL_EVERY) return;
    last = Date.now();
    tell?.(`Spostamento: ${String(Math.floor((100 * bytes) / whole))} %`);
  };
}

type Compared = Pick<Snapshot, "migrations" | "sequences"> & { readonly tables: readonly KeptTable[] };

function refuseDifference(before: Compared, after: Compared): void {
  const parts = ({ migrations, sequences, tables }: Compared) =>
    new Map([
      ...tables.map(({ name, columns, rows, sha256 }) => [name, JSON.stringify([columns, rows, sha256])] as const),
      ...sequences.map(({ name, last }) => [name, JSON.stringify(last)] as const),
      ["schema_migration", JSON.stringify(migrations)] as const,
    ]);
  const [was, is] = [parts(before), parts(after)];
  const other = [...was.keys(), ...is.keys()].find((name) => was.get(name) !== is.get(name));
  if (other !== undefined) throw new Error(`nella base dati nuova ${other} non è uguale a prima`);
}

/** Says in the new database that the installation is here, where the old one was: what was a copy stays one. */
function settleAsBefore(ownerUrl: string, before: string, now: string): Promise<void> {
  return asOwner(ownerUrl, async (tx) => {
    if ((await lastSettled(tx))?.place === before) await settle(tx, now);
  });
}

function refuseTaken(kept: string): void {
  if (!isTakenByOther(kept)) return;
  throw new DatabaseRefused(`Spostando la base dati quella di prima resterebbe in «${kept}», ma lì c'è già altro: lo tolga, e riavvii.`);
}

/** Removes what moves left that were killed: their room is needed. */
function throwAwayDead(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(BEGUN) || isAlive(Number(name.slice(BEGUN.length)))) continue;
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

function refuseNoRoom(folder: string): void {
  const needed = bytesIn(clusterIn(folder), () => true) + SPARE;
  const free = bytesFreeIn(folder);
  if (free >= needed) return;
  throw new DatabaseRefused(
    `Per spostare la base dati di «${folder}» da una versione di PostgreSQL alla successiva serve posto sul disco per una seconda: servono ${megabytes(needed)} MB, ne sono liberi ${megabytes(free)}. Non è stato toccato nulla: liberi spazio e riavvii.`,
  );
}

function whyFailed(folder: string, error: unknown): string {
  if (isForLackOfSpace(folder, error)) return "il disco è pieno";
  return error instanceof Error ? error.message : String(error);
}

/** A server whose disk is full may end without a word of it; one that could not even be made gives its room back, and has said why. */
function isForLackOfSpace(folder: string, error: unknown): boolean {
  return (
    databaseTrouble(error) === "full" || /ENOSPC|No space left on device/.test(String(error)) || readDiskSpace(folder).free < TOO_LITTLE
  );
}

function movedWords(tables: readonly KeptTable[], kept: string): string {
  const rows = countText(tables.reduce((sum, table) => sum + table.rows, 0));
  return (
    `La base dati è ora di PostgreSQL ${String(MAJOR)}: ${rows} righe in ${String(tables.length)} tabelle, rilette e uguali a prima. ` +
    `Quella di prima è in «${kept}», con gli stessi dati personali: resta fino al prossimo spostamento o aggiornamento, e se non serve per tornare indietro si può togliere.`
  );
}
