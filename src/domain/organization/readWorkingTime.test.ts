import { expect, test } from "vitest";
import { readWorkingTime } from "./readWorkingTime.ts";

test.each([
  ["100 %", "1"],
  ["100", "1"],
  ["1", "1"],
  ["tempo pieno", "1"],
  ["50%", "0.5"],
  ["0,5", "0.5"],
  ["83,33 %", "0.8333"],
  ["18/36", "0.5"],
  ["30 ore su 36", "0.833333"],
  ["1,5", "0.015"], // above 1 it is a percentage
  ["100,01 %", undefined],
  ["36/18", undefined],
  ["18/0", undefined],
  ["0", undefined],
  ["0 %", undefined],
  ["-50 %", undefined],
  ["mezza giornata", undefined],
  ["", undefined],
])("«%s» is %s of full time", (written, share) => {
  expect(readWorkingTime(written)).toBe(share);
});
