import type { Check } from "../check.ts";
import { clarityCitation } from "../validation.rule.ts";

/** Tables of objectives whose last column has words and no name. */
export const unnamedColumn: Check = {
  name: "unnamedColumn",
  title: "Una colonna senza nome",
  why: "Chi legge la tabella, o la ascolta, deve sapere che cosa c'è in ogni colonna.",
  citation: clarityCitation,
  find: ({ lines, file }) => {
    const heads = lines.flatMap((line, i) => {
      const cells = line.split("\t");
      const below = (lines[i + 1] ?? "").split("\t");
      const isHead = cells.some((cell) => /^(?:target|indicatore|descrizione)$/i.test(cell.trim())) && cells.at(-1)?.trim() === "";
      return isHead && below.length === cells.length && below.at(-1)?.trim() !== "" ? [i + 1] : [];
    });
    const [first] = heads;
    if (first === undefined) return [];
    return [
      {
        severity: "low",
        place: { file, line: first },
        subject: "Tabelle degli obiettivi",
        message: `L'ultima colonna, quella dell'esito, non ha un nome ${heads.length === 1 ? "in una tabella" : `in ${String(heads.length)} tabelle`}.`,
        remedy: "Scrivere «Esito» in testa alla colonna.",
      },
    ];
  },
};
