import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { clusterIn } from "./clusterFolders.ts";
import { isAlive } from "../isAlive.ts";

/** The mark of a data folder into which a restore is under way, or was interrupted: as long as it is there, the folder holds no installation. */
export const RESTORE_MARK = "ripristino.json";

const markIn = (folder: string) => join(folder, RESTORE_MARK);

/** Marks a folder as that of this restore; where there is a mark already nothing is done. Says whether it is ours. */
export function markRestore(folder: string): boolean {
  try {
    writeFileSync(markIn(folder), `${JSON.stringify({ pid: process.pid })}\n`, { mode: 0o600, flag: "wx", flush: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Takes the mark away. */
export function unmarkRestore(folder: string): void {
  rmSync(markIn(folder), { force: true });
}

/** Whether a restore into a folder was interrupted. Throws DatabaseRefused while one is under way. */
export function wasInterrupted(folder: string): boolean {
  if (!existsSync(markIn(folder))) return false;
  const { pid } = readMark(folder);
  if (pid !== undefined && pid !== process.pid && isAlive(pid))
    throw new DatabaseRefused(
      `Nella cartella «${folder}» è in corso un ripristino (processo ${String(pid)}): aspetti che finisca. Se quel processo è altro, tolga il file «${markIn(folder)}».`,
    );
  return true;
}

function readMark(folder: string): { readonly pid?: number } {
  try {
    return JSON.parse(readFileSync(markIn(folder), "utf8")) as { readonly pid?: number };
  } catch {
    return {}; // cut as it was written
  }
}

/**
 * Refuses to work on a folder into which a restore is under way or was interrupted: nothing empty is begun there. Once the cluster is there it is whole, and the mark
 * goes. Throws DatabaseRefused.
 */
export function refuseHalfRestored(folder: string): void {
  if (!wasInterrupted(folder)) return;
  if (existsSync(clusterIn(folder))) unmarkRestore(folder);
  else
    throw new DatabaseRefused(
      `Nella cartella «${folder}» un ripristino è stato interrotto, e non c'è nulla di intero: lo ripeta («traguardo restore FILE --data "${folder}"»), oppure tolga la cartella.`,
    );
}
