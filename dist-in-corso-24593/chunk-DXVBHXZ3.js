import {
  inForceOn
} from "./chunk-QPYDRUEM.js";
import {
  ROLES_IN_FILES,
  acceptStrict,
  choice,
  day,
  words
} from "./chunk-UJMK5DDS.js";
import {
  PAY_CATEGORIES
} from "./chunk-HYBPTOKR.js";
import {
  civilDate
} from "./chunk-V65HRVHO.js";

// src/domain/bonus/paymentTimes.rule.ts
var paymentTimesCitation = { act: "d.l. 13/2023", article: "4-bis", paragraph: "2" };
var LEAST_GATE_PERCENT = 30;
var delayCitation = { act: "l. 145/2018", article: "1", paragraph: "859", letter: "b" };
var timelinessCitation = { act: "d.p.c.m. 22/09/2014", article: "9", verify: true };

// src/exchange/rules/readCci.ts
import * as z from "zod";

// src/domain/bonus/cci.ts
var SANCTIONS = ["oralReprimand", "writtenReprimand", "fine", "suspension", "dismissal"];
function clauseOf(fund2, path) {
  return `fondi[${String(fund2)}].${path}`;
}

// src/exchange/rules/readCci.ts
var DECIMAL = 'Ci vuole un numero tra virgolette, con il punto per i decimali: "12.5".';
var MONEY = 'Ci vuole un importo in euro tra virgolette, con due decimali e il punto: "60000.00".';
var PERCENT = 'Ci vuole una percentuale da 0 a 100, tra virgolette: "30".';
var PAYS = `${PERCENT} Oppure "proporzionale".`;
var ELUSIVE = "Una soglia di punteggio al posto della quota elude il contratto nazionale (ARAN, CFL126): ci vuole un numero di persone o una percentuale.";
var text = words(500);
var decimal = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, DECIMAL);
var money = z.string().regex(/^\d{1,10}\.\d{2}$/, MONEY);
var percent = z.string().regex(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, PERCENT);
var pays = z.string().regex(/^(proporzionale|100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, PAYS);
var coefficient = decimal.refine((said) => /[1-9]/.test(said), "Un coefficiente \xE8 sopra lo zero.");
var people = z.int().min(0).max(1e6);
var flag = z.boolean();
var act = z.strictObject({ atto: text, data: day }).transform(({ atto, data }) => ({ title: atto, date: data }));
var sanction = choice({
  nessuna: "none",
  rimprovero_verbale: "oralReprimand",
  rimprovero_scritto: "writtenReprimand",
  multa: "fine",
  sospensione: "suspension",
  licenziamento: "dismissal"
});
var category = choice({ segretario: "segretario", dirigenti: "dirigenti", eq: "eq", personale: "staff" });
var band = z.strictObject({ da: decimal, da_compreso: flag, a: decimal, a_compreso: flag, paga: pays }).transform(({ da, da_compreso, a, a_compreso, paga }) => {
  const pays2 = paga === "proporzionale" ? { kind: "proportional" } : { kind: "percent", percent: paga };
  return { from: da, includesFrom: da_compreso, to: a, includesTo: a_compreso, pays: pays2 };
});
var bands = z.array(band).min(1).max(100);
var envelope = z.strictObject({ obiettivo: text, percentuale: percent }).transform(({ obiettivo, percentuale }) => ({ objective: obiettivo, percent: percentuale }));
var formula = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("soglie"), soglie: bands }).transform(({ soglie }) => ({ kind: "bands", bands: soglie })),
  z.strictObject({ tipo: z.literal("punti"), soglie: bands }).transform(({ soglie }) => ({ kind: "points", bands: soglie })),
  z.strictObject({ tipo: z.literal("budget_assegnato") }).transform(() => ({ kind: "assignedBudget" })),
  z.strictObject({
    tipo: z.literal("buste"),
    buste: z.array(envelope).min(1).max(2e3),
    soglie: bands
  }).transform(({ buste, soglie }) => ({ kind: "envelopes", envelopes: buste, bands: soglie }))
]);
var coefficients = z.strictObject(Object.fromEntries(Object.keys(ROLES_IN_FILES).map((role) => [role, coefficient.optional()]))).refine((found) => Object.values(found).some((value) => value !== void 0), "Non c'\xE8 nessun coefficiente.").transform((found) => {
  const given = Object.entries(ROLES_IN_FILES).flatMap(
    ([name, role]) => found[name] === void 0 ? [] : [[role, found[name]]]
  );
  return Object.fromEntries(given);
});
var base = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("coefficienti"), coefficienti: coefficients }).transform(({ coefficienti }) => ({ kind: "coefficients", coefficients: coefficienti })),
  z.strictObject({ tipo: z.literal("posizione") }).transform(() => ({ kind: "positionPay" }))
]);
var quota = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("numero"), numero: people }).transform(({ numero }) => ({ kind: "count", count: numero })),
  z.strictObject({
    tipo: z.literal("percentuale"),
    percentuale: percent,
    arrotondamento: choice({ eccesso: "up", difetto: "down", piu_vicino: "halfUp" })
  }).transform(({ percentuale, arrotondamento }) => ({ kind: "percent", percent: percentuale, rounding: arrotondamento })),
  z.strictObject({ tipo: z.literal("soglia"), da: decimal.optional() }).transform((_, context) => {
    context.addIssue({ code: "custom", message: ELUSIVE, path: ["tipo"] });
    return z.NEVER;
  })
]);
var surcharge = z.discriminatedUnion("tipo", [
  z.strictObject({
    tipo: z.literal("applicata"),
    percentuale: percent,
    quota,
    collegata_obiettivi_ente: flag,
    parita: z.array(choice({ punteggio_precedente: "previousScore", media_due_anni: "twoYearMean" })).max(2).refine((criteria) => new Set(criteria).size === criteria.length, "Lo stesso criterio compare due volte."),
    ultima_parita: choice({ divisa: "share", nessuno: "nobody" })
  }).transform(({ percentuale, quota: howMany, collegata_obiettivi_ente, parita, ultima_parita }) => ({
    kind: "applied",
    percent: percentuale,
    quota: howMany,
    isLinkedToEnteObjectives: collegata_obiettivi_ente,
    ties: parita,
    lastTie: ultima_parita
  })),
  z.strictObject({ tipo: z.literal("non_applicata"), motivo: text }).transform(({ motivo }) => ({ kind: "notApplied", reason: motivo }))
]);
var destination = choice({ colleghi: "colleagues", economie: "savings" });
var waiting = choice({ nulla: "nothing", accantonamento: "reserved" });
var fund = z.strictObject({
  categoria: category,
  stanziato: money,
  determina: act,
  retribuzione_di_posizione: money.optional(),
  formula,
  base,
  valutazione_positiva_da: decimal.refine((words2) => Number(words2) <= 100, "Una soglia di punteggio \xE8 tra 0 e 100."),
  maggiorazione: surcharge,
  resti: destination,
  senza_punteggio: z.strictObject({ mancante: waiting, non_applicabile: waiting, neutralizzato: waiting, non_calcolabile: waiting }).transform(({ mancante, non_applicabile, neutralizzato, non_calcolabile }) => ({
    missing: mancante,
    notApplicable: non_applicabile,
    neutralised: neutralizzato,
    notComputable: non_calcolabile
  })),
  contestazione: choice({ intero: "full", differenza: "difference" }),
  interim: percent.optional(),
  tempi_di_pagamento: z.strictObject({ percentuale: percent, persi: destination }).transform(({ percentuale, persi }) => ({ percent: percentuale, lost: persi })).optional()
}).transform(({ retribuzione_di_posizione, interim, tempi_di_pagamento, ...rest }) => {
  return {
    category: rest.categoria,
    allocated: rest.stanziato,
    act: rest.determina,
    formula: rest.formula,
    base: rest.base,
    positiveFrom: rest.valutazione_positiva_da,
    surcharge: rest.maggiorazione,
    leftovers: rest.resti,
    ungraded: rest.senza_punteggio,
    contested: rest.contestazione,
    ...retribuzione_di_posizione === void 0 ? {} : { positionPay: retribuzione_di_posizione },
    ...interim === void 0 ? {} : { interimPercent: interim },
    ...tempi_di_pagamento === void 0 ? {} : { paymentTimes: tempi_di_pagamento }
  };
});
var file = z.strictObject({
  schema: z.literal("traguardo/cci/1"),
  anno: z.int().min(2009).max(2999),
  atto: act,
  smvp: act,
  dipendenti: people,
  dirigenti: people,
  esclusione_disciplinare: sanction,
  arrotondamento: choice({ resti_maggiori: "largestRemainder" }),
  fondi: z.array(fund).min(1).max(PAY_CATEGORIES.length)
}).transform(({ schema, anno, atto, smvp, dipendenti, dirigenti, esclusione_disciplinare, arrotondamento, fondi }) => ({
  schema,
  year: anno,
  act: atto,
  smvp,
  employees: dipendenti,
  dirigenti,
  excludingSanction: esclusione_disciplinare === "none" ? void 0 : esclusione_disciplinare,
  rounding: arrotondamento,
  funds: fondi
}));
function acceptCci(document) {
  return acceptStrict(document, file);
}

// src/domain/bonus/surcharge.rule.ts
var art81 = { act: "CCNL Funzioni locali 16/11/2022", article: "81" };
var art48 = { act: "CCNL Funzioni locali 23/02/2026", article: "48", verify: true };
var STAFF = [
  {
    from: civilDate("2022-11-16"),
    value: { minimum: 30, whenLinked: void 0, small: void 0, notAppliedUpTo: 0 },
    source: art81
  },
  {
    from: civilDate("2026-02-23"),
    value: { minimum: 30, whenLinked: 20, small: { upTo: 10, minimum: 25 }, notAppliedUpTo: 5 },
    source: art48
  }
];
function staffSurchargeOn(day2, employees, isLinkedToEnteObjectives) {
  const rule = inForceOn(day2, STAFF);
  const citation = STAFF.findLast(({ from }) => from <= day2)?.source;
  if (!rule || !citation) return void 0;
  if (employees <= rule.notAppliedUpTo) return { minimum: void 0, citation };
  if (isLinkedToEnteObjectives && rule.whenLinked !== void 0) return { minimum: rule.whenLinked, citation };
  return { minimum: rule.small && employees <= rule.small.upTo ? rule.small.minimum : rule.minimum, citation };
}
var dirigentiSurchargeCitation = { act: "CCNL Area Funzioni locali 17/12/2020", article: "30" };
var DIRIGENTI_SURCHARGE = { minimum: 30, optionalUpTo: 5 };

export {
  SANCTIONS,
  clauseOf,
  staffSurchargeOn,
  dirigentiSurchargeCitation,
  DIRIGENTI_SURCHARGE,
  paymentTimesCitation,
  LEAST_GATE_PERCENT,
  delayCitation,
  timelinessCitation,
  acceptCci
};
//# sourceMappingURL=chunk-DXVBHXZ3.js.map
