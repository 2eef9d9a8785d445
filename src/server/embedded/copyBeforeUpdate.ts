import { accessSync, constants, existsSync, lstatSync, readdirSync, readFileSync, rmSync, statfsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { PendingUpdate } from "../../data/database/migrate.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { clusterIn, isOtherCluster, removeKeptClusters } from "./clusterFolders.ts";
import { copyFolder } from "./copyFolder.ts";
import { writeCopyNote } from "./copyNote.ts";
import { controlFileOf, standingOf } from "./folderPlace.ts";
import { moveDurably } from "./moveDurably.ts";
import { ASIDE, PROGRAMS } from "./prepareBinaries.ts";
import { RESERVE_FILE } from "./spaceReserve.ts";
import { copyOf, isLeftOfUpdates, noteOfWholeCopy, type Place, setAsideOf } from "./updateCopies.ts";

/** What is left free beside a copy: an update writes too. */
const SPARE = 128n * 1024n * 1024n;

/**
 * Copies a data folder, whose server is stopped, before its database is updated, and answers where: beside it, or inside where nothing can be made beside. The
 * copy takes the place of the one before, at one stroke once it is whole; what an earlier update left otherwise is removed then. When an update stopped half-way, the
 * copy from before it stays. Throws DatabaseRefused where there is no room, or a person starts the server meanwhile.
 */
export function copyBeforeUpdate(folder: string, update: PendingUpdate, bytesFree = bytesFreeIn): string {
  const place = copyOf(folder, placeOfCopy(folder));
  const kept = noteOfWholeCopy(place);
  if (kept && kept.from < update.from && update.from < kept.towards) return place;
  const needed = bytesIn(folder) + SPARE;
  const free = bytesFree(folder);
  if (free < needed) throw new DatabaseRefused(noRoom(folder, place, { needed, free }));
  const aside = join(folder, `${ASIDE}copia-${String(process.pid)}`);
  const replaced = join(folder, `${ASIDE}copia-di-prima-${String(process.pid)}`);
  try {
    const control = readFileSync(controlFileOf(clusterIn(folder)));
    copyFolder(folder, aside, isOfData);
    writeCopyNote(aside, { standing: standingOf(folder), ...update });
    const isStill = readFileSync(controlFileOf(clusterIn(folder))).equals(control);
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
  for (const each of setAsideOf(folder)) forget(each);
  return place;
}

/** Throws away what an earlier update left, where this user may. */
function forget(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // another user's: it takes room, and nothing else
  }
}

/** Beside the folder, on the same disk, where something can be made there; else inside it. */
function placeOfCopy(folder: string): Place {
  const parent = dirname(folder);
  try {
    accessSync(parent, constants.W_OK);
  } catch {
    return "inside";
  }
  return statSync(parent).dev === statSync(folder).dev ? "beside" : "inside";
}

/** Whether an entry of the data folder is worth copying: what a start makes anew is not, nor what an update left. */
export function isOfData(name: string): boolean {
  return !isLeftOfUpdates(name) && name !== RESERVE_FILE && !name.startsWith(ASIDE) && !name.startsWith(PROGRAMS) && !isOtherCluster(name);
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
  const left = [place, ...setAsideOf(folder)].filter((each) => existsSync(each));
  const earlier =
    left.length === 0
      ? ""
      : ` Se non serve più, può togliere ciò che resta dell'aggiornamento di prima: ${left.map((each) => `«${each}»`).join(", ")}.`;
  return (
    `Prima di aggiornare la base dati Traguardo copia la cartella dei dati «${folder}», e sul disco non c'è posto: servono ${megabytes(needed)} MB, ne sono liberi ` +
    `${megabytes(free)}. Non è stato aggiornato nulla: liberi spazio e riavvii.${earlier}`
  );
}

/** As people are told it. */
export function megabytes(bytes: bigint): string {
  return String((bytes + 999_999n) / 1_000_000n);
}
