import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Moves a folder made aside to its place, at one stroke and down to the disk. When the place is already taken by another starter's it
 * leaves both as they are and answers false.
 */
export function moveDurably(aside: string, place: string): boolean {
  try {
    renameSync(aside, place);
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
  syncFolder(dirname(place));
  return true;
}

/** Brings the names in a folder down to the disk. */
export function syncFolder(folder: string): void {
  if (process.platform !== "win32") sync(folder, "r"); // Windows cannot open a folder to sync it
}

/** Brings a file's content down to the disk. */
export function syncFile(file: string): void {
  sync(file, "r+");
}

function sync(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
