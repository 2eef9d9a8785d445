import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { passableFolder } from "./passableFolder.ts";
import { runProgram, type Serving, startServing } from "./program.ts";
import { ROOT } from "./sourceFiles.ts";
import { besideVersion, preparing, WITHOUT_ADDRESS } from "./startWords.ts";

/** The sites of a run: the demonstration, one that holds two administrations, and one nobody has imported anything into. */
export type Sites = { readonly demonstration: string; readonly several: string; readonly empty: string };

declare module "vitest" {
  export interface ProvidedContext {
    /** Where each site answers, without the last slash. */
    sites: Sites;
  }
}

const DOCUMENT = join(ROOT, "demo", "settimo-torinese-2023.txt");

/** An invented year with an objective of three indicators, and all that a plan may say beside. */
const FULL_PLAN = join(ROOT, "tests/fixtures/comune-di-prova-2024.txt");

/** The real program, three times, each on a folder of its own. All must end in order, and say no more than what a start says. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = passableFolder();
  const [demonstration, several, empty] = ["dimostrazione", "diversi", "vuoto"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const imports = [
    [DOCUMENT, "--year", "2023", "--administration", "c_i703"],
    [DOCUMENT, "--year", "2023", "--administration", "c_x000", "--name", "Comune di Prova"],
    [FULL_PLAN, "--year", "2024", "--administration", "c_x000"],
  ];
  for (const chosen of imports) {
    const { code, stderr } = await runProgram("import", "--data", several, ...chosen);
    if (code !== 0) throw new Error(stderr);
  }
  for (const [year, administration] of [
    ["2023", "c_i703"],
    ["2023", "c_x000"],
    ["2024", "c_x000"],
  ] as const) {
    const { code, stderr } = await runProgram("publish", "--data", several, "--year", year, "--administration", administration);
    if (code !== 0) throw new Error(stderr);
  }
  const ofOne = ["--data", several, "--year", "2023", "--administration", "c_x000"];
  for (const words of [
    ["--withdraw", "--reason", "Un titolo era sbagliato"],
    ["--reason", "Con il titolo giusto"],
  ]) {
    const { code, stderr } = await runProgram("publish", ...ofOne, ...words); // number 1 is taken back, and number 2 in force
    if (code !== 0) throw new Error(stderr);
  }
  const sites = {
    demonstration: await startServing("demo", "--port", "0", "--data", demonstration),
    several: await startServing("start", "--port", "0", "--data", several),
    empty: await startServing("start", "--port", "0", "--data", empty),
  };
  project.provide("sites", {
    demonstration: sites.demonstration.address,
    several: sites.several.address,
    empty: sites.empty.address,
  });
  return async () => {
    await Promise.all([
      stopInOrder(sites.demonstration, preparing(demonstration)),
      stopInOrder(sites.several, WITHOUT_ADDRESS, besideVersion),
      stopInOrder(sites.empty, preparing(empty) + WITHOUT_ADDRESS, besideVersion),
    ]);
    rmSync(folder, { recursive: true });
  };
}

async function stopInOrder(serving: Serving, said: string, beside = (stderr: string) => stderr): Promise<void> {
  const { code, stderr } = await serving.stop("SIGINT");
  if (code === 0 && beside(stderr) === said) return;
  process.exitCode = 1; // an error here is told, and does not fail the run by itself
  throw new Error(`${serving.address} did not end in order: exit ${String(code)}, ${stderr}`);
}
