import { foldWords } from "../../domain/kernel/foldWords.ts";
import { headingWords, type StaffColumn, type StaffColumns } from "./staffColumns.ts";
import type { StaffRefusal, StaffRowRefusal } from "./staffRowRefusals.ts";

type Row = { readonly line: number; readonly cells: readonly string[] };

/** A column left unread that may change what is read: as which column its heading or its cells speak, and how each is refused. */
type Suspect = {
  readonly column: StaffColumn;
  readonly field: string;
  readonly heading: RegExp;
  readonly cell: RegExp;
  readonly ofHeading: StaffRowRefusal;
  readonly ofCell: StaffRowRefusal;
};

const SUSPECTS: readonly Suspect[] = [
  {
    column: "workingTime",
    field: "Tempo",
    heading:
      /(^|[^a-z])(p\.?t|part|full|ore|orari[oa])([^a-z]|$)|parzial|(^|[^a-z])tempo(?! (in)?determinato)([^a-z]|$)|^(%|perc).*(lavoro|impiego|servizio)/,
    cell: /^(part[- ]?time|tempo parziale|p\.? ?t\.?)([^a-z]|$)|^\d{1,2}([.,]\d+)? ?\/ ?3[56]$/,
    ofHeading: "unreadTime",
    ofCell: "unreadTimeCell",
  },
  {
    column: "to",
    field: "Al",
    heading: /(^|[^a-z])(cess\w*|fine|uscita|scad\w*|pension\w*|dimission\w*|quiescenza)([^a-z]|$)/,
    cell: /^(cessat[oa]|pensionat[oa]|dimess[oa]|decedut[oa]|in (pensione|quiescenza))([^a-z]|$)/,
    ofHeading: "unreadEnd",
    ofCell: "unreadEndCell",
  },
];

/**
 * Columns nobody reads that speak of working time or of an end: by their heading, where no column says it, or by a cell, in a row that leaves it empty. A person
 * of half time would be read as of full time, one who has left as at work. Each is asked once, in its line.
 */
export function suspectColumns(head: Row, { of }: StaffColumns, body: readonly Row[]): StaffRefusal[] {
  const read = new Set(of.values());
  const unread = head.cells.flatMap((heading, at) => (heading !== "" && !read.has(at) ? [{ heading, at }] : []));
  return SUSPECTS.flatMap(({ column, field, heading: headingForm, cell: cellForm, ofHeading, ofCell }) =>
    unread.flatMap(({ heading, at }): StaffRefusal[] => {
      const own = of.get(column);
      const filled = body.filter(({ cells }) => (cells[at] ?? "") !== "" && (own === undefined || (cells[own] ?? "") === ""));
      if (own === undefined && filled.length > 0 && headingForm.test(headingWords(heading)))
        return [{ line: head.line, field, text: heading, refusal: ofHeading }];
      const row = filled.find(({ cells }) => cellForm.test(foldWords(cells[at]!)));
      return row ? [{ line: row.line, field, text: row.cells[at]!, refusal: ofCell, more: { heading } }] : [];
    }),
  );
}
