import { seenOf } from "./support/seenOf.ts";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { GrantedRole } from "../src/domain/access/accessRole.ts";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf, type SignedInBrowser, YEAR } from "./support/officeSite.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const browsers = new Map<string, SignedInBrowser>();
const as = async (person: string) => {
  const browser = browsers.get(person) ?? (await signIn("valdora", person));
  browsers.set(person, browser);
  return browser;
};

type Fields = Readonly<Record<string, string | File>>;
/** A form as it was sent, and what the browser sends after Back: at the same address with other fields, or at the address of another thing. */
type Replay = {
  readonly route: string;
  readonly as: GrantedRole;
  readonly path: string;
  readonly fields: Fields;
  readonly otherPath?: string;
  readonly otherFields?: Fields;
};

const OFFICE = "/valdora/ufficio";
const ACT = { organo: "Segretario generale", numero: "9", data: "10/01/2026" };
const RELATION = { unita: "1", ruolo: "istruttori", tempo: "100 %", valutatore: "", dal: "01/02/2026", al: "" };
const ROLE = { matricola: "demo-dpo", ruolo: "revisori", unita: "", dal: "01/01/2026", al: "", motivo: "Delibera n. 4" };
const CONFLICT = { chi: "V-006", su: "V-030", ragione: "Parentela" };
const SUBSTITUTION = { valutato: "V-031", sostituto: "V-006", da: "01/02/2026", a: "", perche: "Assenza" };
const DELEGATION = { delegante: "V-006", delegato: "V-022", dal: "01/02/2026", al: "28/02/2026", motivo: "Ferie", "form.write": "si" };
const REOPENING = { fase: "pay", ...ACT, fino_al: "", motivo: "Un ricorso accolto" };

async function newest(table: string, column: string): Promise<number> {
  const { rows } = await sql<{
    id: string;
  }>`select max(${sql.ref(column)})::text as id from ${sql.table(table)} where administration_id = 'valdora'`.execute(database.owner);
  return Number(rows[0]!.id);
}

/** Sends a form, under a new name of the request or under one that is told; the file is of a form with files. */
async function send(role: GrantedRole, path: string, fields: Fields, key: string = newRequestKey()) {
  const browser = await as(personOf(role));
  await browser.ask(OFFICE);
  const files = Object.entries(fields).filter((each): each is [string, File] => each[1] instanceof File);
  if (files.length === 0) return browser.post(path, { richiesta: key, ...(fields as Record<string, string>) });
  const body = new FormData();
  for (const [name, value] of Object.entries({ modulo: browser.mark(), richiesta: key, ...fields })) body.append(name, value);
  return browser.ask(path, { method: "POST", headers: { "sec-fetch-site": "same-origin" }, body });
}

async function twoOf(role: GrantedRole, path: string, fields: Fields, other: Fields, table: string, column: string) {
  for (const each of [fields, other]) expect((await send(role, path, each)).status).toBe(303);
  const last = await newest(table, column);
  return [last - 1, last] as const;
}

/** The deeds that the audit line and the answer kept tell of. */
async function written(): Promise<string> {
  const { rows } = await sql<{ counts: string }>`
    select (select count(*) from audit) || ' ' || (select count(*) from idempotency) || ' ' || (select count(*) from person) || ' '
      || (select count(*) from employment) || ' ' || (select count(*) from role_grant where decision is not null) || ' '
      || (select count(*) from unit_version) as counts`.execute(database.owner);
  return rows[0]!.counts;
}

const letMinutePass = () => sql`delete from request_count`.execute(database.owner);

const versionOf = (person: string) => seenOf(database.app, person);

const markOf = async (role: GrantedRole, page: string) =>
  /name="visto" value="([^"]+)"/.exec((await (await as(personOf(role))).ask(page)).text)?.[1]?.replaceAll("&quot;", '"') ?? "";

const PLAN = `${OFFICE}/${String(YEAR)}/piano`;
const VARIATIONS = `${OFFICE}/${String(YEAR)}/variazioni`;

/** The marks of what the form of an objective was drawn with. */
const marksOf = async (page: string) =>
  /name="versione" value="([^"]+)"/.exec((await (await as(personOf("planning"))).ask(page)).text)?.[1] ?? "";

/** The fields by which planning suspends an objective. */
const variationOf = async (ordinal: string, proposes: boolean) => ({
  titolo: `Obiettivo ${ordinal} sospeso`,
  stato: "suspended",
  causa: "external",
  motivo: "Bando prorogato",
  versione: await marksOf(`${PLAN}/${ordinal}`),
  ...(proposes && { proponi: "si" }),
});

/** The number of a variation that planning makes of an objective. */
async function varied(ordinal: string, proposes: boolean): Promise<string> {
  expect((await send("planning", `${PLAN}/${ordinal}/variazione`, await variationOf(ordinal, proposes))).status).toBe(303);
  return String(await newest("variation", "variation_id"));
}

/** Each made when its turn comes: the ones before have changed what it is about. */
const PUBLICATIONS = `${OFFICE}/${String(YEAR)}/pubblicazioni`;
const REPLAYS: readonly (() => Replay | Promise<Replay>)[] = [
  () => ({ route: "/unita", as: "personnel", path: `${OFFICE}/unita`, fields: { nome: "Ufficio nuovo", sotto: "", dal: "01/02/2026" }, otherFields: { nome: "Ufficio altro", sotto: "", dal: "01/02/2026" } }),
  async () => {
    const id = await newest("unit", "unit_id");
    const visto = await markOf("personnel", `${OFFICE}/unita/${String(id)}`);
    const fields = { che_cosa: "cambia", nome: "Ufficio rinato", sotto: "", dal: "01/03/2026", visto };
    return { route: "/unita/:id", as: "personnel", path: `${OFFICE}/unita/${String(id)}`, fields, otherFields: { ...fields, nome: "Ufficio finito" } };
  },
  async () => {
    const id = await newest("unit", "unit_id");
    const visto = await markOf("personnel", `${OFFICE}/unita/${String(id)}`);
    const fields = { primo_giorno: "01/02/2025", visto };
    return { route: "/unita/:id/primo-giorno", as: "personnel", path: `${OFFICE}/unita/${String(id)}/primo-giorno`, fields, otherFields: { ...fields, primo_giorno: "01/02/2024" } };
  },
  () => {
    const fields = { matricola: "N-1", nome: "Nuova Persona", codice_fiscale: "", posta: "", ...RELATION };
    return { route: "/nuova-persona", as: "personnel", path: `${OFFICE}/nuova-persona`, fields, otherFields: { ...fields, matricola: "N-2" } };
  },
  () => {
    const list = (name: string) => new File([`Matricola;Cognome e nome;Area;Unità;Dal\nN-9;${name};istruttori;Ufficio rinato;01/04/2026\n`], "personale.csv", { type: "text/csv" });
    return { route: "/elenco-del-personale", as: "personnel", path: `${OFFICE}/elenco-del-personale`, fields: { file: list("Prima Persona") }, otherFields: { file: list("Altra Persona") } };
  },
  async () => {
    const fields = { nome: "Nome Corretto", codice_fiscale: "", posta: "", versione: await versionOf("V-040") };
    return { route: "/persone/:person", as: "personnel", path: `${OFFICE}/persone/V-040`, fields, otherFields: { ...fields, nome: "Nome Ricorretto" } };
  },
  async () => {
    const fields = { ...RELATION, versione: await versionOf("V-041") };
    return { route: "/persone/:person/rapporto", as: "personnel", path: `${OFFICE}/persone/V-041/rapporto`, fields, otherFields: { ...fields, ruolo: "operatori" } };
  },
  async () => {
    for (const person of ["V-060", "V-061"]) {
      const relation = { ...RELATION, ruolo: "eq", versione: await versionOf(person) };
      expect((await send("personnel", `${OFFICE}/persone/${person}/rapporto`, relation)).status).toBe(303);
    }
    const last = await newest("employment", "employment_id");
    const tick = (id: number) => ({ [`rapporto_${String(id)}`]: "si" });
    return { route: "/incarichi/rapporti", as: "segretario", path: `${OFFICE}/incarichi/rapporti`, fields: tick(last - 2), otherFields: tick(last) };
  },
  () => ({ route: "/incarichi", as: "technicalAdministrator", path: `${OFFICE}/incarichi`, fields: ROLE, otherFields: { ...ROLE, motivo: "Delibera n. 5" } }),
  async () => {
    const id = await newest("role_grant", "grant_id");
    return { route: "/incarichi/:id", as: "personnel", path: `${OFFICE}/incarichi/${String(id)}`, fields: { decisione: "confirmed" }, otherFields: { decisione: "refused" } };
  },
  async () => {
    const id = await newest("role_grant", "grant_id");
    return { route: "/incarichi/:id/fine", as: "personnel", path: `${OFFICE}/incarichi/${String(id)}/fine`, fields: { fine: "01/02/2026" }, otherFields: { fine: "02/02/2026" } };
  },
  () => ({ route: "/deleghe", as: "personnel", path: `${OFFICE}/deleghe`, fields: DELEGATION, otherFields: { ...DELEGATION, motivo: "Malattia" } }),
  async () => {
    const [one, other] = await twoOf("personnel", `${OFFICE}/deleghe`, { ...DELEGATION, motivo: "Uno" }, { ...DELEGATION, motivo: "Due" }, "delegation", "delegation_id");
    const path = (id: number) => `${OFFICE}/deleghe/${String(id)}/fine`;
    return { route: "/deleghe/:id/fine", as: "personnel", path: path(one), fields: {}, otherPath: path(other) };
  },
  () => ({ route: "/astensioni", as: "personnel", path: `${OFFICE}/astensioni`, fields: CONFLICT, otherFields: { ...CONFLICT, su: "V-031" } }),
  async () => {
    const [one, other] = await twoOf("personnel", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-032" }, { ...CONFLICT, su: "V-033" }, "conflict_of_interest", "conflict_id");
    const path = (id: number) => `${OFFICE}/astensioni/${String(id)}/fine`;
    return { route: "/astensioni/:id/fine", as: "personnel", path: path(one), fields: {}, otherPath: path(other) };
  },
  () => ({ route: "/sostituzioni", as: "personnel", path: `${OFFICE}/sostituzioni`, fields: SUBSTITUTION, otherFields: { ...SUBSTITUTION, valutato: "V-032" } }),
  async () => {
    const [one, other] = await twoOf("personnel", `${OFFICE}/sostituzioni`, { ...SUBSTITUTION, valutato: "V-033" }, { ...SUBSTITUTION, valutato: "V-034" }, "evaluator_substitution", "substitution_id");
    const path = (id: number) => `${OFFICE}/sostituzioni/${String(id)}/fine`;
    return { route: "/sostituzioni/:id/fine", as: "personnel", path: path(one), fields: {}, otherPath: path(other) };
  },
  () => {
    const fields = { fase: "pay", che_cosa: "chiudi", ...ACT, fino_al: "" };
    return { route: "/:year/fasi", as: "segretario", path: `${OFFICE}/${String(YEAR)}/fasi`, fields, otherFields: { ...fields, fase: "report" } };
  },
  () => ({ route: "/:year/riaperture", as: "segretario", path: `${OFFICE}/${String(YEAR)}/riaperture`, fields: REOPENING, otherFields: { ...REOPENING, motivo: "Un altro motivo" } }),
  async () => {
    const id = await newest("track_reopening", "reopening_id");
    return { route: "/:year/riaperture/:id", as: "registry", path: `${OFFICE}/${String(YEAR)}/riaperture/${String(id)}`, fields: { fase: "pay", decisione: "confirmed" }, otherFields: { fase: "pay", decisione: "refused" } };
  },
  async () => {
    await sql`update objective_version set title = title || ' (corretto)' where administration_id = 'valdora' and code = '2024-001'`.execute(database.owner);
    return { route: "/:year/pubblicazioni", as: "planning", path: PUBLICATIONS, fields: { motivo: "Un titolo" }, otherFields: { motivo: "Un altro titolo" } };
  },
  () => ({ route: "/:year/pubblicazioni/:id", as: "segretario", path: `${PUBLICATIONS}/2`, fields: { motivo_deroga: "Senza atto" }, otherFields: { motivo_deroga: "Senza delibera" } }),
  () => ({ route: "/:year/pubblicazioni/:id/ritiro", as: "rpct", path: `${PUBLICATIONS}/1/ritiro`, fields: { motivo_ritiro: "Un nome" }, otherFields: { motivo_ritiro: "Un cognome" } }),
  () => ({ route: "/:year/pubblicazioni/:id/cancellazione", as: "segretario", path: `${PUBLICATIONS}/1/cancellazione`, fields: { motivo_cancellazione: "Un nome" }, otherFields: { motivo_cancellazione: "Un cognome" } }),
  () => ({ route: "/:year/pubblicazioni/ritiro", as: "segretario", path: `${PUBLICATIONS}/ritiro`, fields: { motivo_ritiro: "Un nome" }, otherFields: { motivo_ritiro: "Un cognome" } }),
  async () => {
    const path = `${PLAN}/002`;
    const fields = { titolo: "Un altro titolo", versione: await marksOf(path) };
    return { route: "/:year/piano/:ordinal", as: "planning", path, fields, otherFields: { ...fields, titolo: "Un titolo diverso" } };
  },
  () => ({ route: "/:year/piano/invio", as: "planning", path: `${PLAN}/invio`, fields: {}, otherPath: `${OFFICE}/2023/piano/invio` }),
  () => ({ route: "/:year/piano/rinvio", as: "segretario", path: `${PLAN}/rinvio`, fields: { nota: "Manca un peso" }, otherFields: { nota: "Manca una fonte" } }),
  async () => {
    expect((await send("planning", `${PLAN}/invio`, {})).status).toBe(303);
    const fields = { ...ACT, data: "10/01/2024", esecutivo_dal: "", documento: "piao", visto: await markOf("registry", PLAN) };
    return { route: "/:year/piano/approvazione", as: "registry", path: `${PLAN}/approvazione`, fields, otherFields: { ...fields, numero: "98" } };
  },
  async () => {
    const fields = await variationOf("002", true);
    return { route: "/:year/piano/:ordinal/variazione", as: "planning", path: `${PLAN}/002/variazione`, fields, otherFields: { ...fields, motivo: "Un altro motivo" } };
  },
  async () => {
    const fields = { causa: "law", motivo: "Legge nuova" };
    return { route: "/:year/variazioni/:id/proposta", as: "planning", path: `${VARIATIONS}/${await varied("003", false)}/proposta`, fields, otherFields: { ...fields, motivo: "Legge vecchia" } };
  },
  async () => ({ route: "/:year/variazioni/:id/parere", as: "oiv", path: `${VARIATIONS}/${await varied("004", true)}/parere`, fields: { parere: "Favorevole" }, otherFields: { parere: "Contrario" } }),
  async () => ({ route: "/:year/variazioni/:id/rifiuto", as: "registry", path: `${VARIATIONS}/${await varied("005", true)}/rifiuto`, fields: { motivo_rifiuto: "Non serve" }, otherFields: { motivo_rifiuto: "Non basta" } }),
  async () => ({ route: "/:year/variazioni/:id/ritiro", as: "planning", path: `${VARIATIONS}/${await varied("006", true)}/ritiro`, fields: { motivo_ritiro: "Un errore" }, otherFields: { motivo_ritiro: "Un ripensamento" } }),
  async () => {
    const ticked = { [`variazione_${await varied("007", true)}`]: "si" };
    const fields = { ...ticked, ...ACT, data: "10/07/2024", esecutivo_dal: "", visto: await markOf("registry", VARIATIONS) };
    return { route: "/:year/variazioni", as: "registry", path: VARIATIONS, fields, otherFields: { ...fields, numero: "98" } };
  },
  async () => {
    const { rows } = await sql<{ id: bigint }>`select variation_id as id from variation where state = 'approved'`.execute(database.owner);
    return { route: "/:year/variazioni/:id/omissione", as: "rpct", path: `${VARIATIONS}/${String(rows[0]!.id)}/omissione`, fields: { motivo_omissione: "Un nome" }, otherFields: { motivo_omissione: "Un cognome" } };
  },
  async () => {
    const page = `${OFFICE}/${String(YEAR)}/schede/V-030`;
    const { text } = await (await as(personOf("personnel"))).ask(page);
    const [, scheda = "", visto = ""] = /name="scheda" value="([^"]+)".*?name="visto" value="([^"]+)"/s.exec(text) ?? [];
    const fields = { scheda, visto, firmata_il: "10/02/2026" };
    return { route: "/:year/schede/:person/presa-visione", as: "personnel", path: `${page}/presa-visione`, fields, otherFields: { ...fields, firmata_il: "11/02/2026" } };
  },
]; // prettier-ignore

test("every form of the office: sent, changed after Back and sent again, says that nothing was done, keeps what was typed; the same again has the old answer", async () => {
  const tried: string[] = [];
  for (const prepare of REPLAYS) {
    await letMinutePass();
    const replay = await prepare();
    const { path, fields, otherPath = path, otherFields = fields } = replay;
    tried.push(`${OFFICE}${replay.route}`);
    const key = newRequestKey();
    const first = await send(replay.as, path, fields, key);
    expect([200, 303], `${path}: ${first.text}`).toContain(first.status);
    const then = await written();

    const changed = await send(replay.as, otherPath, otherFields, key);
    expect([changed.status, /era già stata usata.*non è stato fatto nulla/s.test(changed.text)], path).toEqual([409, true]);
    for (const [name, value] of Object.entries(otherFields))
      if (typeof value === "string" && !["visto", "versione", "richiesta"].includes(name))
        expect(changed.text, `${path} ${name}`).toContain(value);
    const fresh = [...changed.text.matchAll(/name="richiesta" value="([^"]+)"/g)].map(([, each]) => each);
    expect(fresh.length, path).toBeGreaterThan(0);
    expect(fresh, path).not.toContain(key);
    expect(await written(), path).toBe(then);

    const again = await send(replay.as, path, fields, key);
    expect(again.status, path).toBe(first.status);
    expect(await written(), path).toBe(then);
  }
  const posts = OFFICE_ROUTES.filter(({ method }) => method === "POST").map(({ path }) =>
    path.replace(/\{[^/]*?\}\}?(?=\/|$)/g, "").replace("/:administration/ufficio", OFFICE),
  );
  expect(tried.sort()).toEqual(posts.sort());
  expect(site.logged).toEqual([]);
});

test("two forms of one page are two requests: a second role is confirmed after Back, and is confirmed indeed", async () => {
  await letMinutePass();
  const [one, other] = await twoOf("technicalAdministrator", `${OFFICE}/incarichi`, { ...ROLE, ruolo: "planning", motivo: "Atto 6" }, { ...ROLE, ruolo: "accounts", motivo: "Atto 7" }, "role_grant", "grant_id"); // prettier-ignore
  const { text } = await (await as(personOf("personnel"))).ask(`${OFFICE}/incarichi`);
  const keys = [...text.matchAll(/action="([^"]+\/incarichi\/\d+)".*?name="richiesta" value="([^"]+)"/gs)];
  const keyOf = (id: number) => keys.find(([, action]) => action === `${OFFICE}/incarichi/${String(id)}`)![2]!;
  for (const id of [one, other])
    expect((await send("personnel", `${OFFICE}/incarichi/${String(id)}`, { decisione: "confirmed" }, keyOf(id))).status).toBe(303);
  const decided = await database.owner
    .selectFrom("role_grant")
    .select("decision")
    .where("grant_id", "in", [BigInt(one), BigInt(other)])
    .execute();
  expect(decided).toEqual([{ decision: "confirmed" }, { decision: "confirmed" }]);
});

test("a request of somebody is nobody else's: another person with the same name of it does their own deed", async () => {
  await letMinutePass();
  const key = newRequestKey();
  expect((await send("personnel", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-050" }, key)).status).toBe(303);
  const before = await newest("conflict_of_interest", "conflict_id");
  expect((await send("eq", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-051" }, key)).status).toBe(303);
  expect(await newest("conflict_of_interest", "conflict_id")).toBe(before + 1);
});

test("a form that was drawn more than a week ago is refused, with all that was typed, under a new key with which it is sent", async () => {
  await letMinutePass();
  const before = await written();
  const old = newRequestKey(Date.now() - 8 * 86_400_000);
  const refused = await send("personnel", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-058" }, old);
  expect([refused.status, refused.text.includes("aperta da più di sette giorni"), refused.text.includes("V-058")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await written()).toBe(before);
  const fresh = [...refused.text.matchAll(/name="richiesta" value="([^"]+)"/g)].map(([, key]) => key!);
  expect(fresh).not.toContain(old);
  expect((await send("personnel", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-058" }, fresh[0])).status).toBe(303);
});

test("a form left in a browser where somebody else signs in is neither sent nor shown; whoever wrote it finds it again with another session", async () => {
  await letMinutePass();
  const [writer, other] = [await as(personOf("personnel")), await as(personOf("eq"))];
  const { text } = await writer.ask(`${OFFICE}/deleghe`);
  const form = new RegExp(`action="${OFFICE}/astensioni".*?</form>`, "s").exec(text)![0];
  const held = Object.fromEntries(
    [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
  const fields = { ...held, ...CONFLICT, su: "V-054", ragione: "Parola segreta del primo" };
  const before = await written();
  const refused = await other.post(`${OFFICE}/astensioni`, fields);
  expect([refused.status, refused.text.includes("è di un&#39;altra persona"), refused.text.includes("Parola segreta")]).toEqual([
    409,
    true,
    false,
  ]);
  const again = await (await signIn("valdora", personOf("personnel"))).post(`${OFFICE}/astensioni`, fields); // the same person, another session
  expect([again.status, again.text.includes("Parola segreta"), again.text.includes("Lo invii di nuovo")]).toEqual([409, true, true]);
  expect(await written()).toBe(before);
});

test("the reason of a derogation comes back with what was typed, once", async () => {
  await letMinutePass();
  const key = newRequestKey();
  await send("personnel", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-056" }, key);
  const { status, text } = await send(
    "personnel",
    `${OFFICE}/astensioni`,
    { ...CONFLICT, su: "V-057", motivo_deroga: "Non c'è nessun altro" },
    key,
  );
  expect([status, text.match(/name="motivo_deroga"/g)?.length, text.includes("Non c&#39;è nessun altro</textarea>")]).toEqual([
    409,
    1,
    true,
  ]);
});

test("who sends more than sixty forms in a minute is told to wait, and keeps what they typed", async () => {
  await letMinutePass();
  const statuses: number[] = [];
  for (let i = 0; i < 61; i += 1) statuses.push((await send("eq", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-052" })).status);
  expect(statuses.slice(0, 60).every((status) => status === 303)).toBe(true);
  const last = await send("eq", `${OFFICE}/astensioni`, { ...CONFLICT, su: "V-053" });
  expect([statuses[60], last.status, last.headers.get("retry-after"), last.text.includes("V-053")]).toEqual([429, 429, "60", true]);
});
