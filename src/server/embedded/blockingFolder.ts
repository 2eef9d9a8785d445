import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { programEnvironment } from "./programEnvironment.ts";
import type { ServerUser } from "./serverUser.ts";

/**
 * The first folder on the way to `path` (itself included) that a user may not enter; undefined when the way is free. The user's own
 * shell tries each, so that access lists count too. Folders that do not exist yet do not block.
 */
export function blockingFolder(user: ServerUser, path: string): string | undefined {
  const way = [path];
  for (let folder = path; dirname(folder) !== folder; folder = dirname(folder)) way.unshift(dirname(folder));
  const script = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 1; }; done';
  const existing = way.filter((folder) => existsSync(folder));
  const { status, stdout } = spawnSync("/bin/sh", ["-c", script, "sh", ...existing], {
    uid: user.uid,
    gid: user.gid,
    cwd: "/",
    env: programEnvironment(),
    encoding: "utf8",
  });
  return status === 0 ? undefined : stdout;
}
