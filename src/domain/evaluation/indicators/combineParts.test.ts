import { describe, expect, test } from "vitest";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { exactText } from "../../kernel/rational.ts";
import type { CompositeRule, IndicatorReading, SetAside, SimpleUse } from "./indicatorUse.ts";
import { scoreIndicator } from "./scoreIndicator.ts";

const WHERE = {
  rule: { kind: "clause", document: "smvp", clause: "raggiungimento" },
  promised: { kind: "document", file: "piano.csv", line: 2 },
  measured: { kind: "entry", where: "rilevazioni" },
} as const;
const LIMITS = { floor: "0", cap: "100" };

/** A part worth what was measured of it, out of a target: missing where nothing was, not computable with a target of zero. */
type Told = { readonly weight: string; readonly value?: string; readonly target?: string; readonly setAside?: SetAside };

function composite(told: readonly Told[], changes: Partial<CompositeRule> = {}) {
  const parts = told.map(({ weight, target = "100", setAside }, i) => {
    const use: SimpleUse = {
      entry: "A1",
      name: `parte ${String(i + 1)}`,
      promised: { kind: "value", target },
      accumulation: "last",
      rule: { kind: "ratio", better: "higher", limits: LIMITS },
      ...(setAside && { setAside }),
    };
    return { code: `p${String(i + 1)}`, weight, use };
  });
  const readings = told.flatMap(({ value }, i): IndicatorReading[] =>
    value === undefined ? [] : [{ part: `p${String(i + 1)}`, observed: { kind: "value", value } }],
  );
  const rule: CompositeRule = { kind: "composite", limits: LIMITS, combine: "weightedMean", missingParts: "void", parts, ...changes };
  const use = { entry: "C1", name: "Insieme", promised: { kind: "nothing" }, accumulation: "last", rule } as const;
  const { grade, why, proof } = scoreIndicator(use, readings, WHERE);
  return { said: grade.kind === "graded" ? exactText(grade.value) : (why ?? grade.kind), proof, last: proof.steps.at(-1)?.text };
}

const neutralised: SetAside = { kind: "neutralised", act: "Deliberazione 12/2024" };
const notApplicable: SetAside = { kind: "notApplicable", reason: "servizio chiuso" };
const [good, half] = [
  { weight: "60", value: "90" },
  { weight: "40", value: "50" },
] as const;
const lacks = { weight: "40" };
const notComputable = { weight: "40", value: "50", target: "0" };

describe("parts make one score:", () => {
  test.each<[string, readonly Told[], Partial<CompositeRule>, string]>([
    ["their weighted mean", [good, half], {}, "74"],
    ["or the least of them", [good, half], { combine: "minimum" }, "50"],
    ["whichever comes first", [half, good], { combine: "minimum" }, "50"],
    ["a part out of the count leaves its weight", [good, { ...half, setAside: neutralised }], {}, "90"],
    ["one that does not apply too", [good, { ...half, setAside: notApplicable }], {}, "90"],
    ["weights of nothing make no mean", [{ ...good, weight: "0" }, { ...half, weight: "0" }], {}, "weightsSumToZero"],
    ["nor do those below it", [{ ...good, weight: "10" }, { ...half, weight: "-20" }], {}, "weightsSumToZero"],
    ["but the least needs no weights", [{ ...good, weight: "0" }], { combine: "minimum" }, "90"],
    ["no parts at all", [], {}, "emptyComposite"],
    ["one that lacks voids the whole", [good, lacks], {}, "missing"],
    ["or leaves its weight, as the rule says", [good, lacks], { missingParts: "renormalise" }, "90"],
    ["one that cannot be computed voids the whole", [good, notComputable], {}, "partNotComputable"],
    ["or leaves its weight too", [good, notComputable], { missingParts: "renormalise" }, "90"],
    ["where all lack, nothing is left to weigh", [lacks, lacks], { missingParts: "renormalise" }, "missing"],
    ["where none can be computed neither", [notComputable, lacks], { missingParts: "renormalise" }, "partNotComputable"],
    ["all taken out by an act: so is the whole", [{ ...good, setAside: neutralised }], {}, "neutralised"],
    ["none applies: nor does the whole", [{ ...good, setAside: notApplicable }], {}, "notApplicable"],
    ["taken out, or not applicable: an act took it out", [{ ...good, setAside: notApplicable }, { ...half, setAside: neutralised }], {}, "neutralised"],
    ["taken out, and the other lacks: it waits", [{ ...good, setAside: neutralised }, lacks], {}, "missing"],
  ])("%s", (_, told, rule, said) => {
    expect(composite(told, rule).said).toBe(said);
  }); // prettier-ignore
});

test("the parts that lack are named", () => {
  expect(composite([lacks, good, lacks]).last).toBe("dato mancante: Manca il valore di: «parte 1», «parte 3».");
});

test("the proof tells each part, its weight and what became of those without a score", () => {
  const { proof } = composite([{ ...lacks, weight: "10" }, good, half], { missingParts: "renormalise" });
  expect(proofLines(proof)).toEqual([
    "Parte «parte 1»: dato mancante: Non c'è nessuna rilevazione. (rilevazioni)",
    "Valore misurato: 90 (rilevazioni)",
    "Target: 100 (piano.csv, riga 2)",
    "Punteggio pieno: 100 (smvp, raggiungimento)",
    "Valore misurato: 50 (rilevazioni)",
    "Target: 100 (piano.csv, riga 2)",
    "Punteggio pieno: 100 (smvp, raggiungimento)",
    "Peso di «parte 2»: 60 (smvp, raggiungimento)",
    "Peso di «parte 3»: 40 (smvp, raggiungimento)",
    "Per il punteggio pieno: 90 × 100 = 9.000.",
    "Valore su target: 9.000 ÷ 100 = 90.",
    "Per il punteggio pieno: 50 × 100 = 5.000.",
    "Valore su target: 5.000 ÷ 100 = 50.",
    "Media delle parti: (90 × 60 + 50 × 40) ÷ 100 = 74.",
  ]);
  expect(proof.steps.at(-1)?.operands).toEqual(["parte-2-grezzo", "peso-2", "parte-3-grezzo", "peso-3"]);
  expect([proof.figure, proof.rule]).toEqual(["Punteggio dell'indicatore «Insieme»", "Il punteggio riunisce quelli delle parti."]);
});

test("what an act took out is cited, and so is why a rule does not apply", () => {
  const use = { entry: "A1", name: "Pratiche", promised: { kind: "nothing" }, accumulation: "last" } as const;
  const rule = { kind: "ratio", better: "higher", limits: LIMITS } as const;
  const { proof } = scoreIndicator({ ...use, rule, setAside: neutralised }, [], WHERE);
  expect(proofLines(proof)).toEqual([
    "Atto che neutralizza: Deliberazione 12/2024 (piano.csv, riga 2)",
    "neutralizzato: Deliberazione 12/2024",
  ]);
  expect(proof.steps[0]?.operands).toEqual(["fuori-dal-conto"]);
  const other = scoreIndicator({ ...use, rule, setAside: notApplicable }, [], WHERE).proof;
  expect(proofLines(other)).toEqual(["Perché non si applica: servizio chiuso (piano.csv, riga 2)", "non applicabile: servizio chiuso"]);
});

test("phases nobody told of are named, and the proof tells each phase and its weight", () => {
  const rule = { kind: "phases", limits: LIMITS, phases: [{ name: "avvio", weight: "40" }, { name: "gara", weight: "60" }] } as const; // prettier-ignore
  const use = { entry: "F1", name: "Nuova palestra", promised: { kind: "nothing" }, accumulation: "last", rule } as const;
  const proofOf = (percentages: Readonly<Record<string, string>>) =>
    scoreIndicator(use, [{ observed: { kind: "phases", percentages } }], WHERE).proof;
  expect(proofOf({}).steps.at(-1)?.text).toBe("dato mancante: Manca lo stato di: «avvio», «gara».");
  const proof = proofOf({ avvio: "100", gara: "50" });
  expect(proofLines(proof)).toEqual([
    "Fase «avvio», percentuale: 100 (rilevazioni)",
    "Fase «avvio», peso: 40 (smvp, raggiungimento)",
    "Fase «gara», percentuale: 50 (rilevazioni)",
    "Fase «gara», peso: 60 (smvp, raggiungimento)",
    "Media delle fasi: (100 × 40 + 50 × 60) ÷ 100 = 70.",
  ]);
  expect(proof.steps[0]?.operands).toEqual(["fase-1", "peso-fase-1", "fase-2", "peso-fase-2"]);
});
