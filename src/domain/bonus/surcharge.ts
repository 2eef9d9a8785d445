import type { Citation } from "../kernel/citation.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import { largestRemainder } from "../kernel/largestRemainder.ts";
import type { Proof } from "../kernel/proof.ts";
import { compare, exactly, fromDecimalText, ONE, type Rational, sign, ZERO } from "../kernel/rational.ts";
import type { Surcharge, TieCriterion } from "./cci.ts";
import { fundFigure, poolOf } from "./fundFigures.ts";
import { total } from "./money.ts";
import { type FundPlace, clause } from "./fundPlace.ts";
import { type Claim, isPositive } from "./slot.ts";
import { dirigentiSurchargeCitation, staffSurchargeOn } from "./surcharge.rule.ts";

/** Who receives the surcharge and how much, in cents, out of what reserve. `mean` per head, to which the addition of a dirigente comes to make the total. */
export type Award = {
  readonly additions: ReadonlyMap<Claim, bigint>;
  readonly reserve: bigint;
  readonly mean: bigint;
  readonly proof: Proof;
};

type Applied = Extract<Surcharge, { kind: "applied" }>;
type InterimTaken = readonly { readonly person: string; readonly cents: bigint }[];

/**
 * The surcharge of a fund, in the order ARAN gives: mean per head of the positively evaluated, measure, quota, reserve; what is left is then distributed.
 * The measure goes up to the next cent, so that it is never below its percent. Undefined where nobody is evaluated positively or the quota is empty.
 */
export function awardSurcharge(place: FundPlace, rule: Applied, claims: readonly Claim[], interim: InterimTaken): Award | undefined {
  const positive = claims.filter((claim) => isPositive(place, claim));
  if (positive.length === 0) return undefined;
  const d = new Derivation();
  const pool = poolOf(d, place, interim);
  const scores = positive.map(({ entry: { person, grade, figure } }) =>
    d.given(`punteggio ${person}`, `Punteggio di ${person}`, grade.kind === "graded" ? grade.value : ZERO, { kind: "figure", figure }),
  );
  const heads = d.count("valutati", "Valutati positivamente", scores);
  const mean = d.quotient("media", "Media pro capite, in centesimi", pool, heads);
  const percent = d.given("misura", "Misura della maggiorazione, per cento", fromDecimalText(rule.percent), at(place, "percentuale"));
  const hundred = d.given("cento", "Cento", exactly(100), at(place, "percentuale"));
  const exact = d.quotient(
    "per cento",
    "Misura, in centesimi",
    d.product("media per misura", "Media per misura", [mean, percent]),
    hundred,
  );
  const measure = roundedUp(d, "maggiorazione", "Maggiorazione per persona, in centesimi", exact);
  const quota = quotaOf(d, place, rule, heads, hundred);
  const places = d.minimum("posti", "Persone che la ricevono", [quota, heads]);
  const reserve = d.product("riserva", "Riserva, in centesimi", [measure, places]);
  if (sign(places.value) === 0) return undefined;
  const additions = assign(rule, positive, Number(places.value.numerator), measure.value.numerator);
  const people = [...additions.keys()].map(({ entry }) => entry.person).join(", ");
  d.say("chi", ["posti"], people, `Ricevono la maggiorazione: ${people || "nessuno, perché la parità non si scioglie"}.`);
  d.difference("da ripartire", "Resta da ripartire, in centesimi", pool, [reserve]);
  const citation = citationOf(place, rule);
  const proof = d.conclude({
    figure: `${fundFigure(place)}/maggiorazione`,
    rule: isTotal(place)
      ? "Ai dirigenti con le valutazioni più elevate spetta in tutto almeno la media pro capite aumentata della misura."
      : "Prima la media pro capite, poi la misura, poi la quota di persone fissata prima, poi la riserva; il resto si ripartisce.",
    ...(citation && { citation }),
  });
  return { additions, reserve: reserve.value.numerator, mean: ceilingOf(mean), proof };
}

/** Whether the surcharge guarantees a total, as for the dirigenti, instead of adding to the rest, as for the staff: two bases, never one formula. */
export function isTotal({ fund }: FundPlace): boolean {
  return fund.category === "dirigenti";
}

function citationOf({ cci, fund }: FundPlace, { isLinkedToEnteObjectives }: Applied): Citation | undefined {
  if (fund.category === "dirigenti") return dirigentiSurchargeCitation;
  return fund.category === "staff" ? staffSurchargeOn(cci.act.date, cci.employees, isLinkedToEnteObjectives)?.citation : undefined;
}

function at(place: FundPlace, path: string) {
  return clause(place, `maggiorazione.${path}`);
}

function quotaOf(d: Derivation, place: FundPlace, { quota }: Applied, heads: Term, hundred: Term): Term {
  if (quota.kind === "count") return d.given("quota", "Quota, persone", exactly(quota.count), at(place, "quota.numero"));
  const percent = d.given(
    "quota per cento",
    "Quota, per cento dei valutati",
    fromDecimalText(quota.percent),
    at(place, "quota.percentuale"),
  );
  const product = d.product("valutati per quota", "Valutati per quota", [heads, percent]);
  const exact = d.quotient("quota esatta", "Quota esatta", product, hundred);
  switch (quota.rounding) {
    case "up":
      return roundedUp(d, "quota", "Quota, persone", exact);
    case "down":
      return d.floor("quota", "Quota, persone", exact);
    case "halfUp":
      return d.round("quota", "Quota, persone", exact, d.given("decimali", "Decimali", ZERO, at(place, "quota.arrotondamento")));
  }
}

/** The least whole number not below it: minus the floor of its opposite. */
function roundedUp(d: Derivation, id: string, words: string, term: Term): Term {
  const zero = d.given(`${id}: zero`, "Zero", ZERO, { kind: "law", citation: "arrotondamento per eccesso" });
  const opposite = d.floor(
    `${id}: parte intera`,
    `${words}: parte intera dell'opposto`,
    d.difference(`${id}: opposto`, `${words}: opposto`, zero, [term]),
  );
  return d.difference(id, `${words}, per eccesso`, zero, [opposite]);
}

function ceilingOf({ value: { numerator, denominator } }: Term): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/** The highest evaluations, as many as the quota; those tied at its edge by the criteria of the contract, and at last as it says. */
function assign(rule: Applied, positive: readonly Claim[], places: number, measure: bigint): Map<Claim, bigint> {
  const { winners, tied } = choose(positive, places, ["score", ...rule.ties]);
  const additions = new Map(winners.map((claim) => [claim, measure]));
  if (rule.lastTie === "nobody") return additions;
  const left = measure * BigInt(places - winners.length);
  const parts = largestRemainder(
    left,
    tied.map(() => ONE),
  );
  tied.forEach((claim, i) => additions.set(claim, parts[i] ?? 0n));
  return additions;
}

type Criterion = "score" | TieCriterion;

/** Those surely within so many places, and those nothing tells apart at the edge. */
function choose(
  claims: readonly Claim[],
  places: number,
  [criterion, ...others]: readonly Criterion[],
): { readonly winners: readonly Claim[]; readonly tied: readonly Claim[] } {
  if (claims.length <= places) return { winners: claims, tied: [] };
  if (criterion === undefined) return { winners: [], tied: claims };
  const valued = claims.flatMap((claim) => {
    const value = valueOf(claim, criterion);
    return value ? [{ claim, value }] : [];
  });
  if (valued.length < claims.length) return choose(claims, places, others);
  const edge = [...valued].sort((a, b) => compare(b.value, a.value))[places - 1]!.value;
  const above = valued.filter(({ value }) => compare(value, edge) > 0).map(({ claim }) => claim);
  const level = valued.filter(({ value }) => compare(value, edge) === 0).map(({ claim }) => claim);
  const rest = choose(level, places - above.length, others);
  return { winners: [...above, ...rest.winners], tied: rest.tied };
}

function valueOf({ entry }: Claim, criterion: Criterion): Rational | undefined {
  switch (criterion) {
    case "score":
      return entry.grade.kind === "graded" ? entry.grade.value : undefined;
    case "previousScore":
      return entry.previousScore === undefined ? undefined : fromDecimalText(entry.previousScore);
    case "twoYearMean":
      return entry.twoYearMean === undefined ? undefined : fromDecimalText(entry.twoYearMean);
  }
}

/** What the surcharge set apart and nobody receives. */
export function unassigned({ additions, reserve }: Award): bigint {
  return reserve - total([...additions.values()]);
}
