import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { continuedObjectives, sameObjectiveIn, yearsOfGroups } from "./compareYears.ts";

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

test("groups are the same only when their name is", () => {
  expect([...yearsOfGroups(years)]).toEqual([
    ["Settore A", [2024, 2025, 2026]],
    ["Settore B", [2024]],
  ]);
});
