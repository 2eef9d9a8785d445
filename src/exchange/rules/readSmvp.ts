import * as z from "zod";
import type { AchievementRules, ValueChoice } from "../../domain/evaluation/indicators/achievementRules.ts";
import type { AbsencePolicy } from "../../domain/evaluation/combine.ts";
import type { LevelRules, RollUpRules } from "../../domain/evaluation/rollUp/rollUpRules.ts";
import { type NeutralAbsence, type Scale, type Smvp } from "../../domain/evaluation/smvp.ts";
import { acceptStrict, choice, code, decimal, type FileReading, wholeNumber, words } from "./strictJson.ts";
import { ROLES_IN_FILES } from "./wordsOfRules.ts";

const weightMode = choice({ percentuali: "percent", coefficienti: "coefficient", punti: "points", nessuno: "none" });
const absenceChoice = choice({ zero: "zero", escludi: "leaveOut", attendi: "block", pieno: "full" });

const absences = z
  .strictObject({
    mancante: absenceChoice,
    non_applicabile: absenceChoice,
    neutralizzato: absenceChoice,
    non_calcolabile: absenceChoice,
  })
  .transform(({ mancante, non_applicabile, neutralizzato, non_calcolabile }): AbsencePolicy => ({
    missing: mancante,
    notApplicable: non_applicabile,
    neutralised: neutralizzato,
    notComputable: non_calcolabile,
  }));

const takes = choice({ calcolato: "computed", valutato: "judged" });

const level = z
  .strictObject({ pesi: weightMode, senza_dato: absences, vale: takes })
  .transform(({ pesi, senza_dato, vale }): LevelRules => ({ weights: pesi, absences: senza_dato, takes: vale }));

const rollUp = z
  .strictObject({
    indicatori: level,
    obiettivi: level,
    attivita_ordinaria: level,
    parti_dell_unita: z.strictObject({ senza_dato: absences, vale: takes }),
    unita: level,
    condivisi: choice({ per_quota: "byShare", per_intero: "inFull" }),
    trasversali: z.strictObject({ entrano: choice({ nelle_unita: "units", nell_ente: "administration" }), quota: decimal }),
  })
  .transform(({ indicatori, obiettivi, attivita_ordinaria, parti_dell_unita, unita, trasversali, condivisi }): RollUpRules => ({
    indicators: indicatori,
    objectives: obiettivi,
    ordinaryActivity: attivita_ordinaria,
    unitParts: { absences: parti_dell_unita.senza_dato, takes: parti_dell_unita.vale },
    units: unita,
    crossCutting: { enters: trasversali.entrano, share: trasversali.quota },
    shared: condivisi,
  }));

const valueChoice = z
  .strictObject({
    regola: choice({ tutto_o_niente: "binary", rapporto: "ratio", interpolazione: "interpolation" }),
    senza_valore_di_partenza: choice({ tutto_o_niente: "binary", rapporto: "ratio" }),
    target_non_positivo: choice({ tutto_o_niente: "binary", non_calcolabile: "notComputable" }),
    valore_non_positivo: choice({ massimo: "cap", non_calcolabile: "notComputable" }),
    tolleranza_del_mantenimento: decimal.optional(),
  })
  .transform((file): ValueChoice => ({
    rule: file.regola,
    withoutBaseline: file.senza_valore_di_partenza,
    targetNotPositive: file.target_non_positivo,
    valueNotPositive: file.valore_non_positivo,
    ...(file.tolleranza_del_mantenimento !== undefined && { maintenanceTolerance: file.tolleranza_del_mantenimento }),
  }));

const achievement = z
  .strictObject({
    minimo: decimal,
    massimo: decimal,
    scadenza: z.strictObject({ giorni_di_tolleranza: wholeNumber, zero_dopo_giorni: wholeNumber.optional() }),
    almeno: valueChoice,
    al_massimo: valueChoice,
    intervallo: z.strictObject({ tolleranza_sotto: decimal, tolleranza_sopra: decimal }),
    variazione: choice({ tutto_o_niente: "binary", interpolazione: "interpolation" }),
    valore_e_scadenza: z.strictObject({
      conta: choice({ il_peggiore: "minimum", la_media: "weightedMean" }),
      peso_valore: decimal,
      peso_scadenza: decimal,
    }),
    esiti: z.strictObject({ raggiunto: decimal, non_raggiunto: decimal }),
  })
  .transform(
    ({ minimo, massimo, scadenza, almeno, al_massimo, intervallo, variazione, valore_e_scadenza: both, esiti }): AchievementRules => ({
      limits: { floor: minimo, cap: massimo },
      deadline: {
        graceDays: scadenza.giorni_di_tolleranza,
        decay: scadenza.zero_dopo_giorni === undefined ? { kind: "none" } : { kind: "overDays", zeroAfter: scadenza.zero_dopo_giorni },
      },
      atLeast: almeno,
      atMost: al_massimo,
      range: { toleranceBelow: intervallo.tolleranza_sotto, toleranceAbove: intervallo.tolleranza_sopra },
      change: variazione,
      both: { combine: both.conta, valueWeight: both.peso_valore, deadlineWeight: both.peso_scadenza },
      outcomes: { achieved: esiti.raggiunto, notAchieved: esiti.non_raggiunto },
    }),
  );

const scale = z.discriminatedUnion("tipo", [
  z
    .strictObject({
      tipo: z.literal("numeri"),
      codice: code,
      da: decimal,
      a: decimal,
      decimali: wholeNumber.max(4),
      conversione: choice({ sul_massimo: "ofMaximum", dal_minimo: "fromMinimum" }),
      livelli: z
        .array(z.strictObject({ fino_a: decimal, nome: words(200), descrizione: words(2000) }))
        .min(1)
        .max(20),
    })
    .transform(({ codice, da, a, decimali, conversione, livelli }): Scale => ({
      kind: "numbers",
      code: codice,
      from: da,
      to: a,
      decimals: decimali,
      conversion: conversione,
      levels: livelli.map(({ fino_a, nome, descrizione }) => ({ upTo: fino_a, label: nome, description: descrizione })),
    })),
  z
    .strictObject({
      tipo: z.literal("parole"),
      codice: code,
      livelli: z
        .array(z.strictObject({ parola: words(60), valore: decimal, descrizione: words(2000) }))
        .min(1)
        .max(20),
    })
    .transform(({ codice, livelli }): Scale => ({
      kind: "words",
      code: codice,
      levels: livelli.map(({ parola, valore, descrizione }) => ({ word: parola, value: valore, description: descrizione })),
    })),
]);

const NEUTRAL_IN_FILES: Readonly<Record<string, NeutralAbsence>> = {
  maternita: "maternity",
  paternita: "paternity",
  congedo_parentale: "parentalLeave",
  disabilita: "disabilityLeave",
  terapie_salvavita: "lifeSavingTherapy",
  infortunio_sul_lavoro: "workInjury",
  donazione_di_sangue: "bloodDonation",
  cariche_elettive: "electedOffice",
  permessi_sindacali: "unionLeave",
};

const component = z.strictObject({
  tipo: choice({
    unita: "unit",
    ente: "administration",
    obiettivi: "objectives",
    comportamenti: "behaviours",
    differenziazione: "differentiation",
  }),
  peso: decimal.optional(),
});

const role = z.strictObject({
  ruolo: choice(ROLES_IN_FILES),
  componenti: z.array(component).min(1).max(5),
  comportamenti: z.array(z.strictObject({ codice: code, peso: decimal.optional() })).max(30),
  scala: code.optional(),
});

const differentiation = z.strictObject({
  misura: choice({
    scarto_quadratico_medio: "standardDeviation",
    punteggi_diversi: "distinctScores",
    quota_fascia_alta: "topBandShare",
    punteggi_uguali: "equalScores",
  }),
  persone_minime: wholeNumber,
  gradini: z.array(z.strictObject({ fino_a: decimal, compreso: z.boolean(), punti: decimal })).max(20),
  oltre: decimal,
});

const file = z
  .strictObject({
    schema: z.literal("traguardo/smvp/1"),
    titolo: words(200),
    profondita: z.enum(["semplificato", "intermedio", "completo"]),
    pesi: z.strictObject({ componenti: weightMode, comportamenti: weightMode, obiettivi: weightMode }),
    ruoli: z.array(role).min(1).max(20),
    scale: z.array(scale).max(10),
    comportamenti: z.array(z.strictObject({ codice: code, titolo: words(200), descrizione: words(2000) })).max(60),
    fasce: z
      .array(z.strictObject({ fino_a: decimal, compreso: z.boolean(), etichetta: words(100) }))
      .min(1)
      .max(30),
    raggiungimento: achievement,
    aggregazione: rollUp,
    individuale: z.strictObject({
      quota_dell_unita: choice({ tutta_l_unita: "wholeUnit", obiettivi_collegati: "linkedObjectives" }),
      senza_dato: absences,
      piu_schede: choice({ per_giorni: "byDays", la_piu_lunga: "longest" }),
      giorni_minimi: wholeNumber,
      assenze_neutre: z.array(choice(NEUTRAL_IN_FILES)).max(20),
    }),
    differenziazione: differentiation.optional(),
    arrotondamento: z.strictObject({ decimali: wholeNumber, fasce_sul: choice({ esatto: "exact", pubblicato: "published" }) }),
    negativa_sotto: decimal,
    tetto: z.strictObject({ da: decimal, quota_massima: decimal }).optional(),
    procedura: z.strictObject({
      giorni_osservazioni: wholeNumber,
      audizione: z.boolean(),
      giorni_decisione: wholeNumber,
      decide: choice({ superiore: "superior", segretario: "segretario", oiv: "oiv", collegio: "committee" }),
    }),
  })
  .transform((smvp): Smvp => ({
    schema: smvp.schema,
    title: smvp.titolo,
    depth: smvp.profondita,
    weights: { components: smvp.pesi.componenti, behaviours: smvp.pesi.comportamenti, objectives: smvp.pesi.obiettivi },
    roles: smvp.ruoli.map(({ ruolo, componenti, comportamenti, scala }) => ({
      role: ruolo,
      components: componenti.map(({ tipo, peso }) => ({ kind: tipo, ...weightIn(peso) })),
      behaviours: comportamenti.map(({ codice, peso }) => ({ code: codice, ...weightIn(peso) })),
      ...(scala !== undefined && { scale: scala }),
    })),
    scales: smvp.scale,
    behaviours: smvp.comportamenti.map(({ codice, titolo, descrizione }) => ({ code: codice, title: titolo, description: descrizione })),
    bands: smvp.fasce.map(({ fino_a, compreso, etichetta }) => ({ upTo: fino_a, inclusive: compreso, label: etichetta })),
    achievement: smvp.raggiungimento,
    rollUp: smvp.aggregazione,
    individual: {
      unitShare: smvp.individuale.quota_dell_unita,
      absences: smvp.individuale.senza_dato,
      severalForms: smvp.individuale.piu_schede,
      minimumDays: smvp.individuale.giorni_minimi,
      neutralAbsences: smvp.individuale.assenze_neutre,
    },
    ...(smvp.differenziazione && {
      differentiation: {
        metric: smvp.differenziazione.misura,
        minimumPeople: smvp.differenziazione.persone_minime,
        steps: smvp.differenziazione.gradini.map(({ fino_a, compreso, punti }) => ({ upTo: fino_a, inclusive: compreso, points: punti })),
        beyond: smvp.differenziazione.oltre,
      },
    }),
    rounding: { decimals: smvp.arrotondamento.decimali, bandOn: smvp.arrotondamento.fasce_sul },
    negativeBelow: smvp.negativa_sotto,
    ...(smvp.tetto && { topScores: { from: smvp.tetto.da, atMostPercent: smvp.tetto.quota_massima } }),
    procedure: {
      observationDays: smvp.procedura.giorni_osservazioni,
      hearing: smvp.procedura.audizione,
      decisionDays: smvp.procedura.giorni_decisione,
      decider: smvp.procedura.decide,
    },
  }));

function weightIn(weight: string | undefined): { readonly weight?: string } {
  return weight === undefined ? {} : { weight };
}

/** The SMVP as its file writes it: what is stored, approved and shown. */
export type SmvpFile = z.input<typeof file>;

/** Reads an SMVP: every mistake of form is told with its clause. Whether it makes sense is for `checkSmvp`. */
export function acceptSmvp(document: unknown): FileReading<Smvp> {
  return acceptStrict(document, file);
}
