import { expect, test } from "vitest";
import { foldedCode } from "./foldedCode.ts";

test.each([
  ["V-007", "v-007"],
  ["v-7", "v-7"],
  ["00102", "102"],
  ["102", "102"],
  ["000", "0"],
  ["1001", "1001"],
  ["0A1", "0a1"],
])("%s is looked up as %s", (code, folded) => {
  expect(foldedCode(code)).toBe(folded);
});
