import { describe, expect, test } from "vitest";
import { aForm, anSmvp, aPerson, aStint } from "../../../tests/support/individual.ts";
import { civilDate } from "../kernel/civilDate.ts";
import type { Profile } from "../organisation/profile.ts";
import { type CycleMaterial, evaluateCycle } from "./evaluateCycle.ts";
import { simulate as simulateBetween } from "./simulate.ts";
import type { Smvp } from "./smvp.ts";

const PROFILES = ["segretario", "dirigente", "eq", "funzionari", "istruttori"] as const;

/** Rules by which one's own objectives are the whole score. */
const smvp = (changes: Partial<Smvp> = {}) =>
  anSmvp("intermedio", {
    roles: PROFILES.map((role) => ({ role, components: [{ kind: "objectives" as const, weight: "100" }], behaviours: [] })),
    ...changes,
  });

/** Invented people, each with a role and a degree; who has none waits. */
function material(people: readonly (readonly [Profile, string | undefined])[], evaluator = "D-1"): CycleMaterial {
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
  const five = (role: Profile, degree = "80") => Array.from({ length: 5 }, () => [role, degree] as const);
  test.each<[string, readonly (readonly [Profile, string])[], readonly (readonly string[])[]]>([
    ["four in all: none", five("istruttori").slice(1), []],
    ["five of one", five("istruttori"), [["staff"]]],
    ["five of each of two", [...five("eq"), ...five("istruttori")], [["eq"], ["staff"]]],
    ["one dirigente and five EQ", [["dirigente", "80"], ...five("eq")], [["dirigenti", "eq"]]],
    ["two of the staff and five EQ: the smallest first", [...five("istruttori").slice(3), ...five("eq")], [["staff", "eq"]]],
    [
      "the Segretario, one dirigente and five of the staff",
      [["segretario", "80"], ["dirigente", "80"], ...five("istruttori")],
      [["segretario", "dirigenti", "staff"]],
    ],
  ])("%s", (_, people, groups) => {
    expect(simulate(material(people), smvp(), smvp()).before.groups.map(({ categories }) => categories)).toEqual(groups);
  });
});

test("each group has its own mean and its own people in the bands", () => {
  const people = [...staff("50", "70", "90", "95", "100"), ...["60", "60", "60", "60", "70"].map((degree) => ["eq", degree] as const)];
  expect(simulate(material(people), smvp(), smvp()).before.groups).toEqual([
    { categories: ["eq"], evaluated: 5, mean: "62", counts: [0, 5, 0, 0] },
    { categories: ["staff"], evaluated: 5, mean: "81", counts: [1, 1, 1, 2] },
  ]);
});

test("who waits and who is not evaluated are counted apart", () => {
  const year = material([...staff("50"), ["istruttori", undefined]]);
  const { before } = simulate({ ...year, people: [...year.people, aPerson("P-98"), aPerson("P-99")] }, smvp(), smvp());
  expect([before.evaluated, before.waiting, before.notEvaluated]).toEqual([1, 1, 2]);
});

describe("how many scores would rise and fall is told,", () => {
  /** People with so many points for their behaviours out of 4, beside objectives reached by half. */
  const judged = (...scores: readonly (string | undefined)[]): CycleMaterial => {
    const year = material(staff(...scores.map(() => "50")));
    const behaviours = (score: string | undefined) => [{ code: "impegno", ...(score !== undefined && { score }) }];
    return { ...year, forms: year.forms.map((form, i) => ({ ...form, behaviours: behaviours(scores[i]) })) };
  };
  const withBehaviours = smvp({
    roles: [
      {
        role: "istruttori",
        components: [
          { kind: "objectives", weight: "50" },
          { kind: "behaviours", weight: "50" },
        ],
        behaviours: [{ code: "impegno" }],
        scale: "zero-quattro",
      },
    ],
  });
  const times = (many: number, score: string | undefined) => Array.from({ length: many }, () => score);

  test.each<[string, readonly (string | undefined)[], number | null, number | null]>([
    ["five and more as they are", [...times(5, "4"), ...times(6, "0")], 5, 6], // 75 and 25 instead of 50
    ["fewer than five as some", [...times(4, "4"), ...times(1, "0")], null, null],
    ["none as none, and who stays is no move", times(6, "2"), 0, 0],
    ["who would wait is no move", [...times(5, "4"), undefined], 5, 0],
  ])("%s", (_, scores, up, down) => {
    expect(simulate(judged(...scores), smvp(), withBehaviours).moved).toEqual({ up, down });
  });

  test("and the other way round the other way", () => {
    expect(simulate(judged(...times(5, "4"), ...times(6, "0"), undefined), withBehaviours, smvp()).moved).toEqual({ up: 6, down: 5 });
  });
});

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

describe("beyond a cap are", () => {
  const capped = (from: string, atMostPercent: string) => smvp({ topScores: { from, atMostPercent } });
  const told = (of: CycleMaterial, rules: Smvp) => {
    const { after } = simulate(of, smvp(), rules);
    return [after.beyondCap, after.bands.map(({ count }) => count)];
  };

  test("the lowest scores first, each one band lower", () => {
    expect(told(material(staff("97", "81", "96")), capped("80", "34"))).toEqual([2, [0, 1, 1, 1]]);
    expect(told(material(staff("81", "97", "96")), capped("80", "34"))).toEqual([2, [0, 1, 1, 1]]);
    expect(told(material(staff("96", "81", "97")), capped("80", "67"))).toEqual([1, [0, 1, 0, 2]]);
  });

  test("among equals the last by code", () => {
    const eq = ["96", "96", "96", "96", "96"].map((degree) => ["eq", degree] as const);
    const { after } = simulate(material([...eq, ...staff("96", "96", "96", "96", "96")]), smvp(), capped("95", "50"));
    expect(after.groups.map(({ categories, counts }) => [categories, counts])).toEqual([
      [["eq"], [0, 0, 0, 5]],
      [["staff"], [0, 0, 5, 0]],
    ]);
    const other = simulate(material([...staff("96", "96", "96", "96", "96"), ...eq]), smvp(), capped("95", "50"));
    expect(other.after.groups.map(({ categories, counts }) => [categories, counts])).toEqual([
      [["eq"], [0, 0, 5, 0]],
      [["staff"], [0, 0, 0, 5]],
    ]);
  });

  test("nobody below the first band", () => {
    expect(told(material(staff("10", "10")), capped("0", "0"))).toEqual([2, [2, 0, 0, 0]]);
  });

  test("counted among those one evaluator judged, who waits left out", () => {
    const year = material(staff("96", "96", "96", "96"));
    expect(told(year, capped("95", "50"))).toEqual([2, [0, 0, 2, 2]]);
    const ofTwo = { ...year, forms: year.forms.map((form, i) => ({ ...form, evaluator: i === 0 ? "D-2" : "D-1" })) };
    expect(told(ofTwo, capped("95", "50"))).toEqual([3, [0, 0, 3, 1]]); // none of one, one of three
    expect(told(material([...staff("96", "96", "96"), ["istruttori", undefined]]), capped("95", "50"))).toEqual([2, [0, 0, 2, 1]]);
    expect(told({ ...year, people: [...year.people, aPerson("P-99")] }, capped("95", "50"))).toEqual([2, [0, 0, 2, 2]]);
  });

  test("counted where the last form of the year was written", () => {
    const halves = [{ to: civilDate("2024-06-30") }, { from: civilDate("2024-07-01") }];
    const year = material(staff("96", "96"));
    const [first, second] = year.forms;
    const people = [
      aPerson(
        "P-01",
        halves.map((half) => aStint(half)),
      ),
      aPerson("P-02"),
    ];
    const forms = [{ ...first!, ...halves[0], evaluator: "D-2" }, { ...first!, ...halves[1], evaluator: "D-1" }, second!];
    expect(told({ ...year, people, forms }, capped("95", "50"))).toEqual([1, [0, 0, 1, 1]]); // one of the two that D-1 judged last
  });
});
