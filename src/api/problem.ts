import * as z from "zod";
import { SECONDS_COUNTED } from "../features/requestLimits.ts";

/** When the person who asks while the database does not answer is told to come back, in seconds. */
export const SECONDS_AWAY = 30;

/** What can be wrong with a parameter of a request. */
const WRONG_PARAMETERS = ["unknownParameter", "repeatedParameter", "wrongParameter"] as const;

/** Why a parameter is not accepted. */
export type ParameterRefusal = (typeof WRONG_PARAMETERS)[number];

/** What can go wrong with a request of the API. */
export type ProblemKind = ParameterRefusal | "notFound" | "gone" | "methodNotAllowed" | "tooManyRequests" | "unavailable" | "failed";

/** Each kind with its status, its name in addresses, and its title. */
export const PROBLEMS: Record<ProblemKind, { readonly status: number; readonly name: string; readonly title: string }> = {
  notFound: { status: 404, name: "non-trovato", title: "A questo indirizzo non c'è niente" },
  gone: { status: 410, name: "ritirato", title: "Quest'anno è stato ritirato" },
  unknownParameter: { status: 400, name: "parametro-sconosciuto", title: "Un parametro non esiste" },
  repeatedParameter: { status: 400, name: "parametro-ripetuto", title: "Un parametro è indicato più volte" },
  wrongParameter: { status: 400, name: "parametro-sbagliato", title: "Il valore di un parametro non va bene" },
  methodNotAllowed: { status: 405, name: "metodo-non-ammesso", title: "L'API si può solo leggere" },
  tooManyRequests: { status: 429, name: "troppe-richieste", title: "Troppe richieste in poco tempo" },
  unavailable: { status: 503, name: "non-disponibile", title: "La base dati non risponde" },
  failed: { status: 500, name: "errore", title: "Qualcosa non ha funzionato" },
};

export const PROBLEM_TYPE = "application/problem+json";

/** The most parameters that an answer calls wrong: an address could name thousands. */
const MOST_ERRORS = 50;

const parameterErrorSchema = z
  .strictObject({
    reason: z
      .enum(WRONG_PARAMETERS)
      .meta({ description: "Il motivo: il parametro non esiste, è ripetuto o ha un valore che non va bene." }),
    at: z.strictObject({ field: z.string() }).meta({ description: "Dove: «field» è il nome del parametro." }),
    message: z.string().meta({ description: "Che cosa non va, e che cosa fare." }),
  })
  .meta({ description: "Un parametro che non va bene." });

/** The form of every error (RFC 9457). */
export const problemSchema = z
  .strictObject({
    type: z.string().meta({ description: "Di che errore si tratta: un indirizzo della pagina che lo spiega." }),
    title: z.string().meta({ description: "L'errore in una frase." }),
    status: z.int().meta({ description: "Il codice HTTP." }),
    detail: z.string().meta({ description: "Che cosa è successo questa volta, e che cosa fare." }),
    parametro: z.string().optional().meta({ description: "Il parametro che non va bene: il primo, se sono più d'uno." }),
    errors: z
      .array(parameterErrorSchema)
      .optional()
      .meta({ description: `Tutti i parametri che non vanno bene, fino a ${String(MOST_ERRORS)}, ciascuno con il suo motivo.` }),
  })
  .meta({ description: "Un errore, secondo la RFC 9457." });

/** A parameter that is not accepted, as programs are told it. */
export type ParameterError = z.output<typeof parameterErrorSchema>;

/** What an answer says that something is wrong. */
export type ProblemBody = z.output<typeof problemSchema>;

/** What is said of a request that is wrong as a whole. */
export function problemBody(kind: ProblemKind, detail: string): ProblemBody {
  const { status, name, title } = PROBLEMS[kind];
  return { type: `/api#${name}`, title, status, detail };
}

/** What is said of wrong parameters: all of them, and the first also as the one that is wrong. */
export function parametersBody(errors: readonly [ParameterError, ...ParameterError[]]): ProblemBody {
  const [{ reason, at, message }] = errors;
  return { ...problemBody(reason, message), parametro: at.field, errors: errors.slice(0, MOST_ERRORS) };
}

/** Answers that parameters are wrong, and how each is. */
export function parameterProblem(errors: readonly [ParameterError, ...ParameterError[]]): Response {
  return answer(parametersBody(errors));
}

/** Answers that something is wrong. */
export function problem(kind: ProblemKind, detail: string): Response {
  return answer(problemBody(kind, detail));
}

function answer(body: ProblemBody): Response {
  const { status } = body;
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
