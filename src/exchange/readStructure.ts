import { mandateLineAbove, splitMandateLine } from "./readMandate.ts";

/** A service of the Albero della performance, as a report lists it. */
export type ServiceRead = { readonly line: number; readonly scope: "external" | "internal"; readonly name: string };

/** A strategic objective of the DUP with the number the document gives it; who answers for it, in its words, and the mandate line it stands under, where they are told. */
export type StrategicRead = {
  readonly line: number;
  readonly number: number;
  readonly title: string;
  readonly responsible?: string;
  readonly mandateLine?: number;
};

/** An operational objective of the DUP: the title before its text; its code and the number it stands under, where the document gives them. */
export type OperationalRead = { readonly line: number; readonly title: string; readonly code?: string; readonly strategic?: number };

/** Reads the lists under "Servizi esterni" and "Servizi interni". */
export function readServices(lines: readonly string[]): ServiceRead[] {
  const services: ServiceRead[] = [];
  let scope: ServiceRead["scope"] | undefined;
  for (const [i, line] of lines.entries()) {
    const [, head] = /^\s*[-•*]\s*servizi (esterni|interni)\b/i.exec(line) ?? [];
    const [, name] = /^\s+[-•*]\s*(.+?)[.;]?\s*$/.exec(line) ?? [];
    if (head) scope = head.toLowerCase() === "esterni" ? "external" : "internal";
    else if (scope && name) services.push({ line: i + 1, scope, name });
    else if (line.trim() !== "") scope = undefined;
  }
  return services;
}

const STRATEGIC = /^\s*obiettivo strategico (?:n\.?\s*)?(\d{1,3})\s*[:.–-]\s*(.+?)\s*$/i;
const RESPONSIBLE = /\s*\((?:unità )?responsabile:?\s*([^()]+(?:\([^()]*\)[^()]*)*)\)$/i;

/** Reads the lines "Obiettivo strategico 3: … (responsabile: Settore …)"; a number repeated further on is the same objective. */
export function readStrategic(lines: readonly string[]): StrategicRead[] {
  const above = mandateLineAbove(lines, numberOfStrategic);
  const read = lines.flatMap((line, i) => {
    const [, number, told] = STRATEGIC.exec(line) ?? [];
    if (!number || !told) return [];
    const { title: words, number: mandateLine = above.get(i) } = splitMandateLine(told);
    const responsible = RESPONSIBLE.exec(words)?.[1]?.trim();
    const named = responsible === undefined ? {} : { responsible };
    const under = mandateLine === undefined ? {} : { mandateLine };
    return [{ line: i + 1, number: Number(number), title: words.replace(RESPONSIBLE, ""), ...named, ...under }];
  });
  return read.filter(({ number }, i) => read.findIndex((first) => first.number === number) === i);
}

function numberOfStrategic(line: string): number | undefined {
  const number = STRATEGIC.exec(line)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Reads the operational objectives: those with a code, "1.2 Titolo" or "Obiettivo operativo 1.2: …", or else the titles of their chapter. */
export function readOperational(lines: readonly string[]): OperationalRead[] {
  const coded = readCoded(lines);
  return coded.length > 0 ? coded : readTitles(lines);
}

const CODED = /^\s*(?:[-•*]\s*)?(obiettivo operativo\s+)?(?:n\.?\s*)?(\d{1,3}(?:\.\d{1,3})+)\.?\s*[:–-]?\s+(\S.*?)\s*$/i;

/** A bare "1.2 Titolo" is one only under strategic objective 1: elsewhere it is a chapter. */
function readCoded(lines: readonly string[]): OperationalRead[] {
  const read: OperationalRead[] = [];
  let under: number | undefined;
  for (const [i, line] of lines.entries()) {
    const strategic = STRATEGIC.exec(line)?.[1];
    const [, introduced, code, title] = CODED.exec(line) ?? [];
    const isUnder = under !== undefined && code?.startsWith(`${String(under)}.`) === true;
    if (strategic !== undefined) under = Number(strategic);
    else if (code !== undefined && title !== undefined && !line.includes("\t") && (introduced !== undefined || isUnder)) {
      read.push({ line: i + 1, title, code, ...(isUnder && under !== undefined && { strategic: under }) });
    } else if (/^\s*\d/.test(line) || line.includes("\t")) under = undefined;
  }
  return read.filter(({ code }, i) => read.findIndex((first) => first.code === code) === i);
}

/** Reads the paragraphs of the chapter "Obiettivi operativi": the title is what stands in capitals before the first colon that text follows. */
function readTitles(lines: readonly string[]): OperationalRead[] {
  const start = lines.findIndex((line) => /^\s*\d+(\.\d+)*\.?\s+obiettivi operativi\b/i.test(line));
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => /^\s*\d+(\.\d+)*\.?\s+\p{Lu}/u.test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  return lines.slice(start + 1, end).flatMap((line, i) => {
    const title = titleInCapitals(line.replace(/<[^>]+>/g, " "));
    return title ? [{ line: start + 2 + i, title }] : [];
  });
}

function titleInCapitals(paragraph: string): string | undefined {
  const parts = paragraph.split(":").map((part) => part.trim());
  const end = parts.findIndex((part) => part !== part.toUpperCase() || !/\p{Lu}/u.test(part));
  const title = parts.slice(0, end < 0 ? parts.length : end).join(": ");
  return title === "" ? undefined : title;
}
