import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { clusterIn, holdsCluster, majorOf } from "./clusterFolders.ts";
import { moveDurably } from "./moveDurably.ts";
import { MAJOR } from "./postgresVersions.ts";
import { ASIDE } from "./prepareBinaries.ts";
import { programEnvironment } from "./programEnvironment.ts";
import type { ServerUser } from "./serverUser.ts";

/**
 * Makes the cluster (PostgreSQL's own folder) when the data folder has none. It is made aside and moved at one stroke, so that a
 * power cut half-way leaves nothing to repair. Text is sorted by code point unless a query or column asks for Italian ("it-x-icu").
 */
export async function createCluster(dataFolder: string, native: string, user: ServerUser | undefined, password: string): Promise<string> {
  const cluster = clusterIn(dataFolder);
  if (existsSync(cluster)) {
    refuseOtherVersion(cluster);
    return cluster;
  }
  refuseLost(dataFolder);
  const aside = join(dataFolder, `${ASIDE}base-${process.pid}`);
  try {
    await initializeAside(aside, native, user, password);
    moveDurably(clusterIn(aside), cluster);
  } catch (error) {
    // Another starter that was faster has thrown our half-made folder away: its cluster is as good.
    if (!existsSync(cluster)) throw new DatabaseRefused(`Non riesco a creare la base dati in «${dataFolder}»:\n${String(error)}`);
  }
  rmSync(aside, { recursive: true, force: true });
  return cluster;
}

/** Makes an empty cluster, `postgres`, in a folder that is made for it. */
export async function initializeAside(aside: string, native: string, user: ServerUser | undefined, password: string): Promise<void> {
  rmSync(aside, { recursive: true, force: true });
  const passwordFile = join(aside, "password");
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [aside, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = [
    ["--pgdata", clusterIn(aside)],
    ["--username", "postgres", "--pwfile", passwordFile],
    ["--auth", "scram-sha-256"],
    ["--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"],
    ["--data-checksums"],
  ];
  await promisify(execFile)(join(native, "bin", "initdb"), options.flat(), { ...user, cwd: aside, env: programEnvironment() });
}

function refuseOtherVersion(cluster: string): void {
  const found = majorOf(cluster);
  if (found === MAJOR) return;
  throw new DatabaseRefused(
    found === undefined
      ? `La cartella «${cluster}» non contiene una base dati di Traguardo. Indichi un'altra cartella con --data.`
      : `La base dati in «${cluster}» è di PostgreSQL ${String(found)}, questo programma usa PostgreSQL ${String(MAJOR)}: la apra con la versione di Traguardo che l'ha scritta.`,
  );
}

/** Where there is only the cluster of before a move, an empty one would look as if everything were lost. */
function refuseLost(dataFolder: string): void {
  if (!holdsCluster(dataFolder)) return;
  throw new DatabaseRefused(
    `Nella cartella «${dataFolder}» manca «postgres», la base dati, e c'è soltanto quella di prima di uno spostamento: non ne è stata creata una vuota. ` +
      "Rimetta «postgres» da una copia di sicurezza; oppure, per ripartire da com'era prima dello spostamento, dia quel nome a quella di prima.",
  );
}
