import { graphemes } from "./graphemes.ts";
import { wrapText } from "./wrapText.ts";

/** A table whose cells are already text. */
export type TextTable = {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly weights: readonly number[];
  readonly numeric: readonly number[];
};

/** Draws a table for a fixed-width font: cells wrap inside their column, numbers stand to the right. */
export function textTable({ head, rows, weights, numeric }: TextTable, width: number): string[] {
  const widths = columnWidths([head, ...rows], weights, width);
  const rule = (stroke: string) => widths.map((column) => stroke.repeat(column + 2)).join("+");
  const draw = (row: readonly string[]) => rowLines(row, widths, numeric);
  const drawn = rows.map(draw);
  // Rows of one line need no rule between them; wrapped ones do.
  const between = drawn.some((lines) => lines.length > 1) ? [rule("-")] : [];
  return [rule("="), ...draw(head), rule("="), ...drawn.flatMap((lines, i) => (i === 0 ? lines : [...between, ...lines])), rule("=")];
}

function rowLines(row: readonly string[], widths: readonly number[], numeric: readonly number[]): string[] {
  const cells = widths.map((width, i) => wrapText(row[i] ?? "", width));
  const height = Math.max(0, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) => {
    const line = cells.map((lines, i) => pad(lines[y] ?? "", widths[i]!, numeric.includes(i))).join(" | ");
    return ` ${line} `;
  });
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - graphemes(text).length));
  return toTheRight ? blanks + text : text + blanks;
}

/**
 * The width of each column: its longest cell when all fit, otherwise a part of the page by weight.
 * A column that needs less than its part leaves the rest to the others.
 */
function columnWidths(rows: readonly (readonly string[])[], weights: readonly number[], width: number): number[] {
  const columns = Math.max(weights.length, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, i) => Math.max(1, ...rows.map((row) => graphemes(row[i] ?? "").length)));
  const widths: number[] = [];
  let room = width - columns * 3 + 1;
  let undecided = natural.map((_, i) => i);
  for (;;) {
    const total = undecided.reduce((sum, i) => sum + weightOf(weights, i), 0);
    const part = (i: number) => Math.max(1, Math.floor((room * weightOf(weights, i)) / total));
    const content = undecided.filter((i) => natural[i]! <= part(i));
    if (content.length === 0) {
      for (const i of undecided) widths[i] = part(i);
      return widths;
    }
    for (const i of content) {
      widths[i] = natural[i]!;
    }
    room -= content.reduce((sum, i) => sum + natural[i]!, 0);
    undecided = undecided.filter((i) => !content.includes(i));
  }
}

function weightOf(weights: readonly number[], column: number): number {
  const weight = weights[column] ?? 1;
  return weight > 0 ? weight : 1;
}
