import type { ScoreGrid } from "../../domain/report/scoreGrid.ts";
import { escapeXml } from "../escapeXml.ts";
import type { Block } from "../tree.ts";
import { wrapText } from "../wrapText.ts";

const COLUMN = 60;
const TALLEST = 150;
const LABEL_CHARACTERS = 9;
const LABEL_LINE = 15;

/** The grid of scores as columns, one for each band, with its count above and its label below. */
export function scoreColumns({ rows }: ScoreGrid, year: number): Extract<Block, { kind: "picture" }> {
  const counts = rows.map(({ count }) => Number(count.proof.result));
  const most = Math.max(1, ...counts);
  const width = Math.max(360, rows.length * COLUMN);
  const step = width / rows.length;
  const base = TALLEST + 24;
  const labels = rows.map(({ label }) => wrapText(label, LABEL_CHARACTERS));
  const columns = counts.map((count, i) => {
    const middle = step * (i + 0.5);
    const height = Math.round((TALLEST * count) / most);
    const column =
      height > 0 ? `<rect x="${round(middle - 18)}" y="${round(base - height)}" width="36" height="${round(height)}" fill="#0066cc"/>` : "";
    const words = labels[i]!.map((line, j) => text(line, middle, base + LABEL_LINE * (j + 1) + 2, 'font-size="12"'));
    return `${column}${text(String(count), middle, base - height - 6, 'font-size="15" font-weight="600"')}${words.join("")}`;
  });
  const height = base + LABEL_LINE * Math.max(1, ...labels.map(({ length }) => length)) + 10;
  const axis = `<path d="M0 ${String(base)}H${String(width)}" stroke="#17324d" stroke-width="1.5"/>`;
  return {
    kind: "picture",
    title: `Quante persone in ogni fascia di punteggio, anno ${String(year)}`,
    description: `Una colonna per ogni fascia, alta quante sono le persone. ${rows.map(({ label, count }) => `${label}: ${count.text}`).join("; ")}.`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}">${columns.join("")}${axis}</svg>`,
  };
}

function text(words: string, x: number, y: number, attributes: string): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" fill="#17324d" ${attributes}>${escapeXml(words)}</text>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
