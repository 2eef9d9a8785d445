import fc from "fast-check";
import { expect, test } from "vitest";
import { anIndicator, anObjective } from "../../../tests/support/anObjective.ts";
import { canonicalJson } from "../kernel/canonicalJson.ts";
import { fieldName, fieldValueWords } from "./fieldWords.ts";
import { type Objective, OBJECTIVE_STATE_WORDS, type ObjectiveState } from "./objective.ts";
import { planContent } from "./planContent.ts";
import { fieldsOf, promiseOfFields } from "./promiseFields.ts";
import { readTarget } from "./readTarget.ts";
import { kindOfChanges, outdatedPaths, variationChanges, withChanges } from "./variation.ts";

const target = (written: string) => ({ written, reading: readTarget(written, 2023) });
const varied = (objective: Objective, state: ObjectiveState = "inForce") => ({ promise: objective, state });

/** Objectives as plans have them. */
const objectives = fc
  .record({
    title: fc.constantFrom("Biblioteca", "Biblioteca e archivio"),
    description: fc.constantFrom("", "Apertura serale"),
    weight: fc.constantFrom(undefined, "30", "33,33"),
    kind: fc.constantFrom(undefined, "miglioramento", "altro ancora"),
    cup: fc.constantFrom<readonly string[]>([], ["E11B22000010006"]),
    targets: fc.uniqueArray(fc.constantFrom("almeno 3", "entro il 30/06/2023", "≥ 74 %", ""), { minLength: 1, maxLength: 3 }),
    measure: fc.constantFrom(undefined, "giorni"),
  })
  .map(({ title, description, weight, kind, cup, targets, measure }) => {
    const [first, ...others] = targets.map((written, i) =>
      anIndicator({ number: i + 1, target: target(written), ...(measure && { measure }) }),
    );
    return anObjective({
      title,
      description,
      cup,
      ...(weight && { weight }),
      ...(kind && { kind: { written: kind, kind: kind === "miglioramento" ? "improvement" : "unrecognised" } }),
      indicators: [first!, ...others],
    });
  });
const states = fc.constantFrom<ObjectiveState>("inForce", "suspended", "neutralised", "cancelled");

test("a promise taken apart into fields and put together is the same promise", () => {
  fc.assert(
    fc.property(objectives, (objective) => {
      const again = promiseOfFields(fieldsOf(objective), 2023);
      expect(canonicalJson(Object.fromEntries(fieldsOf(again)))).toBe(canonicalJson(Object.fromEntries(fieldsOf(objective))));
      expect(again.indicators.map(({ target: { reading } }) => reading)).toEqual(
        objective.indicators.map(({ target: { reading } }) => reading),
      );
      expect([again.kind, again.holder]).toEqual([objective.kind, objective.holder]);
    }),
  );
});

test("the changes between two states of an objective, made to the first, give the second; none are outdated, and made again all are", () => {
  fc.assert(
    fc.property(objectives, objectives, states, states, (one, other, before, after) => {
      const changes = variationChanges(varied(one, before), varied(other, after));
      expect(outdatedPaths(varied(one, before), changes)).toEqual([]);
      const made = withChanges(varied(one, before), changes, 2023);
      expect(variationChanges(made, varied(other, after))).toEqual([]);
      expect(outdatedPaths(made, changes)).toEqual(changes.map(({ path }) => path));
    }),
  );
});

test("a new objective says every field it has, and is made of them", () => {
  const changes = variationChanges(undefined, varied(anObjective({ weight: "30" })));
  expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
    ["group", null, "Settore Territorio"],
    ["title", null, "Biblioteca"],
    ["description", null, "Apertura serale della biblioteca"],
    ["weight", null, "30"],
    ["indicators", null, [1]],
    ["indicators/1/indicator", null, "Temporale"],
    ["indicators/1/indicatorKind", null, "date"],
    ["indicators/1/target", null, "Entro il 31/12/2023"],
    ["indicators/1/source", null, "Procedura atti amministrativi"],
  ]);
  expect(withChanges(undefined, changes, 2023).promise.indicators[0].target.reading.understood).toBe(true);
});

test.each([
  [true, [], "new"],
  [false, [{ path: "title", before: "a", after: "b" }], "changed"],
  [false, [{ path: "state", before: "inForce", after: "suspended" }], "suspended"],
  [false, [{ path: "state", before: "suspended", after: "inForce" }], "changed"],
] as const)("new %s, %j: %s", (isNew, changes, kind) => {
  expect(kindOfChanges(isNew, changes)).toBe(kind);
});

test.each([
  ["title", "Biblioteca", "Titolo", "Biblioteca"],
  ["indicators/2/target", "almeno 3", "Indicatore 2, valore atteso", "almeno 3"],
  ["indicators/1/weight", null, "Indicatore 1, peso", "–"],
  ["indicators/1/baselines", [{ year: 2022, value: "68.9" }], "Indicatore 1, valori degli anni prima", "2022: 68,9"],
  ["indicators/1/laterTargets", [{ year: 2024, written: "almeno 4" }], "Indicatore 1, valori attesi negli anni dopo", "2024: almeno 4"],
  ["phases", [{ name: "Bando", by: "2023-06-30" }], "Fasi", "Bando entro il 30/06/2023"],
  ["state", "neutralised", "Stato", OBJECTIVE_STATE_WORDS.neutralised],
  ["indicators/1/direction", "lower", "Indicatore 1, verso", "meglio se diminuisce"],
  ["goals", [4, 11], "Agenda 2030", "4; 11"],
  ["unread", [{ field: "peso", written: "molto" }], "Celle non lette", "peso «molto»"],
] as const)("the field %s with %j is read by people as «%s», «%s»", (path, value, name, words) => {
  expect([fieldName(path), fieldValueWords(path, value)]).toEqual([name, words]);
});

test("what an approval is about does not change with who gives a datum, nor with how it went; it does with a target, or with a state", () => {
  const plan = planContent([anObjective()]);
  expect(planContent([anObjective({ evaluated: { outcome: "unknown", written: "" } }, { dataOwner: "Settore Verde" })])).toBe(plan);
  expect(planContent([anObjective({}, { target: target("Entro il 30/06/2023") })])).not.toBe(plan);
  expect(planContent([anObjective({ state: "suspended" })])).not.toBe(plan);
});
