import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { exactText } from "../kernel/rational.ts";
import { checkedTimes } from "./checkedTimes.ts";
import type { InvoiceDelay } from "./invoiceDelay.ts";
import type { PayMaterial } from "./payMaterial.ts";

const holdersAct = { title: "Giunta comunale, n. 12", date: civilDate("2025-02-01") };
const attestation = { title: "Organo di revisione, n. 3", date: civilDate("2026-02-20") };
const pcc = { delay: "-2.5", extractedOn: civilDate("2026-02-10") };
const invoices: PayMaterial["invoices"] = {
  asOf: civilDate("2025-12-31"),
  list: [
    { code: "F1", amount: "100.00", received: civilDate("2025-05-11"), due: civilDate("2025-06-10"), paid: civilDate("2025-06-20"), suspendedDays: 0 },
    { code: "F2", amount: "100.00", received: civilDate("2025-11-21"), due: civilDate("2025-12-21"), suspendedDays: 4 },
  ],
}; // prettier-ignore
const daysOf = (delay: InvoiceDelay | undefined) => (delay?.kind === "computed" ? exactText(delay.days) : delay?.kind);

test("where nobody answers for payment times there is nothing to check, whatever the invoices", () => {
  expect(checkedTimes({ people: [] }, 2025)).toBeUndefined();
  expect(checkedTimes({ people: [], invoices }, 2025)).toBeUndefined();
});

test("[OBL-22] the PCC's figure decides; delay and timeliness computed from the invoices stand beside it", () => {
  const checked = checkedTimes({ people: [], paymentTimes: { holders: [], holdersAct, pcc, attestation }, invoices }, 2025);
  expect([checked?.gate.kind, checked?.pcc, daysOf(checked?.delay), daysOf(checked?.timeliness)]).toEqual(["met", "-2.5", "8", "10"]);
});

test("[OBL-22] without the PCC's figure and without invoices neither is told, and the gate waits", () => {
  expect(checkedTimes({ people: [], paymentTimes: { holders: [], holdersAct, attestation } }, 2025)).toEqual({
    gate: { kind: "pending", lacks: ["pcc"] },
  });
});

test("[OBL-22] both figures of the invoices are of the year asked", () => {
  const checked = checkedTimes({ people: [], paymentTimes: { holders: [], holdersAct }, invoices }, 2024);
  expect([checked?.delay, checked?.timeliness]).toEqual([{ kind: "noInvoices" }, { kind: "noInvoices" }]);
});
