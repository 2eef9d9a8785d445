import { WORKING_TIME_DOUBTS, type WorkingTimeDoubt } from "../../domain/organisation/readWorkingTime.ts";
import { type RefusedRow, rowSentences } from "../refusedRow.ts";
import { CELL_FAULTS, type CellFault } from "../workbook/cellFault.ts";
import { DAY_DOUBTS, type DayDoubt } from "./readDay.ts";

/** The longest name, of a person or of a unit. */
export const LONGEST_NAME = 120;

/** Why a cell of a list of the staff says nothing, or could say two things. */
// prettier-ignore
export type CellDoubt = CellFault | Exclude<DayDoubt, "unknown"> | Exclude<WorkingTimeDoubt, "unknown"> | "unknownDay" | "unknownTime"
  | "fiscalCode" | "noName" | "noUnit" | "longName" | "mail" | "role" | "unitIsDay" | "evaluator" | "number" | "numberWithExponent"
  | "numberWithDecimals" | "numberIsDay";

/** Why a row, or the heading, of a list of the staff is not taken. */
// prettier-ignore
export type StaffRowRefusal = CellDoubt | "sameHeadings" | "hiddenColumn" | "hiddenRow" | "hiddenRows" | "noCode" | "endsBeforeBegin"
  | "evaluatesSelf" | "moreCellsThanHeading" | "nobody" | "otherFacts" | "samePeriod" | "sameFiscalCode" | "unreadTime" | "unreadTimeCell"
  | "unreadEnd" | "unreadEndCell";

/** A refused row, or heading, of a list of the staff. */
export type StaffRefusal = RefusedRow<StaffRowRefusal>;

const { unknown: unknownDay, ...dayDoubts } = DAY_DOUBTS;
const { unknown: unknownTime, ...timeDoubts } = WORKING_TIME_DOUBTS;

const TIME_REMEDY =
  "Dice quanto si lavora? Lo scriva nella colonna «Tempo», o «% part-time» se sono parti per cento; altrimenti tolga questa. Dove «Tempo» è vuoto si legge tempo pieno.";
const END_REMEDY =
  "Dice l'ultimo giorno di lavoro? Lo scriva nella colonna «Al», il giorno solo; altrimenti tolga questa. Dove «Al» è vuoto si legge che la persona è in servizio.";

/** What people read for each refusal: what is unclear, as a question where there is one, and what to write. */
export const STAFF_ROW_REFUSALS = rowSentences<StaffRowRefusal>({
  ...CELL_FAULTS,
  ...dayDoubts,
  ...timeDoubts,
  unknownDay,
  unknownTime,
  fiscalCode: "Il codice fiscale non è giusto: sono 16 tra lettere e cifre, e l'ultima lettera controlla le altre.",
  noName: "Manca il nome.",
  noUnit: "Manca l'unità organizzativa.",
  longName: `Ha più di ${String(LONGEST_NAME)} caratteri: controlli che nella cella ci sia solo il nome.`,
  mail: "Questo non è un indirizzo di posta: chi non ne ha lascia la cella vuota.",
  role: "Area o qualifica non riconosciuta: si scrive, per esempio, «Funzionari», «Istruttori», «Operatori esperti», «Operatori», «EQ», «Dirigente». Le categorie da A a D non ci sono più dal 1/4/2023.",
  unitIsDay: "La cella è diventata un giorno del calendario: scriva il nome dell'unità come testo.",
  evaluator: "Il valutatore si indica con la matricola o il codice fiscale, oppure con «OIV» o «Sindaco».",
  number: "La matricola ha lettere senza accento, cifre, punti e trattini, al più 40.",
  numberWithExponent:
    "La matricola è diventata un numero con l'esponente, e ha perso le sue cifre: dia alla cella il formato di testo e la riscriva come testo.",
  numberWithDecimals: "La matricola è diventata un numero con i decimali: la riscriva come testo.",
  numberIsDay: "La matricola è diventata un giorno del calendario: la riscriva come testo.",
  sameHeadings: ({ headings }) =>
    `Più colonne dicono la stessa cosa, ${String(headings)}: quale vale? Lasci questa intestazione a una sola e ne dia un'altra alle altre.`,
  hiddenColumn: "Questa colonna è nascosta nel foglio: va letta? La mostri, oppure la tolga, e riprovi.",
  hiddenRow: ({ rows }) => hiddenWords("c'è una riga nascosta", String(rows)),
  hiddenRows: ({ count, rows }) => hiddenWords(`ci sono ${String(count)} righe nascoste`, String(rows)),
  noCode: "Manca la matricola, e anche il codice fiscale: ce ne vuole almeno uno.",
  endsBeforeBegin: "La fine viene prima dell'inizio.",
  evaluatesSelf: "Nessuno valuta sé stesso.",
  moreCellsThanHeading: "La riga ha più celle dell'intestazione: forse un testo contiene il separatore e non è tra virgolette.",
  nobody: "Non sembra una persona, ma un totale, un titolo o una nota: tolga questa riga dall'elenco.",
  otherFacts: ({ row }) => `La riga ${String(row)} dà alla stessa persona un altro nome, codice fiscale o indirizzo.`,
  samePeriod: ({ row }) => `Nello stesso periodo la persona è già alla riga ${String(row)}: i periodi non si sovrappongono.`,
  sameFiscalCode: ({ row }) => `Lo stesso codice fiscale è alla riga ${String(row)} con un'altra matricola.`,
  unreadTime: `Questa colonna non si legge. ${TIME_REMEDY}`,
  unreadTimeCell: ({ heading }) => `La colonna «${String(heading)}» non si legge. ${TIME_REMEDY}`,
  unreadEnd: `Questa colonna non si legge. ${END_REMEDY}`,
  unreadEndCell: ({ heading }) => `La colonna «${String(heading)}» non si legge. ${END_REMEDY}`,
});

function hiddenWords(what: string, rows: string): string {
  return `Nel foglio ${what}, forse da un filtro (${rows}): fanno parte dell'elenco? Tolga il filtro e le mostri, oppure le cancelli, e riprovi.`;
}
