import { expect, test } from "vitest";
import { anIndicator } from "../../../tests/support/anObjective.ts";
import { reliabilityOf } from "./indicator.ts";
import { recogniseIndicators } from "./matchIndicators.ts";
import { readTarget } from "./readTarget.ts";

const told = ([written = "", target = "", source = ""]: readonly string[]) => ({
  written,
  target: { written: target, reading: readTarget(target, 2024) },
  source: { written: source, reliability: reliabilityOf(source) },
});
const known = (number: number, ...words: readonly string[]) => anIndicator({ number, ...told(words) });

test.each([
  [
    "the same words",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [1, 2],
  ],
  [
    "in another order",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Reclami", "15"],
      ["Attesa", "20 minuti"],
    ],
    [2, 1],
  ],
  [
    "another target",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Attesa", "18 minuti"],
      ["Reclami", "15"],
    ],
    [1, 2],
  ],
  [
    "other words, the same target",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Minuti di attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [1, 2],
  ],
  [
    "one of each left, with nothing in common: another one",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Coda", "12 minuti"],
      ["Reclami", "15"],
    ],
    [undefined, 2],
  ],
  [
    "two of each left: nobody can say which",
    [
      ["Attesa", "20"],
      ["Reclami", "15"],
    ],
    [
      ["Coda", "12"],
      ["Lettere", "9"],
    ],
    [undefined, undefined],
  ],
  ["the only one, all other", [["Attesa", "20 minuti"]], [["Coda", "12 minuti"]], [undefined]],
  ["the only one in new words", [["Attesa", "20 minuti", "Totem"]], [["Coda", "20 minuti", "TOTEM"]], [1]],
  [
    "the same target from another source: another one",
    [["Reclami", "almeno 90", "Protocollo"]],
    [["Euro", "almeno 90", "Contabilità"]],
    [undefined],
  ],
  ["the same source and another target: another one", [["Reclami", "15", "Protocollo"]], [["Lettere", "9", "Protocollo"]], [undefined]],
  ["no target and no source", [["Reclami", ""]], [["Lettere", ""]], [undefined]],
  [
    "one more",
    [["Attesa", "20 minuti"]],
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [1, undefined],
  ],
  [
    "one less",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [["Reclami", "15"]],
    [2],
  ],
  [
    "twins stay in their order",
    [
      ["Attesa", "20"],
      ["Attesa", "20"],
    ],
    [
      ["Attesa", "20"],
      ["Attesa", "20"],
    ],
    [1, 2],
  ],
  ["capitals and accents", [["Qualità", "almeno 80 %"]], [["QUALITA'", "almeno 80 %"]], [1]],
] as const)("%s", (_, before, now, numbers) => {
  const held = before.map((words, i) => known(i + 1, ...words));
  const [first, ...others] = now.map(told);
  expect(recogniseIndicators(held, [first!, ...others]).map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ["the same words and target", [["Reclami", "15"]], [2]],
  ["the same words", [["Reclami", "12"]], [2]],
  ["before what is left in force, whatever stands in its place", [["Reclami", "30", "Sito"]], [2]],
  ["other words with the target and source of before: a new one", [["Lettere", "15", "Protocollo"]], [undefined]],
  ["no words: a new one", [["", "15", "Protocollo"]], [undefined]],
] as const)("a dropped one comes back by its words: %s", (_, now, numbers) => {
  const [first, ...others] = now.map(told);
  const dropped = [known(2, "Reclami", "15", "Protocollo"), known(3, "", "15", "Protocollo")];
  const inForce = [known(1, "Attesa", "20"), known(4, "Moduli", "30", "Sito")];
  expect(recogniseIndicators(inForce, [first!, ...others], dropped).map(({ number }) => number)).toEqual(numbers);
});
