import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { newRequestKey } from "../../../data/request/requestKey.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { officeSite, personOf, type SignedInBrowser } from "../../../../tests/support/officeSite.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const [planning, segretario, registry, oiv, dirigente, employee, otherBody] = [
  await signIn("valdora", personOf("planning")),
  await signIn("valdora", personOf("segretario")),
  await signIn("valdora", personOf("registry")),
  await signIn("valdora", personOf("oiv")),
  await signIn("valdora", personOf("dirigente")),
  await signIn("valdora", personOf("employee")),
  await signIn("altrove", personOf("planning")),
];
const PLAN = "/valdora/ufficio/2024/piano";
const VARIATIONS = "/valdora/ufficio/2024/variazioni";
const ACT = { organo: "Giunta comunale", numero: "12", data: "30/01/2024", esecutivo_dal: "", documento: "piao" };

beforeEach(() => sql`delete from request_count`.execute(database.owner));

/** What a form of a page holds, by the names of its fields; what is not ticked is not sent. */
async function drawn(browser: SignedInBrowser, page: string): Promise<Record<string, string>> {
  const { text } = await browser.ask(page);
  const unescape = (words: string) =>
    words.replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&").replaceAll("&gt;", ">");
  const inputs = [...text.matchAll(/<input (?:type="(?:text|hidden)" )?[^>]*name="(\w+)"[^>]*?value="([^"]*)"/g)];
  const areas = [...text.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)<\/textarea>/g)];
  const chosen = [...text.matchAll(/<select[^>]*name="(\w+)".*?<\/select>/gs)].map(([select, name]) => [
    "",
    name,
    /value="(\w*)" selected/.exec(select)?.[1] ?? "",
  ]);
  const all = [...inputs, ...areas, ...chosen].map(([, name = "", value = ""]) => [name, unescape(value)] as const);
  return Object.fromEntries(
    all.filter(([name]) => !["modulo", "richiesta", "autore", "intento", "proponi", "in_vigore_il", "registrato_il"].includes(name)),
  );
}
const post = (browser: SignedInBrowser, path: string, fields: Readonly<Record<string, string>>) =>
  browser.fill("/valdora/ufficio", path, { richiesta: newRequestKey(), ...fields });
const peer = { incoming: { socket: { remoteAddress: "192.0.2.7", remotePort: 1, remoteFamily: "IPv4" } } };
const citizen = async (path: string) => {
  const answer = await site.app.request(`https://sito.example${path}`, {}, peer);
  return { status: answer.status, text: await answer.text() };
};

/** What the page of whoever registers an act showed, as its form carries it. */
const shownBy = async (page: string) => (await drawn(registry, page))["visto"] ?? "0".repeat(64);

test("who works on the plan reads it as a draft; a dirigente reads the objectives of their unit; others find no such page", async () => {
  const page = await planning.ask(PLAN);
  expect([page.status, page.text.includes("Nessun atto registrato lo approva"), page.text.includes("2024-001")]).toEqual([200, true, true]);
  const own = await dirigente.ask(PLAN);
  const codes = (text: string) => new Set([...text.matchAll(/piano\/(\d{3})"/g)].map(([, code]) => code));
  expect(codes(own.text).size).toBeGreaterThan(0);
  expect(codes(own.text).size).toBeLessThan(codes(page.text).size);
  const [foreign] = [...codes(page.text)].filter((code) => !codes(own.text).has(code));
  expect([(await dirigente.ask(`${PLAN}/${foreign!}`)).status, (await dirigente.ask(`${PLAN}/999`)).status]).toEqual([404, 404]);
  expect([(await employee.ask(PLAN)).status, (await otherBody.ask(PLAN)).status]).toEqual([403, 404]);
  expect((await citizen(PLAN)).status).toBe(303);
});

test("two browsers, the whole form each: different fields both stay; on the same field nothing is written and both are shown", async () => {
  const page = `${PLAN}/001`;
  const [one, other] = [await drawn(planning, page), await drawn(segretario, page)];
  expect((await post(planning, page, { ...one, descrizione: "Scritto dalla programmazione" })).status).toBe(303);
  expect((await post(segretario, page, { ...other, portatori: "Scritto dal Segretario" })).status).toBe(303);
  const merged = await drawn(planning, page);
  expect([merged["descrizione"], merged["portatori"]]).toEqual(["Scritto dalla programmazione", "Scritto dal Segretario"]);
  const [again, late] = [await drawn(planning, page), await drawn(segretario, page)];
  expect((await post(planning, page, { ...again, titolo: "Titolo di planning", risorse: "500 euro" })).status).toBe(303);
  const refused = await post(segretario, page, { ...late, titolo: "Titolo del Segretario", tipo: "mantenimento" });
  expect([
    refused.status,
    refused.text.includes("«Titolo di planning»"),
    refused.text.includes("Titolo del Segretario"),
    refused.text.includes("mantenimento"),
  ]).toEqual([409, true, true, true]);
  const now = await drawn(planning, page);
  expect([now["titolo"], now["risorse"], now["tipo"]]).toEqual(["Titolo di planning", "500 euro", again["tipo"]]);
  const { text } = await planning.ask(page);
  expect(text).toContain("Che cosa è stato scritto diversamente nella bozza");
});

test("planning submits, the Segretario sends back, the segreteria registers the act; nobody writes in between, nor who submitted approves", async () => {
  expect((await post(planning, `${PLAN}/invio`, {})).status).toBe(303);
  const before = await drawn(planning, `${PLAN}/002`);
  expect(before["titolo"]).toBeUndefined();
  const locked = await post(planning, `${PLAN}/002`, { titolo: "Altro", versione: "title.00000000000000000000" });
  expect([locked.status, locked.text.includes("inviato a chi lo approva")]).toEqual([409, true]);
  expect((await post(planning, `${PLAN}/approvazione`, ACT)).status).toBe(403);
  expect((await post(segretario, `${PLAN}/rinvio`, { nota: "Manca un peso" })).status).toBe(303);
  expect((await planning.ask(PLAN)).text).toContain("Manca un peso");
  const early = await post(registry, `${PLAN}/approvazione`, { ...ACT, visto: "0".repeat(64) });
  expect([early.status, early.text.includes("non è stato inviato")]).toEqual([409, true]);
  expect((await post(planning, `${PLAN}/invio`, {})).status).toBe(303);
  const ahead = await post(registry, `${PLAN}/approvazione`, { ...ACT, visto: await shownBy(PLAN), data: "30/01/2099" });
  expect([ahead.status, ahead.text.includes("deve ancora venire"), ahead.text.includes('value="30/01/2099"')]).toEqual([422, true, true]);
  const before30 = await shownBy(PLAN);
  expect((await post(segretario, `${PLAN}/rinvio`, { nota: "Un titolo" })).status).toBe(303);
  expect((await post(planning, `${PLAN}/003`, { ...(await drawn(planning, `${PLAN}/003`)), titolo: "Un titolo di dopo" })).status).toBe(
    303,
  );
  expect((await post(planning, `${PLAN}/invio`, {})).status).toBe(303);
  const unseen = await post(registry, `${PLAN}/approvazione`, { ...ACT, visto: before30 });
  expect([unseen.status, unseen.text.includes("Nel frattempo il piano è cambiato"), unseen.text.includes("Un titolo di dopo")]).toEqual([
    409,
    true,
    true,
  ]);
  expect((await post(registry, `${PLAN}/approvazione`, { ...ACT, visto: await shownBy(PLAN) })).status).toBe(303);
  expect((await segretario.ask(PLAN)).text).toContain("Approvato: Giunta comunale, n. 12 del 30/01/2024");
});

test("a dirigente proposes a variation of their unit, the OIV gives an opinion, the segreteria registers the act; the public reads it once it is published", async () => {
  const own = [...(await dirigente.ask(PLAN)).text.matchAll(/piano\/(\d{3})"/g)][0]![1]!;
  const fields = await drawn(dirigente, `${PLAN}/${own}`);
  const asked = { ...fields, ind1_atteso: "almeno 777 controlli", stato: "inForce", causa: "", motivo: "" };
  expect((await post(dirigente, `${PLAN}/${own}/variazione`, asked)).status).toBe(303);
  const bare = await post(dirigente, `${PLAN}/${own}/variazione`, {
    ...asked,
    ind1_atteso: "almeno 778 controlli",
    proponi: "si",
    versione: (await drawn(dirigente, `${PLAN}/${own}`))["versione"]!,
  });
  expect([
    bare.status,
    bare.text.includes("Scriva perché si chiede la variazione"),
    bare.text.includes("Scelga la causa"),
    bare.text.includes("almeno 778 controlli"),
  ]).toEqual([422, true, true, true]);
  const list = await planning.ask(VARIATIONS);
  const id = /variazioni\/(\d+)"/.exec(list.text)![1]!;
  expect(list.text).toContain("Bozze: 1");
  expect((await post(oiv, `${VARIATIONS}/${id}/parere`, { parere: "Favorevole" })).status).toBe(422);
  expect((await post(planning, `${VARIATIONS}/${id}/proposta`, { causa: "external", motivo: "Bando prorogato" })).status).toBe(303);
  expect((await post(oiv, `${VARIATIONS}/${id}/parere`, { parere: "Favorevole" })).status).toBe(303);
  const one = await registry.ask(`${VARIATIONS}/${id}`);
  expect(
    ["almeno 777 controlli", "Bando prorogato", "Favorevole", "un fatto esterno"].filter((words) => !one.text.includes(words)),
  ).toEqual([]);
  const none = await post(registry, VARIATIONS, {
    organo: "Giunta comunale",
    numero: "98",
    data: "10/07/2024",
    esecutivo_dal: "",
    visto: await shownBy(VARIATIONS),
  });
  expect([none.status, none.text.includes("Scelga almeno una variazione"), none.text.includes('value="98"')]).toEqual([422, true, true]);
  const act = {
    organo: "Giunta comunale",
    numero: "98",
    data: "10/07/2024",
    esecutivo_dal: "12/07/2024",
    [`variazione_${id}`]: "si",
    visto: await shownBy(VARIATIONS),
  };
  expect((await post(registry, VARIATIONS, act)).status).toBe(303);
  const day = async (query: string) => (await planning.ask(`${PLAN}?${query}`)).text.includes("almeno 777 controlli");
  expect([
    await day("in_vigore_il=11/07/2024"),
    await day("in_vigore_il=12/07/2024"),
    await day("registrato_il=01/01/2024"),
    await day(""),
  ]).toEqual([false, true, false, true]);
  expect((await planning.ask(`${PLAN}?in_vigore_il=domani`)).text).toContain("non è scritto come 31/12/2026");
  expect((await citizen(`/valdora/2024/obiettivi/${own}`)).text).not.toContain("777");
  expect((await post(planning, "/valdora/ufficio/2024/pubblicazioni", { motivo: "Variazione del piano" })).status).toBe(303);
  expect((await post(segretario, "/valdora/ufficio/2024/pubblicazioni/2", {})).status).toBe(303);
  const shown = await citizen(`/valdora/2024/obiettivi/${own}`);
  expect(
    ["almeno 777 controlli", "È stato variato", "Giunta comunale, n. 98 del 10/07/2024, in vigore dal 12/07/2024"].filter(
      (words) => !shown.text.includes(words),
    ),
  ).toEqual([]);
  const variations = await citizen("/valdora/2024/variazioni");
  expect(["Bando prorogato", "Favorevole", "Prima", "Dopo"].filter((words) => !variations.text.includes(words))).toEqual([]);
  const api = JSON.parse((await citizen("/api/v1/amministrazioni/valdora/anni/2024")).text) as {
    approvazione: unknown;
    variazioni: { obiettivo: string }[];
  };
  expect([api.approvazione, api.variazioni.map(({ obiettivo }) => obiettivo)]).toEqual([
    expect.objectContaining({ atto: { organo: "Giunta comunale", numero: "12", data: "2024-01-30" }, in_vigore_dal: "2024-01-30" }),
    [`2024-${own}`],
  ]);
});

test("whoever registers an act approves what the page showed; an opinion is of what was proposed, and what two browsers write of a variation is not lost", async () => {
  const page = `${PLAN}/004`;
  const [one, other] = [await drawn(planning, page), await drawn(planning, page)];
  const asked = { ...one, stato: "suspended", causa: "law", motivo: "Norma rinviata", proponi: "si" };
  expect((await post(planning, `${page}/variazione`, asked)).status).toBe(303);
  expect((await post(planning, `${page}/variazione`, { ...other, peso: "16", causa: "", motivo: "", proponi: "si" })).status).toBe(303);
  const merged = await drawn(planning, page);
  expect([merged["peso"], merged["stato"], merged["causa"], merged["motivo"]]).toEqual(["16", "suspended", "law", "Norma rinviata"]);
  const id = [...(await planning.ask(VARIATIONS)).text.matchAll(/variazioni\/(\d+)"/g)][0]![1]!;
  expect((await post(oiv, `${VARIATIONS}/${id}/parere`, { parere: "Va bene il 16" })).status).toBe(303);
  const seen = await shownBy(VARIATIONS);
  expect((await post(planning, `${page}/variazione`, { ...merged, peso: "99", proponi: "si" })).status).toBe(303);
  expect((await planning.ask(`${VARIATIONS}/${id}`)).text).not.toContain("Va bene il 16");
  const act = { organo: "Giunta comunale", numero: "120", data: "10/09/2024", esecutivo_dal: "", [`variazione_${id}`]: "si" };
  const refused = await post(registry, VARIATIONS, { ...act, visto: seen });
  expect([
    refused.status,
    refused.text.includes(`La variazione ${id} non è più quella che ha visto`),
    refused.text.includes('value="120"'),
  ]).toEqual([409, true, true]);
  expect((await post(registry, VARIATIONS, { ...act, visto: await shownBy(VARIATIONS) })).status).toBe(303);
  const own = [...(await dirigente.ask(PLAN)).text.matchAll(/piano\/(\d{3})"/g)][1]![1]!;
  const fields = await drawn(planning, `${PLAN}/${own}`);
  expect(
    (await post(planning, `${PLAN}/${own}/variazione`, { ...fields, peso: "17", causa: "law", motivo: "x", proponi: "si" })).status,
  ).toBe(303);
  const theirs = [...(await planning.ask(VARIATIONS)).text.matchAll(/variazioni\/(\d+)"/g)][0]![1]!;
  expect((await post(dirigente, `${VARIATIONS}/${theirs}/ritiro`, { motivo_ritiro: "x" })).status).toBe(422);
  expect((await post(planning, `${VARIATIONS}/${theirs}/ritiro`, { motivo_ritiro: "x" })).status).toBe(303);
});

test("what is proposed is inside: no word of it reaches a citizen, nor a dirigente of another unit, nor who only works there", async () => {
  const foreign = [...(await planning.ask(PLAN)).text.matchAll(/piano\/(\d{3})"/g)].map(([, code]) => code!);
  const own = new Set([...(await dirigente.ask(PLAN)).text.matchAll(/piano\/(\d{3})"/g)].map(([, code]) => code!));
  const other = foreign.find((code) => !own.has(code))!;
  const fields = await drawn(planning, `${PLAN}/${other}`);
  const word = "Parolasegretissima";
  expect(
    (await post(planning, `${PLAN}/${other}/variazione`, { ...fields, titolo: word, causa: "law", motivo: word, proponi: "si" })).status,
  ).toBe(303);
  const id = [...(await planning.ask(VARIATIONS)).text.matchAll(/variazioni\/(\d+)"/g)][0]![1]!;
  expect((await planning.ask(`${VARIATIONS}/${id}`)).text).toContain(word);
  expect([(await dirigente.ask(`${VARIATIONS}/${id}`)).status, (await dirigente.ask(VARIATIONS)).text.includes(word)]).toEqual([
    404,
    false,
  ]);
  expect((await employee.ask(`${VARIATIONS}/${id}`)).status).toBe(403);
  for (const path of [
    "/valdora/2024",
    `/valdora/2024/obiettivi/${other}`,
    "/valdora/2024/variazioni",
    `/valdora/cerca?q=${word}`,
    "/api/v1/amministrazioni/valdora/anni/2024",
  ])
    expect((await citizen(path)).text.replaceAll(`value="${word}"`, "").replaceAll(`«${word}»`, ""), path).not.toContain(word);
  expect(site.logged).toEqual([]);
});
