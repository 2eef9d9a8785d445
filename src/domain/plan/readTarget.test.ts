import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "../kernel/civilDate.ts";
import { decimalText } from "../kernel/rational.ts";
import { printTarget } from "./printTarget.ts";
import { readTarget } from "./readTarget.ts";
import type { Comparison } from "../kernel/comparison.ts";
import type { Constraint, Deadline, Period, Target, Unit } from "./target.ts";

test.each([
  // the forms of a real report
  ["Entro 31/12/2023", "entro il 31/12/2023"],
  ["Entro il 31/12/2023", "entro il 31/12/2023"],
  ["Entro 30/9/2023", "entro il 30/09/2023"],
  ["Nei termini di approvazione normativi", "nei termini di approvazione di legge"],
  ["n. 2 report/anno", "almeno 2 report all'anno"],
  ["Ritardo inferiore o uguale a zero", "Ritardo non oltre 0"],
  // days
  ["31/12/2023", "entro il 31/12/2023"],
  ["29/02/2024", "entro il 29/02/2024"],
  ["entro e non oltre il 31 dicembre 2023", "entro il 31/12/2023"],
  ["entro dicembre 2023", "entro il 31/12/2023"],
  ["entro il primo semestre 2024", "entro il 30/06/2024"],
  ["entro il III trimestre 2024", "entro il 30/09/2024"],
  ["entro fine 2023", "entro il 31/12/2023"],
  ["Approvazione del regolamento entro il 31/12/2023", "Approvazione del regolamento, entro il 31/12/2023"],
  ["nei termini di legge", "nei termini di legge"],
  // comparisons
  ["almeno 3 incontri", "almeno 3 incontri"],
  ["almeno due report", "almeno 2 report"],
  ["≥ 95 %", "almeno 95 %"],
  [">=95%", "almeno 95 %"],
  ["non inferiore all'80 %", "almeno 80 %"],
  ["almeno il 90% delle pratiche", "almeno 90 % delle pratiche"],
  ["≤ 0", "non oltre 0"],
  ["non oltre 30 giorni", "non oltre 30 giorni"],
  ["entro 30 giorni", "non oltre 30 giorni"],
  ["tempo medio di rilascio non superiore a 25 giorni", "tempo medio di rilascio non oltre 25 giorni"],
  ["superiore al 95%", "più di 95 %"],
  ["> 5", "più di 5"],
  ["< 1.234,5", "meno di 1.234,5"],
  ["inferiore a 10 giorni", "meno di 10 giorni"],
  ["pari a 0", "pari a 0"],
  ["da 3 a 5 giorni", "da 3 a 5 giorni"],
  ["tra il 90 % e il 95 %", "da 90 a 95 %"],
  // changes, scores, periods
  ["riduzione del 10 % rispetto al 2023", "riduzione di almeno 10 % rispetto al 2023"],
  ["incremento di almeno 5 punti", "aumento di almeno 5 punti"],
  ["8 su 10", "8 su 10"],
  ["media ≥ 7,5 su 10", "media almeno 7,5 su 10"],
  ["almeno 8/10", "almeno 8 su 10"],
  ["almeno 40 ore l'anno", "almeno 40 ore all'anno"],
  // no direction is given, and none is invented
  ["95 %", "95 %"],
  ["zero reclami", "0 reclami"],
  ["30 giorni", "30 giorni"],
  ["n. 0 reclami", "0 reclami"],
  // a year alone, introduced, is its last day
  ["entro il 2023", "entro il 31/12/2023"],
  ["entro 2024", "entro il 31/12/2024"],
  // a value with its day
  // money
  ["€ 10.000", "10.000 €"],
  ["non oltre € 10.000,50", "non oltre 10.000,5 €"],
  ["almeno 25.000 euro", "almeno 25.000 €"],
  ["da € 10.000 a € 12.000", "da 10.000 a 12.000 €"],
  ["riduzione di € 5.000 rispetto al 2022", "riduzione di almeno 5.000 € rispetto al 2022"],
  // other ways of writing days, comparisons and changes
  ["31/12/23", "entro il 31/12/2023"],
  ["Entro il 30/6/24", "entro il 30/06/2024"],
  ["2023-12-31", "entro il 31/12/2023"],
  ["entro il 2024-02-29", "entro il 29/02/2024"],
  ["> = 95", "almeno 95"],
  ["< = 3 giorni", "non oltre 3 giorni"],
  ["+5 %", "aumento di almeno 5 %"],
  ["+ 2 punti rispetto al 2022", "aumento di almeno 2 punti rispetto al 2022"],
  ["-10% rispetto al 2022", "riduzione di almeno 10 % rispetto al 2022"],
  ["-10 %", "-10 %"],
  ["almeno il 50 % in meno", "riduzione di almeno 50 %"],
  ["3 giorni in meno rispetto al 2023", "riduzione di almeno 3 giorni rispetto al 2023"],
  ["10 % in più", "aumento di almeno 10 %"],
  ["almeno 3 incontri entro il 30/06/2023", "almeno 3 incontri, entro il 30/06/2023"],
  ["80 % al 31/12/2023", "80 %, entro il 31/12/2023"],
  ["riduzione del 5% rispetto al 2022 entro il 31/12/2023", "riduzione di almeno 5 % rispetto al 2022, entro il 31/12/2023"],
])("[OBL-02] «%s» means «%s»", (written, meaning) => {
  const reading = readTarget(written);
  expect(reading.understood && printTarget(reading.target)).toBe(meaning);
});

test("[OBL-13] the payment-time target of the law is a ceiling of zero on the delay", () => {
  expect(readTarget("Ritardo inferiore o uguale a zero")).toEqual({
    understood: true,
    target: {
      kind: "constraint",
      constraint: { kind: "value", comparison: "atMost", amount: "0", unit: { kind: "number" }, subject: "Ritardo" },
    },
  });
});

test.each([
  ["Entro 31/06/2023", "impossibleDate", "Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?", "entro il 30/06/2023"],
  ["29/02/2023", "impossibleDate", "Questa data non esiste: febbraio nel 2023 ha 28 giorni. Intendeva 28/02/2023?", "entro il 28/02/2023"],
  ["Entro 31/13/2023", "impossibleDate", "Questa data non esiste: i mesi sono 12.", undefined],
  ["entro il 30 giugno", "dateWithoutYear", "La data non ha l'anno. Intendeva «entro il 30/06/2023»?", "entro il 30/06/2023"],
  [
    "Relazione a consuntivo / impatto azioni future 31/12/2023",
    "wordsLeftOver",
    "Il target contiene parole che non si riescono a interpretare senza indovinare. Intendeva «entro il 31/12/2023»?",
    "entro il 31/12/2023",
  ],
  [
    "100% degli atti entro 30 giorni",
    "wordsLeftOver",
    "Il target contiene parole che non si riescono a interpretare senza indovinare. Intendeva «almeno 100 %»?",
    "almeno 100 %",
  ],
  // a beginning is no deadline, and is not proposed as one
  ["dal 1/9/2023", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["a partire dal 1/9/2023", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["non prima del 1/9/2023", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  [
    "2023",
    "wordsLeftOver",
    "Il target contiene parole che non si riescono a interpretare senza indovinare. Intendeva «entro il 31/12/2023»?",
    "entro il 31/12/2023",
  ],
  ["01/02/03", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["31/06/23", "impossibleDate", "Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?", "entro il 30/06/2023"],
  [
    "entro l'anno scolastico",
    "noNumberNorDate",
    "Il target non contiene né un numero né una data: non si può dire quando è raggiunto.",
    undefined,
  ],
  ["entro il terzo semestre", "impossibleDate", "Questa data non esiste: i mesi sono 12.", undefined],
  ["entro il 15 del mese", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["da 10 a 5 giorni", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["1,234,5", "wordsLeftOver", "Il target contiene parole che non si riescono a interpretare senza indovinare.", undefined],
  ["Sì", "noNumberNorDate", "Il target non contiene né un numero né una data: non si può dire quando è raggiunto.", undefined],
  ["-----/--- --", "missing", "Manca il target.", undefined],
  ["", "missing", "Manca il target.", undefined],
])("[OBL-02] «%s» is not understood: %s", (written, problem, message, suggestion) => {
  const reading = readTarget(written, 2023);
  expect(reading).toMatchObject({ understood: false, problem, message });
  expect(!reading.understood && reading.suggestion && printTarget(reading.suggestion)).toBe(suggestion);
});

test.each([
  ["entro l'anno", "entro il 31/12/2023"],
  ["almeno 3 incontri entro l’anno in corso", "almeno 3 incontri, entro il 31/12/2023"],
  ["entro la fine dell'anno", "entro il 31/12/2023"],
  ["entro il primo semestre", "entro il 30/06/2023"],
  ["Bando entro il secondo trimestre", "Bando, entro il 30/06/2023"],
])("[OBL-02] in the plan of 2023 «%s» means «%s», and without a plan it lacks its year", (written, meaning) => {
  const reading = readTarget(written, 2023);
  expect(reading.understood && printTarget(reading.target)).toBe(meaning);
  expect(readTarget(written)).toMatchObject({ understood: false, problem: "dateWithoutYear" });
});

const amount = fc.tuple(fc.bigInt({ min: -99_999n, max: 9_999_999n }), fc.integer({ min: 0, max: 3 })).map(([units, decimals]) => {
  const plain = decimalText(units, decimals);
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
});
const positiveAmount = amount.filter((text) => !text.startsWith("-"));
const period = fc.constantFrom<Period>("day", "week", "month", "quarter", "halfYear", "year");
const unit: fc.Arbitrary<Unit> = fc.oneof(
  fc.constantFrom<Unit>({ kind: "percentage" }, { kind: "percentage", of: "delle pratiche" }, { kind: "percentage", of: "dei dipendenti" }),
  positiveAmount.map((outOf): Unit => ({ kind: "score", outOf })),
  fc.record({
    kind: fc.constant("things" as const),
    name: fc.constantFrom("report", "giorni", "incontri pubblici", "ore di formazione"),
  }),
  fc.record({ kind: fc.constant("things" as const), name: fc.constantFrom("report", "pratiche"), per: period }),
  fc.constant<Unit>({ kind: "euro" }),
  fc.constant<Unit>({ kind: "number" }),
  period.map((per): Unit => ({ kind: "number", per })),
);
const subject = fc.constantFrom(undefined, "Ritardo", "tempo medio di rilascio", "grado di soddisfazione");
const withSubject = (words: string | undefined) => (words === undefined ? {} : { subject: words });
const constraint: fc.Arbitrary<Constraint> = fc.oneof(
  fc
    .tuple(fc.constantFrom<Comparison>("atLeast", "atMost", "moreThan", "lessThan", "exactly"), amount, unit, subject)
    .map(([comparison, value, of, words]): Constraint => ({ kind: "value", comparison, amount: value, unit: of, ...withSubject(words) })),
  fc
    .tuple(amount, unit)
    .map(([value, of]): Constraint => ({ kind: "value", comparison: "expected", amount: value, unit: of })),
  fc
    .tuple(amount, amount, unit, subject)
    .filter(([from, to]) => Number(from) <= Number(to))
    .map(([from, to, of, words]): Constraint => ({ kind: "range", from, to, unit: of, ...withSubject(words) })),
  fc
    .tuple(fc.constantFrom("reduction" as const, "increase" as const), positiveAmount, unit, fc.option(fc.integer({ min: 1990, max: 2099 }), { nil: undefined }))
    .map(([direction, value, of, since]): Constraint => ({ kind: "change", direction, amount: value, unit: of, ...(since === undefined ? {} : { since }) })),
); // prettier-ignore
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map((numbers) => dayOf(...numbers))
  .filter((found) => found !== undefined);
const deadline: fc.Arbitrary<Deadline> = fc.oneof(
  day.map((by): Deadline => ({ kind: "day", by })),
  fc
    .tuple(fc.boolean(), fc.option(day, { nil: undefined }))
    .map(([ofApproval, resolved]): Deadline => ({ kind: "statutoryTerm", ofApproval, ...(resolved && { resolved }) })),
);
const target: fc.Arbitrary<Target> = fc.oneof(
  fc
    .tuple(deadline, fc.constantFrom(undefined, "Approvazione del regolamento", "relazione finale"))
    .map(([by, deliverable]): Target => ({ kind: "deadline", deadline: by, ...(deliverable === undefined ? {} : { deliverable }) })),
  constraint.map((of): Target => ({ kind: "constraint", constraint: of })),
  fc.tuple(constraint, deadline).map(([of, by]): Target => ({ kind: "constraintByDeadline", constraint: of, deadline: by })),
);

test("printing a target and reading it again gives the same target", () => {
  fc.assert(
    fc.property(target, (promised) => {
      expect(readTarget(printTarget(promised))).toEqual({ understood: true, target: promised });
    }),
    { numRuns: 5_000 },
  );
});

test("100,000 random texts are answered without an exception, and what is understood can be said back", () => {
  const word = fc.constantFrom("entro", "il", "31/12/2023", "31/06/2023", "almeno", "non", "oltre", "95", "%", "≥", "n.", "2", "report", "/anno", "da", "a", "tra", "e", "rispetto al", "su", "10", "1.234,5", "riduzione", "del", "termini di legge", "zero", "giugno", ",", "-", "(", "<", "…", "\u00a0"); // prettier-ignore
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ maxLength: 60 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(" ")),
  );
  fc.assert(
    fc.property(text, (written) => {
      const reading = readTarget(written, 2023);
      if (!reading.understood) return reading.message.length > 0;
      const again = readTarget(printTarget(reading.target));
      return again.understood && JSON.stringify(again.target) === JSON.stringify(reading.target);
    }),
    { numRuns: 100_000 },
  );
}, 60_000);

describe("a day without its year is no score and no number", () => {
  test.each([
    ["31/12", "dateWithoutYear", "entro il 31/12/2024"],
    ["30/06", "dateWithoutYear", "entro il 30/06/2024"],
    ["15/10", "dateWithoutYear", "entro il 15/10/2024"],
    ["al 31/12", "dateWithoutYear", "entro il 31/12/2024"],
    ["3/4", "dayOrNumber", undefined],
    ["8/10", "dayOrNumber", undefined],
    ["12/12", "dayOrNumber", undefined],
    ["31.12", "dayOrNumber", undefined],
    ["4.10", "dayOrNumber", undefined],
  ])("«%s»: %s", (written, problem, suggestion) => {
    const reading = readTarget(written, 2024);
    expect(reading).toMatchObject({ understood: false, problem });
    expect(reading.understood || reading.suggestion === undefined ? undefined : printTarget(reading.suggestion)).toBe(suggestion);
  });

  test.each([
    ["18/20", "18 su 20"],
    ["13/13", "13 su 13"],
    ["95/100", "95 su 100"],
    ["32.12", "32,12"],
    ["31.13", "31,13"],
    ["4.5", "4,5"],
    ["0.875", "0,875"],
    ["1.200", "1.200"],
    ["06/2024", "entro il 30/06/2024"],
    ["entro 12/2024", "entro il 31/12/2024"],
    ["30-giu-2024", "entro il 30/06/2024"],
    ["31-dic-24", "entro il 31/12/2024"],
    ["2024-12-31 00:00:00", "entro il 31/12/2024"],
    ["31/12/2024 00:00", "entro il 31/12/2024"],
  ])("«%s» is «%s»", (written, meaning) => {
    const reading = readTarget(written, 2024);
    expect(reading.understood && printTarget(reading.target)).toBe(meaning);
  });
});
