import { statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { clusterIn } from "./clusterFolders.ts";

/** The file PostgreSQL writes for as long as a cluster lives, always in place. */
export const controlFileOf = (cluster: string): string => join(cluster, "global", "pg_control");

/** What tells a data folder from a copy of it: which file its control file is, and when it was born. The person who moves the folder keeps it; the person who copies or restores it makes another. */
export function folderPlace(folder: string): string {
  return clusterPlace(clusterIn(folder));
}

/** The place of the data folder that a cluster is of, or is about to be of. */
export function clusterPlace(cluster: string): string {
  return `cartella ${identityOf(controlFileOf(cluster))}`;
}

/** Where a folder stands: inside which folder, by which name. */
export function standingOf(folder: string): string {
  return `${identityOf(dirname(folder))} ${basename(folder)}`;
}

function identityOf(path: string): string {
  const { ino, birthtimeNs } = statSync(path, { bigint: true });
  return `${String(ino)} ${String(birthtimeNs)}`;
}
