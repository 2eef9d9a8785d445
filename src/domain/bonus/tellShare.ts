import type { Derivation, Term } from "../kernel/derivation.ts";
import { exactly, multiply, type Rational, rational, sign, subtract, ZERO } from "../kernel/rational.ts";
import type { Portion } from "./allot.ts";
import { figureOf, givenCents } from "./fundFigures.ts";
import { type FundPlace, clause, common } from "./fundPlace.ts";
import { type Slot } from "./slot.ts";

/** What an amount is paid for. */
export type PartKind = "merit" | "paymentTimes" | "surcharge" | "interim" | "lostByOthers";

/** One part of a person's pay, in cents inside the proof: what is paid, what is set aside, what payment times lost. */
export type Piece = {
  readonly kind: PartKind;
  readonly paid: Term | undefined;
  readonly reserved: Term | undefined;
  readonly lost: bigint;
};

/** A pool as the proofs of its shares cite it. `weights` is the sum of what it was divided by. */
export type Pool = { readonly name: string; readonly cents: bigint; readonly weights: Rational };

/** What the colleagues of one evaluator share: their budgets, and all that they earned of them. */
export type Group = { readonly name: string; readonly cents: bigint; readonly weights: Rational };

/** Writes how a slot's full amount came out of its pool, in the proof of its person. */
export function tellPooled(place: FundPlace, slot: Slot, pool: Pool, portion: Portion, gate: GateTerms | undefined): Piece[] {
  const { claim, prefix, weight, top } = slot;
  const points = claim.d.product(`${prefix}punti`, "Punti", [weight, top]);
  const full = tellPart(claim.d, place, `${prefix}quota`, "Quota del fondo", pool, points, portion.full);
  const [merit, bound] = tellGate(place, slot, full, gate);
  return [...tellStanding(slot, merit, "merit"), ...tellBound(slot, bound, gate)];
}

/** Writes how a slot's budget, and what was earned of it, came out. Without a group what is left over stays in the fund. */
export function tellBudgeted(
  place: FundPlace,
  slot: Slot,
  pool: Pool,
  portion: Portion,
  group: Group | undefined,
  gate: GateTerms | undefined,
): Piece[] {
  const { claim, prefix, weight, top } = slot;
  const { d } = claim;
  const full = tellPart(d, place, `${prefix}budget`, "Budget", pool, weight, portion.full);
  const [budget, bound] = tellGate(place, slot, full, gate);
  const effective = d.product(`${prefix}quota effettiva`, "Quota effettiva, in centesimi", [budget, top]);
  const merit = group
    ? tellPart(d, place, `${prefix}con i resti`, "Quota con i resti dei colleghi", group, effective, portion.merit)
    : d.round(
        `${prefix}importo`,
        "Importo, in centesimi",
        effective,
        common(d, place, `${prefix}decimali`, "Decimali", ZERO, clause(place, "resti")),
      );
  return [...tellStanding(slot, merit, "merit"), ...tellBound(slot, bound, gate)];
}

/** Writes a total that the surcharge guarantees to a dirigente. */
export function tellGuaranteed(place: FundPlace, slot: Slot, cents: bigint, gate: GateTerms | undefined): Piece[] {
  const { d } = slot.claim;
  const full = givenCents(d, place, "garantito", "Totale garantito dalla maggiorazione", cents, "maggiorazione");
  const [merit, bound] = tellGate(place, slot, full, gate);
  const isWaiting = slot.claim.standing.kind !== "paid" && sign(slot.earned.value) === 0;
  return [
    { kind: "merit", paid: isWaiting ? undefined : merit, reserved: isWaiting ? merit : undefined, lost: 0n },
    ...tellBound(slot, bound, gate),
  ];
}

/** The whole cents of a share: the exact part cut down, and the cent that the largest remainders may add. */
export function tellPart(d: Derivation, place: FundPlace, id: string, words: string, pool: Pool, weight: Term, cents: bigint): Term {
  const all = givenCents(d, place, `${id}: fondo`, "Da ripartire", pool.cents, pool.name);
  const sum = common(d, place, `${id}: somma`, "Somma di tutti", pool.weights, figureOf(place, pool.name));
  if (sign(pool.weights) === 0) return d.given(id, `${words}: nessuno ha titolo`, ZERO, figureOf(place, pool.name));
  const exact = d.quotient(`${id}: esatta`, `${words}, esatta`, d.product(`${id}: prodotto`, "Fondo per titolo", [all, weight]), sum);
  const low = d.floor(`${id}: intera`, "Centesimi interi", exact);
  const extra = subtract(rational(cents), low.value);
  return d.sum(id, `${words}, in centesimi`, [
    low,
    common(d, place, `${id}: resto`, "Centesimo dei resti maggiori", extra, figureOf(place, pool.name)),
  ]);
}

/** Whether payment times were kept, as the proofs of shares cite it: 1, 0, or not yet known. */
export type GateTerms = { readonly percent: Rational; readonly met: 0 | 1 | "pending"; readonly figure: string };

function isBound({ claim, standing }: Slot, gate: GateTerms | undefined): gate is GateTerms {
  return gate !== undefined && claim.isHolder && standing.kind !== "nothing";
}

/** The percent of a slot bound to payment times; undefined where none is. */
export function boundPercent(slot: Slot, gate: GateTerms | undefined): Rational | undefined {
  return isBound(slot, gate) ? gate.percent : undefined;
}

function tellGate(place: FundPlace, slot: Slot, full: Term, gate: GateTerms | undefined): readonly [Term, Term | undefined] {
  if (!isBound(slot, gate)) return [full, undefined];
  const { claim, prefix } = slot;
  const path = clause(place, "tempi_di_pagamento.percentuale");
  const percent = common(claim.d, place, `${prefix}quota tempi`, "Quota legata ai tempi di pagamento, per cento", gate.percent, path);
  const hundred = common(claim.d, place, `${prefix}intero`, "Intero, per cento", exactly(100), path);
  const other = claim.d.difference(`${prefix}altra quota`, "Quota legata al resto della valutazione, per cento", hundred, [percent]);
  const product = claim.d.product(`${prefix}pieno per quota`, "Importo pieno per quota", [full, other]);
  const exact = claim.d.quotient(`${prefix}altra parte esatta`, "Parte legata al resto, esatta", product, hundred);
  const merit = claim.d.floor(`${prefix}altra parte`, "Parte legata al resto, in centesimi", exact);
  return [merit, claim.d.difference(`${prefix}parte tempi`, "Parte legata ai tempi di pagamento, in centesimi", full, [merit])];
}

function tellBound({ claim: { d }, standing, prefix }: Slot, bound: Term | undefined, gate: GateTerms | undefined): Piece[] {
  if (!bound || !gate) return [];
  if (gate.met === "pending") return [{ kind: "paymentTimes", paid: undefined, reserved: bound, lost: 0n }];
  const met = d.given(`${prefix}tempi rispettati`, "Tempi di pagamento rispettati (1 sì, 0 no)", exactly(gate.met), {
    kind: "figure",
    figure: gate.figure,
  });
  const due = d.product(`${prefix}parte tempi spettante`, "Parte dei tempi di pagamento che spetta, in centesimi", [bound, met]);
  if (gate.met === 0) return [{ kind: "paymentTimes", paid: due, reserved: undefined, lost: bound.value.numerator }];
  return [
    {
      kind: "paymentTimes",
      paid: standing.kind === "reserved" ? undefined : due,
      reserved: standing.kind === "reserved" ? due : undefined,
      lost: 0n,
    },
  ];
}

/** Splits an amount between what is due today and what waits. */
function tellStanding({ claim: { d }, prefix, top, earned }: Slot, amount: Term, kind: PartKind): Piece[] {
  if (earned === top) return [{ kind, paid: amount, reserved: undefined, lost: 0n }];
  if (sign(earned.value) === 0) return [{ kind, paid: undefined, reserved: amount, lost: 0n }];
  const due = d.product(`${prefix}importo per dovuto`, "Importo per parte dovuta oggi", [amount, earned]);
  const paid = d.floor(
    `${prefix}subito`,
    "Si paga subito, in centesimi",
    d.quotient(`${prefix}subito esatto`, "Si paga subito, esatto", due, top),
  );
  return [{ kind, paid, reserved: d.difference(`${prefix}attesa`, "Resta in attesa, in centesimi", amount, [paid]), lost: 0n }];
}

/** Points of a slot. */
export function pointsOf({ weight, top }: Slot): Rational {
  return multiply(weight.value, top.value);
}
