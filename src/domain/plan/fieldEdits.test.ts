import { expect, test } from "vitest";
import { anIndicator, anObjective } from "../../../tests/support/anObjective.ts";
import { fieldEdits } from "./fieldEdits.ts";
import { readTarget } from "./readTarget.ts";

test("what is the same is no edit, whatever is known of how it went", () => {
  expect(fieldEdits(anObjective(), anObjective({ evaluated: { outcome: "unknown", written: "" } }))).toEqual([]);
});

test("each field that is written otherwise is an edit of its own, with both its words", () => {
  const before = anObjective({ weight: "30", description: "Apertura serale" }, { weight: "100" });
  const target = { written: "Entro il 30/06/2023", reading: readTarget("Entro il 30/06/2023") };
  const after = anObjective({ description: "Apertura serale e festiva" }, { weight: "100", target });
  expect(fieldEdits(before, after)).toEqual([
    { path: "description", before: "Apertura serale", after: "Apertura serale e festiva" },
    { path: "weight", before: "30", after: null },
    { path: "indicators/1/target", before: "Entro il 31/12/2023", after: "Entro il 30/06/2023" },
  ]);
});

test("fields of indicators go by their number, not by their place", () => {
  const [first, second] = [anIndicator({ number: 1, weight: "60" }), anIndicator({ number: 2, weight: "40", written: "Presenze" })];
  const before = anObjective({ indicators: [first, second] });
  const after = anObjective({
    indicators: [
      { ...second, weight: "70" },
      { ...first, weight: "30" },
    ],
  });
  expect(fieldEdits(before, after)).toEqual([
    { path: "indicators", before: [1, 2], after: [2, 1] },
    { path: "indicators/1/weight", before: "60", after: "30" },
    { path: "indicators/2/weight", before: "40", after: "70" },
  ]);
});

test("an indicator that comes or leaves is an edit of the list alone", () => {
  const [first, second, third] = [1, 2, 3].map((number) => anIndicator({ number, written: `Indicatore ${String(number)}` }));
  expect(fieldEdits(anObjective({ indicators: [first!, second!] }), anObjective({ indicators: [first!, third!] }))).toEqual([
    { path: "indicators", before: [1, 2], after: [1, 3] },
  ]);
});
