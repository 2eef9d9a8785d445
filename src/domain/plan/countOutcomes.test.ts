import { describe, expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { settimo } from "../../../tests/support/settimo.ts";
import { countFigures, countOutcomes, figureId, groupsOf, hasOutcomes, unitsOf } from "./countOutcomes.ts";
import { objectiveCode, type Objective } from "./objective.ts";
import type { Outcome } from "./outcome.ts";

/** Objectives of one group that ended so. */
const ended = (...outcomes: Outcome[]): Objective[] =>
  outcomes.map((outcome, i) =>
    anObjective({ code: objectiveCode(2023, i + 1), title: `Opera ${String(i + 1)}`, evaluated: { outcome, written: "" } }),
  );

const figuresOf = (objectives: readonly Objective[]) =>
  Object.fromEntries(countFigures(objectives, 2023).map((figure) => [figure.id, figure]));

test("[OBL-01] each of the six ways to end is counted apart, and all of them make the total", () => {
  const objectives = ended("achieved", "achieved", "partlyAchieved", "notAchieved", "notAssessable", "neutralised", "unknown");
  expect(countOutcomes(objectives)).toEqual({
    objectives: 7,
    outcomes: { achieved: 2, partlyAchieved: 1, notAchieved: 1, notAssessable: 1, neutralised: 1, unknown: 1 },
  });
});

test("[OBL-01] of the 74 objectives of a real report 66 were achieved and 8 were not", () => {
  expect(countOutcomes(settimo.objectives)).toEqual({
    objectives: 74,
    outcomes: { achieved: 66, partlyAchieved: 0, notAchieved: 8, notAssessable: 0, neutralised: 0, unknown: 0 },
  });
});

test("an objective achieved in part does not count as achieved", () => {
  expect(figuresOf(ended("achieved", "partlyAchieved"))["quota-raggiunti"]?.text).toBe("50,00 %");
});

test("nothing has no share", () => {
  expect(countOutcomes([])).toMatchObject({ objectives: 0 });
  expect(figuresOf([])["obiettivi"]?.text).toBe("0");
  expect(figuresOf([])["quota-raggiunti"]).toBeUndefined();
});

test("a year in which no outcome is told has nothing to compare", () => {
  const unknown = anObjective({ evaluated: { outcome: "unknown", written: "" } });
  expect(hasOutcomes([unknown])).toBe(false);
  expect(hasOutcomes([])).toBe(false);
  expect(hasOutcomes([unknown, anObjective({ evaluated: { outcome: "notAchieved", written: "NON RAGGIUNTO" } })])).toBe(true);
});

test("objectives without any outcome have no share achieved: missing is not zero", () => {
  expect(figuresOf(ended("unknown", "unknown"))["raggiunti"]?.text).toBe("0");
  expect(figuresOf(ended("unknown", "unknown"))["quota-raggiunti"]).toBeUndefined();
  expect(figuresOf(ended("unknown", "notAchieved"))["quota-raggiunti"]?.text).toBe("0,00 %");
});

test("groups keep the order of the document", () => {
  expect(groupsOf(settimo.objectives).map(([group, held]) => [group, held.length])).toEqual([
    ["Obiettivi trasversali", 2],
    ["Segretario Generale", 4],
    ["Settore Territorio", 34],
    ["Servizio sicurezza del territorio", 2],
    ["Settore Servizi Generali: Area Amministrativa", 7],
    ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", 9],
    ["Settore Servizi alla persona: Area Politiche Educative ed inclusione", 2],
    ["Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", 14],
  ]);
});

test("the settori above their areas are units, a group that stands alone is not counted twice", () => {
  expect(unitsOf(settimo.objectives).map(([unit, held]) => [unit, held.length])).toEqual([
    ["Settore Servizi Generali: tutte le aree", 16],
    ["Settore Servizi alla persona: tutte le aree", 16],
  ]);
});

test.each([
  ["achieved", undefined, "raggiunti"],
  ["notAchieved", "Settore Territorio", "settore-territorio/non-raggiunti"],
  ["objectives", "Città", "citta/obiettivi"],
  ["share", undefined, "quota-raggiunti"],
] as const)("the figure %s of %s is called %s in addresses", (what, group, id) => {
  expect(figureId(what, group)).toBe(id);
});

test("no two figures of a year have the same name", () => {
  const ids = countFigures(settimo.objectives, 2023).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe("a proof", () => {
  const figures = figuresOf(settimo.objectives);

  test("of a share divides two figures that have proofs of their own", () => {
    const share = figures["quota-raggiunti"]?.proof;
    expect(share?.steps.map(({ text }) => text)).toEqual(["66 diviso 74, per cento: 89,19 %."]);
    expect(share?.inputs.map(({ value, provenance }) => [value, provenance])).toEqual([
      ["66", { kind: "figure", figure: "raggiunti" }],
      ["74", { kind: "figure", figure: "obiettivi" }],
    ]);
    expect(share?.rounding).toEqual({ mode: "halfUp", decimals: 2 });
  });

  test("of a count names every objective counted, with its line in the document", () => {
    const missed = figures["settore-territorio/non-raggiunti"]?.proof;
    expect(missed?.figure).toBe("Obiettivi non raggiunti nel 2023, Settore Territorio");
    expect(missed?.steps.map(({ text }) => text)).toEqual(["Gli obiettivi non raggiunti sono 4 su 34."]);
    expect(missed?.inputs).toHaveLength(4);
    for (const { value, provenance } of missed?.inputs ?? []) {
      expect(value).toBe("NON RAGGIUNTO");
      expect(provenance).toMatchObject({ kind: "document", file: "settimo-torinese-2023.txt" });
    }
  });

  test("of the total lists all 74", () => {
    expect(figures["obiettivi"]?.proof.inputs).toHaveLength(74);
  });
});

test("a settore that is a group and has areas too keeps its figures apart from those of all its areas", () => {
  const objectives = ["Settore X", "Settore X", "Settore X: Area Y"].map((group) => anObjective({ group }));
  const figures = countFigures(objectives, 2023);
  const textOf = (id: string) => figures.filter((figure) => figure.id === id).map(({ text }) => text);
  expect(textOf("settore-x/obiettivi")).toEqual(["2"]);
  expect(textOf("settore-x-area-y/obiettivi")).toEqual(["1"]);
  expect(textOf("settore-x-tutte-le-aree/obiettivi")).toEqual(["3"]);
  expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
});
