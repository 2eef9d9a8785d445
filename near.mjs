// What to run while a file is being written: its lint, the unit tests of its folder and those of the files that import it. Without arguments,
// the files that differ from the last commit.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const isTest = (path) => /\.test\.tsx?$/.test(path);

/**
 * The tests near some files: those in the same folders, those that import one of the files directly, and those beside a file that does.
 * `imports` says of each TypeScript file of the repository which files it imports; all paths go from the root, with "/".
 */
export function testsNear(changed, imports) {
  const folders = new Set(changed.map((path) => posix.dirname(path)));
  const importers = [...imports].filter(([, imported]) => imported.some((path) => changed.includes(path))).map(([path]) => path);
  const beside = new Set(importers.map((path) => path.replace(/\.tsx?$/, "")));
  return [...imports.keys()].filter(
    (path) =>
      isTest(path) && (folders.has(posix.dirname(path)) || importers.includes(path) || beside.has(path.replace(/\.test\.tsx?$/, ""))),
  );
}

function importedBy(path) {
  const { importedFiles } = ts.preProcessFile(readFileSync(path, "utf8"), true, false);
  return importedFiles.filter(({ fileName }) => fileName.startsWith(".")).map(({ fileName }) => posix.join(posix.dirname(path), fileName));
}

/** The paths that a command of git prints. */
function git(...words) {
  return execFileSync("git", [...words, "-z"], { encoding: "utf8" })
    .split("\0")
    .filter((path) => path !== "");
}

function run(program, ...words) {
  const { status } = spawnSync(process.execPath, [`node_modules/${program}`, ...words], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , ...named] = process.argv;
  const written = git("ls-files", "--cached", "--others", "--exclude-standard").filter((path) => existsSync(path));
  const since = () => [...git("diff", "--name-only", "HEAD"), ...git("ls-files", "--others", "--exclude-standard")];
  const changed = named.length > 0 ? named.map((path) => posix.normalize(path)) : since();
  const imports = new Map(written.filter((path) => /\.tsx?$/.test(path)).map((path) => [path, importedBy(path)]));
  const tests = testsNear(changed, imports);
  const kept = changed.filter((path) => existsSync(path));
  const code = kept.filter((path) => /\.(tsx?|m?js)$/.test(path));
  if (kept.length > 0) run("prettier/bin/prettier.cjs", "--check", "--ignore-unknown", ...kept);
  if (code.length > 0) run("eslint/bin/eslint.js", ...code);
  if (tests.length > 0) run("vitest/vitest.mjs", "run", "--config", "vitest.near.config.ts", "--passWithNoTests", ...tests);
}
