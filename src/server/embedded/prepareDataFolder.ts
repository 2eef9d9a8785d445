import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { blockingFolder } from "./blockingFolder.ts";
import type { ServerUser } from "./serverUser.ts";

/**
 * Makes the data folder when it is not there and returns its real path. Refuses, naming the folder in the way, when the user PostgreSQL
 * runs as cannot enter it, and when we cannot write there. Only a folder made here has its mode set.
 */
export function prepareDataFolder(folder: string, user: ServerUser | undefined): string {
  try {
    refuseFile(resolve(folder));
    refuseIfBlocked(resolve(folder), user);
    if (makeFolders(resolve(folder))) chmodSync(folder, user ? 0o711 : 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `Non posso scrivere nella cartella dei dati «${folder}»: ${reasonOf(error)}. Indichi un'altra cartella con --data.`,
    );
  }
  const real = realpathSync(folder);
  refuseIfBlocked(real, user);
  return real;
}

/** Throws when the folder, or what it stands in, is a file. */
function refuseFile(folder: string): void {
  if (!existsSync(folder)) refuseFile(dirname(folder));
  else if (!statSync(folder).isDirectory()) throw Object.assign(new Error("Not a folder"), { code: "ENOTDIR" });
}

/** Makes the folders that are missing, one by one: where the system lets nothing be made, `recursive` would try for ever. Says whether any was. */
function makeFolders(folder: string): boolean {
  if (existsSync(folder)) return false;
  makeFolders(dirname(folder));
  mkdirSync(folder);
  return true;
}

function refuseIfBlocked(path: string, user: ServerUser | undefined): void {
  const blocking = user && blockingFolder(user, path);
  if (!blocking) return;
  throw new DatabaseRefused(
    `La cartella «${blocking}» non lascia passare l'utente «${user.name}», con il quale gira la base dati quando Traguardo è avviato da root. ` +
      `Indichi con --data una cartella fuori da «${blocking}» (per esempio /var/lib/traguardo), oppure la renda attraversabile: chmod o+x ${blocking}`,
  );
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "EACCES" || code === "EPERM") return "i permessi non lo consentono";
  if (code === "ENOENT") return "il sistema non permette di creare cartelle in quel punto";
  if (code === "EROFS") return "il disco è in sola lettura";
  if (code === "ENOSPC") return "il disco è pieno";
  if (code === "EEXIST" || code === "ENOTDIR") return "in quel punto c'è un file, non una cartella";
  return String(error);
}
