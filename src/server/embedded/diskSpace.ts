import { statfsSync } from "node:fs";

/** How large the disk of a folder is, and how much of it is free for us; bytes. */
export type DiskSpace = { readonly total: number; readonly free: number };

const MEGABYTE = 1024 ** 2;

/** Below this share of the disk who runs the system is warned. */
const ENOUGH = 0.15;

/** Reads it from the system; throws when there is no such folder. */
export function readDiskSpace(folder: string): DiskSpace {
  const { blocks, bavail, bsize } = statfsSync(folder);
  return { total: blocks * bsize, free: bavail * bsize };
}

/** Whether so many bytes may be taken and enough of the disk is still free. */
export function hasRoomFor(bytes: number, { total, free }: DiskSpace): boolean {
  return free - bytes > ENOUGH * total;
}

/** What to tell of a disk that is nearly full; undefined where there is nothing to tell. */
export function spaceTrouble(folder: string, { total, free }: DiskSpace): string | undefined {
  if (free >= ENOUGH * total) return undefined;
  const share = total === 0 ? 0 : Math.floor((100 * free) / total);
  return `Attenzione: sul disco della cartella dei dati «${folder}» restano liberi ${sizeWords(free)} su ${sizeWords(total)} (${String(share)} %). Liberi spazio, o passi a un disco più grande: quando è pieno si può leggere ma non scrivere.`;
}

/** A size as people read it: "310 MB", "4,2 GB". */
export function sizeWords(bytes: number): string {
  const [value, unit] = bytes < 1024 * MEGABYTE ? [bytes / MEGABYTE, "MB"] : [bytes / (1024 * MEGABYTE), "GB"];
  return `${value.toLocaleString("it-IT", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
