import {
  figureOf
} from "./chunk-W3OUSOBS.js";

// src/documents/renderJson.ts
var SCHEMA = { schema: "traguardo/documento", version: 1 };
function renderJson(tree) {
  const { title, subtitle, author } = tree;
  const blocks = tree.blocks.map((block) => inOrder(resolved(tree, block)));
  return JSON.stringify({ ...SCHEMA, title, subtitle, author, blocks }, void 0, 2) + "\n";
}
function resolved(tree, block) {
  const inlines = (text) => text.map((part) => inline(tree, part));
  const cells = (row) => row.map(inlines);
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
      return { ...block, rows: block.rows.map(cells), ...block.note && { note: inlines(block.note) } };
  }
}
function inline(tree, part) {
  if (typeof part === "string") return part;
  switch (part.kind) {
    case "figure":
      return resolvedFigure(tree, part);
    case "strong":
    case "link":
      return part;
  }
}
function resolvedFigure(tree, reference) {
  const { text, proof } = figureOf(tree, reference);
  return { kind: "figure", id: reference.figure, text, value: proof.result, proof };
}
function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a === "kind" ? -1 : b === "kind" ? 1 : a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}

export {
  renderJson
};
//# sourceMappingURL=chunk-BI5YWK4T.js.map
