import { accessSync, constants, existsSync } from "node:fs";
import { resolve } from "node:path";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { holdsCluster } from "./embedded/clusterFolders.ts";
import { isGoingBack } from "./embedded/goBack.ts";
import { refuseHalfRestored } from "./embedded/restoreMark.ts";
import type { DatabaseSettings } from "./settings.ts";

/** Where the data are, in the words people know: "cartella /var/lib/traguardo", or the database and its server, without who signs in there. */
export function databasePlace(settings: DatabaseSettings): string {
  switch (settings.kind) {
    case "embedded":
      return `cartella ${resolve(settings.dataFolder)}`;
    case "server": {
      if (!URL.canParse(settings.url)) return "base dati di DATABASE_URL";
      const { pathname, host } = new URL(settings.url);
      return `base dati ${pathname.slice(1)}${host === "" ? "" : ` su ${host}`}`;
    }
  }
}

/** Whether the data folder is not there, or holds no Traguardo; one in which a person is going back to before an update holds one. */
export function holdsNothing(settings: DatabaseSettings): boolean {
  return settings.kind === "embedded" && !holdsCluster(settings.dataFolder) && !isGoingBack(settings.dataFolder);
}

/** Refuses a folder that we may not look into: whether it holds something is not known. Throws DatabaseRefused. */
function refuseUnreadable(folder: string): void {
  try {
    if (existsSync(folder)) accessSync(folder, constants.R_OK | constants.X_OK);
  } catch {
    throw new DatabaseRefused(
      `La cartella dei dati «${folder}» è di un altro utente, e i permessi non lasciano leggerla: usi quell'utente.`,
    );
  }
}

/** Refuses a folder that holds no Traguardo: the person who only reads mistyped it, and makes nothing there. Throws DatabaseRefused with where was looked. */
export function refuseEmptyFolder(settings: DatabaseSettings): void {
  if (settings.kind === "server" || !holdsNothing(settings)) return;
  const folder = resolve(settings.dataFolder);
  refuseHalfRestored(folder);
  refuseUnreadable(folder);
  const why = existsSync(folder)
    ? `Nella cartella «${folder}» non ci sono dati di Traguardo`
    : `La cartella dei dati «${folder}» non esiste`;
  throw new DatabaseRefused(
    `${why}: non è stato creato nulla. Se i dati sono altrove, scriva dove con --data CARTELLA; per cominciare qui, importi un piano con «traguardo import» o avvii «traguardo start».`,
  );
}
