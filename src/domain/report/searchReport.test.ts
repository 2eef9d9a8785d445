import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { searchReport } from "./searchReport.ts";

const place = { file: "piano.txt", line: 1 };
const report = {
  administration: { code: "prova", name: "Comune di Prova" },
  year: 2024,
  objectives: [anObjective({ title: "Città dei bambini", group: "Settore Scuola" })],
  services: [{ scope: "external" as const, name: "Infanzia e scuola", place }],
  mandateLines: [{ number: 2, title: "Una città aperta", place }],
  publicValue: [{ code: "VP1", title: "Aria pulita", place }],
  strategic: [{ number: 1, title: "Una città giovane", place }],
  operational: [{ title: "Più posti nei nidi", code: "1.1", place }],
  reported: [],
  scoreBands: [],
};
const found = (search: string) => {
  const { objectives, mandateLines, publicValue, strategic, operational, services, groups } = searchReport(report, search);
  return [
    objectives.length,
    mandateLines.length + publicValue.length,
    strategic.length,
    operational.length,
    services.length,
    groups.length,
  ];
};

//  looked for             objectives, lines and public value, strategic, operational, services, groups
test.each([
  ["CITTA", [1, 1, 1, 0, 0, 0]],
  ["bambini città", [1, 0, 0, 0, 0, 0]],
  ["scuola", [1, 0, 0, 0, 1, 1]],
  ["vp1 aria", [0, 1, 0, 0, 0, 0]],
  ["piu 1.1", [0, 0, 0, 1, 0, 0]],
  ["città nidi", [0, 0, 0, 0, 0, 0]],
  ["   ", [0, 0, 0, 0, 0, 0]],
  ["<%_\\", [0, 0, 0, 0, 0, 0]],
])("«%s»", (search, counts) => {
  expect(found(search)).toEqual(counts);
});
