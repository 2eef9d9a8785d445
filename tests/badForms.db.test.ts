import { newRequestKey } from "../src/data/request/requestKey.ts";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf, YEAR } from "./support/officeSite.ts";
import { addressOfRoute } from "./support/routeAddresses.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);
const personnel = await signIn("valdora", personOf("personnel"));
const administrator = await signIn("valdora", personOf("technicalAdministrator"));

beforeEach(() => sql`delete from request_count`.execute(database.owner));

/** How many rows each table has: a form refused leaves none. */
async function everything() {
  const { rows } = await sql<{ table: string; rows: string }>`
    select relname as table, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', relname), false, true, '')))[1]::text as rows
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('session', 'request_count') order by relname`.execute(
    database.owner,
  );
  return rows;
}

type Body = { readonly body: NonNullable<RequestInit["body"]>; readonly type?: string };
const encoded = (written: string): Body => ({ body: written, type: "application/x-www-form-urlencoded" });
const marked = (mark: string) => `modulo=${mark}&richiesta=${newRequestKey()}&intento=invia`;
const withFile = (mark: string): Body => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ modulo: mark, richiesta: newRequestKey(), nome: "Ufficio" })) body.append(name, value);
  body.append("allegato", new File(["x"], "x.txt"));
  return { body };
};

/** Bodies that are no form of ours, with what the page says of each. */
const BAD: readonly (readonly [string, (mark: string) => Body, RegExp])[] = [
  ["a character that no text holds", (mark) => encoded(`${marked(mark)}&nome=Uffi%00cio&motivo=%00`), /carattere che non si può scrivere/],
  [
    "a multipart body cut short",
    () => ({ body: '--x\r\nContent-Disposition: form-data; name="nome"\r\n\r\nUffi', type: "multipart/form-data; boundary=x" }),
    /a metà/,
  ],
  ["a multipart body without its boundary", () => ({ body: "nome=x", type: "multipart/form-data" }), /a metà/],
  ["what is no form", () => ({ body: '{"nome":"x"}', type: "application/json" }), /non è un modulo/],
  ["a field twice", (mark) => encoded(`${marked(mark)}&nome=Uno&nome=Due`), /due volte il campo «nome»/],
  ["the name of what every object has", (mark) => encoded(`${marked(mark)}&__proto__=1`), /nessun campo ha/],
  ["a list", (mark) => encoded(`${marked(mark)}&nome[]=Uno`), /nessun campo ha/],
  ["a file nobody asked for", withFile, /non sono suoi: allegato/],
];

describe("[T04] what is no form of ours is refused in words, whole", () => {
  test.each(BAD)("in the office: %s", async (_, make, words) => {
    const before = await everything();
    for (const { path, method } of OFFICE_ROUTES) {
      if (method !== "POST") continue;
      for (const browser of [personnel, administrator]) {
        await browser.ask("/valdora/ufficio");
        const { body, type } = make(browser.mark());
        const headers = { "sec-fetch-site": "same-origin", ...(type !== undefined && { "content-type": type }) };
        const { status, text } = await browser.ask(addressOfRoute(path), { method: "POST", headers, body });
        if (status === 403 || status === 404) continue; // not of this role, or nothing there to change
        expect([status, words.test(text) ? "told" : text.replace(/<[^>]*>/g, " ")], path).toEqual([422, "told"]);
      }
    }
    expect(await everything()).toEqual(before);
  });

  test.each(BAD)("at the doors: %s", async (_, make) => {
    for (const { path, method } of ACCESS_ROUTES) {
      if (method !== "POST") continue;
      await personnel.ask("/valdora/ufficio");
      const { body, type } = make(personnel.mark());
      const headers = { "sec-fetch-site": "same-origin", ...(type !== undefined && { "content-type": type }) };
      const { status, text, headers: answered } = await personnel.ask(path, { method: "POST", headers, body });
      const goesBack = status === 303 && /^\/(?:accesso\/conferma|il-mio-account$)/.test(answered.get("location") ?? ""); // and nothing is done
      expect([path, goesBack || (status >= 400 && status < 500 && text.length > 100)], text).toEqual([path, true]);
    }
    expect((await personnel.ask("/valdora/ufficio")).status).toBe(200);
  });

  test("a draft holds no character that no text holds either", async () => {
    await personnel.ask("/valdora/ufficio");
    const { status } = await personnel.ask("/valdora/ufficio/unita", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: `modulo=${personnel.mark()}&richiesta=${newRequestKey()}&intento=bozza&nome=a%00b`,
    });
    expect(status).toBe(422);
  });
});

describe("a thing that is not there", () => {
  const RELATION = { unita: "999999999999999999", ruolo: "istruttori", tempo: "100 %", valutatore: "", dal: "01/02/2026", al: "" };
  test.each([
    ["a role for a unit nobody knows", "technicalAdministrator", "/incarichi", { matricola: "V-030", ruolo: "eq", unita: "999999999999999999", dal: "01/01/2026", al: "", motivo: "Atto 1" }],
    ["a unit under one nobody knows", "personnel", "/unita", { nome: "Ufficio", sotto: "999999999999999999", dal: "01/02/2026" }],
    ["somebody in a unit nobody knows", "personnel", "/nuova-persona", { matricola: "N-1", nome: "Persona", codice_fiscale: "", posta: "", ...RELATION }],
  ] as const)("%s: is refused in words", async (_, role, path, fields) => {
    const browser = role === "personnel" ? personnel : administrator;
    const { status, text } = await browser.fill("/valdora/ufficio", `/valdora/ufficio${path}`, { ...fields, richiesta: newRequestKey() });
    expect([status, /unità/.test(text)], text).toEqual([422, true]);
  }); // prettier-ignore
});

test("an address with a character that no text holds is answered in words, whoever asks and whatever for", async () => {
  const odd = ["?cerca=%00", "?q=%00", "?verso=%00", "?esito=%00", "?pagina=%00", "?anno=%00&stato=%00&persona=%00&azione=%00"];
  for (const { path, method } of [...OFFICE_ROUTES, ...ACCESS_ROUTES]) {
    if (method !== "GET") continue;
    for (const query of odd) {
      const { status } = await personnel.ask(`${addressOfRoute(path)}${query}`);
      expect([`${path}${query}`, status < 500]).toEqual([`${path}${query}`, true]);
    }
  }
  for (const path of [`/valdora/ufficio/${String(YEAR)}/schede/V%00`, "/valdora/ufficio/persone/%00", "/%00/ufficio", "/invito/%00"])
    expect([path, (await personnel.ask(path)).status]).toEqual([path, 404]);
});

test("nothing went wrong that nobody was told", () => expect(site.logged).toEqual([]));
