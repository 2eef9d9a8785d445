import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, sourceFiles } from "./support/sourceFiles.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const decisions = readdirSync(join(ROOT, "docs", "decisions"));
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "docs/architecture.md",
  "docs/glossary.md",
  "docs/obligations.md",
  ...decisions.map((name) => `docs/decisions/${name}`),
];

test.each(documents)("the links of %s lead somewhere", (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? "");
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)) && !link.endsWith(".png"))).toEqual([]);
});

test("every name of the glossary that is not still to come is in the code", () => {
  const code = [
    ...sourceFiles("src").map(({ text }) => text),
    read("src/data/migrations/0001_foundation.sql"),
    read("src/data/migrations/0002_plan.sql"),
  ].join("\n");
  const [present = ""] = read("docs/glossary.md").split("## Evaluation and pay");
  const rows = present.split("\n").filter((line) => line.startsWith("| ") && !line.includes("*(soon)*"));
  const names = rows.flatMap((row) => [...(row.split("|")[2] ?? "").matchAll(/`([A-Za-z_]+)(?:\(\))?`/g)].map(([, name]) => name ?? ""));
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test("decisions are numbered without holes, and each has its context, decision and consequences", () => {
  expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, i) => i + 1));
  for (const name of decisions) {
    const headings = [...read(`docs/decisions/${name}`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings, name).toEqual(["Context", "Decision", "Consequences"]);
  }
});

test("publiccode.yml speaks of the version of package.json", () => {
  const { version, license } = JSON.parse(read("package.json")) as { version: string; license: string };
  expect(read("publiccode.yml")).toContain(`softwareVersion: "${version}"`);
  expect(read("publiccode.yml")).toContain(`license: ${license}`);
});
