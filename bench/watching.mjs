import { readFileSync } from "node:fs";
import { processTree } from "./processTree.mjs";

/**
 * How long some work takes, and the resident memory at its most while it lasts, of a program's processes and of the commands that this bench started, but
 * not of the bench itself nor of `others`, programs that only stand by.
 */
export async function watching({ child }, work, others = []) {
  let megabytes = 0;
  const look = setInterval(() => {
    const pids = new Set([...processTree(child.pid), ...processTree(process.pid)]);
    for (const pid of [process.pid, ...others.flatMap((other) => processTree(other.child.pid))]) pids.delete(pid);
    const sum = [...pids].reduce((all, pid) => all + residentOf(pid), 0);
    megabytes = Math.max(megabytes, sum);
  }, 100);
  const milliseconds = await work();
  clearInterval(look);
  return { milliseconds, megabytes };
}

/** Its proportional share, so that what PostgreSQL shares among its processes counts once. */
function residentOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
