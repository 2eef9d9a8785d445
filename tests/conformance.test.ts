import { describe, expect, test } from "vitest";
import { type Answered, conformanceFiles } from "./support/conformance.ts";
import { BONUS_RULES } from "./support/conformanceOfBonus.ts";
import { EVALUATION_RULES } from "./support/conformanceOfEvaluation.ts";
import { PEOPLE_RULES } from "./support/conformanceOfPeople.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";

// The vectors of docs/conformance, one runner for each rule: what another program is held to, ours is held to.
const RULES = { ...EVALUATION_RULES, ...PEOPLE_RULES, ...BONUS_RULES } as Readonly<Record<string, (input: never) => Answered>>;
const files = conformanceFiles();

test("there are vectors, and each rule that has a runner has some", () => {
  expect(files.flatMap(({ vectors }) => vectors).length).toBeGreaterThan(200);
  expect(Object.keys(RULES).filter((rule) => !files.some((file) => file.rule === rule))).toEqual([]);
});

describe.each(files)("[OBL-18] $path", ({ rule, source, vectors }) => {
  test("says its source, and its vectors have names of their own", () => {
    expect(source).not.toBe("");
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  test.each(vectors)("$name", ({ input, expected }) => {
    const run = RULES[rule];
    if (!run) throw new Error(`No runner for the rule «${rule}»`);
    const { answer, proofs } = run(input as never);
    expect(answer).toEqual(expected);
    expect(proofs.flatMap(rederive)).toEqual([]);
  });
});
