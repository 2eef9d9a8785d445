import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix, relative } from "node:path";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { ROOT } from "./support/sourceFiles.ts";
import { MAY_ENTER } from "./support/walls.ts";

const BUILT = ["node_modules", "dist", "dist-in-corso-*", ".types", ".stryker", "traguardo-data"];

/** The projects that `tsc -b` compiles, each by the path of its tsconfig.json. */
const projects = new Map(
  readProject("tsconfig.json").projectReferences!.map(({ path }) => {
    const file = relative(ROOT, ts.resolveProjectReferencePath({ path }));
    return [file, readProject(file)];
  }),
);

/** A project as the compiler reads it: its files, its options, the projects that it refers to. */
function readProject(path: string): ts.ParsedCommandLine {
  const file = join(ROOT, path);
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file), undefined, file);
}

test("every TypeScript file of the repository is compiled by exactly one project", () => {
  const compiled = [...projects.values()].flatMap(({ fileNames }) => fileNames.map((file) => relative(ROOT, file)));
  const written = ts.sys.readDirectory(ROOT, [".ts", ".tsx", ".mts", ".cts"], BUILT).map((file) => relative(ROOT, file));
  expect(written).toContain("src/domain/kernel/rational.test.ts");
  expect(compiled.sort()).toEqual(written.sort());
});

test("a room refers to exactly the rooms that it may enter", () => {
  const folderOf = (room: string) => (room === "demo" ? "demo" : `src/${room}`);
  for (const [room, below] of Object.entries(MAY_ENTER)) {
    const { projectReferences = [] } = projects.get(`${folderOf(room)}/tsconfig.json`)!;
    expect(projectReferences.map(({ path }) => relative(ROOT, path)).sort(), room).toEqual(below.map(folderOf).sort());
  }
});

/** What `tsc -b` says of a copy of the projects that holds these files and no other, one line a fault. */
function build(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of ["tsconfig.json", "tsconfig.base.json", ...projects.keys()]) cpSync(join(ROOT, path), join(folder, path));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout } = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith(" "))
    .sort();
}

test("`tsc -b` finds a type error planted in each room, in its code and in a test beside it", () => {
  const planted = [...projects.keys()].map(dirname).flatMap((folder) => [`${folder}/planted.tsx`, `${folder}/planted.test.ts`]);
  const files = ["planted.config.ts", ...planted.filter((path) => path !== "tests/support/planted.test.ts")];
  const faults = build(Object.fromEntries(files.map((path) => [path, "export const planted: string = [''][0];\n"])));
  expect(faults.map((fault) => fault.slice(0, fault.indexOf("(")))).toEqual(files.sort());
}, 120_000);

test("`tsc -b` refuses every arrow that goes upward or to a neighbour, and no other", () => {
  const rooms = Object.keys(MAY_ENTER);
  const allBelow = (room: string): string[] => (MAY_ENTER[room] ?? []).flatMap((below) => [below, ...allBelow(below)]);
  const arrows = rooms.flatMap((from) =>
    rooms.filter((to) => to !== from).map((to) => ({ from, to, path: `src/${from}/into-${to.replace("/", "-")}.ts` })),
  );
  const faults = build({
    ...Object.fromEntries(rooms.map((room) => [`src/${room}/thing.ts`, "export type Thing = 1;\n"])),
    ...Object.fromEntries(
      arrows.map(({ to, path }) => [path, `export type { Thing } from "./${posix.relative(dirname(path), `src/${to}/thing.ts`)}";\n`]),
    ),
  });
  const refused = arrows.filter(({ from, to }) => !allBelow(from).includes(to));
  expect(faults.map((fault) => /^(.+)\(.+error TS6307/.exec(fault)?.[1] ?? fault)).toEqual(refused.map(({ path }) => path).sort());
}, 120_000);
