import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf, type SignedInBrowser, YEAR } from "./support/officeSite.ts";
import { seenOf } from "./support/seenOf.ts";

const database = await freshDatabase();
const { signIn } = await officeSite(database);
const personnel = await signIn("valdora", personOf("personnel"));
const administrator = await signIn("valdora", personOf("technicalAdministrator"));
const segretario = await signIn("valdora", personOf("segretario"));
const planning = await signIn("valdora", personOf("planning"));
const registry = await signIn("valdora", personOf("registry"));
const OFFICE = "/valdora/ufficio";
const WRONG_DAY = "31/02/2026";

beforeEach(() => sql`delete from request_count`.execute(database.owner));

type Fields = Readonly<Record<string, string>>;

/** Sends a form of the office, and takes its answer apart: what the summary lists, where each of its links leads, what stands in the fields. */
async function send(browser: SignedInBrowser, path: string, fields: Fields) {
  const { status, text } = await browser.fill(OFFICE, `${OFFICE}${path}`, { richiesta: newRequestKey(), ...fields });
  const summary = /<div class="refusal" role="alert" id="errori"[^>]*>(.*?)<\/div>/s.exec(text)?.[1] ?? "";
  const links = [...summary.matchAll(/<a href="#([^"]+)">([^<]*)<\/a>/g)].map(([, id = "", words = ""]) => ({ id, words }));
  const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? "";
  return { status, text, title, links, items: [...summary.matchAll(/<li>/g)].length };
}

const RELATION = { tempo: "200 %", valutatore: "", dal: WRONG_DAY, al: "domani" };

/** Each form of an office with as many fields wrong as it has that can be: whose it is, its address, what is typed, and the fields that are wrong. */
const WRONG: readonly (readonly [string, SignedInBrowser, string, Fields, readonly string[]])[] = [
  ["a new person", personnel, "/nuova-persona", { matricola: "a b", nome: "", codice_fiscale: "XX", posta: "nessuna", ruolo: "re", unita: "", ...RELATION }, ["matricola", "nome", "codice_fiscale", "posta", "unita", "ruolo", "tempo", "dal", "al"]],
  ["a working relation", personnel, "/persone/V-040/rapporto", { unita: "", ruolo: "re", ...RELATION, versione: "" }, ["unita", "ruolo", "tempo", "dal", "al"]],
  ["a correction", personnel, "/persone/V-040", { nome: "", codice_fiscale: "XX", posta: "nessuna", versione: "x" }, ["nome", "codice_fiscale", "posta"]],
  ["a new unit", personnel, "/unita", { nome: "", sotto: "quale?", dal: WRONG_DAY }, ["nome", "sotto", "dal"]],
  ["a role", administrator, "/incarichi", { matricola: "", ruolo: "re", unita: "quale?", dal: WRONG_DAY, al: "domani", motivo: "" }, ["matricola", "ruolo", "unita", "dal", "al", "motivo"]],
  ["a delegation", personnel, "/deleghe", { delegante: "", delegato: "", dal: WRONG_DAY, al: "domani", motivo: "" }, ["delegante", "delegato", "dal", "al", "motivo"]],
  ["a conflict", personnel, "/astensioni", { chi: "", su: "", ragione: "" }, ["chi", "su", "ragione"]],
  ["a substitution", personnel, "/sostituzioni", { valutato: "", sostituto: "", da: WRONG_DAY, a: "domani", perche: "" }, ["valutato", "sostituto", "da", "a", "perche"]],
  ["a track", registry, `/${String(YEAR)}/fasi`, { fase: "luna", che_cosa: "niente", organo: "", numero: "", data: WRONG_DAY, fino_al: "domani" }, ["fase", "che_cosa", "organo", "numero", "data", "fino_al"]],
  ["an objective", planning, `/${String(YEAR)}/piano/001`, { titolo: "", peso: "tanto", versione: "x" }, ["titolo", "peso"]],
  ["an approval", registry, `/${String(YEAR)}/piano/approvazione`, { organo: "", numero: "", data: WRONG_DAY, esecutivo_dal: "domani", documento: "luna", visto: "x" }, ["organo", "numero", "data", "esecutivo_dal", "documento"]],
  ["a plan sent back", segretario, `/${String(YEAR)}/piano/rinvio`, { nota: "" }, ["nota"]],
  ["a withdrawal", segretario, `/${String(YEAR)}/pubblicazioni/ritiro`, { motivo_ritiro: "" }, ["motivo_ritiro"]],
  ["the withdrawal of a number", segretario, `/${String(YEAR)}/pubblicazioni/1/ritiro`, { motivo_ritiro: "" }, ["motivo_ritiro"]],
  ["the erasure of a number", segretario, `/${String(YEAR)}/pubblicazioni/1/cancellazione`, { motivo_cancellazione: "" }, ["motivo_cancellazione"]],
  ["a reopening", registry, `/${String(YEAR)}/riaperture`, { fase: "luna", organo: "", numero: "", data: WRONG_DAY, fino_al: "domani", motivo: "" }, ["fase", "organo", "numero", "data", "fino_al", "motivo"]],
]; // prettier-ignore

describe("[OBL-08] a form with many wrong fields says every one, on top and beside it, and keeps all that was typed:", () => {
  test.each(WRONG)("%s", async (_, browser, path, fields, wrong) => {
    const { status, text, title, links, items } = await send(browser, path, fields);
    expect([status, title.startsWith("Errore: ")]).toEqual([422, true]);
    expect(links.map(({ id }) => id)).toEqual(wrong);
    const unseen = ["versione", "visto"].filter((name) => Object.hasOwn(fields, name)).length; // what the page carries without showing it leads nowhere
    expect(items).toBe(wrong.length + unseen);
    expect(new Set(links.map(({ words }) => words)).size).toBe(links.length);
    for (const { id, words } of links) {
      expect(words.length, id).toBeGreaterThan(10);
      expect(new RegExp(` id="${id}"`).test(text), id).toBe(true);
      expect(text, id).toContain(`id="${id}-errore"`);
    }
    for (const [name, value] of Object.entries(fields))
      if (/^(?!fase|ruolo|che_cosa|versione|documento|visto)/.test(name) && value !== "" && !/^quale/.test(value))
        expect(text, name).toContain(`value="${value}"`);
  });

  test("what only the command can tell is said the same way: every reason, beside its field", async () => {
    const fields = { delegante: "V-006", delegato: "V-006", dal: "01/01/2035", al: "01/01/2026", motivo: "Ferie" };
    const { status, links } = await send(personnel, "/deleghe", fields);
    expect([status, links.map(({ id }) => id)]).toEqual([422, ["delegato", "dal", "al", "delega"]]);
  });
});

describe("nothing is written in silence:", () => {
  test("a substitution that ends before it begins is refused in words", async () => {
    const backwards = { valutato: "V-040", sostituto: "V-001", da: "01/12/2026", a: "30/11/2026", perche: "Ferie" };
    const { status, links } = await send(personnel, "/sostituzioni", backwards);
    expect([status, links.map(({ id }) => id)]).toEqual([422, ["a"]]);
  });

  test.each(["V-99999", "Segnapostelli", "oiv"])("nobody abstains on a person who is not there: %s", async (su) => {
    const { status, links } = await send(personnel, "/astensioni", { chi: "V-040", su, ragione: "Parentela" });
    expect([status, links.map(({ id }) => id)]).toEqual([422, ["su"]]);
  });

  test("no role is proposed for a code of nobody", async () => {
    const role = { matricola: "V-99999", ruolo: "dpo", unita: "", dal: "01/01/2026", al: "", motivo: "Decreto" };
    const { status, links } = await send(administrator, "/incarichi", role);
    expect([status, links.map(({ id }) => id)]).toEqual([422, ["matricola"]]);
  });

  test("a phase that is closed takes no last day, and says so", async () => {
    const closing = { fase: "plan", che_cosa: "chiudi", organo: "Giunta", numero: "1", data: "01/02/2026", fino_al: "31/12/2027" };
    const { status, links } = await send(registry, `/${String(YEAR)}/fasi`, closing);
    expect([status, links.map(({ id }) => id)]).toEqual([422, ["fino_al"]]);
  });

  test("a relation or a unit that would stay as it is begins no second time", async () => {
    const page = (await personnel.ask(`${OFFICE}/persone/V-040`)).text;
    const [, unita = ""] = /<select[^>]* id="unita"[^]*?<option value="(\d+)" selected/.exec(page) ?? [];
    const [, ruolo = ""] = /<select[^>]* id="ruolo"[^]*?<option value="(\w+)" selected/.exec(page) ?? [];
    const [, valutatore = ""] = /id="valutatore"[^>]* value="([^"]*)"/.exec(page) ?? [];
    const same = { unita, ruolo, tempo: "100 %", valutatore, dal: "01/06/2026", al: "", versione: await seenOf(database.app, "V-040") };
    const { status, text } = await send(personnel, "/persone/V-040/rapporto", same);
    expect([status, text.includes("È già tutto così: non è stato scritto nulla.")]).toEqual([422, true]);
  });
});

test("a form sent once the role has ended does nothing, and what was typed can still be read, in words", async () => {
  const typed = { fase: "setUp", che_cosa: "chiudi", organo: "Giunta comunale", numero: "12", data: "01/03/2026", fino_al: "" };
  const { status, text } = await send(personnel, `/${String(YEAR)}/fasi`, typed);
  expect([status, /<dt>Fase<\/dt><dd>Impianto<\/dd>/.test(text), /<dd>Giunta comunale<\/dd>/.test(text)]).toEqual([403, true, true]);
});

describe("the form that sends a file", () => {
  test("without one it says so beside its field, and what was not ticked stays so", async () => {
    const { status, text, links } = await send(personnel, "/elenco-del-personale", { unita_nuove: "si" });
    expect([status, links]).toEqual([422, [{ id: "file", words: "Scelga il file con l&#39;elenco." }]]);
    expect(text).toContain('<p class="field-error" id="file-errore">Scelga il file con l&#39;elenco.</p>');
    expect(/id="unita_nuove"[^>]*checked/.test(text)).toBe(true);
    expect(/id="prova"[^>]*checked/.test(text)).toBe(false);
  });
});

describe("a person is looked up without sending the form, and without JavaScript:", () => {
  const fields = { delegante: "V-006", dal: WRONG_DAY, al: "", motivo: "Ferie" };
  const delegations = () => database.owner.selectFrom("delegation").selectAll().execute();

  test("«Cerca» shows those found, says nothing of the other fields, and writes nothing", async () => {
    const before = await delegations();
    const { text } = await personnel.ask(`${OFFICE}/persone`);
    const [, name = ""] = /V-040">([^<]+)<\/a>/.exec(text) ?? [];
    const word = name.split(" ")[0] ?? "";
    const found = await send(personnel, "/deleghe", { ...fields, delegato: word, intento: "cerca:delegato" });
    expect([found.status, found.links.map(({ id }) => id)]).toEqual([200, ["delegato"]]);
    expect(found.text).toContain('name="delegato_scelta" value="V-040"');
    expect(found.text).toContain(`value="${WRONG_DAY}"`);
    const picked = { ...fields, delegato: word, delegato_cercata: word, delegato_scelta: "V-040", "form.write": "si" };
    expect((await send(personnel, "/deleghe", picked)).links.map(({ id }) => id)).toEqual(["dal", "al"]);
    expect(await delegations()).toEqual(before);
    const whole = { ...picked, dal: "01/12/2026", al: "31/12/2026" };
    expect((await send(personnel, "/deleghe", whole)).status).toBe(303);
    expect((await delegations()).at(-1)).toMatchObject({ of_person: "V-006", to_person: "V-040" });
  });
});

describe("two people change the same person", () => {
  const post = async (fields: Fields, versione: string) =>
    send(personnel, "/persone/V-060", { nome: "Nome Vecchio", codice_fiscale: "", posta: "", ...fields, versione });

  test("in other fields: both are right; in one field: the second is told what is there now, and may insist", async () => {
    await post({}, await seenOf(database.app, "V-060"));
    const seen = await seenOf(database.app, "V-060");
    expect((await post({ posta: "prima@ente.example" }, seen)).status).toBe(303);
    expect((await post({ nome: "Nome Nuovo" }, seen)).status).toBe(303);
    const kept = await database.owner
      .selectFrom("person")
      .select(["name", "mail"])
      .where("administration_id", "=", "valdora")
      .where("person", "=", "V-060")
      .executeTakeFirstOrThrow();
    expect(kept).toEqual({ name: "Nome Nuovo", mail: "prima@ente.example" });

    const late = await post({ nome: "Nome Altro" }, seen);
    expect([late.status, late.links]).toEqual([
      409,
      [{ id: "nome", words: "Nel frattempo qualcuno ha scritto «Nome Nuovo»: se invia di nuovo, vale ciò che ha scritto lei." }],
    ]);
    expect(late.text).toContain('value="Nome Altro"');
    expect(late.text).toMatch(/name="posta" value="prima@ente.example"/); // left as it was drawn: as it is now
    const [, anew = ""] = /name="versione" value="([^"]+)"/.exec(late.text) ?? [];
    expect((await post({ nome: "Nome Altro", posta: "prima@ente.example" }, anew)).status).toBe(303);
  });
});
