import { placed } from "../material.ts";
import { groupsOf } from "../../plan/countOutcomes.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { clarityCitation } from "../validation.rule.ts";

/** One unit written in several ways. */
export const groupSpellings: Check = {
  name: "groupSpellings",
  title: "Lo stesso settore scritto in più modi",
  why: "Un nome, un settore: altrimenti chi conta ne trova di più.",
  citation: clarityCitation,
  find: ({ report: { objectives } }) =>
    groupsOf(objectives).flatMap(([group, held]): Finding[] => {
      const spellings = [...new Set(held.map(({ heading }) => heading))];
      const second = held.find(({ heading }) => heading !== held[0]?.heading);
      if (!second) return [];
      return [
        {
          severity: "low",
          ...placed(second),
          subject: group,
          message: `È scritto in ${String(spellings.length)} modi: ${spellings.map((spelling) => `«${spelling}»`).join(", ")}.`,
          remedy: "Usare sempre lo stesso nome.",
        },
      ];
    }),
};
