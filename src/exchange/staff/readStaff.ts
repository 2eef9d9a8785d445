import { createHash } from "node:crypto";
import { parseItalianDate } from "../../domain/kernel/civilDate.ts";
import { type Employment, OUTSIDE_EVALUATORS, overlap } from "../../domain/organization/employment.ts";
import { readFiscalCode } from "../../domain/organization/fiscalCode.ts";
import { readRole } from "../../domain/organization/readRole.ts";
import { readWorkingTime } from "../../domain/organization/readWorkingTime.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { decodeText, type FileRefusal, LARGEST_FILE } from "../decodeText.ts";
import { PACKAGE_REFUSALS } from "../workbook/openPackage.ts";
import { isPacked, readWorkbook, WORKBOOK_REFUSALS, type WorkbookRefusal } from "../workbook/readWorkbook.ts";
import { type StaffColumn, staffColumns } from "./staffColumns.ts";
import { delimitedRows, type Row } from "../delimitedRows.ts";

/** One row of a staff file: a person, and one working relation of theirs. `evaluator` is a staff number or fiscal code as written, or somebody outside. */
export type StaffRow = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly fiscalCode?: string;
  readonly mail?: string;
  readonly employment: Employment;
};

/** Why a row cannot be taken: the column, what stands there, and what would mend it. */
export type StaffRefusal = { readonly line: number; readonly field: string; readonly text: string; readonly message: string };

export type StaffRead = {
  readonly rows: readonly StaffRow[];
  readonly refused: readonly StaffRefusal[];
  /** SHA-256 of the file, in hexadecimal: the file itself is not kept. */
  readonly sha256: string;
  /** The sheet of a workbook that holds the list. */
  readonly sheet?: string;
  /** Headings that say nothing to us: their cells were not read. */
  readonly ignoredColumns: readonly string[];
};

/** Why a staff file is refused whole. */
export type StaffFileRefusal =
  Exclude<FileRefusal, "noTable" | "noObjectives"> | WorkbookRefusal | "noStaffTable" | "brokenQuotes" | "noStaff" | "manySheets";

export const STAFF_FILE_REFUSALS: Record<Exclude<StaffFileRefusal, FileRefusal>, string> = {
  ...PACKAGE_REFUSALS,
  ...WORKBOOK_REFUSALS,
  manySheets: "Più fogli del file hanno un elenco del personale: ne lasci uno solo.",
  noStaffTable:
    "Nel file non c'è un elenco del personale: la prima riga deve avere le intestazioni «Matricola» o «Codice fiscale», «Cognome e nome», «Area», «Unità» e «Dal».",
  brokenQuotes: "Le virgolette del file non si chiudono: lo salvi di nuovo come CSV UTF-8 dal foglio di calcolo.",
  noStaff: "L'elenco è vuoto: sotto l'intestazione non c'è nessuna riga.",
};

export type StaffReading = { readonly ok: true; readonly staff: StaffRead } | { readonly ok: false; readonly refusal: StaffFileRefusal };

/** The same, before it is said of which file. */
type RowsReading = { readonly ok: true; readonly staff: Omit<StaffRead, "sha256"> } | Extract<StaffReading, { readonly ok: false }>;

/** Reads the list of the staff, a workbook (.xlsx) or CSV. Each row that says something unclear is refused with its reason; nothing is guessed. */
export async function readStaff(content: Uint8Array): Promise<StaffReading> {
  const reading = isPacked(content) ? await readStaffWorkbook(content) : readStaffText(content);
  return reading.ok ? { ok: true, staff: { ...reading.staff, sha256: createHash("sha256").update(content).digest("hex") } } : reading;
}

function readStaffText(content: Uint8Array): RowsReading {
  const decoded = decodeText(content);
  if (!decoded.ok) return { ok: false, refusal: decoded.refusal as StaffFileRefusal };
  const table = delimitedRows(decoded.text, (cells) => staffColumns(cells) !== undefined);
  if (!table) return { ok: false, refusal: "noStaffTable" };
  if (!table.ok) return { ok: false, refusal: "brokenQuotes" };
  return readStaffRows(table.rows);
}

/** The list may stand in one sheet only, whichever it is. */
async function readStaffWorkbook(content: Uint8Array): Promise<RowsReading> {
  if (content.length > LARGEST_FILE) return { ok: false, refusal: "tooLarge" };
  const workbook = await readWorkbook(content);
  if (!workbook.ok) return workbook;
  const [sheet, other] = workbook.sheets.filter(({ rows }) => rows.some(({ cells }) => staffColumns(cells) !== undefined));
  if (other) return { ok: false, refusal: "manySheets" };
  const reading = readStaffRows(sheet?.rows ?? []);
  return reading.ok && sheet ? { ok: true, staff: { ...reading.staff, sheet: sheet.name } } : reading;
}

/** Rows of cells, whatever file they came from; what stands before the head is not read. */
function readStaffRows(rows: readonly Row[]): RowsReading {
  const headAt = rows.findIndex(({ cells }) => staffColumns(cells) !== undefined);
  const columns = staffColumns(rows[headAt]?.cells ?? []);
  if (!columns) return { ok: false, refusal: "noStaffTable" };
  const body = rows.slice(headAt + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (body.length === 0) return { ok: false, refusal: "noStaff" };
  const read = body.map((row) => readRow(row, columns.of));
  const taken = read.flatMap((each) => ("row" in each ? [each.row] : []));
  const refused = [...read.flatMap((each) => ("refused" in each ? each.refused : [])), ...disagreements(taken)];
  return { ok: true, staff: { rows: taken, refused: refused.toSorted((a, b) => a.line - b.line), ignoredColumns: columns.ignored } };
}

type RowReading = { readonly row: StaffRow } | { readonly refused: readonly StaffRefusal[] };

function readRow({ line, cells }: Row, columns: readonly (StaffColumn | undefined)[]): RowReading {
  const refused: StaffRefusal[] = [];
  const cell = (column: StaffColumn) => cells[columns.indexOf(column)] ?? "";
  const refuse = (field: string, text: string, message: string) => refused.push({ line, field, text, message });
  const read = <Value>(column: StaffColumn, reader: (text: string) => Value | undefined, message: string): Value | undefined => {
    const value = reader(cell(column));
    if (value === undefined) refuse(FIELD_WORDS[column], cell(column), message);
    return value;
  };
  const optional = <Value>(column: StaffColumn, reader: (text: string) => Value | undefined, message: string) =>
    cell(column) === "" ? undefined : read(column, reader, message);

  const fiscalCode = optional(
    "fiscalCode",
    readFiscalCode,
    "Il codice fiscale non è giusto: sono 16 tra lettere e cifre, e l'ultima lettera controlla le altre.",
  );
  const code =
    cell("number") === ""
      ? fiscalCode
      : read("number", readNumber, "La matricola ha lettere senza accento, cifre, punti e trattini, al più 40.");
  if (cell("number") === "" && cell("fiscalCode") === "")
    refuse("Matricola", "", "Manca la matricola, e anche il codice fiscale: ce ne vuole almeno uno.");
  const name = read("name", nonEmpty, "Manca il nome.") ?? "";
  const fullName = cell("firstName") === "" ? name : `${name} ${cell("firstName")}`;
  const mail = optional("mail", readMail, "Questo non è un indirizzo di posta: chi non ne ha lascia la cella vuota.");
  const role = read(
    "role",
    readRole,
    "Area o qualifica non riconosciuta: si scrive, per esempio, «Funzionari», «Istruttori», «Operatori esperti», «Operatori», «EQ», «Dirigente». Le categorie da A a D non ci sono più dal 1/4/2023.",
  );
  const fte =
    cell("workingTime") === ""
      ? "1"
      : read("workingTime", readWorkingTime, "Quota di tempo non riconosciuta: si scrive, per esempio, «100 %», «50 %» oppure «18/36».");
  const unit = read("unit", nonEmpty, "Manca l'unità organizzativa.");
  const from = read("from", parseItalianDate, "Data non riconosciuta: si scrive GG/MM/AAAA, e il giorno deve esistere.");
  const to = optional(
    "to",
    parseItalianDate,
    "Data non riconosciuta: si scrive GG/MM/AAAA, e il giorno deve esistere. Chi è ancora in servizio lascia la cella vuota.",
  );
  const evaluator = optional(
    "evaluator",
    readEvaluator,
    "Il valutatore si indica con la matricola o il codice fiscale, oppure con «OIV» o «Sindaco».",
  );
  if (from && to && to < from) refuse(FIELD_WORDS.to, cell("to"), "La fine viene prima dell'inizio.");
  if (evaluator !== undefined && evaluator === code) refuse(FIELD_WORDS.evaluator, cell("evaluator"), "Nessuno valuta sé stesso.");
  if (refused.length > 0 || code === undefined || !role || fte === undefined || unit === undefined || !from) return { refused };
  const employment = { from, ...(to && { to }), unit, role, fte, ...(evaluator !== undefined && { evaluator }) };
  return {
    row: { line, code, name: fullName, ...(fiscalCode !== undefined && { fiscalCode }), ...(mail !== undefined && { mail }), employment },
  };
}

/** How the messages call each column. */
const FIELD_WORDS: Readonly<Record<StaffColumn, string>> = {
  number: "Matricola",
  fiscalCode: "Codice fiscale",
  name: "Cognome e nome",
  firstName: "Nome",
  mail: "Posta",
  role: "Area",
  workingTime: "Tempo",
  unit: "Unità",
  from: "Dal",
  to: "Al",
  evaluator: "Valutatore",
};

function nonEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}

function readNumber(text: string): string | undefined {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text) && !Object.hasOwn(OUTSIDE_EVALUATORS, text.toLowerCase()) ? text : undefined;
}

function readMail(text: string): string | undefined {
  return /^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$/.test(text) ? text.toLowerCase() : undefined;
}

function readEvaluator(text: string): string | undefined {
  const word = text.toLowerCase();
  if (Object.hasOwn(OUTSIDE_EVALUATORS, word)) return word;
  return readFiscalCode(text) ?? readNumber(text);
}

/** Rows that cannot all be true: one number with two names, two people with one fiscal code, one person in two places at once. */
function disagreements(rows: readonly StaffRow[]): StaffRefusal[] {
  const ofPerson = groupBy(rows, ({ code }) => code);
  const clashing = [...ofPerson.values()].flatMap(([first, ...others]) =>
    others.flatMap((row, i): StaffRefusal[] => {
      const earlier = [first!, ...others.slice(0, i)];
      const twin = earlier.find(({ employment }) => overlap(employment, row.employment));
      const isOther = row.name !== first!.name || row.fiscalCode !== first!.fiscalCode || row.mail !== first!.mail;
      return [
        ...(isOther
          ? [
              about(
                row,
                "Cognome e nome",
                row.name,
                `La riga ${String(first!.line)} dà alla stessa persona un altro nome, codice fiscale o indirizzo.`,
              ),
            ]
          : []),
        ...(twin
          ? [
              about(
                row,
                "Dal",
                row.employment.from,
                `Nello stesso periodo la persona è già alla riga ${String(twin.line)}: i periodi non si sovrappongono.`,
              ),
            ]
          : []),
      ];
    }),
  );
  const ofCode = groupBy(
    rows.filter(({ fiscalCode }) => fiscalCode !== undefined),
    ({ fiscalCode }) => fiscalCode,
  );
  const twice = [...ofCode.values()].flatMap(([first, ...others]) =>
    others
      .filter(({ code }) => code !== first!.code)
      .map((row) =>
        about(
          row,
          "Codice fiscale",
          row.fiscalCode ?? "",
          `Lo stesso codice fiscale è alla riga ${String(first!.line)} con un'altra matricola.`,
        ),
      ),
  );
  return [...clashing, ...twice];
}

function about({ line }: StaffRow, field: string, text: string, message: string): StaffRefusal {
  return { line, field, text, message };
}
