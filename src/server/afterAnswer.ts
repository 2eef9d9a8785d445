import { setImmediate } from "node:timers/promises";
import type { LogFailure } from "./serverLog.ts";

/** Work that no answer waits for. */
export type AfterAnswer = {
  /** Begins it once the request has had its turn, and has nobody wait; what fails is told in the server's log. */
  readonly later: (work: () => Promise<void>) => void;
  /** Waits for all that is under way. */
  readonly settled: () => Promise<void>;
};

/** Keeps what is under way, so that a server that ends waits for it. */
export function createAfterAnswer(logFailure: LogFailure): AfterAnswer {
  const underWay = new Set<Promise<void>>();
  return {
    later: (work) => {
      const doing: Promise<void> = setImmediate()
        .then(work)
        .catch((error: unknown) => logFailure(error))
        .finally(() => underWay.delete(doing));
      underWay.add(doing);
    },
    settled: async () => {
      await Promise.all(underWay);
    },
  };
}
