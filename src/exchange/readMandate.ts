/** A mandate line with the number the document gives it. */
export type MandateLineRead = { readonly line: number; readonly number: number; readonly title: string };

/** An objective of public value, with its code where the document gives one. */
export type PublicValueRead = { readonly line: number; readonly code?: string; readonly title: string };

const LINE_WORDS = "linea (?:di mandato|programmatica(?: di mandato)?)";
const NUMBER = "(?:n\\.?\\s*|n°\\s*)?(\\d{1,3})";
const MANDATE_LINE = new RegExp(`^\\s*(?:[-•*]\\s*)?${LINE_WORDS} ${NUMBER}\\s*[:.–-]\\s*([^\\t]*?[^\\s\\t])\\s*$`, "i");
const PUBLIC_VALUE =
  /^\s*(?:[-•*]\s*)?obiettivo di valore pubblico(?: (?:n\.?\s*)?((?:\p{Lu}{1,4}[.-]?)?\d{1,3}(?:\.\d{1,3})*))?\s*[:.–-]\s*([^\t]*?[^\s\t])\s*$/iu;
const UNDER = new RegExp(`\\s*\\(${LINE_WORDS} ${NUMBER}\\)`, "i");

/** The number and the title of a line that names a mandate line: "Linea di mandato 1: …", "Linea programmatica n. 2 – …". */
function mandateLineIn(line: string): { readonly number: number; readonly title: string } | undefined {
  const [, number, title] = MANDATE_LINE.exec(line) ?? [];
  return number !== undefined && title !== undefined ? { number: Number(number), title } : undefined;
}

/** Reads the mandate lines; a number repeated further on is the same line. */
export function readMandateLines(lines: readonly string[]): MandateLineRead[] {
  const read = lines.flatMap((line, i) => {
    const named = mandateLineIn(line);
    return named ? [{ line: i + 1, ...named }] : [];
  });
  return read.filter(({ number }, i) => read.findIndex((first) => first.number === number) === i);
}

/** Reads the lines "Obiettivo di valore pubblico VP1: …"; a code, or where there is none a title, repeated further on is the same objective. */
export function readPublicValue(lines: readonly string[]): PublicValueRead[] {
  const read = lines.flatMap((line, i): PublicValueRead[] => {
    const [, code, title] = PUBLIC_VALUE.exec(line) ?? [];
    return title === undefined ? [] : [{ line: i + 1, ...(code !== undefined && { code: code.toUpperCase() }), title }];
  });
  const nameOf = ({ code, title }: PublicValueRead) => code ?? `: ${title}`;
  return read.filter((each, i) => read.findIndex((first) => nameOf(first) === nameOf(each)) === i);
}

/** The title of a strategic objective without «(linea di mandato 2)», and that number. */
export function splitMandateLine(words: string): { readonly title: string; readonly number?: number } {
  const [, number] = UNDER.exec(words) ?? [];
  return number === undefined ? { title: words } : { title: words.replace(UNDER, "").trim(), number: Number(number) };
}

/**
 * Under which mandate line each of some lines stands, by their index. A mandate line is a heading where it comes alone, or is named again after a list; the last of
 * a list of them is not. A new chapter ends it: a line that begins with a number and is not a code of the objective above.
 */
export function mandateLineAbove(lines: readonly string[], strategicIn: (line: string) => number | undefined): ReadonlyMap<number, number> {
  const above = new Map<number, number>();
  const named = new Set<number>();
  let [under, strategic]: (number | undefined)[] = [];
  let isListed = false;
  for (const [i, line] of lines.entries()) {
    const mandate = mandateLineIn(line)?.number;
    const objective = strategicIn(line);
    if (mandate !== undefined) {
      under = isListed && !named.has(mandate) ? undefined : mandate;
      named.add(mandate);
      [isListed, strategic] = [true, undefined];
    } else if (objective !== undefined) {
      if (under !== undefined) above.set(i, under);
      [isListed, strategic] = [false, objective];
    } else if (line.includes("\t") || isChapter(line, strategic)) [under, isListed] = [undefined, false];
  }
  return above;
}

function isChapter(line: string, strategic: number | undefined): boolean {
  const [, code] = /^\s*(\d+(?:\.\d+)*)\.?\s+\S/.exec(line) ?? [];
  return code !== undefined && (strategic === undefined || !code.startsWith(`${String(strategic)}.`));
}
