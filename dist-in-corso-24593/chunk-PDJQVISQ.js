import {
  checkWeights,
  error,
  repeatedNames
} from "./chunk-QPI6RMLQ.js";
import {
  readySmvp,
  saveEvaluationReading,
  scoreOnScale
} from "./chunk-QSRMBLGI.js";
import {
  ROLES_IN_FILES,
  acceptSmvp,
  acceptStrict,
  choice,
  code,
  day,
  decimal,
  loadRuleVersions,
  readJson,
  signedDecimal,
  wholeNumber,
  words
} from "./chunk-UJMK5DDS.js";
import {
  ROLE_WORDS,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import {
  act
} from "./chunk-JGRYUSCM.js";
import {
  reliabilityOf
} from "./chunk-A672SG2A.js";
import {
  readAnnualReport
} from "./chunk-S5Y7YUWN.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  fromDecimalText,
  sign,
  sumOf
} from "./chunk-MJTHQE4O.js";
import {
  daysBetween,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/exchange/evaluations/readEvaluations.ts
import * as z2 from "zod";

// src/exchange/evaluations/activityFile.ts
import * as z from "zod";
var limits = { minimo: decimal.default("0"), massimo: decimal.default("100") };
var better = choice({ alto: "higher", basso: "lower" });
var ladder = z.array(z.strictObject({ fino_a: signedDecimal, compreso: z.boolean(), punti: decimal })).max(40);
var simpleRule = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("tutto_o_niente"), ...limits, confronto: choice({ almeno: "atLeast", al_massimo: "atMost", piu_di: "moreThan", meno_di: "lessThan", esattamente: "exactly" }) }),
  // prettier-ignore
  z.strictObject({ tipo: z.literal("rapporto"), ...limits, meglio: better, valore_non_positivo: choice({ massimo: "cap", non_calcolabile: "notComputable" }).default("notComputable") }),
  // prettier-ignore
  z.strictObject({ tipo: z.literal("interpolazione"), ...limits, mantenimento: z.strictObject({ meglio: better, tolleranza: decimal.optional() }).optional() }),
  // prettier-ignore
  z.strictObject({ tipo: z.literal("soglie"), ...limits, gradini: ladder, oltre: decimal }),
  z.strictObject({ tipo: z.literal("intervallo"), ...limits, tolleranza_sotto: decimal, tolleranza_sopra: decimal }),
  z.strictObject({ tipo: z.literal("data"), ...limits, giorni_di_tolleranza: wholeNumber.default(0), zero_dopo_giorni: wholeNumber.optional(), zero_il: day.optional() }),
  // prettier-ignore
  z.strictObject({ tipo: z.literal("ordinale"), ...limits, livelli: z.array(z.strictObject({ parola: words(100), punti: decimal })).min(1).max(30) }),
  // prettier-ignore
  z.strictObject({ tipo: z.literal("fasi"), ...limits, fasi: z.array(z.strictObject({ nome: words(200), peso: decimal })).min(1).max(60) })
  // prettier-ignore
]).transform((rule) => {
  const common = { limits: { floor: rule.minimo, cap: rule.massimo } };
  switch (rule.tipo) {
    case "tutto_o_niente":
      return { ...common, kind: "binary", comparison: rule.confronto };
    case "rapporto":
      return rule.meglio === "higher" ? { ...common, kind: "ratio", better: "higher" } : { ...common, kind: "ratio", better: "lower", valueNotPositive: rule.valore_non_positivo };
    case "interpolazione": {
      if (!rule.mantenimento) return { ...common, kind: "interpolation" };
      const { meglio, tolleranza } = rule.mantenimento;
      return {
        ...common,
        kind: "interpolation",
        maintenance: { better: meglio, ...tolleranza !== void 0 && { tolerance: tolleranza } }
      };
    }
    case "soglie":
      return {
        ...common,
        kind: "thresholds",
        ladder: rule.gradini.map(({ fino_a, compreso, punti }) => ({ upTo: fino_a, inclusive: compreso, points: punti })),
        beyond: rule.oltre
      };
    case "intervallo":
      return { ...common, kind: "range", toleranceBelow: rule.tolleranza_sotto, toleranceAbove: rule.tolleranza_sopra };
    case "data":
      return { ...common, kind: "date", graceDays: rule.giorni_di_tolleranza, decay: decayOf(rule.zero_dopo_giorni, rule.zero_il) };
    case "ordinale":
      return { ...common, kind: "ordinal", levels: rule.livelli.map(({ parola, punti }) => ({ word: parola, points: punti })) };
    case "fasi":
      return { ...common, kind: "phases", phases: rule.fasi.map(({ nome, peso }) => ({ name: nome, weight: peso })) };
  }
});
function decayOf(zeroAfter, zeroOn) {
  if (zeroOn !== void 0) return { kind: "untilDay", zeroOn };
  return zeroAfter === void 0 ? { kind: "none" } : { kind: "overDays", zeroAfter };
}
var promised = z.strictObject({
  valore: signedDecimal.optional(),
  da: signedDecimal.optional(),
  a: signedDecimal.optional(),
  entro: day.optional(),
  partenza: signedDecimal.optional()
}).transform(({ valore, da, a, entro, partenza }, context) => {
  const baseline = partenza === void 0 ? {} : { baseline: partenza };
  const told = [valore !== void 0, da !== void 0 && a !== void 0, entro !== void 0].filter(Boolean).length;
  if (told > 1 || da === void 0 !== (a === void 0)) {
    context.addIssue({ code: "custom", message: "Ci vuole una cosa sola: \xABvalore\xBB, oppure \xABda\xBB e \xABa\xBB, oppure \xABentro\xBB." });
    return z.NEVER;
  }
  if (valore !== void 0) return { kind: "value", target: valore, ...baseline };
  if (da !== void 0 && a !== void 0) return { kind: "range", from: da, to: a };
  return entro === void 0 ? { kind: "nothing" } : { kind: "day", by: entro };
});
var reading = z.strictObject({
  al: day.optional(),
  parte: code.optional(),
  valore: signedDecimal.optional(),
  numeratore: signedDecimal.optional(),
  denominatore: signedDecimal.optional(),
  concluso: day.optional(),
  non_concluso: z.literal(true).optional(),
  raggiunto: z.boolean().optional(),
  livello: words(100).optional(),
  fasi: z.record(words(200), decimal).optional(),
  motivo_assenza: words(1e3).optional()
}).transform(({ al, parte, ...told }, context) => {
  const observations = observed(told);
  const [first, ...others] = observations;
  if (!first || others.length > 0) {
    context.addIssue({ code: "custom", message: "Una rilevazione dice una cosa sola, o il motivo per cui manca." });
    return z.NEVER;
  }
  return { observed: first, ...al !== void 0 && { on: al }, ...parte !== void 0 && { part: parte } };
});
function observed(told) {
  const { valore, numeratore, denominatore, concluso, non_concluso, raggiunto, livello, fasi, motivo_assenza } = told;
  return [
    ...valore === void 0 ? [] : [{ kind: "value", value: valore }],
    ...numeratore === void 0 || denominatore === void 0 ? [] : [{ kind: "quotient", numerator: numeratore, denominator: denominatore }],
    ...concluso === void 0 ? [] : [{ kind: "completed", on: concluso }],
    ...non_concluso === void 0 ? [] : [{ kind: "notCompleted" }],
    ...raggiunto === void 0 ? [] : [{ kind: "met", isMet: raggiunto }],
    ...livello === void 0 ? [] : [{ kind: "level", word: livello }],
    ...fasi === void 0 ? [] : [{ kind: "phases", percentages: fasi }],
    ...motivo_assenza === void 0 ? [] : [{ kind: "noValue", reason: motivo_assenza }]
  ];
}
var use = {
  codice: code,
  nome: words(300),
  atteso: promised.default({ kind: "nothing" }),
  conta: choice({ ultimo: "last", somma: "sum", media: "mean" }).default("last"),
  letture_dovute: wholeNumber.optional(),
  per: decimal.optional(),
  non_applicabile: words(1e3).optional(),
  neutralizzato: words(1e3).optional()
};
var composite = z.strictObject({
  tipo: z.literal("composito"),
  ...limits,
  conta: choice({ la_media: "weightedMean", il_peggiore: "minimum" }),
  parti_mancanti: choice({ annullano: "void", si_escludono: "renormalise" }),
  parti: z.array(z.strictObject({ ...use, peso: decimal, regola: simpleRule })).min(1).max(30)
});
function useOf({ codice, nome, atteso, conta, letture_dovute, per, non_applicabile, neutralizzato }) {
  const setAside = neutralizzato !== void 0 ? { kind: "neutralised", act: neutralizzato } : non_applicabile !== void 0 ? { kind: "notApplicable", reason: non_applicabile } : void 0;
  return {
    entry: codice,
    name: nome,
    promised: atteso,
    accumulation: conta,
    ...letture_dovute !== void 0 && { readingsDue: letture_dovute },
    ...per !== void 0 && { scale: per },
    ...setAside && { setAside }
  };
}
var indicator = z.strictObject({ ...use, peso: decimal.optional(), regola: z.union([simpleRule, composite]), rilevazioni: z.array(reading).max(400) }).transform(({ peso, regola, rilevazioni, ...told }) => ({
  use: { ...useOf(told), rule: ruleOf(regola), ...peso !== void 0 && { weight: peso } },
  readings: rilevazioni
}));
function ruleOf(rule) {
  if ("kind" in rule) return rule;
  return {
    kind: "composite",
    limits: { floor: rule.minimo, cap: rule.massimo },
    combine: rule.conta,
    missingParts: rule.parti_mancanti,
    parts: rule.parti.map(({ peso, regola, ...told }) => ({ code: told.codice, weight: peso, use: { ...useOf(told), rule: regola } }))
  };
}
var activity = z.strictObject({ servizio: words(200), quota: decimal, indicatori: z.array(indicator).max(60) }).transform(({ servizio, quota, indicatori }) => ({ name: servizio, share: quota, indicators: indicatori }));
var catalogueEntry = z.strictObject({
  codice: code,
  nome: words(300),
  tipo: choice({
    data: "date",
    numero: "number",
    percentuale: "percentage",
    si_no: "yesNo",
    fasi: "phases",
    qualitativo: "qualitative",
    composito: "composite",
    finanziario: "financial",
    gradimento: "satisfaction",
    formula: "formula"
  }),
  classe: choice({ politiche: "policies", progetti: "projects", soddisfazione: "satisfaction", efficienza: "efficiency", impatto: "impact" }).optional(),
  // prettier-ignore
  formula: words(1e3),
  numeratore: words(500).optional(),
  denominatore: words(500).optional(),
  unita_di_misura: words(100),
  decimali: wholeNumber.max(6),
  verso: choice({ alto: "higher", basso: "lower", intervallo: "inRange", data: "onDate", nessuno: "none" }),
  fonte: words(500),
  referente: words(200).optional()
}).transform((entry) => ({
  code: entry.codice,
  name: entry.nome,
  kind: entry.tipo,
  ...entry.classe !== void 0 && { class: entry.classe },
  formula: entry.formula,
  ...entry.numeratore !== void 0 && { numerator: entry.numeratore },
  ...entry.denominatore !== void 0 && { denominator: entry.denominatore },
  unit: entry.unita_di_misura,
  decimals: entry.decimali,
  direction: entry.verso,
  source: { written: entry.fonte, reliability: reliabilityOf(entry.fonte) },
  ...entry.referente !== void 0 && { dataOwner: entry.referente }
}));

// src/exchange/evaluations/readEvaluations.ts
var LARGEST_EVALUATIONS = 64 * 1024 * 1024;
var STATES = {
  assegnata: "assigned",
  presa_visione: "acknowledged",
  proposta: "proposed",
  comunicata: "communicated",
  con_osservazioni: "contested",
  definitiva: "final"
};
var REASONS = {
  nessun_obiettivo: "noObjectives",
  rapporto_sospeso: "suspended",
  uscita_anticipata: "leftEarly",
  altro: "other"
};
var money = z2.string().regex(/^\d{1,11}\.\d{2}$/, 'Ci vuole un importo in euro con due decimali, tra virgolette: per esempio "1500.00".');
var fte = decimal.refine((text) => Number(text) > 0 && Number(text) <= 1, "La quota di tempo va da poco pi\xF9 di 0 a 1.");
var stint = z2.strictObject({
  dal: day,
  al: day,
  unita: words(200),
  ruolo: choice(ROLES_IN_FILES),
  tempo: fte.default("1"),
  giorni_neutri: wholeNumber.default(0),
  giorni_di_assenza: wholeNumber.default(0)
}).transform(({ dal, al, unita, ruolo, tempo, giorni_neutri, giorni_di_assenza }) => ({
  from: dal,
  to: al,
  unit: unita,
  role: ruolo,
  fte: tempo,
  neutralDays: giorni_neutri,
  countedDays: giorni_di_assenza
}));
var SANCTIONS = {
  rimprovero_verbale: "oralReprimand",
  rimprovero_scritto: "writtenReprimand",
  multa: "fine",
  sospensione: "suspension",
  licenziamento: "dismissal"
};
var interim = z2.strictObject({ unita: words(200), retribuzione_di_posizione: money, dal: day, al: day }).transform(({ unita, retribuzione_di_posizione, dal, al }) => ({
  unit: unita,
  positionPay: retribuzione_di_posizione,
  from: dal,
  to: al
}));
var person = z2.strictObject({
  codice: code,
  nome: words(200),
  periodi: z2.array(stint).min(1).max(60),
  sanzione: choice(SANCTIONS).optional(),
  punteggio_anno_prima: decimal.optional(),
  media_biennio: decimal.optional(),
  retribuzione_di_posizione: money.optional(),
  interim: z2.array(interim).max(10).optional(),
  quote_obiettivi: z2.array(z2.strictObject({ obiettivo: words(40), peso: decimal })).max(60).optional()
  // prettier-ignore
});
var objective = z2.union([
  z2.strictObject({ obiettivo: words(40), peso: decimal.optional() }).transform(({ obiettivo, peso }) => ({
    kind: "plan",
    objective: obiettivo,
    ...peso !== void 0 && { weight: peso }
  })),
  z2.strictObject({ titolo: words(500), peso: decimal.optional(), grado: decimal.optional(), neutralizzato: words(1e3).optional() }).transform(({ titolo, peso, grado, neutralizzato }) => ({
    kind: "own",
    title: titolo,
    ...peso !== void 0 && { weight: peso },
    ...grado !== void 0 && { degree: grado },
    ...neutralizzato !== void 0 && { neutralised: neutralizzato }
  }))
]);
var form = z2.strictObject({
  persona: code,
  ruolo: choice(ROLES_IN_FILES),
  unita: words(200),
  valutatore: words(80),
  dal: day,
  al: day,
  interim: z2.boolean().default(false),
  stato: choice(STATES),
  non_valutabile: z2.strictObject({ motivo: choice(REASONS), nota: words(1e3) }).optional(),
  obiettivi: z2.array(objective).max(60).default([]),
  obiettivi_collegati: z2.array(words(40)).max(200).default([]),
  comportamenti: z2.record(code, z2.string().min(1).max(60)).default({})
}).transform((file2) => ({
  person: file2.persona,
  role: file2.ruolo,
  unit: file2.unita,
  evaluator: file2.valutatore,
  from: file2.dal,
  to: file2.al,
  isInterim: file2.interim,
  state: file2.stato,
  ...file2.non_valutabile && { notEvaluable: { reason: file2.non_valutabile.motivo, note: file2.non_valutabile.nota } },
  objectives: file2.obiettivi,
  linkedObjectives: file2.obiettivi_collegati,
  behaviours: Object.entries(file2.comportamenti).map(([behaviour, score]) => ({ code: behaviour, score }))
}));
var judgement = z2.strictObject({ valore: decimal, motivo: words(2e3), atto: words(300).optional() }).transform(({ valore, motivo, atto }) => ({
  value: valore,
  reason: motivo,
  by: "OIV",
  ...atto !== void 0 && { act: atto }
}));
var unit = z2.strictObject({
  unita: words(200),
  peso: decimal.optional(),
  giudizio_oiv: judgement.optional(),
  servizi: z2.array(activity).max(60).default([])
}).transform(({ unita, peso, giudizio_oiv, servizi }) => ({
  unit: unita,
  ...peso !== void 0 && { weight: peso },
  ...giudizio_oiv && { judged: giudizio_oiv },
  services: servizi
}));
var sharedObjective = z2.strictObject({
  obiettivo: words(40),
  unita: z2.array(z2.strictObject({ unita: words(200), peso: decimal.optional(), quota: decimal.optional() })).min(1).max(60)
  // prettier-ignore
}).transform(({ obiettivo, unita }) => ({
  objective: obiettivo,
  holders: unita.map(({ unita: name, peso, quota }) => ({
    unit: name,
    ...peso !== void 0 && { weight: peso },
    ...quota !== void 0 && { share: quota }
  }))
}));
var act2 = z2.strictObject({ atto: words(300), data: day }).transform(({ atto, data }) => ({ title: atto, date: data }));
var invoice = z2.strictObject({
  codice: words(60),
  importo: money,
  ricevuta: day,
  scadenza: day,
  pagata: day.optional(),
  giorni_sospesi: wholeNumber.default(0)
}).transform(({ codice, importo, ricevuta, scadenza, pagata, giorni_sospesi }) => ({
  code: codice,
  amount: importo,
  received: ricevuta,
  due: scadenza,
  ...pagata !== void 0 && { paid: pagata },
  suspendedDays: giorni_sospesi
}));
var paymentTimes = z2.strictObject({
  obiettivo: words(40).optional(),
  responsabili: z2.array(code).max(1e3),
  atto_responsabili: act2,
  pcc: z2.strictObject({ ritardo: signedDecimal, estratto_il: day }).optional(),
  attestazione_revisori: act2.optional()
}).transform(({ obiettivo, responsabili, atto_responsabili, pcc, attestazione_revisori }) => ({
  ...obiettivo !== void 0 && { objective: obiettivo },
  holders: responsabili,
  holdersAct: atto_responsabili,
  ...pcc && { pcc: { delay: pcc.ritardo, extractedOn: pcc.estratto_il } },
  ...attestazione_revisori && { attestation: attestazione_revisori }
}));
var file = z2.strictObject({
  schema: z2.literal("traguardo/valutazioni/1"),
  nota: words(2e3).optional(),
  persone: z2.array(person).min(1).max(1e5),
  schede: z2.array(form).max(2e5),
  unita: z2.array(unit).max(2e3).default([]),
  giudizio_ente: judgement.optional(),
  obiettivi_condivisi: z2.array(sharedObjective).max(2e3).default([]),
  anagrafe_indicatori: z2.array(catalogueEntry).max(5e3).default([]),
  tempi_di_pagamento: paymentTimes.optional(),
  fatture: z2.strictObject({ al: day, elenco: z2.array(invoice).max(1e5) }).optional()
}).transform(
  ({ persone, schede, unita, giudizio_ente, obiettivi_condivisi, anagrafe_indicatori, tempi_di_pagamento, fatture }) => ({
    people: persone.map(({ codice, nome, periodi }) => ({
      code: codice,
      name: nome,
      stints: periodi.toSorted((a, b) => a.from < b.from ? -1 : 1)
    })),
    forms: schede,
    organisation: {
      units: unita,
      shared: obiettivi_condivisi,
      catalogue: anagrafe_indicatori,
      ...giudizio_ente && { administration: giudizio_ente }
    },
    pay: {
      people: persone.map(payOf),
      ...tempi_di_pagamento && { paymentTimes: tempi_di_pagamento },
      ...fatture && { invoices: { asOf: fatture.al, list: fatture.elenco } }
    }
  })
);
function payOf(told) {
  return {
    person: told.codice,
    ...told.sanzione !== void 0 && { sanction: told.sanzione },
    ...told.punteggio_anno_prima !== void 0 && { previousScore: told.punteggio_anno_prima },
    ...told.media_biennio !== void 0 && { twoYearMean: told.media_biennio },
    ...told.retribuzione_di_posizione !== void 0 && { positionPay: told.retribuzione_di_posizione },
    ...told.interim && { interim: told.interim },
    ...told.quote_obiettivi && { envelopes: told.quote_obiettivi.map(({ obiettivo, peso }) => ({ objective: obiettivo, weight: peso })) }
  };
}
function acceptEvaluations(document) {
  return acceptStrict(document, file);
}

// src/domain/evaluation/indicators/checkUse.ts
var USE_PROBLEMS = {
  otherEntry: "L'uso richiama un'altra voce dell'anagrafe.",
  ruleOfAnotherKind: "La regola di punteggio non \xE8 fatta per un indicatore di questo tipo.",
  otherDirection: "La regola premia il verso opposto a quello dell'indicatore.",
  limitsCrossed: "Minimo e massimo del punteggio non sono in ordine, o il minimo \xE8 negativo.",
  stepNeverReached: "Una soglia non viene dopo la precedente: nessun valore vi cade.",
  sameLevelTwice: "Lo stesso livello compare due volte nella scala.",
  phasesNotHundred: "I pesi delle fasi non sommano a 100.",
  partsNotHundred: "I pesi delle parti non sommano a 100.",
  negativeWeight: "Un peso \xE8 negativo.",
  negativeTolerance: "Una tolleranza \xE8 negativa."
};
function checkUse(entry, use2) {
  const { rule } = use2;
  const rewarded = rewardedBy(rule);
  const isOpposite = (entry.direction === "higher" || entry.direction === "lower") && rewarded !== void 0 && rewarded !== entry.direction;
  const problems = [
    use2.entry !== entry.code && "otherEntry",
    !KINDS[rule.kind].includes(entry.kind) && "ruleOfAnotherKind",
    isOpposite && "otherDirection",
    (isNegative(rule.limits.floor) || compare(fromDecimalText(rule.limits.cap), fromDecimalText(rule.limits.floor)) < 0) && "limitsCrossed",
    ...ownProblems(rule)
  ];
  return [...new Set(problems.filter((problem) => problem !== false))];
}
var VALUES = ["number", "percentage", "financial", "satisfaction", "formula", "unstated"];
var KINDS = {
  binary: [...VALUES, "yesNo", "date", "qualitative"],
  ratio: VALUES,
  interpolation: VALUES,
  thresholds: VALUES,
  range: VALUES,
  date: ["date"],
  ordinal: ["qualitative", "satisfaction", "unstated"],
  phases: ["phases"],
  composite: ["composite"]
};
function rewardedBy(rule) {
  switch (rule.kind) {
    case "ratio":
      return rule.better;
    case "binary":
      if (rule.comparison === "atLeast" || rule.comparison === "moreThan") return "higher";
      return rule.comparison === "atMost" || rule.comparison === "lessThan" ? "lower" : void 0;
    case "interpolation":
      return rule.maintenance?.better;
    case "thresholds":
    case "range":
    case "date":
    case "ordinal":
    case "phases":
    case "composite":
      return void 0;
  }
}
function ownProblems(rule) {
  switch (rule.kind) {
    case "binary":
    case "ratio":
      return [];
    case "interpolation":
      return [isNegative(rule.maintenance?.tolerance ?? "0") && "negativeTolerance"];
    case "thresholds":
      return [rule.ladder.some((step, i) => i > 0 && !comesAfter(step, rule.ladder[i - 1])) && "stepNeverReached"];
    case "range":
      return [(isNegative(rule.toleranceBelow) || isNegative(rule.toleranceAbove)) && "negativeTolerance"];
    case "date":
      return [rule.graceDays < 0 && "negativeTolerance"];
    case "ordinal":
      return [new Set(rule.levels.map(({ word }) => word)).size < rule.levels.length && "sameLevelTwice"];
    case "phases":
      return weightProblems(rule.phases, "phasesNotHundred");
    case "composite":
      return [...weightProblems(rule.parts, "partsNotHundred"), ...rule.parts.flatMap(({ use: use2 }) => ownProblems(use2.rule))];
  }
}
function comesAfter(step, before) {
  const order = compare(fromDecimalText(step.upTo), fromDecimalText(before.upTo));
  return order > 0 || order === 0 && step.inclusive && !before.inclusive;
}
function weightProblems(parts, notHundred) {
  const weights = parts.map(({ weight }) => fromDecimalText(weight));
  const isHundred = compare(sumOf(weights), fromDecimalText("100")) === 0;
  return [weights.some((each) => sign(each) < 0) && "negativeWeight", !isHundred && notHundred];
}
function isNegative(text) {
  return sign(fromDecimalText(text)) < 0;
}

// src/domain/evaluation/checkOrganisation.ts
function checkOrganisation({ units, shared, catalogue }, objectives) {
  const entries = new Map(catalogue.map((entry) => [entry.code, entry]));
  return [
    ...repeatedNames(
      catalogue,
      ({ code: code2 }) => code2,
      (code2, i) => error(`anagrafe_indicatori[${String(i)}].codice`, `L'indicatore \xAB${code2}\xBB c'\xE8 gi\xE0 nell'anagrafe.`)
    ),
    ...repeatedNames(
      units,
      ({ unit: unit2 }) => unit2,
      (unit2, i) => error(`unita[${String(i)}].unita`, `L'unit\xE0 \xAB${unit2}\xBB c'\xE8 gi\xE0.`)
    ),
    ...repeatedNames(
      shared,
      ({ objective: objective2 }) => objective2,
      (objective2, i) => error(`obiettivi_condivisi[${String(i)}].obiettivo`, `L'obiettivo \xAB${objective2}\xBB \xE8 gi\xE0 tra quelli condivisi.`)
    ),
    ...units.flatMap(({ unit: unit2, services }, i) => {
      const clause = `unita[${String(i)}]`;
      const total = services.reduce((sum, { share }) => add(sum, fromDecimalText(share)), ZERO);
      return [
        ...compare(total, HUNDRED) > 0 ? [error(`${clause}.servizi`, `Le quote dei servizi di \xAB${unit2}\xBB superano 100.`)] : [],
        ...services.flatMap(
          ({ indicators }, j) => indicators.flatMap(({ use: use2 }, k) => {
            const where = `${clause}.servizi[${String(j)}].indicatori[${String(k)}]`;
            const entry = entries.get(use2.entry);
            if (!entry) return [error(`${where}.codice`, `L'indicatore \xAB${use2.entry}\xBB non \xE8 nell'anagrafe degli indicatori.`)];
            return checkUse(entry, use2).map((problem) => error(`${where}.regola`, USE_PROBLEMS[problem]));
          })
        )
      ];
    }),
    ...shared.flatMap(({ objective: objective2, holders }, i) => {
      const clause = `obiettivi_condivisi[${String(i)}]`;
      const shares = holders.flatMap(({ share }) => share === void 0 ? [] : [fromDecimalText(share)]);
      return [
        ...objectives.has(objective2) ? [] : [error(`${clause}.obiettivo`, `L'obiettivo \xAB${objective2}\xBB non \xE8 nel piano dell'anno.`)],
        ...shares.some((share) => compare(share, fromDecimalText("1")) > 0) ? [error(`${clause}.unita`, "Una quota va da 0 a 1: 1 \xE8 tutto l'obiettivo.")] : []
      ];
    })
  ];
}

// src/domain/evaluation/individual/checkEvaluations.ts
function checkEvaluations(people, forms, context) {
  const ready = readySmvp(context.smvp);
  const byCode = new Map(people.map((person2) => [person2.code, person2]));
  return [
    ...repeatedNames(
      people,
      ({ code: code2 }) => code2,
      (code2, i) => error(`persone[${String(i)}].codice`, `Il codice \xAB${code2}\xBB \xE8 gi\xE0 di un'altra persona.`)
    ),
    ...people.flatMap((person2, i) => checkPerson(person2, `persone[${String(i)}]`, context.year)),
    ...forms.flatMap((form2, i) => checkForm(form2, `schede[${String(i)}]`, byCode.get(form2.person), ready, context)),
    ...overlaps(forms)
  ];
}
function checkPerson({ code: code2, stints }, clause, year) {
  const [first, last] = [`${String(year)}-01-01`, `${String(year)}-12-31`];
  return stints.flatMap(({ from, to, neutralDays, countedDays }, i) => {
    const where = `${clause}.periodi`;
    const period = `${code2}, periodo dal ${italianDate(from)} al ${italianDate(to)}`;
    const before = stints[i - 1];
    return [
      ...to < from ? [error(where, `${period}: finisce prima di cominciare.`)] : [],
      ...from < first || to > last ? [error(where, `${period}: esce dal ${String(year)}.`)] : [],
      ...before && before.to >= from ? [error(where, `${period}: si sovrappone al periodo precedente.`)] : [],
      ...to >= from && neutralDays + countedDays > daysBetween(from, to) + 1 ? [error(where, `${period}: i giorni di assenza sono pi\xF9 dei giorni del periodo.`)] : []
    ];
  });
}
function checkForm(form2, clause, person2, ready, { smvp, objectives }) {
  if (!person2) return [error(`${clause}.persona`, `Non c'\xE8 nessuna persona con il codice \xAB${form2.person}\xBB.`)];
  const template = ready.templates.get(form2.role);
  if (!template) return [error(`${clause}.ruolo`, `Il sistema di valutazione non ha un modello di scheda per \xAB${ROLE_WORDS[form2.role]}\xBB.`)];
  const scores = form2.behaviours.flatMap(({ code: code2, score }) => {
    const where = `${clause}.comportamenti.${code2}`;
    if (!template.behaviours.some((behaviour) => behaviour.code === code2))
      return [error(where, `Il modello di \xAB${ROLE_WORDS[form2.role]}\xBB non ha il comportamento \xAB${code2}\xBB.`)];
    return score !== void 0 && template.scale && scoreOnScale(template.scale, score) === void 0 ? [error(where, `\xAB${score}\xBB non \xE8 un punteggio della scala \xAB${template.scale.scale.code}\xBB.`)] : [];
  });
  const cited = [
    ...form2.objectives.map((objective2, i) => ({
      code: objective2.kind === "plan" ? objective2.objective : void 0,
      where: `obiettivi[${String(i)}].obiettivo`
    })),
    ...form2.linkedObjectives.map((code2, i) => ({ code: code2, where: `obiettivi_collegati[${String(i)}]` }))
  ];
  const unknown = cited.flatMap(
    ({ code: code2, where }) => code2 !== void 0 && !objectives.has(code2) ? [error(`${clause}.${where}`, `L'obiettivo \xAB${code2}\xBB non \xE8 nel piano dell'anno.`)] : []
  );
  return [
    ...form2.evaluator === form2.person ? [error(`${clause}.valutatore`, "Nessuno valuta s\xE9 stesso.")] : [],
    ...checkPeriod(form2, clause, person2),
    ...scores,
    ...unknown,
    ...form2.objectives.some(({ kind }) => kind === "own") ? checkWeights(smvp.weights.objectives, form2.objectives, `${clause}.obiettivi`, `Scheda di ${form2.person}: gli obiettivi`) : []
  ];
}
function checkPeriod({ from, to, isInterim, person: code2 }, clause, { stints }) {
  if (to < from) return [error(`${clause}.al`, "La scheda finisce prima di cominciare.")];
  if (isInterim) return [];
  const begins = stints.some((stint2) => stint2.from === from);
  const ends = stints.some((stint2) => stint2.to === to);
  if (begins && ends) return [];
  const message = `La scheda di ${code2} va dal ${italianDate(from)} al ${italianDate(to)}: deve cominciare e finire con un periodo di servizio.`;
  return [error(`${clause}.${begins ? "al" : "dal"}`, message)];
}
function overlaps(forms) {
  const placed = forms.map((form2, i) => ({ form: form2, clause: `schede[${String(i)}]` })).filter(({ form: form2 }) => !form2.isInterim);
  return [...groupBy(placed, ({ form: form2 }) => form2.person).values()].flatMap((own) => {
    const ordered = own.toSorted((a, b) => a.form.from < b.form.from ? -1 : 1);
    return ordered.flatMap(({ form: form2, clause }, i) => {
      const before = ordered[i - 1]?.form;
      return before && before.to >= form2.from ? [
        error(
          `${clause}.dal`,
          `La scheda di ${form2.person} si sovrappone a quella dal ${italianDate(before.from)} al ${italianDate(before.to)}.`
        )
      ] : [];
    });
  });
}

// src/features/evaluation/importEvaluations.ts
var IMPORT_EVALUATIONS_REFUSALS = {
  noSmvp: "Per quest'anno non c'\xE8 il sistema di valutazione: prima se ne prepari uno con \xABtraguardo smvp\xBB."
};
async function importEvaluations(ambient, file2) {
  const read = readOf(file2.content);
  if (!read.ok) return { ok: true, value: nothing(read.problems) };
  const { administration, year, actor } = ambient;
  const key = { administration, year };
  let refused = [];
  const { idempotencyKey, dryRun = false } = file2;
  const options = { idempotencyKey, dryRun, alsoTracks: tracksOf(read.value) };
  const verdict = await act(ambient, "evaluation.import", options, async (tx) => {
    const rules = (await loadRuleVersions(tx, key, "smvp")).at(-1);
    const smvp = rules && acceptSmvp(JSON.parse(rules.content));
    if (!smvp?.ok) return { ok: false, reasons: ["noSmvp"] };
    const plan = await readAnnualReport(tx, key);
    const objectives = new Set((plan?.objectives ?? []).map(({ code: code2 }) => String(code2)));
    refused = [
      ...checkEvaluations(read.value.people, read.value.forms, { year, smvp: smvp.value, objectives }),
      ...checkOrganisation(read.value.organisation, objectives)
    ];
    if (refused.length > 0) return { ok: false, reasons: ["refused"] };
    const source = { name: file2.name, content: Buffer.from(file2.content), by: actor.person };
    const reading2 = await saveEvaluationReading(tx, key, source, read.value);
    const counts = { people: read.value.people.length, forms: read.value.forms.length, changed: reading2 !== void 0 };
    return {
      ok: true,
      value: { answer: { ...counts, refused: [] }, object: `evaluations ${String(year)}`, content: { file: file2.name, ...counts } }
    };
  });
  if (verdict.ok) return verdict;
  const [reason] = verdict.reasons;
  return reason === "refused" ? { ok: true, value: nothing(refused) } : { ok: false, reasons: [reason] };
}
var MOST_REFUSALS = 50;
function nothing(problems) {
  return {
    people: 0,
    forms: 0,
    changed: false,
    refused: problems.slice(0, MOST_REFUSALS).map(({ clause, message }) => ({ clause, message }))
  };
}
function readOf(content) {
  const json = readJson(content, LARGEST_EVALUATIONS);
  return json.ok ? acceptEvaluations(json.value) : json;
}
function tracksOf({ forms }) {
  const categories = new Set(forms.map(({ role }) => payCategoryOf(role)));
  return [
    ...categories.has("eq") ? ["individualEq"] : [],
    ...categories.has("dirigenti") || categories.has("segretario") ? ["individualDirigenti"] : []
  ];
}

export {
  LARGEST_EVALUATIONS,
  IMPORT_EVALUATIONS_REFUSALS,
  importEvaluations
};
//# sourceMappingURL=chunk-PDJQVISQ.js.map
