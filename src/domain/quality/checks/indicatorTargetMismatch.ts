import type { Indicator, IndicatorKind } from "../../plan/indicator.ts";
import type { Constraint, Target } from "../../plan/target.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about, eachIndicator } from "../material.ts";

/** Targets that say something else than what the indicator measures. */
export const indicatorTargetMismatch: Check = {
  name: "indicatorTargetMismatch",
  title: "Indicatore e target non vanno insieme",
  why: "Un obiettivo è misurabile quando il target è espresso in ciò che l'indicatore misura.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) =>
    eachIndicator(objectives, (objective, indicator): Finding[] => {
      const lacking = lackOf(indicator);
      if (lacking === undefined) return [];
      const { written, target } = indicator;
      return [
        {
          severity: "high",
          ...about(objective, indicator),
          message: `L'indicatore è «${written}», ma il target «${target.written}» ${lacking}.`,
          remedy: "Cambiare l'indicatore, oppure scrivere il target nella sua unità.",
        },
      ];
    }),
};

/** What the target should have and has not, by the kind of its indicator; undefined when they go together or nothing can be said. */
export function lackOf({ kind, target }: Pick<Indicator, "kind" | "target">): string | undefined {
  const { reading, written } = target;
  if (!reading.understood && reading.problem !== "noNumberNorDate" && reading.problem !== "wordsLeftOver") return undefined;
  const meant = reading.understood ? reading.target : undefined;
  const constraint = meant && "constraint" in meant ? meant.constraint : undefined;
  switch (expects(kind)) {
    case "percentage":
      if (constraint ? constraint.kind === "change" || constraint.unit.kind === "percentage" : /%|per ?cento/i.test(written))
        return undefined;
      return "non contiene una percentuale";
    case "number":
      return constraint !== undefined || (meant === undefined && /\d/.test(withoutDates(written))) ? undefined : "non contiene un numero";
    case "day":
      return meant === undefined || hasDeadline(meant) || countsTime(constraint) ? undefined : "non contiene una data";
    case undefined:
      return undefined;
  }
}

function expects(kind: IndicatorKind): "percentage" | "number" | "day" | undefined {
  if (kind === "percentage") return "percentage";
  if (kind === "number") return "number";
  return kind === "date" ? "day" : undefined;
}

function hasDeadline(target: Target): boolean {
  return target.kind !== "constraint";
}

/** «15 giorni» is a time, as an indicator called "temporale" asks. */
function countsTime(constraint: Constraint | undefined): boolean {
  return constraint?.unit.kind === "things" && /^(?:giorn|or[ae]$|mes|settiman|ann|minut)/i.test(constraint.unit.name);
}

function withoutDates(text: string): string {
  return text.replace(/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d/g, "");
}
