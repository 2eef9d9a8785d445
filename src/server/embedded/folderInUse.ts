import { existsSync, realpathSync } from "node:fs";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { lockHolder } from "./lockHolder.ts";
import { clusterIn } from "./clusterFolders.ts";

/** That a data folder is in use by another Traguardo. */
export const folderInUse = (dataFolder: string): DatabaseRefused =>
  new DatabaseRefused(
    `La cartella dei dati «${dataFolder}» è già in uso da un altro Traguardo. Lo chiuda prima di avviarne un secondo, oppure indichi un'altra cartella con --data.`,
  );

/** Refuses a data folder that another Traguardo is serving from now. Throws DatabaseRefused. */
export function refuseServedFolder(dataFolder: string): void {
  if (!existsSync(dataFolder)) return;
  const folder = realpathSync(dataFolder);
  if (lockHolder(clusterIn(folder)).kind === "serving") throw folderInUse(folder);
}
