import { type Context, Hono } from "hono";
import type * as z from "zod";
import { databaseTrouble } from "../data/database/databaseTrouble.ts";
import { RequestOver } from "../data/request/requestScope.ts";
import {
  type FileOf,
  given,
  type PublicAmbient,
  type PublicContext,
  type PublicVariables,
  serveMade,
  serveFileOf,
  PublicationWithdrawn,
} from "../features/site/servePublic.ts";
import { countPublic, TOO_MANY_REQUESTS, TooManyRequests } from "../features/requestLimits.ts";
import { groupBy } from "../domain/kernel/groupBy.ts";
import { API } from "./apiPaths.ts";
import { openApiText } from "./openApi.ts";
import { type Operation, OPERATIONS } from "./operations.ts";
import { METHODS, parameterProblem, type ParameterError, problem } from "./problem.ts";
import { PATH_PARAMETERS } from "./schemas.ts";

const JSON_TYPE = "application/json; charset=utf-8";

/** What every answer says to the pages of other sites: public data may be read from anywhere. */
const OPEN_TO_ALL = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "etag, allow",
  "cross-origin-resource-policy": "cross-origin",
};
const PREFLIGHT = {
  allow: METHODS,
  "access-control-allow-methods": "GET, HEAD",
  "access-control-allow-headers": "if-none-match",
  "access-control-max-age": "86400",
};

/** The API: the same reading as the pages, in JSON. Without a key, and nothing can be written. */
export function createApi(
  ambient: PublicAmbient,
  logFailure: (error: unknown, c: Context, status: number) => void,
): Hono<{ Variables: PublicVariables }> {
  const api = new Hono<{ Variables: PublicVariables }>();
  api.use(async (c, next) => {
    given(c, ambient);
    await next();
    for (const [name, value] of Object.entries(OPEN_TO_ALL)) c.res.headers.set(name, value);
  });
  const offer = (path: string, answer: (c: PublicContext) => Response | Promise<Response>) => {
    api.get(path, answer);
    api.options(path, () => new Response(null, { status: 204, headers: PREFLIGHT }));
    api.all(path, () => problem("methodNotAllowed", "Si possono usare GET, HEAD e OPTIONS: i dati si leggono e basta."));
  };
  offer(`${API}/openapi.json`, (c) => serveMade(c, { type: JSON_TYPE, body: openApiText() }));
  for (const operation of OPERATIONS) offer(routeOf(operation.path), (c) => answerTo(operation, c));
  api.all("/api", () => problem("methodNotAllowed", "Questa è la pagina che descrive l'API: si legge con GET."));
  api.notFound(() =>
    problem("notFound", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api."),
  );
  api.onError((error, c) => {
    if (error instanceof PublicationWithdrawn) return problem("gone", error.words);
    if (error instanceof TooManyRequests) return problem("tooManyRequests", TOO_MANY_REQUESTS);
    if (error instanceof RequestOver && error.why === "left") return c.body(null, 503); // nobody reads it
    const isTrouble = databaseTrouble(error) !== undefined;
    logFailure(error, c, isTrouble ? 503 : 500);
    if (isTrouble) return problem("unavailable", "La base dati non risponde in questo momento: riprovi tra poco.");
    return problem("failed", "Non è colpa di chi chiede. Riprovi tra poco; se accade ancora, lo segnali all'amministrazione.");
  });
  return api;
}

/** "/api/v1/amministrazioni/:codice": the name of a figure may hold bars. */
function routeOf(path: string): string {
  return `${API}${path.replace(/\{(\w+)\}/g, (_, name: string) => (name === "numero" ? ":numero{.+}" : `:${name}`))}`;
}

async function answerTo({ path, query: querySchema, make }: Operation, c: PublicContext): Promise<Response> {
  const asked = c.req.param() as Record<keyof typeof PATH_PARAMETERS, string>;
  const names = Object.keys(PATH_PARAMETERS) as (keyof typeof PATH_PARAMETERS)[];
  const leadsNowhere = names.some((name) => path.includes(`{${name}}`) && !PATH_PARAMETERS[name].safeParse(asked[name]).success);
  if (leadsNowhere) return c.notFound();
  const query = readQuery(c.req.url, querySchema);
  if (query instanceof Response) return query;
  switch (make.from) {
    case "year":
    case "file": {
      c.set("limit", asksForWords(query) ? "search" : "export");
      const key = { administration: asked.codice, year: Number(asked.anno) };
      const of = async (file: FileOf) => (make.from === "file" ? make.of(file, asked) : make.of(await file.report(), asked, query));
      return serveFileOf(c, key, async (file) => jsonOf(await of(file)), JSON.stringify(query));
    }
    case "database": {
      if (asksForWords(query) && c.var.counting) await countPublic(c, c.var.counting, "search");
      const made = jsonOf(await make.of(c, asked, query));
      return made ? serveMade(c, made) : c.notFound();
    }
  }
}

function asksForWords(query: unknown): boolean {
  return typeof query === "object" && query !== null && "q" in query && query.q !== "";
}

function jsonOf(content: object | undefined) {
  return content && { type: JSON_TYPE, body: JSON.stringify(content) };
}

/** What was asked, or why it cannot be: every parameter that is unknown, repeated or has a value that will not do. */
function readQuery(url: string, schema: z.ZodObject): unknown {
  const start = url.indexOf("?");
  const entries = [...new URLSearchParams(start < 0 ? "" : url.slice(start + 1))];
  const read = schema.safeParse(Object.fromEntries(entries.filter(([name]) => Object.hasOwn(schema.shape, name))));
  const [first, ...others] = [...misnamed(entries, schema), ...(read.success ? [] : unfit(read.error, schema))];
  return first ? parameterProblem([first, ...others]) : read.data;
}

/** The parameters that are unknown, and those that come again: each is told once. */
function misnamed(entries: readonly (readonly [string, string])[], { shape }: z.ZodObject): ParameterError[] {
  const known = Object.keys(shape);
  const usable = known.length === 0 ? "Questo indirizzo non ne ha." : `Si possono usare: ${known.join(", ")}.`;
  const times = groupBy(entries, ([name]) => name);
  return Array.from(times).flatMap(([name, { length }]): ParameterError[] => {
    const shown = name.slice(0, 80);
    if (!known.includes(name))
      return [{ reason: "unknownParameter", at: { field: shown }, message: `Il parametro «${shown}» non esiste. ${usable}` }];
    return length === 1
      ? []
      : [{ reason: "repeatedParameter", at: { field: name }, message: `Il parametro «${name}» va indicato una volta sola.` }];
  });
}

/** The parameters whose value will not do. */
function unfit({ issues }: z.ZodError, { shape }: z.ZodObject): ParameterError[] {
  return [...new Set(issues.map(({ path: [name] }) => String(name)))].map((name) => {
    const { description = "" } = (shape[name] as z.ZodType | undefined)?.meta() ?? {};
    return { reason: "wrongParameter", at: { field: name }, message: `Il parametro «${name}» non va bene. ${description}` };
  });
}
