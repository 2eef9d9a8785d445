import { MEGABYTE, type Caps } from "./caps.ts";
import { startChild, type Child } from "./child.ts";
import type { InputOf, OutputOf, Tasks } from "./task.ts";
import { MEMORY_MARK } from "./watchdog.ts";
import { workFailure, type Work, type WorkFailureKind } from "./workFailure.ts";

/** Runs named tasks in one capped child process, one at a time. */
export type CappedRunner<T extends Tasks> = {
  /** `isLarge` is work that wants all the memory of a child: it begins in one that has done nothing before. */
  readonly run: <Name extends keyof T & string>(task: Name, input: InputOf<T[Name]>, isLarge?: boolean) => Promise<Work<OutputOf<T[Name]>>>;
  /** Ends the child; what was running or waiting is refused as stopped. */
  readonly dispose: () => Promise<void>;
};

/**
 * The child starts with the first piece of work, serves the next ones, and ends when it has had nothing to do for a while, when
 * it passes a cap or when this process ends. Between two pieces of work it does not keep this process alive.
 */
export function cappedRunner<T extends Tasks>(tasks: T, { entry, caps }: { entry: string; caps: Caps }): CappedRunner<T> {
  let child: Child | undefined;
  let idle: NodeJS.Timeout | undefined;
  let disposed = false;
  let last: Promise<unknown> = Promise.resolve();
  const isDisposed = () => disposed;

  async function runNow(task: string, input: unknown, isLarge: boolean): Promise<Work<unknown>> {
    const { what, seconds = caps.seconds } = tasks[task]!;
    const refused = (kind: WorkFailureKind, detail: string) => ({
      ok: false as const,
      failure: workFailure(kind, what, { ...caps, seconds }, detail),
    });
    if (isDisposed()) return refused("stopped", "");
    clearTimeout(idle);
    if (isLarge) await leave();
    if (!child?.isAlive()) child = startChild(entry, caps);
    const end = await child.ask({ task, input }, seconds * 1000);
    // One that has grown would not leave the next work its share of memory.
    if (end.kind === "answered" && end.answer.bytes > caps.megabytesLeftTaken * MEGABYTE) await leave();
    rest();
    switch (end.kind) {
      case "answered":
        return end.answer.ok ? { ok: true, value: end.answer.value } : refused("failed", end.answer.trouble);
      case "tooLong":
        return refused("tooLong", "");
      case "ended":
        return refused(isDisposed() ? "stopped" : end.trouble.includes(MEMORY_MARK) ? "tooMuchMemory" : "crashed", end.trouble);
    }
  }

  function rest(): void {
    idle = setTimeout(() => void leave(), caps.idleSeconds * 1000).unref();
  }

  async function leave(): Promise<void> {
    clearTimeout(idle);
    const leaving = child;
    child = undefined;
    await leaving?.kill();
  }

  function run<Name extends keyof T & string>(task: Name, input: InputOf<T[Name]>, isLarge = false) {
    const turn = last.then(() => runNow(task, input, isLarge));
    last = turn.catch(() => undefined);
    return turn as Promise<Work<OutputOf<T[Name]>>>;
  }

  return {
    run,
    dispose: async () => {
      disposed = true;
      await leave();
      await last;
    },
  };
}
