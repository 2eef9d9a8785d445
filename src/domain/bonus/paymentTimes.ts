import { citationText } from "../kernel/citation.ts";
import { type CivilDate, italianDate } from "../kernel/civilDate.ts";
import { Derivation } from "../kernel/derivation.ts";
import type { Proof } from "../kernel/proof.ts";
import { compare, fromDecimalText, ZERO } from "../kernel/rational.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { ActReference } from "./cci.ts";
import { paymentTimesCitation } from "./paymentTimes.rule.ts";

/** What is known of the objective on payment times of a year. Who answers for it is a list that the administration decides by an act. */
export type PaymentTimes = {
  readonly year: number;
  /** The delay as the PCC (Piattaforma dei crediti commerciali) gives it, in days, and the day it was extracted. */
  readonly pcc?: { readonly delay: DecimalText; readonly extractedOn: CivilDate };
  /** The revisori's check of that figure. */
  readonly attestation?: ActReference;
  readonly holders: readonly string[];
  readonly holdersAct: ActReference;
};

export type GateLack = "pcc" | "attestation";

/** Whether the part of result pay bound to payment times is paid, lost, or set aside until what lacks arrives. */
export type Gate =
  | { readonly kind: "met"; readonly proof: Proof }
  | { readonly kind: "missed"; readonly proof: Proof }
  | { readonly kind: "pending"; readonly lacks: readonly [GateLack, ...GateLack[]] };

/** What people read of each thing that lacks. */
export const GATE_LACKS: Record<GateLack, string> = {
  pcc: "Manca l'indicatore di ritardo annuale della PCC, con il giorno in cui è stato estratto.",
  attestation: "Manca l'attestazione dei revisori sull'indicatore di ritardo.",
};

/** The figure of the gate in addresses. */
export function gateFigure(year: number): string {
  return `tempi-di-pagamento/${String(year)}`;
}

/** The objective is met at a delay of zero or below, all or nothing; without figure or attestation its money waits, and is not lost. */
export function gateOf({ year, pcc, attestation }: PaymentTimes): Gate {
  if (!pcc) return { kind: "pending", lacks: attestation ? ["pcc"] : ["pcc", "attestation"] };
  if (!attestation) return { kind: "pending", lacks: ["attestation"] };
  const d = new Derivation();
  const where = `PCC, dato estratto il ${italianDate(pcc.extractedOn)}`;
  const delay = d.given("ritardo", "Indicatore di ritardo annuale, in giorni", fromDecimalText(pcc.delay), { kind: "entry", where });
  const attested = `${attestation.title} del ${italianDate(attestation.date)}`;
  d.remark("attestazione", "Attestazione dei revisori", attested, { kind: "act", act: attested });
  const limit = d.given("limite", "Ritardo ammesso, in giorni", ZERO, { kind: "law", citation: citationText(paymentTimesCitation) });
  d.isAtMost("rispettato", "Tempi di pagamento rispettati", delay, limit);
  const proof = d.conclude({
    figure: `Obiettivo sui tempi di pagamento ${String(year)}: 1 se rispettato, 0 se no`,
    rule: "L'obiettivo è rispettato quando il ritardo annuale è zero o meno di zero: tutto o niente.",
    citation: paymentTimesCitation,
  });
  return { kind: compare(delay.value, ZERO) <= 0 ? "met" : "missed", proof };
}
