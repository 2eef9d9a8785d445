import { describe, expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { unitId } from "../organisation/unitId.ts";
import { chainOf, continuedObjectives, type GroupInYears, groupsInYears, sameObjectiveIn } from "./compareYears.ts";
import { type ObjectiveCode, objectiveCode } from "./objective.ts";

const of = (year: number, group: string, title: string) => anObjective({ year, group, title });
const years = [
  { year: 2024, objectives: [of(2024, "Settore A", "Nidi"), of(2024, "Settore A", "Strade"), of(2024, "Settore B", "Strade")] },
  { year: 2025, objectives: [of(2025, "Settore A", "Nidi"), of(2025, "Settore A", "Strade"), of(2025, "Settore A", "Strade")] },
  { year: 2026, objectives: [of(2026, "Settore A", "Nidi"), of(2026, "Settore A", "Strade")] },
];

test("an objective continues under the same group and title; a year that has it twice is left out", () => {
  const continued = continuedObjectives(years);
  expect(continued.map(({ group, title, byYear }) => [group, title, [...byYear.keys()]])).toEqual([
    ["Settore A", "Nidi", [2024, 2025, 2026]],
    ["Settore A", "Strade", [2024, 2026]],
  ]);
});

test("the same objective in another year is one, none, or cannot be told", () => {
  const objective = of(2024, "Settore A", "Strade");
  expect(sameObjectiveIn(years[2]!.objectives, objective)).toBe(years[2]!.objectives[1]);
  expect(sameObjectiveIn(years[1]!.objectives, objective)).toBe("several");
  expect(sameObjectiveIn(years[1]!.objectives, of(2024, "Settore B", "Strade"))).toBeUndefined();
});

test("groups of no known unit are the same by their name, however it is spelled", () => {
  expect(told(groupsInYears(years))).toEqual([
    ["Settore A", [2024, ["Settore A"]], [2025, ["Settore A"]], [2026, ["Settore A"]]],
    ["Settore B", [2024, ["Settore B"]]],
  ]);
  const spelled = [2024, 2025].map((year, i) => ({ year, objectives: [of(year, ["Settore Città", "SETTORE CITTÀ"][i]!, "Nidi")] }));
  expect(told(groupsInYears(spelled))).toEqual([["SETTORE CITTÀ", [2024, ["Settore Città"]], [2025, ["SETTORE CITTÀ"]]]]);
});

describe("a unit that is called otherwise in another year", () => {
  const held = (year: number, group: string, title: string, unit: number) =>
    anObjective({ year, code: objectiveCode(year, unit), group, title, holder: { kind: "unit", unit: group, id: unitId(BigInt(unit)) } });
  const renamed = [
    { year: 2025, objectives: [held(2025, "Settore Verde", "Alberi", 1), held(2025, "Settore Ambiente", "Alberi", 2)] },
    { year: 2026, objectives: [held(2026, "Settore Ambiente", "ALBERI", 1)] },
  ];

  test("is one group, and another of its new name is not", () => {
    expect(told(groupsInYears(renamed))).toEqual([
      ["Settore Ambiente", [2025, ["Settore Verde"]], [2026, ["Settore Ambiente"]]],
      ["Settore Ambiente", [2025, ["Settore Ambiente"]]],
    ]);
  });

  test("has the same objectives", () => {
    const continued = continuedObjectives(renamed);
    expect(continued.map(({ byYear }) => [...byYear.values()].map(({ group }) => group))).toEqual([["Settore Verde", "Settore Ambiente"]]);
    expect(sameObjectiveIn(renamed[0]!.objectives, renamed[1]!.objectives[0]!)).toBe(renamed[0]!.objectives[0]);
  });
});

function told(groups: readonly GroupInYears[]) {
  return groups.map(({ name, byYear }) => [name, ...byYear]);
}

/** Years of objectives by title, and the links between them: "2025-001 > 2024-002". */
function linked(titles: Readonly<Record<number, readonly string[]>>, ...links: string[]) {
  return Object.entries(titles).map(([written, each]) => {
    const year = Number(written);
    const continuations = links.flatMap((link) => {
      const [code, continues] = link.split(" > ") as [ObjectiveCode, ObjectiveCode];
      return code.startsWith(written) ? [{ code, continues, how: "repeat" as const }] : [];
    });
    return { year, objectives: each.map((title, i) => anObjective({ year, code: objectiveCode(year, i + 1), title })), continuations };
  });
}

const TITLES = { 2024: ["Nidi", "Strade"], 2025: ["Scuole", "Nidi"], 2026: ["Nidi", "Vie"] };

//  the links                                                what is one
test.each<[string[], string[]]>([
  [[], ["2024-001 title 2025-002 title 2026-001"]],
  [["2025-001 > 2024-001"], ["2024-001 link 2025-001", "2025-002 title 2026-001"]], // the link, not the title, says which continues Nidi
  [["2025-002 > 2024-002"], ["2024-002 link 2025-002 title 2026-001"]], // where there is a link, its title tells no more
  [["2026-002 > 2024-002"], ["2024-001 title 2025-002 title 2026-001", "2024-002 link 2026-002"]], // a year may be skipped
  [["2025-001 > 2024-001", "2026-001 > 2025-001"], ["2024-001 link 2025-001 link 2026-001"]],
  [["2025-001 > 2019-001"], ["2024-001 title 2025-002 title 2026-001"]], // of a year not held
])("with %j", (links, expected) => {
  const told = continuedObjectives(linked(TITLES, ...links)).map(({ byYear, boundBy }) =>
    [...byYear].map(([year, { code }]) => [boundBy.get(year), code].filter(Boolean).join(" ")).join(" "),
  );
  expect(told).toEqual(expected);
});

test("an objective is followed along its links and its titles; without any link titles alone tell", () => {
  const [first] = linked(TITLES)[0]!.objectives;
  expect(chainOf(linked(TITLES), first!)).toBeUndefined();
  const chain = chainOf(linked(TITLES, "2025-001 > 2024-001"), first!);
  expect([...chain!.byYear.values()].map(({ code }) => code)).toEqual(["2024-001", "2025-001"]);
  expect(chainOf(linked(TITLES, "2025-001 > 2024-001"), { code: objectiveCode(2026, 2), year: 2026 })?.byYear.size).toBe(0);
});
