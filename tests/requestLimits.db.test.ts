import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { type LimitedRequest, REQUESTS_A_MINUTE, takeTurn } from "../src/features/requestLimits.ts";
import { takeRequest } from "../src/data/request/requestCount.ts";
import { createApp } from "../src/server/routes.tsx";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { accessSite } from "./support/accessSite.ts";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { officeSite, YEAR } from "./support/officeSite.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

const database = await freshDatabase();
const { app, serving, owner } = database;
const { site, signIn } = await officeSite(database);
const key = site.access.keys.attempt;
const ADDRESS = "203.0.113.50";

const peerAt = (address: string) => ({ incoming: { socket: { remoteAddress: address, remotePort: 1, remoteFamily: "IPv4" } } });
const askFrom = async (address: string, path: string, init: RequestInit = {}, on: Pick<typeof site, "app"> = site) =>
  on.app.request(`https://sito.example${path}`, init, peerAt(address));

async function useUp(kind: LimitedRequest, who: string): Promise<void> {
  for (let i = 0; i < REQUESTS_A_MINUTE[kind]; i += 1) expect(await takeTurn(serving, key, kind, who)).toBe(true);
}

const letPass = (seconds: number) =>
  sql`update request_count set last_at = last_at - make_interval(secs => ${seconds}),
    moments = array(select m - make_interval(secs => ${seconds}) from unnest(moments) m)`.execute(owner);

beforeEach(() => sql`delete from request_count`.execute(owner));

test("how many a minute: 60 searches, 300 files, 20 documents, 20 imports, 60 forms of an office and 600 drafts, 1,000 departures for the identity provider", () => {
  expect(REQUESTS_A_MINUTE).toEqual({
    search: 60,
    export: 300,
    document: 20,
    import: 20,
    officeSend: 60,
    officeSave: 600,
    signInElsewhere: 1000,
    browserMail: 10,
  });
});

describe("[T19] the count", () => {
  const subject = Buffer.alloc(32, 1);
  const take = (db = serving) => takeRequest(db, subject, { most: 20, seconds: 60 });
  const takenOf = async (times: number) => {
    const taken = await Promise.all(Array.from({ length: times }, (_, i) => take(i % 2 ? app : serving)));
    return taken.filter(Boolean).length;
  };

  test("gives exactly what there is, also asked by two instances at once, and again when the minute has passed", async () => {
    expect(await takenOf(200)).toBe(20);
    await letPass(59);
    expect(await takenOf(50)).toBe(0);
    await letPass(1.5);
    expect(await takenOf(200)).toBe(20);
  });

  test("is of the minute that ends now, whenever it began", async () => {
    expect(await takenOf(10)).toBe(10);
    await letPass(30);
    expect(await takenOf(50)).toBe(10);
    await letPass(31); // the first ten are of more than a minute ago
    expect(await takenOf(50)).toBe(10);
  });

  test("does not go on while one is refused: who keeps asking is answered when the minute has passed", async () => {
    await takenOf(20);
    await letPass(40);
    expect(await takenOf(30)).toBe(0);
    await letPass(21);
    expect(await take()).toBe(true);
  });

  test("forgets who has not asked for an hour", async () => {
    for (let i = 0; i < 6; i += 1) await takeRequest(serving, Buffer.alloc(32, 100 + i), { most: 20, seconds: 60 });
    await letPass(3700);
    for (let i = 0; i < 3; i += 1) await take();
    const { rows } = await sql<{ count: bigint }>`select count(*) from request_count`.execute(owner);
    expect(rows[0]!.count).toBe(1n);
  });

  test("is not to be read or changed by the app role in any other way", async () => {
    for (const statement of [
      "select from request_count",
      "update request_count set moments = '{}'",
      "insert into request_count values (sha256(''), '{}', now())",
    ])
      await expect(sql.raw(statement).execute(serving)).rejects.toThrow("permission denied");
  });
});

describe("[T19] somebody who has used up what there is for a minute", () => {
  const year = `/valdora/${String(YEAR)}`;

  test.each<[LimitedRequest, string, number]>([
    ["search", "/valdora/cerca?q=scuola", 200],
    ["export", `${year}/dati/obiettivi.csv`, 200],
    ["export", `${year}/dati/obiettivi.csv?bom=si`, 200],
    ["export", `${year}/dati/obiettivi.json`, 200],
    ["export", `${year}/relazione.html`, 200],
    ["export", `${year}/relazione.txt`, 200],
    ["export", `${year}/relazione.json`, 200],
    ["document", `${year}/relazione.pdf`, 500], // the child process is not here: it is asked, and that is what counts
    ["document", `${year}/relazione-da-conservare.pdf`, 500],
    ["document", `${year}/relazione.docx`, 500],
  ])("%s: %s is not made for them, and is for others; once it lies ready it is for everybody", async (kind, path, made) => {
    await useUp(kind, `address ${ADDRESS}`);
    const refused = await askFrom(ADDRESS, path);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(await refused.text()).toContain("Aspetti un minuto e riprovi.");
    expect((await askFrom("203.0.113.51", path)).status).toBe(made);
    if (made === 200) expect((await askFrom(ADDRESS, path)).status).toBe(200);
  });

  test.each<[LimitedRequest, string]>([
    ["search", `/api/v1/amministrazioni/valdora/anni/${String(YEAR)}/obiettivi?q=scuola`],
    ["export", `/api/v1/amministrazioni/valdora/anni/${String(YEAR)}/gruppi`],
  ])("%s: the API answers %s with a problem of its own", async (kind, path) => {
    await useUp(kind, `address ${ADDRESS}`);
    const refused = await askFrom(ADDRESS, path);
    expect([refused.status, refused.headers.get("retry-after"), refused.headers.get("content-type")]).toEqual([
      429,
      "60",
      "application/problem+json",
    ]);
    expect(await refused.json()).toMatchObject({ type: "/api#troppe-richieste", status: 429 });
    expect((await askFrom("203.0.113.51", path)).status).toBe(200);
  });

  test("cannot have another address by saying so, nor by another one of the same house", async () => {
    const path = "/valdora/cerca?q=bilancio";
    await useUp("search", `address ${ADDRESS}`);
    await useUp("search", "address 2001:db8:1:2::/64");
    for (let i = 0; i < 20; i += 1) {
      const headers = { "x-forwarded-for": `198.51.100.${String(i)}`, forwarded: "for=198.51.100.1", "x-real-ip": "198.51.100.2" };
      expect((await askFrom(ADDRESS, path, { headers })).status).toBe(429);
      expect((await askFrom(`2001:db8:1:2:${String(i)}::1`, path)).status).toBe(429);
    }
    expect((await askFrom("2001:db8:1:3::1", path)).status).toBe(200);
  });

  test("behind the proxy that was named, is who the proxy says", async () => {
    const counting = { db: serving, key, trustedProxy: "192.0.2.1" };
    const behind = {
      app: createApp({ db: publishedOf(serving), workers: readingWorkers, cache: createPageCache(), counting }, new Map()),
    };
    await useUp("search", `address ${ADDRESS}`);
    const asked = (words: string) => askFrom("192.0.2.1", "/valdora/cerca?q=strade", { headers: { "x-forwarded-for": words } }, behind);
    expect((await asked(`198.51.100.7, ${ADDRESS}`)).status).toBe(429);
    expect((await asked(`${ADDRESS}, 198.51.100.7`)).status).toBe(200);
  });

  test("is refused by every instance: of 300 searches made at once through two, 60 are answered", async () => {
    const second = accessSite(serving, undefined, app);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) => askFrom(ADDRESS, `/valdora/cerca?q=parola${String(i)}`, {}, i % 2 ? site : second)),
    );
    const statuses = answers.map(({ status }) => status);
    expect([200, 429].map((status) => statuses.filter((each) => each === status).length)).toEqual([60, 240]);
  });

  test("does not set out for the identity provider any more, nor takes a copy of their data", async () => {
    const person = await signIn("valdora", "V-020");
    await useUp("signInElsewhere", `address ${ADDRESS}`);
    await useUp("export", "address 203.0.113.7"); // where the browsers of the tests are
    expect((await askFrom(ADDRESS, "/accesso/ente", { method: "POST" })).status).toBe(429);
    expect((await askFrom("203.0.113.51", "/accesso/ente", { method: "POST" })).status).not.toBe(429);
    expect((await person.fill("/il-mio-account", "/il-mio-account/dati", { ente: "valdora" })).status).toBe(429);
  });

  test("who has signed in is counted as an account: other accounts from the same address go on", async () => {
    const [personnel, other] = [await signIn("valdora", "demo-personnel"), await signIn("valdora", "V-001")];
    await useUp("search", `account ${personnel.accountId}`);
    expect((await personnel.ask("/valdora/ufficio/persone?cerca=rossi")).status).toBe(429);
    expect((await personnel.ask("/valdora/ufficio/persone")).status).toBe(200); // a list is no search
    expect((await other.ask("/valdora/ufficio/persone?cerca=rossi")).status).toBe(200);
  });

  test("an import too many is refused on its page, and nothing is written", async () => {
    const personnel = await signIn("valdora", "demo-personnel");
    await useUp("import", `account ${personnel.accountId}`);
    await personnel.ask("/valdora/ufficio/elenco-del-personale");
    const before = await app.selectFrom("person").select("person").execute();
    const form = new FormData();
    form.set("modulo", /name="modulo" value="([^"]+)"/.exec((await personnel.ask("/valdora/ufficio/elenco-del-personale")).text)![1]!);
    form.set("richiesta", personnel.key());
    form.set("file", new File(["matricola;cognome;nome\nV-900;Inventata;Persona\n"], "personale.csv"));
    const refused = await personnel.ask("/valdora/ufficio/elenco-del-personale", {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: form,
    });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(refused.text).toContain("Aspetti un minuto e riprovi.");
    expect(refused.text).toContain("Elenco del personale");
    expect(await app.selectFrom("person").select("person").execute()).toEqual(before);
  });
});
