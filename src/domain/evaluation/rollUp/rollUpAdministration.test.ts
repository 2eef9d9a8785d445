import { describe, expect, test } from "vitest";
import { someLevelRules, someRollUpRules } from "../../../../tests/support/achievementRules.ts";
import { aPart } from "../../../../tests/support/graded.ts";
import { rederive } from "../../kernel/rederive.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { exactText } from "../../kernel/rational.ts";
import type { Graded } from "../grade.ts";
import { gradeOfObjectives } from "./gradeOfObjectives.ts";
import { type ObjectiveToWeigh, rollUpAdministration, type UnitToWeigh } from "./rollUpAdministration.ts";
import type { RollUpRules } from "./rollUpRules.ts";

const HERE: { rules: Provenance; weights: Provenance } = {
  rules: { kind: "clause", document: "smvp", clause: "art. 14" },
  weights: { kind: "document", file: "piano.csv", line: 3 },
};

function told({ grade }: Graded): string {
  return grade.kind === "graded" ? exactText(grade.value) : grade.kind;
}

function anObjective(code: string, grade: string, held: ObjectiveToWeigh["held"], more: Partial<ObjectiveToWeigh> = {}): ObjectiveToWeigh {
  return { code, name: `obiettivo ${code}`, indicators: [aPart("i", grade)], held, ...more };
}

function aUnit(code: string, more: Partial<UnitToWeigh> = {}): UnitToWeigh {
  return { code, name: `unità ${code}`, services: [], ...more };
}

function rolledUp(objectives: readonly ObjectiveToWeigh[], units: readonly UnitToWeigh[], rules: Partial<RollUpRules> = {}) {
  const grades = rollUpAdministration(objectives, units, someRollUpRules(rules), HERE);
  const proofs = [
    ...grades.objectives.map(({ computed }) => computed.proof),
    ...grades.units.flatMap(({ computed, objectives: own, services }) =>
      [computed, own, ...services.map((each) => each.computed)].map(({ proof }) => proof),
    ),
    grades.administration.proof,
  ];
  expect(proofs.flatMap(rederive)).toEqual([]);
  return {
    objectives: grades.objectives.map(({ computed }) => told(computed)),
    units: grades.units.map(({ computed }) => told(computed)),
    administration: told(grades.administration),
    outside: grades.outside,
  };
}

describe("[OBL-19] organisational performance", () => {
  const percent = { objectives: someLevelRules({ weights: "percent" }) };
  const inUnit = (unit: string, weight?: string, share?: string) => [{ unit, ...(weight && { weight }), ...(share && { share }) }];

  test("of a unit: 50, 30 and 20 with 100, 80 and 0 is 74", () => {
    const objectives = [
      anObjective("1", "100", inUnit("a", "50")),
      anObjective("2", "80", inUnit("a", "30")),
      anObjective("3", "0", inUnit("a", "20")),
    ];
    expect(rolledUp(objectives, [aUnit("a")], percent)).toMatchObject({ units: ["74"], administration: "74" });
    expect(rolledUp(objectives, [aUnit("a")])).toMatchObject({ units: ["60"], administration: "60" });
  });

  test("of an objective with three indicators", () => {
    const indicators = [aPart("x", "100", { weight: "2" }), aPart("y", "50", { weight: "1" }), aPart("z", "0", { weight: "1" })];
    const rules = { indicators: someLevelRules({ weights: "coefficient" }) };
    expect(rolledUp([anObjective("1", "0", inUnit("a"), { indicators })], [aUnit("a")], rules).objectives).toEqual(["62.5"]);
  });

  test("of an objective without indicators is missing, and so is what it makes", () => {
    const found = rolledUp([anObjective("1", "0", inUnit("a"), { indicators: [] })], [aUnit("a")]);
    expect(found).toMatchObject({ objectives: ["missing"], units: ["missing"], administration: "missing" });
  });

  test("of one objective with two holders: own weight and share for each", () => {
    const objectives = [
      anObjective("1", "0", [
        { unit: "a", weight: "40", share: "0.5" },
        { unit: "b", weight: "10" },
      ]),
      anObjective("2", "100", inUnit("a", "60")),
      anObjective("3", "100", inUnit("b", "90")),
    ];
    // a: 60 of 60 + 20; b: 90 of 100
    expect(rolledUp(objectives, [aUnit("a"), aUnit("b")], percent)).toMatchObject({ units: ["75", "90"], administration: "82.5" });
  });

  test("of units that weigh differently", () => {
    const objectives = [anObjective("1", "100", inUnit("a")), anObjective("2", "50", inUnit("b"))];
    const units = [aUnit("a", { weight: "1" }), aUnit("b", { weight: "4" })];
    expect(rolledUp(objectives, units, { units: someLevelRules({ weights: "points" }) }).administration).toBe("60");
  });

  test("with cross-cutting objectives in each unit, or in the administration only", () => {
    const objectives = [
      anObjective("0", "50", { crossCutting: true }),
      anObjective("1", "100", inUnit("a")),
      anObjective("2", "80", inUnit("b")),
    ];
    const units = [aUnit("a"), aUnit("b")];
    expect(rolledUp(objectives, units)).toMatchObject({ units: ["100", "80"], administration: "82" }); // 80 % of 90, 20 % of 50
    const inEach = rolledUp(objectives, units, { crossCutting: { enters: "units", share: "20" } });
    expect(inEach).toMatchObject({ units: ["90", "74"], administration: "82" });
  });

  test("with the ordinary activity of services beside the objectives, each with its share", () => {
    const services = [
      { code: "anagrafe", name: "Anagrafe", share: "30", indicators: [aPart("t", "80"), aPart("v", "100")] },
      { code: "sportello", name: "Sportello", share: "10", indicators: [aPart("q", "60")] },
    ];
    const units = [aUnit("a", { services })];
    expect(rolledUp([anObjective("1", "50", inUnit("a"))], units).units).toEqual(["63"]); // 60 % of 50, 30 % of 90, 10 % of 60
    expect(rolledUp([], units).units).toEqual(["82.5"]); // without objectives their share is left to the services
    const tooMuch = [aUnit("a", { services: services.map((service) => ({ ...service, share: "60" })) })];
    expect(rolledUp([anObjective("1", "50", inUnit("a"))], tooMuch).units).toEqual(["notComputable"]);
  });

  test("with the judgement of the OIV where the rules take it, and both values kept", () => {
    const judged = { value: "90", reason: "Dato confermato con riserva", by: "OIV", act: "verbale OIV 3/2024" };
    const objectives = [anObjective("1", "100", inUnit("a"), { judged }), anObjective("2", "80", inUnit("a"))];
    expect(rolledUp(objectives, [aUnit("a")]).units).toEqual(["90"]);
    const takes = { objectives: someLevelRules({ takes: "judged" }) };
    expect(rolledUp(objectives, [aUnit("a")], takes).units).toEqual(["85"]);
    const { objectives: kept, units } = rollUpAdministration(objectives, [aUnit("a")], someRollUpRules(takes), HERE);
    expect(kept[0]).toMatchObject({ computed: { proof: { result: "100" } }, judged });
    expect(units[0]?.objectives.proof.inputs[0]).toMatchObject({ value: "90", provenance: { kind: "act", act: "verbale OIV 3/2024" } });
  });

  test("of an objective no unit holds counts nowhere, and is told", () => {
    expect(rolledUp([anObjective("1", "100", inUnit("a")), anObjective("2", "0", inUnit("z"))], [aUnit("a")])).toMatchObject({
      administration: "100",
      outside: ["2"],
    });
  });

  test("of an objective with one holder nobody knows counts for the other, and is told", () => {
    const held = [...inUnit("a"), ...inUnit("z")];
    expect(rolledUp([anObjective("1", "100", held)], [aUnit("a")])).toMatchObject({ units: ["100"], outside: ["1"] });
    expect(rolledUp([anObjective("1", "100", [])], [aUnit("a")])).toMatchObject({ units: ["notApplicable"], outside: ["1"] });
  });

  test("of a unit with nothing to count leaves its weight to the others", () => {
    expect(rolledUp([anObjective("1", "70", inUnit("a"))], [aUnit("a"), aUnit("b")])).toMatchObject({
      units: ["70", "notApplicable"],
      administration: "70",
    });
    expect(rolledUp([], [])).toMatchObject({ administration: "notApplicable" });
  });

  test("counts what several units hold for the share of each, or in full, as the SMVP says", () => {
    const objectives = [anObjective("1", "100", inUnit("a", "1", "0.5")), anObjective("2", "0", inUnit("a", "1"))];
    const weighed = someLevelRules({ weights: "coefficient" });
    expect(rolledUp(objectives, [aUnit("a")], { objectives: weighed, shared: "byShare" }).units).toEqual(["100/3"]);
    expect(rolledUp(objectives, [aUnit("a")], { objectives: weighed, shared: "inFull" }).units).toEqual(["50"]);
  });

  test("calls grades in its proofs as addresses do", () => {
    const provenance = {
      ...HERE,
      figureOf: (code?: string, part?: string) => `grado/${code ?? ""}${part === undefined ? "" : `/${part}`}`,
    };
    const objectives = [anObjective("2024-001", "70", inUnit("a"))];
    const { units, administration } = rollUpAdministration(objectives, [aUnit("a")], someRollUpRules(), provenance);
    expect(units[0]?.objectives.proof.inputs[0]?.provenance).toEqual({ kind: "figure", figure: "grado/2024-001" });
    expect(administration.proof.inputs[0]?.provenance).toEqual({ kind: "figure", figure: "grado//unita" });
    expect(units[0]?.computed.proof.inputs[0]?.provenance).toEqual({ kind: "figure", figure: "grado/a/obiettivi" });
  });

  test("does not depend on the order things come in, down to the proof", () => {
    const objectives = ["3", "1", "2"].map((code) => anObjective(code, `${code}0`, inUnit(code === "1" ? "a" : "b")));
    const units = [aUnit("b"), aUnit("a")];
    const one = rollUpAdministration(objectives, units, someRollUpRules(), HERE);
    const other = rollUpAdministration(objectives.toReversed(), units.toReversed(), someRollUpRules(), HERE);
    const written = (grades: unknown) =>
      JSON.stringify(grades, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    expect(written(one)).toBe(written(other));
  });
});

test("any choice of objectives has its grade: those linked to a person's functions, not the whole unit", () => {
  const parts = [aPart("1", "100", { weight: "50" }), aPart("2", "80", { weight: "30" }), aPart("3", "0", { weight: "20" })];
  const rules = someLevelRules({ weights: "points" });
  expect(told(gradeOfObjectives("Obiettivi del settore", parts, rules, HERE))).toBe("74");
  expect(told(gradeOfObjectives("Obiettivi di chi lavora in biblioteca", parts.slice(0, 2), rules, HERE))).toBe("92.5");
  expect(told(gradeOfObjectives("Nessun obiettivo", [], rules, HERE))).toBe("notApplicable");
});

test("two thousand objectives with three indicators each are rolled up in linear time", () => {
  const many = (count: number) => {
    const objectives = Array.from({ length: count }, (_, i) => {
      const indicators = ["a", "b", "c"].map((code) => aPart(code, String(i % 101)));
      return anObjective(`2024-${String(i)}`, "", [{ unit: String(i % 20) }], { indicators });
    });
    const units = Array.from({ length: 20 }, (_, i) => aUnit(String(i)));
    const from = performance.now();
    rollUpAdministration(objectives, units, someRollUpRules(), HERE);
    return performance.now() - from;
  };
  many(500);
  expect(many(2000)).toBeLessThan(1000); // about 40 ms on a quiet machine
});
