import { execFileSync, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { join } from "node:path";
import { programEnvironment } from "./programEnvironment.ts";
import type { ServerUser } from "./serverUser.ts";

/** What a server is known by to the one that must end it. */
type RunningServer = {
  readonly pid: number;
  readonly cluster: string;
  readonly native: string;
  readonly user: ServerUser | undefined;
};

/**
 * Starts the small process that ends a server when we die in whatever way, kill -9 included: it waits for the end of a pipe that we
 * hold, and the system closes when we are gone. On POSIX a shell, of about one megabyte; on Windows a Node. Before the signal it
 * looks whether the lock file still names that server. Answers the function that dismisses it.
 */
export function watchKeeper({ pid, cluster, native, user }: RunningServer): () => void {
  const command =
    process.platform === "win32"
      ? { program: process.execPath, arguments: ["-e", WINDOWS_SCRIPT, join(native, "bin", "pg_ctl"), String(pid)] }
      : { program: "/bin/sh", arguments: ["-c", POSIX_SCRIPT, "sh", String(pid), join(cluster, "postmaster.pid")] };
  const watcher = spawn(command.program, command.arguments, {
    ...user,
    cwd: cluster,
    env: programEnvironment(),
    stdio: ["pipe", "ignore", "ignore"],
    detached: process.platform !== "win32", // out of reach of the terminal's Ctrl-C, which is ours to handle
    windowsHide: true,
  });
  watcher.unref();
  (watcher.stdin as unknown as Socket).unref();
  return () => watcher.kill("SIGKILL");
}

const POSIX_SCRIPT = 'read -r _; read -r locked < "$2"; [ "${locked:-$1}" = "$1" ] && kill -INT "$1"';

const WINDOWS_SCRIPT = `
  const [pgCtl, pid] = process.argv.slice(1);
  process.stdin.resume().on("close", () => require("node:child_process").spawn(pgCtl, ["kill", "INT", pid], { stdio: "ignore" }));
`;

/** Asks a server for an orderly end: running statements are rolled back, everything committed is on disk. */
export function interrupt(server: Pick<RunningServer, "pid" | "native">): void {
  signal(server, "INT");
}

/** Ends a server at once: what was committed is there after its next start, which reads its log again. */
export function quit(server: Pick<RunningServer, "pid" | "native">): void {
  signal(server, "QUIT");
}

function signal({ pid, native }: Pick<RunningServer, "pid" | "native">, name: "INT" | "QUIT"): void {
  if (process.platform === "win32") execFileSync(join(native, "bin", "pg_ctl"), ["kill", name, String(pid)]);
  else process.kill(pid, `SIG${name}`);
}
