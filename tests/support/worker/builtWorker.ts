import { build } from "esbuild";
import { cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Bundles an entry as the build does, with the template beside it, where its packages can be found. Answers with the path. */
export async function builtWorker(entry: string): Promise<string> {
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "traguardo-worker-"));
  const outfile = join(folder, "worker.mjs");
  await build({
    entryPoints: [join(root, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  cpSync(join(root, "src", "documents", "typst", "document.typ"), join(folder, "typst", "document.typ"));
  return outfile;
}
