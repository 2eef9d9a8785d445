import { italianDate } from "../kernel/civilDate.ts";
import { COMPARISON_WORDS } from "../kernel/comparison.ts";
import { italianDecimal } from "../kernel/rational.ts";
import type { Constraint, Deadline, Period, Target, Unit } from "./target.ts";

/** Says a target back in plain Italian: "almeno 2 report all'anno, entro il 31/12/2023". Reading it again gives the same target. */
export function printTarget(target: Target): string {
  switch (target.kind) {
    case "deadline": {
      const deadline = printDeadline(target.deadline);
      return target.deliverable === undefined ? deadline : `${target.deliverable}, ${deadline}`;
    }
    case "constraint":
      return printConstraint(target.constraint);
    case "constraintByDeadline":
      return `${printConstraint(target.constraint)}, ${printDeadline(target.deadline)}`;
  }
}

/** "entro il 31/12/2023", "nei termini di legge". */
export function printDeadline(deadline: Deadline): string {
  switch (deadline.kind) {
    case "day":
      return `entro il ${italianDate(deadline.by)}`;
    case "statutoryTerm": {
      const term = deadline.ofApproval ? "nei termini di approvazione di legge" : "nei termini di legge";
      return deadline.resolved ? `${term} (${italianDate(deadline.resolved)})` : term;
    }
  }
}

/** "ritardo non oltre 0", "da 3 a 5 giorni", "riduzione di almeno 10 % rispetto al 2022". */
export function printConstraint(constraint: Constraint): string {
  switch (constraint.kind) {
    case "value": {
      const { comparison, subject, amount, unit } = constraint;
      const words = comparison === "expected" ? undefined : COMPARISON_WORDS[comparison]; // without direction it has no words: "95 %"
      return [subject, words, amountWithUnit(amount, unit)].filter(Boolean).join(" ");
    }
    case "range": {
      const ends = `da ${italianDecimal(constraint.from)} a ${amountWithUnit(constraint.to, constraint.unit)}`;
      return constraint.subject === undefined ? ends : `${constraint.subject} ${ends}`;
    }
    case "change": {
      const direction = constraint.direction === "reduction" ? "riduzione" : "aumento";
      const since = constraint.since === undefined ? "" : ` rispetto al ${String(constraint.since)}`;
      return `${direction} di almeno ${amountWithUnit(constraint.amount, constraint.unit)}${since}`;
    }
  }
}

const PERIOD_WORDS: Record<Period, string> = {
  day: "al giorno",
  week: "alla settimana",
  month: "al mese",
  quarter: "a trimestre",
  halfYear: "a semestre",
  year: "all'anno",
};

/** "95 % delle pratiche", "8 su 10", "2 report all'anno", "0". */
export function amountWithUnit(amount: string, unit: Unit): string {
  const number = italianDecimal(amount);
  switch (unit.kind) {
    case "percentage":
      return unit.of === undefined ? `${number} %` : `${number} % ${unit.of}`;
    case "score":
      return `${number} su ${italianDecimal(unit.outOf)}`;
    case "euro":
      return `${number} €`;
    case "things":
      return [number, unit.name, unit.per && PERIOD_WORDS[unit.per]].filter(Boolean).join(" ");
    case "number":
      return unit.per === undefined ? number : `${number} ${PERIOD_WORDS[unit.per]}`;
  }
}
