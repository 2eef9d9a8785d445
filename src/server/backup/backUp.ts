import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { recordBackup } from "../../data/backup/madeBackup.ts";
import { withSnapshot } from "../../data/backup/snapshot.ts";
import { asOwner } from "../../data/database/asOwner.ts";
import { type Database, openDatabasePool } from "../../data/database/database.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { lastSettled } from "../../data/database/installation.ts";
import { fileTrouble } from "../fileTrouble.ts";
import { isAlive } from "../isAlive.ts";
import { whereThere } from "../keysInUse.ts";
import type { OpenDatabase } from "../openDatabase.ts";
import type { DatabaseSettings } from "../settings.ts";
import { addErasures, erasuresFileOf, ERASURES_FILE, keepErasures, readErasures } from "./erasuresFile.ts";
import { installedKeys, keyMarksOf } from "./installedKeys.ts";
import { marksOf, refuseKeysThere, writeKeysFile } from "./keysFile.ts";
import { ASIDE_ENDING, writeBackup, type WrittenBackup } from "./writeBackup.ts";

/** What is asked of a copy: whom it is encrypted to, where the keys go, which program makes it. */
export type Asked = {
  readonly publicKeys: readonly string[];
  readonly keysFile: string | undefined;
  readonly program: string;
  readonly tell?: ((read: number, of: number) => void) | undefined;
};

/** Copies the whole installation to a file, while it is used, and remembers that it did. Throws DatabaseRefused, in Italian. */
export async function backUp(
  { commandLine: db, ownerUrl }: Pick<OpenDatabase, "commandLine" | "ownerUrl">,
  settings: DatabaseSettings,
  file: string,
  { publicKeys, keysFile, program, tell }: Asked,
): Promise<WrittenBackup> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL); // who reads and writes meanwhile goes first
  if (ownerUrl === undefined)
    throw new DatabaseRefused("Manca DATABASE_OWNER_URL: per copiare tutto serve l'indirizzo con il ruolo che possiede le tabelle.");
  refuseNoFolder(dirname(resolve(file)));
  const installed = installedKeys(settings);
  const keys = await keyMarksOf(db, installed);
  const place = (await lastSettled(db))!.place;
  if (keysFile !== undefined) refuseKeysThere(keysFile);
  const written = await withSnapshot(ownerUrl, (snapshot) => writeBackup(snapshot, { program, place, keys }, file, publicKeys, tell));
  if (keysFile !== undefined) await writeKeysFile(keysFile, installed, publicKeys);
  await remember(db, written, publicKeys.length > 0);
  const list = erasuresFileOf(settings);
  if (list !== undefined) await keepErasures(db, list); // it says no less than the copy knows
  return written;
}

/**
 * Copies a database of a server that is about to be updated, whose structure may be of any earlier version; answers what remembers the copy, once the update has made the
 * place for that. Throws DatabaseRefused, in Italian.
 */
export async function backUpBeforeUpdate(
  settings: DatabaseSettings,
  ownerUrl: string,
  file: string,
  { publicKeys, program, tell }: Omit<Asked, "keysFile">,
): Promise<{ readonly written: WrittenBackup; readonly remember: () => Promise<void> }> {
  refuseNoFolder(dirname(resolve(file)));
  const owner = openDatabasePool(ownerUrl, { max: 1 });
  try {
    const known = await whereThere((db) => keyMarksOf(db, installedKeys(settings)), owner);
    const keys = known ?? { ...marksOf(installedKeys(settings)), isAccessInUse: false, checkpointsBy: [] };
    const place = (await whereThere(lastSettled, owner))?.place ?? "";
    const written = await withSnapshot(ownerUrl, (snapshot) => writeBackup(snapshot, { program, place, keys }, file, publicKeys, tell));
    return { written, remember: () => asOwner(ownerUrl, (tx) => remember(tx, written, publicKeys.length > 0)) };
  } finally {
    await owner.destroy();
  }
}

function remember(db: Database, { file, bytes, sha256, manifest }: WrittenBackup, isEncrypted: boolean): Promise<void> {
  return recordBackup(db, { takenAt: new Date(manifest.takenAt), file: resolve(file), bytes: BigInt(bytes), sha256, isEncrypted });
}

function refuseNoFolder(folder: string): void {
  try {
    if (statSync(folder).isDirectory()) return;
  } catch (error) {
    throw new DatabaseRefused(
      `La cartella «${folder}» non si raggiunge (${fileTrouble(error) ?? String(error)}): la copia non è stata fatta.`,
    );
  }
  throw new DatabaseRefused(`«${folder}» è un file, non una cartella: la copia non è stata fatta.`);
}

/** What the names of the regular copies of an installation begin with: of two that share a folder neither removes the other's. */
const beginningOf = (place: string) => `traguardo-${createHash("sha256").update(place).digest("hex").slice(0, 6)}-`;

/** How such a name goes on: the hour in UTC, so that names follow one another as the copies do. */
const REGULAR = /^\d{8}T\d{6}Z\.zip(?:\.age)?$/;

/**
 * One of the regular copies of a folder: once it is whole, the oldest beyond `keep` are removed, and what died before the end; beside them is the list of what was erased.
 * A copy that fails removes nothing. Answers what was removed.
 */
export async function backUpRegularly(
  database: Pick<OpenDatabase, "commandLine" | "ownerUrl">,
  settings: DatabaseSettings,
  { folder, keep }: { readonly folder: string; readonly keep: number },
  asked: Asked,
): Promise<{ readonly written: WrittenBackup; readonly removed: readonly string[] }> {
  refuseNoFolder(resolve(folder));
  const beginning = beginningOf((await lastSettled(database.commandLine))!.place);
  throwAwayDead(folder, beginning);
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const file = join(folder, `${beginning}${stamp}.zip${asked.publicKeys.length > 0 ? ".age" : ""}`);
  const written = await backUp(database, settings, file, asked);
  const isRegular = (name: string) => name.startsWith(beginning) && REGULAR.test(name.slice(beginning.length));
  const others = readdirSync(folder).filter((name) => isRegular(name) && name !== basename(written.file));
  const removed = others.sort().slice(0, Math.max(0, others.length - (keep - 1)));
  for (const name of removed) rmSync(join(folder, name), { force: true });
  await keepBeside(database.commandLine, settings, join(folder, ERASURES_FILE));
  return { written, removed };
}

/** The list beside the copies says all that the one beside the data says, and what the database knows. */
async function keepBeside(db: Database, settings: DatabaseSettings, file: string): Promise<void> {
  const list = erasuresFileOf(settings);
  if (list !== undefined && existsSync(list)) addErasures(file, readErasures(list));
  await keepErasures(db, file);
}

/** Removes what copies of this installation left that died before the end. */
function throwAwayDead(folder: string, beginning: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number((name.startsWith(beginning) && ASIDE_ENDING.exec(name)?.[1]) || process.pid);
    if (!isAlive(pid)) rmSync(join(folder, name), { force: true });
  }
}
