import { type CivilDate, dayOf, daysInMonth, italianDate, monthName, monthNamed } from "../kernel/civilDate.ts";
import type { Deadline } from "./target.ts";

/** A stretch of text that names a day: where it stands, and the day, or why there is none. */
export type DayFound = { readonly start: number; readonly end: number; readonly day: CivilDate | ImpossibleDay };

/** A date as written that the calendar does not have: "31/06/2023". `nearest` is the last day of that month, when the month exists. */
export type ImpossibleDay = { readonly written: string; readonly why: string; readonly nearest?: CivilDate };

const MONTH =
  "gen(?:naio|\\.)?|feb(?:braio|br\\.|\\.)?|mar(?:zo|\\.)|apr(?:ile|\\.)|mag(?:gio|\\.)|giu(?:gno|\\.)|lug(?:lio|\\.)|ago(?:sto|\\.)|set(?:tembre|t\\.|\\.)|ott(?:obre|\\.)|nov(?:embre|\\.)|dic(?:embre|\\.)";

const NUMERIC_DAY = /(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/])/;
/** "31/12/23" is of this century; "01/02/03" could be read in several ways, and is no day. */
const SHORT_DAY = /(?<![\d/.,-])(\d{1,2})\/(\d{1,2})\/(1[3-9]|[2-9]\d)(?![\d/])/;
const ISO_DAY = /(?<![\d/.,-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/;
const WORDED_DAY = new RegExp(`(?<![\\d/.,-])(\\d{1,2})[°º]?\\s+(${MONTH})\\s+(\\d{4})(?!\\d)`, "i");
/** As spreadsheets show a day: "30-giu-2023", "31-dic-24". */
const DASHED_DAY = /(?<![\d/.,-])(\d{1,2})-(gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic)-(20\d\d|1[3-9]|[2-9]\d)(?![\d-])/i;
const NUMERIC_MONTH = /(?<![\d/.,-])(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\d/])/;
const MONTH_AND_YEAR = new RegExp(`\\b(?:la fine di |fine )?(${MONTH})\\s+(\\d{4})(?!\\d)`, "i");
const PART_OF_YEAR = /\b(primo|secondo|terzo|quarto|1°|2°|3°|4°|i|ii|iii|iv)\s+(trimestre|semestre)\s+(?:del |dell'anno )?(\d{4})(?!\d)/i;
const END_OF_YEAR = /\b(?:la )?fine (?:del |dell'anno |anno )?(\d{4})(?!\d)|\banno (\d{4})(?!\d)|(?<=\bentro (?:il )?)(\d{4})$/i;

const ORDINALS: Record<string, number> = {
  primo: 1, "1°": 1, i: 1, secondo: 2, "2°": 2, ii: 2, terzo: 3, "3°": 3, iii: 3, quarto: 4, "4°": 4, iv: 4,
}; // prettier-ignore

/** The first day named in a text: "30/9/2023", "31/12/23", "2023-12-31", "31 dicembre 2023", "31-dic-2023", "settembre 2023" and "09/2023" (its last day), "primo semestre 2023", "fine 2023". */
export function findDay(text: string): DayFound | undefined {
  const numeric = NUMERIC_DAY.exec(text);
  if (numeric) return found(numeric, toDay(numeric[0], Number(numeric[4]), Number(numeric[3]), Number(numeric[1])));
  const short = SHORT_DAY.exec(text);
  if (short) return found(short, toDay(short[0], 2000 + Number(short[3]), Number(short[2]), Number(short[1])));
  const iso = ISO_DAY.exec(text);
  if (iso) return found(iso, toDay(iso[0], Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const worded = WORDED_DAY.exec(text);
  if (worded) return found(worded, toDay(worded[0], Number(worded[3]), monthNamed(worded[2] ?? "") ?? 0, Number(worded[1])));
  const dashed = DASHED_DAY.exec(text);
  if (dashed) {
    const year = Number(dashed[3]) + (dashed[3]?.length === 2 ? 2000 : 0);
    return found(dashed, toDay(dashed[0], year, monthNamed(dashed[2] ?? "") ?? 0, Number(dashed[1])));
  }
  const numericMonth = NUMERIC_MONTH.exec(text);
  if (numericMonth) return found(numericMonth, lastDayOfMonth(Number(numericMonth[2]), Number(numericMonth[1])));
  const month = MONTH_AND_YEAR.exec(text);
  if (month) return found(month, lastDayOfMonth(Number(month[2]), monthNamed(month[1] ?? "") ?? 0));
  const part = PART_OF_YEAR.exec(text);
  if (part) {
    const length = part[2]?.toLowerCase() === "trimestre" ? 3 : 6;
    return found(part, lastDayOfMonth(Number(part[3]), (ORDINALS[part[1]?.toLowerCase() ?? ""] ?? 0) * length));
  }
  const year = END_OF_YEAR.exec(text);
  if (year) return found(year, lastDayOfMonth(Number(year[1] ?? year[2] ?? year[3]), 12));
  return undefined;
}

const DAY_WITHOUT_YEAR = new RegExp(
  `(?<![\\d/.,-])(\\d{1,2})(?:[°º]?\\s+(${MONTH})(?![\\p{L}])|/(\\d{1,2})(?![\\d/]))(?!\\s*\\d{4})`,
  "iu",
);

/** A day written without its year, "30 giugno" or "entro il 30/06", and the same day in the year of the plan if it exists. */
export function findDayWithoutYear(text: string, planYear?: number): { inPlanYear?: CivilDate } | undefined {
  const match = DAY_WITHOUT_YEAR.exec(text);
  if (
    !match ||
    (match[3] !== undefined && !/(?:entro|al|non oltre) (?:il )?$/i.test(text.slice(0, match.index)) && !isDayAlone(match, text))
  )
    return undefined;
  const month = match[2] === undefined ? Number(match[3]) : (monthNamed(match[2]) ?? 0);
  const day = planYear === undefined ? undefined : dayOf(planYear, month, Number(match[1]));
  return day === undefined ? {} : { inPlanYear: day };
}

/** Whether "31/12" can only be a day: nobody scores 31 of 12. */
function isDayAlone(match: RegExpExecArray, text: string): boolean {
  return match[0] === text && Number(match[1]) > Number(match[3]) && Number(match[1]) <= 31 && Number(match[3]) <= 12;
}

/** Whether a text is a day without its year or a number, "3/4" (of four?) and "31.12" (and twelve hundredths?), and nothing tells which. */
export function mayBeDayOrNumber(text: string): boolean {
  const [, day, sign, month] = /^(\d{1,2})(?:(\/)(?=\d{1,2}$)|\.(?=\d\d$))(\d+)$/.exec(text) ?? [];
  const isDay = Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isDay && (sign === undefined || Number(day) <= Number(month));
}

const END_OF_THE_YEAR = /(?<=\bentro )(?:l'anno(?: in corso)?|la fine dell'anno(?: in corso)?|fine anno)$/i;
const PART_OF_THE_YEAR = /(?<=\bentro (?:il )?)(?:primo|secondo|terzo|quarto|[1-4]°|i{1,3}|iv) (?:trimestre|semestre)$/i;

/** Gives its year to a text that ends with "entro l'anno" or "entro il primo semestre": in a plan they can only be the plan's. */
export function withPlanYear(text: string, planYear: number): string {
  return text.replace(END_OF_THE_YEAR, `il 31/12/${String(planYear)}`).replace(PART_OF_THE_YEAR, (part) => `${part} ${String(planYear)}`);
}

/** Whether a text ends with a part of a year it does not name. */
export function lacksYear(text: string): boolean {
  return END_OF_THE_YEAR.test(text) || PART_OF_THE_YEAR.test(text);
}

function found(match: RegExpExecArray, day: CivilDate | ImpossibleDay): DayFound {
  return { start: match.index, end: match.index + match[0].length, day };
}

function lastDayOfMonth(year: number, month: number): CivilDate | ImpossibleDay {
  return toDay(`${String(month)}/${String(year)}`, year, month, daysInMonth(year, month));
}

function toDay(written: string, year: number, month: number, day: number): CivilDate | ImpossibleDay {
  const existing = dayOf(year, month, day);
  if (existing) return existing;
  const days = daysInMonth(year, month);
  const nearest = day > days ? dayOf(year, month, days) : undefined;
  if (!nearest) return { written, why: days === 0 ? "i mesi sono 12" : "il giorno o l'anno non è possibile" };
  const inThatYear = month === 2 ? ` nel ${String(year)}` : "";
  return { written, why: `${monthName(month)}${inThatYear} ha ${String(days)} giorni`, nearest };
}

/** Explains an impossible day as a person would: "Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?". */
export function explainImpossibleDay({ why, nearest }: ImpossibleDay): string {
  const question = nearest ? ` Intendeva ${italianDate(nearest)}?` : "";
  return `Questa data non esiste: ${why}.${question}`;
}

/** A deadline found in a text, with what stands before it; `rest` after it must be empty for the text to be understood. */
export type DeadlineFound = {
  readonly before: string;
  readonly after: string;
  /** Whether the text says "entro", "al" …; a bare date does not. */
  readonly introduced: boolean;
  readonly deadline: Deadline | ImpossibleDay;
};

const INTRODUCTION =
  /(?:,\s*)?(?<![\p{L}'])(?:(?:da (?:completare|concludere|approvare|realizzare) )?(?:entro(?: e non oltre)?|non oltre|al|all'|alla data del|alla)(?: (?:il|lo|la|i)| l'|l')?(?: (?:giorno|data del))?)\s*$/iu;
const STATUTORY =
  /(?:,\s*)?(?:nei|entro i|secondo i|nel rispetto dei)?\s*termini (di approvazione |d'approvazione )?(?:normativi|di legge|previsti dalla (?:legge|normativa|norma)|stabiliti dalla (?:legge|normativa|norma))(?: di approvazione)?(?: \((\d{2}\/\d{2}\/\d{4})\))?/i;

/** Finds the deadline of a text: a day or a term of law. */
export function findDeadline(text: string): DeadlineFound | undefined {
  const statutory = STATUTORY.exec(text);
  if (statutory) {
    const resolved = statutory[2] === undefined ? undefined : findDay(statutory[2])?.day;
    const term = { kind: "statutoryTerm", ofApproval: statutory[1] !== undefined } as const;
    const around = {
      before: text.slice(0, statutory.index).trim(),
      after: text.slice(statutory.index + statutory[0].length).trim(),
      introduced: true,
    };
    if (typeof resolved === "object") return { ...around, deadline: resolved };
    return { ...around, deadline: resolved ? { ...term, resolved } : term };
  }
  const dayFound = findDay(text);
  if (!dayFound) return undefined;
  const head = text.slice(0, dayFound.start);
  const introduction = INTRODUCTION.exec(head);
  return {
    before: (introduction ? head.slice(0, introduction.index) : head).trim(),
    after: text.slice(dayFound.end).trim(),
    introduced: introduction !== null,
    deadline: typeof dayFound.day === "string" ? { kind: "day", by: dayFound.day } : dayFound.day,
  };
}
