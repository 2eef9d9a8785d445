import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "./support/sourceFiles.ts";

/** The longest sentence a colleague reads once. */
const MOST_WORDS = 30;

/** The sentences of a page, each cell of a table and each line of a drawing on its own. */
function sentencesOf(markdown: string): string[] {
  const paragraphs: string[] = [""];
  for (const line of markdown.split("\n")) {
    if (/^( {4}|\||#|\s*$|\s*(-|\d+\.) )/.test(line)) paragraphs.push(line.replace(/^ {4}\s*\S+\s+/, ""));
    else paragraphs.push(`${paragraphs.pop() ?? ""} ${line.trim()}`);
  }
  return paragraphs.flatMap((each) => (each.startsWith("|") ? each.split("|") : [each])).flatMap((each) => each.split(/(?<=[.!?])\s+/));
}

const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

test(`no sentence of the architecture is longer than ${String(MOST_WORDS)} words`, () => {
  const long = sentencesOf(readFileSync("docs/architecture.md", "utf8")).filter((sentence) => wordsIn(sentence) > MOST_WORDS);
  expect(long).toEqual([]);
});

test.each([
  ["One two. Three four five.", [2, 3]],
  ["- a list\n  that goes on\n- another", [5, 1]],
  ["| a cell | another cell here |", [2, 3]],
])("sentences are counted: %j", (text, counts) => {
  expect(
    sentencesOf(text)
      .map(wordsIn)
      .filter((count) => count > 0),
  ).toEqual(counts);
});

const written = sourceFiles("src", "tests", "demo");

test("lines that the formatter leaves alone only grow fewer", () => {
  expect(written.flatMap(({ text }) => text.match(/(\/\/|\/\*) prettier-ignore/g) ?? []).length).toBeLessThanOrEqual(245);
});

test("no comment begins with «The same»: it says the thing again", () => {
  expect(written.filter(({ text }) => /\/\*\* The same\b/.test(text)).map(({ path }) => path)).toEqual([]);
});
