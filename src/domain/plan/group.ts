import { foldWords } from "../kernel/foldWords.ts";
import { groupBy } from "../kernel/groupBy.ts";
import { slugOf } from "../kernel/figure.ts";
import type { Holder } from "./objective.ts";

/** Several spellings of one group, read as the one that was kept. Always told to people, never mended in silence. */
export type MergedSpellings = { readonly kept: string; readonly spellings: readonly string[] };

/** The groups of a document: which name each heading stands for, and what was merged. */
export type Groups = { readonly nameOf: ReadonlyMap<string, string>; readonly merged: readonly MergedSpellings[] };

/** One space, one dash between words, no space before a colon: "Area  Finanziaria -Risorse Umane :" is "Area Finanziaria – Risorse Umane:". */
export function tidyGroup(heading: string): string {
  return heading
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s+:/g, ":")
    .replace(/:(?=\S)/g, ": ")
    .replace(/ ?[–—] ?| -|- /g, " – ")
    .replace(/ {2,}/g, " ")
    .replace(/:$/, "");
}

/** A unit's name and, before a colon, its parent's: "Settore X: Area Y" is area Y of settore X. */
export function splitGroup(group: string): { readonly parent?: string; readonly name: string } {
  const [, parent, name] = /^(.+?): (.+)$/.exec(group) ?? [];
  return parent !== undefined && name !== undefined ? { parent, name } : { name: group };
}

/** The name of the group of objectives that bind every dirigente and belong to no unit. */
export const CROSS_CUTTING = "Obiettivi trasversali";

/** Who answers for the objectives of a group. */
export function holderOf(group: string): Holder {
  return group === CROSS_CUTTING ? { kind: "crossCutting" } : { kind: "unit", unit: group };
}

/**
 * Decides the name of each group. Headings that differ only in capitals, accents, spaces and signs are one group; of several spellings
 * the most frequent is kept, then the first seen. A parent keeps its first spelling for all its areas. A group that already
 * exists keeps its name.
 */
export function mergeGroups(headings: readonly string[], existing: readonly string[] = []): Groups {
  const spellings = new Map<string, Map<string, number>>();
  for (const heading of headings) {
    const group = spellings.get(keyOf(heading)) ?? new Map<string, number>();
    spellings.set(keyOf(heading), group.set(heading, (group.get(heading) ?? 0) + 1));
  }
  const known = new Map(existing.map((group) => [keyOf(group), group]));
  const parents = new Map<string, string>();
  for (const group of existing) withFirstParent(group, parents);
  const nameOf = new Map<string, string>();
  const merged: MergedSpellings[] = [];
  for (const [key, group] of spellings) {
    const mostFrequent = [...group].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
    const isCrossCutting = /^(obiettivi )?trasversali$/i.test(tidyGroup(mostFrequent));
    const kept = known.get(key) ?? (isCrossCutting ? CROSS_CUTTING : withFirstParent(tidyGroup(mostFrequent), parents));
    for (const spelling of group.keys()) nameOf.set(spelling, kept);
    if (group.size > 1) merged.push({ kept, spellings: [...group.keys()] });
  }
  return { nameOf, merged };
}

/**
 * Spellings that may be one group and are not surely: their letters and digits are the same, but more than capitals, accents, spaces and dashes tells them apart ("LL.PP." and "LLPP").
 * Each list begins with the first seen.
 */
export function unlikeSpellings(headings: readonly string[]): string[][] {
  const spelled = groupBy([...new Set(headings)], (heading) => foldWords(tidyGroup(heading)).replace(/[^\p{L}\d]/gu, ""));
  return [...spelled.values()]
    .map((same) => [...groupBy(same, (heading) => foldWords(tidyGroup(heading))).values()].map(([first = ""]) => first))
    .filter((unlike) => unlike.length > 1);
}

/** What two spellings of one group share: their letters and digits. Addresses are made of the same, so that two groups never meet in one. */
function keyOf(heading: string): string {
  return slugOf(tidyGroup(heading));
}

function withFirstParent(group: string, parents: Map<string, string>): string {
  const { parent, name } = splitGroup(group);
  if (parent === undefined) {
    parents.set(keyOf(group), parents.get(keyOf(group)) ?? group);
    return group;
  }
  const first = parents.get(keyOf(parent)) ?? parent;
  parents.set(keyOf(parent), first);
  return `${first}: ${name}`;
}

/** How the name of a unit begins, folded. */
const UNIT =
  /^(settor[ei]|area|aree|servizi[o]?|direzion[ei]|dipartiment[oi]|uffici[o]?|unita|struttura|ripartizion[ei]|segreteria|segretario|polizia|corpo|comando|sezione|staff|avvocatura|gabinetto|presidenza|ragioneria|obiettivi trasversali|trasversali|centro di responsabilita|cdr)(?!\p{L})/u;

/** Whether words begin as the name of a unit does: "Settore Tecnico". */
export function isUnitName(words: string): boolean {
  return UNIT.test(foldWords(words));
}
