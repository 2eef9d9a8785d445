import { type CivilDate, civilDate, italianDate } from "../kernel/civilDate.ts";

/** A reason of its own kind: it says which code (it. "matricola") is of a person whose data were erased, and on which day. */
export type ErasedCode = `erased ${string}`;

/** The reason for a code. */
export function erasedCode(code: string, on: CivilDate): ErasedCode {
  return `erased ${on} ${code}`;
}

/** The reason in words; undefined for a reason of another kind. A code that was erased is nobody's again: whoever it was meant for is given another. */
export function erasedCodeWords(reason: string): string | undefined {
  const [, day, code] = /^erased (\d{4}-\d\d-\d\d) (.+)$/.exec(reason) ?? [];
  if (day === undefined || code === undefined) return undefined;
  return `La matricola ${code} è di una persona i cui dati sono stati cancellati il ${italianDate(civilDate(day))}: chi è? Quella matricola non torna a nessuno: ne dia un'altra.`;
}
