declare const civilDateBrand: unique symbol;

/** A day of the calendar, with no hour and no time zone: "2023-12-31". Compares with < and >. */
export type CivilDate = string & { readonly [civilDateBrand]: true };

const MONTHS = [
  ["gennaio", 31],
  ["febbraio", 28],
  ["marzo", 31],
  ["aprile", 30],
  ["maggio", 31],
  ["giugno", 30],
  ["luglio", 31],
  ["agosto", 31],
  ["settembre", 30],
  ["ottobre", 31],
  ["novembre", 30],
  ["dicembre", 31],
] as const;

/** The Italian name of a month, 1 to 12. */
export function monthName(month: number): string {
  const found = MONTHS[month - 1];
  if (!found) throw new RangeError(`No month ${String(month)}`);
  return found[0];
}

/** The month with this Italian name, whole ("settembre") or short ("sett."); undefined when it names none. */
export function monthNamed(name: string): number | undefined {
  const short = name.toLowerCase().replace(/\.$/, "");
  if (short.length < 3) return undefined;
  const index = MONTHS.findIndex(([month]) => month.startsWith(short));
  return index < 0 ? undefined : index + 1;
}

/** How many days a month has; 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTHS[month - 1]?.[1] ?? 0);
}

/** The years of the days that there are here. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2999;

/** The day with these numbers; undefined when the calendar has none (31 June) or the year is not one of those above. */
export function dayOf(year: number, month: number, day: number): CivilDate | undefined {
  const isDay = year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysInMonth(year, month);
  if (!isDay) return undefined;
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CivilDate;
}

/** Reads "2023-12-31", as databases and programs write it; throws when it is no day. */
export function civilDate(iso: string): CivilDate {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const found = dayOf(Number(year), Number(month), Number(day));
  if (!found) throw new RangeError(`Not a day: ${iso}`);
  return found;
}

/** Reads "31/12/2023" as people write it; undefined when no such day exists ("31/06/2023"). */
export function parseItalianDate(text: string): CivilDate | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  return day && month && year ? dayOf(Number(year), Number(month), Number(day)) : undefined;
}

/** Writes a day as Italians do: "31/12/2023". */
export function italianDate(date: CivilDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** The days from one day to another: 1 from 31 December to 1 January; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return ordinal(to) - ordinal(from);
}

/** The day before. */
export function dayBefore(date: CivilDate): CivilDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const before =
    day > 1
      ? dayOf(year, month, day - 1)
      : dayOf(month > 1 ? year : year - 1, month > 1 ? month - 1 : 12, daysInMonth(year, month > 1 ? month - 1 : 12));
  if (!before) throw new RangeError(`No day before ${date}`);
  return before;
}

/** The day after; undefined after the last day that there is here, 31 December 2999. */
export function dayAfter(date: CivilDate): CivilDate | undefined {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  if (day < daysInMonth(year, month)) return dayOf(year, month, day + 1);
  return month < 12 ? dayOf(year, month + 1, 1) : dayOf(year + 1, 1, 1);
}

/** Days since 1 January of the year 1, in the calendar of 1582. */
function ordinal(date: CivilDate): number {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const leapsBefore = Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
  let days = (year - 1) * 365 + leapsBefore + Number(date.slice(8, 10));
  for (let each = 1; each < month; each += 1) days += daysInMonth(year, each);
  return days;
}
