import * as z from "zod";
import { REQUESTS_A_MINUTE, TOO_MANY_REQUESTS } from "../features/requestLimits.ts";
import { API } from "./apiPaths.ts";
import { EXAMPLES } from "./examples.ts";
import { type Operation, OPERATIONS, TAGS } from "./operations.ts";
import { PROBLEM_TYPE, type ParameterError, parametersBody, type ProblemBody, problemBody, problemSchema } from "./problem.ts";
import { ANSWERS, PATH_PARAMETERS, proofSchema } from "./schemas.ts";

const DESCRIPTION = `I piani e i risultati delle amministrazioni che pubblicano con Traguardo, da leggere con un programma.
Non serve una chiave e non si può scrivere niente. I dati sono sotto licenza CC BY 4.0; nessuno riguarda singole persone.

Ciò che il documento non dice è \`null\`; anche ciò che non ha senso per quella riga è \`null\`, e \`non_applicabile\` ne dice il nome; zero è zero.
I conteggi e gli anni sono numeri; quote, pesi e valori sono testo con il punto decimale, così nessuno li arrotonda.

Ogni risposta ha un ETag: con \`If-None-Match\` chi ha già la risposta riceve 304. Un parametro che non esiste è un errore, mai ignorato.

In un minuto si fanno, per chi chiede da un indirizzo, \`${String(REQUESTS_A_MINUTE.search)}\` ricerche (\`q\`) e \`${String(REQUESTS_A_MINUTE.export)}\` altre risposte nuove; quelle già pronte non contano. Oltre, si riceve 429 con \`Retry-After\`.

In questa versione si possono aggiungere campi; nessuno cambia nome o significato.`;

const ref = (kind: "schemas" | "responses" | "headers", name: string) => ({ $ref: `#/components/${kind}/${name}` });

let text: string | undefined;

/** The OpenAPI 3.1 document, made the first time it is asked for. */
export function openApiText(): string {
  text ??= JSON.stringify(openApiDocument());
  return text;
}

/** The description of the API for programs, from the same table that answers. */
export function openApiDocument(): object {
  return {
    openapi: "3.1.1",
    info: {
      title: "Traguardo: piani e risultati delle amministrazioni",
      version: "1.0.0",
      summary: "Che cosa era previsto, che cosa è stato raggiunto, e come si arriva a ogni numero.",
      description: DESCRIPTION,
      license: { name: "CC BY 4.0", identifier: "CC-BY-4.0" },
    },
    servers: [{ url: API, description: "Questo sito." }],
    security: [],
    tags: TAGS,
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }])),
    components: {
      schemas: componentSchemas(),
      headers: { ETag: { description: "Il segno di questa versione della risposta.", schema: { type: "string" } } },
      responses: {
        Invariato: { description: "La risposta che chi chiede ha già (If-None-Match) è ancora quella.", headers: { ETag: ref("headers", "ETag") } },
        RichiestaSbagliata: problemAnswer("Uno o più parametri non esistono, sono ripetuti o hanno un valore che non va bene.", parametersBody(WRONG_PARAMETERS)),
        NonTrovato: problemAnswer("A questo indirizzo non c'è niente.", problemBody("notFound", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api.")),
        TroppeRichieste: problemAnswer("Da questo indirizzo, nell'ultimo minuto, si è già chiesto quanto si può: Retry-After dice quanti secondi aspettare.", problemBody("tooManyRequests", TOO_MANY_REQUESTS)),
        NonDisponibile: problemAnswer("La base dati non risponde: Retry-After dice tra quanti secondi riprovare.", problemBody("unavailable", "La base dati non risponde in questo momento: riprovi tra poco.")),
        Errore: problemAnswer("Qualcosa non ha funzionato, e non per colpa di chi chiede.", problemBody("failed", "Non è colpa di chi chiede. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione.")),
      },
    },
  }; // prettier-ignore
}

function describe({ id, path, tag, summary, description, query, answer }: Operation): object {
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
        parameter(name, "path", PATH_PARAMETERS[name as keyof typeof PATH_PARAMETERS]),
      ),
      ...Object.entries(query.shape as Record<string, z.ZodType>).map(([name, schema]) => parameter(name, "query", schema)),
    ],
    responses: {
      200: {
        description: `${summary}.`,
        headers: { ETag: ref("headers", "ETag") },
        content: { "application/json": { schema: ref("schemas", answer), examples: { esempio: EXAMPLES[answer] } } },
      },
      304: ref("responses", "Invariato"),
      400: ref("responses", "RichiestaSbagliata"),
      404: ref("responses", "NonTrovato"),
      429: ref("responses", "TroppeRichieste"),
      500: ref("responses", "Errore"),
    },
  };
}

function parameter(name: string, place: "path" | "query", described: z.ZodType): object {
  const { description, example, ...schema } = without(z.toJSONSchema(described), ["$schema"]);
  return { name, in: place, required: place === "path", description, schema, example };
}

/** Two parameters that will not do, as an example. */
const WRONG_PARAMETERS: readonly [ParameterError, ParameterError] = [
  { reason: "unknownParameter", at: { field: "settore" }, message: "Il parametro «settore» non esiste. Si possono usare: gruppo, esito, q, limite, posizione." },
  { reason: "wrongParameter", at: { field: "limite" }, message: "Il parametro «limite» non va bene. Quanti obiettivi al più, da 1 a 500. Se manca, 100." },
]; // prettier-ignore

function problemAnswer(description: string, value: ProblemBody): object {
  return { description, content: { [PROBLEM_TYPE]: { schema: ref("schemas", "Problema"), examples: { esempio: { value } } } } };
}

function componentSchemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...ANSWERS, Prova: proofSchema, Problema: problemSchema })) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, override: loosen });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, without(schema, ["$schema", "$id", "id"])]));
}

/** A schema without what only serves where it stands alone. */
function without(schema: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !names.includes(name)));
}

/** A field may be added in this version: who reads must not refuse it. The bounds of a whole number that is any are not worth saying. */
function loosen({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.additionalProperties;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
