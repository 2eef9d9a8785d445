import type { Term } from "../kernel/derivation.ts";
import { Derivation } from "../kernel/derivation.ts";
import { groupBy } from "../kernel/groupBy.ts";
import { largestRemainder } from "../kernel/largestRemainder.ts";
import type { Proof } from "../kernel/proof.ts";
import { fromDecimalText, multiply, type Rational, rational, sumOf } from "../kernel/rational.ts";
import { allotByBudget, allotByPoints, meritPart, type Portion, type Share } from "./allot.ts";
import type { Fund } from "./cci.ts";
import { type ReadyBand, readyBands } from "./earned.ts";
import { fundFigure, givenCents } from "./fundFigures.ts";
import { total } from "./money.ts";
import { type FundPlace, clause } from "./fundPlace.ts";
import { type Claim, type Slot, slotOf } from "./slot.ts";
import { type Award, isTotal } from "./surcharge.ts";
import {
  boundPercent,
  type GateTerms,
  type Group,
  type Piece,
  pointsOf,
  tellBudgeted,
  tellGuaranteed,
  tellPooled,
} from "./tellShare.ts";

/** One pool of a fund: the whole of it, or the envelope of an objective. */
type Draft = { readonly name: string; readonly cents: bigint; readonly slots: readonly Slot[] };

type Put = (claim: Claim, told: readonly Piece[]) => void;

/** What came of distributing a fund: the pieces of each claim, and how each pool was split. */
export type Distribution = {
  readonly pieces: ReadonlyMap<Claim, readonly Piece[]>;
  readonly leftover: bigint;
  readonly proofs: readonly Proof[];
};

/** Distributes a fund by its formula; undefined when what is guaranteed exceeds it. Pieces hold their terms in the proofs of the claims. */
export function distribute(
  place: FundPlace,
  claims: readonly Claim[],
  cents: bigint,
  award: Award | undefined,
  gate: GateTerms | undefined,
): Distribution | undefined {
  const guaranteed = award && isTotal(place) ? award : undefined;
  const available = award && !guaranteed ? cents - award.reserve : cents;
  if (available < 0n) return undefined;
  const bands = readyBands(place);
  const slots = claims.flatMap((claim) => slotsOf(place, claim, bands));
  const fixed = guaranteed ? fixedTotals(place, slots, available, guaranteed, gate) : new Map<Claim, bigint>();
  if (!fixed) return undefined;
  const drafts = draftsOf(
    place,
    slots.filter(({ claim }) => !fixed.has(claim)),
    available - total([...fixed.values()]),
  );
  const pieces = new Map<Claim, Piece[]>();
  const put: Put = (claim, told) => pieces.set(claim, [...(pieces.get(claim) ?? []), ...told]);
  const seen = new Set<Claim>();
  for (const slot of slots) {
    const sum = fixed.get(slot.claim);
    if (sum === undefined || seen.has(slot.claim)) continue;
    seen.add(slot.claim);
    put(slot.claim, tellGuaranteed(place, slot, sum, gate));
  }
  let leftover = 0n;
  const source = award ? "maggiorazione" : "risorse";
  const proofs: Proof[] = place.fund.formula.kind === "envelopes" ? [envelopesProof(place, place.fund.formula, available, source)] : [];
  for (const draft of drafts) {
    const portions = portionsOf(place, draft, gate);
    leftover += draft.cents - total(portions.map((portion) => portion.gate + portion.merit));
    proofs.push(
      ...tellDraft(place, draft, portions, { gate, put, source: place.fund.formula.kind === "envelopes" ? "ripartizione" : source }),
    );
  }
  return { pieces, leftover, proofs };
}

function slotsOf(place: FundPlace, claim: Claim, bands: readonly ReadyBand[]): Slot[] {
  const { d, entry, weight } = claim;
  const isOut = claim.standing.kind === "nothing" && claim.standing.reason === "ungraded";
  if (isOut) return [];
  if (place.fund.formula.kind !== "envelopes") return [slotOf(place, claim, entry, "", weight, bands)];
  return (entry.envelopes ?? []).map((part) => {
    const prefix = `${part.objective} `;
    const share = d.given(`${prefix}peso`, `Peso nell'obiettivo ${part.objective}`, fromDecimalText(part.weight), {
      kind: "entry",
      where: `obiettivi di ${entry.person}, ${part.objective}`,
    });
    return slotOf(place, claim, part, prefix, d.product(`${prefix}titolo`, "Peso per la parte dell'anno", [weight, share]), bands);
  });
}

/** The envelopes' cents by their percents, or the whole fund as one. */
function draftsOf({ fund: { formula } }: FundPlace, slots: readonly Slot[], cents: bigint): Draft[] {
  if (formula.kind !== "envelopes") return [{ name: "ripartizione", cents, slots }];
  const parts = largestRemainder(
    cents,
    formula.envelopes.map(({ percent }) => fromDecimalText(percent)),
  );
  return formula.envelopes.map(({ objective }, i) => ({
    name: `ripartizione/${objective}`,
    cents: parts[i] ?? 0n,
    slots: slots.filter(({ prefix }) => prefix === `${objective} `),
  }));
}

function portionsOf({ fund }: FundPlace, { cents, slots }: Draft, gate: GateTerms | undefined): Portion[] {
  const shares: Share[] = slots.map((slot) => ({
    evaluator: slot.claim.entry.evaluator,
    weight: slot.weight.value,
    top: slot.top.value,
    gatePercent: boundPercent(slot, gate),
  }));
  return fund.formula.kind === "points" ? allotByPoints(cents, shares) : allotByBudget(cents, shares, fund.leftovers);
}

/**
 * The totals that the surcharge must guarantee because the formula gives less. Setting some apart lowers the others, so it is looked again until nothing
 * changes: at most once for each who has the surcharge.
 */
function fixedTotals(
  place: FundPlace,
  slots: readonly Slot[],
  cents: bigint,
  { additions, mean }: Award,
  gate: GateTerms | undefined,
): Map<Claim, bigint> | undefined {
  const fixed = new Map<Claim, bigint>();
  for (;;) {
    const rest = cents - total([...fixed.values()]);
    if (rest < 0n) return undefined;
    const open = slots.filter(({ claim }) => !fixed.has(claim));
    const given = new Map<Claim, bigint>();
    for (const draft of draftsOf(place, open, rest)) {
      portionsOf(place, draft, gate).forEach(({ gate: bound, merit }, i) => {
        const { claim } = draft.slots[i]!;
        given.set(claim, (given.get(claim) ?? 0n) + bound + merit);
      });
    }
    const short = [...additions].filter(([claim, addition]) => !fixed.has(claim) && (given.get(claim) ?? 0n) < mean + addition);
    if (short.length === 0) return fixed;
    for (const [claim, addition] of short) fixed.set(claim, mean + addition);
  }
}

function tellDraft(
  place: FundPlace,
  { name, cents, slots }: Draft,
  portions: readonly Portion[],
  { gate, put, source }: { readonly gate: GateTerms | undefined; readonly put: Put; readonly source: string },
): Proof[] {
  const byPoints = place.fund.formula.kind === "points";
  const titleOf = byPoints ? pointsOf : ({ weight }: Slot) => weight.value;
  const pool = { name, cents, weights: sumOf(slots.map(titleOf)) };
  const groups = !byPoints && place.fund.leftovers === "colleagues" ? groupsOf(name, slots, portions, gate) : undefined;
  slots.forEach((slot, i) => {
    const portion = portions[i]!;
    const group = groups?.get(slot.claim.entry.evaluator);
    put(slot.claim, byPoints ? tellPooled(place, slot, pool, portion, gate) : tellBudgeted(place, slot, pool, portion, group, gate));
  });
  const own = splitProof(place, { name, cents, source }, slots, titleOf);
  if (!groups) return [own];
  const indexed = slots.map((slot, i) => ({ slot, effective: effectiveOf(slot, portions[i]!, gate) }));
  const shared = [...groupBy(indexed, ({ slot }) => slot.claim.entry.evaluator)].map(([evaluator, rows]) => {
    const of = new Map(rows.map(({ slot, effective }) => [slot, effective]));
    const { name: groupName, cents: groupCents } = groups.get(evaluator)!;
    return splitProof(place, { name: groupName, cents: groupCents, source: name }, [...of.keys()], (slot) => of.get(slot)!);
  });
  return [own, ...shared];
}

function effectiveOf(slot: Slot, { full }: Portion, gate: GateTerms | undefined): Rational {
  return multiply(rational(meritPart(full, boundPercent(slot, gate))), slot.top.value);
}

function groupsOf(name: string, slots: readonly Slot[], portions: readonly Portion[], gate: GateTerms | undefined): Map<string, Group> {
  const rows = slots.map((slot, i) => ({ slot, portion: portions[i]! }));
  return new Map(
    [...groupBy(rows, ({ slot }) => slot.claim.entry.evaluator)].map(([evaluator, group]) => {
      const effective = new Map(group.map(({ slot, portion }) => [slot, effectiveOf(slot, portion, gate)]));
      const cents = total(group.map(({ slot, portion }) => meritPart(portion.full, boundPercent(slot, gate))));
      return [
        evaluator,
        { name: `${name}/resti/${evaluator}`, cents, weights: sumOf([...effective.values()]) },
      ];
    }),
  );
}

/** A pool to split: its name, its cents, and the figure of the fund they come from. */
type Split = { readonly name: string; readonly cents: bigint; readonly source: string };

/** How a fund was split into its envelopes. */
function envelopesProof(place: FundPlace, formula: Extract<Fund["formula"], { kind: "envelopes" }>, cents: bigint, source: string): Proof {
  const d = new Derivation();
  const pool = givenCents(d, place, "fondo", "Da ripartire", cents, source);
  const percents = formula.envelopes.map(({ objective, percent }) =>
    d.given(`busta ${objective}`, `Busta dell'obiettivo ${objective}, per cento`, fromDecimalText(percent), clause(place, "formula.buste")),
  );
  d.largestRemainder("buste", "Buste in centesimi", pool, percents);
  return d.conclude({
    figure: `${fundFigure(place)}/ripartizione`,
    rule: "Le percentuali delle buste, in centesimi interi: la somma è il totale.",
  });
}

/** How a pool was split into whole cents: one step, by all the weights. */
function splitProof(place: FundPlace, { name, cents, source }: Split, slots: readonly Slot[], of: (slot: Slot) => Rational): Proof {
  const d = new Derivation();
  const pool: Term = givenCents(d, place, "fondo", "Da ripartire", cents, source);
  const own = fundFigure(place);
  const weights = slots.map((slot) =>
    d.given(`titolo ${slot.claim.entry.person}`, `Titolo di ${slot.claim.entry.person}`, of(slot), {
      kind: "figure",
      figure: `${own}/${slot.claim.entry.person}`,
    }),
  );
  d.remark("arrotondamento", "Arrotondamento", "resti maggiori; a parità, l'ordine dei codici", {
    kind: "clause",
    document: "cci",
    clause: "arrotondamento",
  });
  d.remark("formula", "Formula", place.fund.formula.kind, clause(place, "formula"));
  d.largestRemainder("parti", "Parti in centesimi", pool, weights);
  return d.conclude({
    figure: `${own}/${name}`,
    rule: "Ogni parte è tagliata ai centesimi interi; i centesimi che avanzano vanno uno a testa ai resti maggiori, così la somma è il totale.",
  });
}
