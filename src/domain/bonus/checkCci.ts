import type { Problem } from "../evaluation/problem.ts";
import { type Citation, citationText } from "../kernel/citation.ts";
import { add, compare, exactly, fromDecimalText, HUNDRED, italianExact, type Rational, ZERO } from "../kernel/rational.ts";
import { PAY_CATEGORY_WORDS, payCategoryOf, PROFILE_WORDS, PROFILES } from "../organisation/profile.ts";
import { type Cci, clauseOf, type Fund } from "./cci.ts";
import { fallsAt, faultsOfBands } from "./checkBands.ts";
import { LEAST_GATE_PERCENT, paymentTimesCitation } from "./paymentTimes.rule.ts";
import { dirigentiMinimumCitation, eqMinimumCitation, INTERIM, leastResultPay } from "./resultPay.rule.ts";
import { DIRIGENTI_SURCHARGE, dirigentiSurchargeCitation, staffSurchargeOn } from "./surcharge.rule.ts";

/** A finding of one fund, with its path inside the fund. */
type Found = { readonly path: string; readonly message: string; readonly severity: Problem["severity"] };

/**
 * Reads a contract for what it means: holes and overlaps of bands, sums, what the national contracts and the law ask. What rests on a source still to be
 * verified is a warning. A contract with errors is not approved, so it pays nobody.
 */
export function checkCci(cci: Cci): Problem[] {
  const seen = new Set<string>();
  return [
    ...wholeFindings(cci),
    ...cci.funds.flatMap((fund, index) => {
      const isTwice = seen.has(fund.category);
      seen.add(fund.category);
      const found = [
        ...(isTwice ? [error("categoria", `Il fondo «${PAY_CATEGORY_WORDS[fund.category]}» compare due volte.`)] : []),
        ...formulaFindings(fund),
        ...baseFindings(fund),
        ...surchargeFindings(cci, fund),
        ...minimumFindings(fund),
        ...interimFindings(fund),
        ...gateFindings(fund),
      ];
      return found.map(({ path, message, severity }) => ({ clause: clauseOf(index, path), message, severity }));
    }),
  ];
}

function error(path: string, message: string): Found {
  return { path, message, severity: "error" };
}

function warning(path: string, message: string): Found {
  return { path, message, severity: "warning" };
}

function wholeFindings({ smvp, act, dirigenti, employees }: Cci): Problem[] {
  const early = smvp.date > act.date;
  const many = dirigenti > employees;
  return [
    ...(early
      ? [
          {
            clause: "smvp.data",
            message: "Lo SMVP è di un giorno successivo al contratto che lo paga: controlli le date.",
            severity: "warning" as const,
          },
        ]
      : []),
    ...(many ? [{ clause: "dirigenti", message: "I dirigenti sono più dei dipendenti.", severity: "error" as const }] : []),
  ];
}

function formulaFindings({ formula, positiveFrom }: Fund): Found[] {
  if (formula.kind === "assignedBudget") return [];
  const faults = faultsOfBands(formula.bands, fromDecimalText(positiveFrom)).map(({ index, message }) =>
    error(index === undefined ? "formula.soglie" : `formula.soglie[${String(index)}]`, message),
  );
  const falling = faults.length === 0 ? fallsAt(formula.bands) : undefined;
  const fall =
    falling === undefined
      ? []
      : [warning(`formula.soglie[${String(falling)}]`, "Un punteggio più alto può essere pagato meno di uno più basso.")];
  return [...faults, ...fall, ...envelopeFindings(formula)];
}

function envelopeFindings(formula: Fund["formula"]): Found[] {
  if (formula.kind !== "envelopes") return [];
  const sum = formula.envelopes.reduce<Rational>((all, { percent }) => add(all, fromDecimalText(percent)), ZERO);
  const codes = formula.envelopes.map(({ objective }) => objective);
  const twice = codes.findIndex((code, i) => codes.indexOf(code) !== i);
  return [
    ...(compare(sum, HUNDRED) === 0
      ? []
      : [error("formula.buste", `Le percentuali delle buste sommano a ${italianExact(sum)} e non a 100.`)]),
    ...(twice < 0 ? [] : [error(`formula.buste[${String(twice)}].obiettivo`, "Lo stesso obiettivo ha due buste.")]),
  ];
}

function baseFindings({ base, category }: Fund): Found[] {
  if (base.kind === "positionPay") {
    return category === "staff"
      ? [error("base.tipo", "Il personale non ha retribuzione di posizione: serve un coefficiente per area.")]
      : [];
  }
  return [
    ...Object.keys(base.coefficients).flatMap((role) => {
      const known = PROFILES.find((each) => each === role);
      return known && payCategoryOf(known) !== category
        ? [error("base.coefficienti", `«${PROFILE_WORDS[known]}» non è pagato da questo fondo.`)]
        : [];
    }),
    ...PROFILES.filter((role) => payCategoryOf(role) === category && base.coefficients[role] === undefined).map((role) =>
      warning("base.coefficienti", `Manca il coefficiente per «${PROFILE_WORDS[role]}»: se qualcuno ha questo ruolo, non si può pagare.`),
    ),
  ];
}

function surchargeFindings(cci: Cci, { category, surcharge }: Fund): Found[] {
  const duty = dutyOf(cci, category, surcharge.kind === "applied" && surcharge.isLinkedToEnteObjectives);
  if (surcharge.kind === "notApplied") return duty?.minimum === undefined ? [] : [missingSurcharge(duty)];
  const { percent, quota, lastTie } = surcharge;
  const isZero = quota.kind === "count" ? quota.count === 0 : compare(fromDecimalText(quota.percent), ZERO) === 0;
  const isEverybody = quota.kind === "percent" && compare(fromDecimalText(quota.percent), HUNDRED) === 0;
  return [
    ...(duty
      ? []
      : [warning("maggiorazione", "Per questa categoria il contratto nazionale non prevede la maggiorazione (fonte da verificare).")]),
    ...(duty?.minimum !== undefined && compare(fromDecimalText(percent), exactly(duty.minimum)) < 0
      ? [error("maggiorazione.percentuale", `La maggiorazione è sotto il ${String(duty.minimum)} % (${citationText(duty.citation)}).`)]
      : []),
    ...(duty && duty.minimum === undefined && category === "staff"
      ? [warning("maggiorazione", `Con così pochi dipendenti la maggiorazione non si applica (${citationText(duty.citation)}).`)]
      : []),
    ...(isZero ? [error("maggiorazione.quota", "La quota è zero: nessuno avrebbe la maggiorazione.")] : []),
    ...(isEverybody ? [error("maggiorazione.quota", "La quota comprende tutti: deve essere limitata.")] : []),
    ...(lastTie === "share" ? [warning("maggiorazione.ultima_parita", "Chi divide la maggiorazione ne riceve meno della misura.")] : []),
  ];
}

/** What the national contract asks; undefined for the categories it asks nothing of. */
function dutyOf({ act, employees, dirigenti }: Cci, category: Fund["category"], isLinked: boolean): Duty | undefined {
  switch (category) {
    case "staff":
      return staffSurchargeOn(act.date, employees, isLinked);
    case "dirigenti": {
      const isOptional = dirigenti <= DIRIGENTI_SURCHARGE.optionalUpTo;
      return { minimum: isOptional ? undefined : DIRIGENTI_SURCHARGE.minimum, citation: dirigentiSurchargeCitation };
    }
    case "eq":
    case "segretario":
      return undefined;
  }
}

type Duty = { readonly minimum: number | undefined; readonly citation: Citation };

function missingSurcharge({ citation }: Duty): Found {
  return error("maggiorazione.tipo", `La maggiorazione è dovuta (${citationText(citation)}).`);
}

function minimumFindings({ category, allocated, positionPay }: Fund): Found[] {
  if (category !== "eq" && category !== "dirigenti") return [];
  const citation = category === "eq" ? eqMinimumCitation : dirigentiMinimumCitation;
  if (positionPay === undefined) {
    return [warning("retribuzione_di_posizione", `Manca: non si può controllare il minimo del 15 % (${citationText(citation)}).`)];
  }
  const least = leastResultPay(fromDecimalText(positionPay));
  if (compare(fromDecimalText(allocated), least) >= 0) return [];
  const message = `La retribuzione di risultato è sotto il 15 % di posizione e risultato insieme: servono almeno ${italianExact(least)} euro (${citationText(citation)}).`;
  return [category === "eq" ? error("stanziato", message) : warning("stanziato", message)];
}

function interimFindings({ category, interimPercent }: Fund): Found[] {
  if (interimPercent === undefined) return [];
  if (category !== "eq" && category !== "dirigenti")
    return [warning("interim", "Gli incarichi ad interim riguardano dirigenti e incaricati di elevata qualificazione.")];
  const { least, most, citation } = INTERIM[category];
  const value = fromDecimalText(interimPercent);
  const isWithin = compare(value, exactly(least)) >= 0 && compare(value, exactly(most)) <= 0;
  return isWithin ? [] : [error("interim", `La misura sta tra il ${String(least)} e il ${String(most)} % (${citationText(citation)}).`)];
}

function gateFindings({ category, paymentTimes }: Fund): Found[] {
  if (!paymentTimes) {
    const isDue = category === "dirigenti";
    return isDue
      ? [warning("tempi_di_pagamento", `Manca la parte legata ai tempi di pagamento (${citationText(paymentTimesCitation)}).`)]
      : [];
  }
  const isLow = compare(fromDecimalText(paymentTimes.percent), exactly(LEAST_GATE_PERCENT)) < 0;
  return [
    ...(category === "staff" ? [error("tempi_di_pagamento", "I tempi di pagamento non riguardano il premio del personale.")] : []),
    ...(isLow
      ? [
          error(
            "tempi_di_pagamento.percentuale",
            `La parte legata ai tempi di pagamento è sotto il ${String(LEAST_GATE_PERCENT)} % (${citationText(paymentTimesCitation)}).`,
          ),
        ]
      : []),
    ...(paymentTimes.lost === "colleagues"
      ? [warning("tempi_di_pagamento.persi", "Quanto si perde passa ai colleghi: di regola torna al bilancio come economia.")]
      : []),
  ];
}
