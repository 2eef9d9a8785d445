import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTree } from "../../tests/support/anyTree.ts";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { jsonPieces, renderJson } from "./renderJson.ts";

test("the form says its name and version", () => {
  expect(JSON.parse(renderJson(everyBlock))).toMatchObject({
    schema: "traguardo/documento",
    version: 1,
    title: "Relazione sulla performance 2023",
    author: "Comune di Settimo Torinese",
  });
});

test("a figure carries its text, its plain value and its proof", () => {
  const [, paragraph] = (JSON.parse(renderJson(everyBlock)) as { blocks: { text: unknown[] }[] }).blocks;
  expect(paragraph?.text[3]).toMatchObject({
    kind: "figure",
    id: "share",
    text: "89,19\u00a0%",
    value: "89.19",
    proof: { rounding: { mode: "halfUp", decimals: 2 } },
  });
});

test("keys always come in the same order", () => {
  expect(renderJson(everyBlock)).toContain(
    '    {\n      "kind": "heading",\n      "id": "risultati",\n      "level": 2,\n      "text": "I risultati in breve"\n    }',
  );
  const reversed = { ...everyBlock, blocks: everyBlock.blocks.map((block) => Object.fromEntries(Object.entries(block).reverse())) };
  expect(renderJson(reversed as unknown as typeof everyBlock)).toBe(renderJson(everyBlock));
});

test("any document can be read back", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      expect(JSON.parse(renderJson(tree))).toMatchObject({ title: tree.title });
    }),
  );
});

test("the pieces are the bytes that a whole writing gives, a row of a table at a time", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const text = [...jsonPieces(tree)].join("");
      expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
    }),
  );
  const aTable = { kind: "table" as const, caption: 'Di "rows": []', head: ["a"], rowHeaders: true, weights: [1], numeric: [] };
  const rows = [[["uno"]], [["due\n", { kind: "strong" as const, text: '"rows": []' }]]];
  const pieces = [
    ...jsonPieces({
      ...everyBlock,
      blocks: [
        { ...aTable, rows },
        { ...aTable, rows: [] },
      ],
    }),
  ];
  expect(pieces.join("")).toBe(`${JSON.stringify(JSON.parse(pieces.join("")), undefined, 2)}\n`);
  expect(pieces.filter((piece) => piece.includes("uno") || piece.includes("due"))).toHaveLength(2);
  expect(renderJson({ ...everyBlock, blocks: [] })).toContain('"blocks": []\n}');
});
