// Builds dist/: the program, the child process and what they read beside themselves. Aside first, then renamed, so that nobody
// finds half a build. Does nothing when dist/ is as new as its sources, unless called with --force.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildTools } from "./buildTools.mjs";
import { buildAssets } from "./src/ui/style/buildAssets.mjs";

const ASIDE = `dist-in-corso-${process.pid}`;
const STAMP = "dist/.built";

/** Built in, a package of many small files loads in half the time, and every command begins with it. */
const BUILT_IN = ["@hono/node-server", "csv-parse", "fflate", "hono", "kysely", "uqr", "zod"];
const { version, dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const OUTSIDE = Object.keys({ ...dependencies, ...optionalDependencies })
  .filter((name) => !BUILT_IN.includes(name))
  .flatMap((name) => [name, `${name}/*`]);

function newest(path) {
  const { mtimeMs, isDirectory } = { ...statSync(path), isDirectory: statSync(path).isDirectory() };
  return isDirectory ? readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), mtimeMs) : mtimeMs;
}

function isFresh() {
  if (process.argv.includes("--force") || !existsSync(STAMP)) return false;
  return Math.max(...["src", "demo", "build.mjs", "buildTools.mjs", "package.json"].map(newest)) < Number(readFileSync(STAMP, "utf8"));
}

if (!isFresh()) {
  const startedAt = Date.now();
  const tools = buildTools(process.cwd());
  rmSync(ASIDE, { recursive: true, force: true });
  mkdirSync(join(ASIDE, "assets"), { recursive: true });
  const assets = await buildAssets(join(ASIDE, "assets"), tools);
  await tools.build({
    entryPoints: { traguardo: "src/cli/main.ts", worker: "src/server/worker/worker.ts" },
    outdir: ASIDE,
    bundle: true,
    splitting: true,
    chunkNames: "[name]-[hash]",
    format: "esm",
    platform: "node",
    target: "node20",
    external: OUTSIDE,
    sourcemap: true,
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    define: { BUILT_ASSETS: JSON.stringify(assets), VERSION: JSON.stringify(version) },
    logLevel: "warning",
  });
  cpSync("src/data/migrations", join(ASIDE, "migrations"), { recursive: true, filter: (file) => !file.endsWith(".ts") }); // steps are built in
  mkdirSync(join(ASIDE, "typst"));
  cpSync("src/documents/typst/document.typ", join(ASIDE, "typst/document.typ"));
  mkdirSync(join(ASIDE, "demo"));
  for (const file of readdirSync("demo").filter((name) => name.endsWith(".txt"))) cpSync(join("demo", file), join(ASIDE, "demo", file));
  tools.remove();
  writeFileSync(join(ASIDE, ".built"), String(startedAt));
  rmSync("dist", { recursive: true, force: true });
  renameSync(ASIDE, "dist");
}
