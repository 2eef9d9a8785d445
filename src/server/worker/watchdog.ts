import { Worker } from "node:worker_threads";

/** What the watchdog says on standard error before it kills for memory. */
export const MEMORY_MARK = "traguardo: memory cap";

/**
 * Watches this process from a thread of its own, because the main one may be busy in native code or in a loop: kills the
 * process when it holds more memory than it may, and when its parent is gone, however the parent ended.
 */
export function startWatchdog({ bytes }: { bytes: number }): void {
  new Worker(WATCH, { eval: true, workerData: { bytes, parent: process.ppid, mark: MEMORY_MARK } }).unref();
}

/** Source, not a file: a thread needs an entry, and the bundle has only one. */
const WATCH = `
const { workerData: { bytes, parent, mark } } = require("node:worker_threads");
const { writeSync } = require("node:fs");

function isParentGone() {
  if (process.ppid !== parent) return true;
  try {
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

setInterval(() => {
  const isTooBig = process.memoryUsage.rss() > bytes;
  if (isTooBig) {
    try {
      writeSync(2, mark);
    } catch {
      // Nobody reads: it ends all the same.
    }
  }
  if (isTooBig || isParentGone()) process.kill(process.pid, "SIGKILL");
}, 50);
`;
