import { Derivation, prepare, type Prepared, type Term } from "../../kernel/derivation.ts";
import { groupBy } from "../../kernel/groupBy.ts";
import { exactly, fromDecimalText, HUNDRED, ONE, rounded, ZERO } from "../../kernel/rational.ts";
import type { Graded } from "../grade.ts";
import { type DifferentiationMetric, DIFFERENTIATION_WORDS, type DifferentiationRule } from "../smvp.ts";
import type { GradedForm } from "./evaluatePerson.ts";
import { formId } from "./form.ts";
import { bandOf, type ReadySmvp } from "./readySmvp.ts";

/** A score given by a form, rounded as scores are published and written once for all the measures, and the band it falls in. */
export type GivenScore = Prepared & { readonly band: number | undefined };

type Given = readonly GivenScore[];

/** How far judgements differ, metric by metric: of one evaluator, or within one unit. */
export type Differentiation = { readonly people: number; readonly metrics: Readonly<Record<DifferentiationMetric, Graded>> };

/** The scores these forms gave: only final ones give any. */
export function scoresGiven(forms: readonly GradedForm[], ready: ReadySmvp): Given {
  return forms
    .flatMap(({ form, graded: { grade } }): GivenScore[] => {
      if (form.state !== "final" || form.notEvaluable || grade.kind !== "graded") return [];
      const id = formId(form);
      const published = rounded(grade.value, ready.smvp.rounding.decimals);
      const written = prepare(id, `Punteggio della scheda ${id}`, published, { kind: "figure", figure: id });
      return [{ ...written, band: bandOf(ready, ready.smvp.rounding.bandOn === "exact" ? grade.value : published) }];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** The four measures of how far scores differ (d.lgs. 150/2009, art. 9, c. 1, lett. d)). Without anybody evaluated there is nothing to measure. */
export function differentiationOf(who: string, given: Given, topBand: number): Differentiation {
  return {
    people: given.length,
    metrics: {
      standardDeviation: measured(who, "standardDeviation", given, topBand),
      distinctScores: measured(who, "distinctScores", given, topBand),
      topBandShare: measured(who, "topBandShare", given, topBand),
      equalScores: measured(who, "equalScores", given, topBand),
    },
  };
}

const MEASURES: Record<DifferentiationMetric, (d: Derivation, given: Given, topBand: number) => Term> = {
  standardDeviation,
  distinctScores: distinct,
  topBandShare: (d, given, topBand) => share(d, given, given.filter(({ band }) => band === topBand).length),
  equalScores: (d, given) => share(d, given, mostFrequent(given)),
};

/** Component (d) of who judged them: the points of the administration's ladder for its metric. With too few people it does not apply. */
export function differentiationGrade(who: string, given: Given, rule: DifferentiationRule, topBand: number): Graded {
  const figure = `Differenziazione dei giudizi di ${who}`;
  if (given.length < rule.minimumPeople) {
    const d = new Derivation();
    const people = d.given("valutati", "Persone valutate", exactly(given.length), { kind: "entry", where: "schede" });
    const least = d.given("minimo", "Persone minime", exactly(rule.minimumPeople), clause("persone_minime"));
    d.isAtLeast("bastano", "Bastano a misurare la differenziazione", people, least);
    const why = "Con così poche persone i giudizi non possono differire abbastanza: la componente non si applica.";
    return { grade: { kind: "notApplicable" }, proof: d.conclude({ figure, rule: why, result: "non applicabile" }) };
  }
  const d = new Derivation();
  const { grade } = measured(who, rule.metric, given, topBand);
  if (grade.kind !== "graded") return { grade, proof: d.conclude({ figure, rule: "Nessun punteggio dato.", result: "dato mancante" }) };
  const id = `${differentiationId(who)}/${rule.metric}`;
  const value = d.given("misura", DIFFERENTIATION_WORDS[rule.metric], grade.value, { kind: "figure", figure: id });
  const ladder = rule.steps.map(({ upTo, inclusive, points }, i) => {
    const step = `gradino-${String(i + 1)}`;
    return {
      end: d.given(`${step}-fine`, `Gradino ${String(i + 1)}, fino a`, fromDecimalText(upTo), clause(`gradini[${String(i)}].fino_a`)),
      isIncluded: d.given(`${step}-compresa`, "Fine compresa", inclusive ? ONE : ZERO, clause(`gradini[${String(i)}].compreso`)),
      result: d.given(`${step}-punti`, "Punti", fromDecimalText(points), clause(`gradini[${String(i)}].punti`)),
    };
  });
  const beyond = d.given("oltre", "Punti oltre l'ultimo gradino", fromDecimalText(rule.beyond), clause("oltre"));
  const points = d.steps("punti", "Punti", value, ladder, beyond);
  const why = "I punti che il sistema di valutazione dà alla misura scelta.";
  const citation = { act: "d.lgs. 150/2009", article: "9", paragraph: "1", letter: "d" };
  return { grade: { kind: "graded", value: points.value }, proof: d.conclude({ figure, rule: why, citation }) };
}

/** The name of the measures of an evaluator or unit in addresses. */
export function differentiationId(who: string): string {
  return `differenziazione/${who}`;
}

function clause(path: string) {
  return { kind: "clause", document: "smvp", clause: `differenziazione.${path}` } as const;
}

function measured(who: string, metric: DifferentiationMetric, given: Given, topBand: number): Graded {
  const d = new Derivation();
  const figure = `${DIFFERENTIATION_WORDS[metric]}, ${who}`;
  if (given.length === 0)
    return { grade: { kind: "missing" }, proof: d.conclude({ figure, rule: "Nessuno è stato valutato.", result: "dato mancante" }) };
  const { value } = MEASURES[metric](d, given, topBand);
  return { grade: { kind: "graded", value }, proof: d.conclude({ figure, rule: RULES[metric] }) };
}

const RULES: Record<DifferentiationMetric, string> = {
  standardDeviation: "La radice della media dei quadrati degli scarti dalla media, a due decimali.",
  distinctScores: "Quanti punteggi pubblicati sono diversi tra loro.",
  topBandShare: "I valutati della fascia più alta su tutti i valutati, per cento.",
  equalScores: "I valutati con il punteggio che si ripete di più su tutti i valutati, per cento.",
};

function scoreTerms(d: Derivation, given: Given): Term[] {
  return given.map((score) => d.take(score));
}

/** √(Σx²/n − (Σx/n)²), exact until the root. */
function standardDeviation(d: Derivation, given: Given): Term {
  const scores = scoreTerms(d, given);
  const people = d.given("valutati", "Valutati", exactly(scores.length), { kind: "entry", where: "schede" });
  const mean = d.quotient("media", "Media", d.sum("somma", "Somma", scores), people);
  const squares = scores.map((score) => d.product(`${score.id}-quadrato`, `Quadrato ${score.id}`, [score, score]));
  const meanOfSquares = d.quotient("media-dei-quadrati", "Media dei quadrati", d.sum("quadrati", "Somma dei quadrati", squares), people);
  const variance = d.difference("varianza", "Varianza", meanOfSquares, [
    d.product("quadrato-della-media", "Quadrato della media", [mean, mean]),
  ]);
  const decimals = d.given("decimali", "Decimali", exactly(2), { kind: "entry", where: "misura di differenziazione" });
  return d.squareRoot("scarto", "Scarto quadratico medio", variance, decimals);
}

function distinct(d: Derivation, given: Given): Term {
  const firsts = [...groupBy(given, ({ input }) => input.value).values()].flatMap(([first]) => (first ? [first] : []));
  return d.count("diversi", "Punteggi diversi", scoreTerms(d, firsts));
}

function mostFrequent(given: Given): number {
  return Math.max(...[...groupBy(given, ({ input }) => input.value).values()].map((equal) => equal.length));
}

function share(d: Derivation, given: Given, part: number): Term {
  const some = d.given("parte", "Valutati nella parte", exactly(part), { kind: "entry", where: "schede" });
  const all = d.given("valutati", "Valutati", exactly(given.length), { kind: "entry", where: "schede" });
  const full = d.given("cento", "Per cento", HUNDRED, { kind: "entry", where: "percentuale" });
  return d.quotient("quota", "Quota", d.product("per-cento", "Per cento", [some, full]), all);
}
