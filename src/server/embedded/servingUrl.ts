import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type DatabaseRole, DATABASE_ROLES } from "../../data/database/databaseRoles.ts";
import { DATABASE } from "./database.ts";
import { lockHolder, readLock } from "./lockHolder.ts";
import { readSecrets } from "./secrets.ts";

/**
 * The address, for one of our roles, of the server another Traguardo keeps on a data folder; undefined when none is ready there. A command that
 * only needs the database joins it instead of being refused.
 */
export function servingUrl(dataFolder: string, role: DatabaseRole): string | undefined {
  const folder = resolve(dataFolder);
  const cluster = join(folder, "postgres");
  if (!existsSync(cluster) || lockHolder(cluster).kind !== "serving") return undefined;
  const { port, status } = readLock(cluster);
  if (status !== "ready" || port === undefined) return undefined;
  return `postgres://${DATABASE_ROLES[role]}:${readSecrets(folder)[role]}@127.0.0.1:${port}/${DATABASE}`;
}
