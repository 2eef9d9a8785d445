import { expect, test } from "vitest";
import { readWorkingTime } from "./readWorkingTime.ts";
import { workingTimeWords } from "./workingTimeWords.ts";

//  kept        written
test.each([
  ["1", "100 %"],
  ["0.5", "50 %"],
  ["0.694444", "69,4444 %"], // 25 hours of 36
  ["0.05", "5 %"],
] as const)("%s is written «%s», and read back", (fte, written) => {
  expect(workingTimeWords(fte)).toBe(written);
  expect(readWorkingTime(written)).toEqual({ ok: true, value: fte });
});
