import { graphemes } from "../graphemes.ts";
import { keepsWithNext } from "../keepsWithNext.ts";
import { codePointName, printable } from "../printable.ts";
import { proofAnchor } from "../proofAppendix.ts";
import { safeHref } from "../safeHref.ts";
import { standaloneSvg } from "../standaloneSvg.ts";
import { figureOf, type Block, type Cell, type DocumentTree, type Inline, type Table } from "../tree.ts";
import { divideWords, isCode, isPlaceToBreak } from "./divideWords.ts";
import type { Fonts } from "./fonts.ts";
import { printedColumns, type PrintedColumns } from "./printedColumns.ts";

/** A part of a text as `document.typ` takes it: plain text, how it is set, and where it leads (a place of the document or an address). */
type Part = {
  readonly kind: "text" | "strong" | "link" | "figure";
  readonly text: string;
  readonly label?: string;
  readonly href?: string;
};

/** Characters that fill about half a page. Rows stay whole, except one with a cell longer than this in its column: it could be taller than a page. */
const HALF_PAGE = 2800;

/** A document of so few headings is read without a list of them. */
const HEADINGS_WITHOUT_CONTENTS = 10;

/** A run of characters without a blank longer than this, an address for instance, may be divided anywhere. */
const LONG_WORD = /\S{31,}/gu;

/** The document as data for `document.typ`: figures resolved, every text with shapes only of characters the fonts have, no word wider than its column. */
export function printedDocument(tree: DocumentTree, { have, widthOf }: Pick<Fonts, "have" | "widthOf">) {
  const shaped = (text: string) => withShapes(printable(text), have);
  const shown = (text: string) => divisible(shaped(text));
  // PDF/UA refuses a title with nothing in it.
  const titled = (text: string) => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(shown(text)) ? shown(text) : "(senza titolo)");
  const labels = labelsOf(tree);
  const parts = (text: readonly Inline[]) => text.map((part) => partOf(part, shown));
  let level = 0;

  function partOf(part: Inline, shown: (text: string) => string): Part {
    if (typeof part === "string") return { kind: "text", text: shown(part) };
    switch (part.kind) {
      case "figure": {
        const label = labels.get(proofAnchor(tree, part.figure));
        return { kind: "figure", text: shown(figureOf(tree, part).text.replaceAll(" ", "\u00a0")), ...(label && { label }) };
      }
      case "strong":
        return { kind: "strong", text: shown(part.text) };
      case "link":
        return linkOf(part.text, part.href, shown);
    }
  }

  function linkOf(text: string, address: string, shown: (text: string) => string): Part {
    const label = address.startsWith("#") ? labels.get(address.slice(1)) : undefined;
    if (label) return { kind: "link", text: shown(text), label };
    const href = /^(https?|mailto):/i.test(address) ? safeHref(address) : undefined;
    return href === undefined ? { kind: "text", text: shown(`${text} (${address})`) } : { kind: "link", text: shown(text), href };
  }

  function blockOf(block: Block, i: number) {
    switch (block.kind) {
      case "heading": {
        // PDF/UA refuses a level that skips its parent.
        level = Math.min(block.level - 1, level + 1);
        return { kind: block.kind, level, text: titled(block.text), ...(labels.get(block.id) === `h${i}` && { label: `h${i}` }) };
      }
      case "paragraph":
        return { kind: block.kind, text: parts(block.text), sticky: keepsWithNext(tree.blocks, i) };
      case "list":
        return { kind: block.kind, ordered: block.ordered, items: block.items.map(parts) };
      case "missing":
        return { kind: block.kind, text: parts(block.text), ...(block.citation !== undefined && { citation: shown(block.citation) }) };
      case "picture":
        return {
          kind: block.kind,
          title: shown(block.title),
          description: shown(block.description),
          svg: withBoxes(standaloneSvg(block.svg, "Titillium Web, DejaVu Sans"), have),
        };
      case "table":
        return tableOf(block);
    }
  }

  function tableOf({ caption, head, rows, rowHeaders, weights, numeric, note }: Table) {
    const columns = printedColumns(head.map((_, column) => Math.max(weights[column] ?? 1, 0.1)));
    const { size, gap, rooms } = columns;
    return {
      kind: "table",
      caption: shown(caption),
      head: head.map((title, column) => divideWords(shaped(title), rooms[column]!, widthOf)),
      rows: rows.map((row) => rowOf(row, columns)),
      rowHeaders,
      size,
      gap,
      weights: columns.weights,
      numeric,
      ...(note && { note: parts(note) }),
    };
  }

  function rowOf(row: readonly Cell[], columns: PrintedColumns) {
    const widths = columns.weights;
    const cells = columns.rooms.map((room, column) => {
      const cell = (row[column] ?? []).map((part) => partOf(part, shaped));
      const text = cell.map((part) => part.text).join("");
      const divided = divideWords(text, room, widthOf);
      // Typst would write hyphens in the pieces of a divided address too.
      const hasCode = divided !== text && text.split(" ").some(isCode);
      return { text: withTexts(cell, divided), hyphenate: columns.hyphenated[column]! && !hasCode };
    });
    const total = widths.reduce((sum, width) => sum + width, 0);
    const isLong = ({ text }: { text: readonly Part[] }, i: number) =>
      text.reduce((sum, part) => sum + part.text.length, 0) > (HALF_PAGE * widths[i]!) / total;
    return { cells, divisible: cells.some(isLong) };
  }

  return {
    title: titled(tree.title),
    subtitle: shown(tree.subtitle),
    author: shown(tree.author),
    contents: tree.blocks.filter((block) => block.kind === "heading").length > HEADINGS_WITHOUT_CONTENTS,
    blocks: tree.blocks.map(blockOf),
  };
}

/** Our own name of each place that can be led to; of two headings with one id the first counts. */
function labelsOf(tree: DocumentTree): Map<string, string> {
  const labels = new Map<string, string>();
  for (const [i, block] of tree.blocks.entries()) {
    if (block.kind === "heading" && !labels.has(block.id)) labels.set(block.id, `h${i}`);
  }
  return labels;
}

/** The parts of a cell with the places to break that its whole text has got: a word may go on from one part to the next. */
function withTexts(cell: readonly Part[], divided: string): Part[] {
  let from = 0;
  return cell.map((part) => {
    let to = from;
    for (const character of part.text) {
      while (isPlaceToBreak(divided[to]) && divided[to] !== character) to += 1;
      to += character.length;
    }
    const text = divided.slice(from, to);
    from = to;
    return { ...part, text };
  });
}

/** PDF/UA refuses a character no font has: its number stands in its place. */
function withShapes(text: string, fontsHave: (character: string) => boolean): string {
  return Array.from(text.normalize("NFC"), (character) => (fontsHave(character) ? character : codePointName(character))).join("");
}

/** A drawing where a box, as wide as a letter, stands for a character no font has: its number would not fit, and stands in the text beside. */
function withBoxes(svg: string, fontsHave: (character: string) => boolean): string {
  return Array.from(svg.normalize("NFC"), (character) => (/\s/.test(character) || fontsHave(character) ? character : "□")).join("");
}

/** Lets the line break inside a long word, rather than run over the next column. */
function divisible(text: string): string {
  return text.replaceAll(LONG_WORD, (word) => graphemes(word).join("\u200b"));
}
