import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Proof } from "../../src/domain/kernel/proof.ts";
import { ROOT } from "./sourceFiles.ts";

/** What a rule answers to a vector, and the proofs it left on the way. */
export type Answered = { readonly answer: unknown; readonly proofs: readonly Proof[] };

/** A file of docs/conformance: a rule, where it comes from, and what it must answer. */
export type ConformanceFile = {
  readonly path: string;
  readonly rule: string;
  readonly source: string;
  readonly vectors: readonly { readonly name: string; readonly input: unknown; readonly expected: unknown }[];
};

/** Every file of vectors. */
export function conformanceFiles(): ConformanceFile[] {
  const folder = join(ROOT, "docs", "conformance");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .sort()
    .map((path) => ({ path, ...(JSON.parse(readFileSync(join(folder, path), "utf8")) as Omit<ConformanceFile, "path">) }));
}
