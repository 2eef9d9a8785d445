import { expect, test } from "vitest";
import { headCountOf } from "./headCount.ts";

const place = { file: "relazione.txt", line: 297 };
const settimo = [
  { key: "headCount.employed", value: "166", place },
  { key: "headCount.notEvaluated", value: "16", place },
  { key: "headCount.added", value: "8", place },
  { key: "headCount.evaluatedStaff", value: "143", place },
];

test("a head-count that does not close keeps both its readings", () => {
  const { readings } = headCountOf(settimo);
  expect(readings.map(({ figure }) => figure.text)).toEqual(["15", "7"]);
  expect(readings.map(({ figure }) => figure.proof.steps.map(({ text }) => text))).toEqual([
    ["166 + 8 = 174.", "174 − 16 − 143 = 15."],
    ["166 − 16 − 143 = 7."],
  ]);
});

test("without people added there is one reading", () => {
  const { readings } = headCountOf(settimo.filter(({ key }) => key !== "headCount.added"));
  expect(readings.map(({ figure }) => figure.text)).toEqual(["7"]);
});

test("what the document does not say is not there, and nothing is computed from it", () => {
  const { figures, readings } = headCountOf(settimo.slice(0, 1));
  expect(Object.keys(figures)).toEqual(["employed"]);
  expect(readings).toEqual([]);
});
