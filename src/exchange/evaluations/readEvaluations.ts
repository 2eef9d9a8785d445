import * as z from "zod";
import type { PayMaterial, PersonPay } from "../../domain/bonus/payMaterial.ts";
import { type FormState, type FormObjective, type Form, type NotEvaluatedReason } from "../../domain/evaluation/individual/form.ts";
import type { OrganisationalMaterial } from "../../domain/evaluation/organisationalMaterial.ts";
import type { Judgement } from "../../domain/evaluation/rollUp/judgement.ts";
import type { Person } from "../../domain/organisation/person.ts";
import { acceptStrict, choice, code, day, decimal, type FileReading, signedDecimal, wholeNumber, words } from "../rules/strictJson.ts";
import { ROLES_IN_FILES } from "../rules/wordsOfRules.ts";
import { activity, catalogueEntry } from "./activityFile.ts";

/** What a file for the evaluation says: people with their stints, forms, and what organisation and pay need beside them. */
export type Evaluations = {
  readonly people: readonly Person[];
  readonly forms: readonly Form[];
  readonly organisation: OrganisationalMaterial;
  readonly pay: PayMaterial;
};

/** Room for 25,000 people with their forms. */
export const LARGEST_EVALUATIONS = 64 * 1024 * 1024;

const STATES: Readonly<Record<string, FormState>> = {
  assegnata: "assigned",
  presa_visione: "acknowledged",
  proposta: "proposed",
  comunicata: "communicated",
  con_osservazioni: "contested",
  definitiva: "final",
};

const REASONS: Readonly<Record<string, NotEvaluatedReason>> = {
  nessun_obiettivo: "noObjectives",
  rapporto_sospeso: "suspended",
  uscita_anticipata: "leftEarly",
  altro: "other",
};

const money = z.string().regex(/^\d{1,11}\.\d{2}$/, 'Ci vuole un importo in euro con due decimali, tra virgolette: per esempio "1500.00".');

const fte = decimal.refine((text) => Number(text) > 0 && Number(text) <= 1, "La quota di tempo va da poco più di 0 a 1.");

const stint = z
  .strictObject({
    dal: day,
    al: day,
    unita: words(200),
    ruolo: choice(ROLES_IN_FILES),
    tempo: fte.default("1"),
    giorni_neutri: wholeNumber.default(0),
    giorni_di_assenza: wholeNumber.default(0),
  })
  .transform(({ dal, al, unita, ruolo, tempo, giorni_neutri, giorni_di_assenza }) => ({
    from: dal,
    to: al,
    unit: unita,
    role: ruolo,
    fte: tempo,
    neutralDays: giorni_neutri,
    countedDays: giorni_di_assenza,
  }));

const SANCTIONS = {
  rimprovero_verbale: "oralReprimand",
  rimprovero_scritto: "writtenReprimand",
  multa: "fine",
  sospensione: "suspension",
  licenziamento: "dismissal",
} as const;

const interim = z
  .strictObject({ unita: words(200), retribuzione_di_posizione: money, dal: day, al: day })
  .transform(({ unita, retribuzione_di_posizione, dal, al }) => ({
    unit: unita,
    positionPay: retribuzione_di_posizione,
    from: dal,
    to: al,
  }));

const person = z.strictObject({
  codice: code,
  nome: words(200),
  periodi: z.array(stint).min(1).max(60),
  sanzione: choice(SANCTIONS).optional(),
  punteggio_anno_prima: decimal.optional(),
  media_biennio: decimal.optional(),
  retribuzione_di_posizione: money.optional(),
  interim: z.array(interim).max(10).optional(),
  quote_obiettivi: z
    .array(z.strictObject({ obiettivo: words(40), peso: decimal }))
    .max(60)
    .optional(),
});

const objective = z.union([
  z.strictObject({ obiettivo: words(40), peso: decimal.optional() }).transform(({ obiettivo, peso }): FormObjective => ({
    kind: "plan",
    objective: obiettivo,
    ...(peso !== undefined && { weight: peso }),
  })),
  z
    .strictObject({ titolo: words(500), peso: decimal.optional(), grado: decimal.optional(), neutralizzato: words(1000).optional() })
    .transform(({ titolo, peso, grado, neutralizzato }): FormObjective => ({
      kind: "own",
      title: titolo,
      ...(peso !== undefined && { weight: peso }),
      ...(grado !== undefined && { degree: grado }),
      ...(neutralizzato !== undefined && { neutralised: neutralizzato }),
    })),
]);

const form = z
  .strictObject({
    persona: code,
    ruolo: choice(ROLES_IN_FILES),
    unita: words(200),
    valutatore: words(80),
    dal: day,
    al: day,
    interim: z.boolean().default(false),
    stato: choice(STATES),
    non_valutabile: z.strictObject({ motivo: choice(REASONS), nota: words(1000) }).optional(),
    obiettivi: z.array(objective).max(60).default([]),
    obiettivi_collegati: z.array(words(40)).max(200).default([]),
    comportamenti: z.record(code, z.string().min(1).max(60)).default({}),
  })
  .transform((file): Form => ({
    person: file.persona,
    role: file.ruolo,
    unit: file.unita,
    evaluator: file.valutatore,
    from: file.dal,
    to: file.al,
    isInterim: file.interim,
    state: file.stato,
    ...(file.non_valutabile && { notEvaluable: { reason: file.non_valutabile.motivo, note: file.non_valutabile.nota } }),
    objectives: file.obiettivi,
    linkedObjectives: file.obiettivi_collegati,
    behaviours: Object.entries(file.comportamenti).map(([behaviour, score]) => ({ code: behaviour, score })),
  }));

const judgement = z
  .strictObject({ valore: decimal, motivo: words(2000), atto: words(300).optional() })
  .transform(({ valore, motivo, atto }): Judgement => ({
    value: valore,
    reason: motivo,
    by: "OIV",
    ...(atto !== undefined && { act: atto }),
  }));

const unit = z
  .strictObject({
    unita: words(200),
    peso: decimal.optional(),
    giudizio_oiv: judgement.optional(),
    servizi: z.array(activity).max(60).default([]),
  })
  .transform(({ unita, peso, giudizio_oiv, servizi }) => ({
    unit: unita,
    ...(peso !== undefined && { weight: peso }),
    ...(giudizio_oiv && { judged: giudizio_oiv }),
    services: servizi,
  }));

const sharedObjective = z
  .strictObject({
    obiettivo: words(40),
    unita: z
      .array(z.strictObject({ unita: words(200), peso: decimal.optional(), quota: decimal.optional() }))
      .min(1)
      .max(60),
  })
  .transform(({ obiettivo, unita }) => ({
    objective: obiettivo,
    holders: unita.map(({ unita: name, peso, quota }) => ({
      unit: name,
      ...(peso !== undefined && { weight: peso }),
      ...(quota !== undefined && { share: quota }),
    })),
  }));

const act = z.strictObject({ atto: words(300), data: day }).transform(({ atto, data }) => ({ title: atto, date: data }));

const invoice = z
  .strictObject({
    codice: words(60),
    importo: money,
    ricevuta: day,
    scadenza: day,
    pagata: day.optional(),
    giorni_sospesi: wholeNumber.default(0),
  })
  .transform(({ codice, importo, ricevuta, scadenza, pagata, giorni_sospesi }) => ({
    code: codice,
    amount: importo,
    received: ricevuta,
    due: scadenza,
    ...(pagata !== undefined && { paid: pagata }),
    suspendedDays: giorni_sospesi,
  }));

const paymentTimes = z
  .strictObject({
    obiettivo: words(40).optional(),
    responsabili: z.array(code).max(1000),
    atto_responsabili: act,
    pcc: z.strictObject({ ritardo: signedDecimal, estratto_il: day }).optional(),
    attestazione_revisori: act.optional(),
  })
  .transform(({ obiettivo, responsabili, atto_responsabili, pcc, attestazione_revisori }) => ({
    ...(obiettivo !== undefined && { objective: obiettivo }),
    holders: responsabili,
    holdersAct: atto_responsabili,
    ...(pcc && { pcc: { delay: pcc.ritardo, extractedOn: pcc.estratto_il } }),
    ...(attestazione_revisori && { attestation: attestazione_revisori }),
  }));

const file = z
  .strictObject({
    schema: z.literal("traguardo/valutazioni/1"),
    nota: words(2000).optional(),
    persone: z.array(person).min(1).max(100_000),
    schede: z.array(form).max(200_000),
    unita: z.array(unit).max(2000).default([]),
    giudizio_ente: judgement.optional(),
    obiettivi_condivisi: z.array(sharedObjective).max(2000).default([]),
    anagrafe_indicatori: z.array(catalogueEntry).max(5000).default([]),
    tempi_di_pagamento: paymentTimes.optional(),
    fatture: z.strictObject({ al: day, elenco: z.array(invoice).max(100_000) }).optional(),
  })
  .transform(
    ({ persone, schede, unita, giudizio_ente, obiettivi_condivisi, anagrafe_indicatori, tempi_di_pagamento, fatture }): Evaluations => ({
      people: persone.map(({ codice, nome, periodi }) => ({
        code: codice,
        name: nome,
        stints: periodi.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
      })),
      forms: schede,
      organisation: {
        units: unita,
        shared: obiettivi_condivisi,
        catalogue: anagrafe_indicatori,
        ...(giudizio_ente && { administration: giudizio_ente }),
      },
      pay: {
        people: persone.map(payOf),
        ...(tempi_di_pagamento && { paymentTimes: tempi_di_pagamento }),
        ...(fatture && { invoices: { asOf: fatture.al, list: fatture.elenco } }),
      },
    }),
  );

function payOf(told: z.output<typeof person>): PersonPay {
  return {
    person: told.codice,
    ...(told.sanzione !== undefined && { sanction: told.sanzione }),
    ...(told.punteggio_anno_prima !== undefined && { previousScore: told.punteggio_anno_prima }),
    ...(told.media_biennio !== undefined && { twoYearMean: told.media_biennio }),
    ...(told.retribuzione_di_posizione !== undefined && { positionPay: told.retribuzione_di_posizione }),
    ...(told.interim && { interim: told.interim }),
    ...(told.quote_obiettivi && { envelopes: told.quote_obiettivi.map(({ obiettivo, peso }) => ({ objective: obiettivo, weight: peso })) }),
  };
}

/** The file as it is written: what builders of files make. */
export type EvaluationsFile = z.input<typeof file>;

/** Reads what an evaluation is made from: every mistake of form is told with its place. Whether it agrees with SMVP and plan is for `checkEvaluations`. */
export function acceptEvaluations(document: unknown): FileReading<Evaluations> {
  return acceptStrict(document, file);
}
