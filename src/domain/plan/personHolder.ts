import type { DecimalText } from "../kernel/decimalText.ts";
import { compare, HUNDRED, type Rational, sumOf, toDecimalText, ZERO } from "../kernel/rational.ts";
import { type Against, decide, type Verdict } from "../kernel/verdict.ts";
import { refusal } from "../kernel/refusal.ts";
import { readWeight } from "./readCells.ts";

/** A person who holds an objective (it. "titolare"), by their code. It is told beside the objective and never in it: an objective is public. */
export type PersonHolder = {
  readonly person: string;
  readonly part: HolderPart;
  /** How much of the objective is theirs, in a hundred; and how much it counts for them. */
  readonly share?: DecimalText;
  readonly weight?: DecimalText;
};

/** Whether who holds an objective answers for it, or contributes. */
export type HolderPart = "responsible" | "contributor";

/** What the cells of an objective say of people: codes, shares and weights in the same order, divided by semicolons. */
export type PersonHolderWords = {
  readonly people: string;
  readonly shares: string;
  readonly weights: string;
  readonly contributors: string;
};

/** Why these cells are not taken; each stands at the datum whose cell it is. */
export type PersonHolderRefusal = "personTwice" | "unclearShares" | "unclosedShares";

/** Reads who holds an objective. Shares are told of all who answer or of nobody, and are 100 together. */
export function readPersonHolders(words: PersonHolderWords): Verdict<readonly PersonHolder[], PersonHolderRefusal> {
  const [responsible, contributors] = [partsOf(words.people), partsOf(words.contributors)];
  const [shares, weights] = [numbersOf(words.shares), numbersOf(words.weights)];
  const codes = [...responsible, ...contributors];
  const isTwice = (code: string, at: number) => codes.indexOf(code) !== at;
  const areClear = (numbers: readonly (Rational | undefined)[]) =>
    numbers.length === 0 ||
    (numbers.length === responsible.length && numbers.every((number) => number !== undefined && compare(number, ZERO) >= 0));
  const told = shares.filter((share) => share !== undefined);
  const against: Against<PersonHolderRefusal>[] = [
    responsible.some(isTwice) && refusal("personTwice", "people"),
    contributors.some((code, i) => isTwice(code, responsible.length + i)) && refusal("personTwice", "contributors"),
    areClear(shares)
      ? told.length > 0 && compare(sumOf(told), HUNDRED) !== 0 && refusal("unclosedShares", "shares")
      : refusal("unclearShares", "shares"),
    !areClear(weights) && refusal("unclearShares", "weights"),
  ];
  const holders = codes.map((person, i): PersonHolder => {
    const [share, weight] = [shares[i], weights[i]];
    return {
      person,
      part: i < responsible.length ? "responsible" : "contributor",
      ...(share && { share: toDecimalText(share) }),
      ...(weight && { weight: toDecimalText(weight) }),
    };
  });
  return decide(holders, against);
}

function partsOf(written: string): string[] {
  return written
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** The numbers of a cell; the comma is of decimals. */
function numbersOf(written: string): (Rational | undefined)[] {
  return written.trim() === "" ? [] : written.split(";").map((part) => readWeight(part.trim()));
}
