import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, onTestFinished, expect, test } from "vitest";
import { type MigrationStep, readMigrations } from "./migrations.ts";

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) writeFileSync(join(folder, file), "select 1");
  return folder;
}

test("migrations are read in order, each with its SHA-256", () => {
  expect(readMigrations(folderWith("0002_later.sql", "0001_first.sql"), {})).toEqual([
    { version: 1, name: "first", sql: "select 1", checksum: "822ae07d4783158bc1912bb623e5107cc9002d519e1143a9c200ed6ee18b6d0f" },
    { version: 2, name: "later", sql: "select 1", checksum: "822ae07d4783158bc1912bb623e5107cc9002d519e1143a9c200ed6ee18b6d0f" },
  ]);
});

test.each([
  ["a number is missing", ["0001_first.sql", "0003_third.sql"]],
  ["two have the same number", ["0001_first.sql", "0001_second.sql"]],
  ["a file is called otherwise", ["0001_first.sql", "notes.txt"]],
  ["a step is not one of the program's", ["0001_first.sql", "0001_first.ts"]],
])("it does not start when %s", (_, files) => {
  expect(() => readMigrations(folderWith(...files), {})).toThrow("Not the migration number 2");
});

describe("a step in TypeScript", () => {
  const step = (checksum: string): MigrationStep => ({ checksum, run: () => Promise.resolve(undefined) });
  const STEPS = { "0002_later.ts": step("one") };

  test.each([
    ["in the sources, where its file is", ["0001_first.sql", "0002_later.sql", "0002_later.ts"]],
    ["in the bundle, where it is built in", ["0001_first.sql", "0002_later.sql"]],
  ])("goes with the SQL of its number and name, and its checksum with that of it: %s", (_, files) => {
    const [first, later] = readMigrations(folderWith(...files), STEPS);
    expect([first?.step, later?.step]).toEqual([undefined, STEPS["0002_later.ts"]]);
    expect(later?.checksum).toBe(createHash("sha256").update("select 1one").digest("hex"));
  });

  test.each([["0002_other.sql"], ["0001_later.sql"]])("is refused beside %s", (sql) => {
    expect(() => readMigrations(folderWith("0001_first.sql", sql), STEPS)).toThrow("No .sql beside the step 0002_later.ts");
  });
});

const released = readMigrations().flatMap(({ version, name, step }) =>
  step ? [{ file: `${String(version).padStart(4, "0")}_${name}.ts`, step }] : [],
);

describe.each(released)("$file", ({ file, step }) => {
  const source = readFileSync(new URL(`./migrations/${file}`, import.meta.url), "utf8");

  test("declares the checksum of its source, which once released stays", () => {
    const checked = source.replace(/^export const checksum = "\w*";\n/m, "");
    expect(step.checksum).toBe(createHash("sha256").update(checked).digest("hex"));
  });

  test("stands by itself: it imports types and what Node has", () => {
    const imports = source.match(/^import .*$/gm) ?? [];
    expect(imports.filter((each) => !/^import type \{|from "node:/.test(each))).toEqual([]);
    expect(source).not.toMatch(/\bimport\(|\brequire\(/);
  });
});
