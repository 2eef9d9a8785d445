import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anIndicator, anObjective } from "../../../tests/support/anObjective.ts";
import { proofLines } from "../../../tests/support/proofLines.ts";
import { rederive } from "../kernel/rederive.ts";
import type { FollowedIndicator } from "./indicator.ts";
import type { EvaluatedOutcome } from "./outcome.ts";
import { doWeightsClose, outcomeOfIndicators } from "./outcomeOfIndicators.ts";
import { readOutcome } from "./readOutcome.ts";

type Told = readonly [weight: string | undefined, written: string | undefined];

function withIndicators(...told: readonly Told[]) {
  const [first, ...others] = told.map(([weight, written], i): FollowedIndicator => {
    const evaluated: EvaluatedOutcome | undefined =
      written === undefined ? undefined : { ...(readOutcome(written) ?? { outcome: "unknown" }), written };
    return anIndicator({
      number: i + 1,
      written: `Indicatore ${"ABCD"[i] ?? ""}`,
      ...(weight !== undefined && { weight }),
      ...(evaluated && { evaluated }),
    });
  });
  return anObjective({ indicators: [first!, ...others] });
}

test("50/30/20 with 100, 80 and 0 is 74, and the proof says how", () => {
  const made = outcomeOfIndicators(withIndicators(["50", "raggiunto"], ["30", "raggiunto all'80 %"], ["20", "non raggiunto"]));
  expect([made?.outcome, made?.degree]).toEqual(["partlyAchieved", "74"]);
  expect(proofLines(made!.proof)).toEqual([
    "Grado di «Indicatore A» (nel documento «raggiunto», che vale 100): 100 (relazione.txt, riga 150)",
    "Grado di «Indicatore B» (nel documento «raggiunto all'80 %»): 80 (relazione.txt, riga 150)",
    "Grado di «Indicatore C» (nel documento «non raggiunto», che vale 0): 0 (relazione.txt, riga 150)",
    "Peso di «Indicatore A»: 50 (relazione.txt, riga 150)",
    "Peso di «Indicatore B»: 30 (relazione.txt, riga 150)",
    "Peso di «Indicatore C»: 20 (relazione.txt, riga 150)",
    "Decimali di un grado pubblicato: 2 (regola del programma: il grado si pubblica con due decimali; 100 è raggiunto, 0 non raggiunto)",
    "Grado di ciò che è raggiunto: 100 (regola del programma: il grado si pubblica con due decimali; 100 è raggiunto, 0 non raggiunto)",
    "Grado di ciò che non è raggiunto: 0 (regola del programma: il grado si pubblica con due decimali; 100 è raggiunto, 0 non raggiunto)",
    "Media dei gradi con i loro pesi: (100 × 50 + 80 × 30 + 0 × 20) ÷ 100 = 74.",
    "Grado dell'obiettivo: 74 arrotondato a 2 decimali = 74.",
    "Se è raggiunto: 74 non raggiunge 100.",
    "Se non è raggiunto: 74 supera 0.",
    "L'obiettivo risulta raggiunto in parte.",
  ]);
  expect(rederive(made!.proof)).toEqual([]);
});

const CASES: readonly (readonly [string, readonly Told[], string, string?])[] = [
  [
    "all reached",
    [
      ["60", "raggiunto"],
      ["40", "raggiunto"],
    ],
    "achieved",
    "100",
  ],
  [
    "none reached",
    [
      ["60", "non raggiunto"],
      ["40", "0 %"],
    ],
    "notAchieved",
    "0",
  ],
  [
    "a hair below 100, rounded to it",
    [
      ["99.999", "100 %"],
      ["0.001", "0 %"],
    ],
    "achieved",
    "100",
  ],
  [
    "below that hair",
    [
      ["99.99", "100 %"],
      ["0.01", "0 %"],
    ],
    "partlyAchieved",
    "99.99",
  ],
  [
    "a hair above 0, rounded to it",
    [
      ["0.001", "100 %"],
      ["99.999", "0 %"],
    ],
    "notAchieved",
    "0",
  ],
  [
    "no weights: all count the same",
    [
      [undefined, "raggiunto"],
      [undefined, "raggiunto"],
      [undefined, "non raggiunto"],
    ],
    "partlyAchieved",
    "66.67",
  ],
  [
    "a neutralised one leaves its weight",
    [
      ["50", "neutralizzato"],
      ["50", "raggiunto"],
    ],
    "achieved",
    "100",
  ],
  [
    "one that was not assessable leaves its weight",
    [
      ["50", "non valutabile"],
      ["30", "raggiunto"],
      ["20", "non raggiunto"],
    ],
    "partlyAchieved",
    "60",
  ],
  [
    "all neutralised",
    [
      ["50", "neutralizzato"],
      ["50", "neutralizzato"],
    ],
    "neutralised",
  ],
  [
    "none assessable",
    [
      ["50", "neutralizzato"],
      ["50", "non valutabile"],
    ],
    "notAssessable",
  ],
  [
    "one is untold",
    [
      ["50", "raggiunto"],
      ["50", undefined],
    ],
    "unknown",
  ],
  [
    "one in part, nobody says how far",
    [
      ["50", "raggiunto"],
      ["50", "raggiunto in parte"],
    ],
    "unknown",
  ],
  [
    "one of weight 0 counts nothing",
    [
      ["100", "raggiunto"],
      ["0", "non raggiunto"],
    ],
    "achieved",
    "100",
  ],
  [
    "one of weight 0 that is untold keeps nobody from saying",
    [
      ["100", "raggiunto"],
      ["0", undefined],
    ],
    "achieved",
    "100",
  ],
  [
    "the only one that weighs is untold",
    [
      ["100", undefined],
      ["0", "raggiunto"],
    ],
    "unknown",
  ],
  [
    "the only one that weighs is neutralised: no mean can be made of the others",
    [
      ["100", "neutralizzato"],
      ["0", "raggiunto"],
    ],
    "notAssessable",
  ],
  [
    "the only one that weighs is neutralised, of the other nobody tells",
    [
      ["100", "neutralizzato"],
      ["0", undefined],
    ],
    "notAssessable",
  ],
  [
    "none weighs anything",
    [
      ["0", "raggiunto"],
      ["0", "non raggiunto"],
    ],
    "notAssessable",
  ],
  [
    "none weighs anything, and all are neutralised",
    [
      ["0", "neutralizzato"],
      ["0", "neutralizzato"],
    ],
    "neutralised",
  ],
  [
    "weights kept from before, of which one is negative",
    [
      ["150", "raggiunto"],
      ["-50", "raggiunto"],
    ],
    "notAssessable",
  ],
  [
    "a degree over 100 makes up for no other",
    [
      ["50", "150 %"],
      ["50", "raggiunto al 50 %"],
    ],
    "partlyAchieved",
    "75",
  ],
  [
    "one nobody can read",
    [
      ["50", "raggiunto"],
      ["50", "quasi"],
    ],
    "unknown",
  ],
];

test.each(CASES.map(([name, told, outcome, degree]) => ({ name, told, outcome, degree })))("$name", ({ told, outcome, degree }) => {
  const made = outcomeOfIndicators(withIndicators(...told));
  expect([made?.outcome, made?.degree, made?.proof.result]).toEqual([outcome, degree, outcome]);
  expect(rederive(made!.proof)).toEqual([]);
});

test("the proof says that weights of 0 make no mean", () => {
  const made = outcomeOfIndicators(withIndicators(["100", "neutralizzato"], ["0", "raggiunto"]));
  expect(proofLines(made!.proof)).toEqual([
    "Esito di «Indicatore A», che lascia il suo peso agli altri: neutralizzato (relazione.txt, riga 150)",
    "Grado di «Indicatore B» (nel documento «raggiunto», che vale 100): 100 (relazione.txt, riga 150)",
    "Peso di «Indicatore B»: 0 (relazione.txt, riga 150)",
    "Gli indicatori che restano nel conto hanno peso zero: la media non si può fare, e l'esito è non valutabile.",
  ]);
});

test("the proof keeps a degree over 100 as it is written, and says what it counts", () => {
  const made = outcomeOfIndicators(withIndicators(["50", "150 %"], ["50", "raggiunto al 50 %"]));
  const lines = proofLines(made!.proof);
  expect(lines[0]).toBe("Grado di «Indicatore A» (nel documento «150 %»): 150 (relazione.txt, riga 150)");
  expect(lines).toContain(
    "Grado più alto che conta: 100 (regola del programma: un grado va da 0 a 100, e ciò che è scritto in più non compensa gli altri)",
  );
  expect(lines).toContain("Grado di «Indicatore A» che conta: il minore tra 150 e 100 = 100.");
  expect(rederive(made!.proof)).toEqual([]);
});

test("weights that the document does not give are of the program, and of no row", () => {
  const made = outcomeOfIndicators(withIndicators([undefined, "raggiunto"], [undefined, "non raggiunto"]));
  expect(proofLines(made!.proof).filter((line) => line.startsWith("Peso"))).toEqual([
    "Peso di «Indicatore A», uguale per tutti: il documento non ne dà: 1 (regola del programma: dove il documento non dà i pesi, gli indicatori contano tutti uguale)",
    "Peso di «Indicatore B», uguale per tutti: il documento non ne dà: 1 (regola del programma: dove il documento non dà i pesi, gli indicatori contano tutti uguale)",
  ]);
});

test("where no indicator has an outcome of its own there is none", () => {
  expect(outcomeOfIndicators(withIndicators(["50", undefined], ["50", undefined]))).toBeUndefined();
});

test("the degree lies between the least and the greatest, and whatever scale weights have", () => {
  const part = fc.record({ weight: fc.integer({ min: 1, max: 50 }), degree: fc.nat(100) });
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), fc.integer({ min: 2, max: 9 }), (parts, scale) => {
      const told = (times: number) =>
        outcomeOfIndicators(withIndicators(...parts.map(({ weight, degree }): Told => [String(weight * times), `${String(degree)} %`])));
      const degree = Number(told(1)?.degree);
      const degrees = parts.map((each) => each.degree);
      expect(degree).toBeGreaterThanOrEqual(Math.min(...degrees));
      expect(degree).toBeLessThanOrEqual(Math.max(...degrees));
      expect(told(scale)?.degree).toBe(told(1)?.degree);
    }),
  );
});

describe("weights of indicators close", () => {
  test.each<readonly [readonly (string | undefined)[], string | undefined, boolean]>([
    [[undefined, undefined], "40", true],
    [["50", "30", "20"], "40", true],
    [["50 %", "50 %"], undefined, true],
    [["50", "30", "19,99"], "40", false],
    [["50", "30", "20,01"], "40", false],
    [["20", "12", "8"], "40", true], // together the weight of their objective
    [["20", "12", "8"], undefined, false],
    [["50", "50", undefined], undefined, false],
    [["50", "mezzo"], undefined, false],
    [["100", "0"], undefined, true], // one of weight 0 counts nothing
    [["150", "-50"], undefined, false],
    [["100"], undefined, true],
    [["99"], undefined, true],
  ])("%j in an objective of weight %s: %s", (weights, whole, closes) => {
    expect(
      doWeightsClose(
        weights.map((weight) => (weight === undefined ? {} : { weight })),
        whole,
      ),
    ).toBe(closes);
  });
});
