import { cpSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { ROOT } from "./sourceFiles.ts";

/** Bundles a program of tests/support into a folder, as the product is: one file, its migrations beside it. Answers the program's path. */
export async function bundleInto(folder: string, name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [join(ROOT, "tests", "support", `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg-native"],
    banner: { js: 'import { createRequire as requireFor } from "node:module"; const require = requireFor(import.meta.url);' },
  });
  cpSync(join(ROOT, "src", "data", "migrations"), join(folder, "migrations"), { recursive: true });
  return outfile;
}
