import { randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { databaseTrouble } from "../../data/database/databaseTrouble.ts";
import { hasRoomFor, readDiskSpace } from "./diskSpace.ts";
import { lockHolder } from "./lockHolder.ts";
import { ASIDE } from "./prepareBinaries.ts";
import { clusterIn } from "./clusterFolders.ts";

const MEGABYTE = 1024 ** 2;

/** What is kept aside for a full disk: PostgreSQL needs room of its own to start again. */
const RESERVE = 64 * MEGABYTE;

/** With less than this free, a server that ends without a word ended for lack of space: it could not even write its log. */
export const TOO_LITTLE = 32 * MEGABYTE;

/** The reserve in a data folder: random bytes, so that no file system stores them in less. No copy of the folder needs it. */
export const RESERVE_FILE = "riserva-di-spazio";

const nameIn = (dataFolder: string) => join(dataFolder, RESERVE_FILE);

/** Whether the reserve of a data folder is there. */
export function hasReserve(dataFolder: string): boolean {
  return existsSync(nameIn(dataFolder));
}

/**
 * Makes the reserve of a data folder where there is none and there is room for it; says whether there is one now. Made aside and renamed, so that a reserve
 * is whole.
 */
export async function keepReserve(dataFolder: string): Promise<boolean> {
  if (hasReserve(dataFolder)) return true;
  if (!hasRoomFor(RESERVE, readDiskSpace(dataFolder))) return false;
  const aside = join(dataFolder, `${ASIDE}riserva-${String(process.pid)}`);
  try {
    const file = await open(aside, "w", 0o600);
    try {
      for (let written = 0; written < RESERVE; written += MEGABYTE) await file.write(await promisify(randomBytes)(MEGABYTE));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, nameIn(dataFolder));
    return true;
  } catch {
    await rm(aside, { force: true }); // no room after all: the next time
    return false;
  }
}

/**
 * Opens the database of a data folder. Where that fails because the disk is full, the reserve is given up, it is tried once more, and it is told what was
 * done and what to do. Throws DatabaseRefused, in Italian, when there is no reserve to give up.
 */
export async function openWithReserve<Opened>(
  dataFolder: string,
  tell: (trouble: string) => void,
  attempt: () => Promise<Opened>,
): Promise<Opened> {
  try {
    return await attempt();
  } catch (error) {
    if (!isForLackOfSpace(dataFolder, error)) throw error;
    const isOurs = lockHolder(clusterIn(dataFolder)).kind !== "serving"; // another Traguardo keeps its reserve
    if (!isOurs || !existsSync(nameIn(dataFolder))) throw new DatabaseRefused(noRoom(dataFolder));
    rmSync(nameIn(dataFolder));
    tell(givenUp(dataFolder));
  }
  try {
    return await attempt();
  } catch (error) {
    throw isForLackOfSpace(dataFolder, error) ? new DatabaseRefused(noRoom(dataFolder)) : error;
  }
}

function isForLackOfSpace(dataFolder: string, error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const trouble = databaseTrouble(error);
  if (trouble === "full" || /ENOSPC|No space left on device/.test(error.message)) return true;
  const isMute = trouble === "away" || error.message.includes("non si avvia");
  return isMute && existsSync(dataFolder) && readDiskSpace(dataFolder).free < TOO_LITTLE;
}

const givenUp = (dataFolder: string) =>
  `Il disco della cartella dei dati «${dataFolder}» è pieno e la base dati non poteva avviarsi: ho tolto i 64 MB tenuti da parte per questo, e riprovo. ` +
  "Liberi subito spazio su quel disco: se si riempie di nuovo, il sistema non riparte. Quando ci sarà spazio i 64 MB si rimettono da parte da soli.";

const noRoom = (dataFolder: string) =>
  `Il disco della cartella dei dati «${dataFolder}» è pieno, e la base dati non può scrivere. Non è andato perso nulla di ciò che era stato registrato: ` +
  "liberi almeno 100 MB su quel disco, senza toccare la cartella dei dati, e riprovi.";
