import type { Database } from "../data/database/database.ts";
import { passing } from "./passing.ts";
import { forgetAnswers } from "../data/request/idempotency.ts";

/** How often what is no longer needed is looked for, and how much of it goes in one transaction. */
const EVERY = { milliseconds: 3_600_000, rows: 1000 };

/** The forgetting at work in the background. */
export type Forgetting = { readonly stop: () => Promise<void> };

/**
 * Deletes, at once and then every hour, the answers whose requests can no longer arrive, a part at a time. A database that is away is asked again an hour
 * later; `stop` waits for the part under way.
 */
export function startForgetting(db: Database, every = EVERY.milliseconds): Forgetting {
  let isStopping = false;

  async function pass(): Promise<void> {
    try {
      while (!isStopping && (await forgetAnswers(db, EVERY.rows)) === EVERY.rows);
    } catch {
      // the next pass finds the same
    }
  }

  const passes = passing(pass, every);
  return {
    stop: async () => {
      isStopping = true;
      await passes.stop();
    },
  };
}
