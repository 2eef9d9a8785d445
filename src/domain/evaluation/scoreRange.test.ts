import { expect, test } from "vitest";
import { anSmvp } from "../../../tests/support/individual.ts";
import { exactText } from "../kernel/rational.ts";
import { scoreRange } from "./scoreRange.ts";
import type { ComponentKind, Scale } from "./smvp.ts";

const scale = (from: string, to: string, conversion: "ofMaximum" | "fromMinimum" = "ofMaximum"): Scale => {
  return { kind: "numbers", code: "prova", from, to, decimals: 0, conversion, levels: [] };
};
const words: Scale = { kind: "words", code: "prova", levels: [{ word: "adeguato", value: "70", description: "" }] };

test.each<[string, Scale, readonly ComponentKind[], string, string, string]>([
  ["behaviours alone from 1 to 5", scale("1", "5"), ["behaviours"], "100", "20", "100"],
  ["behaviours alone from 0 to 4", scale("0", "4"), ["behaviours"], "100", "0", "100"],
  ["the same counted from the minimum", scale("1", "5", "fromMinimum"), ["behaviours"], "100", "0", "100"],
  ["behaviours and something else", scale("1", "5"), ["behaviours", "unit"], "100", "0", "100"],
  ["words", words, ["behaviours"], "100", "0", "100"],
  ["results that may go beyond 100", scale("0", "4"), ["behaviours", "unit"], "120", "0", "120"],
  ["the administration too", scale("0", "4"), ["administration"], "110", "0", "110"],
  ["one's objectives too", scale("0", "4"), ["objectives"], "110", "0", "110"],
  ["differentiation never", scale("0", "4"), ["differentiation"], "110", "0", "100"],
  ["behaviours never", scale("1", "5"), ["behaviours"], "120", "20", "100"],
  ["a cap below 100", scale("0", "4"), ["unit"], "90", "0", "100"],
])("%s", (_, judged, kinds, cap, from, to) => {
  const base = anSmvp();
  const smvp = { ...base, scales: [judged], achievement: { ...base.achievement, limits: { floor: "0", cap } } };
  const template = { role: "istruttori" as const, components: kinds.map((kind) => ({ kind })), behaviours: [], scale: "prova" };
  const range = scoreRange(smvp, template);
  expect([exactText(range.from), exactText(range.to)]).toEqual([from, to]);
});

test("of several scales, the one that the role is judged on", () => {
  const other: Scale = { kind: "numbers", code: "altra", from: "2", to: "4", decimals: 0, conversion: "ofMaximum", levels: [] };
  const template = { role: "istruttori" as const, components: [{ kind: "behaviours" as const }], behaviours: [], scale: "prova" };
  expect(exactText(scoreRange(anSmvp("intermedio", { scales: [other, scale("1", "5")] }), template).from)).toBe("20");
});
