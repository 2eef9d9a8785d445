import { accessSync, chmodSync, constants, mkdirSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseRefused } from "../../data/databaseRefused.ts";
import { blockingFolder } from "./blockingFolder.ts";
import type { ServerUser } from "./serverUser.ts";

/**
 * Makes the data folder when it is not there and returns its real path. Refuses, naming the folder in the way, when the user PostgreSQL
 * runs as cannot enter it, and when we cannot write there. Only a folder made here has its mode set.
 */
export function prepareDataFolder(folder: string, user: ServerUser | undefined): string {
  refuseIfBlocked(resolve(folder), user);
  try {
    const made = mkdirSync(folder, { recursive: true });
    if (made !== undefined) chmodSync(folder, user ? 0o711 : 0o700);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new DatabaseRefused(
      `Non posso scrivere nella cartella dei dati «${folder}»: ${reasonOf(error)}. Indichi un'altra cartella con --data.`,
    );
  }
  const real = realpathSync(folder);
  refuseIfBlocked(real, user);
  return real;
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
  if (code === "EROFS") return "il disco è in sola lettura";
  if (code === "ENOSPC") return "il disco è pieno";
  if (code === "EEXIST" || code === "ENOTDIR") return "in quel punto c'è un file, non una cartella";
  return String(error);
}
