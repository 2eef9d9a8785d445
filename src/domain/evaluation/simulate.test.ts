import { describe, expect, test } from "vitest";
import { aForm, anSmvp, aPerson, aStint } from "../../../tests/support/individual.ts";
import type { Role } from "../organization/role.ts";
import { type CycleMaterial, evaluateCycle } from "./evaluateCycle.ts";
import { simulate as simulateBetween } from "./simulate.ts";
import type { Smvp } from "./smvp.ts";

const ROLES = ["segretario", "dirigente", "eq", "funzionari", "istruttori"] as const;

/** Rules by which one's own objectives are the whole score. */
const smvp = (changes: Partial<Smvp> = {}) =>
  anSmvp("intermedio", {
    roles: ROLES.map((role) => ({ role, components: [{ kind: "objectives" as const, weight: "100" }], behaviours: [] })),
    ...changes,
  });

/** Invented people, each with a role and a degree; who has none waits. */
function material(people: readonly (readonly [Role, string | undefined])[], evaluator = "D-1"): CycleMaterial {
  const codes = people.map((_, i) => `P-${String(i + 1).padStart(2, "0")}`);
  return {
    year: 2024,
    people: people.map(([role], i) => aPerson(codes[i]!, [aStint({ role })])),
    forms: people.map(([role, degree], i) =>
      aForm(codes[i]!, {
        role,
        evaluator,
        objectives: [{ kind: "own", title: "Prova", weight: "100", ...(degree !== undefined && { degree }) }],
      }),
    ),
    objectives: [],
    organisation: { units: [], shared: [], catalogue: [] },
  };
}

/** A material evaluated with one SMVP and with another. */
function simulate(of: CycleMaterial, now: Smvp, other: Smvp) {
  return simulateBetween({ evaluation: evaluateCycle(of, now), smvp: now }, { evaluation: evaluateCycle(of, other), smvp: other });
}

const staff = (...degrees: string[]) => degrees.map((degree) => ["istruttori", degree] as const);

test("the same rules spread people the same way, and nobody moves", () => {
  const { before, after, moved } = simulate(material([...staff("50", "70", "90", "95", "100"), ["istruttori", undefined]]), smvp(), smvp());
  expect(before).toEqual(after);
  expect(before).toEqual({
    evaluated: 5,
    notEvaluated: 0,
    waiting: 1,
    mean: "81",
    bands: [
      { label: "Meno di 60", count: 1 },
      { label: "Da 60 a meno di 80", count: 1 },
      { label: "Da 80 a meno di 95", count: 1 },
      { label: "Da 95 a 100", count: 2 },
    ],
    groups: [{ categories: ["staff"], evaluated: 5, mean: "81", counts: [1, 1, 1, 2] }],
  });
  expect(moved).toMatchObject({ up: 0, down: 0 });
});

test("nobody evaluated has no mean and no group", () => {
  const { before } = simulate(material([["istruttori", undefined]]), smvp(), smvp());
  expect([before.evaluated, before.waiting, before.mean, before.groups]).toEqual([0, 1, null, []]);
});

test("a mean is rounded half-up to two decimals", () => {
  const { before } = simulate(material(staff("70", "70", "71")), smvp(), smvp());
  expect(before.mean).toBe("70.33");
});

describe("categories with fewer than five people are told with others:", () => {
  const five = (role: Role, degree = "80") => Array.from({ length: 5 }, () => [role, degree] as const);
  test.each<[string, readonly (readonly [Role, string])[], readonly (readonly string[])[]]>([
    ["four in all: none", five("istruttori").slice(1), []],
    ["five of one", five("istruttori"), [["staff"]]],
    ["five of each of two", [...five("eq"), ...five("istruttori")], [["eq"], ["staff"]]],
    ["one dirigente and five EQ", [["dirigente", "80"], ...five("eq")], [["dirigenti", "eq"]]],
    ["the Segretario, one dirigente and five of the staff", [["segretario", "80"], ["dirigente", "80"], ...five("istruttori")], [["segretario", "dirigenti", "staff"]]],
  ])("%s", (_, people, groups) => {
    expect(simulate(material(people), smvp(), smvp()).before.groups.map(({ categories }) => categories)).toEqual(groups);
  });
}); // prettier-ignore

describe("a cap on the top scores of one evaluator counts who is beyond it one band lower:", () => {
  test.each<[string, readonly string[], string, number, readonly number[]]>([
    ["half of four, three at the top", ["96", "97", "98", "70"], "50", 1, [0, 1, 1, 2]],
    ["a share that is cut down to whole people", ["96", "97", "98", "70"], "49.99", 2, [0, 1, 2, 1]],
    ["as many as allowed", ["96", "97", "70", "70"], "50", 0, [0, 2, 0, 2]],
    ["exactly at the threshold", ["95", "70", "70", "70"], "0", 1, [0, 3, 1, 0]],
    ["just below it", ["94.99", "70", "70", "70"], "0", 0, [0, 3, 1, 0]],
  ])("%s", (_, degrees, atMostPercent, beyondCap, counts) => {
    const capped = smvp({ topScores: { from: "95", atMostPercent } });
    const { before, after } = simulate(material(staff(...degrees)), smvp(), capped);
    expect(before.beyondCap).toBeUndefined();
    expect([after.beyondCap, after.bands.map(({ count }) => count)]).toEqual([beyondCap, counts]);
  });
});
