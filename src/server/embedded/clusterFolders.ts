import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { moveDurably } from "./moveDurably.ts";

/** PostgreSQL's own folder in a data folder. */
export const clusterIn = (dataFolder: string): string => join(dataFolder, "postgres");

/** The name of a cluster of our version, whole, that is about to take the place of an older one. */
export const READY = "postgres-nuova";

/** The cluster of a version before, kept after the move. */
export const keptIn = (dataFolder: string, major: number): string => join(dataFolder, `postgres-${String(major)}`);

const KEPT = /^postgres-\d+$/;

/** Whether a name in a data folder is a cluster that does not serve: the one of before a move, or one that is about to serve. */
export function isOtherCluster(name: string): boolean {
  return KEPT.test(name) || name === READY;
}

/** Whether a data folder holds a database, be it that a move between versions of PostgreSQL was interrupted. */
export function holdsCluster(dataFolder: string): boolean {
  const folder = resolve(dataFolder);
  return existsSync(clusterIn(folder)) || namesIn(folder).some(isOtherCluster);
}

/** None where there is no folder, or one that we may not read: it is refused elsewhere. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The version of PostgreSQL a cluster is of; undefined for a folder that is none. */
export function majorOf(cluster: string): number | undefined {
  const file = join(cluster, "PG_VERSION");
  const written = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return /^\d+$/.test(written) ? Number(written) : undefined;
}

/**
 * Puts a new cluster, made aside, in the place of the old one, which is kept under its version beside the structure its database had. Between the two steps the
 * folder has no cluster in its place: `finishReplacing` does the second.
 */
export function replaceCluster(dataFolder: string, fresh: string, { major, structure }: { major: number; structure: number }): void {
  const ready = join(dataFolder, READY);
  rmSync(ready, { recursive: true, force: true, maxRetries: 3 });
  removeKeptClusters(dataFolder, () => true);
  writeFileSync(noteIn(clusterIn(dataFolder)), `${JSON.stringify({ structure })}\n`, { mode: 0o600, flush: true });
  const isDone = moveDurably(fresh, ready) && moveDurably(clusterIn(dataFolder), keptIn(dataFolder, major)) && finishReplacing(dataFolder);
  if (!isDone) throw new Error(`«${dataFolder}» è cambiata nello stesso momento`);
}

/** Does the last step of a replacement that was interrupted before it; says whether the cluster is in its place. */
export function finishReplacing(dataFolder: string): boolean {
  const [cluster, ready] = [clusterIn(dataFolder), join(dataFolder, READY)];
  if (existsSync(cluster) || !existsSync(ready)) return existsSync(cluster);
  try {
    return moveDurably(ready, cluster);
  } catch (error) {
    if (existsSync(cluster)) return true; // another starter was faster
    throw error;
  }
}

/** The note in a cluster that was kept: how many updates its database had. */
const noteIn = (cluster: string) => join(cluster, "traguardo.json");

/** Whether a name in a data folder is taken by something that is no kept cluster of ours. */
export function isTakenByOther(cluster: string): boolean {
  return existsSync(cluster) && !existsSync(noteIn(cluster));
}

/** Removes the kept clusters that are not needed any more, by how many updates their database had. */
export function removeKeptClusters(dataFolder: string, isOver: (structure: number) => boolean): void {
  for (const name of readdirSync(dataFolder)) {
    const cluster = join(dataFolder, name);
    if (!KEPT.test(name) || isTakenByOther(cluster)) continue;
    const { structure } = JSON.parse(readFileSync(noteIn(cluster), "utf8")) as { readonly structure: number };
    if (isOver(structure)) rmSync(cluster, { recursive: true, force: true, maxRetries: 3 });
  }
}
