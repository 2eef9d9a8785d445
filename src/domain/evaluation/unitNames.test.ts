import { expect, test } from "vitest";
import { aUnit } from "../../../tests/support/aUnit.ts";
import { namesOfUnits, unitNames } from "./unitNames.ts";

const PLAN = [
  { unit: aUnit(1), written: "Settore Risorse: Area Tributi" },
  { unit: aUnit(2), written: "Polizia Locale" },
];

test("a unit is called as the plan calls it, however the file does", () => {
  const names = unitNames(PLAN, [
    { unit: aUnit(2), written: "Corpo di polizia" },
    { unit: aUnit(1), written: "Settore Risorse: Area Tributi" },
  ]);
  expect(names.ofWritten("Corpo di polizia")).toBe("Polizia Locale");
  expect(names.ofWritten("Settore Risorse: Area Tributi")).toBe("Settore Risorse: Area Tributi");
  expect(names.ofUnit(aUnit(2))).toBe("Polizia Locale");
});

test("two groups of the plan that are one unit stay two, as the plan has them", () => {
  const names = unitNames([...PLAN, { unit: aUnit(2), written: "Polizia locale" }], [{ unit: aUnit(2), written: "Polizia locale" }]);
  expect(names.ofWritten("Polizia locale")).toBe("Polizia locale");
});

test("a unit that the plan has not is called by the first spelling of the file; a name that nobody placed stays", () => {
  const names = unitNames(PLAN, [
    { unit: aUnit(3), written: "ASILO" },
    { unit: aUnit(3), written: "Asilo" },
  ]);
  expect([names.ofWritten("Asilo"), names.ofWritten("Altro"), names.ofUnit(aUnit(9))]).toEqual(["ASILO", "Altro", undefined]);
});

test("the names of units in a file are each told once, wherever they stand", () => {
  const stint = { from: "2024-01-01", to: "2024-12-31", role: "istruttori", fte: "1", neutralDays: 0, countedDays: 0 };
  const post = { unit: "D", positionPay: "1.00", from: "2024-01-01", to: "2024-12-31" };
  const said = {
    people: [
      {
        code: "1",
        name: "Persona",
        stints: [
          { ...stint, unit: "B" },
          { ...stint, unit: "A" },
        ],
      },
    ],
    forms: [],
    organisation: { units: [{ unit: "A", services: [] }], shared: [{ objective: "1", holders: [{ unit: "C" }] }], catalogue: [] },
    pay: { people: [{ person: "1", interim: [post] }, { person: "2" }] },
  };
  expect(namesOfUnits(said as unknown as Parameters<typeof namesOfUnits>[0])).toEqual(["A", "B", "C", "D"]);
});
