import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { loadRuleVersions, type RuleKind, type RuleVersion } from "../../../data/evaluation/ruleDocument.ts";
import { differencesOf } from "../../../domain/evaluation/differencesOf.ts";
import type { Problem } from "../../../domain/evaluation/problem.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import { formOf } from "./ruleKinds.ts";

/** Where a document of rules stands: its last version, what there is to say about it, and what changed since the version approved before. */
export type RulesOfYear = {
  readonly version: RuleVersion;
  readonly problems: readonly Problem[];
  /** Compared with the last version approved before it, of this year or of the one before; absent where there is none. */
  readonly since?: { readonly year: number; readonly version: number; readonly differences: readonly string[] };
};

/** Where the last version of a document of rules stands; undefined when the year has none. */
export async function rulesOfYear(db: Database, key: YearKey, kind: RuleKind): Promise<RulesOfYear | undefined> {
  const versions = await loadRuleVersions(db, key, kind);
  const version = versions.at(-1);
  if (!version) return undefined;
  const checked = formOf(kind, JSON.parse(version.content));
  const problems = checked.ok ? checked.value : checked.problems.map((problem) => ({ ...problem, severity: "error" as const }));
  const before =
    versions.slice(0, -1).findLast(({ act }) => act) ??
    (await loadRuleVersions(db, { ...key, year: key.year - 1 }, kind)).findLast(({ act }) => act);
  if (!before) return { version, problems };
  const differences = differencesOf(JSON.parse(before.content) as Json, JSON.parse(version.content) as Json);
  return { version, problems, since: { year: before.year, version: before.version, differences } };
}
