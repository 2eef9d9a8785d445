import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { clusterIn, finishReplacing, majorOf, READY } from "./clusterFolders.ts";
import { createCluster } from "./createCluster.ts";
import { createRoles } from "./createRoles.ts";
import { DATABASE } from "./database.ts";
import { launchOnceFree } from "./launchOnceFree.ts";
import { MAJOR } from "./postgresVersions.ts";
import { ASIDE, prepareBinaries, PROGRAMS } from "./prepareBinaries.ts";
import { prepareDataFolder } from "./prepareDataFolder.ts";
import { readSecrets } from "./secrets.ts";
import { refuseHalfRestored } from "./restoreMark.ts";
import { serverUser } from "./serverUser.ts";

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

/**
 * Starts PostgreSQL 18 on a data folder, making all that is missing: folder, passwords, cluster, roles and the empty database
 * "traguardo". It listens on 127.0.0.1 alone, with SCRAM for every role. A folder of an older PostgreSQL is moved to ours first, with the
 * programs in `oldPrograms` or those an earlier start left in it; `tell` is told so, in Italian. Throws DatabaseRefused, in Italian, when
 * the folder is in use by another Traguardo, cannot be reached, is of a version that cannot be moved, or the platform has no binaries.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  maxConnections = 60,
  oldPrograms,
  tell,
}: {
  dataFolder: string;
  maxConnections?: number;
  oldPrograms?: string | undefined;
  tell?: ((words: string) => void) | undefined;
}): Promise<EmbeddedPostgres> {
  refuseHalfRestored(resolve(dataFolder));
  finishReplacing(resolve(dataFolder));
  const user = serverUser(clusterIn(resolve(dataFolder)));
  const folder = prepareDataFolder(dataFolder, user);
  const native = prepareBinaries(folder, user);
  const secrets = readSecrets(folder);
  const major = majorOf(clusterIn(folder));
  if (major !== undefined && major < MAJOR) {
    const { moveOldCluster } = await import("./moveOldCluster.ts"); // once in years: no other start loads it
    await moveOldCluster({ folder, major, native, user, secrets, oldPrograms, tell });
  }
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

/**
 * Removes what interrupted starts left half-made and the programs of older versions. Only the holder of the lock may: another person who is at it will be refused
 * anyway, and what they still write to is for the next start.
 */
function throwAwayLeftovers(folder: string, native: string): void {
  for (const name of readdirSync(folder)) {
    const isOld = name.startsWith(PROGRAMS) && join(folder, name, "native") !== native;
    if (isOld || name === READY || name.startsWith(ASIDE)) throwAway(join(folder, name));
  }
}

function throwAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
  }
}
