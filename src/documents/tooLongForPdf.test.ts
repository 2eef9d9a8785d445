import { expect, test } from "vitest";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { longReport } from "../../tests/support/longReport.ts";
import { tooLongForPdf } from "./tooLongForPdf.ts";
import type { Block, Cell } from "./tree.ts";

/** A table of so many rows of six cells, one of them of so many letters. */
function aTable(rows: number, letters: number): Block {
  const row: Cell[] = [["2026-001"], ["a".repeat(letters)], ["Numero"], ["almeno 3"], ["Registro"], ["raggiunto"]];
  return {
    kind: "table",
    caption: "Obiettivi",
    head: ["Codice", "Descrizione", "Indicatore", "Target", "Fonte", "Esito"],
    rows: Array.from({ length: rows }, () => row),
    rowHeaders: true,
    weights: [1, 4, 1, 1, 1, 1],
    numeric: [],
  };
}

//  rows   letters of a description
test.each([
  [2000, 650, false],
  [2600, 650, false],
  [4000, 650, true],
  [4000, 40, false],
  [9000, 40, true],
])("%i objectives of %i letters: too long is %s", (rows, letters, isTooLong) => {
  expect(tooLongForPdf({ ...everyBlock, blocks: [aTable(rows, letters)] }) !== undefined).toBe(isTooLong);
});

test("what is refused says how much there is, and what can be had instead", () => {
  expect(tooLongForPdf({ ...everyBlock, blocks: [aTable(4000, 650)] })).toBe(
    "Il documento è troppo lungo per un PDF: ha 2.756.000 caratteri e 24.000 celle di tabella. " +
      "Lo chieda in HTML o in testo, o la Relazione anche in Word: non hanno questo limite, e da Word si può salvare come PDF.",
  );
});

test.each([
  ["one of every block", everyBlock],
  ["of twenty pages", longReport],
])("a document %s is not too long", (_, tree) => {
  expect(tooLongForPdf(tree)).toBeUndefined();
});
