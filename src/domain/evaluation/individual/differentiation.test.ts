import { describe, expect, test } from "vitest";
import { aGrade } from "../../../../tests/support/graded.ts";
import { aForm, anSmvp } from "../../../../tests/support/individual.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { exactText } from "../../kernel/rational.ts";
import type { Grade } from "../grade.ts";
import type { DifferentiationRule, Smvp } from "../smvp.ts";
import { differentiationGrade, differentiationOf, scoresGiven } from "./differentiation.ts";
import type { GradedForm } from "./evaluatePerson.ts";
import { readySmvp } from "./readySmvp.ts";

const TOP_BAND = 3; // of four: from 95 to 100

const said = (grade: Grade) => (grade.kind === "graded" ? exactText(grade.value) : grade.kind);

/** Final forms with these scores, of P-1, P-2 and so on. */
function formsWith(...scores: readonly string[]): GradedForm[] {
  return scores.map((score, i) => ({ form: aForm(`P-${String(i + 1)}`), graded: aGrade(score) }));
}

function given(...scores: readonly string[]) {
  return scoresGiven(formsWith(...scores), readySmvp(anSmvp()));
}

describe("the scores that forms gave", () => {
  const told = (forms: readonly GradedForm[], rounding: Smvp["rounding"] = { decimals: 2, bandOn: "exact" }) =>
    scoresGiven(forms, readySmvp(anSmvp("intermedio", { rounding }))).map(({ id, value, band }) => [id, exactText(value), band]);

  test("are in the order of the forms' names, whatever order they come in", () => {
    expect(told(formsWith("70", "80").toReversed())).toEqual([
      ["P-1/2024-01-01", "70", 1],
      ["P-2/2024-01-01", "80", 2],
    ]);
  });

  test("are those of final forms that can be evaluated and have one", () => {
    const graded = aGrade("70");
    const final: GradedForm = { form: aForm("P-1"), graded };
    const others: GradedForm[] = [
      { form: aForm("P-2", { state: "communicated" }), graded },
      { form: aForm("P-3", { notEvaluable: { reason: "suspended", note: "sospesa" } }), graded },
      { form: aForm("P-4"), graded: aGrade("missing") },
    ];
    expect(told([...others, final])).toEqual([["P-1/2024-01-01", "70", 1]]);
  });

  test("are rounded as they are published, and fall in the band of the exact score or of the published one", () => {
    const forms = formsWith("94.996");
    expect(told(forms, { decimals: 2, bandOn: "exact" })).toEqual([["P-1/2024-01-01", "95", 2]]);
    expect(told(forms, { decimals: 2, bandOn: "published" })).toEqual([["P-1/2024-01-01", "95", 3]]);
    expect(told(forms, { decimals: 3, bandOn: "published" })).toEqual([["P-1/2024-01-01", "94.996", 2]]);
  });
});

describe("the four measures", () => {
  const measures = (...scores: readonly string[]) => {
    const { people, metrics } = differentiationOf("D-1", given(...scores), TOP_BAND);
    const { standardDeviation, distinctScores, topBandShare, equalScores } = metrics;
    return [people, ...[standardDeviation, distinctScores, topBandShare, equalScores].map(({ grade }) => said(grade))];
  };
  test.each([
    // mean 82,5, mean of squares 6925, variance 118,75
    [
      ["70", "80", "80", "100"],
      [4, "10.9", "3", "25", "50"],
    ],
    [
      ["90", "90", "90"],
      [3, "0", "1", "0", "100"],
    ],
    [
      ["96", "97"],
      [2, "0.5", "2", "100", "50"],
    ],
    [["85"], [1, "0", "1", "0", "100"]],
    [
      ["79.999", "80"],
      [2, "0", "1", "0", "100"],
    ], // published, both are 80
    [
      ["70", "70", "80", "80", "80", "90"],
      [6, "6.87", "3", "0", "50"],
    ],
    [[], [0, "missing", "missing", "missing", "missing"]],
  ])("of %j are %j", (scores, expected) => {
    expect(measures(...scores)).toEqual(expected);
  });

  test("are proved from each score given", () => {
    const { metrics } = differentiationOf("D-1", given("80", "100"), TOP_BAND);
    const scores = [
      "Punteggio della scheda P-1/2024-01-01: 80 (P-1/2024-01-01)",
      "Punteggio della scheda P-2/2024-01-01: 100 (P-2/2024-01-01)",
    ];
    expect(proofLines(metrics.standardDeviation.proof)).toEqual([
      ...scores,
      "Valutati: 2 (schede)",
      "Decimali: 2 (misura di differenziazione)",
      "Somma: 80 + 100 = 180.",
      "Media: 180 ÷ 2 = 90.",
      "Quadrato P-1/2024-01-01: 80 × 80 = 6.400.",
      "Quadrato P-2/2024-01-01: 100 × 100 = 10.000.",
      "Somma dei quadrati: 6.400 + 10.000 = 16.400.",
      "Media dei quadrati: 16.400 ÷ 2 = 8.200.",
      "Quadrato della media: 90 × 90 = 8.100.",
      "Varianza: 8.200 − 8.100 = 100.",
      "Scarto quadratico medio: radice quadrata di 100 = 10.",
    ]);
    expect(proofLines(metrics.distinctScores.proof)).toEqual([...scores, "Punteggi diversi: in tutto = 2."]);
    const half = [
      "Valutati nella parte: 1 (schede)",
      "Valutati: 2 (schede)",
      "Per cento: 100 (percentuale)",
      "Per cento: 1 × 100 = 100.",
      "Quota: 100 ÷ 2 = 50.",
    ];
    expect(proofLines(metrics.topBandShare.proof)).toEqual(half);
    expect(proofLines(metrics.equalScores.proof)).toEqual(half);
    expect(Object.values(metrics).map(({ proof }) => [proof.figure, proof.rule])).toEqual([
      ["scarto quadratico medio dei punteggi dati, D-1", "La radice della media dei quadrati degli scarti dalla media, a due decimali."],
      ["punteggi diversi tra loro, D-1", "Quanti punteggi pubblicati sono diversi tra loro."],
      ["quota di valutati nella fascia più alta, per cento, D-1", "I valutati della fascia più alta su tutti i valutati, per cento."],
      [
        "quota di valutati con il punteggio più frequente, per cento, D-1",
        "I valutati con il punteggio che si ripete di più su tutti i valutati, per cento.",
      ],
    ]);
  });

  test("of nobody say that nobody was evaluated", () => {
    const { proof } = differentiationOf("D-1", [], TOP_BAND).metrics.topBandShare;
    expect([proof.figure, proof.rule, proof.result]).toEqual([
      "quota di valutati nella fascia più alta, per cento, D-1",
      "Nessuno è stato valutato.",
      "dato mancante",
    ]);
  });
});

describe("the points of who judged", () => {
  const step = (upTo: string, inclusive: boolean, points: string) => ({ upTo, inclusive, points });
  const rule: DifferentiationRule = {
    metric: "distinctScores",
    minimumPeople: 2,
    steps: [step("1", true, "0"), step("3", false, "60")],
    beyond: "100",
  };

  test.each([
    ["one person, when two are needed", ["80"], "notApplicable"],
    ["two that are equal: the first step holds its end", ["80", "80"], "0"],
    ["two that differ: below the end of the second", ["80", "90"], "60"],
    ["three that differ: the second step does not hold its end", ["80", "90", "95"], "100"],
    ["four that differ: beyond the steps", ["70", "80", "90", "95"], "100"],
  ])("%s", (_, scores, points) => {
    expect(said(differentiationGrade("D-1", given(...scores), rule, TOP_BAND).grade)).toBe(points);
  });

  test("are proved step by step, and cite the law", () => {
    const { proof } = differentiationGrade("D-1", given("80", "90"), rule, TOP_BAND);
    expect(proofLines(proof)).toEqual([
      "punteggi diversi tra loro: 2 (differenziazione/D-1/distinctScores)",
      "Gradino 1, fino a: 1 (smvp, differenziazione.gradini[0].fino_a)",
      "Fine compresa: 1 (smvp, differenziazione.gradini[0].compreso)",
      "Punti: 0 (smvp, differenziazione.gradini[0].punti)",
      "Gradino 2, fino a: 3 (smvp, differenziazione.gradini[1].fino_a)",
      "Fine compresa: 0 (smvp, differenziazione.gradini[1].compreso)",
      "Punti: 60 (smvp, differenziazione.gradini[1].punti)",
      "Punti oltre l'ultimo gradino: 100 (smvp, differenziazione.oltre)",
      "Punti: 2 sta sotto 3 = 60.",
    ]);
    expect([proof.figure, proof.rule, proof.citation]).toEqual([
      "Differenziazione dei giudizi di D-1",
      "I punti che il sistema di valutazione dà alla misura scelta.",
      { act: "d.lgs. 150/2009", article: "9", paragraph: "1", letter: "d" },
    ]);
    expect(proof.steps.at(-1)?.operands).toEqual([
      "misura",
      "gradino-1-fine",
      "gradino-1-compresa",
      "gradino-1-punti",
      "gradino-2-fine",
      "gradino-2-compresa",
      "gradino-2-punti",
      "oltre",
    ]);
  });

  test("do not apply where too few were judged, and the proof says how few", () => {
    const { proof } = differentiationGrade("D-1", given("80"), rule, TOP_BAND);
    expect(proofLines(proof)).toEqual([
      "Persone valutate: 1 (schede)",
      "Persone minime: 2 (smvp, differenziazione.persone_minime)",
      "Bastano a misurare la differenziazione: 1 non raggiunge 2.",
      "Ne viene: non applicabile.",
    ]);
    expect([proof.figure, proof.rule, proof.result]).toEqual([
      "Differenziazione dei giudizi di D-1",
      "Con così poche persone i giudizi non possono differire abbastanza: la componente non si applica.",
      "non applicabile",
    ]);
  });

  test("are missing where nobody was judged and nobody had to be", () => {
    const { grade, proof } = differentiationGrade("D-1", [], { ...rule, minimumPeople: 0 }, TOP_BAND);
    expect([grade.kind, proof.figure, proof.rule, proof.result]).toEqual([
      "missing",
      "Differenziazione dei giudizi di D-1",
      "Nessun punteggio dato.",
      "dato mancante",
    ]);
  });
});
