import { expect, test } from "vitest";
import { faultOfCell } from "./cellFault.ts";

test.each([
  ["#N/D", "error"],
  ["#N/A", "error"],
  ["#RIF!", "error"],
  ["#REF!", "error"],
  ["#DIV/0!", "error"],
  ["#VALORE!", "error"],
  ["#NOME?", "error"],
  ["#NUM!", "error"],
  ["#NULL!", "error"],
  ["Err:502", "error"],
  ["#########", "error"], // a column too narrow, saved as CSV
  ["=18/36", "formula"],
  ["=", "formula"],
  ["Ufficio #1", undefined],
  ["# 12", undefined],
  ["N/D", undefined],
  ["", undefined],
])("«%s»: %s", (text, fault) => {
  expect(faultOfCell(text)).toBe(fault);
});
