import {
  DIRIGENTI_SURCHARGE,
  LEAST_GATE_PERCENT,
  clauseOf,
  dirigentiSurchargeCitation,
  paymentTimesCitation,
  staffSurchargeOn
} from "./chunk-DXVBHXZ3.js";
import {
  checkWeights,
  error,
  repeated,
  warning
} from "./chunk-QPI6RMLQ.js";
import {
  COMPONENT_WORDS,
  NEUTRAL_ABSENCE_WORDS
} from "./chunk-UJMK5DDS.js";
import {
  PAY_CATEGORY_WORDS,
  ROLES,
  ROLE_WORDS,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import {
  bandsOf
} from "./chunk-YEDMBMKX.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  HUNDRED,
  ONE,
  ZERO,
  add,
  ceiling,
  compare,
  divide,
  exactly,
  fromDecimalText,
  italianDecimal,
  italianExact,
  multiply,
  rational,
  subtract
} from "./chunk-MJTHQE4O.js";

// src/domain/bonus/checkBands.ts
function faultsOfBands(bands, positiveFrom) {
  const rows = bands.map((band, index) => ({ ...band, index, low: fromDecimalText(band.from), high: fromDecimalText(band.to) }));
  const swapped = rows.filter(({ low, high, includesFrom, includesTo }) => isEmpty(low, high, includesFrom && includesTo));
  if (swapped.length > 0)
    return swapped.map(({ index }) => ({ index, message: "La soglia non comprende nessun punteggio: l'inizio viene dopo la fine." }));
  const sorted = [...rows].sort((a, b) => compare(a.low, b.low) || Number(b.includesFrom) - Number(a.includesFrom));
  const faults = [];
  let reached;
  for (const { index, low, high, includesFrom, includesTo, from, to } of sorted) {
    const order = reached ? compare(low, reached.at) : 1;
    const isAbovePositive = compare(low, positiveFrom) > (includesFrom ? 0 : -1);
    if ((order > 0 || order === 0 && !includesFrom && !reached?.isInside) && isAbovePositive) {
      const start = reached && compare(reached.at, positiveFrom) > 0 ? reached.at : positiveFrom;
      faults.push({ index, message: holeBetween(start, low) });
    }
    if (order < 0 || order === 0 && includesFrom && reached?.isInside) {
      faults.push({ index, message: `Sovrapposizione: la soglia da ${italian(from)} a ${italian(to)} comincia dentro un'altra.` });
    }
    const further = reached ? compare(high, reached.at) : 1;
    if (further > 0 || further === 0 && includesTo) reached = { at: high, isInside: includesTo };
  }
  const end = reached ?? { at: positiveFrom, isInside: false };
  if (compare(end.at, HUNDRED) < (end.isInside ? 0 : 1)) faults.push({ index: void 0, message: holeBetween(end.at, HUNDRED) });
  return faults;
}
function holeBetween(from, to) {
  if (compare(from, to) === 0) return `Buco: nessuna soglia comprende il punteggio ${italianExact(from)}.`;
  return `Buco: nessuna soglia comprende i punteggi tra ${italianExact(from)} e ${italianExact(to)}.`;
}
function isEmpty(low, high, hasBothEnds) {
  const order = compare(low, high);
  return order > 0 || order === 0 && !hasBothEnds;
}
function italian(plain) {
  return italianExact(fromDecimalText(plain));
}
function fallsAt(bands) {
  const sorted = bands.map((band, index) => ({ band, index })).sort((a, b) => compare(fromDecimalText(a.band.from), fromDecimalText(b.band.from)));
  const at = sorted.findIndex(({ band }, i) => {
    const before = sorted[i - 1]?.band;
    return before !== void 0 && compare(paidAt(band, band.from), paidAt(before, before.to)) < 0;
  });
  return sorted[at]?.index;
}
function paidAt({ pays }, score) {
  return fromDecimalText(pays.kind === "percent" ? pays.percent : score);
}

// src/domain/bonus/resultPay.rule.ts
var eqMinimumCitation = { act: "CCNL Funzioni locali 16/11/2022", article: "17", paragraph: "4", verify: true };
var dirigentiMinimumCitation = {
  act: "CCNL Area Funzioni locali 17/12/2020",
  article: "57",
  paragraph: "3",
  verify: true
};
var MINIMUM_SHARE = divide(exactly(15), exactly(100));
function leastResultPay(positions) {
  const exact = multiply(divide(MINIMUM_SHARE, subtract(ONE, MINIMUM_SHARE)), positions);
  return divide(ceiling(multiply(exact, exactly(100))), exactly(100));
}
var INTERIM = {
  eq: { least: 15, most: 25, citation: { act: "CCNL Funzioni locali 16/11/2022", article: "17", paragraph: "5", verify: true } },
  dirigenti: { least: 15, most: 30, citation: { act: "CCNL Area Funzioni locali 17/12/2020", article: "58", verify: true } }
};

// src/domain/bonus/checkCci.ts
function checkCci(cci) {
  const seen = /* @__PURE__ */ new Set();
  return [
    ...wholeFindings(cci),
    ...cci.funds.flatMap((fund, index) => {
      const isTwice = seen.has(fund.category);
      seen.add(fund.category);
      const found = [
        ...isTwice ? [error2("categoria", `Il fondo \xAB${PAY_CATEGORY_WORDS[fund.category]}\xBB compare due volte.`)] : [],
        ...formulaFindings(fund),
        ...baseFindings(fund),
        ...surchargeFindings(cci, fund),
        ...minimumFindings(fund),
        ...interimFindings(fund),
        ...gateFindings(fund)
      ];
      return found.map(({ path, message, severity }) => ({ clause: clauseOf(index, path), message, severity }));
    })
  ];
}
function error2(path, message) {
  return { path, message, severity: "error" };
}
function warning2(path, message) {
  return { path, message, severity: "warning" };
}
function wholeFindings({ smvp, act, dirigenti, employees }) {
  const early = smvp.date > act.date;
  const many = dirigenti > employees;
  return [
    ...early ? [
      {
        clause: "smvp.data",
        message: "Lo SMVP \xE8 di un giorno successivo al contratto che lo paga: controlli le date.",
        severity: "warning"
      }
    ] : [],
    ...many ? [{ clause: "dirigenti", message: "I dirigenti sono pi\xF9 dei dipendenti.", severity: "error" }] : []
  ];
}
function formulaFindings({ formula, positiveFrom }) {
  if (formula.kind === "assignedBudget") return [];
  const faults = faultsOfBands(formula.bands, fromDecimalText(positiveFrom)).map(
    ({ index, message }) => error2(index === void 0 ? "formula.soglie" : `formula.soglie[${String(index)}]`, message)
  );
  const falling = faults.length === 0 ? fallsAt(formula.bands) : void 0;
  const fall = falling === void 0 ? [] : [warning2(`formula.soglie[${String(falling)}]`, "Un punteggio pi\xF9 alto pu\xF2 essere pagato meno di uno pi\xF9 basso.")];
  return [...faults, ...fall, ...envelopeFindings(formula)];
}
function envelopeFindings(formula) {
  if (formula.kind !== "envelopes") return [];
  const sum = formula.envelopes.reduce((all, { percent }) => add(all, fromDecimalText(percent)), ZERO);
  const codes = formula.envelopes.map(({ objective }) => objective);
  const twice = codes.findIndex((code, i) => codes.indexOf(code) !== i);
  return [
    ...compare(sum, HUNDRED) === 0 ? [] : [error2("formula.buste", `Le percentuali delle buste sommano a ${italianExact(sum)} e non a 100.`)],
    ...twice < 0 ? [] : [error2(`formula.buste[${String(twice)}].obiettivo`, "Lo stesso obiettivo ha due buste.")]
  ];
}
function baseFindings({ base, category }) {
  if (base.kind === "positionPay") {
    return category === "staff" ? [error2("base.tipo", "Il personale non ha retribuzione di posizione: serve un coefficiente per area.")] : [];
  }
  return [
    ...Object.keys(base.coefficients).flatMap((role) => {
      const known = ROLES.find((each) => each === role);
      return known && payCategoryOf(known) !== category ? [error2("base.coefficienti", `\xAB${ROLE_WORDS[known]}\xBB non \xE8 pagato da questo fondo.`)] : [];
    }),
    ...ROLES.filter((role) => payCategoryOf(role) === category && base.coefficients[role] === void 0).map(
      (role) => warning2("base.coefficienti", `Manca il coefficiente per \xAB${ROLE_WORDS[role]}\xBB: se qualcuno ha questo ruolo, non si pu\xF2 pagare.`)
    )
  ];
}
function surchargeFindings(cci, { category, surcharge }) {
  const duty = dutyOf(cci, category, surcharge.kind === "applied" && surcharge.isLinkedToEnteObjectives);
  if (surcharge.kind === "notApplied") return duty?.minimum === void 0 ? [] : [missingSurcharge(duty)];
  const { percent, quota, lastTie } = surcharge;
  const isZero = quota.kind === "count" ? quota.count === 0 : compare(fromDecimalText(quota.percent), ZERO) === 0;
  const isEverybody = quota.kind === "percent" && compare(fromDecimalText(quota.percent), HUNDRED) === 0;
  return [
    ...duty ? [] : [warning2("maggiorazione", "Per questa categoria il contratto nazionale non prevede la maggiorazione (fonte da verificare).")],
    ...duty?.minimum !== void 0 && compare(fromDecimalText(percent), exactly(duty.minimum)) < 0 ? [error2("maggiorazione.percentuale", `La maggiorazione \xE8 sotto il ${String(duty.minimum)} % (${citationText(duty.citation)}).`)] : [],
    ...duty && duty.minimum === void 0 && category === "staff" ? [warning2("maggiorazione", `Con cos\xEC pochi dipendenti la maggiorazione non si applica (${citationText(duty.citation)}).`)] : [],
    ...isZero ? [error2("maggiorazione.quota", "La quota \xE8 zero: nessuno avrebbe la maggiorazione.")] : [],
    ...isEverybody ? [error2("maggiorazione.quota", "La quota comprende tutti: deve essere limitata.")] : [],
    ...lastTie === "share" ? [warning2("maggiorazione.ultima_parita", "Chi divide la maggiorazione ne riceve meno della misura.")] : []
  ];
}
function dutyOf({ act, employees, dirigenti }, category, isLinked) {
  switch (category) {
    case "staff":
      return staffSurchargeOn(act.date, employees, isLinked);
    case "dirigenti": {
      const isOptional = dirigenti <= DIRIGENTI_SURCHARGE.optionalUpTo;
      return { minimum: isOptional ? void 0 : DIRIGENTI_SURCHARGE.minimum, citation: dirigentiSurchargeCitation };
    }
    case "eq":
    case "segretario":
      return void 0;
  }
}
function missingSurcharge({ citation: citation2 }) {
  return error2("maggiorazione.tipo", `La maggiorazione \xE8 dovuta (${citationText(citation2)}).`);
}
function minimumFindings({ category, allocated, positionPay }) {
  if (category !== "eq" && category !== "dirigenti") return [];
  const citation2 = category === "eq" ? eqMinimumCitation : dirigentiMinimumCitation;
  if (positionPay === void 0) {
    return [warning2("retribuzione_di_posizione", `Manca: non si pu\xF2 controllare il minimo del 15 % (${citationText(citation2)}).`)];
  }
  const least = leastResultPay(fromDecimalText(positionPay));
  if (compare(fromDecimalText(allocated), least) >= 0) return [];
  const message = `La retribuzione di risultato \xE8 sotto il 15 % di posizione e risultato insieme: servono almeno ${italianExact(least)} euro (${citationText(citation2)}).`;
  return [category === "eq" ? error2("stanziato", message) : warning2("stanziato", message)];
}
function interimFindings({ category, interimPercent }) {
  if (interimPercent === void 0) return [];
  if (category !== "eq" && category !== "dirigenti")
    return [warning2("interim", "Gli incarichi ad interim riguardano dirigenti e incaricati di elevata qualificazione.")];
  const { least, most, citation: citation2 } = INTERIM[category];
  const value = fromDecimalText(interimPercent);
  const isWithin = compare(value, exactly(least)) >= 0 && compare(value, exactly(most)) <= 0;
  return isWithin ? [] : [error2("interim", `La misura sta tra il ${String(least)} e il ${String(most)} % (${citationText(citation2)}).`)];
}
function gateFindings({ category, paymentTimes }) {
  if (!paymentTimes) {
    const isDue = category === "dirigenti";
    return isDue ? [warning2("tempi_di_pagamento", `Manca la parte legata ai tempi di pagamento (${citationText(paymentTimesCitation)}).`)] : [];
  }
  const isLow = compare(fromDecimalText(paymentTimes.percent), exactly(LEAST_GATE_PERCENT)) < 0;
  return [
    ...category === "staff" ? [error2("tempi_di_pagamento", "I tempi di pagamento non riguardano il premio del personale.")] : [],
    ...isLow ? [
      error2(
        "tempi_di_pagamento.percentuale",
        `La parte legata ai tempi di pagamento \xE8 sotto il ${String(LEAST_GATE_PERCENT)} % (${citationText(paymentTimesCitation)}).`
      )
    ] : [],
    ...paymentTimes.lost === "colleagues" ? [warning2("tempi_di_pagamento.persi", "Quanto si perde passa ai colleghi: di regola torna al bilancio come economia.")] : []
  ];
}

// src/domain/evaluation/individualEvaluation.rule.ts
var leadersCitation = { act: "d.lgs. 150/2009", article: "9", paragraph: "1" };
var LEADERS = ["dirigente", "eqWithFunctions", "eq"];
var LEADERS_COMPONENTS = ["unit", "objectives", "behaviours", "differentiation"];
var staffCitation = { act: "d.lgs. 150/2009", article: "9", paragraph: "2" };
var STAFF_COMPONENTS = [["objectives", "unit"], ["behaviours"]];
var neutralCitation = { act: "d.lgs. 150/2009", article: "9", paragraph: "3", verify: true };
var PROTECTED_ABSENCES = ["maternity", "paternity", "parentalLeave"];

// src/domain/evaluation/negativeEvaluation.rule.ts
var citation = { act: "d.lgs. 150/2009", article: "3", paragraph: "5-bis", verify: true };

// src/domain/evaluation/isAscending.ts
function isAscending(numbers) {
  return numbers.every((number, i) => {
    const before = numbers[i - 1];
    return before === void 0 || compare(before, number) < 0;
  });
}

// src/domain/evaluation/scoreRange.ts
function scoreRange(smvp, { components, scale }) {
  const only = components.length === 1 && components[0]?.kind === "behaviours";
  const judged = smvp.scales.find(({ code }) => code === scale);
  if (!only || judged?.kind !== "numbers" || judged.conversion === "fromMinimum") return { from: ZERO, to: highest(smvp, components) };
  const least = multiply(divide(fromDecimalText(judged.from), fromDecimalText(judged.to)), HUNDRED);
  return { from: least, to: HUNDRED };
}
function highest({ achievement }, components) {
  const cap = fromDecimalText(achievement.limits.cap);
  const counts = components.some(({ kind }) => kind === "unit" || kind === "administration" || kind === "objectives");
  return counts && compare(cap, HUNDRED) > 0 ? cap : HUNDRED;
}

// src/domain/evaluation/checkBands.ts
function checkBands({ bands }) {
  if (bands.length < 2) return [error("fasce", "La griglia dei punteggi ha almeno due fasce.")];
  const problems = [...repeated(bands, ({ label }) => label, "fasce", "La fascia")];
  for (const [i, band] of bands.entries()) {
    const clause = `fasce[${String(i)}]`;
    const end = fromDecimalText(band.upTo);
    const before = bands[i - 1];
    const order = before ? compare(end, fromDecimalText(before.upTo)) : compare(end, ZERO);
    const isEmpty2 = order < 0 || order === 0 && (before ? before.inclusive || !band.inclusive : !band.inclusive);
    if (isEmpty2)
      problems.push(error(`${clause}.fino_a`, `La fascia \xAB${band.label}\xBB non contiene nessun punteggio: finisce prima di cominciare.`));
    if (compare(end, HUNDRED) > 0 && i < bands.length - 1 && compare(fromDecimalText(before?.upTo ?? "0"), HUNDRED) >= 0)
      problems.push(warning(`${clause}.fino_a`, `La fascia \xAB${band.label}\xBB \xE8 oltre 100.`));
    const [meant] = bandsOf([band.label, bands[i + 1]?.label ?? ""]);
    if (meant && (compare(fromDecimalText(meant.upTo), end) !== 0 || meant.inclusive !== band.inclusive))
      problems.push(
        error(`${clause}.etichetta`, `L'etichetta \xAB${band.label}\xBB dice fino a ${italianDecimal(meant.upTo)} ${meant.inclusive ? "compreso" : "escluso"}, la fascia finisce a ${italianDecimal(band.upTo)} ${band.inclusive ? "compreso" : "escluso"}.`)
        // prettier-ignore
      );
  }
  return problems;
}
function checkReach(smvp) {
  const last = smvp.bands.at(-1);
  if (!last) return [];
  const ranges = smvp.roles.map((template) => scoreRange(smvp, template));
  const highest2 = ranges.reduce((best, { to }) => compare(to, best) > 0 ? to : best, HUNDRED);
  const lowest = ranges.reduce((least, { from }) => compare(from, least) < 0 ? from : least, HUNDRED);
  const end = fromDecimalText(last.upTo);
  const isHole = compare(highest2, end) > 0 || compare(highest2, end) === 0 && !last.inclusive;
  const problems = [];
  if (isHole)
    problems.push(
      error(`fasce[${String(smvp.bands.length - 1)}].fino_a`, `L'ultima fascia finisce a ${italianDecimal(last.upTo)}${last.inclusive ? "" : " escluso"}: i punteggi oltre non stanno in nessuna.`)
      // prettier-ignore
    );
  for (const [i, band] of smvp.bands.entries()) {
    const { label, upTo, inclusive } = band;
    const above = compare(fromDecimalText(upTo), lowest);
    if (above < 0 || above === 0 && !inclusive)
      problems.push(warning(`fasce[${String(i)}]`, `Nessuno pu\xF2 avere un punteggio nella fascia \xAB${label}\xBB.`));
    else if (smvp.rounding.bandOn === "published" && !holdsPublished(band, smvp.bands[i - 1], smvp.rounding.decimals))
      problems.push(
        warning(`fasce[${String(i)}]`, `Con ${String(smvp.rounding.decimals)} decimali nessun punteggio cade nella fascia \xAB${label}\xBB.`)
      );
  }
  return problems;
}
function holdsPublished(band, before, decimals) {
  const unit = 10n ** BigInt(decimals);
  const start = before ? fromDecimalText(before.upTo) : ZERO;
  const scaled = rational(start.numerator * unit, start.denominator);
  const ceiling2 = scaled.denominator === 1n ? scaled.numerator : scaled.numerator / scaled.denominator + 1n;
  const first = rational(ceiling2 + (before?.inclusive && scaled.denominator === 1n ? 1n : 0n), unit);
  return compare(first, fromDecimalText(band.upTo)) < (band.inclusive ? 1 : 0);
}

// src/domain/evaluation/checkRoles.ts
function checkRoles(smvp) {
  if (smvp.roles.length === 0) return [error("ruoli", "Non c'\xE8 nessun modello di scheda: nessuno pu\xF2 essere valutato.")];
  return [
    ...repeated(smvp.roles, ({ role }) => role, "ruoli", "Il modello di scheda per il ruolo"),
    ...smvp.roles.flatMap((template, i) => checkRole(smvp, template, `ruoli[${String(i)}]`))
  ];
}
function checkRole(smvp, template, clause) {
  const { role, components, behaviours, scale } = template;
  const kinds = components.map(({ kind }) => kind);
  const judgesBehaviours = kinds.includes("behaviours");
  const who = ROLE_WORDS[role];
  return [
    ...repeated(components, ({ kind }) => kind, `${clause}.componenti`, "La componente"),
    ...checkWeights(smvp.weights.components, components, `${clause}.componenti`, `${who}: le componenti`),
    ...judgesBehaviours ? checkWeights(smvp.weights.behaviours, behaviours, `${clause}.comportamenti`, `${who}: i comportamenti`) : [],
    ...repeated(behaviours, ({ code }) => code, `${clause}.comportamenti`, "Il comportamento"),
    ...behaviours.flatMap(
      ({ code }, i) => smvp.behaviours.some((behaviour) => behaviour.code === code) ? [] : [error(`${clause}.comportamenti[${String(i)}].codice`, `Il comportamento \xAB${code}\xBB non \xE8 nell'elenco dei comportamenti.`)]
    ),
    ...judgesBehaviours && scale === void 0 ? [error(`${clause}.scala`, `${who}: i comportamenti si valutano su una scala, e non ne \xE8 indicata nessuna.`)] : [],
    ...scale !== void 0 && !smvp.scales.some(({ code }) => code === scale) ? [error(`${clause}.scala`, `La scala \xAB${scale}\xBB non \xE8 nell'elenco delle scale.`)] : [],
    ...!judgesBehaviours && behaviours.length > 0 ? [error(`${clause}.comportamenti`, `${who}: ci sono comportamenti, ma manca la componente \xAB${COMPONENT_WORDS.behaviours}\xBB.`)] : [],
    ...kinds.includes("differentiation") && !smvp.differentiation ? [error(`${clause}.componenti`, `${who}: c'\xE8 la differenziazione dei giudizi, ma non \xE8 detto come si misura.`)] : [],
    ...checkLaw(template, clause)
  ];
}
function checkLaw({ role, components }, clause) {
  const kinds = components.map(({ kind }) => kind);
  const who = ROLE_WORDS[role];
  if (LEADERS.includes(role)) {
    const lacking = LEADERS_COMPONENTS.filter((kind) => !kinds.includes(kind));
    return [
      ...lacking.map((kind) => warning(`${clause}.componenti`, `${who}: manca la componente \xAB${COMPONENT_WORDS[kind]}\xBB.`, leadersCitation)),
      ...checkPrevailing(components, clause, who)
    ];
  }
  if (payCategoryOf(role) !== "staff") return [];
  return STAFF_COMPONENTS.filter((any) => !any.some((kind) => kinds.includes(kind))).map(
    (any) => warning(`${clause}.componenti`, `${who}: manca ${any.map((kind) => `\xAB${COMPONENT_WORDS[kind]}\xBB`).join(" o ")}.`, staffCitation)
  );
}
function checkPrevailing(components, clause, who) {
  const weightOf = ({ weight }) => fromDecimalText(weight ?? "1");
  const unit = components.find(({ kind }) => kind === "unit");
  if (!unit) return [];
  const others = components.filter((component) => component !== unit);
  const prevails = others.every((other) => compare(weightOf(unit), weightOf(other)) > 0);
  if (prevails) return [];
  const message = `${who}: il peso della performance dell'unit\xE0 organizzativa deve prevalere, e non supera quello di ogni altra componente.`;
  return [warning(`${clause}.componenti`, message, leadersCitation)];
}

// src/domain/evaluation/checkScale.ts
function checkScale(scale, i) {
  const clause = `scale[${String(i)}]`;
  if (scale.kind === "words") {
    if (scale.levels.length < 2) return [error(`${clause}.livelli`, "Una scala di parole ha almeno due livelli.")];
    return [
      ...repeated(scale.levels, ({ word }) => word, `${clause}.livelli`, "Il livello"),
      ...scale.levels.flatMap(
        ({ word, value }, j) => compare(fromDecimalText(value), HUNDRED) > 0 ? [error(`${clause}.livelli[${String(j)}].valore`, `Il livello \xAB${word}\xBB vale pi\xF9 di 100.`)] : []
      )
    ];
  }
  const [from, to] = [fromDecimalText(scale.from), fromDecimalText(scale.to)];
  if (compare(from, to) >= 0) return [error(`${clause}.a`, "La scala finisce dove comincia, o prima.")];
  const ends = scale.levels.map(({ upTo }) => fromDecimalText(upTo));
  const last = scale.levels.at(-1);
  return [
    ...isAscending(ends) ? [] : [error(`${clause}.livelli`, "I livelli della scala non sono in ordine crescente: due si sovrappongono.")],
    ...last && compare(fromDecimalText(last.upTo), to) !== 0 ? [error(`${clause}.livelli`, `I livelli finiscono a ${italianDecimal(last.upTo)}, la scala a ${italianDecimal(scale.to)}.`)] : [],
    ...ends[0] && compare(ends[0], from) < 0 ? [error(`${clause}.livelli[0].fino_a`, "Il primo livello finisce prima che la scala cominci.")] : []
  ];
}

// src/domain/evaluation/checkSmvp.ts
function checkSmvp(smvp) {
  return [
    ...checkRoles(smvp),
    ...smvp.scales.flatMap(checkScale),
    ...repeated(smvp.scales, ({ code }) => code, "scale", "La scala"),
    ...repeated(smvp.behaviours, ({ code }) => code, "comportamenti", "Il comportamento"),
    ...checkBands(smvp),
    ...checkReach(smvp),
    ...checkAchievement(smvp),
    ...checkDifferentiation(smvp),
    ...checkLimits(smvp)
  ];
}
function checkAchievement({ achievement: { limits, deadline, both, outcomes }, rollUp }) {
  const [floor, cap] = [fromDecimalText(limits.floor), fromDecimalText(limits.cap)];
  const [achieved, notAchieved] = [fromDecimalText(outcomes.achieved), fromDecimalText(outcomes.notAchieved)];
  const isWithin = (points) => compare(points, floor) >= 0 && compare(points, cap) <= 0;
  const bothWeights = [both.valueWeight, both.deadlineWeight].map(fromDecimalText);
  const { decay, graceDays } = deadline;
  const clause = "raggiungimento";
  return [
    ...compare(floor, cap) < 0 ? [] : [error(`${clause}.minimo`, "Il grado minimo non \xE8 sotto il massimo.")],
    ...isWithin(achieved) ? [] : [error(`${clause}.esiti.raggiunto`, "I punti di un obiettivo raggiunto escono dal minimo o dal massimo.")],
    ...isWithin(notAchieved) ? [] : [error(`${clause}.esiti.non_raggiunto`, "I punti di un obiettivo non raggiunto escono dal minimo o dal massimo.")],
    ...compare(achieved, notAchieved) > 0 ? [] : [error(`${clause}.esiti.raggiunto`, "Un obiettivo raggiunto non vale pi\xF9 di uno non raggiunto.")],
    ...decay.kind === "overDays" && decay.zeroAfter <= graceDays ? [error(`${clause}.scadenza.zero_dopo_giorni`, "Un ritardo vale zero prima che finiscano i giorni di tolleranza.")] : [],
    ...bothWeights.every((weight) => compare(weight, ZERO) === 0) ? [error(`${clause}.valore_e_scadenza.peso_valore`, "Valore e scadenza pesano tutti e due zero: la media non si pu\xF2 fare.")] : [],
    ...compare(fromDecimalText(rollUp.crossCutting.share), HUNDRED) > 0 ? [error("aggregazione.trasversali.quota", "La quota degli obiettivi trasversali \xE8 oltre 100.")] : []
  ];
}
function checkDifferentiation({ differentiation }) {
  if (!differentiation) return [];
  const ends = differentiation.steps.map(({ upTo }) => fromDecimalText(upTo));
  const points = [...differentiation.steps.map((step) => step.points), differentiation.beyond];
  return [
    ...isAscending(ends) ? [] : [error("differenziazione.gradini", "I gradini della differenziazione non sono in ordine crescente.")],
    ...points.flatMap(
      (value, i) => compare(fromDecimalText(value), HUNDRED) > 0 ? [
        error(
          i < differentiation.steps.length ? `differenziazione.gradini[${String(i)}].punti` : "differenziazione.oltre",
          "I punti sono pi\xF9 di 100."
        )
      ] : []
    ),
    ...differentiation.minimumPeople < 2 ? [error("differenziazione.persone_minime", "Con meno di due persone i giudizi non possono differire: il minimo \xE8 almeno 2.")] : []
  ];
}
function checkLimits(smvp) {
  const { individual, negativeBelow, procedure, topScores, rounding } = smvp;
  const lacking = PROTECTED_ABSENCES.filter((absence) => !individual.neutralAbsences.includes(absence));
  return [
    ...repeated(individual.neutralAbsences, String, "individuale.assenze_neutre", "L'assenza"),
    ...lacking.map(
      (absence) => error(
        "individuale.assenze_neutre",
        `Manca \xAB${NEUTRAL_ABSENCE_WORDS[absence]}\xBB: i suoi giorni contano come lavorati.`,
        neutralCitation
      )
    ),
    ...individual.minimumDays > 366 ? [error("individuale.giorni_minimi", "Un anno non ha tanti giorni: nessuno sarebbe valutato.")] : [],
    ...individual.minimumDays > 183 && individual.minimumDays <= 366 ? [warning("individuale.giorni_minimi", "Chi ha lavorato mezzo anno non sarebbe valutato.")] : [],
    ...compare(fromDecimalText(negativeBelow), HUNDRED) > 0 ? [error("negativa_sotto", "La soglia della valutazione negativa \xE8 oltre 100.", citation)] : [],
    ...compare(fromDecimalText(negativeBelow), ZERO) === 0 ? [warning("negativa_sotto", "Con la soglia a zero nessuna valutazione \xE8 mai negativa.", citation)] : [],
    ...rounding.decimals > 4 ? [error("arrotondamento.decimali", "I punteggi si pubblicano con al pi\xF9 4 decimali.")] : [],
    ...procedure.observationDays < 1 ? [error("procedura.giorni_osservazioni", "Chi \xE8 valutato deve avere almeno un giorno per le osservazioni.")] : [],
    ...procedure.observationDays === 0 || procedure.observationDays >= 5 ? [] : [warning("procedura.giorni_osservazioni", "Meno di 5 giorni per le osservazioni sono pochi.")],
    ...procedure.decisionDays < 1 ? [error("procedura.giorni_decisione", "Chi decide deve avere almeno un giorno.")] : [],
    ...topScores && compare(fromDecimalText(topScores.atMostPercent), HUNDRED) > 0 ? [error("tetto.quota_massima", "La quota dei punteggi pi\xF9 alti \xE8 oltre il 100 %.")] : [],
    ...topScores && compare(fromDecimalText(topScores.from), HUNDRED) > 0 ? [error("tetto.da", "Il punteggio da cui parte il tetto \xE8 oltre 100: il tetto non riguarda nessuno.")] : []
  ];
}

export {
  checkCci,
  checkSmvp
};
//# sourceMappingURL=chunk-3OMFAB2F.js.map
