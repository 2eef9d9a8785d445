import * as z from "zod";
import { type Cci, type Fund, type Quota, type ScoreBand } from "../../domain/bonus/cci.ts";
import { PAY_CATEGORIES } from "../../domain/organisation/profile.ts";
import { acceptStrict, choice, day, type FileReading, words } from "./strictJson.ts";
import { ROLES_IN_FILES } from "./wordsOfRules.ts";

const DECIMAL = 'Ci vuole un numero tra virgolette, con il punto per i decimali: "12.5".';
const MONEY = 'Ci vuole un importo in euro tra virgolette, con due decimali e il punto: "60000.00".';
const PERCENT = 'Ci vuole una percentuale da 0 a 100, tra virgolette: "30".';
const PAYS = `${PERCENT} Oppure "proporzionale".`;
const ELUSIVE =
  "Una soglia di punteggio al posto della quota elude il contratto nazionale (ARAN, CFL126): ci vuole un numero di persone o una percentuale.";

const text = words(500);
const decimal = z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, DECIMAL);
const money = z.string().regex(/^\d{1,10}\.\d{2}$/, MONEY);
const percent = z.string().regex(/^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, PERCENT);
const pays = z.string().regex(/^(proporzionale|100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/, PAYS);
const coefficient = decimal.refine((said) => /[1-9]/.test(said), "Un coefficiente è sopra lo zero.");
const people = z.int().min(0).max(1_000_000);
const flag = z.boolean();
const act = z.strictObject({ atto: text, data: day }).transform(({ atto, data }) => ({ title: atto, date: data }));

const sanction = choice({
  nessuna: "none",
  rimprovero_verbale: "oralReprimand",
  rimprovero_scritto: "writtenReprimand",
  multa: "fine",
  sospensione: "suspension",
  licenziamento: "dismissal",
});
const category = choice({ segretario: "segretario", dirigenti: "dirigenti", eq: "eq", personale: "staff" });

const band = z
  .strictObject({ da: decimal, da_compreso: flag, a: decimal, a_compreso: flag, paga: pays })
  .transform(({ da, da_compreso, a, a_compreso, paga }): ScoreBand => {
    const pays = paga === "proporzionale" ? { kind: "proportional" as const } : { kind: "percent" as const, percent: paga };
    return { from: da, includesFrom: da_compreso, to: a, includesTo: a_compreso, pays };
  });
const bands = z.array(band).min(1).max(100);

const envelope = z
  .strictObject({ obiettivo: text, percentuale: percent })
  .transform(({ obiettivo, percentuale }) => ({ objective: obiettivo, percent: percentuale }));

const formula = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("soglie"), soglie: bands }).transform(({ soglie }) => ({ kind: "bands" as const, bands: soglie })),
  z.strictObject({ tipo: z.literal("punti"), soglie: bands }).transform(({ soglie }) => ({ kind: "points" as const, bands: soglie })),
  z.strictObject({ tipo: z.literal("budget_assegnato") }).transform(() => ({ kind: "assignedBudget" as const })),
  z
    .strictObject({
      tipo: z.literal("buste"),
      buste: z.array(envelope).min(1).max(2000),
      soglie: bands,
    })
    .transform(({ buste, soglie }) => ({ kind: "envelopes" as const, envelopes: buste, bands: soglie })),
]);

const coefficients = z
  .strictObject(Object.fromEntries(Object.keys(ROLES_IN_FILES).map((role) => [role, coefficient.optional()])))
  .refine((found) => Object.values(found).some((value) => value !== undefined), "Non c'è nessun coefficiente.")
  .transform((found) => {
    const given = Object.entries(ROLES_IN_FILES).flatMap(([name, role]) =>
      found[name] === undefined ? [] : [[role, found[name]] as const],
    );
    return Object.fromEntries(given);
  });

const base = z.discriminatedUnion("tipo", [
  z
    .strictObject({ tipo: z.literal("coefficienti"), coefficienti: coefficients })
    .transform(({ coefficienti }) => ({ kind: "coefficients" as const, coefficients: coefficienti })),
  z.strictObject({ tipo: z.literal("posizione") }).transform(() => ({ kind: "positionPay" as const })),
]);

const quota = z.discriminatedUnion("tipo", [
  z.strictObject({ tipo: z.literal("numero"), numero: people }).transform(({ numero }): Quota => ({ kind: "count", count: numero })),
  z
    .strictObject({
      tipo: z.literal("percentuale"),
      percentuale: percent,
      arrotondamento: choice({ eccesso: "up", difetto: "down", piu_vicino: "halfUp" }),
    })
    .transform(({ percentuale, arrotondamento }): Quota => ({ kind: "percent", percent: percentuale, rounding: arrotondamento })),
  z.strictObject({ tipo: z.literal("soglia"), da: decimal.optional() }).transform((_, context): Quota => {
    context.addIssue({ code: "custom", message: ELUSIVE, path: ["tipo"] });
    return z.NEVER;
  }),
]);

const surcharge = z.discriminatedUnion("tipo", [
  z
    .strictObject({
      tipo: z.literal("applicata"),
      percentuale: percent,
      quota,
      collegata_obiettivi_ente: flag,
      parita: z
        .array(choice({ punteggio_precedente: "previousScore", media_due_anni: "twoYearMean" }))
        .max(2)
        .refine((criteria) => new Set(criteria).size === criteria.length, "Lo stesso criterio compare due volte."),
      ultima_parita: choice({ divisa: "share", nessuno: "nobody" }),
    })
    .transform(({ percentuale, quota: howMany, collegata_obiettivi_ente, parita, ultima_parita }) => ({
      kind: "applied" as const,
      percent: percentuale,
      quota: howMany,
      isLinkedToEnteObjectives: collegata_obiettivi_ente,
      ties: parita,
      lastTie: ultima_parita,
    })),
  z
    .strictObject({ tipo: z.literal("non_applicata"), motivo: text })
    .transform(({ motivo }) => ({ kind: "notApplied" as const, reason: motivo })),
]);

const destination = choice({ colleghi: "colleagues", economie: "savings" });
const waiting = choice({ nulla: "nothing", accantonamento: "reserved" });

const fund = z
  .strictObject({
    categoria: category,
    stanziato: money,
    determina: act,
    retribuzione_di_posizione: money.optional(),
    formula,
    base,
    valutazione_positiva_da: decimal.refine((words) => Number(words) <= 100, "Una soglia di punteggio è tra 0 e 100."),
    maggiorazione: surcharge,
    resti: destination,
    senza_punteggio: z
      .strictObject({ mancante: waiting, non_applicabile: waiting, neutralizzato: waiting, non_calcolabile: waiting })
      .transform(({ mancante, non_applicabile, neutralizzato, non_calcolabile }) => ({
        missing: mancante,
        notApplicable: non_applicabile,
        neutralised: neutralizzato,
        notComputable: non_calcolabile,
      })),
    contestazione: choice({ intero: "full", differenza: "difference" }),
    interim: percent.optional(),
    tempi_di_pagamento: z
      .strictObject({ percentuale: percent, persi: destination })
      .transform(({ percentuale, persi }) => ({ percent: percentuale, lost: persi }))
      .optional(),
  })
  .transform(({ retribuzione_di_posizione, interim, tempi_di_pagamento, ...rest }): Fund => {
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
      ...(retribuzione_di_posizione === undefined ? {} : { positionPay: retribuzione_di_posizione }),
      ...(interim === undefined ? {} : { interimPercent: interim }),
      ...(tempi_di_pagamento === undefined ? {} : { paymentTimes: tempi_di_pagamento }),
    };
  });

const file = z
  .strictObject({
    schema: z.literal("traguardo/cci/1"),
    anno: z.int().min(2009).max(2999),
    atto: act,
    smvp: act,
    dipendenti: people,
    dirigenti: people,
    esclusione_disciplinare: sanction,
    arrotondamento: choice({ resti_maggiori: "largestRemainder" }),
    fondi: z.array(fund).min(1).max(PAY_CATEGORIES.length),
  })
  .transform(({ schema, anno, atto, smvp, dipendenti, dirigenti, esclusione_disciplinare, arrotondamento, fondi }): Cci => ({
    schema,
    year: anno,
    act: atto,
    smvp,
    employees: dipendenti,
    dirigenti,
    excludingSanction: esclusione_disciplinare === "none" ? undefined : esclusione_disciplinare,
    rounding: arrotondamento,
    funds: fondi,
  }));

/**
 * Accepts a contratto integrativo: one strict form, with Italian names and decimals as text. Every mistake is told with its clause; what the contract
 * means is `checkCci`'s.
 */
export function acceptCci(document: unknown): FileReading<Cci> {
  return acceptStrict(document, file);
}
