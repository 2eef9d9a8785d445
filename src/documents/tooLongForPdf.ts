import { figureOf, type DocumentTree, type Inline } from "./tree.ts";

/**
 * What the wide child process can press within its memory and time, in letters. A cell costs as much as some eighty letters, whatever
 * it holds. Measured: 2,000 objectives of 90 words are 3.2 million, and take 715 of 768 MB and 7 seconds of processor.
 */
const MOST_LETTERS = 3_350_000;
const LETTERS_OF_A_CELL = 80;

/** How much there is to press: its letters, and as many as its cells cost. Judged from its words, before any work. */
export function lettersToPress(tree: DocumentTree): number {
  const { letters, cells } = countsOf(tree);
  return letters + LETTERS_OF_A_CELL * cells;
}

/** Why a document is too long to be pressed, in Italian and with what to do instead; nothing when it is not. */
export function tooLongForPdf(tree: DocumentTree): string | undefined {
  if (lettersToPress(tree) <= MOST_LETTERS) return undefined;
  const { letters, cells } = countsOf(tree);
  const [cellCount, letterCount] = [cells, letters].map((count) => count.toLocaleString("it-IT", { useGrouping: "always" }));
  return (
    `Il documento è troppo lungo per un PDF: ha ${letterCount!} caratteri e ${cellCount!} celle di tabella. ` +
    "Lo chieda in HTML o in testo, o la Relazione anche in Word: non hanno questo limite, e da Word si può salvare come PDF."
  );
}

function countsOf(tree: DocumentTree): { readonly letters: number; readonly cells: number } {
  const lettersOf = (text: readonly Inline[]) => text.reduce((sum, part) => sum + wordsOf(part).length, 0);
  const wordsOf = (part: Inline) => (typeof part === "string" ? part : part.kind === "figure" ? figureOf(tree, part).text : part.text);
  const cells = tree.blocks.flatMap((block) => (block.kind === "table" ? block.rows.flat() : []));
  const written = tree.blocks.flatMap((block) =>
    block.kind === "paragraph" || block.kind === "missing" ? [block.text] : block.kind === "list" ? block.items : [],
  );
  const letters = [...cells, ...written].reduce((sum, text) => sum + lettersOf(text), 0);
  return { letters, cells: cells.length };
}
