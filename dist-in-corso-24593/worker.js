import {
  startWatchdog,
  tasks
} from "./chunk-Z5UWR23G.js";

// src/server/worker/serveTasks.ts
function serveTasks(tasks2) {
  startWatchdog({ bytes: Number(process.argv[2]) });
  process.once("disconnect", () => process.exit());
  process.on("message", (job) => {
    void answer(tasks2, job).then((done) => process.send(done));
  });
}
async function answer(tasks2, { task, input }) {
  try {
    const value = await tasks2[task].run(input);
    return { ok: true, value, bytes: process.memoryUsage.rss() };
  } catch (error) {
    const trouble = error instanceof Error ? error.stack ?? error.message : String(error);
    return { ok: false, trouble, bytes: process.memoryUsage.rss() };
  }
}

// src/server/worker/worker.ts
serveTasks(tasks);
//# sourceMappingURL=worker.js.map
