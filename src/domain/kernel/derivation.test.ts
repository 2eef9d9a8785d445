import { expect, test } from "vitest";
import { Derivation } from "./derivation.ts";
import { exactly, fromDecimalText } from "./rational.ts";

const provenance = { kind: "law", citation: "calendario" } as const;

/** What the proof says of a value between two ends; without a first end there is only the second. */
function saidOf(value: string, from: readonly [string, boolean] | undefined, to: readonly [string, boolean]): string {
  const d = new Derivation();
  const given = (name: string, text: string) => d.given(name, name, fromDecimalText(text), provenance);
  const end = (name: string, [text, isIncluded]: readonly [string, boolean]) => ({
    end: given(name, text),
    isIncluded: d.given(`${name} compreso`, name, exactly(isIncluded ? 1 : 0), provenance),
  });
  d.within("fascia", "Nella soglia", given("v", value), from && end("da", from), end("a", to));
  return d.conclude({ figure: "f", rule: "r" }).steps.at(-1)!.text;
}

//  value    from              to                said
test.each([
  ["85.56", ["75", true], ["95", false], "Nella soglia: sì, 75 ≤ 85,56 < 95."],
  ["85.56", undefined, ["95", true], "Nella soglia: sì, 85,56 ≤ 95."],
  ["70", ["75", true], ["95", false], "Nella soglia: no, 70 < 75."],
  ["75", ["75", false], ["95", false], "Nella soglia: no, 75 = 75, escluso."],
  ["75", ["75", true], ["95", false], "Nella soglia: sì, 75 ≤ 75 < 95."],
  ["95", ["75", true], ["95", false], "Nella soglia: no, 95 = 95, escluso."],
  ["96", undefined, ["95", true], "Nella soglia: no, 96 > 95."],
  ["80", ["80", true], ["80", true], "Nella soglia: sì, 80 = 80."],
  ["81", ["80", true], ["80", true], "Nella soglia: no, 81 ≠ 80."],
] as const)("whether %s is between %j and %j is said in words", (value, from, to, said) => {
  expect(saidOf(value, from, to)).toBe(said);
});
