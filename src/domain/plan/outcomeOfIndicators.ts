import { provenanceOf } from "./origin.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import type { Proof, Provenance } from "../kernel/proof.ts";
import { compare, exactly, fromDecimalText, HUNDRED, ONE, type Rational, sign, sumOf, toDecimalText, ZERO } from "../kernel/rational.ts";
import type { FollowedIndicator } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import { OUTCOME_WORDS, type StatedOutcome } from "./outcome.ts";
import { readWeight } from "./readCells.ts";
import { outcomeOfDegree } from "./readOutcome.ts";

/** The outcome an objective has from those of its indicators, with its proof. */
export type MadeOutcome = StatedOutcome & { readonly proof: Proof };

type Measured = Pick<Objective, "code" | "title" | "indicators" | "origin">;

/** Decimals of a degree that is published. */
const DECIMALS = 2;

/**
 * The outcome of an objective of which the document evaluates the indicators one by one: the mean of their degrees with their weights, rounded half-up to two
 * decimals, so that 50/30/20 with 100, 80 and 0 is 74. Reached is 100 and missed is 0, where no degree is written; what is over 100 counts 100. Neutralised and not
 * assessable indicators leave their weight to the others, and one of weight 0 counts nothing. While one that weighs is untold, or reached in part without a degree,
 * nobody can say: `unknown`. Where those that are left weigh nothing no mean can be made: `notAssessable`. Undefined where no indicator has an outcome of its own.
 */
export function outcomeOfIndicators(objective: Measured): MadeOutcome | undefined {
  const { indicators } = objective;
  if (indicators.every(({ evaluated }) => evaluated === undefined)) return undefined;
  const d = new Derivation();
  const weights = weightsOf(indicators);
  const told = indicators.map((indicator, i) => ({ indicator, degree: readDegree(d, indicator), weight: weights?.[i] }));
  const left = told.filter(({ degree }) => degree !== "neutralised" && degree !== "notAssessable");
  const untold = left.filter(({ degree, weight }) => degree === "unknown" && !(weight && sign(weight) === 0));
  if (untold.length > 0) {
    const which = untold.map(({ indicator }) => `«${nameOf(indicator)}»`).join(", ");
    d.say("esito", [], "unknown", `Manca l'esito, o il grado, di ${which}: la media non si può fare.`);
    return concluded(d, objective, { outcome: "unknown" });
  }
  if (left.length === 0) {
    const outcome = told.some(({ degree }) => degree === "notAssessable") ? "notAssessable" : "neutralised";
    d.say("esito", [], outcome, `Nessun indicatore conta: ${OUTCOME_WORDS[outcome]}.`);
    return concluded(d, objective, { outcome });
  }
  const counted = left.flatMap(({ indicator, degree, weight }) =>
    typeof degree === "string" ? [] : [{ value: degree, weight: weightTerm(d, indicator, weight) }],
  );
  const obstacle = obstacleOf(left.map(({ weight = ONE }) => weight));
  if (obstacle !== undefined) {
    d.say("esito", [], "notAssessable", `${obstacle}: la media non si può fare, e l'esito è ${OUTCOME_WORDS.notAssessable}.`);
    return concluded(d, objective, { outcome: "notAssessable" });
  }
  const mean = d.weightedMean("media", "Media dei gradi con i loro pesi", counted);
  const decimals = d.given("decimali", "Decimali di un grado pubblicato", exactly(DECIMALS), RULE);
  const degree = d.round("grado", "Grado dell'obiettivo", mean, decimals);
  const stated = outcomeOfDegree(toDecimalText(degree.value).replace(".", ","))!;
  d.isAtLeast("raggiunto", "Se è raggiunto", degree, d.given("cento", "Grado di ciò che è raggiunto", HUNDRED, RULE));
  d.isAtMost("mancato", "Se non è raggiunto", degree, d.given("zero", "Grado di ciò che non è raggiunto", ZERO, RULE));
  d.say("esito", ["raggiunto", "mancato"], stated.outcome, `L'obiettivo risulta ${OUTCOME_WORDS[stated.outcome]}.`);
  return concluded(d, objective, stated);
}

const RULE: Provenance = {
  kind: "entry",
  where: "regola del programma: il grado si pubblica con due decimali; 100 è raggiunto, 0 non raggiunto",
};

const NO_WEIGHTS: Provenance = {
  kind: "entry",
  where: "regola del programma: dove il documento non dà i pesi, gli indicatori contano tutti uguale",
};

const UP_TO_HUNDRED: Provenance = {
  kind: "entry",
  where: "regola del programma: un grado va da 0 a 100, e ciò che è scritto in più non compensa gli altri",
};

/** What an indicator is called beside the others of its objective. */
export function nameOf({ written, number }: Pick<FollowedIndicator, "written" | "number">): string {
  return written === "" ? `Indicatore ${String(number)}` : written;
}

/** The degree of an indicator as a number, or how it has none. */
function readDegree(d: Derivation, indicator: FollowedIndicator): Term | "unknown" | "notAssessable" | "neutralised" {
  const { evaluated, origin, number } = indicator;
  const id = `grado-${String(number)}`;
  const from: Provenance = evaluated?.place ? { kind: "document", ...evaluated.place } : provenanceOf(origin);
  const given = (degree: Rational, words: string) => d.given(id, `Grado di «${nameOf(indicator)}» (${words})`, degree, from);
  if (evaluated?.degree !== undefined) {
    const written = given(fromDecimalText(evaluated.degree), `nel documento «${evaluated.written}»`);
    if (compare(written.value, HUNDRED) <= 0) return written;
    const most = d.given(`massimo-${String(number)}`, "Grado più alto che conta", HUNDRED, UP_TO_HUNDRED);
    return d.minimum(`conta-${String(number)}`, `Grado di «${nameOf(indicator)}» che conta`, [written, most]);
  }
  switch (evaluated?.outcome) {
    case "achieved":
      return given(HUNDRED, `nel documento «${evaluated.written}», che vale 100`);
    case "notAchieved":
      return given(ZERO, `nel documento «${evaluated.written}», che vale 0`);
    case "notAssessable":
    case "neutralised":
      d.remark(id, `Esito di «${nameOf(indicator)}», che lascia il suo peso agli altri`, OUTCOME_WORDS[evaluated.outcome], from);
      return evaluated.outcome;
    case "partlyAchieved":
    case "unknown":
      d.remark(id, `Esito di «${nameOf(indicator)}», senza un grado`, evaluated.written, from);
      return "unknown";
    case undefined:
      return "unknown";
  }
}

/** Weights are those the document prints; where one has none that is a number all count the same. */
function weightTerm(d: Derivation, indicator: FollowedIndicator, weight: Rational | undefined): Term {
  const id = `peso-${String(indicator.number)}`;
  return weight === undefined
    ? d.given(id, `Peso di «${nameOf(indicator)}», uguale per tutti: il documento non ne dà`, ONE, NO_WEIGHTS)
    : d.given(id, `Peso di «${nameOf(indicator)}»`, weight, provenanceOf(indicator.origin));
}

/** Why no mean can be made with these weights; undefined where one can. */
function obstacleOf(weights: readonly Rational[]): string | undefined {
  if (weights.some((weight) => sign(weight) < 0)) return "Un peso è negativo";
  return weights.every((weight) => sign(weight) === 0) ? "Gli indicatori che restano nel conto hanno peso zero" : undefined;
}

/** The weights of indicators within their objective, in order; undefined where one is not printed or is no number. */
export function weightsOf(indicators: readonly Pick<FollowedIndicator, "weight">[]): Rational[] | undefined {
  const read = indicators.flatMap(({ weight }) => (weight === undefined ? [] : [readWeight(weight)]));
  const weights = read.filter((weight) => weight !== undefined);
  return weights.length === indicators.length ? weights : undefined;
}

/** Whether the weights of the indicators of an objective close: none is printed, or each is, none below 0, and together they are 100, or the weight of the objective. An only indicator is all of it, whatever its weight. */
export function doWeightsClose(indicators: readonly Pick<FollowedIndicator, "weight">[], ofObjective: string | undefined): boolean {
  if (indicators.length === 1 || indicators.every(({ weight }) => weight === undefined)) return true;
  const weights = weightsOf(indicators);
  if (!weights || weights.some((weight) => sign(weight) < 0)) return false;
  const whole = ofObjective === undefined ? undefined : readWeight(ofObjective);
  const sum = toDecimalText(sumOf(weights));
  return sum === "100" || (whole !== undefined && sum === toDecimalText(whole));
}

function concluded(d: Derivation, { code, title }: Measured, stated: StatedOutcome): MadeOutcome {
  const proof = d.conclude({
    figure: `Esito dell'obiettivo ${code}, ${title}`,
    rule: "L'esito è quello che viene dai suoi indicatori, valutati dall'amministrazione. Il grado dell'obiettivo è la media dei gradi dei suoi indicatori, ciascuno con il suo peso; chi è fuori dal conto lascia il suo peso agli altri.",
  });
  return { ...stated, proof };
}
