import type { CivilDate } from "../kernel/civilDate.ts";
import { printTarget } from "./printTarget.ts";
import { readConstraint } from "./readConstraint.ts";
import {
  type DeadlineFound,
  explainImpossibleDay,
  findDayWithoutYear,
  findDeadline,
  lacksYear,
  mayBeDayOrNumber,
  withPlanYear,
} from "./readDeadline.ts";
import type { Deadline, Target } from "./target.ts";

/** Why a target was not understood. Each has its Italian sentence in `TARGET_PROBLEMS`. */
export type TargetProblem = "missing" | "impossibleDate" | "dateWithoutYear" | "dayOrNumber" | "noNumberNorDate" | "wordsLeftOver";

/** The answer to a target written in Italian: its meaning, or why there is none, with the nearest reading as a suggestion. */
export type TargetReading =
  | { readonly understood: true; readonly target: Target }
  | { readonly understood: false; readonly problem: TargetProblem; readonly message: string; readonly suggestion?: Target };

/** The sentence for each problem, as people read it. */
export const TARGET_PROBLEMS: Record<TargetProblem, string> = {
  missing: "Manca il target.",
  impossibleDate: "Questa data non esiste.",
  dateWithoutYear: "La data non ha l'anno.",
  dayOrNumber:
    "Può essere un giorno senza l'anno o un numero: si scrive, per esempio, «entro il 03/04/2026» oppure «3 su 4», e i decimali con la virgola.",
  noNumberNorDate: "Il target non contiene né un numero né una data: non si può dire quando è raggiunto.",
  wordsLeftOver: "Il target contiene parole che non si riescono a interpretare senza indovinare.",
};

/**
 * Reads a target as written in Italian: "Entro il 31/12/2023", "n. 2 report/anno", "≥ 95 %". Never throws, never guesses:
 * what cannot be said back with the same meaning is not understood. `planYear` is the year of "entro l'anno" and of "entro il primo semestre"; for any other date
 * without a year it only serves to propose one.
 */
export function readTarget(written: string, planYear?: number): TargetReading {
  const text = planYear === undefined ? tidy(written) : withPlanYear(tidy(written), planYear);
  if (!/[\p{L}\d]/u.test(text)) return notUnderstood("missing");
  const deadline = findDeadline(text)?.deadline;
  if (deadline && "why" in deadline) {
    return notUnderstood("impossibleDate", { message: explainImpossibleDay(deadline), ...byDay(deadline.nearest) });
  }
  const yearless = findDayWithoutYear(text, planYear);
  if (yearless) return notUnderstood("dateWithoutYear", byDay(yearless.inPlanYear));
  if (mayBeDayOrNumber(text)) return notUnderstood("dayOrNumber");
  if (lacksYear(text)) return notUnderstood("dateWithoutYear");
  const target = meaningOf(text);
  if (target && isSame(target, meaningOf(tidy(printTarget(target))))) return { understood: true, target };
  const suggestion = nearestReading(text, deadline);
  if (suggestion) return notUnderstood("wordsLeftOver", { suggestion });
  return notUnderstood(/\d/.test(text) ? "wordsLeftOver" : "noNumberNorDate");
}

function meaningOf(text: string): Target | undefined {
  if (findDayWithoutYear(text)) return undefined;
  const found = findDeadline(text);
  if (!found) return onlyConstraint(text);
  return "why" in found.deadline ? undefined : withDeadline(found, found.deadline);
}

function isSame(one: Target, other: Target | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function byDay(day: CivilDate | undefined): { suggestion?: Target } {
  return day === undefined ? {} : { suggestion: { kind: "deadline", deadline: { kind: "day", by: day } } };
}

function notUnderstood(problem: TargetProblem, { message, suggestion }: { message?: string; suggestion?: Target } = {}): TargetReading {
  const proposal = suggestion && { suggestion };
  const question = suggestion ? ` Intendeva «${printTarget(suggestion)}»?` : "";
  return { understood: false, problem, message: message ?? `${TARGET_PROBLEMS[problem]}${question}`, ...proposal };
}

/** One kind of space, of apostrophe and of dash; no spaces or full stop at the ends, no midnight after a day. */
function tidy(written: string): string {
  return written
    .replace(/\s+/g, " ")
    .replace(/[’‘`´]/g, "'")
    .replace(/[–—]/g, "-")
    .replace(/([<>]) =/g, "$1=")
    .replace(/(?<=\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4})[ T]00:00(?::00)?$/, "")
    .trim()
    .replace(/\s*[.;]$/, "");
}

function onlyConstraint(text: string): Target | undefined {
  const constraint = readConstraint(text);
  return constraint && { kind: "constraint", constraint };
}

function withDeadline({ before, after, introduced }: DeadlineFound, deadline: Deadline): Target | undefined {
  const words = before.replace(/[,:]$/, "").trim();
  if (words === "" && after === "") return { kind: "deadline", deadline };
  if (words === "") {
    const constraint = introduced ? readConstraint(after.replace(/^[,:]\s*/, "")) : undefined;
    return constraint && { kind: "constraintByDeadline", constraint, deadline };
  }
  if (after !== "" || !introduced) return undefined;
  const constraint = readConstraint(words);
  if (constraint) return { kind: "constraintByDeadline", constraint, deadline };
  return /[\d<>=≤≥%]/.test(words) || !/\p{L}/u.test(words) ? undefined : { kind: "deadline", deadline, deliverable: words };
}

/** Words that make a date a beginning: to propose it as a deadline would say the opposite. */
const SAYS_FROM_WHEN = /(?<!\p{L})(?:dal|dall|dalla|da|dopo|oltre|prima|partire|successiv\p{L}*)(?!\p{L})/iu;

/** The closest thing a misunderstood text may have meant: its date, or else its percentage as a minimum. Only ever proposed. */
function nearestReading(text: string, deadline: Deadline | undefined): Target | undefined {
  if (SAYS_FROM_WHEN.test(text)) return undefined;
  if (deadline) return { kind: "deadline", deadline };
  const year = /^\D*((?:19|20)\d\d)$/.exec(text)?.[1];
  if (year !== undefined) return meaningOf(`entro fine ${year}`);
  const percentage = /(?<![+\-\d.,])\d+(?:[.,]\d+)* ?%/.exec(text)?.[0];
  return percentage === undefined ? undefined : onlyConstraint(`almeno ${percentage}`);
}
