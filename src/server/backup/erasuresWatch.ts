import type { Database } from "../../data/database/database.ts";
import { passing, tellingOnce } from "../passing.ts";
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
  const tellOnce = tellingOnce(tell);

  async function pass(): Promise<void> {
    try {
      await keepErasures(db, file);
      tellOnce("");
    } catch (error) {
      tellOnce(error instanceof Error ? error.message : String(error));
    }
  }

  const passes = passing(pass, every);
  return { stop: () => passes.stop().then(pass) };
}
