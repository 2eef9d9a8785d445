/** A service of the Albero della performance, as a report lists it. */
export type ServiceRead = { readonly line: number; readonly scope: "external" | "internal"; readonly name: string };

/** A strategic objective of the DUP with the number the document gives it. */
export type StrategicRead = { readonly line: number; readonly number: number; readonly title: string };

/** An operational objective of the DUP: the title before its text. */
export type OperationalRead = { readonly line: number; readonly title: string };

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

/** Reads the lines "Obiettivo strategico 3: …". */
export function readStrategic(lines: readonly string[]): StrategicRead[] {
  return lines.flatMap((line, i) => {
    const [, number, title] = /^\s*obiettivo strategico (?:n\.?\s*)?(\d{1,3})\s*[:.–-]\s*(.+?)\s*$/i.exec(line) ?? [];
    return number && title ? [{ line: i + 1, number: Number(number), title }] : [];
  });
}

/** Reads the paragraphs of the chapter "Obiettivi operativi": the title is what stands in capitals before the first colon that text follows. */
export function readOperational(lines: readonly string[]): OperationalRead[] {
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
