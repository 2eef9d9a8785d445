import type { CivilDate } from "./civilDate.ts";

/** How far ahead something may be written that will hold from a day: more is a year typed wrong. */
const YEARS_AHEAD = 2;

/** Whether what begins on a day may be written today: in the past, today, or within two years. */
export function mayBegin(day: CivilDate, today: CivilDate): boolean {
  const last = `${String(Number(today.slice(0, 4)) + YEARS_AHEAD)}${today.slice(4)}`;
  return day <= last;
}

/** Why a day may not be a first day, for people. */
export const BEGINS_TOO_LATE = "Il primo giorno è tra più di due anni: controlli l'anno.";
