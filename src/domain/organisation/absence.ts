import { type CivilDate, daysBetween } from "../kernel/civilDate.ts";
import type { Stint } from "./person.ts";

/** Days of absence that the law protects, which count as worked, or the others. No cause is kept. */
export type AbsenceClass = "neutral" | "counted";

/** Some days of absence within some days (it. "assenza"): which ones is known only where they are all. */
export type Absence = { readonly from: CivilDate; readonly to: CivilDate; readonly class: AbsenceClass; readonly days: number };

/** The absences that periods of service tell. */
export function absencesIn(stints: readonly Pick<Stint, "from" | "to" | "neutralDays" | "countedDays">[]): Absence[] {
  return stints.flatMap(({ from, to, neutralDays, countedDays }) => [
    ...(neutralDays > 0 ? [{ from, to, class: "neutral", days: neutralDays } as const] : []),
    ...(countedDays > 0 ? [{ from, to, class: "counted", days: countedDays } as const] : []),
  ]);
}

/** How many days there are from a day to a day, both included. */
export function lengthOf({ from, to }: { readonly from: CivilDate; readonly to: CivilDate }): number {
  return daysBetween(from, to) + 1;
}
