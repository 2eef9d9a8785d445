import { expect, test } from "vitest";
import { anIndicator } from "../../../tests/support/anObjective.ts";
import { recogniseIndicators } from "./matchIndicators.ts";
import { readTarget } from "./readTarget.ts";

const told = (written: string, target: string) => ({ written, target: { written: target, reading: readTarget(target, 2024) } });
const known = (number: number, written: string, target: string) => anIndicator({ number, ...told(written, target) });

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
    "one of each left",
    [
      ["Attesa", "20 minuti"],
      ["Reclami", "15"],
    ],
    [
      ["Coda", "12 minuti"],
      ["Reclami", "15"],
    ],
    [1, 2],
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
  ["the only one in new words", [["Attesa", "20 minuti"]], [["Coda", "12 minuti"]], [1]],
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
  const held = before.map(([written, target], i) => known(i + 1, written, target));
  const [first, ...others] = now.map(([written, target]) => told(written, target));
  expect(recogniseIndicators(held, [first!, ...others]).map(({ number }) => number)).toEqual(numbers);
});
