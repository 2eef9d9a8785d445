import type { CivilDate } from "../kernel/civilDate.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { MoneyText, Sanction } from "./cci.ts";
import type { Invoice } from "./invoiceDelay.ts";
import type { PaymentTimes } from "./paymentTimes.ts";

/** What personnel says of one person's pay, beside score and stints. Each is absent where it does not concern the person or is not known. */
export type PersonPay = {
  readonly person: string;
  readonly sanction?: Sanction;
  readonly previousScore?: DecimalText;
  readonly twoYearMean?: DecimalText;
  readonly positionPay?: MoneyText;
  readonly interim?: readonly {
    readonly unit: string;
    readonly positionPay: MoneyText;
    readonly from: CivilDate;
    readonly to: CivilDate;
  }[];
  readonly envelopes?: readonly { readonly objective: string; readonly weight: DecimalText }[];
};

/** What a year's pay needs beside the contract and the evaluation. */
export type PayMaterial = {
  readonly people: readonly PersonPay[];
  /** The objective on payment times: who answers for it, the PCC's figure, and the objective of the plan that S leaves out. */
  readonly paymentTimes?: Omit<PaymentTimes, "year"> & { readonly objective?: string };
  /** The invoices from which the delay is computed again, as a cross-check. */
  readonly invoices?: { readonly asOf: CivilDate; readonly list: readonly Invoice[] };
};
