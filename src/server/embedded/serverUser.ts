import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";

/** The system user PostgreSQL runs as when that is not our own; `uid` and `gid` go to `spawn` as they are. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * The unprivileged user PostgreSQL needs when we are root, which it refuses to be run by: the owner of an existing cluster, else
 * `postgres`, else `nobody`. Undefined when we are not root: it runs as ourselves. Never makes a user.
 */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(cluster) ? statSync(cluster) : undefined;
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), uid: owner.uid, gid: owner.gid };
  const found = userNamed("postgres") ?? userNamed("nobody");
  if (found) return found;
  throw new DatabaseRefused(
    "PostgreSQL non può girare come root e su questa macchina non ci sono né l'utente «postgres» né l'utente «nobody». " +
      "Avvii Traguardo con un utente normale.",
  );
}

function userNamed(name: string): ServerUser | undefined {
  const [uid, gid] = [idOf("-u", name), idOf("-g", name)];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

const nameOf = (uid: number): string => idOf("-un", String(uid)) ?? `numero ${uid}`;

function idOf(what: "-u" | "-g" | "-un", who: string): string | undefined {
  const { status, stdout } = spawnSync("id", [what, who], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
