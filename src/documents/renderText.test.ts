import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTree, textsOf } from "../../tests/support/anyTree.ts";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { printable } from "./printable.ts";
import { withProofAppendix } from "./proofAppendix.ts";
import { renderText } from "./renderText.ts";

test("every kind of block is readable as plain text", async () => {
  await expect(renderText(withProofAppendix(everyBlock))).toMatchFileSnapshot("renderText.golden.txt");
});

test("no line is longer than 100 columns", () => {
  expect(
    Math.max(
      ...renderText(everyBlock)
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBe(100);
});

test("no character of the document is lost", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const left = countOf(renderText(tree));
      for (const text of textsOf(tree)) {
        for (const [character, times] of countOf(printable(text))) left.set(character, (left.get(character) ?? 0) - times);
      }
      return [...left.values()].every((rest) => rest >= 0);
    }),
  );
});

test("the same tree gives the same text", () => {
  fc.assert(fc.property(anyTree, (tree) => renderText(tree) === renderText(structuredClone(tree))));
});

function countOf(text: string): Map<string, number> {
  const count = new Map<string, number>();
  for (const character of text.replaceAll(/[ \n\u00a0]/g, "")) count.set(character, (count.get(character) ?? 0) + 1);
  return count;
}
