import { originWords } from "../../plan/origin.ts";
import type { Objective } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";
import { stemsOf } from "../words.ts";

/** How much two descriptions must share to be one: four fifths of all their words, and four words at least. */
const ALIKE = { share: 0.8, words: 4 };

/** Two objectives with the same or nearly the same description. */
export const duplicateObjective: Check = {
  name: "duplicateObjective",
  title: "Lo stesso obiettivo due volte",
  why: "Un obiettivo ripetuto conta due volte nel risultato, e non si sa chi ne risponde.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    duplicatesAmong(objectives).map(([one, other]): Finding => {
      const where = one.group === other.group ? "dello stesso settore" : `di un altro settore, ${other.group}`;
      return {
        severity: "high",
        ...about(one),
        message: `È quasi uguale all'obiettivo ${other.code} (${originWords(other.origin)}) ${where}: «${other.description || other.title}».`,
        remedy: "Tenerne uno solo, con un responsabile e la quota di ciascun settore.",
      };
    }),
};

/**
 * The pairs of objectives that say the same. Two sets of words that share four fifths have one in common among the rarest fifth of each:
 * only objectives that do are compared, so that thousands can be.
 */
export function duplicatesAmong(objectives: readonly Objective[]): (readonly [Objective, Objective])[] {
  const all = objectives.map((objective) => ({ objective, stems: new Set(stemsOf(objective.description || objective.title)) }));
  const times = new Map<string, number>();
  for (const { stems } of all) for (const stem of stems) times.set(stem, (times.get(stem) ?? 0) + 1);
  const seen = new Map<string, Told[]>();
  return all.flatMap((other) => {
    const rarest = [...other.stems].sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1));
    const telling = rarest.slice(0, rarest.length - Math.ceil(rarest.length * ALIKE.share) + 1);
    const candidates = new Set(telling.flatMap((stem) => seen.get(stem) ?? []));
    for (const stem of telling) seen.set(stem, [...(seen.get(stem) ?? []), other]);
    return [...candidates].filter((one) => sayTheSame(one, other)).map((one) => [one.objective, other.objective] as const);
  });
}

type Told = { readonly objective: Objective; readonly stems: ReadonlySet<string> };

function sayTheSame({ objective: one, stems: a }: Told, { objective: other, stems: b }: Told): boolean {
  const shared = [...a].filter((stem) => b.has(stem)).length;
  const isSame = shared >= ALIKE.words && shared >= (a.size + b.size - shared) * ALIKE.share;
  const hasOwnTitle = one.group === other.group && stemsOf(one.title).join(" ") !== stemsOf(other.title).join(" ");
  return isSame && !hasOwnTitle;
}
