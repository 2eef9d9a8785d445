import { describe, expect, test } from "vitest";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { civilDate } from "../../kernel/civilDate.ts";
import { exactText } from "../../kernel/rational.ts";
import type { IndicatorReading, IndicatorUse, Observation } from "./indicatorUse.ts";
import { scoreIndicator } from "./scoreIndicator.ts";

const WHERE = {
  rule: { kind: "clause", document: "smvp", clause: "raggiungimento" },
  promised: { kind: "document", file: "piano.csv", line: 2 },
  measured: { kind: "entry", where: "rilevazioni" },
} as const;

/** A use worth the share of 100 that was reached, so that points and value are one number. */
function scored(use: Partial<IndicatorUse>, ...readings: readonly IndicatorReading[]) {
  const whole: IndicatorUse = {
    entry: "A1",
    name: "Pratiche evase",
    promised: { kind: "value", target: "100" },
    accumulation: "last",
    rule: { kind: "ratio", better: "higher", limits: { floor: "0", cap: "100" } },
    ...(use as object),
  };
  const { grade, why, proof } = scoreIndicator(whole, readings, WHERE);
  return { said: grade.kind === "graded" ? exactText(grade.value) : (why ?? grade.kind), proof, last: proof.steps.at(-1)?.text };
}

const value = (text: string): Observation => ({ kind: "value", value: text });
const on = (day: string, observed: Observation): IndicatorReading => ({ on: civilDate(day), observed });
const silent = (reason: string): Observation => ({ kind: "noValue", reason });
const quotient = (numerator: string, denominator: string): Observation => ({ kind: "quotient", numerator, denominator });

describe("the last reading", () => {
  test.each<[string, readonly IndicatorReading[], string]>([
    ["is the last by date", [on("2024-06-30", value("40")), on("2024-12-31", value("80"))], "80"],
    ["whatever order they come in", [on("2024-12-31", value("80")), on("2024-06-30", value("40"))], "80"],
    ["and of one day the last that was told", [on("2024-12-31", value("40")), on("2024-12-31", value("80"))], "80"],
    ["also where nobody told the day", [{ observed: value("40") }, { observed: value("80") }], "80"],
    ["a day comes after none", [on("2024-06-30", value("80")), { observed: value("40") }], "80"],
    ["an older value never stands in for one that lacks", [on("2024-06-30", value("40")), on("2024-12-31", silent("guasto"))], "missing"],
    ["an older one that lacks does not matter", [on("2024-06-30", silent("guasto")), on("2024-12-31", value("80"))], "80"],
  ])("%s", (_, readings, said) => {
    expect(scored({}, ...readings).said).toBe(said);
    expect(scored({ readingsDue: 4 }, ...readings).said).toBe(said); // how many are due concerns sums and means
  });

  test("alone is what the proof names, with its day", () => {
    expect(proofLines(scored({}, on("2024-12-31", value("80"))).proof)[0]).toBe("Valore misurato al 31/12/2024: 80 (rilevazioni)");
    expect(proofLines(scored({}, { observed: value("80") }).proof)[0]).toBe("Valore misurato: 80 (rilevazioni)");
    expect(scored({}, { observed: value("80") }).proof.inputs[0]?.id).toBe("valore");
  });
});

describe("what is missing is said:", () => {
  test.each<[readonly IndicatorReading[], string]>([
    [[], "dato mancante: Non c'è nessuna rilevazione."],
    [[on("2024-06-30", silent("contatore guasto"))], "dato mancante: La rilevazione del 30/06/2024 è senza valore: contatore guasto."],
    [[on("2024-06-30", silent(""))], "dato mancante: La rilevazione del 30/06/2024 è senza valore: motivo non indicato."],
    [[{ observed: silent("contatore guasto") }], "dato mancante: La rilevazione è senza valore: contatore guasto."],
  ])("%j", (readings, text) => {
    expect(scored({}, ...readings)).toMatchObject({ said: "missing", last: text });
  });

  test("of a sum or a mean, any reading that lacks and any that is due", () => {
    const [march, june] = [on("2024-03-31", value("30")), on("2024-06-30", value("50"))];
    const lacks = on("2024-09-30", silent("guasto"));
    for (const accumulation of ["sum", "mean"] as const) {
      expect(scored({ accumulation }, march, lacks, june).last).toBe(
        "dato mancante: La rilevazione del 30/09/2024 è senza valore: guasto.",
      );
      expect(scored({ accumulation, readingsDue: 3 }, march, june).last).toBe("dato mancante: Le rilevazioni sono 2 su 3 previste.");
      expect(scored({ accumulation, readingsDue: 2 }, march, june).said).not.toBe("missing");
    }
  });
});

describe("readings of a year are put together,", () => {
  const [march, june] = [on("2024-03-31", value("30")), on("2024-06-30", value("50"))];
  const terms = ["Valore misurato al 31/03/2024: 30 (rilevazioni)", "Valore misurato al 30/06/2024: 50 (rilevazioni)"];

  test("summed", () => {
    const { said, proof } = scored({ accumulation: "sum" }, june, march);
    expect(said).toBe("80");
    expect(proofLines(proof).slice(0, 2)).toEqual(terms);
    expect(proof.steps[0]).toMatchObject({
      id: "valore",
      operands: ["valore-1", "valore-2"],
      text: "Valore misurato, somma: 30 + 50 = 80.",
    });
  });

  test("or their mean", () => {
    const { said, proof } = scored({ accumulation: "mean" }, march, june);
    expect(said).toBe("40");
    expect(proofLines(proof).slice(0, 3)).toEqual([...terms, "Numero di rilevazioni: 2 (rilevazioni)"]);
    expect(proof.steps.slice(0, 2).map(({ text }) => text)).toEqual([
      "Valore misurato, somma: 30 + 50 = 80.",
      "Media delle rilevazioni: 80 ÷ 2 = 40.",
    ]);
  });

  test("and one alone is neither", () => {
    for (const accumulation of ["sum", "mean"] as const) {
      const { said, proof } = scored({ accumulation }, march);
      expect(said).toBe("30");
      expect(proof.inputs.map(({ id }) => id)).not.toContain("rilevazioni");
      expect(proof.steps.map(({ id }) => id)).not.toContain("media");
    }
  });

  test.each<[string, Observation]>([
    ["a yes", { kind: "met", isMet: true }],
    ["a day", { kind: "completed", on: civilDate("2024-06-30") }],
    ["that there is none yet", { kind: "notCompleted" }],
    ["a word", { kind: "level", word: "buono" }],
    ["phases", { kind: "phases", percentages: {} }],
  ])("but not %s", (_, observed) => {
    expect(scored({ accumulation: "sum" }, { observed }).said).toBe("readingOfAnotherKind");
  });
});

describe("a quotient", () => {
  test("is one sum over the other, never a mean of quotients", () => {
    const readings = [on("2024-03-31", quotient("1", "1")), on("2024-06-30", quotient("49", "99"))];
    const { said, proof } = scored({ accumulation: "mean", scale: "100" }, ...readings);
    expect(said).toBe("50");
    expect(proofLines(proof)).toEqual([
      "Numeratore al 31/03/2024: 1 (rilevazioni)",
      "Numeratore al 30/06/2024: 49 (rilevazioni)",
      "Denominatore al 31/03/2024: 1 (rilevazioni)",
      "Denominatore al 30/06/2024: 99 (rilevazioni)",
      "Scala: 100 (smvp, raggiungimento)",
      "Target: 100 (piano.csv, riga 2)",
      "Punteggio pieno: 100 (smvp, raggiungimento)",
      "Numeratore, somma: 1 + 49 = 50.",
      "Denominatore, somma: 1 + 99 = 100.",
      "Numeratore in scala: 50 × 100 = 5.000.",
      "Valore misurato: 5.000 ÷ 100 = 50.",
      "Per il punteggio pieno: 50 × 100 = 5.000.",
      "Valore su target: 5.000 ÷ 100 = 50.",
    ]);
  });

  test("without a scale stays as it is", () => {
    const { said, proof } = scored({}, { observed: quotient("150", "3") });
    expect(said).toBe("50");
    expect(proof.steps[0]?.text).toBe("Valore misurato: 150 ÷ 3 = 50.");
  });

  test.each<[string, readonly Observation[], string]>([
    ["of nothing cannot be computed", [quotient("1", "0")], "denominatorNotPositive"],
    ["of less than nothing neither", [quotient("1", "-2")], "denominatorNotPositive"],
    ["beside a value is another kind of reading", [quotient("1", "2"), value("50")], "readingOfAnotherKind"],
    ["after a value too", [value("50"), quotient("1", "2")], "readingOfAnotherKind"],
  ])("%s", (_, observed, said) => {
    expect(scored({ accumulation: "sum" }, ...observed.map((each) => ({ observed: each }))).said).toBe(said);
  });
});
