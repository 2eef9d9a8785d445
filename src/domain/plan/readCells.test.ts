import { expect, test } from "vitest";
import { toDecimalText } from "../kernel/rational.ts";
import { kindOfObjective } from "./objectiveKind.ts";
import { readBaselines, readCodes, readIndicatorClass, readNames, readNumbers, readWeight } from "./readCells.ts";

test.each([
  ["1", [1]],
  ["1; 3", [1, 3]],
  ["OS 1 e 3", [1, 3]],
  ["Obiettivo strategico n. 2", [2]],
  ["Una città verde", undefined],
  ["1; verde", undefined],
  ["", undefined],
])("the strategic objectives «%s»", (written, numbers) => {
  expect(readNumbers(written)).toEqual(numbers);
});

test.each([
  ["60", "60"],
  ["62,5 %", "62.5"],
  ["Peso: 20/100", "20"],
  ["20 su 100", "20"],
  ["peso 1,5", "1.5"],
  ["20/30", undefined],
  ["alto", undefined],
])("the weight «%s»", (written, number) => {
  const weight = readWeight(written);
  expect(weight && toDecimalText(weight)).toEqual(number);
});

test.each([
  ["1.2", ["1.2"]],
  ["1.2; 3.1", ["1.2", "3.1"]],
  ["Obiettivo operativo 1.2", ["1.2"]],
  ["1", undefined],
])("the operational objectives «%s»", (written, codes) => {
  expect(readCodes(written)).toEqual(codes);
});

test("services are a list with semicolons: a comma may belong to a name", () => {
  expect(readNames("Lavori, strade e verde; Ambiente")).toEqual(["Lavori, strade e verde", "Ambiente"]);
});

test.each([
  ["2021: 24; 2022: 22; 2023: 20", [["2021", "24"], ["2022", "22"], ["2023", "20"]]],
  ["24 (2023)", [["2023", "24"]]],
  ["2023: 20,5 %; 2022: 19 %", [["2022", "19"], ["2023", "20.5"]]],
  ["2023: € 1.200,50", [["2023", "1200.5"]]],
  ["2023: 24 giorni", [["2023", "24"]]],
  ["2023: 7,5 su 10", [["2023", "7.5"]]],
  ["2023: -4", [["2023", "-4"]]],
  ["2021=24, 2022=22,5", [["2021", "24"], ["2022", "22.5"]]],
  ["24 (2022), 20 (2023)", undefined],
  ["24", undefined],
  ["2022: 24; 2022: 22", undefined],
  ["2022: circa 24", undefined],
] as const)("the earlier values «%s»", (written, baselines) => {
  expect(readBaselines(written)?.map(({ year, value }) => [String(year), value])).toEqual(baselines);
}); // prettier-ignore

test.each([
  ["Politiche", "policies"],
  ["progetti", "projects"],
  ["Soddisfazione degli utenti", "satisfaction"],
  ["Efficienza, efficacia e qualità", "efficiency"],
  ["efficacia", "efficiency"],
  ["Impatto", "impact"],
  ["stato delle risorse", undefined],
])("the class «%s»", (written, stated) => {
  expect(readIndicatorClass(written)).toBe(stated);
});

test.each([
  ["di legge", "statutory"],
  ["Mantenimento", "maintenance"],
  ["di miglioramento", "improvement"],
  ["Sviluppo", "development"],
  ["innovazione", "innovation"],
  ["strategico", "unrecognised"],
])("the kind of objective «%s»", (written, kind) => {
  expect(kindOfObjective(written)).toBe(kind);
});
