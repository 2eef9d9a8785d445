import { spawn } from "node:child_process";
import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { clusterName, readLock } from "./lockHolder.ts";
import { MAJOR } from "./postgresVersions.ts";
import { programEnvironment } from "./programEnvironment.ts";
import type { ServerUser } from "./serverUser.ts";
import { interrupt, quit, watchKeeper } from "./watchKeeper.ts";

/**
 * What a launch needs. `stranger` is a number in the lock file known to belong to another program. `olderMajor` is the version of a cluster that is not of
 * ours, and is only read.
 */
export type Launch = {
  readonly dataFolder: string;
  readonly cluster: string;
  readonly native: string;
  readonly user: ServerUser | undefined;
  readonly maxConnections: number;
  readonly stranger: number | undefined;
  readonly olderMajor?: number;
};

/**
 * How long, in milliseconds, a server may take to end in order. PostgreSQL 18.4 never ends when it is asked to while it recovers from a full disk: it waits for
 * its checkpointer, which waits for it.
 */
const PATIENCE = 30_000;

/**
 * How a launch went. `stop` ends the server in order; `abandon` at once, where its cluster is thrown away. `locked`: PostgreSQL found the cluster in use;
 * `portTaken`: a person was faster; `failed`: its own words say why.
 */
export type Launched =
  | {
      readonly kind: "ready";
      readonly port: number;
      readonly exited: Promise<void>;
      readonly stop: () => Promise<void>;
      readonly abandon: () => Promise<void>;
    }
  | { readonly kind: "locked" | "portTaken" }
  | { readonly kind: "failed"; readonly log: string };

/** Starts PostgreSQL and waits until it takes connections or gives up, however long a recovery after a crash may last. */
export async function launch({ dataFolder, cluster, native, user, maxConnections, stranger, olderMajor }: Launch): Promise<Launched> {
  const log = openLog(dataFolder);
  const port = await freePort();
  const child = spawn(join(native, "bin", "postgres"), ["-D", cluster, ...settings(port, maxConnections, olderMajor)], {
    ...user,
    cwd: dataFolder,
    // PostgreSQL overlooks this number in its lock file, and no other: so it takes over a stale lock by itself, without a race.
    env: { ...programEnvironment(), ...(stranger !== undefined && { PG_GRANDPARENT_PID: String(stranger) }) },
    stdio: ["ignore", log.descriptor, log.descriptor],
    detached: process.platform !== "win32", // out of reach of the terminal's Ctrl-C, which is ours to handle
    windowsHide: true,
  });
  closeSync(log.descriptor);
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => resolve()).once("error", () => resolve());
  });
  const pid = child.pid;
  if (pid === undefined) return { kind: "failed", log: `${join(native, "bin", "postgres")} non si avvia` };
  const server = { pid, cluster, native, user };
  const dismissWatcher = watchKeeper(server);
  void exited.then(dismissWatcher);

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  while (isRunning()) {
    const lock = readLock(cluster);
    if (lock.pid === pid && lock.status === "ready") {
      child.unref();
      const stop = async () => {
        child.ref();
        if (isRunning()) interrupt(server);
        await Promise.race([exited, delay(PATIENCE, undefined, { ref: false })]);
        if (isRunning()) quit(server);
        await exited;
      };
      const abandon = async () => {
        child.ref();
        if (isRunning()) quit(server);
        await exited;
      };
      return { kind: "ready", port, exited, stop, abandon };
    }
    await Promise.race([delay(10), exited]);
  }
  const words = readFileSync(log.file, "utf8").slice(log.length);
  if (/lock file .* already exists|shared memory block .* is still in use/.test(words)) return { kind: "locked" };
  if (/could not bind|could not create any TCP/.test(words)) return { kind: "portTaken" };
  return { kind: "failed", log: words };
}

/** Settings go on the command line: they belong to this version of the program, and nobody edits them away. Small on purpose. */
function settings(port: number, maxConnections: number, olderMajor: number | undefined): string[] {
  const values = {
    cluster_name: clusterName(process.pid),
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    password_encryption: "scram-sha-256",
    fsync: "on",
    full_page_writes: "on",
    synchronous_commit: "on",
    max_connections: maxConnections,
    shared_buffers: "16MB",
    work_mem: "4MB",
    maintenance_work_mem: "16MB",
    max_wal_size: "128MB",
    min_wal_size: "32MB",
    max_wal_senders: 0,
    max_worker_processes: 0,
    max_parallel_workers: 0,
    max_parallel_workers_per_gather: 0,
    max_parallel_maintenance_workers: 0,
    max_logical_replication_workers: 0,
    autovacuum_max_workers: 1,
    ...((olderMajor ?? MAJOR) >= 18 && { io_method: "sync" }), // unknown before
    ...(olderMajor !== undefined && { default_transaction_read_only: "on" }),
    jit: "off",
    huge_pages: "off",
    log_checkpoints: "off",
    // What people wrote stays out of the log: neither the statement nor the values of a refused row.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${String(value)}`]);
}

/** Opens the server's log at its end, putting a long one by. It belongs to whom the folder does: root may look at the folder of a service, which goes on writing it. */
function openLog(dataFolder: string): { file: string; descriptor: number; length: number } {
  const file = join(dataFolder, "postgres.log");
  if (existsSync(file) && statSync(file).size > 1_000_000) renameSync(file, join(dataFolder, "postgres.precedente.log"));
  const descriptor = openSync(file, "a", 0o600);
  const { uid, gid } = statSync(dataFolder);
  if (process.getuid?.() === 0) fchownSync(descriptor, uid, gid);
  return { file, descriptor, length: readFileSync(file, "utf8").length };
}

/** A port of 127.0.0.1 that is free now. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
