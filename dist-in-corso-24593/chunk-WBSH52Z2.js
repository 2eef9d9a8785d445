import {
  SANCTIONS,
  acceptCci,
  clauseOf,
  dirigentiSurchargeCitation,
  paymentTimesCitation,
  staffSurchargeOn
} from "./chunk-DXVBHXZ3.js";
import {
  ADMINISTRATION_FIGURE,
  GRADE_WORDS,
  WAITING_WORDS,
  evaluateCycle,
  evaluatedYear,
  gradeFigure,
  hashOf,
  readStored,
  rulesInForce
} from "./chunk-KEQUZAVZ.js";
import {
  Derivation,
  largestRemainder,
  prepare
} from "./chunk-QSRMBLGI.js";
import {
  DIFFERENTIATION_METRICS
} from "./chunk-UJMK5DDS.js";
import {
  NOT_EVALUATED_WORDS,
  formId
} from "./chunk-KFONIPZI.js";
import {
  PAY_CATEGORY_WORDS,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  HUNDRED,
  ONE,
  ZERO,
  compare,
  decimalText,
  divide,
  equals,
  exactText,
  exactly,
  floor,
  fromDecimalText,
  italianDecimal,
  italianExact,
  multiply,
  rational,
  roundHalfUp,
  sign,
  subtract,
  sumOf,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  daysBetween,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/domain/bonus/payProblems.ts
var PAY_PROBLEMS = {
  noFund: "Il contratto integrativo non ha un fondo per questa categoria.",
  twice: "La stessa persona compare due volte nello stesso fondo: si riuniscono i suoi periodi in una riga sola.",
  noCoefficient: "Il contratto integrativo non ha un coefficiente per questo ruolo.",
  noPositionPay: "Il fondo si divide secondo la retribuzione di posizione, e di questa persona manca.",
  gradeOutOfRange: "Il punteggio non \xE8 tra 0 e 100.",
  stintOutsideYear: "Un periodo di servizio, o un incarico ad interim, esce dall'anno, finisce prima di cominciare o si sovrappone a un altro; oppure non c'\xE8 nessun periodo.",
  tooManyAbsences: "I giorni di assenza sono pi\xF9 dei giorni del periodo.",
  noInterimClause: "C'\xE8 un incarico ad interim, e il contratto integrativo non dice quanto vale.",
  unknownEnvelope: "Un obiettivo di questa persona non ha una busta nel contratto integrativo, o la persona non ha nessun obiettivo.",
  unknownHolder: "\xC8 nell'elenco di chi risponde dei tempi di pagamento, ma non \xE8 tra i dirigenti o gli incaricati da pagare.",
  noGateClause: "Risponde dei tempi di pagamento, e il contratto integrativo non dice quale parte vi \xE8 legata.",
  noHolders: "Il contratto lega una parte ai tempi di pagamento, e manca l'elenco di chi ne risponde.",
  otherYear: "I tempi di pagamento sono di un altro anno.",
  commitmentsAboveFund: "Incarichi ad interim e maggiorazioni superano il fondo."
};
function payProblemsOf(cci, entries, times) {
  const seen = /* @__PURE__ */ new Set();
  return [
    ...timesProblems(cci, entries, times),
    ...entries.flatMap((entry) => {
      const category = payCategoryOf(entry.role);
      const fund = cci.funds.find((each) => each.category === category);
      const key = `${category} ${entry.person}`;
      const isTwice = seen.has(key);
      seen.add(key);
      if (!fund) return [{ reason: "noFund", about: entry.person }];
      const reasons = [
        isTwice && "twice",
        fund.base.kind === "coefficients" && fund.base.coefficients[entry.role] === void 0 && "noCoefficient",
        fund.base.kind === "positionPay" && entry.positionPay === void 0 && "noPositionPay",
        gradesOf(entry).some((grade) => grade.kind === "graded" && (compare(grade.value, ZERO) < 0 || compare(grade.value, HUNDRED) > 0)) && "gradeOutOfRange",
        !areStintsWithin(entry, cci.year) && "stintOutsideYear",
        entry.stints.some(({ from, to, countedDays }) => countedDays < 0 || countedDays > daysBetween(from, to) + 1) && "tooManyAbsences",
        (entry.interim ?? []).length > 0 && fund.interimPercent === void 0 && "noInterimClause",
        !areEnvelopesKnown(fund, entry) && "unknownEnvelope",
        category !== "staff" && times?.holders.includes(entry.person) === true && !fund.paymentTimes && "noGateClause"
      ];
      return reasons.flatMap((reason) => reason ? [{ reason, about: entry.person }] : []);
    })
  ];
}
function gradesOf({ grade, interim = [], envelopes = [] }) {
  return [grade, ...interim.map((post) => post.grade), ...envelopes.map((share) => share.grade)];
}
function timesProblems(cci, entries, times) {
  const bound = cci.funds.filter(({ paymentTimes }) => paymentTimes);
  if (!times) return bound.map(({ category }) => ({ reason: "noHolders", about: PAY_CATEGORY_WORDS[category] }));
  const people = new Set(entries.map(({ person }) => person));
  return [
    ...times.year === cci.year ? [] : [{ reason: "otherYear", about: String(times.year) }],
    ...times.holders.filter((holder) => !people.has(holder)).map((about) => ({ reason: "unknownHolder", about }))
  ];
}
function areStintsWithin({ stints, interim = [] }, year) {
  const isIn = (day) => day.startsWith(`${String(year)}-`);
  return stints.length > 0 && interim.every(({ from, to }) => isIn(from) && isIn(to) && from <= to) && stints.every(({ from, to }, i) => isIn(from) && isIn(to) && from <= to && (stints[i - 1]?.to ?? "") < from);
}
function areEnvelopesKnown({ formula }, { envelopes = [] }) {
  if (formula.kind !== "envelopes") return true;
  const known = new Set(formula.envelopes.map(({ objective }) => objective));
  const isOnceEach = new Set(envelopes.map(({ objective }) => objective)).size === envelopes.length;
  return envelopes.length > 0 && isOnceEach && envelopes.every(({ objective }) => known.has(objective));
}

// src/domain/bonus/paymentTimes.ts
var GATE_LACKS = {
  pcc: "Manca l'indicatore di ritardo annuale della PCC, con il giorno in cui \xE8 stato estratto.",
  attestation: "Manca l'attestazione dei revisori sull'indicatore di ritardo."
};
function gateFigure(year) {
  return `tempi-di-pagamento/${String(year)}`;
}
function gateOf({ year, pcc, attestation }) {
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
    rule: "L'obiettivo \xE8 rispettato quando il ritardo annuale \xE8 zero o meno di zero: tutto o niente.",
    citation: paymentTimesCitation
  });
  return { kind: compare(delay.value, ZERO) <= 0 ? "met" : "missed", proof };
}

// src/domain/bonus/money.ts
function centsOf(money) {
  const cents = multiply(fromDecimalText(money), exactly(100));
  if (cents.denominator !== 1n) throw new RangeError(`Not whole cents: ${money}`);
  return cents.numerator;
}
function moneyText(cents) {
  return decimalText(cents, 2);
}
function total(cents) {
  return cents.reduce((sum, each) => sum + each, 0n);
}
var CENTS_IN_EURO = {
  name: "Centesimi in un euro",
  value: exactly(100),
  provenance: { kind: "law", citation: "reg. (CE) 974/98, art. 2" }
};

// src/domain/bonus/allot.ts
function allotByPoints(pool, shares) {
  const parts = largestRemainder(
    pool,
    shares.map(({ weight, top }) => multiply(weight, top))
  );
  return parts.map((full, i) => {
    const merit = meritPart(full, shares[i]?.gatePercent);
    return { full, merit, gate: full - merit };
  });
}
function allotByBudget(pool, shares, leftovers) {
  const budgets = largestRemainder(
    pool,
    shares.map(({ weight }) => weight)
  );
  const rows = shares.map((share, i) => {
    const full = budgets[i] ?? 0n;
    const budget = meritPart(full, share.gatePercent);
    return { share, full, budget, gate: full - budget, effective: multiply(rational(budget), share.top) };
  });
  if (leftovers === "savings") return rows.map(({ full, gate, effective }) => ({ full, gate, merit: roundHalfUp(effective, 0) }));
  const merits = /* @__PURE__ */ new Map();
  for (const group of groupBy(rows, ({ share }) => share.evaluator).values()) {
    const parts = largestRemainder(
      total(group.map(({ budget }) => budget)),
      group.map(({ effective }) => effective)
    );
    group.forEach((row, i) => merits.set(row, parts[i] ?? 0n));
  }
  return rows.map((row) => ({ full: row.full, gate: row.gate, merit: merits.get(row) ?? 0n }));
}
function meritPart(full, gatePercent) {
  if (!gatePercent) return full;
  return floor(divide(multiply(rational(full), subtract(HUNDRED, gatePercent)), exactly(100)));
}

// src/domain/bonus/fundPlace.ts
function placeOf(cci, fund, index) {
  return { cci, fund, index, positiveFrom: fromDecimalText(fund.positiveFrom), provenances: /* @__PURE__ */ new Map(), inputs: /* @__PURE__ */ new Map() };
}
function clause({ index, provenances }, path) {
  const found = provenances.get(path);
  if (found) return found;
  const made = { kind: "clause", document: "cci", clause: clauseOf(index, path) };
  provenances.set(path, made);
  return made;
}
function common(d, place, id, name, value, provenance) {
  const known = place.inputs.get(id) ?? [];
  const found = known.find((each) => equals(each.value, value) && each.input.provenance === provenance);
  if (found) return d.take(found);
  const made = prepare(id, name, value, provenance);
  place.inputs.set(id, [...known, made]);
  return d.take(made);
}

// src/domain/bonus/earned.ts
var STRAIGHT = { from: "0", includesFrom: true, to: "100", includesTo: true, pays: { kind: "proportional" } };
function readyBands(place) {
  const { formula } = place.fund;
  if (formula.kind === "assignedBudget") return [readyBand(place, STRAIGHT, "formula", false)];
  return formula.bands.map((band, i) => readyBand(place, band, `formula.soglie[${String(i)}]`, true));
}
function readyBand(place, { pays, ...band }, path, isNamed) {
  const end = (name, value, isIncluded) => {
    return { name, value: fromDecimalText(value), isIncluded, where: clause(place, `${path}.${name}`) };
  };
  return {
    from: end("da", band.from, band.includesFrom),
    to: end("a", band.to, band.includesTo),
    percent: pays.kind === "percent" ? fromDecimalText(pays.percent) : void 0,
    where: clause(place, path),
    wherePaid: clause(place, `${path}.paga`),
    isNamed
  };
}
function earnedBy(place, d, prefix, { grade, figure }, bands) {
  if (grade.kind !== "graded") return void 0;
  const band = bands.find((each) => isInBand(grade.value, each));
  if (!band) return void 0;
  const score = d.given(`${prefix}punteggio`, "Punteggio", grade.value, { kind: "figure", figure });
  const hundred = common(d, place, `${prefix}cento`, "Punteggio massimo", HUNDRED, band.where);
  if (band.isNamed) {
    const [from, to] = [endTerm(place, d, prefix, band, band.from), endTerm(place, d, prefix, band, band.to)];
    d.within(`${prefix}fascia`, "Il punteggio sta nella soglia", score, from, to);
  }
  if (!band.percent) return d.quotient(`${prefix}parte`, "Parte dell'importo pieno", score, hundred);
  const percent = common(d, place, `${prefix}paga`, "La soglia paga, per cento", band.percent, band.wherePaid);
  return d.quotient(`${prefix}parte`, "Parte dell'importo pieno", percent, hundred);
}
function endTerm(place, d, prefix, band, { name, value, isIncluded, where }) {
  const id = prefix + name;
  return {
    end: common(d, place, id, `Soglia: ${name}`, value, where),
    isIncluded: common(d, place, `${id} compreso`, `Soglia: ${name}, compreso`, exactly(isIncluded ? 1 : 0), band.where)
  };
}
function isInBand(score, { from, to }) {
  return compare(score, from.value) > (from.isIncluded ? -1 : 0) && compare(score, to.value) < (to.isIncluded ? 1 : 0);
}

// src/domain/bonus/fundFigures.ts
var PAY_WORDS = {
  segretario: "Retribuzione di risultato",
  dirigenti: "Retribuzione di risultato",
  eq: "Retribuzione di risultato",
  staff: "Premio"
};
var SLUGS = {
  segretario: "retribuzione-di-risultato/segretario",
  dirigenti: "retribuzione-di-risultato/dirigenti",
  eq: "retribuzione-di-risultato/eq",
  staff: "premio/personale"
};
function fundAddress(category, year) {
  return `${SLUGS[category]}/${String(year)}`;
}
function fundFigure({ cci, fund }) {
  return fundAddress(fund.category, cci.year);
}
function figureOf(place, name) {
  const key = `figure ${name}`;
  const found = place.provenances.get(key);
  if (found) return found;
  const made = { kind: "figure", figure: `${fundFigure(place)}/${name}` };
  place.provenances.set(key, made);
  return made;
}
function givenCents(d, place, id, name, cents, figure) {
  return common(d, place, id, name, rational(cents), figureOf(place, figure));
}
function poolOf(d, place, interim) {
  const allocated = d.given("stanziato", "Stanziato, in euro", fromDecimalText(place.fund.allocated), clause(place, "stanziato"));
  const hundred = hundredCents(d, place);
  const cents = d.product("stanziato in centesimi", "Stanziato, in centesimi", [allocated, hundred]);
  if (interim.length === 0) return cents;
  const taken = interim.map(
    ({ person, cents: part }) => givenCents(d, place, `interim ${person}`, `Incarichi ad interim di ${person}`, part, person)
  );
  return d.difference("risorse", "Risorse senza gli incarichi ad interim, in centesimi", cents, taken);
}
function hundredCents(d, place) {
  return common(d, place, "cento centesimi", CENTS_IN_EURO.name, CENTS_IN_EURO.value, CENTS_IN_EURO.provenance);
}

// src/domain/bonus/presence.ts
var CALENDAR = { kind: "law", citation: "calendario" };
function presenceOf(d, place, person, stints) {
  const entry = { kind: "entry", where: `periodi di servizio di ${person}` };
  const one = common(d, place, "primo giorno", "Il primo giorno conta", ONE, CALENDAR);
  const worked = stints.map(({ from, to, fte, countedDays }, i) => {
    const n = stints.length === 1 ? "" : ` ${String(i + 1)}`;
    const start = d.day(`dal${n}`, `Inizio del periodo${n}`, from, entry);
    const end = d.day(`al${n}`, `Fine del periodo${n}`, to, entry);
    const days = d.sum(`giorni${n}`, `Giorni del periodo${n}`, [d.days(`differenza${n}`, `Differenza${n}`, start, end), one]);
    const present = countedDays === 0 ? days : d.difference(`presenza${n}`, `Giorni presenti${n}`, days, [
      d.given(`assenze${n}`, `Giorni di assenza che contano${n}`, exactly(countedDays), entry)
    ]);
    if (fte === "1") return present;
    const share = d.given(`tempo${n}`, `Quota del tempo pieno${n}`, fromDecimalText(fte), entry);
    return d.product(`a tempo pieno${n}`, `Giorni ragguagliati al tempo pieno${n}`, [present, share]);
  });
  const all = worked.length === 1 ? worked[0] : d.sum("giorni", "Giorni in tutto", worked);
  const { year } = place.cci;
  const inYear = common(d, place, "giorni dell'anno", "Giorni dell'anno", exactly(daysOfYear(year)), CALENDAR);
  return d.quotient("parte dell'anno", "Parte dell'anno lavorata", all, inYear);
}
function daysOfYear(year) {
  return daysBetween(civilDate(`${String(year)}-01-01`), civilDate(`${String(year)}-12-31`)) + 1;
}

// src/domain/bonus/slot.ts
function claimOf(place, entry, base, isHolder) {
  const d = new Derivation();
  const presence = presenceOf(d, place, entry.person, entry.stints);
  const isByRole = place.fund.base.kind === "coefficients";
  const coefficient = isByRole ? common(d, place, "coefficiente", "Coefficiente del ruolo", base, clause(place, "base.coefficienti")) : d.given("coefficiente", "Retribuzione di posizione", base, { kind: "entry", where: `retribuzione di posizione di ${entry.person}` });
  const weight = d.product("peso", "Peso", [presence, coefficient]);
  return { entry, d, standing: standingOf(place, entry), weight, isHolder };
}
function standingOf({ cci, fund, positiveFrom }, { grade, sanction, isContested }) {
  const from = cci.excludingSanction;
  if (sanction && from && SANCTIONS.indexOf(sanction) >= SANCTIONS.indexOf(from)) return { kind: "nothing", reason: "sanction" };
  if (isContested) return { kind: "contested" };
  if (grade.kind !== "graded") return { kind: fund.ungraded[grade.kind], reason: "ungraded" };
  return compare(grade.value, positiveFrom) < 0 ? { kind: "nothing", reason: "belowThreshold" } : { kind: "paid" };
}
function isPositive({ positiveFrom }, { entry: { grade }, standing }) {
  if (standing.kind !== "paid" && standing.kind !== "contested") return false;
  return grade.kind === "graded" && compare(grade.value, positiveFrom) >= 0;
}
function slotOf(place, claim, graded, prefix, weight, bands) {
  const { d } = claim;
  const standing = claim.standing.kind === "paid" ? gradeStanding(place, graded.grade) : claim.standing;
  switch (standing.kind) {
    case "nothing": {
      const none = d.given(`${prefix}parte`, NOTHING_WORDS[standing.reason], ZERO, NOTHING_CLAUSES[standing.reason](place));
      return { claim, prefix, standing, weight, top: none, earned: none };
    }
    case "reserved": {
      const whole = d.given(`${prefix}parte`, RESERVED_WORDS[standing.reason], ONE, clause(place, "senza_punteggio"));
      return {
        claim,
        prefix,
        standing,
        weight,
        top: whole,
        earned: d.given(`${prefix}dovuto`, "Dovuto oggi", ZERO, clause(place, "senza_punteggio"))
      };
    }
    case "paid": {
      const earned = earnedBy(place, d, prefix, graded, bands);
      if (!earned) return slotWithoutBand(place, claim, prefix, weight);
      return { claim, prefix, standing, weight, top: earned, earned };
    }
    case "contested": {
      const isDue = place.fund.contested === "difference" && isPositive(place, claim);
      const earned = isDue ? earnedBy(place, d, prefix, graded, bands) : void 0;
      const zero = () => d.given(`${prefix}dovuto`, "Dovuto mentre la contestazione \xE8 aperta", ZERO, clause(place, "contestazione"));
      const top = d.given(`${prefix}massimo`, "Parte che spetterebbe al punteggio pi\xF9 alto", ONE, clause(place, "contestazione"));
      return { claim, prefix, standing, weight, top, earned: earned ?? zero() };
    }
  }
}
function gradeStanding({ fund }, grade) {
  return grade.kind === "graded" ? { kind: "paid" } : { kind: fund.ungraded[grade.kind], reason: "ungraded" };
}
function slotWithoutBand(place, claim, prefix, weight) {
  const top = claim.d.given(`${prefix}parte`, RESERVED_WORDS.noBand, ONE, clause(place, "formula"));
  const earned = claim.d.given(`${prefix}dovuto`, "Dovuto oggi", ZERO, clause(place, "formula"));
  return { claim, prefix, standing: { kind: "reserved", reason: "noBand" }, weight, top, earned };
}
var NOTHING_WORDS = {
  ungraded: "Senza punteggio: il contratto integrativo non prevede nulla",
  belowThreshold: "Punteggio sotto la soglia della valutazione positiva: non spetta nulla",
  sanction: "Sanzione disciplinare che esclude: non spetta nulla"
};
var RESERVED_WORDS = {
  ungraded: "Punteggio non ancora disponibile: l'importo pieno \xE8 accantonato",
  noBand: "Nessuna soglia del contratto comprende questo punteggio: l'importo pieno \xE8 accantonato"
};
var NOTHING_CLAUSES = {
  ungraded: (place) => clause(place, "senza_punteggio"),
  belowThreshold: (place) => clause(place, "valutazione_positiva_da"),
  sanction: () => ({ kind: "clause", document: "cci", clause: "esclusione_disciplinare" })
};

// src/domain/bonus/surcharge.ts
function awardSurcharge(place, rule, claims, interim) {
  const positive = claims.filter((claim) => isPositive(place, claim));
  if (positive.length === 0) return void 0;
  const d = new Derivation();
  const pool = poolOf(d, place, interim);
  const scores = positive.map(
    ({ entry: { person, grade, figure } }) => d.given(`punteggio ${person}`, `Punteggio di ${person}`, grade.kind === "graded" ? grade.value : ZERO, { kind: "figure", figure })
  );
  const heads = d.count("valutati", "Valutati positivamente", scores);
  const mean = d.quotient("media", "Media pro capite, in centesimi", pool, heads);
  const percent = d.given("misura", "Misura della maggiorazione, per cento", fromDecimalText(rule.percent), at(place, "percentuale"));
  const hundred = d.given("cento", "Cento", exactly(100), at(place, "percentuale"));
  const exact = d.quotient(
    "per cento",
    "Misura, in centesimi",
    d.product("media per misura", "Media per misura", [mean, percent]),
    hundred
  );
  const measure = roundedUp(d, "maggiorazione", "Maggiorazione per persona, in centesimi", exact);
  const quota = quotaOf(d, place, rule, heads, hundred);
  const places = d.minimum("posti", "Persone che la ricevono", [quota, heads]);
  const reserve = d.product("riserva", "Riserva, in centesimi", [measure, places]);
  if (sign(places.value) === 0) return void 0;
  const additions = assign(rule, positive, Number(places.value.numerator), measure.value.numerator);
  const people = [...additions.keys()].map(({ entry }) => entry.person).join(", ");
  d.compare("chi", ["posti"], people, `Ricevono la maggiorazione: ${people || "nessuno, perch\xE9 la parit\xE0 non si scioglie"}.`);
  d.difference("da ripartire", "Resta da ripartire, in centesimi", pool, [reserve]);
  const citation = citationOf(place, rule);
  const proof = d.conclude({
    figure: `${fundFigure(place)}/maggiorazione`,
    rule: isTotal(place) ? "Ai dirigenti con le valutazioni pi\xF9 elevate spetta in tutto almeno la media pro capite aumentata della misura." : "Prima la media pro capite, poi la misura, poi la quota di persone fissata prima, poi la riserva; il resto si ripartisce.",
    ...citation && { citation }
  });
  return { additions, reserve: reserve.value.numerator, mean: ceilingOf(mean), proof };
}
function isTotal({ fund }) {
  return fund.category === "dirigenti";
}
function citationOf({ cci, fund }, { isLinkedToEnteObjectives }) {
  if (fund.category === "dirigenti") return dirigentiSurchargeCitation;
  return fund.category === "staff" ? staffSurchargeOn(cci.act.date, cci.employees, isLinkedToEnteObjectives)?.citation : void 0;
}
function at(place, path) {
  return clause(place, `maggiorazione.${path}`);
}
function quotaOf(d, place, { quota }, heads, hundred) {
  if (quota.kind === "count") return d.given("quota", "Quota, persone", exactly(quota.count), at(place, "quota.numero"));
  const percent = d.given(
    "quota per cento",
    "Quota, per cento dei valutati",
    fromDecimalText(quota.percent),
    at(place, "quota.percentuale")
  );
  const product = d.product("valutati per quota", "Valutati per quota", [heads, percent]);
  const exact = d.quotient("quota esatta", "Quota esatta", product, hundred);
  switch (quota.rounding) {
    case "up":
      return roundedUp(d, "quota", "Quota, persone", exact);
    case "down":
      return d.floor("quota", "Quota, persone", exact);
    case "halfUp":
      return d.round("quota", "Quota, persone", exact, d.given("decimali", "Decimali", ZERO, at(place, "quota.arrotondamento")));
  }
}
function roundedUp(d, id, words, term) {
  const zero = d.given(`${id}: zero`, "Zero", ZERO, { kind: "law", citation: "arrotondamento per eccesso" });
  const opposite = d.floor(
    `${id}: parte intera`,
    `${words}: parte intera dell'opposto`,
    d.difference(`${id}: opposto`, `${words}: opposto`, zero, [term])
  );
  return d.difference(id, `${words}, per eccesso`, zero, [opposite]);
}
function ceilingOf({ value: { numerator, denominator } }) {
  return (numerator + denominator - 1n) / denominator;
}
function assign(rule, positive, places, measure) {
  const { winners, tied } = choose(positive, places, ["score", ...rule.ties]);
  const additions = new Map(winners.map((claim) => [claim, measure]));
  if (rule.lastTie === "nobody") return additions;
  const left = measure * BigInt(places - winners.length);
  const parts = largestRemainder(
    left,
    tied.map(() => ONE)
  );
  tied.forEach((claim, i) => additions.set(claim, parts[i] ?? 0n));
  return additions;
}
function choose(claims, places, [criterion, ...others]) {
  if (claims.length <= places) return { winners: claims, tied: [] };
  if (criterion === void 0) return { winners: [], tied: claims };
  const valued = claims.flatMap((claim) => {
    const value = valueOf(claim, criterion);
    return value ? [{ claim, value }] : [];
  });
  if (valued.length < claims.length) return choose(claims, places, others);
  const edge = [...valued].sort((a, b) => compare(b.value, a.value))[places - 1].value;
  const above = valued.filter(({ value }) => compare(value, edge) > 0).map(({ claim }) => claim);
  const level = valued.filter(({ value }) => compare(value, edge) === 0).map(({ claim }) => claim);
  const rest = choose(level, places - above.length, others);
  return { winners: [...above, ...rest.winners], tied: rest.tied };
}
function valueOf({ entry }, criterion) {
  switch (criterion) {
    case "score":
      return entry.grade.kind === "graded" ? entry.grade.value : void 0;
    case "previousScore":
      return entry.previousScore === void 0 ? void 0 : fromDecimalText(entry.previousScore);
    case "twoYearMean":
      return entry.twoYearMean === void 0 ? void 0 : fromDecimalText(entry.twoYearMean);
  }
}
function unassigned({ additions, reserve }) {
  return reserve - total([...additions.values()]);
}

// src/domain/bonus/tellShare.ts
function tellPooled(place, slot, pool, portion, gate) {
  const { claim, prefix, weight, top } = slot;
  const points = claim.d.product(`${prefix}punti`, "Punti", [weight, top]);
  const full = tellPart(claim.d, place, `${prefix}quota`, "Quota del fondo", pool, points, portion.full);
  const [merit, bound] = tellGate(place, slot, full, gate);
  return [...tellStanding(slot, merit, "merit"), ...tellBound(slot, bound, gate)];
}
function tellBudgeted(place, slot, pool, portion, group, gate) {
  const { claim, prefix, weight, top } = slot;
  const { d } = claim;
  const full = tellPart(d, place, `${prefix}budget`, "Budget", pool, weight, portion.full);
  const [budget, bound] = tellGate(place, slot, full, gate);
  const effective = d.product(`${prefix}quota effettiva`, "Quota effettiva, in centesimi", [budget, top]);
  const merit = group ? tellPart(d, place, `${prefix}con i resti`, "Quota con i resti dei colleghi", group, effective, portion.merit) : d.round(
    `${prefix}importo`,
    "Importo, in centesimi",
    effective,
    common(d, place, `${prefix}decimali`, "Decimali", ZERO, clause(place, "resti"))
  );
  return [...tellStanding(slot, merit, "merit"), ...tellBound(slot, bound, gate)];
}
function tellGuaranteed(place, slot, cents, gate) {
  const { d } = slot.claim;
  const full = givenCents(d, place, "garantito", "Totale garantito dalla maggiorazione", cents, "maggiorazione");
  const [merit, bound] = tellGate(place, slot, full, gate);
  const isWaiting = slot.claim.standing.kind !== "paid" && sign(slot.earned.value) === 0;
  return [
    { kind: "merit", paid: isWaiting ? void 0 : merit, reserved: isWaiting ? merit : void 0, lost: 0n },
    ...tellBound(slot, bound, gate)
  ];
}
function tellPart(d, place, id, words, pool, weight, cents) {
  const all = givenCents(d, place, `${id}: fondo`, "Da ripartire", pool.cents, pool.name);
  const sum = common(d, place, `${id}: somma`, "Somma di tutti", pool.weights, figureOf(place, pool.name));
  if (sign(pool.weights) === 0) return d.given(id, `${words}: nessuno ha titolo`, ZERO, figureOf(place, pool.name));
  const exact = d.quotient(`${id}: esatta`, `${words}, esatta`, d.product(`${id}: prodotto`, "Fondo per titolo", [all, weight]), sum);
  const low = d.floor(`${id}: intera`, "Centesimi interi", exact);
  const extra = subtract(rational(cents), low.value);
  return d.sum(id, `${words}, in centesimi`, [
    low,
    common(d, place, `${id}: resto`, "Centesimo dei resti maggiori", extra, figureOf(place, pool.name))
  ]);
}
function isBound({ claim, standing }, gate) {
  return gate !== void 0 && claim.isHolder && standing.kind !== "nothing";
}
function boundPercent(slot, gate) {
  return isBound(slot, gate) ? gate.percent : void 0;
}
function tellGate(place, slot, full, gate) {
  if (!isBound(slot, gate)) return [full, void 0];
  const { claim, prefix } = slot;
  const path = clause(place, "tempi_di_pagamento.percentuale");
  const percent = common(claim.d, place, `${prefix}quota tempi`, "Quota legata ai tempi di pagamento, per cento", gate.percent, path);
  const hundred = common(claim.d, place, `${prefix}intero`, "Intero, per cento", exactly(100), path);
  const other = claim.d.difference(`${prefix}altra quota`, "Quota legata al resto della valutazione, per cento", hundred, [percent]);
  const product = claim.d.product(`${prefix}pieno per quota`, "Importo pieno per quota", [full, other]);
  const exact = claim.d.quotient(`${prefix}altra parte esatta`, "Parte legata al resto, esatta", product, hundred);
  const merit = claim.d.floor(`${prefix}altra parte`, "Parte legata al resto, in centesimi", exact);
  return [merit, claim.d.difference(`${prefix}parte tempi`, "Parte legata ai tempi di pagamento, in centesimi", full, [merit])];
}
function tellBound({ claim: { d }, standing, prefix }, bound, gate) {
  if (!bound || !gate) return [];
  if (gate.met === "pending") return [{ kind: "paymentTimes", paid: void 0, reserved: bound, lost: 0n }];
  const met = d.given(`${prefix}tempi rispettati`, "Tempi di pagamento rispettati (1 s\xEC, 0 no)", exactly(gate.met), {
    kind: "figure",
    figure: gate.figure
  });
  const due = d.product(`${prefix}parte tempi spettante`, "Parte dei tempi di pagamento che spetta, in centesimi", [bound, met]);
  if (gate.met === 0) return [{ kind: "paymentTimes", paid: due, reserved: void 0, lost: bound.value.numerator }];
  return [
    {
      kind: "paymentTimes",
      paid: standing.kind === "reserved" ? void 0 : due,
      reserved: standing.kind === "reserved" ? due : void 0,
      lost: 0n
    }
  ];
}
function tellStanding({ claim: { d }, prefix, top, earned }, amount, kind) {
  if (earned === top) return [{ kind, paid: amount, reserved: void 0, lost: 0n }];
  if (sign(earned.value) === 0) return [{ kind, paid: void 0, reserved: amount, lost: 0n }];
  const due = d.product(`${prefix}importo per dovuto`, "Importo per parte dovuta oggi", [amount, earned]);
  const paid = d.floor(
    `${prefix}subito`,
    "Si paga subito, in centesimi",
    d.quotient(`${prefix}subito esatto`, "Si paga subito, esatto", due, top)
  );
  return [{ kind, paid, reserved: d.difference(`${prefix}attesa`, "Resta in attesa, in centesimi", amount, [paid]), lost: 0n }];
}
function pointsOf({ weight, top }) {
  return multiply(weight.value, top.value);
}

// src/domain/bonus/fundRun.ts
function distribute(place, claims, cents, award, gate) {
  const guaranteed = award && isTotal(place) ? award : void 0;
  const available = award && !guaranteed ? cents - award.reserve : cents;
  if (available < 0n) return void 0;
  const bands = readyBands(place);
  const slots = claims.flatMap((claim) => slotsOf(place, claim, bands));
  const fixed = guaranteed ? fixedTotals(place, slots, available, guaranteed, gate) : /* @__PURE__ */ new Map();
  if (!fixed) return void 0;
  const drafts = draftsOf(
    place,
    slots.filter(({ claim }) => !fixed.has(claim)),
    available - total([...fixed.values()])
  );
  const pieces = /* @__PURE__ */ new Map();
  const put = (claim, told) => pieces.set(claim, [...pieces.get(claim) ?? [], ...told]);
  const seen = /* @__PURE__ */ new Set();
  for (const slot of slots) {
    const sum = fixed.get(slot.claim);
    if (sum === void 0 || seen.has(slot.claim)) continue;
    seen.add(slot.claim);
    put(slot.claim, tellGuaranteed(place, slot, sum, gate));
  }
  let leftover = 0n;
  const source = award ? "maggiorazione" : "risorse";
  const proofs = place.fund.formula.kind === "envelopes" ? [envelopesProof(place, place.fund.formula, available, source)] : [];
  for (const draft of drafts) {
    const portions = portionsOf(place, draft, gate);
    leftover += draft.cents - total(portions.map((portion) => portion.gate + portion.merit));
    proofs.push(
      ...tellDraft(place, draft, portions, { gate, put, source: place.fund.formula.kind === "envelopes" ? "ripartizione" : source })
    );
  }
  return { pieces, leftover, proofs };
}
function slotsOf(place, claim, bands) {
  const { d, entry, weight } = claim;
  const isOut = claim.standing.kind === "nothing" && claim.standing.reason === "ungraded";
  if (isOut) return [];
  if (place.fund.formula.kind !== "envelopes") return [slotOf(place, claim, entry, "", weight, bands)];
  return (entry.envelopes ?? []).map((part) => {
    const prefix = `${part.objective} `;
    const share = d.given(`${prefix}peso`, `Peso nell'obiettivo ${part.objective}`, fromDecimalText(part.weight), {
      kind: "entry",
      where: `obiettivi di ${entry.person}, ${part.objective}`
    });
    return slotOf(place, claim, part, prefix, d.product(`${prefix}titolo`, "Peso per la parte dell'anno", [weight, share]), bands);
  });
}
function draftsOf({ fund: { formula } }, slots, cents) {
  if (formula.kind !== "envelopes") return [{ name: "ripartizione", cents, slots }];
  const parts = largestRemainder(
    cents,
    formula.envelopes.map(({ percent }) => fromDecimalText(percent))
  );
  return formula.envelopes.map(({ objective }, i) => ({
    name: `ripartizione/${objective}`,
    cents: parts[i] ?? 0n,
    slots: slots.filter(({ prefix }) => prefix === `${objective} `)
  }));
}
function portionsOf({ fund }, { cents, slots }, gate) {
  const shares = slots.map((slot) => ({
    evaluator: slot.claim.entry.evaluator,
    weight: slot.weight.value,
    top: slot.top.value,
    gatePercent: boundPercent(slot, gate)
  }));
  return fund.formula.kind === "points" ? allotByPoints(cents, shares) : allotByBudget(cents, shares, fund.leftovers);
}
function fixedTotals(place, slots, cents, { additions, mean }, gate) {
  const fixed = /* @__PURE__ */ new Map();
  for (; ; ) {
    const rest = cents - total([...fixed.values()]);
    if (rest < 0n) return void 0;
    const open = slots.filter(({ claim }) => !fixed.has(claim));
    const given = /* @__PURE__ */ new Map();
    for (const draft of draftsOf(place, open, rest)) {
      portionsOf(place, draft, gate).forEach(({ gate: bound, merit }, i) => {
        const { claim } = draft.slots[i];
        given.set(claim, (given.get(claim) ?? 0n) + bound + merit);
      });
    }
    const short = [...additions].filter(([claim, addition]) => !fixed.has(claim) && (given.get(claim) ?? 0n) < mean + addition);
    if (short.length === 0) return fixed;
    for (const [claim, addition] of short) fixed.set(claim, mean + addition);
  }
}
function tellDraft(place, { name, cents, slots }, portions, { gate, put, source }) {
  const byPoints = place.fund.formula.kind === "points";
  const titleOf = byPoints ? pointsOf : ({ weight }) => weight.value;
  const pool = { name, cents, weights: sumOf(slots.map(titleOf)) };
  const groups = !byPoints && place.fund.leftovers === "colleagues" ? groupsOf(name, slots, portions, gate) : void 0;
  slots.forEach((slot, i) => {
    const portion = portions[i];
    const group = groups?.get(slot.claim.entry.evaluator);
    put(slot.claim, byPoints ? tellPooled(place, slot, pool, portion, gate) : tellBudgeted(place, slot, pool, portion, group, gate));
  });
  const own = splitProof(place, { name, cents, source }, slots, titleOf);
  if (!groups) return [own];
  const indexed = slots.map((slot, i) => ({ slot, effective: effectiveOf(slot, portions[i], gate) }));
  const shared = [...groupBy(indexed, ({ slot }) => slot.claim.entry.evaluator)].map(([evaluator, rows]) => {
    const of = new Map(rows.map(({ slot, effective }) => [slot, effective]));
    const { name: groupName, cents: groupCents } = groups.get(evaluator);
    return splitProof(place, { name: groupName, cents: groupCents, source: name }, [...of.keys()], (slot) => of.get(slot));
  });
  return [own, ...shared];
}
function effectiveOf(slot, { full }, gate) {
  return multiply(rational(meritPart(full, boundPercent(slot, gate))), slot.top.value);
}
function groupsOf(name, slots, portions, gate) {
  const rows = slots.map((slot, i) => ({ slot, portion: portions[i] }));
  return new Map(
    [...groupBy(rows, ({ slot }) => slot.claim.entry.evaluator)].map(([evaluator, group]) => {
      const effective = new Map(group.map(({ slot, portion }) => [slot, effectiveOf(slot, portion, gate)]));
      const cents = total(group.map(({ slot, portion }) => meritPart(portion.full, boundPercent(slot, gate))));
      return [evaluator, { name: `${name}/resti/${evaluator}`, cents, weights: sumOf([...effective.values()]) }];
    })
  );
}
function envelopesProof(place, formula, cents, source) {
  const d = new Derivation();
  const pool = givenCents(d, place, "fondo", "Da ripartire", cents, source);
  const percents = formula.envelopes.map(
    ({ objective, percent }) => d.given(`busta ${objective}`, `Busta dell'obiettivo ${objective}, per cento`, fromDecimalText(percent), clause(place, "formula.buste"))
  );
  d.largestRemainder("buste", "Buste in centesimi", pool, percents);
  return d.conclude({
    figure: `${fundFigure(place)}/ripartizione`,
    rule: "Le percentuali delle buste, in centesimi interi: la somma \xE8 il totale."
  });
}
function splitProof(place, { name, cents, source }, slots, of) {
  const d = new Derivation();
  const pool = givenCents(d, place, "fondo", "Da ripartire", cents, source);
  const own = fundFigure(place);
  const weights = slots.map(
    (slot) => d.given(`titolo ${slot.claim.entry.person}`, `Titolo di ${slot.claim.entry.person}`, of(slot), {
      kind: "figure",
      figure: `${own}/${slot.claim.entry.person}`
    })
  );
  d.remark("arrotondamento", "Arrotondamento", "resti maggiori; a parit\xE0, l'ordine dei codici", {
    kind: "clause",
    document: "cci",
    clause: "arrotondamento"
  });
  d.remark("formula", "Formula", place.fund.formula.kind, clause(place, "formula"));
  d.largestRemainder("parti", "Parti in centesimi", pool, weights);
  return d.conclude({
    figure: `${own}/${name}`,
    rule: "Ogni parte \xE8 tagliata ai centesimi interi; i centesimi che avanzano vanno uno a testa ai resti maggiori, cos\xEC la somma \xE8 il totale."
  });
}

// src/domain/bonus/interim.ts
function interimPiece(place, claim, post, index) {
  const { d, entry, standing } = claim;
  const prefix = `interim ${String(index + 1)} `;
  const isExcluded = standing.kind === "nothing" && standing.reason === "sanction";
  const entered = { kind: "entry", where: `incarichi di ${entry.person}, ${post.unit}` };
  const position = d.given(
    `${prefix}posizione`,
    `Retribuzione di posizione dell'incarico ad interim, ${post.unit}`,
    fromDecimalText(post.positionPay),
    entered
  );
  const percent = d.given(
    `${prefix}misura`,
    "Misura, per cento",
    fromDecimalText(place.fund.interimPercent ?? "0"),
    clause(place, "interim")
  );
  const from = d.day(`${prefix}dal`, "Dal", post.from, entered);
  const to = d.day(`${prefix}al`, "Al", post.to, entered);
  const one = d.given(`${prefix}primo giorno`, "Il primo giorno conta", exactly(1), entered);
  const days = d.sum(`${prefix}giorni`, "Giorni", [d.days(`${prefix}differenza`, "Differenza", from, to), one]);
  const year = d.given(`${prefix}giorni dell'anno`, "Giorni dell'anno", exactly(daysOfYear(place.cci.year)), {
    kind: "law",
    citation: "calendario"
  });
  const words = "Posizione per misura per giorni, in centesimi (la percentuale divide per 100, i centesimi moltiplicano per 100)";
  const exact = d.quotient(
    `${prefix}esatto`,
    "Importo pieno esatto",
    d.product(`${prefix}prodotto`, words, [position, percent, days]),
    year
  );
  const full = d.floor(`${prefix}pieno`, "Importo pieno, in centesimi", exact);
  if (post.grade.kind !== "graded") {
    const isWaiting = !isExcluded && place.fund.ungraded[post.grade.kind] === "reserved";
    return { kind: "interim", paid: void 0, reserved: isWaiting ? full : void 0, lost: 0n };
  }
  if (isExcluded || compare(post.grade.value, place.positiveFrom) < 0) {
    return { kind: "interim", paid: void 0, reserved: void 0, lost: 0n };
  }
  const score = d.given(`${prefix}punteggio`, "Punteggio dell'incarico", post.grade.value, { kind: "figure", figure: post.figure });
  const hundred = d.given(`${prefix}cento`, "Punteggio massimo", HUNDRED, clause(place, "interim"));
  const earned = d.quotient(
    `${prefix}dovuto`,
    "Dovuto",
    d.product(`${prefix}pieno per punteggio`, "Pieno per punteggio", [full, score]),
    hundred
  );
  const decimals = d.given(`${prefix}decimali`, "Decimali", ZERO, { kind: "clause", document: "cci", clause: "arrotondamento" });
  return { kind: "interim", paid: d.round(`${prefix}importo`, "Importo, in centesimi", earned, decimals), reserved: void 0, lost: 0n };
}

// src/domain/bonus/runPay.ts
var SAVING_WORDS = {
  leftovers: "Resti non distribuiti",
  paymentTimes: "Parte persa per i tempi di pagamento",
  surchargeUnassigned: "Maggiorazioni non assegnate"
};
function fundLine({ category, allocated, paid, reserved, saved, savings }) {
  return { category, allocated, paid, reserved, saved, savings };
}
function shareLine({ person, category, amount, paid, reserved, state, parts }) {
  return { person, category, amount, paid, reserved, state, parts };
}
function runPay(cci, entries, times) {
  const problems = payProblemsOf(cci, entries, times);
  if (problems.length > 0) return { ok: false, problems };
  const sorted = [...entries].sort((a, b) => a.person < b.person ? -1 : 1);
  const runs = cci.funds.map((fund, index) => {
    const own = sorted.filter(({ role }) => payCategoryOf(role) === fund.category);
    return runFund(placeOf(cci, fund, index), own, times) ?? PAY_CATEGORY_WORDS[fund.category];
  });
  const refused = runs.filter((run) => typeof run === "string");
  if (refused.length > 0) return { ok: false, problems: refused.map((about) => ({ reason: "commitmentsAboveFund", about })) };
  const done = runs.filter((run) => typeof run !== "string");
  return { ok: true, funds: done.map(({ fund }) => fund), shares: done.flatMap(({ shares }) => shares) };
}
function runFund(place, entries, times) {
  const { fund } = place;
  const holders = new Set(fund.paymentTimes && times ? times.holders : []);
  const told = entries.map((entry) => {
    const claim = claimOf(place, entry, baseOf(place, entry), holders.has(entry.person));
    return { claim, pieces: (entry.interim ?? []).map((post, i) => interimPiece(place, claim, post, i)) };
  });
  const claims = told.map(({ claim }) => claim);
  const interim = told.flatMap(
    ({ claim, pieces }) => pieces.length ? [{ person: claim.entry.person, cents: centsIn(pieces, "paid") + centsIn(pieces, "reserved") }] : []
  );
  const resources = new Derivation();
  const pool = poolOf(resources, place, interim).value.numerator;
  if (pool < 0n) return void 0;
  const award = fund.surcharge.kind === "applied" ? awardSurcharge(place, fund.surcharge, claims, interim) : void 0;
  const gate = gateTermsOf(place, times);
  const distribution = distribute(place, claims, pool, award, gate);
  if (!distribution) return void 0;
  const additions = award && !isTotal(place) ? award.additions : /* @__PURE__ */ new Map();
  for (const { claim, pieces } of told) {
    pieces.push(...distribution.pieces.get(claim) ?? []);
    const addition = additions.get(claim);
    if (addition !== void 0) pieces.push(additionPiece(place, claim, addition));
  }
  const lost = total(told.flatMap(({ pieces }) => pieces.map((piece) => piece.lost)));
  const shared = fund.paymentTimes?.lost === "colleagues" ? shareLost(place, told, lost) : 0n;
  const shares = told.map((each) => shareOf(place, each));
  const savings = [
    { reason: "leftovers", cents: distribution.leftover },
    { reason: "paymentTimes", cents: lost - shared },
    { reason: "surchargeUnassigned", cents: award && !isTotal(place) ? unassigned(award) : 0n }
  ];
  const splits = [award?.proof ?? resourcesProof(place, resources), ...distribution.proofs];
  return { fund: close(place, shares, savings, splits), shares };
}
function resourcesProof(place, resources) {
  return resources.conclude({
    figure: `${fundFigure(place)}/risorse`,
    rule: "Lo stanziamento, senza quanto va agli incarichi ad interim, in centesimi."
  });
}
function baseOf({ fund: { base } }, { role, positionPay }) {
  return fromDecimalText((base.kind === "coefficients" ? base.coefficients[role] : positionPay) ?? "0");
}
function gateTermsOf({ cci, fund }, times) {
  if (!fund.paymentTimes || !times) return void 0;
  const { kind } = gateOf(times);
  const met = kind === "pending" ? kind : kind === "met" ? 1 : 0;
  return { percent: fromDecimalText(fund.paymentTimes.percent), met, figure: gateFigure(cci.year) };
}
function additionPiece(place, { d, standing }, cents) {
  const figure = { kind: "figure", figure: `${fundFigure(place)}/maggiorazione` };
  const amount = d.given("maggiorazione", "Maggiorazione, in centesimi", rational(cents), figure);
  const isWaiting = standing.kind === "contested" && place.fund.contested === "full";
  return { kind: "surcharge", paid: isWaiting ? void 0 : amount, reserved: isWaiting ? amount : void 0, lost: 0n };
}
function shareLost(place, told, lost) {
  const others = told.filter(({ claim }) => !claim.isHolder);
  const weights = others.map(({ pieces }) => rational(centsIn(pieces, "paid")));
  const parts = largestRemainder(lost, weights);
  const pool = { name: "tempi-di-pagamento/persi", cents: lost, weights: sumOf(weights) };
  if (sign(pool.weights) === 0 || lost === 0n) return 0n;
  others.forEach(({ claim, pieces }, i) => {
    if (sign(weights[i] ?? ZERO) === 0) return;
    const own = claim.d.sum("pagato prima", "Pagato prima dei resti dei tempi di pagamento", termsOf(pieces, "paid"));
    const part = tellPart(claim.d, place, "persi da altri", "Parte di quanto altri hanno perso", pool, own, parts[i] ?? 0n);
    pieces.push({ kind: "lostByOthers", paid: part, reserved: void 0, lost: 0n });
  });
  return lost;
}
function termsOf(pieces, which) {
  const terms = [];
  for (const { [which]: term } of pieces) if (term) terms.push(term);
  return terms;
}
function centsIn(pieces, which) {
  return total(termsOf(pieces, which).map(({ value }) => value.numerator));
}
function shareOf(place, { claim: { d, entry }, pieces }) {
  const { cci, fund } = place;
  const waiting = termsOf(pieces, "reserved");
  const paid = d.sum("pagato", "Si paga, in centesimi", termsOf(pieces, "paid"));
  const reserved = waiting.length === 0 ? void 0 : d.sum("accantonato", "Si accantona, in centesimi", waiting);
  const all = reserved ? d.sum("in tutto", "In tutto, in centesimi", [paid, reserved]) : paid;
  const inReserve = reserved?.value.numerator ?? 0n;
  d.quotient("importo in euro", "In tutto, in euro", all, hundredCents(d, place));
  const parts = pieces.map((piece) => ({
    kind: piece.kind,
    paid: moneyText(piece.paid?.value.numerator ?? 0n),
    reserved: moneyText(piece.reserved?.value.numerator ?? 0n)
  }));
  return {
    person: entry.person,
    category: fund.category,
    amount: moneyText(all.value.numerator),
    paid: moneyText(paid.value.numerator),
    reserved: moneyText(inReserve),
    state: stateOf(paid.value.numerator, inReserve),
    parts,
    proof: d.conclude({
      figure: `${PAY_WORDS[fund.category]} ${String(cci.year)} di ${entry.person}, in euro`,
      rule: "Quanto il contratto integrativo assegna, con quanto si paga subito e quanto si accantona."
    })
  };
}
function stateOf(paid, reserved) {
  if (reserved > 0n) return paid > 0n ? "partlyReserved" : "reserved";
  return paid > 0n ? "paid" : "nothing";
}
function close(place, shares, savings, splits) {
  const d = new Derivation();
  const { category, allocated } = place.fund;
  const start = d.given("stanziato", "Stanziato, in euro", fromDecimalText(allocated), clause(place, "stanziato"));
  const each = (what, words) => shares.filter((share) => share[what] !== "0.00").map(
    (share) => d.given(`${words} ${share.person}`, `${words} a ${share.person}`, fromDecimalText(share[what]), {
      kind: "figure",
      figure: `${fundFigure(place)}/${share.person}`
    })
  );
  const paid = d.sum("pagato", "Pagato, in euro", each("paid", "Pagato"));
  const reserved = d.sum("accantonato", "Accantonato, in euro", each("reserved", "Accantonato"));
  const saved = d.difference("economie", "Economie, in euro", start, [paid, reserved]);
  const told = total(savings.map(({ cents }) => cents));
  const inCents = ({ value }) => centsOf(moneyText(value.numerator * 100n / value.denominator));
  if (told !== inCents(saved)) throw new Error(`The fund ${category} does not close`);
  return {
    category,
    allocated,
    paid: moneyText(inCents(paid)),
    reserved: moneyText(inCents(reserved)),
    saved: moneyText(told),
    savings: savings.filter(({ cents }) => cents !== 0n).map(({ reason, cents }) => ({ reason, amount: moneyText(cents) })),
    proof: d.conclude({
      figure: `Fondo ${PAY_CATEGORY_WORDS[category]} ${String(place.cci.year)}: economie, in euro`,
      rule: "Pagato + accantonato + economie = stanziato, al centesimo."
    }),
    splits
  };
}

// src/domain/evaluation/evaluationFigures.ts
function evaluationFigures({ organisation, individual }) {
  const graded = [
    [ADMINISTRATION_FIGURE, organisation.administration],
    [gradeFigure(void 0, "unita"), organisation.unitsTogether],
    [gradeFigure(void 0, "trasversali"), organisation.crossCutting],
    ...organisation.units.flatMap(({ code, computed, objectives, services }) => [
      [gradeFigure(code), computed],
      [gradeFigure(code, "obiettivi"), objectives],
      ...services.map((service) => [gradeFigure(code, `servizio-${service.code}`), service.computed])
    ]),
    ...organisation.objectives.map(({ code, computed }) => [gradeFigure(code), computed]),
    ...organisation.counting.map(([code, grade]) => [gradeFigure(code, "conta"), grade]),
    ...organisation.indicators,
    ...individual.people.flatMap(({ forms }) => forms.map(({ form, graded: score }) => [formId(form), score])),
    ...individual.differentiation.flatMap(
      ({ id, metrics }) => DIFFERENTIATION_METRICS.map((metric) => [`${id}/${metric}`, metrics[metric]])
    ),
    ...individual.differentiationPoints
  ];
  const figures = [
    ...graded.map(([id, each]) => figureOf2(id, each)),
    ...individual.people.map((person) => ({ id: person.person.code, text: standingText(person), proof: person.proof })),
    individual.evaluated,
    ...individual.bands.flatMap(({ count, share }) => share ? [count, share] : [count])
  ];
  return new Map(figures.map((figure) => [figure.id, figure]));
}
function figureOf2(id, { grade, proof }) {
  return { id, text: grade.kind === "graded" ? italianExact(grade.value) : GRADE_WORDS[grade.kind], proof };
}
function standingText({ standing }) {
  switch (standing.kind) {
    case "evaluated":
      return italianDecimal(toDecimalText(standing.published));
    case "waiting":
      return standing.provisional ? `${italianDecimal(exactText(standing.provisional))}, provvisorio: ${WAITING_WORDS[standing.why]}` : WAITING_WORDS[standing.why];
    // prettier-ignore
    case "notEvaluated":
      return `non valutato: ${NOT_EVALUATED_WORDS[standing.reason]}`;
  }
}

// src/domain/bonus/payEntries.ts
var APART = "/senza-tempi-di-pagamento";
function withoutPaymentTimes(figure) {
  return `${figure}${APART}`;
}
function figureApart(id, apart) {
  const found = id.endsWith(APART) ? evaluationFigures(apart).get(id.slice(0, -APART.length)) : void 0;
  if (!found) return void 0;
  const inputs = found.proof.inputs.map((input) => {
    const { provenance } = input;
    return provenance.kind === "figure" ? { ...input, provenance: { ...provenance, figure: withoutPaymentTimes(provenance.figure) } } : input;
  });
  const { figure, result, rule, citation, steps, rounding } = found.proof;
  const about = { figure: `${figure}, senza l'obiettivo sui tempi di pagamento`, result, rule, inputs, steps };
  return { id, text: found.text, proof: { ...about, ...citation && { citation }, ...rounding && { rounding } } };
}
function payEntriesOf(evaluation, pay, apart) {
  const told = new Map(pay.people.map((person) => [person.person, person]));
  const holders = new Set(pay.paymentTimes?.holders ?? []);
  const other = new Map(apart.individual.people.map((person) => [person.person.code, person]));
  const objectives = new Map(evaluation.organisation.counting.map(([code, { grade }]) => [code, grade]));
  return evaluation.individual.people.flatMap((evaluated) => {
    const { code } = evaluated.person;
    const isHolder = pay.paymentTimes?.objective !== void 0 && holders.has(code);
    const score = isHolder ? other.get(code) ?? evaluated : evaluated;
    return entriesOf(evaluated, told.get(code), gradeOf(score, isHolder ? withoutPaymentTimes(code) : code), objectives);
  });
}
function entriesOf(evaluated, told, proven, objectives) {
  const { person, forms, role } = evaluated;
  const own = forms.filter(({ form }) => !form.isInterim);
  const isContested = own.some(({ form }) => form.state === "contested");
  const byCategory = groupBy(person.stints, (stint) => payCategoryOf(stint.role));
  return [...byCategory].map(([category, stints]) => {
    const isLast = category === payCategoryOf(role);
    return {
      ...proven,
      person: person.code,
      role: stints.at(-1)?.role ?? role,
      evaluator: own.at(-1)?.form.evaluator ?? "",
      stints,
      ...isContested && { isContested },
      ...told?.sanction !== void 0 && { sanction: told.sanction },
      ...told?.previousScore !== void 0 && { previousScore: told.previousScore },
      ...told?.twoYearMean !== void 0 && { twoYearMean: told.twoYearMean },
      ...told?.positionPay !== void 0 && isLast && { positionPay: told.positionPay },
      ...told?.interim && isLast && { interim: interimOf(evaluated, told.interim, category) },
      ...told?.envelopes && { envelopes: envelopesOf(told.envelopes, objectives) }
    };
  });
}
function gradeOf({ standing }, figure) {
  switch (standing.kind) {
    case "evaluated":
      return { grade: { kind: "graded", value: standing.published }, figure };
    case "waiting":
      return { grade: waitingGrade(standing), figure };
    case "notEvaluated":
      return { grade: { kind: "notApplicable" }, figure };
  }
}
function waitingGrade({ why, provisional }) {
  if (provisional) return { kind: "graded", value: provisional };
  return { kind: why === "formNotFinal" || why === "contested" ? "missing" : why };
}
function interimOf({ forms }, posts, category) {
  return posts.map(({ unit, positionPay, from, to }) => {
    const found = forms.find(({ form }) => form.isInterim && form.unit === unit && payCategoryOf(form.role) === category);
    const isFinal = found?.form.state === "final" && !found.form.notEvaluable;
    const grade = isFinal ? found.graded.grade : { kind: "missing" };
    return { unit, positionPay, from, to, grade, figure: found ? formId(found.form) : unit };
  });
}
function envelopesOf(shares, objectives) {
  return shares.map(({ objective, weight }) => ({
    objective,
    weight,
    grade: objectives.get(objective) ?? { kind: "missing" },
    figure: gradeFigure(objective, "conta")
  }));
}

// src/features/evaluation/paidYear.ts
async function contractInForce(tx, key) {
  const rules = await rulesInForce(tx, key, "cci");
  return rules && { rules, cci: readStored(rules, acceptCci) };
}
async function paidYear(tx, key, evaluated) {
  const year = evaluated ?? await evaluatedYear(tx, key);
  const contract = year && await contractInForce(tx, key);
  if (!contract) return void 0;
  const { rules, cci } = contract;
  const apart = apartOf(year);
  return { year, rules, cci, run: payOf(year, cci, apart), ...apart && { apart } };
}
function apartOf({ material, smvp, reading: { pay } }) {
  const code = pay.paymentTimes?.objective;
  return code === void 0 ? void 0 : evaluateCycle({ ...material, objectives: without(material.objectives, code) }, smvp);
}
function payOf({ material, evaluation, reading: { pay } }, cci, apart) {
  const times = pay.paymentTimes && { year: material.year, ...pay.paymentTimes };
  return runPay(cci, payEntriesOf(evaluation, pay, apart ?? evaluation), times);
}
function without(objectives, code) {
  return objectives.map(
    (objective) => objective.code === code ? { ...objective, evaluated: { ...objective.evaluated, outcome: "neutralised", written: "Tempi di pagamento: vale a parte" } } : objective
  );
}
function payResultOf(run) {
  const proofs = [...run.funds.flatMap(({ proof, splits }) => [proof, ...splits]), ...run.shares.map(({ proof }) => proof)];
  return { text: JSON.stringify({ funds: run.funds.map(fundLine), shares: run.shares.map(shareLine) }), proofsSha256: hashOf(proofs) };
}

export {
  evaluationFigures,
  figureApart,
  fundAddress,
  PAY_PROBLEMS,
  GATE_LACKS,
  gateFigure,
  gateOf,
  SAVING_WORDS,
  fundLine,
  shareLine,
  contractInForce,
  paidYear,
  apartOf,
  payOf,
  payResultOf
};
//# sourceMappingURL=chunk-WBSH52Z2.js.map
