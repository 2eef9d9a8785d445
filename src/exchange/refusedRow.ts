import { type Given, type Refusal, refusal, type Sentences, type ToldRefusal } from "../domain/kernel/refusal.ts";

/** A row or a heading that is not taken: its line, the sheet where it stands in one, the column, the words it holds, why, and what its sentence names besides. */
export type RefusedRow<Reason extends string> = {
  readonly line: number;
  readonly sheet?: string;
  readonly field: string;
  readonly text: string;
  readonly refusal: Reason;
  readonly more?: Given;
};

/** What the sentence of a row names: its column, the words it holds, and what else was found with it. */
type RowGiven = Given & Pick<RefusedRow<string>, "field" | "text">;

/** The sentences for rows that are not taken, by the reason; `rowRefusals` gives each of them the column and the words. */
export function rowSentences<Reason extends string>(
  sentences: Readonly<Record<Reason, string | ((row: RowGiven) => string)>>,
): Sentences<Reason> {
  return sentences as Sentences<Reason>;
}

/** Rows that are not taken, as the reasons why their file is refused: each stands at its cell, in its own sheet or in that of the whole list. */
export function rowRefusals<Reason extends string>(rows: readonly RefusedRow<Reason>[], file: string, sheet?: string): Refusal<Reason>[] {
  return rows.map(({ line, sheet: own = sheet, field, text, refusal: reason, more }) => {
    const cell = { file, ...(own !== undefined && { sheet: own }), row: line, column: field };
    return refusal(reason, { cell }, { field, text, ...more });
  });
}

/** A refused row as people and programs are told it. */
export type ToldRow = {
  readonly line: number;
  readonly sheet?: string;
  readonly field: string;
  readonly text: string;
  readonly message: string;
};

/** A reason as a row that is told; a reason that stands at no cell is about the file. */
export function toldRow({ at, with: { text = "" } = {}, message }: ToldRefusal): ToldRow {
  const { row, sheet, column } = "cell" in at ? at.cell : { row: 0, sheet: undefined, column: "file" };
  return { line: row, ...(sheet !== undefined && { sheet }), field: column, text: String(text), message };
}
