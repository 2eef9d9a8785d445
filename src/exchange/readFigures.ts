import { HEAD_COUNT_KEYS } from "../domain/report/headCount.ts";
import { parseItalianNumber, toDecimalText } from "../domain/kernel/rational.ts";

/** A number a report states in its prose, and its line. */
export type FigureRead = { readonly line: number; readonly key: string; readonly value: string };

/** A row of the grid of scores. */
export type BandRead = { readonly line: number; readonly label: string; readonly count: number; readonly share?: string };

const HEAD_COUNT: readonly (readonly [string, RegExp])[] = [
  [HEAD_COUNT_KEYS.employed, /(?:personale|dipendenti)[^.\d]{0,40}\bal 31\/12\/\d{4}[^.\d]{0,20}\b(?:era|erano|è|sono|risultav\w+)\b[^.\d]{0,10}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.employed, /\bal 31\/12\/\d{4}[^.\d]{0,40}(?:personale|dipendenti)[^.\d]{0,20}\b(?:era|erano|è|sono|risultav\w+)\b[^.\d]{0,10}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.notEvaluated, /non (?:sono|risultano) stat[ie] valutat[ie][^\d.]{0,15}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.added, /(\d+) (?:dipendenti|unità)[^.\d]{0,40}\b(?:inclus|aggiunt)[ie]/i],
  [HEAD_COUNT_KEYS.added, /\b(?:inclus|aggiunt)[ie] nella valutazione[^.\d]{0,20}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.evaluatedStaff, /\bdipendenti valutat[ie][^.]*?(?:risultano|sono(?: stati)?)\s+(?:n\.\s*)?(\d+)/i],
]; // prettier-ignore

/**
 * Reads the head-count of a year that a report tells in sentences. The first way of saying a figure that is found wins. A part of a sentence that names
 * other years tells of them; one that names none tells of this.
 */
export function readHeadCount(lines: readonly string[], year: number): FigureRead[] {
  const parts = lines.flatMap((text, i) => partsOfYear(text.replaceAll("*", ""), year).map((part) => ({ line: i + 1, part })));
  const found = HEAD_COUNT.flatMap(([key, form]) =>
    parts.flatMap(({ line, part }) => {
      const value = form.exec(part)?.[1];
      return value === undefined ? [] : [{ line, key, value }];
    }),
  );
  return found.filter(({ key }, i) => found.findIndex((first) => first.key === key) === i);
}

/** The parts of a line that tell of a year: those that name it, and those that name none after one that does or before any is named. */
function partsOfYear(text: string, year: number): string[] {
  let isOfYear = true;
  return text.split(/;|(?<=\p{Ll}{2}\.)\s+(?=\p{Lu})/u).filter((part) => {
    const years = Array.from(part.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g), ([told]) => Number(told));
    if (years.length > 0) isOfYear = years.includes(year);
    return isOfYear;
  });
}

/** The grid, and the lines of rows that are cut or whose number cannot be read. */
export type GridRead = { readonly bands: readonly BandRead[]; readonly refusedLines: readonly number[] };

/** Reads the table of scores of a year: a head with "punteggi" or "fascia" and a number of people, then rows until a blank line; the total is recomputed. */
export function readScoreGrid(lines: readonly string[], year: number): GridRead {
  const head = lines.findIndex(
    (line) =>
      isOfNoOtherYear(line, year) && /^[^\t;]*(punteggi|fasc[ei])[^\t;]*[\t;][^\t;]*(valutat|soggetti|numero|dipendenti)/i.test(line),
  );
  if (head < 0) return { bands: [], refusedLines: [] };
  const separator = lines[head]?.includes("\t") ? "\t" : ";";
  const width = lines[head]?.split(separator).length ?? 0;
  const bands: BandRead[] = [];
  const refusedLines: number[] = [];
  for (const [i, text] of lines.slice(head + 1).entries()) {
    if (text.trim() === "") break;
    const line = head + 2 + i;
    const [label = "", count = "", share = ""] = text.split(separator).map((cell) => cell.trim());
    if (/^totale\b/i.test(label)) break;
    if (!/^\d+$/.test(count) || text.split(separator).length < width) refusedLines.push(line);
    else bands.push({ line, label, count: Number(count), ...shareOf(share) });
  }
  return { bands, refusedLines };
}

/** Whether a head names no year, or this one. */
function isOfNoOtherYear(head: string, year: number): boolean {
  const years = Array.from(head.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g), ([told]) => Number(told));
  return years.length === 0 || years.includes(year);
}

function shareOf(written: string): { share?: string } {
  const value = parseItalianNumber(written.replace(/\s*%$/, ""));
  return value ? { share: toDecimalText(value) } : {};
}
