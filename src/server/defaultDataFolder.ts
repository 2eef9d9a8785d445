import { homedir } from "node:os";
import { join } from "node:path";

/** Where data live when nobody says: `/var/lib/traguardo` for root, else where the platform keeps what belongs to a user. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return "/var/lib/traguardo";
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "Traguardo");
  if (process.platform === "win32") return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "Traguardo");
  return join(env["XDG_DATA_HOME"] ?? join(homedir(), ".local", "share"), "traguardo");
}
