import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { createCluster } from "./createCluster.ts";
import { createRoles } from "./createRoles.ts";
import { DATABASE } from "./database.ts";
import { folderInUse } from "./folderInUse.ts";
import { launch } from "./launch.ts";
import type { Launch } from "./launch.ts";
import { lockHolder } from "./lockHolder.ts";
import { ASIDE, prepareBinaries } from "./prepareBinaries.ts";
import { prepareDataFolder } from "./prepareDataFolder.ts";
import { readSecrets } from "./secrets.ts";
import { serverUser } from "./serverUser.ts";
import { interrupt } from "./watchKeeper.ts";

/** A running embedded server. The addresses hold passwords: they stay in this process. */
export type EmbeddedPostgres = {
  /** The role that migrates and owns the tables. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly sealerUrl: string;
  readonly publicReaderUrl: string;
  /** For backups and tests; the program never serves people with it. */
  readonly superuserUrl: string;
  /** Settles when the server ends, asked or not. */
  readonly exited: Promise<void>;
  /** Ends the server in order and waits for it. It ends by itself, as orderly, when this process dies. */
  readonly stop: () => Promise<void>;
};

/** How long a server whose keeper died may take to write everything down before a new start gives up on it. */
const LEAVING_MILLISECONDS = 30_000;

/**
 * Starts PostgreSQL 18 on a data folder, making all that is missing: folder, passwords, cluster, roles and the empty database
 * "traguardo". It listens on 127.0.0.1 alone, with SCRAM for every role. Throws DatabaseRefused, in Italian, when the folder is in use
 * by another Traguardo, cannot be reached, or the platform has no binaries.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  maxConnections = 60,
}: {
  dataFolder: string;
  maxConnections?: number;
}): Promise<EmbeddedPostgres> {
  const user = serverUser(join(resolve(dataFolder), "postgres"));
  const folder = prepareDataFolder(dataFolder, user);
  const native = prepareBinaries(folder, user);
  const secrets = readSecrets(folder);
  const cluster = await createCluster(folder, native, user, secrets.superuser);
  const { port, exited, stop } = await launchOnceFree({ dataFolder: folder, cluster, native, user, maxConnections });
  const url = (role: string, password: string, database = DATABASE) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url("postgres", secrets.superuser, "postgres");
  try {
    throwAwayLeftovers(folder, native);
    await createRoles(superuserUrl, DATABASE, secrets);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ownerUrl: url("traguardo_owner", secrets.owner),
    appUrl: url("traguardo_app", secrets.app),
    sealerUrl: url("traguardo_sealer", secrets.sealer),
    publicReaderUrl: url("traguardo_public_reader", secrets.publicReader),
    superuserUrl,
    exited,
    stop,
  };
}

/** Launches, waiting for a server that is leaving, and refuses at once when the folder is in use. */
async function launchOnceFree(given: Omit<Launch, "stranger">) {
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

/**
 * Removes what interrupted starts left half-made and the programs of older versions. Only the holder of the lock may: another person who is at it will be refused
 * anyway, and what they still write to is for the next start.
 */
function throwAwayLeftovers(folder: string, native: string): void {
  for (const name of readdirSync(folder)) {
    const isOld = name.startsWith("postgresql-") && join(folder, name, "native") !== native;
    if (isOld || name.startsWith(ASIDE)) throwAway(join(folder, name));
  }
}

function throwAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
  }
}
