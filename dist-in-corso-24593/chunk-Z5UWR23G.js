// src/server/worker/tasks.ts
var tasks = {
  pdf: {
    what: "La preparazione del documento",
    run: async ({ tree, options }) => (await import("./renderPdf-F4GCLXKY.js")).renderPdf(tree, options)
  },
  docx: {
    what: "La preparazione del documento",
    run: async ({ tree, createdAt }) => (await import("./renderDocx-FE3J6BJE.js")).renderDocx(tree, { createdAt })
  },
  readNarrative: {
    what: "La lettura del file",
    run: async (content) => (await import("./readNarrative-L7IM4IRZ.js")).readNarrative(content)
  },
  readReport: {
    what: "La lettura del file",
    run: async (content) => (await import("./readReport-5ALMHEZH.js")).readReport(content)
  },
  readStaff: {
    what: "La lettura del file",
    run: async (content) => (await import("./readStaff-4NRKLHFR.js")).readStaff(content)
  }
};

// src/server/worker/watchdog.ts
import { Worker } from "node:worker_threads";
var MEMORY_MARK = "traguardo: memory cap";
function startWatchdog({ bytes }) {
  new Worker(WATCH, { eval: true, workerData: { bytes, parent: process.ppid, mark: MEMORY_MARK } }).unref();
}
var WATCH = `
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

export {
  MEMORY_MARK,
  startWatchdog,
  tasks
};
//# sourceMappingURL=chunk-Z5UWR23G.js.map
