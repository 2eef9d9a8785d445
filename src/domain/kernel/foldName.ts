import { foldWords } from "./foldWords.ts";

/** A name as it is compared, whatever its capitals, accents and blanks: «QUALITA'» and «Qualità» are one. */
export function foldName(name: string): string {
  return foldWords(name).replace(/'(?= |$)/g, "");
}
