import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { passableFolder } from "./passableFolder.ts";
import { type Serving, startServing } from "./program.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the demonstration answers, and where a system with nothing in it does. */
    site: { readonly demonstration: string; readonly empty: string };
  }
}

/** The real program, twice: the demonstration, and a system nobody has imported anything into. Both must end in order. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = passableFolder();
  const demonstration = await startServing("demo", "--port", "0", "--data", join(folder, "dimostrazione"));
  const empty = await startServing("start", "--port", "0", "--data", join(folder, "vuoto"));
  project.provide("site", { demonstration: demonstration.address, empty: empty.address });
  return async () => {
    await Promise.all([demonstration, empty].map(stopInOrder));
    rmSync(folder, { recursive: true });
  };
}

async function stopInOrder(serving: Serving): Promise<void> {
  const { code, stderr } = await serving.stop("SIGINT");
  if (code !== 0 || stderr !== "") throw new Error(`${serving.address} did not end in order: exit ${String(code)}, ${stderr}`);
}
