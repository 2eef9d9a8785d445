import { expect, test } from "vitest";
import { holderOf, mergeGroups, splitGroup, tidyGroup } from "./group.ts";

test("the spellings of one sector become one group, and the merge is told", () => {
  const { nameOf, merged } = mergeGroups([
    "Obiettivi Trasversali",
    "Settore Servizi Generali: Area Amministrativa",
    "Settore servizi generali: Area Finanziaria -Risorse Umane",
    "Settore servizi generali: Area Finanziaria -Risorse Umane",
    "Settore servizi generali: Area Finanziaria – Risorse Umane",
    "Settore Servizi alla persona : Area Politiche Educative ed inclusione",
  ]);
  expect(new Set(nameOf.values())).toEqual(
    new Set([
      "Obiettivi trasversali",
      "Settore Servizi Generali: Area Amministrativa",
      "Settore Servizi Generali: Area Finanziaria – Risorse Umane",
      "Settore Servizi alla persona: Area Politiche Educative ed inclusione",
    ]),
  );
  expect(merged).toEqual([
    {
      kept: "Settore Servizi Generali: Area Finanziaria – Risorse Umane",
      spellings: [
        "Settore servizi generali: Area Finanziaria -Risorse Umane",
        "Settore servizi generali: Area Finanziaria – Risorse Umane",
      ],
    },
  ]);
});

test("the most frequent spelling is kept, then the first seen", () => {
  expect(mergeGroups(["AREA VERDE", "Area Verde", "Area Verde"]).merged[0]?.kept).toBe("Area Verde");
  expect(mergeGroups(["AREA VERDE", "Area Verde"]).merged[0]?.kept).toBe("AREA VERDE");
});

test("a group that exists keeps its name whatever a new file calls it", () => {
  expect(mergeGroups(["AREA VERDE"], ["Area Verde"]).nameOf.get("AREA VERDE")).toBe("Area Verde");
});

test.each([
  ["Area  Finanziaria -Risorse Umane", "Area Finanziaria – Risorse Umane"],
  ["Area Finanziaria — Risorse Umane", "Area Finanziaria – Risorse Umane"],
  ["Settore X :  Area Y", "Settore X: Area Y"],
  ["Settore X:", "Settore X"],
  ["Co-housing e mini-alloggi", "Co-housing e mini-alloggi"],
])("«%s» is tidied to «%s»", (written, tidy) => {
  expect(tidyGroup(written)).toBe(tidy);
});

test("an area stands under its settore", () => {
  expect(splitGroup("Settore X: Area Y")).toEqual({ parent: "Settore X", name: "Area Y" });
  expect(splitGroup("Segretario Generale")).toEqual({ name: "Segretario Generale" });
});

test("cross-cutting objectives belong to no unit", () => {
  expect(holderOf("Obiettivi trasversali")).toEqual({ kind: "crossCutting" });
  expect(holderOf("Settore X")).toEqual({ kind: "unit", unit: "Settore X" });
});

test("spellings that differ in accents and signs are one group, and the merge is told", () => {
  const { nameOf, merged } = mergeGroups(["Settore Città", "Settore Citta'", "Settore Città: Area A/B", "Settore Citta': Area A-B"]);
  expect([...nameOf.values()]).toEqual(["Settore Città", "Settore Città", "Settore Città: Area A/B", "Settore Città: Area A/B"]);
  expect(merged).toHaveLength(2);
});
