import type { Json } from "../domain/kernel/json.ts";
import { PRESETS, SMVP_PRESET_WORDS, SMVP_PRESETS } from "../exchange/rules/smvpPresets.ts";
import type { Exit } from "./commandLine.ts";
import { rulesHelp, runRules } from "./rulesCommand.ts";

export const help = rulesHelp(
  "smvp",
  SMVP_PRESETS.map((preset) => [preset, SMVP_PRESET_WORDS[preset]]),
);

/** Drafts, approves and shows the SMVP of a year. */
export function run(words: readonly string[]): Promise<Exit> {
  return runRules("smvp", PRESETS as Readonly<Record<string, Json>>, words);
}
