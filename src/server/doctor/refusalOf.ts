import { DatabaseRefused } from "../../data/database/databaseRefused.ts";

/** The sentence with which something is refused; undefined where it is not. */
export async function refusalOf(ask: () => unknown): Promise<string | undefined> {
  try {
    await ask();
    return undefined;
  } catch (error) {
    if (error instanceof DatabaseRefused) return error.message;
    throw error;
  }
}
