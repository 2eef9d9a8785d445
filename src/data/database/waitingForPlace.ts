import { setTimeout as delay } from "node:timers/promises";

/** PostgreSQL's code for a server that has no place for one connection more. */
const NO_PLACE = "53300";

/** Whether an error says that all places at the server are taken. */
export function isWithoutPlace(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === NO_PLACE;
}

/**
 * Connects, and while all places at the server are taken tries again until `patience` milliseconds have passed; `onWaiting` is told at the first. Any other error, and
 * that one when patience is over, is thrown.
 */
export async function waitingForPlace<Connection>(
  attempt: () => Promise<Connection>,
  patience: number,
  onWaiting?: () => void,
): Promise<Connection> {
  const start = performance.now();
  let isTold = false;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isWithoutPlace(error) || performance.now() - start >= patience) throw error;
      if (!isTold) onWaiting?.();
      isTold = true;
      await delay(200);
    }
  }
}
