import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTree } from "../../tests/support/anyTree.ts";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { renderJson } from "./renderJson.ts";

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
