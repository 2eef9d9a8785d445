import { civilDate, daysBetween } from "../kernel/civilDate.ts";
import type { Derivation, Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { exactly, fromDecimalText, ONE } from "../kernel/rational.ts";
import type { Stint } from "../organisation/person.ts";
import { common, type FundPlace } from "./fundPlace.ts";

/** Provenance of what the calendar says. */
export const CALENDAR: Provenance = { kind: "law", citation: "calendario" };

/**
 * The part of the year worked, full time being 1: the days of each stint, first and last included, less the days of absence that count, by the share of
 * full time, over the days of the year. Days the law protects count as worked (d.lgs. 198/2006, art. 25, c. 2-bis, verify): they are nowhere taken off.
 */
export function presenceOf(d: Derivation, place: FundPlace, person: string, stints: readonly Stint[]): Term {
  const entry: Provenance = { kind: "entry", where: `periodi di servizio di ${person}` };
  const one = common(d, place, "primo giorno", "Il primo giorno conta", ONE, CALENDAR);
  const worked = stints.map(({ from, to, fte, countedDays }, i) => {
    const n = stints.length === 1 ? "" : ` ${String(i + 1)}`;
    const start = d.day(`dal${n}`, `Inizio del periodo${n}`, from, entry);
    const end = d.day(`al${n}`, `Fine del periodo${n}`, to, entry);
    const days = d.sum(`giorni${n}`, `Giorni del periodo${n}`, [d.days(`differenza${n}`, `Differenza${n}`, start, end), one]);
    const present =
      countedDays === 0
        ? days
        : d.difference(`presenza${n}`, `Giorni presenti${n}`, days, [
            d.given(`assenze${n}`, `Giorni di assenza che contano${n}`, exactly(countedDays), entry),
          ]);
    if (fte === "1") return present;
    const share = d.given(`tempo${n}`, `Quota del tempo pieno${n}`, fromDecimalText(fte), entry);
    return d.product(`a tempo pieno${n}`, `Giorni ragguagliati al tempo pieno${n}`, [present, share]);
  });
  const all = worked.length === 1 ? worked[0]! : d.sum("giorni", "Giorni in tutto", worked);
  const { year } = place.cci;
  const inYear = common(d, place, "giorni dell'anno", "Giorni dell'anno", exactly(daysOfYear(year)), CALENDAR);
  return d.quotient("parte dell'anno", "Parte dell'anno lavorata", all, inYear);
}

/** 365 or 366. */
export function daysOfYear(year: number): number {
  return daysBetween(civilDate(`${String(year)}-01-01`), civilDate(`${String(year)}-12-31`)) + 1;
}
