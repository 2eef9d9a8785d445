import { resolve } from "node:path";
import { type DatabaseRole, DATABASE_ROLES } from "../../data/database/databaseRoles.ts";
import { clusterIn, majorOf } from "./clusterFolders.ts";
import { DATABASE } from "./database.ts";
import { lockHolder, readLock } from "./lockHolder.ts";
import { MAJOR } from "./postgresVersions.ts";
import { readSecrets } from "./secrets.ts";

/**
 * The address, for one of our roles, of the server another Traguardo keeps on a data folder; undefined when none is ready there, nor for one of
 * another version of PostgreSQL, which is perhaps being moved. A command that only needs the database joins it instead of being refused.
 */
export function servingUrl(dataFolder: string, role: DatabaseRole): string | undefined {
  const folder = resolve(dataFolder);
  const cluster = clusterIn(folder);
  if (majorOf(cluster) !== MAJOR || lockHolder(cluster).kind !== "serving") return undefined;
  const { port, status } = readLock(cluster);
  if (status !== "ready" || port === undefined) return undefined;
  return `postgres://${DATABASE_ROLES[role]}:${readSecrets(folder)[role]}@127.0.0.1:${port}/${DATABASE}`;
}
