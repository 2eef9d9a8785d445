import { INDENT, withList } from "./jsonList.ts";
import { figureOf, type Block, type Cell, type DocumentTree, type FigureReference, type Inline } from "./tree.ts";

/** The name and version of the form; the version changes when a reader of the old one would be wrong. */
const SCHEMA = { schema: "traguardo/documento", version: 1 } as const;

/** A document as JSON for other programs: each figure with its text, its plain value and its proof. Keys always in the same order. */
export function renderJson(tree: DocumentTree): string {
  return [...jsonPieces(tree)].join("");
}

/** A JSON text in pieces, each made when it is asked for: a block, or a row of a table. */
export function* jsonPieces(tree: DocumentTree): Generator<string> {
  const { title, subtitle, author } = tree;
  const frame = JSON.stringify({ ...SCHEMA, title, subtitle, author, blocks: [] }, undefined, INDENT);
  yield* withList(frame, "blocks", tree.blocks, (block) => blockPieces(tree, block));
  yield "\n";
}

function* blockPieces(tree: DocumentTree, block: Block): Generator<string> {
  const rows = block.kind === "table" ? block.rows : [];
  const frame = JSON.stringify(inOrder(resolved(tree, block.kind === "table" ? { ...block, rows: [] } : block)), undefined, INDENT);
  if (rows.length === 0) yield frame;
  else
    yield* withList(frame, "rows", rows, (row) => [
      JSON.stringify(inOrder(row.map((cell) => cell.map((part) => inline(tree, part)))), undefined, INDENT),
    ]);
}

function resolved(tree: DocumentTree, block: Block): unknown {
  const inlines = (text: readonly Inline[]) => text.map((part) => inline(tree, part));
  const cells = (row: readonly Cell[]) => row.map(inlines);
  switch (block.kind) {
    case "heading":
    case "picture":
      return block;
    case "paragraph":
    case "missing":
      return { ...block, text: inlines(block.text) };
    case "list":
      return { ...block, items: block.items.map(inlines) };
    case "table":
      return { ...block, rows: block.rows.map(cells), ...(block.note && { note: inlines(block.note) }) };
  }
}

function inline(tree: DocumentTree, part: Inline): unknown {
  if (typeof part === "string") return part;
  switch (part.kind) {
    case "figure":
      return resolvedFigure(tree, part);
    case "strong":
    case "link":
      return part;
  }
}

function resolvedFigure(tree: DocumentTree, reference: FigureReference): unknown {
  const { text, proof } = figureOf(tree, reference);
  return { kind: "figure", id: reference.figure, text, value: proof.result, proof };
}

/** A value with `kind` first and the other keys by alphabet, at every depth. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a === "kind" ? -1 : b === "kind" ? 1 : a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
