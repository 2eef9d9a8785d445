import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a copy made before an update says of itself: where the folder it is of stood, and between which versions the update goes. */
export type CopyNote = { readonly standing: string; readonly from: number; readonly towards: number };

const fileIn = (folder: string) => join(folder, "copia.json");

/** Writes the note of a copy. */
export function writeCopyNote(folder: string, note: CopyNote): void {
  writeFileSync(fileIn(folder), `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true });
}

/** The note of a folder that is such a copy. */
export function readCopyNote(folder: string): CopyNote | undefined {
  return existsSync(fileIn(folder)) ? (JSON.parse(readFileSync(fileIn(folder), "utf8")) as CopyNote) : undefined;
}

/** Takes the note away: the folder is no copy any more. */
export function removeCopyNote(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}
