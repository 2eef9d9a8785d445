import { realpathSync } from "node:fs";
import { refuseEmptyFolder } from "../databasePlace.ts";
import { isGoingBack } from "../embedded/goBack.ts";
import { prepareDataFolder } from "../embedded/prepareDataFolder.ts";
import { serverUser } from "../embedded/serverUser.ts";
import type { DatabaseSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";
import { refusalOf } from "./looking.ts";
import { clusterIn } from "../embedded/clusterFolders.ts";

/** The data folder of the embedded database: there, writable by us, passable for the user PostgreSQL runs as. Makes none. Nothing is said where the database is on a server. */
export async function checkFolder(settings: DatabaseSettings): Promise<Finding[]> {
  if (settings.kind === "server") return [];
  const { dataFolder } = settings;
  const empty = await refusalOf(() => refuseEmptyFolder(settings));
  if (empty !== undefined) return [{ check: "folder", state: "broken", message: empty }];
  const user = await refusalOf(() => serverUser(clusterIn(dataFolder)));
  const closed = user ?? (await refusalOf(() => prepareDataFolder(dataFolder, serverUser(clusterIn(dataFolder)))));
  if (closed !== undefined) return [{ check: "folder", state: "broken", message: closed }];
  if (isGoingBack(realpathSync(dataFolder)))
    return [
      {
        check: "folder",
        state: "broken",
        message: `Nella cartella dei dati «${dataFolder}» si stava tornando a prima dell'aggiornamento, ed è rimasto a metà.`,
        todo: `Lo finisce «traguardo migrate --go-back --data "${dataFolder}"».`,
      },
    ];
  return [{ check: "folder", state: "well", message: `La cartella dei dati «${dataFolder}» c'è, e si può leggere e scrivere.` }];
}
