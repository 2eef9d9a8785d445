import { expect, test } from "vitest";
import { checkWeights } from "./checkWeights.ts";
import type { WeightMode } from "./rollUp/rollUpRules.ts";

const told = (mode: WeightMode, ...weights: (string | undefined)[]) =>
  checkWeights(
    mode,
    weights.map((weight) => (weight === undefined ? {} : { weight })),
    "pesi",
    "Le parti",
  ).map(({ clause, message, severity }) => `${severity} ${clause}: ${message}`);

test.each<[WeightMode, (string | undefined)[], string[]]>([
  ["percent", ["40", "60"], []],
  ["percent", ["100"], []],
  ["percent", ["33.333333", "33.333333", "33.333334"], []],
  ["percent", ["40", "59.99"], ["error pesi: Le parti hanno pesi che sommano a 99,99 invece che a 100."]],
  ["percent", ["40", "60.01"], ["error pesi: Le parti hanno pesi che sommano a 100,01 invece che a 100."]],
  ["percent", ["100", "0"], ["error pesi[1].peso: Le parti: un peso è zero o negativo; chi non conta non si elenca."]],
  ["percent", ["110", "-10"], ["error pesi[1].peso: Le parti: un peso è zero o negativo; chi non conta non si elenca."]],
  ["percent", [undefined, "100"], ["error pesi[0].peso: Le parti: manca un peso."]],
  ["percent", [], ["error pesi: Le parti mancano."]],
  ["coefficient", ["1", "1.4"], []],
  ["coefficient", ["1", undefined], ["error pesi[1].peso: Le parti: manca un peso."]],
  ["coefficient", ["0"], ["error pesi[0].peso: Le parti: un peso è zero o negativo; chi non conta non si elenca."]],
  ["points", ["30", "80"], []],
  ["none", [undefined, undefined], []],
  ["none", ["1", undefined], ["error pesi[0].peso: Le parti non hanno pesi, e qui ce n'è uno."]],
  ["none", [undefined, "1"], ["error pesi[1].peso: Le parti non hanno pesi, e qui ce n'è uno."]],
  ["none", [], ["error pesi: Le parti mancano."]],
])("weights by %s, %j", (mode, weights, problems) => {
  expect(told(mode, ...weights)).toEqual(problems);
});
