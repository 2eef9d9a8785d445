import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import type { CheckName, Finding } from "./finding.ts";

/** What a check finds; where it cannot look, that it cannot, so that the others still do. */
export async function looking(check: CheckName, look: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [{ check, state: "broken", message: error instanceof DatabaseRefused ? why : `Non si riesce a guardare: ${why}.` }];
  }
}

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
