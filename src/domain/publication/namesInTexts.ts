import { foldWords } from "../kernel/foldWords.ts";
import { fieldName } from "../plan/fieldWords.ts";
import { fieldsOf } from "../plan/promiseFields.ts";
import type { AnnualReport } from "../report/annualReport.ts";

/** A text of a year, and where it stands: "Titolo di 2024-017". */
export type PlacedText = { readonly where: string; readonly text: string };

/** A name of a person that stands in a text. */
export type NameFound = { readonly name: string; readonly where: string };

/** The texts of a year that anybody wrote freely, each with its place. */
export function textsOfYear(report: AnnualReport): PlacedText[] {
  const { objectives, variations = [], ...rest } = report;
  return [
    ...objectives.flatMap((objective) => [
      ...[...fieldsOf(objective)].flatMap(([path, value]) => placed(`${fieldName(path)} di ${objective.code}`, value)),
      ...placed(`Esito di ${objective.code}`, [
        objective.evaluated.written,
        objective.indicators.map(({ measured, evaluated }) => [measured?.written, evaluated?.written]),
      ]),
      ...placed(`Motivo dello scostamento di ${objective.code}`, objective.deviation?.reason),
    ]),
    ...variations.flatMap(({ number, reason, opinion, changes }) => placed(`Variazione ${number}`, [reason, opinion, changes])),
    ...placed("Elenchi e testi dell'anno", rest),
  ];
}

function placed(where: string, value: unknown): PlacedText[] {
  return wordsIn(value).map((text) => ({ where, text }));
}

/** Every text in a value. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

/** What stands before the surname of a person. */
const TITLES = ["dott", "dottor", "dottore", "dottoressa", "dr", "ing", "arch", "avv", "geom", "rag", "prof", "sig", "signor", "signora"];

/**
 * The names that stand in texts, once for each place: name and surname in whichever order, one of them with the first letter of the other, or after a title. A word alone
 * is sought of nobody: it may be any word.
 */
export function namesInTexts(names: readonly string[], texts: readonly PlacedText[]): NameFound[] {
  const sought = new Map<string, string>();
  for (const name of names) {
    const words = wordsOf(name);
    if (words.length < 2) continue;
    sought.set(keyOf(words), name);
    for (const word of words.filter(({ length }) => length > 2)) {
      for (const other of words) if (other !== word) sought.set(keyOf([word, other.slice(0, 1)]), name);
      for (const title of TITLES) sought.set(keyOf([title, word]), name);
    }
  }
  const sizes = [...new Set([...sought.keys()].map((key) => key.split(" ").length))];
  const found = new Map<string, NameFound>();
  for (const { where, text } of texts) {
    const words = wordsOf(text);
    for (const size of sizes)
      for (let at = 0; at + size <= words.length; at += 1) {
        const name = sought.get(keyOf(words.slice(at, at + size)));
        if (name !== undefined) found.set(`${name} ${where}`, { name, where });
      }
  }
  return [...found.values()];
}

function wordsOf(text: string): string[] {
  return (foldWords(text).match(/\p{L}+/gu) ?? []).filter((word) => word !== "ssa"); // of «dott.ssa»
}

function keyOf(words: readonly string[]): string {
  return words.toSorted().join(" ");
}
