import { expect, test } from "vitest";
import { faultsIn, replacing } from "./support/compiled.ts";

// What the compiler must refuse. Each wall is pushed in a copy of the real files that lives in memory only.

test.each([
  "src/domain/plan/printTarget.ts",
  "src/domain/plan/assess.ts",
  "src/exchange/rowRefusals.ts",
  "src/exchange/decodeText.ts",
  "src/features/commands/act.ts",
  "src/documents/frond.ts",
])(
  "%s compiles as it is",
  (path) => {
    expect(faultsIn(path)).toEqual([]);
  },
  30_000,
);

test.each(["src/domain/plan/printTarget.ts", "src/domain/plan/assess.ts"])(
  "a kind of target that nobody can say or assess does not compile in %s",
  (path) => {
    const withStars = replacing("export type Target =", 'export type Target =\n  | { readonly kind: "stars"; readonly stars: number }');
    expect(faultsIn(path, { "src/domain/plan/target.ts": withStars })).toContainEqual(
      expect.stringMatching(/lacks ending return statement|Not all code paths return a value/),
    );
  },
  30_000,
);

test.each([
  ["src/exchange/rowRefusals.ts", "export type RowRefusal =", '"tooLong"'],
  ["src/exchange/decodeText.ts", "export type FileRefusal =", '"encrypted"'],
  ["src/features/commands/act.ts", "export type ActRefusal =", '"asleep"'],
  ["src/features/commands/plan/importPlan.ts", "export type ImportRefusal =", '"onSunday"'],
  ["src/domain/plan/readTarget.ts", "export type TargetProblem =", '"inLatin"'],
])(
  "a refusal without its Italian sentence does not compile in %s",
  (path, type, refusal) => {
    expect(faultsIn(path, { [path]: replacing(type, `${type} ${refusal} |`) })).toContainEqual(
      expect.stringContaining(`Property '${refusal.slice(1, -1)}' is missing`),
    );
  },
  30_000,
);

test("an outcome without its words and its leaf does not compile", () => {
  const withPostponed = { "src/domain/plan/outcome.ts": replacing('["achieved",', '["achieved", "postponed",') };
  expect(faultsIn("src/domain/plan/outcome.ts", withPostponed)).toContainEqual(expect.stringContaining("Property 'postponed' is missing"));
  expect(faultsIn("src/documents/frond.ts", withPostponed)).toContainEqual(expect.stringContaining("lacks ending return statement"));
}, 30_000);

test("an action that is not in the table does not compile", () => {
  const path = "src/features/commands/plan/importPlan.ts";
  expect(faultsIn(path, { [path]: replacing('"plan.import"', '"plan.invent"') })).toContainEqual(
    expect.stringContaining(`'"plan.invent"' is not assignable`),
  );
}, 30_000);

test("a column of the database that no row has does not compile", () => {
  const path = "src/data/cycle/cycleYear.ts";
  expect(faultsIn(path, { [path]: replacing('"opened_at", "closed_at"', '"opened_at", "locked_at"') })).not.toEqual([]);
}, 30_000);

test.each(["setTimeout(() => 1, 10);", "process.exit();", 'console.log("");'])(
  "the domain, compiled alone, does not know «%s»",
  (text) => {
    const path = "src/domain/kernel/share.ts";
    expect(faultsIn(path, { [path]: (source) => `${source}\n${text}\n` })).toContainEqual(expect.stringContaining("Cannot find name"));
  },
  30_000,
);
