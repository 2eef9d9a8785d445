import fc from "fast-check";
import type { Block, DocumentTree, Inline } from "../../src/documents/tree.ts";

/** What breaks renderers: markup of three languages, reversed writing, halves of characters, characters no font has. */
const hostile = fc.constantFrom(
  '#read("/etc/passwd")',
  "*x* _y_ $1$ @ref <label> \\ // /* ` ```",
  "<script>alert(1)</script>\"'&amp;",
  "]]>-->${x}{{y}}",
  "\u202efdp.exe\u0000\u001b[2J",
  "👩‍👩‍👧 🇮🇹 漢字 שלום العربية नमस्ते ≤ µ μ ☐",
  "e\u0301\u0301\u0301 \ud800",
  "a".repeat(300),
);
const text = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 40 }), hostile);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  text,
  fc.record({ kind: fc.constant("strong" as const), text }),
  fc.record({ kind: fc.constant("link" as const), text, href: fc.oneof(text, fc.webUrl()) }),
  fc.constant({ kind: "figure" as const, figure: "f" }),
);
const inlines = fc.array(inline, { maxLength: 4 });

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 6 }).chain((columns) => {
  const each = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: columns, maxLength: columns });
  return fc.record({
    kind: fc.constant("table" as const),
    caption: text,
    head: each(text),
    rows: fc.array(each(inlines), { maxLength: 5 }),
    rowHeaders: fc.boolean(),
    weights: each(fc.integer({ min: 1, max: 9 })),
    numeric: fc.subarray(Array.from({ length: columns }, (_, i) => i)),
    note: inlines,
  });
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant("heading" as const), level: fc.constantFrom(2 as const, 3 as const, 4 as const), text, id: text }),
  fc.record({ kind: fc.constant("paragraph" as const), text: inlines }),
  fc.record({ kind: fc.constant("list" as const), ordered: fc.boolean(), items: fc.array(inlines, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant("missing" as const), text: inlines, citation: text }),
  fc.record({
    kind: fc.constant("picture" as const),
    title: text,
    description: text.map((words) => `Disegno ${words}`), // a picture without a description is a builder's mistake
    svg: fc.constant('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'),
  }),
  table,
);

/** Documents no builder would make, of every kind of block and with any text. */
export const anyTree: fc.Arbitrary<DocumentTree> = fc.record({
  title: text,
  subtitle: text,
  author: text,
  blocks: fc.array(block, { maxLength: 8 }),
  figures: fc.record({
    f: fc.record({
      text,
      proof: fc.record({ figure: text, result: text, rule: text, inputs: fc.constant([]), steps: fc.constant([]) }),
    }),
  }),
});

/** Every text of a document that a reader must find, figures apart. */
export function textsOf(tree: DocumentTree): string[] {
  return [tree.title, tree.subtitle, tree.author, ...tree.blocks.flatMap(blockTexts)];
}

function blockTexts(of: Block): string[] {
  switch (of.kind) {
    case "heading":
      return [of.text];
    case "paragraph":
    case "missing":
      return of.text.flatMap(inlineTexts);
    case "list":
      return of.items.flat().flatMap(inlineTexts);
    case "picture":
      return [of.title, of.description];
    case "table":
      return [of.caption, ...of.head, ...of.rows.flat(2).flatMap(inlineTexts), ...(of.note ?? []).flatMap(inlineTexts)];
  }
}

function inlineTexts(part: Inline): string[] {
  if (typeof part === "string") return [part];
  switch (part.kind) {
    case "strong":
    case "link":
      return [part.text];
    case "figure":
      return [];
  }
}
