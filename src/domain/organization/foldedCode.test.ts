import { expect, test } from "vitest";
import { foldedCode } from "./foldedCode.ts";

test.each([
  ["V-007", "v-7"],
  ["v-7.", "v-7"],
  ["00102", "102"],
  ["102", "102"],
  ["0", "0"],
  ["A0B00C01", "a0b0c1"],
  ["1001", "1001"],
])("%s is looked up as %s", (code, folded) => {
  expect(foldedCode(code)).toBe(folded);
});
