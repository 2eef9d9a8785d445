import { dropUnseen } from "../../domain/kernel/foldWords.ts";
import { OUTSIDE_EVALUATORS } from "../../domain/organisation/employment.ts";
import { readFiscalCode } from "../../domain/organisation/fiscalCode.ts";
import { readProfile } from "../../domain/organisation/readProfile.ts";
import { readWorkingTime, WORKING_TIME_DOUBTS } from "../../domain/organisation/readWorkingTime.ts";
import { CELL_FAULTS, faultOfCell } from "../workbook/cellFault.ts";
import { DAY_DOUBTS, readDay } from "./readDay.ts";
import type { StaffColumn } from "./staffColumns.ts";

/** What a cell says, or in words why it says nothing, or could say two things. */
export type CellReading<Value> = { readonly value: Value } | { readonly doubt: string };

/** The longest name, of a person or of a unit. */
const LONGEST_NAME = 120;

const READERS = {
  number: readNumber,
  fiscalCode: (text: string) =>
    read(readFiscalCode(text), "Il codice fiscale non è giusto: sono 16 tra lettere e cifre, e l'ultima lettera controlla le altre."),
  name: (text: string) => readName(text, "Manca il nome."),
  firstName: (text: string) => readName(text, "Manca il nome."),
  mail: (text: string) => read(mailIn(text), "Questo non è un indirizzo di posta: chi non ne ha lascia la cella vuota."),
  role: (text: string) =>
    read(
      readProfile(text),
      "Area o qualifica non riconosciuta: si scrive, per esempio, «Funzionari», «Istruttori», «Operatori esperti», «Operatori», «EQ», «Dirigente». Le categorie da A a D non ci sono più dal 1/4/2023.",
    ),
  workingTime: (text: string, isPercent: boolean) => {
    const share = readWorkingTime(text, { isPercent });
    return share.ok ? { value: share.value } : { doubt: WORKING_TIME_DOUBTS[share.reasons[0].reason] };
  },
  unit: (text: string) =>
    isDay(text)
      ? { doubt: "La cella è diventata un giorno del calendario: scriva il nome dell'unità come testo." }
      : readName(text, "Manca l'unità organizzativa."),
  from: dayIn,
  to: dayIn,
  evaluator: (text: string) => {
    const word = text.toLowerCase();
    if (Object.hasOwn(OUTSIDE_EVALUATORS, word)) return { value: word };
    const code = readFiscalCode(text) ?? numberIn(text);
    return read(code, "Il valutatore si indica con la matricola o il codice fiscale, oppure con «OIV» o «Sindaco».");
  },
} satisfies Record<StaffColumn, (text: string, isPercent: boolean) => CellReading<unknown>>;

/** Reads the cell of a column. */
export type CellReader = <Column extends StaffColumn>(
  column: Column,
  text: string,
) => ReturnType<(typeof READERS)[Column]> | { readonly doubt: string };

/** How many texts of a column are remembered: areas, units and days come again and again. */
const REMEMBERED = 5000;

/**
 * A reader of the cells of one list. An error or a formula without its value is a doubt in every column; `isPercent` says that the heading of the working time
 * has a «%».
 */
export function cellReader(isPercent: boolean): CellReader {
  const before = new Map<StaffColumn, Map<string, CellReading<unknown>>>();
  const reader = (column: StaffColumn, text: string): CellReading<unknown> => {
    const ofColumn = before.get(column) ?? new Map<string, CellReading<unknown>>();
    before.set(column, ofColumn);
    const known = ofColumn.get(text);
    if (known) return known;
    const fault = faultOfCell(text);
    const reading = fault ? { doubt: CELL_FAULTS[fault] } : READERS[column](text, isPercent);
    if (ofColumn.size < REMEMBERED) ofColumn.set(text, reading);
    return reading;
  };
  return reader as CellReader;
}

/** A cell as it was meant: «="00102"» is how programs keep the zeros of a text in a CSV, and signs that nobody sees are not there. */
export function meantText(cell: string): string {
  return dropUnseen(/^="([^"]*)"$/.exec(cell)?.[1] ?? cell).trim();
}

function read<Value>(value: Value | undefined, doubt: string): CellReading<Value> {
  return value === undefined ? { doubt } : { value };
}

function readNumber(text: string): CellReading<string> {
  if (/^\d[.,]\d+E[+-]?\d+$|^\d+E[+-]\d+$/i.test(text))
    return {
      doubt:
        "La matricola è diventata un numero con l'esponente, e ha perso le sue cifre: dia alla cella il formato di testo e la riscriva come testo.",
    };
  if (/^\d+[.,]0+$/.test(text)) return { doubt: "La matricola è diventata un numero con i decimali: la riscriva come testo." };
  if (isDay(text)) return { doubt: "La matricola è diventata un giorno del calendario: la riscriva come testo." };
  return read(numberIn(text), "La matricola ha lettere senza accento, cifre, punti e trattini, al più 40.");
}

function numberIn(text: string): string | undefined {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text) && !Object.hasOwn(OUTSIDE_EVALUATORS, text.toLowerCase()) ? text : undefined;
}

function readName(text: string, missing: string): CellReading<string> {
  if (text === "") return { doubt: missing };
  if (text.length > LONGEST_NAME)
    return { doubt: `Ha più di ${String(LONGEST_NAME)} caratteri: controlli che nella cella ci sia solo il nome.` };
  return { value: text };
}

function mailIn(text: string): string | undefined {
  return text.length <= 254 && /^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$/.test(text) ? text.toLowerCase() : undefined;
}

function dayIn(text: string) {
  const day = readDay(text);
  return day.ok ? { value: day.value } : { doubt: DAY_DOUBTS[day.reasons[0].reason] };
}

function isDay(text: string): boolean {
  return /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
}
