import { expect, test } from "vitest";
import { aCci, aFund } from "../../../tests/support/aCci.ts";
import { Derivation } from "../kernel/derivation.ts";
import { exactly, rational } from "../kernel/rational.ts";
import { figureOf } from "./fundFigures.ts";
import { clause, common, placeOf } from "./fundPlace.ts";

const fund = aFund();
const place = () => placeOf(aCci([fund]), fund, 1);
const law = { kind: "law", citation: "calendario" } as const;

test("a clause is cited as it stands in the contract's file, a figure as it is called in addresses", () => {
  expect(clause(place(), "formula.soglie")).toEqual({ kind: "clause", document: "cci", clause: "fondi[1].formula.soglie" });
  expect(figureOf(place(), "maggiorazione")).toEqual({ kind: "figure", figure: "premio/personale/2025/maggiorazione" });
});

test("where something comes from is written once for the whole fund", () => {
  const one = place();
  expect(clause(one, "resti")).toBe(clause(one, "resti"));
  expect(figureOf(one, "risorse")).toBe(figureOf(one, "risorse"));
  expect(clause(one, "resti")).not.toEqual(clause(one, "formula"));
  expect(figureOf(one, "risorse")).not.toEqual(figureOf(one, "ripartizione"));
});

test("what the proofs of many have in common is written once: same name, same number, same source", () => {
  const [one, a, b] = [place(), new Derivation(), new Derivation()];
  const taken = (d: Derivation, value = exactly(365), source: typeof law = law) => common(d, one, "giorni", "Giorni", value, source);
  const first = taken(a);
  expect(taken(b)).toBe(first);
  expect(b.conclude({ figure: "f", rule: "r" }).inputs).toEqual([{ id: "giorni", name: "Giorni", value: "365", provenance: law }]);
  const others = [taken(b, exactly(366)), taken(b, rational(365n, 2n)), taken(b, exactly(365), { ...law })];
  expect(others.map(({ value }) => value)).toEqual([exactly(366), rational(365n, 2n), exactly(365)]);
  expect(others.includes(first)).toBe(false);
  expect(taken(b)).toBe(first); // the others did not take its place
});
