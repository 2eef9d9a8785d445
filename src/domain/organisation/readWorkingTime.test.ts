import { because } from "../../../tests/support/because.ts";
import { expect, test } from "vitest";
import { readWorkingTime } from "./readWorkingTime.ts";

test.each([
  ["100 %", "1"],
  ["100", "1"],
  ["1", "1"],
  ["1,00", "1"],
  ["tempo pieno", "1"],
  ["Full-time", "1"],
  ["50%", "0.5"],
  ["50 per cento", "0.5"],
  ["0,5", "0.5"],
  ["0.50", "0.5"],
  ["83,33 %", "0.8333"],
  ["66,6666666667 %", "0.666667"],
  ["18/36", "0.5"],
  ["18\u00a0/\u00a036", "0.5"],
  ["30 ore su 36", "0.833333"],
  ["18 ore/36 ore", "0.5"],
  ["18h/36h", "0.5"],
  ["18:00/36:00", "0.5"],
  ["16:30 su 33:00", "0.5"],
  ["18/36 ore settimanali", "0.5"],
  ["Part-time 50 %", "0.5"],
  ["P.T. 18/36", "0.5"],
  ["tempo parziale al 50%", "0.5"],
])("«%s» is %s of full time", (written, value) => {
  expect(readWorkingTime(written)).toEqual({ ok: true, value });
});

test.each([
  ["36", "hoursOrPercent"],
  ["18", "hoursOrPercent"],
  ["36,00", "hoursOrPercent"],
  ["1,5", "hoursOrPercent"],
  ["50", "hoursOrPercent"],
  ["1500", "hoursOrPercent"],
  ["18h", "hours"],
  ["18 h.", "hours"],
  ["18 ore", "hours"],
  ["18 ore settimanali", "hours"],
  ["18:00", "hours"],
  ["18:00 h", "hours"],
  ["36:00:00", "hours"],
  ["1500:00", "hours"],
  ["part-time", "partOfWhat"],
  ["parziale", "partOfWhat"],
  ["01/02/2026", "aDay"], // what a spreadsheet makes of «1/2»
  ["1-feb", "aDay"],
  ["100,01 %", "moreThanFull"],
  ["36/18", "moreThanFull"],
  ["0,5 %", "tooLittle"],
  ["0,01", "tooLittle"],
  ["18/0", "unknown"],
  ["0", "unknown"],
  ["0 %", "unknown"],
  ["-50 %", "unknown"],
  ["mezza giornata", "unknown"],
  ["1,2,3", "unknown"],
  ["", "unknown"],
])("«%s» is doubtful: %s", (written, doubt) => {
  expect(readWorkingTime(written)).toEqual(because(doubt));
});

test.each([
  ["50", "0.5"],
  ["83,33", "0.8333"],
  ["0,5", "0.5"],
  ["1", "1"],
])("«%s» under a heading with «%%» is %s", (written, value) => {
  expect(readWorkingTime(written, { isPercent: true })).toEqual({ ok: true, value });
});
