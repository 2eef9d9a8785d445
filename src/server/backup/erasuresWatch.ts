import type { Database } from "../../data/database/database.ts";
import { keepErasures } from "./erasuresFile.ts";

/** How often, in milliseconds. */
const EVERY = 60_000;

/** The list at work in the background. */
export type ErasuresWatch = { readonly stop: () => Promise<void> };

/**
 * Brings the list of what was erased up to the database at once and then every minute, whoever erased it. What goes wrong is told once, in Italian, until it goes
 * well again. `stop` does it once more.
 */
export function startErasuresWatch(db: Database, file: string, tell: (trouble: string) => void, every = EVERY): ErasuresWatch {
  let told = "";

  async function pass(): Promise<void> {
    try {
      await keepErasures(db, file);
      told = "";
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (trouble !== told) tell(trouble);
      told = trouble;
    }
  }

  let underWay = pass();
  const timer = setInterval(() => {
    underWay = underWay.then(pass);
  }, every).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay.then(pass);
    },
  };
}
