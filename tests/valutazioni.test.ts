import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VALDORA_CCI } from "../demo/valdora/cci.ts";
import { VALDORA_SMVP } from "../demo/valdora/smvp.ts";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { checkCci } from "../src/domain/bonus/checkCci.ts";
import { checkOrganisation } from "../src/domain/evaluation/checkOrganisation.ts";
import { checkSmvp } from "../src/domain/evaluation/checkSmvp.ts";
import { checkEvaluations } from "../src/domain/evaluation/individual/checkEvaluations.ts";
import { acceptEvaluations } from "../src/exchange/evaluations/readEvaluations.ts";
import { acceptCci } from "../src/exchange/rules/readCci.ts";
import { acceptSmvp } from "../src/exchange/rules/readSmvp.ts";
import { PRESETS } from "../src/exchange/rules/smvpPresets.ts";

// The page of the three files is written by hand: its examples must be accepted, and it must tell every key.

const page = readFileSync(new URL("../docs/valutazioni.md", import.meta.url), "utf8");
const [evaluations, smvp, cci] = [...page.matchAll(/```json\n([^`]*)```/g)].map(([, text = ""]) => JSON.parse(text) as unknown);

test("the three examples are accepted, and nothing in them is wrong or to be looked at", () => {
  const [rules, contract, file] = [acceptSmvp(smvp), acceptCci(cci), acceptEvaluations(evaluations)];
  if (!rules.ok || !contract.ok || !file.ok) throw new Error(JSON.stringify([rules, contract, file]));
  expect([checkSmvp(rules.value), checkCci(contract.value)]).toEqual([[], []]);
  const objectives = new Set(["2024-001"]);
  const { people, forms, organisation } = file.value;
  expect(checkEvaluations(people, forms, { year: 2024, smvp: rules.value, objectives })).toEqual([]);
  expect(checkOrganisation(organisation, objectives)).toEqual([]);
});

test("the page tells every key of the examples, of the presets and of the files of the demonstration", () => {
  const told = new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, word]) => word));
  const files = [evaluations, smvp, cci, PRESETS, VALDORA_SMVP, VALDORA_CCI, valdoraPeople(2024), valdoraPeople(2025)];
  expect([...keysOf(files)].filter((key) => !told.has(key)).sort()).toEqual([]);
});

/** Keys that are names of the format: what each administration names itself (behaviours, phases, years, presets) is left out. */
function keysOf(value: unknown, into = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const each of value) keysOf(each, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, held] of Object.entries(value)) {
      if (!/^\d+$|^settimo-2023$/.test(key)) into.add(key);
      const isNamedThere = (key === "comportamenti" || key === "fasi") && !Array.isArray(held);
      if (!isNamedThere) keysOf(held, into);
    }
  return into;
}
