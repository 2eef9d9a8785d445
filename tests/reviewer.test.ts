import { describe, expect, test } from "vitest";
import type { Material } from "../src/domain/quality/material.ts";
import { CHECKS, reviewPlan } from "../src/domain/quality/reviewPlan.ts";
import { materialOf, settimoMaterial } from "./support/settimo.ts";

/** A finding as a person lists it by hand: what is wrong and on which line; 0 is the whole plan. */
type Listed = readonly [check: string, line: number];

/** The source's slips that must be found. */
const MUST_BE_FOUND: readonly Listed[] = [
  ["impossibleDate", 265],
  ["missingSource", 168],
  ["missingSource", 169],
  ["indicatorTargetMismatch", 220],
  ["quantityMeasuredByDate", 194],
  ["duplicateObjective", 230],
  ["otherYear", 297],
  ["wrongParagraph", 358],
  ["wrongReference", 293],
  ["wrongReference", 293],
  ["missedWithoutReason", 193],
  ["missedWithoutReason", 208],
  ["missedWithoutReason", 212],
  ["missedWithoutReason", 230],
  ["missedWithoutReason", 244],
  ["missedWithoutReason", 245],
  ["missedWithoutReason", 249],
  ["missedWithoutReason", 283],
  ["noWeight", 0],
  ["noMeasuredValue", 0],
  ["noResources", 0],
  ["openHeadCount", 295],
  ["sharesNotAdding", 302],
  ["bandGaps", 304],
];

/** Slips that are there too. */
const TRUE_AS_WELL: readonly Listed[] = [
  ...[182, 183, 186, 195, 203, 222, 283].map((line): Listed => ["sameWork", line]),
  ...[183, 184, 185, 193, 229].map((line): Listed => ["politicalDecision", line]),
  ...[168, 175, 176, 182, 190, 192, 199, 203, 209, 210, 211, 217, 218, 219, 220, 221, 222, 227, 230, 239].map((line): Listed => [
    "activityVerb",
    line,
  ]),
  ...[240, 241, 243, 244, 245, 249, 252, 254, 259, 261, 265, 276, 281, 282, 284, 287].map((line): Listed => ["activityVerb", line]),
  ["quantityMeasuredByDate", 266],
  ["selfDeclaredSource", 0],
  ["defaultDeadline", 0],
  ["unevenLoad", 182],
  ["noLink", 0],
  ["noBaseline", 0],
  ["rpctResultMissing", 83],
  ["treeWithoutHolders", 115],
  ["endedInstrument", 220],
  ["endedInstrument", 299],
  ["endedInstrument", 328],
  ["endedInstrument", 330],
  ["otherYear", 161],
  ["otherDocumentsName", 81],
  ["otherDocumentsName", 330],
  ["groupSpellings", 259],
  ["groupSpellings", 281],
  ["repeatedTitle", 201],
  ["repeatedTitle", 211],
  ["repeatedTitle", 218],
  ["repeatedTitle", 282],
  ["unnamedColumn", 167],
];

/** Slips a careful reader sees and the reviewer does not: an activity behind a verb that looks like a result. */
const NOT_FOUND: readonly Listed[] = [
  ["activityVerb", 195],
  ["activityVerb", 213],
];

/** What looks like a slip and is none: the name of an edition, the first year of a plan, work begun the year before. */
const WOULD_BE_FALSE: readonly Listed[] = [
  ["otherYear", 33],
  ["otherYear", 75],
  ["otherYear", 91],
  ["otherYear", 243],
  ["wrongParagraph", 341],
];

function listOf(material: Material): string[] {
  return sorted(reviewPlan(material).findings.map(({ check, place }): Listed => [check.name, place?.line ?? 0]));
}

function sorted(list: readonly Listed[]): string[] {
  return list.map(([check, line]) => `${String(line).padStart(3)} ${check}`).sort();
}

describe("the report on 2023 of Settimo Torinese", () => {
  test("[OBL-15] holds exactly the slips of the list made by hand", () => {
    expect(listOf(settimoMaterial)).toEqual(sorted([...MUST_BE_FOUND, ...TRUE_AS_WELL]));
  });

  test("what would be false is not said", () => {
    const found = listOf(settimoMaterial);
    for (const wrong of sorted([...WOULD_BE_FALSE, ...NOT_FOUND])) expect(found).not.toContain(wrong);
  });
});

/** Six invented reports of other shapes; their lists were written before the reviewer read them. */
const INVENTED: readonly (readonly [string, number, readonly Listed[]])[] = [
  [
    "tests/fixtures/pieve-lontana-2024.csv",
    2024,
    [
      ["quantityMeasuredByDate", 3],
      ["impossibleDate", 4],
      ["missedWithoutReason", 4],
      ["weights", 5],
      ["activityVerb", 6],
      ["politicalDecision", 7],
      ["missedWithoutReason", 7],
      ["indicatorTargetMismatch", 9],
      ["missingSource", 10],
      ["weights", 10],
      ["noBaseline", 0],
      ["noMeasuredValue", 0],
      ["noResources", 0],
    ],
  ],
  [
    "tests/fixtures/unione-valle-serena-2022.txt",
    2022,
    [
      ["endedInstrument", 7],
      ["wrongReference", 12],
      ["selfDeclaredSource", 17],
      ["duplicateObjective", 17],
      ["missedWithoutReason", 18],
      ["sameWork", 18],
      ["dateOutsideYear", 24],
      ["bandGaps", 30],
      ["wrongParagraph", 36],
      ["noWeight", 0],
      ["noBaseline", 0],
      ["noMeasuredValue", 0],
      ["noResources", 0],
    ],
  ],
  [
    "tests/fixtures/provincia-di-monteverde-2025.txt",
    2025,
    [
      ["impossibleDate", 7],
      ["otherDocumentsName", 10],
      ["weights", 19],
      ["missingOutcome", 21],
      ["dateOutsideYear", 27],
      ["activityVerb", 27],
      ["missedWithoutReason", 27],
      ["weights", 27],
      ["wrongReference", 30],
      ["wrongReference", 31],
      ["noBaseline", 0],
      ["noMeasuredValue", 0],
      ["noResources", 0],
    ],
  ],
  [
    "tests/fixtures/asl-monte-chiaro-2024.txt",
    2024,
    [
      ["endedInstrument", 9],
      ["impossibleDate", 10],
      ["weights", 17],
      ["indicatorTargetMismatch", 20],
      ["quantityMeasuredByDate", 20],
    ],
  ],
  [
    "tests/fixtures/unione-colli-alti-2025.csv",
    2025,
    [
      ["weights", 2],
      ["impossibleDate", 3],
      ["endedInstrument", 3],
      ["missedWithoutReason", 5],
      ["politicalDecision", 6],
      ["activityVerb", 7],
      ["unreadableTarget", 7],
      ["missingSource", 7],
      ["noBaseline", 0],
      ["noMeasuredValue", 0],
      ["noResources", 0],
    ],
  ],
  [
    "tests/fixtures/comune-roccabianca-piano-2026.csv",
    2026,
    [
      ["weights", 4],
      ["sameWork", 4], // the same stream, though two works: the name alone cannot tell
      ["dateOutsideYear", 5],
      ["indicatorTargetMismatch", 7],
      ["weights", 7],
      ["noBaseline", 0],
      ["noResources", 0],
    ],
  ],
];

test.each(INVENTED)("%s holds exactly the slips listed for it", (path, year, listed) => {
  expect(listOf(materialOf(path, year))).toEqual(sorted(listed));
});

test("each check finds something in one of the seven reports, has its own name, and tells in words why and what to do", () => {
  const findings = [settimoMaterial, ...INVENTED.map(([path, year]) => materialOf(path, year))].flatMap(
    (material) => reviewPlan(material).findings,
  );
  const finding = new Set(findings.map(({ check }) => check.name));
  expect(CHECKS.map(({ name }) => name).filter((name) => !finding.has(name))).toEqual([]);
  expect(new Set(CHECKS.map(({ name }) => name)).size).toBe(CHECKS.length);
  for (const { message, remedy, check } of findings) {
    expect(
      [message, remedy, check.why].every((text) => /^[«\p{Lu}\d].*[.?]$/su.test(text)),
      `${check.name}: ${message} ${remedy} ${check.why}`,
    ).toBe(true);
  }
});
