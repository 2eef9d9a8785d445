import { type CivilDate, dayOf, monthNamed } from "../../domain/kernel/civilDate.ts";
import type { Sentences } from "../../domain/kernel/refusal.ts";
import { foldWords } from "../../domain/kernel/foldWords.ts";
import { refuse, type Verdict } from "../../domain/kernel/verdict.ts";

/** Why a text says no day, or could say two. */
export type DayDoubt = "unknown" | "noSuchDay" | "aNumber" | "aMonth" | "noYear" | "shortYear" | "withHour" | "longAgo" | "noEnd";

/** The sentence of each doubt, with what to write instead. */
export const DAY_DOUBTS = {
  unknown: "Data non riconosciuta: si scrive GG/MM/AAAA, e il giorno deve esistere.",
  noSuchDay: "Data non riconosciuta: si scrive GG/MM/AAAA, prima il giorno e poi il mese, e il giorno deve esistere.",
  aNumber:
    "È un numero: forse il giorno come lo conta il foglio di calcolo. Dia alla cella il formato di una data, oppure scriva GG/MM/AAAA.",
  aMonth: "C'è il mese senza il giorno: il mese è compreso tutto? Scriva il giorno, GG/MM/AAAA.",
  noYear: "C'è il giorno senza l'anno: di quale anno? Scriva GG/MM/AAAA.",
  shortYear: "L'anno ha due cifre e può essere di due secoli: scriva GG/MM/AAAA.",
  withHour: "Con l'ora il giorno può essere due, secondo il fuso: scriva solo il giorno, GG/MM/AAAA.",
  longAgo: "È prima del 1950: è giusto? Scriva il giorno vero, GG/MM/AAAA.",
  noEnd: "È un giorno molto lontano: vuol dire «senza fine»? Chi è ancora in servizio lascia vuota la cella «Al».",
} satisfies Sentences<DayDoubt>;

/** Nobody still at work began before. */
const EARLIEST = 1950;

/** Of years with two digits: from 50 they are of the nineteen hundreds, up to 29 of the two thousands; those between may be either. */
const [LAST_OF_2000, FIRST_OF_1900] = [29, 50];

/**
 * Reads the first or the last day of a relation as offices and their programs write it: "31/12/2023", "31.12.23", "2023-12-31", "1° gennaio 2023",
 * "15-mar-2023", each also with midnight after it.
 */
export function readDay(written: string): Verdict<CivilDate, DayDoubt> {
  const read = dayIn(foldWords(written).replace(/[ t]0{1,2}[:.]00([:.]00(\.0+)?)?$/, ""));
  return read in DAY_DOUBTS ? refuse(read as DayDoubt) : { ok: true, value: read as CivilDate };
}

function dayIn(text: string): CivilDate | DayDoubt {
  if (/^\d+(,\d+)?$/.test(text)) return /^\d{5,6}(,\d+)?$/.test(text) ? "aNumber" : "unknown";
  if (/^\d{4}-\d\d-\d\d[ t]\d\d:|\d [0-2]?\d[:.]\d\d/.test(text)) return "withHour";
  const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (iso) return dayWith(iso[3], Number(iso[2]), iso[1]);
  const numbers = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})$/.exec(text);
  if (numbers) return dayWith(numbers[1], Number(numbers[2]), numbers[3]);
  const words = /^(\d{1,2}) ?[°º^]?[ /.-]?([a-z]{3,})\.?[ /.-](\d{4}|\d{2})$/.exec(text);
  const month = words && monthNamed(words[2]!);
  if (words && month) return dayWith(words[1], month, words[3]);
  return isMonth(text) ? "aMonth" : isDayOfMonth(text) ? "noYear" : "unknown";
}

function dayWith(day: string | undefined, month: number, year = ""): CivilDate | DayDoubt {
  const full = year.length === 4 ? Number(year) : yearOf(Number(year));
  if (full === undefined) return "shortYear";
  if (full > 2199) return "noEnd";
  const found = dayOf(full, month, Number(day));
  return full < EARLIEST ? "longAgo" : (found ?? "noSuchDay");
}

function yearOf(short: number): number | undefined {
  if (short >= FIRST_OF_1900) return 1900 + short;
  return short <= LAST_OF_2000 ? 2000 + short : undefined;
}

function isMonth(text: string): boolean {
  const [, name] = /^([a-z]{3,})\.?[ /.-](?:\d{4}|\d{2})$/.exec(text) ?? [];
  return /^(0?[1-9]|1[0-2])[/.-]\d{4}$|^\d{4}[/.-](0[1-9]|1[0-2])$/.test(text) || (name !== undefined && monthNamed(name) !== undefined);
}

function isDayOfMonth(text: string): boolean {
  const [, name] = /^\d{1,2}[ /.-]([a-z]{3,})\.?$/.exec(text) ?? [];
  return /^\d{1,2}[/.-]\d{1,2}$/.test(text) || (name !== undefined && monthNamed(name) !== undefined);
}
