import type { Derivation, Term } from "../kernel/derivation.ts";
import type { Provenance } from "../kernel/proof.ts";
import { fromDecimalText, rational } from "../kernel/rational.ts";
import type { PayCategory } from "../organisation/profile.ts";
import { CENTS_IN_EURO } from "./money.ts";
import { clause, common, type FundPlace } from "./fundPlace.ts";

/** How the pay of each category is called: never one word for both. */
export const PAY_WORDS: Record<PayCategory, string> = {
  segretario: "Retribuzione di risultato",
  dirigenti: "Retribuzione di risultato",
  eq: "Retribuzione di risultato",
  staff: "Premio",
};

const SLUGS: Record<PayCategory, string> = {
  segretario: "retribuzione-di-risultato/segretario",
  dirigenti: "retribuzione-di-risultato/dirigenti",
  eq: "retribuzione-di-risultato/eq",
  staff: "premio/personale",
};

/** The name of a fund's figures in addresses: "premio/personale/2026". */
export function fundAddress(category: PayCategory, year: number): string {
  return `${SLUGS[category]}/${String(year)}`;
}

/** The name of a figure of a fund, by where the fund stands in its contract. */
export function fundFigure({ cci, fund }: FundPlace): string {
  return fundAddress(fund.category, cci.year);
}

/** Provenance of another figure of the same fund: "premio/personale/2026/maggiorazione". */
export function figureOf(place: FundPlace, name: string): Provenance {
  const key = `figure ${name}`;
  const found = place.provenances.get(key);
  if (found) return found;
  const made: Provenance = { kind: "figure", figure: `${fundFigure(place)}/${name}` };
  place.provenances.set(key, made);
  return made;
}

/** Takes in cents that another figure of the fund gives. */
export function givenCents(d: Derivation, place: FundPlace, id: string, name: string, cents: bigint, figure: string): Term {
  return common(d, place, id, name, rational(cents), figureOf(place, figure));
}

/** The allocated money less what interim posts take, in cents. */
export function poolOf(d: Derivation, place: FundPlace, interim: readonly { readonly person: string; readonly cents: bigint }[]): Term {
  const allocated = d.given("stanziato", "Stanziato, in euro", fromDecimalText(place.fund.allocated), clause(place, "stanziato"));
  const hundred = hundredCents(d, place);
  const cents = d.product("stanziato in centesimi", "Stanziato, in centesimi", [allocated, hundred]);
  if (interim.length === 0) return cents;
  const taken = interim.map(({ person, cents: part }) =>
    givenCents(d, place, `interim ${person}`, `Incarichi ad interim di ${person}`, part, person),
  );
  return d.difference("risorse", "Risorse senza gli incarichi ad interim, in centesimi", cents, taken);
}

/** Takes in the hundred cents of a euro. */
export function hundredCents(d: Derivation, place: FundPlace): Term {
  return common(d, place, "cento centesimi", CENTS_IN_EURO.name, CENTS_IN_EURO.value, CENTS_IN_EURO.provenance);
}
