import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type CopyNote, readCopyNote } from "./copyNote.ts";
import { controlFileOf } from "./folderPlace.ts";

/** What an update leaves of a data folder: the copy from before it, and what was there after it where a person went back. */
const LEFT = { before: "prima-dell-aggiornamento", after: "dopo-l-aggiornamento" } as const;

/** Where it is left: beside the folder, or inside it where nothing can be made beside. */
export const PLACES = ["beside", "inside"] as const;
export type Place = (typeof PLACES)[number];

/** Whether a name inside a data folder is of what updates left there. */
export function isLeftOfUpdates(name: string): boolean {
  return name === LEFT.before || isAfter(name);
}

/** The path of the copy from before an update, at a place. */
export function copyOf(folder: string, place: Place): string {
  return place === "beside" ? `${folder}-${LEFT.before}` : join(folder, LEFT.before);
}

/** All that was set aside by going back, at both places. */
export function setAsideOf(folder: string): string[] {
  return PLACES.flatMap((place) => setAsideAt(folder, place));
}

/** A path that is free, at a place, for what is set aside. */
export function freeForSettingAside(folder: string, place: Place): string {
  const taken = setAsideAt(folder, place);
  const first = join(homeOf(folder, place), `${prefixOf(folder, place)}${LEFT.after}`);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? first : `${first}-${String(number)}`;
    if (!taken.includes(path)) return path;
  }
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

const isAfter = (name: string) => name === LEFT.after || new RegExp(`^${LEFT.after}-\\d+$`).test(name);

const homeOf = (folder: string, place: Place) => (place === "beside" ? dirname(folder) : folder);
const prefixOf = (folder: string, place: Place) => (place === "beside" ? `${basename(folder)}-` : "");

function setAsideAt(folder: string, place: Place): string[] {
  const [home, prefix] = [homeOf(folder, place), prefixOf(folder, place)];
  return namesIn(home)
    .filter((name) => name.startsWith(prefix) && isAfter(name.slice(prefix.length)))
    .map((name) => join(home, name));
}

/** The names in a folder; none where this user may not look into it. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
