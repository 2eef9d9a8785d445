import { readFileSync } from "node:fs";
import { spread, words } from "./measure.mjs";
import { processTree } from "./processTree.mjs";
import { serving } from "./program.mjs";

const REQUESTS = 1000;

/** From the start of the program to its first answer on an existing database, and what it holds in memory 5 seconds after 1,000 requests. */
export async function startAndMemory(folder) {
  const starts = [];
  for (let i = 0; i < 5; i++) {
    const begun = performance.now();
    const { port, stop } = await serving("start", "--data", folder);
    const answer = await fetch(`http://127.0.0.1:${String(port)}/c_i703/2023`);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The first page answered ${String(answer.status)}`);
    starts.push(performance.now() - begun);
    await stop();
  }
  return [
    {
      what: "start to the first whole page, database existing, ms",
      ours: words(spread(starts)),
      peer: "to reach: 2,000",
      ratio: words(spread(starts.map((time) => time / 2000)), 2),
    },
    memoryRow([await memory(folder), await memory(folder), await memory(folder)]),
  ];
}

async function memory(folder) {
  const { child, port, stop } = await serving("start", "--data", folder);
  const pages = ["/c_i703/2023", "/c_i703/2023/obiettivi", "/c_i703/2023/relazione", "/c_i703/2023/relazione.pdf"];
  for (const path of pages) await (await fetch(`http://127.0.0.1:${String(port)}${path}`)).arrayBuffer();
  for (let i = 0; i < REQUESTS; i++) await (await fetch(`http://127.0.0.1:${String(port)}${pages[i % 3]}`)).arrayBuffer();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const megabytes = processTree(child.pid).reduce((sum, pid) => sum + pssOf(pid), 0) / 1024;
  await stop();
  return megabytes;
}

function memoryRow(megabytes) {
  return {
    what: "memory of server, PostgreSQL and PDF process, Pss, 5 s after 1,000 requests and a PDF, MB",
    ours: words(spread(megabytes)),
    peer: "to reach: 231",
    ratio: words(spread(megabytes.map((each) => each / 231)), 2),
  };
}

function pssOf(pid) {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/smaps_rollup`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
