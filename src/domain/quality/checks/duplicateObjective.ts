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
        message: `È quasi uguale all'obiettivo ${other.code} (riga ${String(other.place.line)}) ${where}: «${other.description || other.title}».`,
        remedy: "Tenerne uno solo, con un responsabile e la quota di ciascun settore.",
      };
    }),
};

/** The pairs of objectives that say the same. */
export function duplicatesAmong(objectives: readonly Objective[]): (readonly [Objective, Objective])[] {
  const stems = new Map(objectives.map((objective) => [objective, new Set(stemsOf(objective.description || objective.title))]));
  return objectives.flatMap((one, i) =>
    objectives.slice(i + 1).flatMap((other) => {
      const [a, b] = [stems.get(one) ?? new Set<string>(), stems.get(other) ?? new Set<string>()];
      if (Math.min(a.size, b.size) < Math.max(a.size, b.size) * ALIKE.share) return [];
      const shared = [...a].filter((stem) => b.has(stem)).length;
      const all = a.size + b.size - shared;
      const isSame = shared >= ALIKE.words && shared >= all * ALIKE.share;
      const hasOwnTitle = stemsOf(one.title).join(" ") !== stemsOf(other.title).join(" ") && one.group === other.group;
      return isSame && !hasOwnTitle ? [[one, other] as const] : [];
    }),
  );
}
