import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formOf } from "../src/domain/evaluation/engine.ts";
import type { Proof } from "../src/domain/kernel/proof.ts";
import { hashOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { proofsOfARun, proofsOfTargets } from "./support/engineProofs.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";

// The files engine-1-….jsonl were written by engine "1", one proof a line, of what engineProofs.ts builds.

const linesOf = (proofs: readonly Proof[]) => proofs.map((proof) => `${JSON.stringify(proof)}\n`).join("");
const writtenByOne = (name: string) => readFileSync(new URL(`fixtures/engine-1-${name}.jsonl`, import.meta.url), "utf8");
const FINGERPRINT = "b39226d52437ca0394c3d1c2ba747574f9937b4669bdf2a7d796caf4acad9d30";

test("[OBL-25] the proofs of a run of engine 1 come out byte for byte in its form", () => {
  const proofs = proofsOfARun();
  const one = formOf("1");
  expect(
    hashOf(
      proofs.map((proof) => ({ proof })),
      one,
    ).toString("hex"),
  ).toBe(FINGERPRINT);
  expect(linesOf(proofs.map((proof) => one!(proof)))).toBe(writtenByOne("run"));
  expect(createHash("sha256").update(writtenByOne("run")).digest("hex")).toBe(FINGERPRINT);
});

test("the fingerprint of engine 2 is its own, and of an engine nobody knows nothing is written", () => {
  expect(hashOf(proofsOfARun().map((proof) => ({ proof }))).toString("hex")).not.toBe(FINGERPRINT);
  expect(formOf("3")).toBeUndefined();
});

test("every proof of a target is done again elsewhere, step by step", () => {
  expect(proofsOfTargets()).toHaveLength(58);
  expect(proofsOfTargets().flatMap(rederive)).toEqual([]);
});

test.each([
  ["the answer", (proof: Proof) => ({ ...proof, steps: proof.steps.map((step) => (step.operation === "compare" ? { ...step, result: "1" } : step)) }), "step raggiunto (compare) says 1, comes to 0"],
  ["the outcome", (proof: Proof) => ({ ...proof, result: "achieved", steps: proof.steps.with(-1, { ...proof.steps.at(-1)!, result: "achieved" }) }), "step confronto-1 (outcome) says achieved, comes to notAchieved"],
  ["the measured value", (proof: Proof) => ({ ...proof, inputs: proof.inputs.map((input) => (input.id === "valore" ? { ...input, value: "2" } : input)) }), "step raggiunto (compare) says 0, comes to 1"],
  ["the relation", (proof: Proof) => ({ ...proof, inputs: proof.inputs.map((input) => (input.id === "confronto" ? { ...input, value: "non oltre" } : input)) }), "step raggiunto (compare) says 0, comes to 1"],
])("a proof of a missed target with %s changed is found out", (_, tamper, problem) => {
  const [missed] = proofsOfTargets(); // 1 of 2
  expect(rederive(missed!)).toEqual([]);
  expect(rederive(tamper(missed!))).toContain(problem);
}); // prettier-ignore

test("from engine 1 to engine 2 nothing but comparisons and their names differs", async () => {
  const before = [...writtenByOne("run").trim().split("\n"), ...writtenByOne("targets").trim().split("\n")].map(
    (line) => JSON.parse(line) as Proof,
  );
  const now = [...proofsOfARun(), ...proofsOfTargets()];
  const heads = (proofs: readonly Proof[]) => proofs.map(({ figure, result, rule, citation }) => ({ figure, result, rule, citation }));
  expect(heads(now)).toEqual(heads(before));
  await expect(now.map((proof, i) => differenceOf(before[i]!, proof)).join("")).toMatchFileSnapshot("fixtures/engine-1-to-2.diff");
});

/** The lines of a proof that are no more, and those that are new; nothing where a proof is what it was. */
function differenceOf(before: Proof, now: Proof): string {
  const [old, young] = [partsOf(before), partsOf(now)];
  const gone = old.filter((part) => !young.includes(part)).map((part) => `- ${part}\n`);
  const lines = [...gone, ...young.filter((part) => !old.includes(part)).map((part) => `+ ${part}\n`)];
  return lines.length === 0 ? "" : [`${now.figure} = ${now.result}\n`, ...lines, "\n"].join("");
}

function partsOf({ inputs, steps }: Proof): string[] {
  return [
    ...inputs.map(({ id, name, value }) => `${id}: ${name} = ${value}`),
    ...steps.map(({ id, operation, operands, result, text }) => `${id} = ${operation}(${operands.join("; ")}) = ${result}: ${text}`),
  ];
}
