import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const TOOLS = ["bootstrap-italia", "esbuild", "purgecss"];

/**
 * What only the build needs: where `npm install --omit=dev` left it out, it is fetched into a folder of its own, in the versions of package-lock.json, and `remove` takes it
 * away. So a server keeps what it runs on and nothing else.
 */
export function buildTools(root) {
  const isHere = TOOLS.every((name) => existsSync(join(root, "node_modules", name)));
  const folder = isHere ? root : fetchTools(root);
  const load = createRequire(join(folder, "package.json"));
  return {
    ...load("esbuild"),
    PurgeCSS: load("purgecss").PurgeCSS,
    italia: dirname(load.resolve("bootstrap-italia/package.json")),
    remove: () => isHere || rmSync(folder, { recursive: true, force: true }),
  };
}

function fetchTools(root) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-build-"));
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const dependencies = Object.fromEntries(TOOLS.map((name) => [name, devDependencies[name]]));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  for (const name of ["package-lock.json", ".npmrc"]) if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name));
  // The npm that called us has its own settings in the environment: here nothing is to be left out.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_(omit|include|global|production|prefix)/i.test(name) && name !== "NODE_ENV")); // prettier-ignore
  const npm = process.env.npm_execpath; // the npm that runs us, when one does
  const words = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  if (npm?.endsWith(".js")) execFileSync(process.execPath, [npm, ...words], { cwd: folder, env, stdio: "inherit" });
  else execFileSync("npm", words, { cwd: folder, env, stdio: "inherit", shell: process.platform === "win32" });
  return folder;
}
