import { type Derivation, prepare, type Prepared, type Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { equals, fromDecimalText, type Rational } from "../kernel/rational.ts";
import { type Cci, clauseOf, type Fund } from "./cci.ts";

/** A fund where it stands in its contract, with the inputs that the proofs of its people have in common: each is written once. */
export type FundPlace = {
  readonly cci: Cci;
  readonly fund: Fund;
  readonly index: number;
  /** The least score of a positive evaluation. */
  readonly positiveFrom: Rational;
  readonly provenances: Map<string, Provenance>;
  readonly inputs: Map<string, readonly Prepared[]>;
};

/** The place of a fund, with nothing written yet. */
export function placeOf(cci: Cci, fund: Fund, index: number): FundPlace {
  return { cci, fund, index, positiveFrom: fromDecimalText(fund.positiveFrom), provenances: new Map(), inputs: new Map() };
}

/** Provenance of a clause of the fund. */
export function clause({ index, provenances }: FundPlace, path: string): Provenance {
  const found = provenances.get(path);
  if (found) return found;
  const made: Provenance = { kind: "clause", document: "cci", clause: clauseOf(index, path) };
  provenances.set(path, made);
  return made;
}

/** Takes in a number that many proofs of the fund have in common: same id, name, value and provenance. */
export function common(d: Derivation, place: FundPlace, id: string, name: string, value: Rational, provenance: Provenance): Term {
  const known = place.inputs.get(id) ?? [];
  const found = known.find((each) => equals(each.value, value) && each.input.provenance === provenance);
  if (found) return d.take(found);
  const made = prepare(id, name, value, provenance);
  place.inputs.set(id, [...known, made]);
  return d.take(made);
}
