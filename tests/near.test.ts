import { expect, test } from "vitest";
import { testsNear } from "../near.mjs";

const imports = new Map([
  ["src/domain/kernel/share.ts", []],
  ["src/domain/kernel/share.test.ts", ["src/domain/kernel/share.ts"]],
  ["src/domain/kernel/place.ts", []],
  ["src/domain/kernel/verdict.test.ts", ["src/domain/kernel/verdict.ts"]],
  ["src/domain/plan/weight.ts", ["src/domain/kernel/share.ts"]],
  ["src/domain/plan/weight.test.ts", ["src/domain/plan/weight.ts"]],
  ["src/domain/plan/target.test.ts", ["src/domain/plan/target.ts"]],
  ["src/features/plan/PlanPage.tsx", ["src/domain/kernel/share.ts"]],
  ["src/features/plan/PlanPage.test.tsx", ["src/features/plan/PlanPage.tsx"]],
  ["src/features/plan/farOff.ts", ["src/domain/plan/weight.ts"]],
  ["src/features/plan/farOff.test.ts", ["src/features/plan/farOff.ts"]],
  ["tests/shares.test.ts", ["src/domain/kernel/share.ts", "tests/support/aPlan.ts"]],
]);

test("near a file are the tests of its folder, those that import it, and those beside a file that imports it", () => {
  expect(testsNear(["src/domain/kernel/share.ts"], imports)).toEqual([
    "src/domain/kernel/share.test.ts",
    "src/domain/kernel/verdict.test.ts",
    "src/domain/plan/weight.test.ts",
    "src/features/plan/PlanPage.test.tsx",
    "tests/shares.test.ts",
  ]);
});

test("near a file that is gone are the tests of its folder and of whoever still names it", () => {
  expect(testsNear(["tests/support/aPlan.ts"], imports)).toEqual(["tests/shares.test.ts"]);
  expect(testsNear(["src/domain/plan/target.ts"], imports)).toEqual(["src/domain/plan/weight.test.ts", "src/domain/plan/target.test.ts"]);
});

test("near no file there is no test", () => {
  expect(testsNear([], imports)).toEqual([]);
});
