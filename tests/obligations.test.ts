import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disagreements, obligationsIn } from "./support/obligations.ts";
import { isTest, ROOT, sourceFiles } from "./support/sourceFiles.ts";

const table = readFileSync(join(ROOT, "docs", "obligations.md"), "utf8");
const files = sourceFiles("src", "tests", "demo");

test("every obligation has a test, and every tag and citation its obligation", () => {
  expect(obligationsIn(table).length).toBeGreaterThanOrEqual(14);
  const tests = files.filter(({ path }) => /\.test\.tsx?$/.test(path));
  const sources = files.filter(({ path }) => path.startsWith("src/") && !isTest(path));
  expect(disagreements({ table, tests, sources })).toEqual([]);
});

describe("the check fails when", () => {
  const rows = "| Number | What |\n|---|---|\n| OBL-01 | one |\n| OBL-02 | two |\n";
  const whole = [
    { path: "a.test.ts", text: 'test("[OBL-01] one", () => {}); describe("two", () => { test.each([1])("[OBL-02] %i", () => {}); });' },
  ];
  const tests = (text: string) => [{ path: "a.test.ts", text }];

  test("nothing is amiss: it does not", () => {
    expect(disagreements({ table: rows, tests: whole, sources: [{ path: "src/x.rule.ts", text: "/** Obligation OBL-02. */" }] })).toEqual(
      [],
    );
  });

  test("an obligation has no test", () => {
    expect(disagreements({ table: rows, tests: tests('test("[OBL-01] one", () => {});'), sources: [] })).toEqual(["OBL-02 has no test"]);
  });

  test.each([
    'test.skip("[OBL-02] two", () => {});',
    'test.todo("[OBL-02] two");',
    'describe.skip("later", () => { test("[OBL-02] two", () => {}); });',
    'const example = "[OBL-02] two";',
    '// test("[OBL-02] two", () => {});',
    'expect(text).toContain("[OBL-02]");',
  ])("the only test of one never runs: %s", (text) => {
    expect(disagreements({ table: rows, tests: tests(`test("[OBL-01] one", () => {}); ${text}`), sources: [] })).toEqual([
      "OBL-02 has no test",
    ]);
  });

  test("a test is tagged with a number nobody knows", () => {
    const unknown = [...whole, { path: "b.test.ts", text: 'test("[OBL-99] more", () => {});' }];
    expect(disagreements({ table: rows, tests: unknown, sources: [] })).toEqual(["OBL-99, tested in b.test.ts, is not in the table"]);
  });

  test("the code cites a number nobody knows", () => {
    const sources = [{ path: "src/x.rule.ts", text: "/** Obligations OBL-02 and OBL-98. */" }];
    expect(disagreements({ table: rows, tests: whole, sources })).toEqual(["OBL-98, cited in src/x.rule.ts, is not in the table"]);
  });

  test("a number is given twice", () => {
    expect(disagreements({ table: `${rows}| OBL-02 | again |\n`, tests: whole, sources: [] })).toEqual([
      "OBL-02 stands twice in the table",
    ]);
  });
});
