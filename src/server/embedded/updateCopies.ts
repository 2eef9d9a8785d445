import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CopyNote, readCopyNote } from "./copyNote.ts";
import { controlFileOf } from "./folderPlace.ts";

/** What an update leaves of a data folder: the copy from before it, and what was there after it where a person went back. */
export const LEFT_OF_UPDATE = { before: "prima-dell-aggiornamento", after: "dopo-l-aggiornamento" } as const;

/** Where it is left: beside the folder, or inside it where nothing can be made beside. */
export const PLACES = ["beside", "inside"] as const;
export type Place = (typeof PLACES)[number];

/** The path of what an update left of a folder, at a place. */
export function leftOfUpdate(folder: string, what: keyof typeof LEFT_OF_UPDATE, place: Place): string {
  return place === "beside" ? `${folder}-${LEFT_OF_UPDATE[what]}` : join(folder, LEFT_OF_UPDATE[what]);
}

/** What a copy from before an update must hold, as paths; those that are missing. A copy without its note is none. */
export function missingOfCopy(copy: string): string[] {
  const needed = [join(copy, "segreti.json"), join(copy, "postgres", "PG_VERSION"), controlFileOf(join(copy, "postgres"))];
  return needed.filter((file) => !existsSync(file));
}

/** The note of a copy that is whole. */
export function noteOfWholeCopy(copy: string): CopyNote | undefined {
  const note = readCopyNote(copy);
  return note && missingOfCopy(copy).length === 0 ? note : undefined;
}
