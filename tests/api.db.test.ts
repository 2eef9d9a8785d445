import { Validator } from "@seriousme/openapi-schema-validator";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { listPublishedYears } from "../src/data/publication/publishedYear.ts";
import { openPublishedPool } from "../src/data/database/database.ts";
import { ANSWERS, type AnswerName } from "../src/api/schemas.ts";
import { OPERATIONS } from "../src/api/operations.ts";
import { PROBLEMS } from "../src/api/problem.ts";
import { answerOf, document, faultsOf, validatorFor } from "./support/apiSchemas.ts";
import { importDemonstration, siteOver } from "./support/apiSite.ts";
import { freshDatabase, publishedOf } from "./support/database.ts";

const { app: db, urlOf } = await freshDatabase();
const { app, broken } = siteOver(publishedOf(db));
const years = await importDemonstration(db);

const API = "/api/v1";
const get = (path: string, init?: RequestInit) => Promise.resolve(app.request(path, init));
async function read<Answer>(path: string): Promise<Answer> {
  const answer = await get(path);
  expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, "application/json; charset=utf-8"]);
  return (await answer.json()) as Answer;
}

/** An answer holds what its published schema says, and nothing that the schema does not know. */
async function holds(path: string, name: AnswerName): Promise<void> {
  const body = await read(path);
  expect([path, faultsOf(name, body)]).toEqual([path, []]);
  expect([path, ANSWERS[name].safeParse(body).error?.issues]).toEqual([path, undefined]); // strict: no field is left undescribed
}

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1, and is what the site gives", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(document);
    expect([valid, errors, validator.version]).toEqual([true, undefined, "3.1"]);
    expect(await read(`${API}/openapi.json`)).toEqual(document);
  });

  test.each(Object.entries(document.paths))("%s has words, examples and every answer", (path, { get: described }) => {
    expect(described.operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect([described.summary, described.description, described.tags?.length].every(Boolean)).toBe(true);
    expect(Object.keys(described.responses)).toEqual(["200", "304", "400", "404", "429", "500"]);
    expect(described.parameters.map(({ name }) => name).filter((name) => path.includes(`{${name}}`))).toHaveLength(
      path.match(/\{/g)?.length ?? 0,
    );
    for (const { name, description, example, schema } of described.parameters) {
      expect([name, Boolean(description)]).toEqual([name, true]);
      expect([name, validatorFor(schema)(example)]).toEqual([name, true]);
    }
    const { name, example } = answerOf(path) ?? { name: "", example: undefined };
    expect(faultsOf(name, example)).toEqual([]);
  });

  test("no operation has the name of another, and every problem has its example", () => {
    const names = OPERATIONS.map(({ id }) => id);
    expect(new Set(names).size).toBe(names.length);
    for (const answer of Object.values(document.components.responses)) {
      const content = answer.content?.["application/problem+json"];
      if (content) expect(faultsOf("Problema", content.examples?.["esempio"]?.value)).toEqual([]);
    }
  });
});

describe("the answers are as the document says:", () => {
  test("administrations and their years", async () => {
    await holds(`${API}/amministrazioni`, "Amministrazioni");
    for (const code of ["c_i703", "valdora"]) await holds(`${API}/amministrazioni/${code}/anni`, "Anni");
    expect(await read(`${API}/amministrazioni`)).toMatchObject({
      amministrazioni: [
        { codice: "c_i703", nome: "Comune di Settimo Torinese", anni: [2023] },
        { codice: "valdora", anni: [2026, 2025, 2024] },
      ],
    });
  });

  test.each(years)("all of $administration $year, each objective and each figure with its proof", async ({ administration, year }) => {
    const base = `${API}/amministrazioni/${administration}/anni/${String(year)}`;
    await holds(base, "Anno");
    await holds(`${base}/obiettivi?limite=500`, "Obiettivi");
    await holds(`${base}/gruppi`, "Gruppi");
    await holds(`${base}/obiettivi-strategici`, "ObiettiviStrategici");
    await holds(`${base}/servizi`, "Servizi");
    const { numeri } = await read<{ numeri: { prova: string }[] }>(base);
    expect(numeri.length).toBeGreaterThan(30);
    for (const { prova } of numeri) await holds(prova, "Numero");
    const { obiettivi } = await read<{ obiettivi: { indirizzo: string }[] }>(`${base}/obiettivi?limite=500`);
    for (const { indirizzo } of obiettivi) await holds(indirizzo, "Obiettivo");
  });
});

const SETTIMO = `${API}/amministrazioni/c_i703/anni/2023`;
type Page = { totale: number; successivi: string | null; obiettivi: { codice: string; esito_valutato: string }[] };

test("the objectives of the real document, filtered", async () => {
  expect((await read<Page>(`${SETTIMO}/obiettivi`)).totale).toBe(74);
  const missed = await read<Page>(`${SETTIMO}/obiettivi?esito=non-raggiunti&gruppo=settore-territorio`);
  expect([missed.totale, missed.obiettivi.map(({ esito_valutato }) => esito_valutato)]).toEqual([4, Array(4).fill("non raggiunto")]);
  expect((await read<Page>(`${SETTIMO}/obiettivi?q=cimitero+ANIM%C3%80LI`)).totale).toBe(2);
  expect((await read<Page>(`${SETTIMO}/obiettivi?gruppo=nessuno`)).obiettivi).toEqual([]);
});

test("read a page at a time, they are all there once", async () => {
  const codes: string[] = [];
  let next: string | null = `${SETTIMO}/obiettivi?limite=20`;
  while (next !== null) {
    const page: Page = await read<Page>(next);
    codes.push(...page.obiettivi.map(({ codice }) => codice));
    next = page.successivi;
  }
  expect([codes.length, new Set(codes).size, codes[0], codes[73]]).toEqual([74, 74, "2023-001", "2023-074"]);
});

test("an objective is found by code and by ordinal; a figure by its name, with its bar as %2F or plain", async () => {
  expect(await read(`${SETTIMO}/obiettivi/001`)).toEqual(await read(`${SETTIMO}/obiettivi/2023-001`));
  const name = "settore-territorio/raggiunti";
  expect(await read(`${SETTIMO}/numeri/${name}`)).toMatchObject({ nome: name, valore: "30", prova: { result: "30" } });
  expect(await read(`${SETTIMO}/numeri/${encodeURIComponent(name)}`)).toMatchObject({ valore: "30" });
  expect(await read(`${SETTIMO}/numeri/quota-raggiunti`)).toMatchObject({ valore: "89.19", testo: "89,19 %" });
});

test.each([
  ["GET", `${SETTIMO}/obiettivi?settore=x`, 400, "parametro-sconosciuto", "Il parametro «settore» non esiste. Si possono usare: gruppo, esito, q, limite, posizione."],
  ["GET", `${SETTIMO}?anno=2024`, 400, "parametro-sconosciuto", "Il parametro «anno» non esiste. Questo indirizzo non ne ha."],
  ["GET", `${SETTIMO}?__proto__=1`, 400, "parametro-sconosciuto", "Il parametro «__proto__» non esiste. Questo indirizzo non ne ha."],
  ["GET", `${SETTIMO}/obiettivi?q=a&q=b`, 400, "parametro-ripetuto", "Il parametro «q» va indicato una volta sola."],
  ["GET", `${SETTIMO}/obiettivi?limite=0`, 400, "parametro-sbagliato", "Il parametro «limite» non va bene. Quanti obiettivi al più, da 1 a 500. Se manca, 100."],
  ["GET", `${SETTIMO}/obiettivi?limite=1e2`, 400, "parametro-sbagliato", "Il parametro «limite» non va bene. Quanti obiettivi al più, da 1 a 500. Se manca, 100."],
  ["GET", `${SETTIMO}/obiettivi?esito=persi`, 400, "parametro-sbagliato", "Il parametro «esito» non va bene. Solo gli obiettivi con questo esito valutato: raggiunti, raggiunti-in-parte, non-raggiunti, non-valutabili, neutralizzati, senza-esito."],
  ["GET", `${SETTIMO}/obiettivi/999`, 404, "non-trovato", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api."],
  ["GET", `${SETTIMO}/numeri/constructor`, 404, "non-trovato", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api."],
  ["GET", `${API}/amministrazioni/%00/anni`, 404, "non-trovato", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api."],
  ["GET", "/api/v2/amministrazioni", 404, "non-trovato", "L'indirizzo è sbagliato, oppure ciò che indica non c'è più. Gli indirizzi sono descritti in /api."],
  ["POST", SETTIMO, 405, "metodo-non-ammesso", "Si possono usare GET, HEAD e OPTIONS: i dati si leggono e basta."],
  ["DELETE", `${API}/openapi.json`, 405, "metodo-non-ammesso", "Si possono usare GET, HEAD e OPTIONS: i dati si leggono e basta."],
  ["PUT", "/api", 405, "metodo-non-ammesso", "Questa è la pagina che descrive l'API: si legge con GET."],
])("%s %s is %i, «%s»", async (method, path, status, name, detail) => {
  const answer = await get(path, { method });
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("access-control-allow-origin")]).toEqual([status, "application/problem+json", "*"]);
  expect(answer.headers.get("allow")).toBe(status === 405 ? "GET, HEAD, OPTIONS" : null);
  const body: unknown = await answer.json();
  expect(body).toMatchObject({ type: `/api#${name}`, status, detail });
  expect(faultsOf("Problema", body)).toEqual([]);
}); // prettier-ignore

test("of three wrong parameters all are told, the first as the only one was", async () => {
  const answer = await get(`${SETTIMO}/obiettivi?limite=0&settore=x&q=a&q=b`);
  const body: unknown = await answer.json();
  expect(body).toEqual({
    type: "/api#parametro-sconosciuto",
    title: "Un parametro non esiste",
    status: 400,
    detail: "Il parametro «settore» non esiste. Si possono usare: gruppo, esito, q, limite, posizione.",
    parametro: "settore",
    errors: [
      {
        reason: "unknownParameter",
        at: { field: "settore" },
        message: "Il parametro «settore» non esiste. Si possono usare: gruppo, esito, q, limite, posizione.",
      },
      { reason: "repeatedParameter", at: { field: "q" }, message: "Il parametro «q» va indicato una volta sola." },
      {
        reason: "wrongParameter",
        at: { field: "limite" },
        message: "Il parametro «limite» non va bene. Quanti obiettivi al più, da 1 a 500. Se manca, 100.",
      },
    ],
  });
  expect(faultsOf("Problema", body)).toEqual([]);
});

test("of hundreds of wrong parameters fifty are told", async () => {
  const names = Array.from({ length: 300 }, (_, i) => `x${String(i)}=1`).join("&");
  const { errors } = (await (await get(`${SETTIMO}?${names}`)).json()) as { errors: unknown[] };
  expect(errors).toHaveLength(50);
});

test("what breaks is a problem too, without a trace of the program", async () => {
  const closed = openPublishedPool(urlOf("publicReader"));
  await listPublishedYears(closed, "c_i703"); // opened once, or it would open by itself
  await closed.destroy();
  const { app: failing, broken: told } = siteOver(closed);
  const answer = await failing.request(`${API}/amministrazioni`);
  const words = await answer.text();
  expect([answer.status, answer.headers.get("content-type"), words.includes("destroyed"), told.length]).toEqual([
    500,
    "application/problem+json",
    false,
    1,
  ]);
});

test("the answer that somebody has already is not sent again; HEAD sends none; other sites may ask", async () => {
  const first = await get(SETTIMO);
  const mark = first.headers.get("etag") ?? "";
  const again = await get(SETTIMO, { headers: { "if-none-match": mark } });
  expect([again.status, await again.text(), again.headers.get("access-control-allow-origin")]).toEqual([304, "", "*"]);
  const head = await get(SETTIMO, { method: "HEAD" });
  expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, mark, ""]);
  const asked = await get(SETTIMO, { method: "OPTIONS", headers: { origin: "https://example.org" } });
  expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD"]);
  const packed = await get(SETTIMO, { headers: { "accept-encoding": "gzip" } });
  expect(JSON.parse(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString())).toMatchObject({ anno: 2023 });
});

test("the page for people names every address and every problem", async () => {
  const words = (await (await get("/api")).text()).replace(/<[^>]+>/g, "");
  for (const { path, summary } of OPERATIONS)
    expect([words.includes(path), words.includes(summary.replaceAll("'", "&#39;"))]).toEqual([true, true]);
  for (const { name } of Object.values(PROBLEMS)) expect(words).toContain(name);
});

test("nothing of all this broke", () => {
  expect(broken).toEqual([]);
});
