import { largestRemainder } from "../kernel/largestRemainder.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import type { Proof } from "../kernel/proof.ts";
import { fromDecimalText, type Rational, rational, sign, sumOf, ZERO } from "../kernel/rational.ts";
import { PAY_CATEGORY_WORDS, type PayCategory, payCategoryOf } from "../organisation/profile.ts";
import type { Cci, MoneyText } from "./cci.ts";
import { distribute } from "./fundRun.ts";
import { fundFigure, hundredCents, PAY_WORDS, poolOf } from "./fundFigures.ts";
import { interimPiece } from "./interim.ts";
import { centsOf, moneyText, total } from "./money.ts";
import type { PayEntry } from "./payEntry.ts";
import { type PayProblem, payProblemsOf } from "./payProblems.ts";
import { gateFigure, gateOf, type PaymentTimes } from "./paymentTimes.ts";
import { type FundPlace, clause, placeOf } from "./fundPlace.ts";
import { type Claim, claimOf } from "./slot.ts";
import { awardSurcharge, isTotal, unassigned } from "./surcharge.ts";
import { type GateTerms, type PartKind, type Piece, tellPart } from "./tellShare.ts";

/** Why money of a fund stays in it. */
export type SavingReason = "leftovers" | "paymentTimes" | "surchargeUnassigned";

/** What people read of each. */
export const SAVING_WORDS: Record<SavingReason, string> = {
  leftovers: "Resti non distribuiti",
  paymentTimes: "Parte persa per i tempi di pagamento",
  surchargeUnassigned: "Maggiorazioni non assegnate",
};

/** A fund after the run: paid + reserved + saved = allocated, to the cent. */
export type FundResult = {
  readonly category: PayCategory;
  readonly allocated: MoneyText;
  readonly paid: MoneyText;
  readonly reserved: MoneyText;
  readonly saved: MoneyText;
  readonly savings: readonly { readonly reason: SavingReason; readonly amount: MoneyText }[];
  /** How what is saved follows from allocated, paid and reserved. */
  readonly proof: Proof;
  /** How each pool was split into whole cents, and how the surcharge was fixed before. */
  readonly splits: readonly Proof[];
};

/** What one person receives from one fund. `amount` is what is paid and what is set aside together. */
export type ShareResult = {
  readonly person: string;
  readonly category: PayCategory;
  readonly amount: MoneyText;
  readonly paid: MoneyText;
  readonly reserved: MoneyText;
  readonly state: "paid" | "reserved" | "partlyReserved" | "nothing";
  readonly parts: readonly { readonly kind: PartKind; readonly paid: MoneyText; readonly reserved: MoneyText }[];
  readonly proof: Proof;
};

export type PayRun =
  | { readonly ok: true; readonly funds: readonly FundResult[]; readonly shares: readonly ShareResult[] }
  | { readonly ok: false; readonly problems: readonly PayProblem[] };

/** A fund and a share without their proofs: what is printed and kept. */
export type FundLine = Omit<FundResult, "proof" | "splits">;
export type ShareLine = Omit<ShareResult, "proof">;

/** A fund's figures without their proofs. */
export function fundLine({ category, allocated, paid, reserved, saved, savings }: FundResult): FundLine {
  return { category, allocated, paid, reserved, saved, savings };
}

/** A share's figures without their proof. */
export function shareLine({ person, category, amount, paid, reserved, state, parts }: ShareResult): ShareLine {
  return { person, category, amount, paid, reserved, state, parts };
}

/**
 * Pays a year: every fund of the contract among the people of its category, each amount with its proof. The order of the entries changes nothing.
 * Refused, with every reason, when something it needs lacks.
 */
export function runPay(cci: Cci, entries: readonly PayEntry[], times?: PaymentTimes): PayRun {
  const problems = payProblemsOf(cci, entries, times);
  if (problems.length > 0) return { ok: false, problems };
  const sorted = [...entries].sort((a, b) => (a.person < b.person ? -1 : 1));
  const runs = cci.funds.map((fund, index) => {
    const own = sorted.filter(({ role }) => payCategoryOf(role) === fund.category);
    return runFund(placeOf(cci, fund, index), own, times) ?? PAY_CATEGORY_WORDS[fund.category];
  });
  const refused = runs.filter((run) => typeof run === "string");
  if (refused.length > 0) return { ok: false, problems: refused.map((about) => ({ reason: "commitmentsAboveFund", about })) };
  const done = runs.filter((run) => typeof run !== "string");
  return { ok: true, funds: done.map(({ fund }) => fund), shares: done.flatMap(({ shares }) => shares) };
}

type Told = { readonly claim: Claim; readonly pieces: Piece[] };

function runFund(
  place: FundPlace,
  entries: readonly PayEntry[],
  times: PaymentTimes | undefined,
): { readonly fund: FundResult; readonly shares: readonly ShareResult[] } | undefined {
  const { fund } = place;
  const holders = new Set(fund.paymentTimes && times ? times.holders : []);
  const told: Told[] = entries.map((entry) => {
    const claim = claimOf(place, entry, baseOf(place, entry), holders.has(entry.person));
    return { claim, pieces: (entry.interim ?? []).map((post, i) => interimPiece(place, claim, post, i)) };
  });
  const claims = told.map(({ claim }) => claim);
  const interim = told.flatMap(({ claim, pieces }) =>
    pieces.length ? [{ person: claim.entry.person, cents: centsIn(pieces, "paid") + centsIn(pieces, "reserved") }] : [],
  );
  const resources = new Derivation();
  const pool = poolOf(resources, place, interim).value.numerator;
  if (pool < 0n) return undefined;
  const award = fund.surcharge.kind === "applied" ? awardSurcharge(place, fund.surcharge, claims, interim) : undefined;
  const gate = gateTermsOf(place, times);
  const distribution = distribute(place, claims, pool, award, gate);
  if (!distribution) return undefined;
  const additions = award && !isTotal(place) ? award.additions : new Map<Claim, bigint>();
  for (const { claim, pieces } of told) {
    pieces.push(...(distribution.pieces.get(claim) ?? []));
    const addition = additions.get(claim);
    if (addition !== undefined) pieces.push(additionPiece(place, claim, addition));
  }
  const lost = total(told.flatMap(({ pieces }) => pieces.map((piece) => piece.lost)));
  const shared = fund.paymentTimes?.lost === "colleagues" ? shareLost(place, told, lost) : 0n;
  const shares = told.map((each) => shareOf(place, each));
  const savings = [
    { reason: "leftovers" as const, cents: distribution.leftover },
    { reason: "paymentTimes" as const, cents: lost - shared },
    { reason: "surchargeUnassigned" as const, cents: award && !isTotal(place) ? unassigned(award) : 0n },
  ];
  const splits = [award?.proof ?? resourcesProof(place, resources), ...distribution.proofs];
  return { fund: close(place, shares, savings, splits), shares };
}

/** What a fund has to share out, where no surcharge is taken from it before. */
function resourcesProof(place: FundPlace, resources: Derivation): Proof {
  return resources.conclude({
    figure: `${fundFigure(place)}/risorse`,
    rule: "Lo stanziamento, senza quanto va agli incarichi ad interim, in centesimi.",
  });
}

function baseOf({ fund: { base } }: FundPlace, { role, positionPay }: PayEntry): Rational {
  return fromDecimalText((base.kind === "coefficients" ? base.coefficients[role] : positionPay) ?? "0");
}

function gateTermsOf({ cci, fund }: FundPlace, times: PaymentTimes | undefined): GateTerms | undefined {
  if (!fund.paymentTimes || !times) return undefined;
  const { kind } = gateOf(times);
  const met = kind === "pending" ? kind : kind === "met" ? 1 : 0;
  return { percent: fromDecimalText(fund.paymentTimes.percent), met, figure: gateFigure(cci.year) };
}

function additionPiece(place: FundPlace, { d, standing }: Claim, cents: bigint): Piece {
  const figure = { kind: "figure", figure: `${fundFigure(place)}/maggiorazione` } as const;
  const amount = d.given("maggiorazione", "Maggiorazione, in centesimi", rational(cents), figure);
  const isWaiting = standing.kind === "contested" && place.fund.contested === "full";
  return { kind: "surcharge", paid: isWaiting ? undefined : amount, reserved: isWaiting ? amount : undefined, lost: 0n };
}

/** Shares what payment times lost among who does not answer for them, in proportion to what they are paid; answers how much was shared. */
function shareLost(place: FundPlace, told: readonly Told[], lost: bigint): bigint {
  const others = told.filter(({ claim }) => !claim.isHolder);
  const weights = others.map(({ pieces }) => rational(centsIn(pieces, "paid")));
  const parts = largestRemainder(lost, weights);
  const pool = { name: "tempi-di-pagamento/persi", cents: lost, weights: sumOf(weights) };
  if (sign(pool.weights) === 0 || lost === 0n) return 0n;
  others.forEach(({ claim, pieces }, i) => {
    if (sign(weights[i] ?? ZERO) === 0) return;
    const own = claim.d.sum("pagato prima", "Pagato prima dei resti dei tempi di pagamento", termsOf(pieces, "paid"));
    const part = tellPart(claim.d, place, "persi da altri", "Parte di quanto altri hanno perso", pool, own, parts[i] ?? 0n);
    pieces.push({ kind: "lostByOthers", paid: part, reserved: undefined, lost: 0n });
  });
  return lost;
}

function termsOf(pieces: readonly Piece[], which: "paid" | "reserved"): Term[] {
  const terms: Term[] = [];
  for (const { [which]: term } of pieces) if (term) terms.push(term);
  return terms;
}

/** The cents of pieces, paid or set aside. */
function centsIn(pieces: readonly Piece[], which: "paid" | "reserved"): bigint {
  return total(termsOf(pieces, which).map(({ value }) => value.numerator));
}

function shareOf(place: FundPlace, { claim: { d, entry }, pieces }: Told): ShareResult {
  const { cci, fund } = place;
  const waiting = termsOf(pieces, "reserved");
  const paid = d.sum("pagato", "Si paga, in centesimi", termsOf(pieces, "paid"));
  const reserved = waiting.length === 0 ? undefined : d.sum("accantonato", "Si accantona, in centesimi", waiting);
  const all = reserved ? d.sum("in tutto", "In tutto, in centesimi", [paid, reserved]) : paid;
  const inReserve = reserved?.value.numerator ?? 0n;
  d.quotient("importo in euro", "In tutto, in euro", all, hundredCents(d, place));
  const parts = pieces.map((piece) => ({
    kind: piece.kind,
    paid: moneyText(piece.paid?.value.numerator ?? 0n),
    reserved: moneyText(piece.reserved?.value.numerator ?? 0n),
  }));
  return {
    person: entry.person,
    category: fund.category,
    amount: moneyText(all.value.numerator),
    paid: moneyText(paid.value.numerator),
    reserved: moneyText(inReserve),
    state: stateOf(paid.value.numerator, inReserve),
    parts,
    proof: d.conclude({
      figure: `${PAY_WORDS[fund.category]} ${String(cci.year)} di ${entry.person}, in euro`,
      rule: "Quanto il contratto integrativo assegna, con quanto si paga subito e quanto si accantona.",
    }),
  };
}

function stateOf(paid: bigint, reserved: bigint): ShareResult["state"] {
  if (reserved > 0n) return paid > 0n ? "partlyReserved" : "reserved";
  return paid > 0n ? "paid" : "nothing";
}

/** Closes the fund: what is saved is told by its reasons, and is exactly what is neither paid nor reserved. */
function close(
  place: FundPlace,
  shares: readonly ShareResult[],
  savings: readonly { readonly reason: SavingReason; readonly cents: bigint }[],
  splits: readonly Proof[],
): FundResult {
  const d = new Derivation();
  const { category, allocated } = place.fund;
  const start = d.given("stanziato", "Stanziato, in euro", fromDecimalText(allocated), clause(place, "stanziato"));
  const each = (what: "paid" | "reserved", words: string) =>
    shares
      .filter((share) => share[what] !== "0.00")
      .map((share) =>
        d.given(`${words} ${share.person}`, `${words} a ${share.person}`, fromDecimalText(share[what]), {
          kind: "figure",
          figure: `${fundFigure(place)}/${share.person}`,
        }),
      );
  const paid = d.sum("pagato", "Pagato, in euro", each("paid", "Pagato"));
  const reserved = d.sum("accantonato", "Accantonato, in euro", each("reserved", "Accantonato"));
  const saved = d.difference("economie", "Economie, in euro", start, [paid, reserved]);
  const told = total(savings.map(({ cents }) => cents));
  const inCents = ({ value }: Term) => centsOf(moneyText((value.numerator * 100n) / value.denominator));
  if (told !== inCents(saved)) throw new Error(`The fund ${category} does not close`);
  return {
    category,
    allocated,
    paid: moneyText(inCents(paid)),
    reserved: moneyText(inCents(reserved)),
    saved: moneyText(told),
    savings: savings.filter(({ cents }) => cents !== 0n).map(({ reason, cents }) => ({ reason, amount: moneyText(cents) })),
    proof: d.conclude({
      figure: `Fondo ${PAY_CATEGORY_WORDS[category]} ${String(place.cci.year)}: economie, in euro`,
      rule: "Pagato + accantonato + economie = stanziato, al centesimo.",
    }),
    splits,
  };
}
