import { serveTasks } from "./serveTasks.ts";
import { tasks } from "./tasks.ts";

// The entry of the child process: bundled as dist/worker.js.
serveTasks(tasks);
