import type { Tasks } from "./task.ts";
import { startWatchdog } from "./watchdog.ts";

/** What the parent asks. */
export type Job = { readonly task: string; readonly input: unknown };

/** What the child answers, and the memory it then holds. `trouble` is technical, for the log. */
export type Answer = { readonly bytes: number } & (
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly trouble: string }
);

/** The life of the child process: answers one job after another, until the parent leaves. Its memory cap is its first argument. */
export function serveTasks(tasks: Tasks): void {
  startWatchdog({ bytes: Number(process.argv[2]) });
  process.once("disconnect", () => process.exit());
  process.on("message", (job: Job) => {
    void answer(tasks, job).then((done) => process.send!(done));
  });
}

async function answer(tasks: Tasks, { task, input }: Job): Promise<Answer> {
  try {
    const value = await tasks[task]!.run(input as never);
    return { ok: true, value, bytes: process.memoryUsage.rss() };
  } catch (error) {
    const trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, trouble, bytes: process.memoryUsage.rss() };
  }
}
