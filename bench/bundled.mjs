import { build } from "esbuild";
import { join } from "node:path";
import { ROOT } from "./program.mjs";

/** Where a part of the bench written in TypeScript is bundled to, with what it takes from the program; `fillLog` is bench/fillLog.ts. */
export async function bundleOf(folder, name) {
  const outfile = join(folder, `${name}.mjs`);
  const banner = { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' };
  const entryPoints = [join(ROOT, "bench", `${name}.ts`)];
  await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning", banner, external: ["pg-native"] }); // prettier-ignore
  return outfile;
}

/** The same, imported. */
export async function bundled(folder, name) {
  return import(await bundleOf(folder, name));
}
