import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { PendingUpdate } from "../../data/database/migrate.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { isOtherCluster, removeKeptClusters } from "./clusterFolders.ts";
import { readCopyNote, writeCopyNote } from "./copyNote.ts";
import { controlFileOf, standingOf } from "./folderPlace.ts";
import { moveDurably, syncFile } from "./moveDurably.ts";
import { ASIDE, PROGRAMS } from "./prepareBinaries.ts";
import { RESERVE_FILE } from "./spaceReserve.ts";

const NAME = "prima-dell-aggiornamento";

/** What is left free beside a copy: an update writes too. */
const SPARE = 128n * 1024n * 1024n;

/**
 * Copies a data folder, whose server is stopped, before its database is updated, and answers where: beside it, or inside where nothing can be made beside. The
 * copy takes the place of the one before, at one stroke once it is whole; when an update stopped half-way, the copy from before it stays. Throws
 * DatabaseRefused where there is no room, or a person starts the server meanwhile.
 */
export function copyBeforeUpdate(folder: string, update: PendingUpdate, bytesFree = bytesFreeIn): string {
  const place = placeOfCopy(folder);
  const kept = existsSync(place) ? readCopyNote(place) : undefined;
  if (kept && kept.from < update.from && update.from < kept.towards) return place;
  const needed = bytesIn(folder) + SPARE;
  const free = bytesFree(folder);
  if (free < needed) throw new DatabaseRefused(noRoom(folder, place, { needed, free }));
  const aside = join(folder, `${ASIDE}copia-${String(process.pid)}`);
  const replaced = join(folder, `${ASIDE}copia-di-prima-${String(process.pid)}`);
  try {
    const control = readFileSync(controlFileOf(join(folder, "postgres")));
    copyWhole(folder, aside, isOfData);
    writeCopyNote(aside, { standing: standingOf(folder), ...update });
    const isStill = readFileSync(controlFileOf(join(folder, "postgres"))).equals(control);
    if (!isStill)
      throw new DatabaseRefused(`La cartella dei dati «${folder}» è già in uso da un altro Traguardo, avviato nello stesso momento.`);
    if (existsSync(place)) moveDurably(place, replaced);
    if (!moveDurably(aside, place)) throw new Error(`«${place}» è occupata`);
    removeKeptClusters(folder, (structure) => structure < update.from); // but not that of a move just made
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `Prima di aggiornare la base dati Traguardo copia la cartella dei dati «${folder}», e la copia non è riuscita: ${String(error)}. Qui non è stato aggiornato nulla: riavvii.`,
    );
  } finally {
    for (const leftover of [aside, replaced]) rmSync(leftover, { recursive: true, force: true, maxRetries: 3 });
  }
  return place;
}

/** Beside the folder, on the same disk, where something can be made there; else inside it. */
function placeOfCopy(folder: string): string {
  const parent = dirname(folder);
  try {
    accessSync(parent, constants.W_OK);
  } catch {
    return join(folder, NAME);
  }
  return statSync(parent).dev === statSync(folder).dev ? `${folder}-${NAME}` : join(folder, NAME);
}

/** Whether an entry of the data folder is worth copying: what a start makes anew is not, nor an earlier copy. */
function isOfData(name: string): boolean {
  return name !== NAME && name !== RESERVE_FILE && !name.startsWith(ASIDE) && !name.startsWith(PROGRAMS) && !isOtherCluster(name);
}

/** Copies files, folders and links with their owner and mode, down to the disk. */
function copyWhole(from: string, to: string, isWanted: (name: string) => boolean = () => true): void {
  const { mode, uid, gid } = statSync(from);
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!isWanted(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyWhole(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) copyFile(source, target);
  }
  keepOwner(to, { uid, gid });
  chmodSync(to, mode);
}

function copyFile(source: string, target: string): void {
  const { mode, uid, gid } = statSync(source);
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  syncFile(target);
  keepOwner(target, { uid, gid });
  chmodSync(target, mode);
}

/** As root; others copy only what is theirs. */
function keepOwner(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
}

/** How many bytes the files of a folder have. */
export function bytesIn(path: string, isWanted: (name: string) => boolean = isOfData): bigint {
  const names = readdirSync(path, { withFileTypes: true }).filter(({ name }) => isWanted(name));
  return names.reduce((sum, entry) => {
    const inside = join(path, entry.name);
    return sum + (entry.isDirectory() ? bytesIn(inside, () => true) : lstatSync(inside, { bigint: true }).size);
  }, 0n);
}

/** How many bytes are free on the disk of a folder. */
export function bytesFreeIn(folder: string): bigint {
  const { bavail, bsize } = statfsSync(folder, { bigint: true });
  return bavail * bsize;
}

function noRoom(folder: string, place: string, { needed, free }: { readonly needed: bigint; readonly free: bigint }): string {
  const earlier = existsSync(place) ? ` Se non serve più, può togliere la copia dell'aggiornamento di prima, «${place}».` : "";
  return (
    `Prima di aggiornare la base dati Traguardo copia la cartella dei dati «${folder}», e sul disco non c'è posto: servono ${megabytes(needed)} MB, ne sono liberi ` +
    `${megabytes(free)}. Non è stato aggiornato nulla: liberi spazio e riavvii.${earlier}`
  );
}

/** As people are told it. */
export function megabytes(bytes: bigint): string {
  return String((bytes + 999_999n) / 1_000_000n);
}
