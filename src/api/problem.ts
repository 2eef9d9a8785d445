import * as z from "zod";
import { SECONDS_COUNTED } from "../features/requestLimits.ts";

/** When whoever asks while the database does not answer is told to come back, in seconds. */
export const SECONDS_AWAY = 30;

/** What can go wrong with a request of the API. */
export type ProblemKind =
  | "notFound"
  | "unknownParameter"
  | "repeatedParameter"
  | "wrongParameter"
  | "methodNotAllowed"
  | "tooManyRequests"
  | "unavailable"
  | "failed";

/** Each kind with its status, its name in addresses, and its title. */
export const PROBLEMS: Record<ProblemKind, { readonly status: number; readonly name: string; readonly title: string }> = {
  notFound: { status: 404, name: "non-trovato", title: "A questo indirizzo non c'è niente" },
  unknownParameter: { status: 400, name: "parametro-sconosciuto", title: "Un parametro non esiste" },
  repeatedParameter: { status: 400, name: "parametro-ripetuto", title: "Un parametro è indicato più volte" },
  wrongParameter: { status: 400, name: "parametro-sbagliato", title: "Il valore di un parametro non va bene" },
  methodNotAllowed: { status: 405, name: "metodo-non-ammesso", title: "L'API si può solo leggere" },
  tooManyRequests: { status: 429, name: "troppe-richieste", title: "Troppe richieste in poco tempo" },
  unavailable: { status: 503, name: "non-disponibile", title: "La base dati non risponde" },
  failed: { status: 500, name: "errore", title: "Qualcosa non ha funzionato" },
};

export const PROBLEM_TYPE = "application/problem+json";

/** The form of every error (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: "Di che errore si tratta: un indirizzo della pagina che lo spiega." }),
    title: z.string().meta({ description: "L'errore in una frase." }),
    status: z.int().meta({ description: "Il codice HTTP." }),
    detail: z.string().meta({ description: "Che cosa è successo questa volta, e che cosa fare." }),
    parametro: z.string().optional().meta({ description: "Il parametro che non va bene." }),
  })
  .meta({ description: "Un errore, secondo la RFC 9457." });

/** Answers that something is wrong, and with which parameter. */
export function problem(kind: ProblemKind, detail: string, parameter?: string): Response {
  const { status, name, title } = PROBLEMS[kind];
  const body: z.output<typeof problemSchema> = {
    type: `/api#${name}`,
    title,
    status,
    detail,
    ...(parameter !== undefined && { parametro: parameter }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": PROBLEM_TYPE,
      "cache-control": "no-store",
      ...(status === 405 && { allow: METHODS }),
      ...(status === 503 && { "retry-after": String(SECONDS_AWAY) }),
      ...(status === 429 && { "retry-after": String(SECONDS_COUNTED) }),
    },
  });
}

/** What may be asked of each address. */
export const METHODS = "GET, HEAD, OPTIONS";
