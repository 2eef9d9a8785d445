import { placed } from "../material.ts";
import { placeIn } from "../../plan/origin.ts";
import { groupBy } from "../../kernel/groupBy.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { clarityCitation } from "../validation.rule.ts";

/** One title on three or more objectives of a unit. */
export const repeatedTitle: Check = {
  name: "repeatedTitle",
  title: "Lo stesso titolo per più obiettivi",
  why: "Un titolo che vale per tanti obiettivi è il nome di una materia: non permette di citarne uno.",
  citation: clarityCitation,
  find: ({ report: { objectives } }) =>
    [...groupBy(objectives, ({ group, title }) => `${group}\n${title.toLowerCase().replace(/[^\p{L}\d]/gu, "")}`).values()].flatMap(
      (same): Finding[] => {
        const [first] = same;
        if (!first || same.length < 3) return [];
        return [
          {
            severity: "low",
            ...placed(first),
            subject: first.group,
            message: `«${first.title}» è il titolo di ${String(same.length)} obiettivi (righe ${same.map(({ origin }) => String(placeIn(origin)?.line ?? "–")).join(", ")}).`,
            remedy: "Dare a ciascuno un titolo che dica il risultato.",
          },
        ];
      },
    ),
};
