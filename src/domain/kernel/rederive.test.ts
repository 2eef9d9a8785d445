import { describe, expect, test } from "vitest";
import { civilDate } from "./civilDate.ts";
import { Derivation } from "./derivation.ts";
import { PROOF_OPERATIONS, type Operation, type Proof, type Provenance } from "./proof.ts";
import { fromExactText, type Rational } from "./rational.ts";
import { figuresOf } from "../report/annualReport.ts";
import { rederive } from "./rederive.ts";
import { settimo } from "../../../tests/support/settimo.ts";

const HERE: Provenance = { kind: "entry", where: "prova" };

/** A proof of one step on these inputs, written by hand. */
function proofOf(operation: Operation, values: readonly string[], result: string, rounding?: Proof["rounding"]): Proof {
  const inputs = values.map((value, i) => ({ id: `i${String(i)}`, name: "prova", value, provenance: HERE }));
  const steps = [{ id: "s", operation, operands: inputs.map(({ id }) => id), result, text: "prova" }];
  return { figure: "prova", rule: "prova", result, inputs, steps, ...(rounding && { rounding }) };
}

// One true step for each operation of docs/prova.md, and a result that only looks like it.
const TABLE: readonly (readonly [Operation, readonly string[], string, string])[] = [
  ["read", ["12.5"], "12.5", "12.50"],
  ["count", ["a", "b", "c"], "3", "2"],
  ["sum", ["1/3", "2/3", "0.5"], "1.5", "1.49"],
  ["sum", [], "0", "1"],
  ["difference", ["10", "3", "0.5"], "6.5", "7"],
  ["product", ["7/9", "100"], "700/9", "77.8"],
  ["quotient", ["70", "80"], "0.875", "0.88"],
  ["weightedMean", ["100", "50", "80", "30", "0", "20"], "74", "60"],
  ["minimum", ["120", "100"], "100", "120"],
  ["maximum", ["-5", "0"], "0", "-5"],
  ["round", ["700/9", "1"], "77.8", "77.7"],
  ["round", ["-0.125", "2"], "-0.13", "-0.12"],
  ["floor", ["-1/3"], "-1", "0"],
  ["squareRoot", ["2", "4"], "1.4142", "1.4143"],
  ["squareRoot", ["0.25", "0"], "1", "0"],
  ["isAtMost", ["0", "0"], "1", "0"],
  ["isAtLeast", ["79.999", "80"], "0", "1"],
  ["days", ["2024-02-28", "2024-03-01"], "2", "1"],
  ["days", ["2024-12-31", "2024-09-30"], "-92", "92"],
  ["steps", ["50", "50", "0", "0", "90", "1", "75", "100"], "75", "0"],
  ["steps", ["90.01", "50", "0", "0", "90", "1", "75", "100"], "100", "75"],
  ["within", ["40", "60", "1", "40", "1"], "1", "0"],
  ["within", ["60", "60", "0"], "0", "1"],
  ["compare", ["2", "almeno", "2"], "1", "0"],
  ["compare", ["1.99", "almeno", "2"], "0", "1"],
  ["compare", ["0", "non oltre", "0"], "1", "0"],
  ["compare", ["0.001", "non oltre", "0"], "0", "1"],
  ["compare", ["95", "più di", "95"], "0", "1"],
  ["compare", ["95.01", "più di", "95"], "1", "0"],
  ["compare", ["10", "meno di", "10"], "0", "1"],
  ["compare", ["-1/3", "meno di", "0"], "1", "0"],
  ["compare", ["4", "pari a", "4"], "1", "0"],
  ["compare", ["5", "pari a", "4"], "0", "1"],
  ["compare", ["95", "valore atteso, senza direzione", "95"], "1", "notAssessable"],
  ["compare", ["97", "valore atteso, senza direzione", "95"], "notAssessable", "0"],
  ["outcome", ["1"], "achieved", "notAchieved"],
  ["outcome", ["0"], "notAchieved", "achieved"],
  ["outcome", ["notAssessable"], "notAssessable", "achieved"],
  ["outcome", ["achieved", "unknown"], "unknown", "achieved"],
  ["outcome", ["notAssessable", "unknown"], "notAssessable", "unknown"],
  ["outcome", ["unknown", "notAchieved"], "notAchieved", "unknown"],
  ["largestRemainder", ["100", "1", "1", "1"], "34;33;33", "33;34;33"],
  ["largestRemainder", ["5", "0", "0"], "0;0", "5;0"],
];

test.each(TABLE)("%s of %j is %s, and not %s", (operation, values, result, wrong) => {
  expect(rederive(proofOf(operation, values, result))).toEqual([]);
  expect(rederive(proofOf(operation, values, wrong))).toEqual([`step s (${operation}) says ${wrong}, comes to ${result}`]);
});

test("a percentage is rounded as the proof says, and needs it said", () => {
  expect(rederive(proofOf("percentage", ["66", "74"], "89.19", { mode: "halfUp", decimals: 2 }))).toEqual([]);
  expect(rederive(proofOf("percentage", ["66", "74"], "89.2", { mode: "halfUp", decimals: 2 }))).toHaveLength(1);
  expect(rederive(proofOf("percentage", ["66", "74"], "89.19"))).toEqual(["step s (percentage): no rounding is stated"]);
});

test("words are read and not computed", () => {
  expect(rederive(proofOf("say", ["qualsiasi"], "achieved"))).toEqual([]);
  expect(rederive(proofOf("read", ["RAGGIUNTO"], "achieved"))).toEqual([]);
});

test("a comparison that no relation says is not believed", () => {
  expect(rederive(proofOf("compare", ["2", "circa", "2"], "1"))).toEqual(["step s (compare): «circa» is no relation"]);
  expect(rederive(proofOf("outcome", ["1", "RAGGIUNTO"], "achieved"))).toEqual(["step s (outcome): «RAGGIUNTO» is no answer"]);
  expect(rederive(proofOf("compare", ["target", "valore"], "achieved"))).toEqual(["step s (compare): 2 operands instead of 3"]);
});

test("a result in words is the last step, with or without anything computed before it", () => {
  const computed = new Derivation();
  computed.isAtLeast(
    "bastano",
    "Bastano",
    computed.given("i1", "prova", fromExactText("2"), HERE),
    computed.given("i2", "prova", fromExactText("3"), HERE),
  );
  for (const derivation of [computed, new Derivation()]) {
    const proof = derivation.conclude({ figure: "prova", rule: "prova", result: "non applicabile" });
    expect([proof.result, proof.steps.at(-1)?.text]).toEqual(["non applicabile", "Ne viene: non applicabile."]);
    expect(rederive(proof)).toEqual([]);
  }
});

test("the table has every operation there is", () => {
  const tried = new Set<Operation>([...TABLE.map(([operation]) => operation), "percentage", "say"]);
  expect(PROOF_OPERATIONS.filter((operation) => !tried.has(operation))).toEqual([]);
});

describe("[OBL-18] a proof that was tampered with does not come to its result:", () => {
  const given = (derivation: Derivation, id: string, value: string) => derivation.given(id, id, fromExactText(value), HERE);
  const honest = (): Proof => {
    const derivation = new Derivation();
    const value = given(derivation, "valore", "17");
    const target = given(derivation, "target", "15");
    const ratio = derivation.quotient("rapporto", "Rapporto", target, value);
    derivation.product("punteggio", "Punteggio", [ratio, given(derivation, "cento", "100")]);
    return derivation.conclude({ figure: "prova", rule: "prova" });
  };
  const steps = honest().steps;

  test("the honest one does", () => {
    expect(rederive(honest())).toEqual([]);
    expect(honest().result).toBe("1500/17");
  });

  test.each([
    ["an input", { inputs: honest().inputs.map((input) => (input.id === "valore" ? { ...input, value: "16" } : input)) }, "step rapporto (quotient) says 15/17, comes to 0.9375"],
    ["a step left out", { steps: steps.slice(1) }, "step punteggio uses rapporto, which nothing before it gives"],
    ["the steps turned round", { steps: steps.toReversed() }, "step punteggio uses rapporto, which nothing before it gives"],
    ["the result alone", { result: "100" }, "the result is 100, the last step says 1500/17"],
    ["the result with its step", { result: "100", steps: steps.with(-1, { ...steps[1]!, result: "100" }) }, "step punteggio (product) says 100, comes to 1500/17"],
    ["an operation", { steps: steps.with(0, { ...steps[0]!, operation: "product" as const }) }, "step rapporto (product) says 15/17, comes to 255"],
    ["an operand", { steps: steps.with(0, { ...steps[0]!, operands: ["valore", "target"] }) }, "step rapporto (quotient) says 15/17, comes to 17/15"],
    ["an input given twice", { inputs: [...honest().inputs, honest().inputs[0]!] }, "input valore stands twice"],
    ["a step given twice", { steps: [...steps, steps[1]!] }, "step punteggio stands twice"],
    ["a step under the name of an input", { steps: [{ ...steps[0]!, id: "cento" }, { ...steps[1]!, operands: ["cento", "cento"] }] }, "step punteggio uses cento, an input and a step"],
    ["an operation nobody knows", { steps: steps.with(0, { ...steps[0]!, operation: "guess" as Operation }) }, "step rapporto (guess): an operation that docs/prova.md does not have"],
    ["a number that is none", { inputs: honest().inputs.map((input) => ({ ...input, value: "15,0" })) }, "step rapporto (quotient): «15,0» is no number"],
    ["a quotient by zero", { inputs: honest().inputs.map((input) => ({ ...input, value: "0" })) }, "step rapporto (quotient): division by zero"],
  ] satisfies [string, Partial<Proof>, string][])("%s", (_, tampered, problem) => {
    expect(rederive({ ...honest(), ...tampered })).toContain(problem);
  }); // prettier-ignore
});

test("every figure of the demonstration comes to its result elsewhere", () => {
  const figures = Object.values(figuresOf(settimo));
  expect(figures.length).toBeGreaterThan(100);
  expect(figures.flatMap(({ id, proof }) => rederive(proof).map((problem) => `${id}: ${problem}`))).toEqual([]);
});

test("every operation of a Derivation comes to the same elsewhere", () => {
  const derivation = new Derivation();
  const given = (id: string, value: string) => derivation.given(id, id, fromExactText(value), HERE);
  const [a, b, zero, one, two] = [given("a", "-22/7"), given("b", "3.5"), given("zero", "0"), given("uno", "1"), given("due", "2")];
  const results: Rational[] = [
    derivation.sum("s1", "Somma", [a, b]),
    derivation.difference("s2", "Differenza", a, [b, two]),
    derivation.product("s3", "Prodotto", [a, b]),
    derivation.quotient("s4", "Quoziente", a, b),
    derivation.weightedMean("s5", "Media", [{ value: a, weight: one }, { value: b, weight: two }]),
    derivation.minimum("s6", "Minimo", [a, b]),
    derivation.maximum("s7", "Massimo", [a, b]),
    derivation.round("s8", "Arrotondato", a, two),
    derivation.floor("s9", "Intero", a),
    derivation.isAtMost("s10", "Non oltre", a, b),
    derivation.isAtLeast("s11", "Almeno", a, b),
    derivation.squareRoot("s12", "Radice", b, two),
    derivation.steps("s13", "Soglia", b, [{ end: two, isIncluded: one, result: a }], zero),
    derivation.within("s14", "Dentro", b, { end: a, isIncluded: zero }, { end: b, isIncluded: one }),
    derivation.compare("s16", "Confronto", a, derivation.relation("r", "lessThan", HERE), b)!,
    derivation.days("s15", "Giorni", derivation.day("g1", "Da", civilDate("1999-12-31"), HERE), derivation.day("g2", "A", civilDate("2000-03-01"), HERE)),
  ].map(({ value }) => value); // prettier-ignore
  expect(results).toHaveLength(16);
  expect(rederive(derivation.conclude({ figure: "prova", rule: "prova" }))).toEqual([]);
});
