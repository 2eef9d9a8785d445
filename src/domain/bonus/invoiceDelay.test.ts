import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { exactText } from "../kernel/rational.ts";
import { type Invoice, timeliness, yearlyDelay } from "./invoiceDelay.ts";

const invoice = (code: string, amount: string, due: string, paid: string | undefined, suspendedDays = 0): Invoice => ({
  code,
  amount,
  received: civilDate("2025-05-11"),
  due: civilDate(due),
  ...(paid === undefined ? {} : { paid: civilDate(paid) }),
  suspendedDays,
});

const PAID = [
  invoice("F1", "10000.00", "2025-06-10", "2025-06-05"), // -5
  invoice("F2", "40000.00", "2025-06-20", "2025-06-10"), // -10
  invoice("F3", "2500.00", "2025-06-10", "2025-08-09"), // +60
  invoice("F4", "7500.00", "2025-06-10", "2025-06-22"), // +12
];
const UNPAID = invoice("F5", "20000.00", "2025-11-16", undefined); // 45 days on 31 December
const asOf = civilDate("2025-12-31");

const daysOf = (delay: ReturnType<typeof yearlyDelay>) => (delay.kind === "computed" ? exactText(delay.days) : delay.kind);

test("[OBL-22] the yearly delay is weighted by amounts: -3.5 days, though the plain mean is above zero", () => {
  expect(daysOf(yearlyDelay(PAID, 2025, asOf))).toBe("-3.5");
});

test("[OBL-22] an overdue unpaid invoice counts in the delay and not in the timeliness: two indicators", () => {
  expect(daysOf(yearlyDelay([...PAID, UNPAID], 2025, asOf))).toBe("8.625");
  expect(daysOf(timeliness([...PAID, UNPAID], 2025))).toBe("-3.5");
});

test("days of a dispute do not count; an unpaid invoice not yet due does not count", () => {
  expect(daysOf(yearlyDelay([invoice("F1", "100.00", "2025-06-10", "2025-06-30", 15)], 2025, asOf))).toBe("5");
  expect(daysOf(yearlyDelay([...PAID, invoice("F6", "999999.00", "2025-12-31", undefined)], 2025, civilDate("2025-12-30")))).toBe("-3.5");
});

test("the delay of a year takes invoices received and due in it, the timeliness those paid in it", () => {
  const late = invoice("F7", "100.00", "2025-12-20", "2026-01-19"); // due in 2025, paid in 2026
  expect(daysOf(yearlyDelay([late], 2025, asOf))).toBe("30");
  expect(daysOf(timeliness([late], 2025))).toBe("noInvoices");
  expect(daysOf(timeliness([late], 2026))).toBe("30");
  expect(daysOf(yearlyDelay([late], 2026, civilDate("2026-12-31")))).toBe("noInvoices");
});

test("without invoices there is no figure, and it is not zero", () => {
  expect(yearlyDelay([], 2025, asOf)).toEqual({ kind: "noInvoices" });
});

test("the proof tells each invoice", () => {
  const delay = yearlyDelay([PAID[0]!, UNPAID], 2025, asOf);
  expect(delay.kind === "computed" && delay.proof.steps.map(({ text }) => text)).toEqual([
    "Giorni dalla scadenza, fattura F1: giorni dal 10/06/2025 al 05/06/2025 = -5.",
    "Giorni dalla scadenza, fattura F5: giorni dal 16/11/2025 al 31/12/2025 = 45.",
    "Media pesata (l. 145/2018, art. 1, c. 859, lett. b)): ((-5) × 10.000 + 45 × 20.000) ÷ 30.000 = 28,333333….",
  ]);
});

test("[OBL-22] both indicators have their name, their rule and their law, and each invoice its place", () => {
  const proofOf = (told: ReturnType<typeof yearlyDelay>) => (told.kind === "computed" ? told.proof : undefined);
  const [delay, paid] = [proofOf(yearlyDelay([PAID[0]!], 2025, asOf)), proofOf(timeliness([PAID[0]!], 2025))];
  expect([delay?.figure, delay?.citation]).toEqual([
    "Indicatore di ritardo annuale 2025, in giorni",
    { act: "l. 145/2018", article: "1", paragraph: "859", letter: "b" },
  ]);
  expect([paid?.figure, paid?.citation]).toEqual([
    "Indicatore di tempestività dei pagamenti 2025, in giorni",
    { act: "d.p.c.m. 22/09/2014", article: "9", verify: true },
  ]);
  expect(delay?.inputs.map(({ name, value, provenance }) => [name, value, provenance])).toEqual([
    ["Scadenza della fattura F1", "2025-06-10", { kind: "entry", where: "elenco delle fatture, F1" }],
    ["Pagamento della fattura F1", "2025-06-05", { kind: "entry", where: "elenco delle fatture, F1" }],
    ["Importo della fattura F1", "10000", { kind: "entry", where: "elenco delle fatture, F1" }],
  ]);
});

//  received      due           paid          asOf          delay of 2025
test.each([
  ["2024-12-31", "2025-01-30", "2025-02-09", "2025-12-31", "noInvoices"], // received the year before
  ["2025-01-01", "2025-01-31", "2025-02-10", "2025-12-31", "10"],
  ["2025-12-31", "2026-01-30", "2026-02-09", "2025-12-31", "noInvoices"], // due the year after
  ["2025-12-01", "2025-12-31", "2025-12-21", "2025-12-31", "-10"], // paid before it was due
  ["2025-12-01", "2025-12-31", undefined, "2025-12-31", "noInvoices"], // the last day to pay is not late
  ["2025-12-01", "2025-12-30", undefined, "2025-12-31", "1"],
])("[OBL-22] an invoice received %s, due %s, paid %s, looked at %s: delay %s", (received, due, paid, day, expected) => {
  const each = { ...invoice("F1", "100.00", due, paid), received: civilDate(received) };
  expect(daysOf(yearlyDelay([each], 2025, civilDate(day)))).toBe(expected);
});
