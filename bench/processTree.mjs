import { readdirSync, readFileSync } from "node:fs";

/** A process and all that descend from it: server, PostgreSQL, its watcher, the PDF process. Linux. */
export function processTree(pid) {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, "utf8"))?.[1])]];
      } catch {
        return [];
      }
    });
  const found = [pid];
  for (let i = 0; i < found.length; i++) found.push(...parents.filter(([, parent]) => parent === found[i]).map(([child]) => child));
  return found;
}

/** The processor time a process and its descendants have used until now, those that ended included, in milliseconds. */
export function cpuOf(pid) {
  return processTree(pid).reduce((sum, each) => sum + ownCpu(each), 0);
}

/** The resident memory of a process alone, in megabytes. */
export function residentOf(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

/** The processor time of a process until now, in milliseconds. The system counts in hundredths of a second: fields 14 to 17 are its own time, and that of the children it has waited for. */
export function ownCpu(pid) {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + 10 * Number(ticks), 0);
  } catch {
    return 0;
  }
}
