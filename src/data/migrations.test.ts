import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, expect, test } from "vitest";
import { readMigrations } from "./migrations.ts";

function folderWith(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) writeFileSync(join(folder, file), "select 1");
  return folder;
}

test("migrations are read in order, each with its SHA-256", () => {
  expect(readMigrations(folderWith("0002_later.sql", "0001_first.sql"))).toEqual([
    { version: 1, name: "first", sql: "select 1", checksum: "822ae07d4783158bc1912bb623e5107cc9002d519e1143a9c200ed6ee18b6d0f" },
    { version: 2, name: "later", sql: "select 1", checksum: "822ae07d4783158bc1912bb623e5107cc9002d519e1143a9c200ed6ee18b6d0f" },
  ]);
});

test.each([
  ["a number is missing", ["0001_first.sql", "0003_third.sql"]],
  ["two have the same number", ["0001_first.sql", "0001_second.sql"]],
  ["a file is called otherwise", ["0001_first.sql", "notes.txt"]],
])("it does not start when %s", (_, files) => {
  expect(() => readMigrations(folderWith(...files))).toThrow("Not the migration number 2");
});
