import { fairLine, type LineLimits, TOO_NARROW } from "../../features/fairLine.ts";
import { cappedRunner, type CappedRunner } from "./cappedRunner.ts";
import { type Caps, MEGABYTE, NARROW_CAPS, WIDE_CAPS } from "./caps.ts";
import type { InputOf, OutputOf, Tasks } from "./task.ts";
import type { Work } from "./workFailure.ts";

/** For which body a piece of work is done, and its input, made only when its turn comes: what waits holds no memory. */
export type Job<Input> = {
  readonly body: string;
  readonly signal?: AbortSignal | undefined;
  readonly input: () => Input | Promise<Input>;
};

/** Runs named tasks in capped children that bodies share in turn. */
export type Children<T extends Tasks> = {
  /** Throws LineFull, RequestOver, and what making the input throws. */
  readonly run: <Name extends keyof T & string>(task: Name, job: Job<InputOf<T[Name]>>) => Promise<Work<OutputOf<T[Name]>>>;
  /** Ends the children; what was running or waiting is refused as stopped. */
  readonly dispose: () => Promise<void>;
};

/** One child for each body at a time. Twelve are more than one office asks for at once, and sixty-four fewer than would wait longer than browsers do. */
const LINE: LineLimits = { placesOfOne: 1, waitingOfOne: 12, waiting: 64 };

/** Below so much memory in the machine there is one child only, in bytes. */
const MEMORY_FOR_TWO = 3 * 1024 * MEGABYTE;

/** The caps of the children that a machine with so many bytes of memory has room for, the wide one first. */
export function capsFor(memory: number): readonly [Caps, ...Caps[]] {
  return memory < MEMORY_FOR_TWO ? [WIDE_CAPS] : [WIDE_CAPS, NARROW_CAPS];
}

/**
 * The first of the children is the wide one. The wide one does what is asked while nothing else is: the others start when it is taken. What a narrow one
 * ends for its memory is done again in the wide one.
 */
export function shareChildren<T extends Tasks>(
  tasks: T,
  { entry, caps }: { readonly entry: string; readonly caps: readonly [Caps, ...Caps[]] },
): Children<T> {
  const children = caps.map((each, i) => ({ isWide: i === 0, runner: cappedRunner(tasks, { entry, caps: each }) }));
  const line = fairLine<{ readonly isWide: boolean; readonly runner: CappedRunner<T> }>(children, LINE);
  let isStopped = false;

  return {
    run: (task, { body, signal, input: make }) => {
      const isLarge = tasks[task]?.isLarge as ((input: unknown) => boolean) | undefined; // of the same task, so of the same input
      let isTooLarge = false; // for a narrow child
      return line.inTurn(
        body,
        async ({ isWide, runner }) => {
          if (isStopped) return runner.run(task, undefined as never); // refused, whatever it is given
          const input = await make();
          isTooLarge ||= isLarge?.(input) ?? false;
          if (isTooLarge && !isWide) return TOO_NARROW;
          const verdict = await runner.run(task, input, isTooLarge);
          isTooLarge = !verdict.ok && verdict.failure.kind === "tooMuchMemory";
          return isTooLarge && !isWide ? TOO_NARROW : verdict;
        },
        signal,
      );
    },
    dispose: async () => {
      isStopped = true;
      await Promise.all(children.map(({ runner }) => runner.dispose()));
    },
  };
}
