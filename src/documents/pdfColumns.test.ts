import { expect, test } from "vitest";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { tableBoxes, type TextBox } from "../../tests/support/tableBoxes.ts";
import { renderPdf } from "./renderPdf.ts";
import type { Table } from "./tree.ts";

/** The width of a page's text and its left edge, in points: A4 with margins of 24 mm. */
const TEXT_WIDTH = 459.21;
const LEFT = 68.03;

/** Words that people write in plans, and which are wider than a narrow column. */
const WIDE = [
  "dell'autocertificazione",
  "dell’amministrazione",
  "precontenziosamente",
  "PRECONTENZIOSAMENTE",
  "(nell'approvvigionamento),",
  "socio-assistenziale/psicopedagogico",
  "quant’altr’organizzazione",
  "CUP:J81B21004590006",
  "https://www.comune.example.it/trasparenza_2026?id=12345",
  "determina.dirigenziale@pec.comune.example.it",
  "SLA_tempo.medio.risposta_2026",
  "1.234.567.890,12\u00a0€",
  "Wwwwwwwwwwwwwwwwwwwwwww",
  "A1B2C3D4E5".repeat(10),
  "Città\u00a0metropolitana\u00a0di\u00a0Torino",
];

/** A table whose every cell begins with another of the words, so that each stands in each column. */
function wideTable(columns: number, weights: readonly number[], numeric: readonly number[] = []) {
  return {
    kind: "table" as const,
    caption: "Un piano largo",
    head: Array.from({ length: columns }, (_, i) => ["Obiettivo", "Amministrazione", "Dell’organizzazione", "Peso"][i % 4]!),
    rows: WIDE.map((_, row) => Array.from({ length: columns }, (_, i) => [`Il ${WIDE[(row + i) % WIDE.length]!} c'è`])),
    rowHeaders: true,
    weights,
    numeric,
  };
}

const pressed = (table: Table) =>
  renderPdf({ ...everyBlock, blocks: [table] }, { createdAt: new Date("2024-06-27T10:00:00Z"), purpose: "publish" });

/** The texts that leave their column for the blank beside it, or for the next. */
function outside(boxes: readonly TextBox[], weights: readonly number[], blank: number): string[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const edges = weights.map((_, i) => LEFT + (TEXT_WIDTH * weights.slice(0, i).reduce((sum, weight) => sum + weight, 0)) / total);
  const from = (column: number) => edges[column]! + (column === 0 ? 0 : blank);
  const to = (column: number) => (column === weights.length - 1 ? LEFT + TEXT_WIDTH : edges[column + 1]! - blank);
  return boxes
    .filter(({ left, right, column }) => left < from(column) - 0.1 || right > to(column) + 0.1)
    .map(({ text, column }) => `${column}: ${text}`);
}

/** Without blanks, and without hyphens: those at the end of a line and those written are one letter of the font. */
const bare = (text: string) => text.replaceAll(/[\s\u00ad-]/g, "");

/** What a reader reads in a column, its lines joined. */
const readIn = (boxes: readonly TextBox[], column: number) =>
  boxes
    .filter((box) => box.column === column)
    .map(({ text }) => bare(text))
    .join("");

test.each([
  [4, 5.1, [3, 1, 1, 1], []],
  [6, 5.1, [1, 1, 1, 1, 1, 1], []],
  [6, 5.1, [20, 34, 20, 17, 17, 13], [3]],
  [8, 3.11, [1, 1, 1, 1, 1, 1, 1, 1], [2, 7]],
  [8, 3.11, [14, 14, 7, 10, 9, 7, 8, 7], [2]],
  [10, 3.11, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [1, 4]],
])(
  "in a table of %i columns with %d points beside each, wide as %j, no word leaves its column, none is lost",
  async (columns, blank, weights, numeric) => {
    const table = wideTable(columns, weights, numeric);
    const boxes = await tableBoxes(pressed(table));
    expect(outside(boxes, weights, blank)).toEqual([]);
    // No hyphen in what is no word: it would become part of the address.
    expect(boxes.map(({ text }) => text).filter((text) => /[\d@_].*[\u00ad-]$/.test(text))).toEqual([]);
    for (let column = 0; column < columns; column++) {
      const written = [table.head[column]!, ...table.rows.map((row) => row[column]!.join(""))];
      expect(readIn(boxes, column)).toBe(bare(written.join("")));
    }
  },
);
