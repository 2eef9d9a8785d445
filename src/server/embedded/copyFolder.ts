import { chmodSync, chownSync, constants, copyFileSync, mkdirSync, readdirSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { syncFile } from "./moveDurably.ts";

/** Copies a folder that is not there yet, its files, folders and links with their owner and mode, down to the disk. What stands directly in it may be chosen by name. */
export function copyFolder(from: string, to: string, isWanted: (name: string) => boolean = () => true): void {
  const { mode, uid, gid } = statSync(from);
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!isWanted(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) copyFile(source, target);
  }
  keepOwner(to, { uid, gid });
  chmodSync(to, mode);
}

/** Copies a file with its owner and mode, down to the disk. */
export function copyFile(source: string, target: string): void {
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
