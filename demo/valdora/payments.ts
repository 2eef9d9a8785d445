import type { EvaluationsFile } from "../../src/exchange/evaluations/readEvaluations.ts";

type Payments = Pick<EvaluationsFile, "tempi_di_pagamento" | "fatture">;
type InvoiceInFile = NonNullable<EvaluationsFile["fatture"]>["elenco"][number];

const invoice = (codice: string, importo: string, ricevuta: string, scadenza: string, pagata?: string, giorni_sospesi?: number): InvoiceInFile => ({
  codice,
  importo,
  ricevuta,
  scadenza,
  ...(pagata !== undefined && { pagata }),
  ...(giorni_sospesi !== undefined && { giorni_sospesi }),
}); // prettier-ignore

/**
 * The payment times of a year. 2024 is met: the PCC says −5 days, the revisori attested it, and these invoices alone come to −570,000 ÷ 125,000 = −4.56.
 * 2025 still waits for the attestation, so that the money bound to it is set aside.
 */
const PAYMENTS: Readonly<Record<number, Payments>> = {
  2024: {
    tempi_di_pagamento: {
      obiettivo: "2024-001",
      responsabili: ["V-002", "V-003", "V-004", "V-012"],
      atto_responsabili: { atto: "Giunta comunale n. 21", data: "2024-02-21" },
      pcc: { ritardo: "-5", estratto_il: "2025-01-31" },
      attestazione_revisori: { atto: "Verbale dei revisori n. 4", data: "2025-02-14" },
    },
    fatture: {
      al: "2024-12-31",
      elenco: [
        invoice("F-2024-011", "40000.00", "2024-01-20", "2024-02-20", "2024-02-10"), // −10 days
        invoice("F-2024-058", "30000.00", "2024-03-05", "2024-04-05", "2024-03-28"), // −8
        invoice("F-2024-102", "20000.00", "2024-05-10", "2024-06-10", "2024-06-08"), // −2
        invoice("F-2024-140", "15000.00", "2024-07-01", "2024-08-01", "2024-08-05"), // +4
        invoice("F-2024-171", "10000.00", "2024-09-02", "2024-10-02", "2024-11-11", 40), // 40 days late, all of them in dispute
        invoice("F-2024-203", "10000.00", "2024-11-11", "2024-12-11", "2024-12-16"), // +5
      ],
    },
  },
  2025: {
    tempi_di_pagamento: {
      obiettivo: "2025-001",
      responsabili: ["V-002", "V-003", "V-004", "V-012"],
      atto_responsabili: { atto: "Giunta comunale n. 18", data: "2025-02-19" },
      pcc: { ritardo: "-3", estratto_il: "2026-01-30" },
    },
  },
};

export function paymentsOf(year: number): Payments {
  return PAYMENTS[year] ?? {};
}
