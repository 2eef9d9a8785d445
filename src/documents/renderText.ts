import { graphemes } from "./graphemes.ts";
import { printable } from "./printable.ts";
import { textTable } from "./textTable.ts";
import { figureOf, type Block, type DocumentTree, type Inline } from "./tree.ts";
import { wrapText } from "./wrapText.ts";

/** Columns of the page: what a terminal and a diff show without breaking. */
const WIDTH = 100;

/** A document as plain Italian text, the same bytes for the same tree: it is read, and compared in golden files. */
export function renderText(tree: DocumentTree): string {
  return [...textPieces(tree)].join("");
}

/** A text in pieces, a block at a time, each made when it is asked for. */
export function* textPieces(tree: DocumentTree): Generator<string> {
  const count = { table: 0, picture: 0 };
  yield pieceOf(titleLines(tree));
  for (const block of tree.blocks) yield `\n${pieceOf(blockLines(tree, block, count))}`;
}

function pieceOf(lines: readonly string[]): string {
  const text = lines.map((line) => line.replace(/ +$/, "")).join("\n");
  return `${text.replaceAll(NO_BREAK, " ")}\n`;
}

/** Keeps the parts of a figure on one line while lines are broken; on the page it is a plain space. */
const NO_BREAK = "\u00a0";

type Count = { table: number; picture: number };

const UNDERLINE = { 2: "=", 3: "-", 4: "." } as const;

function titleLines({ author, title, subtitle }: DocumentTree): string[] {
  const lines = [author, title, subtitle].flatMap((text) => wrapText(printable(text), WIDTH));
  return ["=".repeat(WIDTH), ...lines, "=".repeat(WIDTH)];
}

function blockLines(tree: DocumentTree, block: Block, count: Count): string[] {
  const textOf = (text: readonly Inline[]) => text.map((part) => inlineText(tree, part)).join("");
  switch (block.kind) {
    case "heading": {
      const lines = wrapText(printable(block.text), WIDTH);
      return ["", ...lines, UNDERLINE[block.level].repeat(Math.max(...lines.map((line) => graphemes(line).length)))];
    }
    case "paragraph":
      return wrapText(textOf(block.text), WIDTH);
    case "list":
      return block.items.flatMap((item, i) => hanging(block.ordered ? `${i + 1}. ` : "- ", textOf(item)));
    case "missing":
      return hanging("[manca] ", textOf(block.text) + (block.citation === undefined ? "" : ` Riferimento: ${printable(block.citation)}.`));
    case "picture":
      return [...wrapText(`Figura ${++count.picture}. ${printable(block.title)}`, WIDTH), ...hanging("  ", printable(block.description))];
    case "table":
      return [
        ...wrapText(`Tabella ${++count.table}. ${printable(block.caption)}`, WIDTH),
        ...textTable({ ...block, head: block.head.map(printable), rows: block.rows.map((row) => row.map(textOf)) }, WIDTH),
        ...(block.note ? wrapText(textOf(block.note), WIDTH) : []),
      ];
  }
}

function inlineText(tree: DocumentTree, part: Inline): string {
  if (typeof part === "string") return printable(part);
  switch (part.kind) {
    case "figure":
      return printable(figureOf(tree, part).text).replaceAll(" ", NO_BREAK);
    case "strong":
      return printable(part.text);
    case "link":
      return part.text === part.href || part.href.startsWith("#")
        ? printable(part.text)
        : `${printable(part.text)} (${printable(part.href)})`;
  }
}

function hanging(mark: string, text: string): string[] {
  return wrapText(text, WIDTH - mark.length).map((line, i) => (i === 0 ? mark : " ".repeat(mark.length)) + line);
}
