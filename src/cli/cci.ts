import type { Exit } from "./commandLine.ts";
import { rulesHelp, runRules } from "./rulesCommand.ts";

export const help = rulesHelp("cci", []);

/** Drafts, approves and shows the contratto integrativo of a year. */
export function run(words: readonly string[]): Promise<Exit> {
  return runRules("cci", {}, words);
}
