import { expect, test } from "vitest";
import { aCci, aDelay, aFund, anEntry, paid } from "../../../tests/support/aCci.ts";
import type { Cci } from "./cci.ts";
import type { PayEntry } from "./payEntry.ts";
import { payFigures } from "./payFigures.ts";
import type { PaymentTimes } from "./paymentTimes.ts";

const told = (cci: Cci, entries: readonly PayEntry[], times?: PaymentTimes) => payFigures(paid(cci, entries, times), cci.year, times);
const named = (...args: Parameters<typeof told>) => [...told(...args)].map(([id, { text }]) => [id, text]);

test("[OBL-20] each fund, each pool and each person has a figure, with an address that says premio for the staff", () => {
  const two = [anEntry("A", "90"), anEntry("B", "60")];
  expect(named(aCci([aFund({ allocated: "2500.00", formula: { kind: "assignedBudget" } })]), two)).toEqual([
    ["premio/personale/2025", "€ 625,00"], // 125 and 500 not earned
    ["premio/personale/2025/risorse", "250000"],
    ["premio/personale/2025/ripartizione", "125000;125000"],
    ["premio/personale/2025/A", "€ 1.125,00"],
    ["premio/personale/2025/B", "€ 750,00"],
  ]);
});

test.each([
  ["segretario", "segretario"],
  ["dirigente", "dirigenti"],
  ["eq", "eq"],
] as const)("the pay of a %s is a retribuzione di risultato, never a premio", (role, category) => {
  const fund = aFund({ category, allocated: "10.00", base: { kind: "coefficients", coefficients: { [role]: "1" } } });
  const figures = told(aCci([fund]), [anEntry("A", "90", { role })]);
  expect(figures.get(`retribuzione-di-risultato/${category}/2025/A`)?.proof.figure).toBe("Retribuzione di risultato 2025 di A, in euro");
});

const GATED = aFund({
  category: "dirigenti",
  base: { kind: "coefficients", coefficients: { dirigente: "1" } },
  paymentTimes: { percent: "30", lost: "savings" },
});
//  delay      words
test.each([
  ["-1", "rispettato"],
  ["0", "rispettato"],
  ["1", "non rispettato"],
  [undefined, undefined],
])("[OBL-22] with a delay of %s the figure of payment times says %s", (delay, words) => {
  const figures = named(aCci([GATED]), [anEntry("A", "90", { role: "dirigente" })], aDelay(delay, ["A"]));
  expect(figures.filter(([id]) => id === "tempi-di-pagamento/2025")).toEqual(
    words === undefined ? [] : [["tempi-di-pagamento/2025", words]],
  );
});

test("every figure that a proof cites within pay has its own proof", () => {
  const entries = ["A", "B"].map((person) => anEntry(person, "90", { role: "dirigente" }));
  const figures = told(aCci([GATED]), entries, aDelay("-1", ["A"]));
  const cited = [...figures.values()]
    .flatMap(({ proof }) => proof.inputs)
    .flatMap(({ provenance }) => (provenance.kind === "figure" ? [provenance.figure] : []))
    .filter((figure) => !figure.startsWith("punteggio/"));
  expect(new Set(cited.filter((figure) => !figures.has(figure)))).toEqual(new Set());
  expect(cited).toContain("tempi-di-pagamento/2025");
});
