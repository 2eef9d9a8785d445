import * as z from "zod";
import { PROOF_OPERATIONS } from "../domain/kernel/proof.ts";
import type { ColumnWords } from "../domain/opendata/column.ts";
import { DATASETS, SPARSE_DATASETS } from "../domain/opendata/datasets.ts";
import { OUTCOME_SLUGS } from "../domain/plan/outcome.ts";

// The forms of what the API answers and is asked. Their JSON Schema is the OpenAPI document; the names of rows are those of the open data.

function cellSchema({ type, values, meaning, mayBeMissing, mayNotApply }: ColumnWords): z.ZodType {
  const schema = typeSchema(type, values);
  return (mayBeMissing || mayNotApply ? schema.nullable() : schema).meta({ description: meaning });
}

function typeSchema(type: ColumnWords["type"], values: readonly string[] = []): z.ZodType {
  switch (type) {
    case "text":
      return z.string();
    case "word":
      return z.enum([...values]);
    case "decimal":
      return z.string().regex(/^-?\d+(\.\d+)?$/);
    case "integer":
    case "year":
      return z.int();
    case "date":
      return z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
    case "list":
      return z.array(z.string());
  }
}

function rowShape(columns: readonly ColumnWords[]): Record<string, z.ZodType> {
  return Object.fromEntries(columns.map((column) => [column.name, cellSchema(column)]));
}

const address = (description: string) => z.string().meta({ description });
const administration = z.strictObject({
  codice: z.string().meta({ description: "Codice IPA, o quello scelto dall'ente." }),
  nome: z.string(),
});
const ofYear = { amministrazione: administration, anno: z.int() };

/** An act that approves, with the day from which it holds and the one on which it was recorded. */
const approvalForm = {
  atto: z.strictObject({ organo: z.string(), numero: z.string(), data: z.string() }),
  in_vigore_dal: z.string(),
  registrato_il: z.string(),
};

/** The form of a proof. */
export const proofSchema = z
  .strictObject({
    figure: z.string().meta({ description: "Il numero in parole." }),
    result: z.string().meta({ description: "Il risultato dell'ultimo passo: «66», «89.19», «achieved»." }),
    rule: z.string().meta({ description: "Che cosa vuol dire il numero e come si ottiene." }),
    citation: z
      .strictObject({
        act: z.string(),
        article: z.string().optional(),
        paragraph: z.string().optional(),
        letter: z.string().optional(),
        verify: z.boolean().optional().meta({ description: "La fonte è da verificare sul testo ufficiale." }),
      })
      .optional(),
    inputs: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          value: z.string(),
          provenance: z.union([
            z.strictObject({ kind: z.literal("document"), file: z.string(), line: z.int() }),
            z.strictObject({ kind: z.literal("figure"), figure: z.string() }),
            z.strictObject({ kind: z.literal("act"), act: z.string() }),
            z.strictObject({ kind: z.literal("clause"), document: z.enum(["smvp", "cci"]), clause: z.string() }),
            z.strictObject({ kind: z.literal("law"), citation: z.string() }),
            z.strictObject({ kind: z.literal("entry"), where: z.string() }),
          ]),
        }),
      )
      .readonly(),
    steps: z
      .array(
        z.strictObject({
          id: z.string(),
          operation: z.enum(PROOF_OPERATIONS),
          operands: z.array(z.string()).readonly(),
          result: z.string(),
          text: z.string(),
        }),
      )
      .readonly(),
    rounding: z.strictObject({ mode: z.literal("halfUp"), decimals: z.int() }).optional(),
  })
  .meta({ description: "Come si arriva a un numero: regola, dati con la loro provenienza, passi. Ogni numero è testo." });

const figure = z.strictObject({
  nome: z.string().meta({ description: "Nome del numero negli indirizzi." }),
  significato: z.string(),
  valore: z.string().meta({ description: "Il numero con il punto decimale, come testo." }),
  testo: z.string().meta({ description: "Il numero come si stampa." }),
  prova: address("Indirizzo della prova: come si arriva a questo numero."),
});

const indicator = z.strictObject({
  ...rowShape(DATASETS.indicatori.columns),
  prova_esito_misurato: proofSchema.nullable().meta({ description: "Manca se non c'è un valore misurato che si possa confrontare." }),
});

const continuation = z
  .strictObject({ codice: z.string(), come: z.enum(["ripete", "riscrive"]), indirizzo: address("Indirizzo dell'obiettivo nell'API.") })
  .nullable()
  .meta({ description: "L'obiettivo di un anno precedente che questo continua, se l'ente lo ha detto." });

const objective = z.strictObject({
  ...rowShape(DATASETS.obiettivi.columns),
  indirizzo: address("Indirizzo dell'obiettivo nell'API."),
  continua: continuation,
});

/** The forms of the answers, by their name in the OpenAPI document. */
export const ANSWERS = {
  Amministrazioni: z.strictObject({
    totale: z.int().meta({ description: "Quante amministrazioni rispondono alla richiesta, in tutto." }),
    posizione: z.int(),
    limite: z.int(),
    successivi: z.string().nullable().meta({ description: "Indirizzo di quelle che seguono; null alla fine." }),
    amministrazioni: z.array(administration.extend({ anni: z.array(z.int()), indirizzo: address("Indirizzo dei suoi anni.") })),
  }),
  Anni: z.strictObject({
    amministrazione: administration,
    anni: z.array(
      z.strictObject({ anno: z.int(), indirizzo: address("Indirizzo dell'anno nell'API."), pagina: address("Pagina dell'anno.") }),
    ),
  }),
  Anno: z.strictObject({
    ...ofYear,
    approvazione: z
      .strictObject({
        ...approvalForm,
        impronta: z
          .string()
          .nullable()
          .meta({ description: "SHA-256 di ciò che fu approvato; null se fu approvato prima che si calcolasse." }),
      })
      .nullable()
      .meta({ description: "L'atto che ha approvato il piano; null se nessuno è registrato." }),
    variazioni: z.array(
      z.strictObject({
        numero: z.string(),
        obiettivo: z.string(),
        titolo: z.string(),
        tipo: z.string(),
        causa: z.string(),
        motivo: z.string(),
        parere: z.string().nullable(),
        omessa: z
          .string()
          .nullable()
          .meta({ description: "Perché ciò che dice non è pubblicato: titolo, motivo e cambiamenti sono allora vuoti." }),
        ...approvalForm,
        cambia: z.array(z.strictObject({ campo: z.string(), prima: z.string(), dopo: z.string() })),
      }),
    ),
    numeri: z.array(figure).meta({ description: "Ogni numero pubblicato dell'anno, con l'indirizzo della sua prova." }),
    indirizzi: z.strictObject({
      pagina: z.string(),
      obiettivi: z.string(),
      gruppi: z.string(),
      obiettivi_strategici: z.string(),
      servizi: z.string(),
      variazioni: z.string(),
      dati_aperti: z.string(),
      relazione: z.string(),
    }),
  }),
  Obiettivi: z.strictObject({
    ...ofYear,
    totale: z.int().meta({ description: "Quanti obiettivi rispondono alla richiesta, in tutto." }),
    posizione: z.int(),
    limite: z.int(),
    successivi: z.string().nullable().meta({ description: "Indirizzo di quelli che seguono; null alla fine." }),
    obiettivi: z.array(objective),
  }),
  Obiettivo: objective.extend({
    pagina: address("Pagina dell'obiettivo."),
    prova_esito_valutato: proofSchema,
    prova_esito_misurato: proofSchema
      .nullable()
      .meta({ description: "Quella del primo indicatore. Manca se non c'è un valore misurato che si possa confrontare." }),
    indicatori: z
      .array(indicator)
      .meta({ description: "Tutti gli indicatori dell'obiettivo: i campi dell'indicatore qui sopra dicono il primo." }),
  }),
  Numero: z.strictObject({ ...ofYear, ...figure.omit({ prova: true }).shape, pagina: address("Pagina della prova."), prova: proofSchema }),
  ObiettiviStrategici: z.strictObject({
    ...ofYear,
    obiettivi_strategici: z.array(z.strictObject(rowShape(DATASETS.strategia.columns))),
    obiettivi_operativi: z.array(z.strictObject(rowShape(DATASETS.strategia.columns))),
    linee_di_mandato: z.array(z.strictObject(rowShape(SPARSE_DATASETS["linee-di-mandato"].columns))),
    valore_pubblico: z.array(z.strictObject(rowShape(SPARSE_DATASETS["valore-pubblico"].columns))),
  }),
  Servizi: z.strictObject({ ...ofYear, servizi: z.array(z.strictObject(rowShape(DATASETS.servizi.columns))) }),
  Gruppi: z.strictObject({ ...ofYear, gruppi: z.array(z.strictObject(rowShape(DATASETS["esiti-per-gruppo"].columns))) }),
} as const satisfies Record<string, z.ZodType>;

export type AnswerName = keyof typeof ANSWERS;

const whole = (from: number, to: number, byDefault: number, example: number, description: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to))
    .default(byDefault)
    .meta({ description, example });

/** The parts of an address, by their names. One that does not have this form leads nowhere. */
export const PATH_PARAMETERS = {
  codice: z.string().regex(/^[a-z0-9_-]{1,40}$/).meta({ description: "Codice dell'amministrazione.", example: "valdora" }),
  anno: z.string().regex(/^\d{4}$/).meta({ description: "Anno, di quattro cifre.", example: "2024" }),
  obiettivo: z.string().regex(/^(\d{4}-)?\d{3,6}$/).meta({ description: "Codice dell'obiettivo, o il suo numero d'ordine: «2024-001» o «001».", example: "2024-001" }),
  numero: z.string().regex(/^[a-z0-9][a-z0-9/-]{0,199}$/).meta({ description: "Nome del numero. La barra si scrive %2F.", example: "quota-raggiunti" }),
} as const satisfies Record<string, z.ZodType>; // prettier-ignore

/** How the list of objectives is asked. */
export const objectivesQuery = z.strictObject({
  gruppo: z.string().max(200).default("").meta({ description: "Solo gli obiettivi di un gruppo, con il suo gruppo_indirizzo; al più 200 caratteri.", example: "segretario-generale" }),
  esito: z.enum(Object.values(OUTCOME_SLUGS)).optional().meta({ description: `Solo gli obiettivi con questo esito valutato: ${Object.values(OUTCOME_SLUGS).join(", ")}.`, example: "non-raggiunti" }),
  q: z.string().max(200).default("").meta({ description: "Parole da cercare in codice, titolo, descrizione, gruppo e target: ci devono essere tutte; al più 200 caratteri.", example: "scuola" }),
  limite: whole(1, 500, 100, 10, "Quanti obiettivi al più, da 1 a 500. Se manca, 100."),
  posizione: whole(0, 999_999, 0, 0, "Quanti obiettivi saltare, da 0. Se manca, nessuno."),
}); // prettier-ignore

/** How the list of administrations is asked. */
export const bodiesQuery = z.strictObject({
  q: z
    .string()
    .max(100)
    .default("")
    .meta({ description: "Parole da cercare nel nome e nel codice: ci devono essere tutte; al più 100 caratteri.", example: "settimo" }),
  limite: whole(1, 500, 100, 10, "Quante amministrazioni al più, da 1 a 500. Se manca, 100."),
  posizione: whole(0, 999_999, 0, 0, "Quante amministrazioni saltare, da 0. Se manca, nessuna."),
});

/** Nothing may be asked. */
export const noQuery = z.strictObject({});
