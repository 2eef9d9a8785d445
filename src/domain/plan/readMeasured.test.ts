import { expect, test } from "vitest";
import { readMeasured } from "./readMeasured.ts";
import { readTarget } from "./readTarget.ts";

function targetOf(written: string) {
  const reading = readTarget(written, 2024);
  return reading.understood ? reading.target : undefined;
}

test.each([
  ["17 giorni", "non oltre 20 giorni", { value: "17" }],
  ["12 incontri; 30/11/2024", "entro il 31/12/2024", { value: "12", completedOn: "2024-11-30" }],
  ["1 giorno", "non oltre 20 giorni", { value: "1" }],
  ["92,5 %", "≥ 95 %", { value: "92.5" }],
  ["-3", "Ritardo inferiore o uguale a zero", { value: "-3" }],
  ["-3 giorni", "Ritardo inferiore o uguale a zero", { value: "-3" }],
  ["3,4 su 4", "almeno 3 su 4", { value: "3.4" }],
  ["€ 12.500,00", "almeno 10.000 €", { value: "12500" }],
  ["2024", "almeno 2000 prestiti", { value: "2024" }],
  ["n. 2 report", "n. 2 report", { value: "2" }],
  ["4.310 quintali", "riduzione del 5 %", { value: "4310" }],
  ["15/10/2024", "entro il 31/12/2024", { completedOn: "2024-10-15" }],
  ["approvato il 15 ottobre 2024", "entro il 31/12/2024", { completedOn: "2024-10-15" }],
  ["non concluso", "entro il 31/12/2024", { completedOn: null }],
  ["nei termini di legge", "nei termini di legge", { withinTerm: true }],
  ["fuori termine", "nei termini di legge", { withinTerm: false }],
  ["12 incontri; concluso il 30/11/2024", "almeno 10 incontri entro il 31/12/2024", { value: "12", completedOn: "2024-11-30" }],
])("«%s» measured against «%s»", (written, target, measured) => {
  expect(readMeasured(written, targetOf(target))).toEqual(measured);
});

test.each([
  ["2 mesi", "non oltre 30 giorni"], // another thing is counted
  ["-6 %", "riduzione del 5 %"], // the value, or the change?
  ["8 su 10", "almeno 3 su 4"],
  ["circa 20 giorni", "non oltre 20 giorni"],
  ["ottobre 2024", "entro il 31/12/2024"], // no day
  ["31/06/2024", "entro il 31/12/2024"],
  ["17; 18", "non oltre 20"],
  ["in corso", "entro il 31/12/2024"],
  ["", "non oltre 20"],
  ["46022", "entro il 31/12/2024"], // a day as a spreadsheet keeps it, beside no value that was promised
  ["100 %", "entro il 31/12/2024"],
])("«%s» against «%s» is not understood", (written, target) => {
  expect(readMeasured(written, targetOf(target))).toBeUndefined();
});

test.each([
  ["0,97", "≥ 95 %"],
  ["1", "almeno 95 %"],
  ["0.5", "tra 80 % e 90 %"],
  ["31/12", "almeno 3"],
  ["3/4", "almeno 3"],
  ["3/4", undefined],
])("«%s» for «%s» may be something else, and is not compared", (written, target) => {
  expect(readMeasured(written, target === undefined ? undefined : targetOf(target))).toBeUndefined();
});

test.each([
  ["0,97", "≥ 0,95", "0.97"],
  ["1", "≤ 1 %", "1"],
  ["0", "≥ 95 %", "0"],
  ["1,01", "≥ 95 %", "1.01"],
  ["3/4", "almeno 3 su 4", "3"],
])("«%s» for «%s» is %s", (written, target, value) => {
  expect(readMeasured(written, targetOf(target))).toEqual({ value });
});
