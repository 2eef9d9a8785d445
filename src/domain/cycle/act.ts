import { type CivilDate, italianDate } from "../kernel/civilDate.ts";

/** A decision of an organ (it. "atto"): who took it, its number, its date. */
export type Act = { readonly organ: string; readonly number: string; readonly date: CivilDate };

/** Says an act as Italians cite it: "Giunta comunale, n. 12 del 31/01/2024". */
export function actText({ organ, number, date }: Act): string {
  return `${organ}, n. ${number} del ${italianDate(date)}`;
}
