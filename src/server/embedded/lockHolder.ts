import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Who stands behind the `postmaster.pid` of a cluster. `nobody`: no file, or a number we can tell nothing about: PostgreSQL decides.
 * `stranger`: the number now belongs to another program. `leaving`: a server that is shutting down. `orphan`: a server whose keeper (the
 * Node process that started it) is dead. `serving`: a server in use.
 */
export type LockHolder =
  { readonly kind: "nobody" | "leaving" | "serving" } | { readonly kind: "stranger" | "orphan"; readonly pid: number };

/** The name a server carries on its command line: it tells later starters which process keeps it. */
export const clusterName = (keeper: number): string => `traguardo-${keeper}`;

/** Reads the lock file and looks at the process it names. */
export function lockHolder(cluster: string): LockHolder {
  const { pid, status } = readLock(cluster);
  if (pid === undefined) return { kind: "nobody" };
  const found = findProcess(pid);
  if (found === "unknown") return { kind: status === "stopping" ? "leaving" : "nobody" };
  if (found === "none") return { kind: "nobody" };
  if (!found.command.includes(`-D ${cluster} `)) return { kind: "stranger", pid };
  const [, keeper] = /cluster_name=traguardo-(\d+)/.exec(found.command) ?? [];
  if (status === "stopping") return { kind: "leaving" };
  return keeper !== undefined && Number(keeper) !== found.parent ? { kind: "orphan", pid } : { kind: "serving" };
}

/** The lines of `postmaster.pid` we use: whose it is, its port, and "starting", "ready" or "stopping". Nothing when there is no file. */
export function readLock(cluster: string): { pid?: number; port?: number; status?: string } {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return {};
  }
}

type Found = { readonly parent: number; readonly command: string };

/** The process with a number: its parent and command line, from `/proc` on Linux and `ps` elsewhere; Windows does not say. */
function findProcess(pid: number): Found | "none" | "unknown" {
  if (process.platform === "linux") return readProc(pid);
  if (process.platform === "win32") return "unknown";
  const { status, stdout } = spawnSync("ps", ["-ww", "-o", "ppid=", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  const [, parent, command] = /^\s*(\d+) ([^]*)$/.exec(stdout) ?? [];
  return status === 0 && parent && command ? { parent: Number(parent), command: `${command.trim()} ` } : "none";
}

function readProc(pid: number): Found | "none" | "unknown" {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return "none";
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { parent: Number(parent), command };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? "none" : "unknown";
  }
}
