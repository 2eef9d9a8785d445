import { setTimeout as delay } from "node:timers/promises";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { folderInUse } from "./folderInUse.ts";
import { launch } from "./launch.ts";
import type { Launch } from "./launch.ts";
import { lockHolder } from "./lockHolder.ts";
import { interrupt } from "./watchKeeper.ts";

/** How long a server whose keeper died may take to write everything down before a new start gives up on it. */
const LEAVING_MILLISECONDS = 30_000;

/** Launches, waiting for a server that is leaving, and refuses at once when the folder is in use. */
export async function launchOnceFree(given: Omit<Launch, "stranger">) {
  for (let waited = 0; waited < LEAVING_MILLISECONDS; waited += 50) {
    const holder = lockHolder(given.cluster);
    switch (holder.kind) {
      case "serving":
        throw folderInUse(given.dataFolder);
      case "orphan":
        if (waited > 0) interrupt({ pid: holder.pid, native: given.native }); // its watcher had its moment
        break;
      case "leaving":
        break;
      case "stranger":
      case "nobody": {
        const launched = await launch({ ...given, stranger: holder.kind === "stranger" ? holder.pid : undefined });
        if (launched.kind === "ready") return launched;
        if (launched.kind === "failed") {
          throw new DatabaseRefused(`La base dati in «${given.dataFolder}» non si avvia. PostgreSQL dice:\n${launched.log.trim()}`);
        }
        if (launched.kind === "locked" && process.platform === "win32") throw folderInUse(given.dataFolder);
      }
    }
    await delay(50);
  }
  throw folderInUse(given.dataFolder);
}
