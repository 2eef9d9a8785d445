import { seenOf } from "./support/seenOf.ts";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { civilDate, italianDate } from "../src/domain/kernel/civilDate.ts";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf, YEAR } from "./support/officeSite.ts";

const database = await freshDatabase();
const { signIn } = await officeSite(database);
const personnel = await signIn("valdora", personOf("personnel"));
const administrator = await signIn("valdora", personOf("technicalAdministrator"));
const segretario = await signIn("valdora", personOf("segretario"));

const { rows } = await sql<{ tomorrow: string; far: string }>`
  select (rome_day(now()) + 1)::text as tomorrow, (rome_day(now()) + interval '2 years 2 days')::date::text as far`.execute(database.app);
const [TOMORROW, FAR] = [rows[0]!.tomorrow, rows[0]!.far].map((day) => italianDate(civilDate(day))) as [string, string];

const OFFICE = "/valdora/ufficio";
const RELATION = { unita: "1", ruolo: "istruttori", tempo: "100 %", valutatore: "", al: "" };
const ACT = { organo: "Segretario generale", numero: "9" };

async function told(browser: typeof personnel, path: string, fields: Readonly<Record<string, string>>): Promise<[number, string]> {
  await browser.ask(OFFICE);
  const { status, text } = await browser.post(path, { richiesta: newRequestKey(), ...fields });
  return [status, text.replace(/<[^>]*>/g, " ").replaceAll("&#39;", "'")];
}

const versionOf = (person: string) => seenOf(database.app, person);

test("what holds from a day may lie ahead, at most two years: a unit, a person, a relation, a role, a delegation, a substitution", async () => {
  const versione = await versionOf("V-040");
  const tries = [
    [personnel, "/unita", { nome: "Ufficio nuovo", sotto: "", dal: FAR }],
    [personnel, "/nuova-persona", { matricola: "N-1", nome: "Persona", codice_fiscale: "", posta: "", ...RELATION, dal: FAR }],
    [personnel, "/persone/V-040/rapporto", { ...RELATION, dal: FAR, versione }],
    [administrator, "/incarichi", { matricola: "V-040", ruolo: "dpo", unita: "", dal: FAR, al: "", motivo: "Atto 1" }],
    [personnel, "/deleghe", { delegante: "V-006", delegato: "V-022", dal: FAR, al: FAR, motivo: "Ferie", "form.write": "si" }],
    [personnel, "/sostituzioni", { valutato: "V-031", sostituto: "V-006", da: FAR, a: "", perche: "Assenza" }],
  ] as const;
  for (const [browser, path, fields] of tries) {
    const [status, text] = await told(browser, `${OFFICE}${path}`, fields);
    expect([path, status, text.includes("tra più di due anni: controlli l'anno")]).toEqual([path, 422, true]);
  }
  expect((await told(personnel, `${OFFICE}/unita`, { nome: "Ufficio di domani", sotto: "", dal: TOMORROW }))[0]).toBe(303);
});

test("a list of the staff too, with the row that is too far ahead", async () => {
  await personnel.ask(OFFICE);
  const body = new FormData();
  const list = `Matricola;Cognome e nome;Area;Unità;Dal\nN-8;Persona Una;istruttori;Ufficio di domani;${TOMORROW}\nN-9;Persona Due;istruttori;Ufficio di domani;${FAR}\n`;
  for (const [name, value] of Object.entries({ modulo: personnel.mark(), richiesta: newRequestKey(), file: new File([list], "p.csv") }))
    body.append(name, value);
  const { status, text } = await personnel.ask(`${OFFICE}/elenco-del-personale`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body,
  });
  const row = /<tr><th scope="row">3<\/th>(.*?)<\/tr>/s.exec(text)?.[1] ?? "";
  expect([status, row.includes(FAR), row.includes("tra più di due anni"), /scope="row">2</.test(text)]).toEqual([422, true, true, false]);
});

test("a signature is not of a day to come, nor of before the period of the form", async () => {
  const page = `${OFFICE}/${String(YEAR)}/schede/V-030`;
  const { text } = await personnel.ask(page);
  const [, scheda = "", visto = ""] = /name="scheda" value="([^"]+)".*?name="visto" value="([^"]+)"/s.exec(text) ?? [];
  const sign = (firmata_il: string) => told(personnel, `${page}/presa-visione`, { scheda, visto, firmata_il });
  expect((await sign(TOMORROW))[1]).toContain("Il giorno della firma deve ancora venire.");
  expect((await sign("31/12/2023"))[1]).toContain("Il giorno della firma viene prima del periodo di cui la scheda parla");
  expect((await sign("01/01/2024"))[0]).toBe(303);
});

test("an act is not of a day to come, nor of before the year that precedes it; one that closes is not before the one that opened, nor one that reopens before the one that closed", async () => {
  await database.owner.updateTable("track").set({ opened_at: null }).where("track", "=", "pay").where("year", "=", YEAR).execute();
  const track = (che_cosa: string, data: string) =>
    told(segretario, `${OFFICE}/${String(YEAR)}/fasi`, { fase: "pay", che_cosa, ...ACT, data, fino_al: "" });
  const reopen = (data: string) =>
    told(segretario, `${OFFICE}/${String(YEAR)}/riaperture`, { fase: "pay", ...ACT, data, fino_al: "", motivo: "Un ricorso" });
  expect((await track("apri", TOMORROW))[1]).toContain("L'atto ha una data che deve ancora venire.");
  expect((await track("apri", "31/12/2022"))[1]).toContain("L'atto è di prima dell'anno che precede");
  expect((await track("apri", "01/01/2023"))[0]).toBe(303);
  expect((await track("chiudi", "31/12/2022"))[1]).toContain("L'atto è di prima dell'anno che precede");
  await sql`update track set opened_by_act = null`.execute(database.owner);
  expect((await track("chiudi", "10/06/2025"))[0]).toBe(303);
  expect((await reopen("09/06/2025"))[1]).toContain("viene prima di quello che l'ha chiusa");
  expect((await reopen("10/06/2025"))[0]).toBe(303);
});

test("an act that closes is not before the one that opened", async () => {
  await database.owner.updateTable("track").set({ opened_at: null }).where("track", "=", "report").where("year", "=", YEAR).execute();
  const track = (che_cosa: string, data: string) =>
    told(segretario, `${OFFICE}/${String(YEAR)}/fasi`, { fase: "report", che_cosa, ...ACT, data, fino_al: "" });
  expect((await track("apri", "10/06/2025"))[0]).toBe(303);
  expect((await track("chiudi", "09/06/2025"))[1]).toContain("viene prima di quello che l'ha aperta");
  expect((await track("chiudi", "10/06/2025"))[0]).toBe(303);
});
