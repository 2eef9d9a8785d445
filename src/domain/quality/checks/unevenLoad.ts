import { placed } from "../material.ts";
import { groupsOf } from "../../plan/countOutcomes.ts";
import { CROSS_CUTTING } from "../../plan/group.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { resourcedCitation } from "../goodObjective.rule.ts";

/** Units with far more objectives than the others: more than three times the middle one, and more than ten. */
export const unevenLoad: Check = {
  name: "unevenLoad",
  title: "Carico sproporzionato tra i settori",
  why: "Gli obiettivi sono pochi e correlati alle risorse: chi ne ha troppi non può curarli tutti, e ciascuno conta poco.",
  citation: resourcedCitation,
  find: ({ report: { objectives } }) => {
    const units = groupsOf(objectives).filter(([group]) => group !== CROSS_CUTTING);
    const loads = units.map(([, held]) => held.length).sort((a, b) => a - b);
    const middle = loads[Math.floor(loads.length / 2)] ?? 0;
    const least = loads[0] ?? 0;
    if (units.length < 3) return [];
    return units.flatMap(([group, held]): Finding[] => {
      if (held.length <= 10 || held.length <= middle * 3) return [];
      return [
        {
          severity: "medium",
          subject: group,
          ...(held[0] && placed(held[0])),
          message: `Ha ${String(held.length)} obiettivi su ${String(objectives.length)}; un altro settore ne ha ${String(least)}, quello di mezzo ${String(middle)}.`,
          remedy:
            "Unire ciò che è lo stesso lavoro, lasciare l'attività ordinaria agli indicatori dei servizi, tenere pochi obiettivi importanti.",
        },
      ];
    });
  },
};
