import type { DecimalText } from "../kernel/decimalText.ts";
import { type InvoiceDelay, timeliness, yearlyDelay } from "./invoiceDelay.ts";
import type { PayMaterial } from "./payMaterial.ts";
import { type Gate, gateOf } from "./paymentTimes.ts";

/** The objective on payment times with its cross-check: the PCC's figure decides, what the invoices give stands beside it. Delay and timeliness are two. */
export type CheckedTimes = {
  readonly gate: Gate;
  readonly pcc?: DecimalText;
  readonly delay?: InvoiceDelay;
  readonly timeliness?: InvoiceDelay;
};

/** What is known of a year's payment times; undefined where nobody answers for them. */
export function checkedTimes({ paymentTimes, invoices }: PayMaterial, year: number): CheckedTimes | undefined {
  if (!paymentTimes) return undefined;
  return {
    gate: gateOf({ year, ...paymentTimes }),
    ...(paymentTimes.pcc && { pcc: paymentTimes.pcc.delay }),
    ...(invoices && { delay: yearlyDelay(invoices.list, year, invoices.asOf), timeliness: timeliness(invoices.list, year) }),
  };
}
