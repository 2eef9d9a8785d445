import { expect, test } from "vitest";
import { lastingName, readLastingName } from "./lastingName.ts";

test.each([
  ["2024/strategico/3", { year: 2024, kind: "strategic", key: "3" }],
  [" 2025/linea/2 ", { year: 2025, kind: "mandateLine", key: "2" }],
  ["2024/operativo/1.2", { year: 2024, kind: "operational", key: "1.2" }],
  ["2024/servizio/infanzia-e-scuola", { year: 2024, kind: "service", key: "infanzia-e-scuola" }],
  ["2024/Valore-Pubblico/VP1", { year: 2024, kind: "publicValue", key: "vp1" }],
  ["2024/strategico", undefined],
  ["strategico/3", undefined],
  ["2024/obiettivo/3", undefined],
  ["2024-003", undefined],
])("«%s» names %j", (written, named) => {
  expect(readLastingName(written)).toEqual(named);
});

test.each([
  ["strategic", { key: "3", title: "Città verde" }, "2024/strategico/3"],
  ["operational", { key: "", title: "Più alberi" }, "2024/operativo/piu-alberi"],
  ["service", { key: "external", title: "Infanzia e scuola" }, "2024/servizio/infanzia-e-scuola"],
  ["publicValue", { key: "VP1", title: "Aria pulita" }, "2024/valore-pubblico/vp1"],
  ["mandateLine", { key: "1", title: "Verde" }, "2024/linea/1"],
] as const)("%s %j is called %s, and read again", (kind, listed, name) => {
  expect(lastingName(2024, kind, listed)).toBe(name);
  expect(readLastingName(name)?.kind).toBe(kind);
});
