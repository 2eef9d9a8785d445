import { citationText, type Citation } from "../kernel/citation.ts";
import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import { Derivation, type Term } from "../kernel/derivation.ts";
import type { Proof } from "../kernel/proof.ts";
import { exactly, fromDecimalText, type Rational } from "../kernel/rational.ts";
import type { MoneyText } from "./cci.ts";
import { delayCitation, timelinessCitation } from "./paymentTimes.rule.ts";

/** A commercial invoice. `suspendedDays` are those of a dispute, which do not count; without `paid` it is still to be paid. */
export type Invoice = {
  readonly code: string;
  readonly amount: MoneyText;
  readonly received: CivilDate;
  readonly due: CivilDate;
  readonly paid?: CivilDate;
  readonly suspendedDays: number;
};

/** Days after the due day, weighted by amount (negative: paid early); without a single invoice there is no figure. */
export type InvoiceDelay = { readonly kind: "computed"; readonly days: Rational; readonly proof: Proof } | { readonly kind: "noInvoices" };

/** What people read where there is no figure. */
export const NO_INVOICES = "Nessuna fattura nel periodo: l'indicatore non si può calcolare, e non vale zero.";

/**
 * The yearly delay (it. "indicatore di ritardo annuale"), R = Σ(a·d) ÷ Σa: invoices received and due in the year, those overdue and unpaid up to `asOf`
 * included. It is a cross-check: the figure that counts is the one of the PCC.
 */
export function yearlyDelay(invoices: readonly Invoice[], year: number, asOf: CivilDate): InvoiceDelay {
  const counted = invoices.filter(
    ({ received, due, paid }) => isIn(year, received) && isIn(year, due) && (paid !== undefined || due < asOf),
  );
  const rule =
    "Media dei giorni tra la scadenza e il pagamento delle fatture ricevute e scadute nell'anno, pesata con gli importi. Le fatture scadute e non pagate contano fino al giorno del calcolo; i giorni di sospensione non contano.";
  return weighted(
    `Indicatore di ritardo annuale ${String(year)}, in giorni`,
    rule,
    delayCitation,
    counted,
    (invoice) => invoice.paid ?? asOf,
  );
}

/** The timeliness of payments (it. "indicatore di tempestività dei pagamenti, ITP"): invoices paid in the year, and no others. Never mixed with the delay. */
export function timeliness(invoices: readonly Invoice[], year: number): InvoiceDelay {
  const counted = invoices.filter(({ paid }) => paid !== undefined && isIn(year, paid));
  const rule =
    "Media dei giorni tra la scadenza e il pagamento delle fatture pagate nell'anno, pesata con gli importi pagati. Le fatture non pagate non contano.";
  return weighted(
    `Indicatore di tempestività dei pagamenti ${String(year)}, in giorni`,
    rule,
    timelinessCitation,
    counted,
    ({ paid, due }) => paid ?? due,
  );
}

function isIn(year: number, day: CivilDate): boolean {
  return day.startsWith(`${String(year)}-`);
}

function weighted(
  figure: string,
  rule: string,
  citation: Citation,
  invoices: readonly Invoice[],
  endOf: (invoice: Invoice) => CivilDate,
): InvoiceDelay {
  if (invoices.length === 0) return { kind: "noInvoices" };
  const d = new Derivation();
  const parts = invoices.map((invoice) => ({ value: delayOf(d, invoice, endOf(invoice)), weight: amountOf(d, invoice) }));
  const mean = d.weightedMean("ritardo", `Media pesata (${citationText(citation)})`, parts);
  return { kind: "computed", days: mean.value, proof: d.conclude({ figure, rule, citation }) };
}

function amountOf(d: Derivation, { code, amount }: Invoice): Term {
  return d.given(`importo ${code}`, `Importo della fattura ${code}`, fromDecimalText(amount), entryOf(code));
}

function delayOf(d: Derivation, { code, due, paid, suspendedDays }: Invoice, end: CivilDate): Term {
  const from = d.day(`scadenza ${code}`, `Scadenza della fattura ${code}`, due, entryOf(code));
  const to = d.day(
    `fine ${code}`,
    paid ? `Pagamento della fattura ${code}` : `Fattura ${code} non pagata al ${italianDate(end)}`,
    end,
    entryOf(code),
  );
  const days = d.days(`giorni ${code}`, `Giorni dalla scadenza, fattura ${code}`, from, to);
  if (suspendedDays === 0) return days;
  const suspended = d.given(`sospesi ${code}`, `Giorni di sospensione della fattura ${code}`, exactly(suspendedDays), entryOf(code));
  return d.difference(`ritardo ${code}`, `Giorni che contano, fattura ${code}`, days, [suspended]);
}

function entryOf(code: string) {
  return { kind: "entry", where: `elenco delle fatture, ${code}` } as const;
}
