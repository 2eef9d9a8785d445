import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { accessSite, browserAt, joined, PASSWORD, type TestBrowser } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { optionsIn, softPasskey, type Twist } from "../../../../tests/support/softPasskey.ts";

const { app: db, owner } = await freshDatabase();
const site = accessSite(db);
const ACCOUNT = "/il-mio-account";
const NEW = "/il-mio-account/passkey";
const REMOVE = "/il-mio-account/passkey/togli";
const SECOND = "/accesso/secondo-fattore";
const STEP_UP = "/accesso/conferma";

let people = 0;
/** A person with a password and a phone, who has just confirmed it. */
async function confirmed() {
  const who = await joined(site, `passkey${String((people += 1))}@ente.example`);
  await who.browser.fill(STEP_UP, { password: PASSWORD, codice: who.code() });
  site.clock.now += 60_000;
  return who;
}

async function add(browser: TestBrowser, passkey = softPasskey(), twist: Twist = {}, nome = "Telefono") {
  const page = await (await browser.ask(NEW)).text();
  const answer = await browser.post(NEW, { nome, risposta: passkey.register(optionsIn(page), twist) });
  return { passkey, answer };
}

async function withPasskey() {
  const who = await confirmed();
  const { passkey, answer } = await add(who.browser);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, ACCOUNT]);
  return { ...who, passkey };
}

async function halfWay(mail: string) {
  const browser = browserAt(site);
  await browser.fill("/accesso", { posta: mail, password: PASSWORD });
  const page = await (await browser.ask(SECOND)).text();
  return { browser, options: optionsIn(page) };
}

const eventsOf = async (mail: string) =>
  (
    await sql<{
      event: string;
    }>`select event from account_event join account using (account_id) where mail = ${mail} order by sequence`.execute(owner)
  ).rows.map(({ event }) => event);

describe("a passkey", () => {
  test("is added after a confirmation only, with a name, and is listed", async () => {
    const who = await joined(site, "senza-conferma@ente.example");
    expect((await who.browser.ask(NEW)).headers.get("location")).toBe("/accesso/conferma?verso=%2Fil-mio-account%2Fpasskey");
    await who.browser.ask(ACCOUNT);
    expect((await who.browser.post(NEW, { nome: "X", risposta: "{}" })).headers.get("location")).toContain("/accesso/conferma");
    const { browser, mail } = await withPasskey();
    expect(await (await browser.ask(ACCOUNT)).text()).toMatch(/Telefono: aggiunta il .*, mai usata\./s);
    await add(browser, softPasskey(), {}, "Chiave in ufficio");
    expect(await (await browser.ask(ACCOUNT)).text()).toContain("Togli la passkey «Chiave in ufficio»");
    expect((await eventsOf(mail)).filter((event) => event === "passkeyAdded")).toHaveLength(2);
  });

  test("is the second factor after the password, as the code of the phone still is", async () => {
    const { passkey, mail, code } = await withPasskey();
    const { browser, options } = await halfWay(mail);
    const half = browser.cookies.get("__Host-traguardo");
    const answer = await browser.post("/accesso/passkey", { risposta: passkey.assert(options), verso: "/valdora/2024" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/valdora/2024"]);
    expect(browser.cookies.get("__Host-traguardo")).not.toBe(half);
    expect(await (await browser.ask(ACCOUNT)).text()).toContain("usata l&#39;ultima volta");
    expect((await eventsOf(mail)).at(-1)).toBe("signedInWithPasskey");
    const other = await halfWay(mail);
    expect((await other.browser.post(SECOND, { codice: code() })).status).toBe(303);
    site.clock.now += 60_000;
  });

  test("confirms by itself before something delicate, under a new token", async () => {
    const { passkey, mail, browser } = await withPasskey();
    await sql`update session set stepped_up_at = stepped_up_at - interval '11 minutes'`.execute(owner);
    expect((await browser.fill(ACCOUNT, { richiesta: "r".repeat(43) }, "/il-mio-account/codici")).headers.get("location")).toContain(
      STEP_UP,
    );
    const before = browser.cookies.get("__Host-traguardo");
    const options = optionsIn(await (await browser.ask(STEP_UP)).text());
    expect((await browser.post("/accesso/conferma/passkey", { risposta: passkey.assert(options) })).status).toBe(303);
    expect(browser.cookies.get("__Host-traguardo")).not.toBe(before);
    expect((await browser.fill(ACCOUNT, { richiesta: "r".repeat(43) }, "/il-mio-account/codici")).status).toBe(200);
    expect((await eventsOf(mail)).slice(-2)).toEqual(["steppedUp", "recoveryCodesMade"]);
  });

  test("taken away it opens nothing, and other sessions end; the phone is left", async () => {
    const { passkey, mail, browser } = await withPasskey();
    const { browser: other, options } = await halfWay(mail);
    await other.post("/accesso/passkey", { risposta: passkey.assert(options) });
    const late = await halfWay(mail);
    const id = /name="passkey" value="(\d+)"/.exec(await (await browser.ask(ACCOUNT)).text())![1]!;
    expect((await browser.post(REMOVE, { passkey: id })).headers.get("location")).toBe(ACCOUNT);
    expect((await browser.fill(ACCOUNT, { passkey: id }, REMOVE)).headers.get("location")).toBe(ACCOUNT); // twice is no fault
    expect((await other.ask(ACCOUNT)).status).toBe(303);
    expect((await late.browser.post("/accesso/passkey", { risposta: passkey.assert(late.options) })).status).toBe(303); // that half-way session ended too
    expect((await late.browser.ask(ACCOUNT)).status).toBe(303);
    expect((await eventsOf(mail)).filter((event) => event === "passkeyRemoved")).toHaveLength(1);
  });

  test("the only second factor there is stays, also when two are taken away at once", async () => {
    const { browser, mail } = await withPasskey();
    await add(browser, softPasskey(), {}, "Seconda");
    await sql`update second_factor set ended_at = now() where account_id = (select account_id from account where mail = ${mail})`.execute(
      owner,
    );
    const page = await (await browser.ask(ACCOUNT)).text();
    const ids = [...page.matchAll(/name="passkey" value="(\d+)"/g)].map(([, id]) => id!);
    const answers = await Promise.all(ids.map((passkey) => browser.post(REMOVE, { passkey })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  test("of somebody else is neither listed nor taken away", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const id = /name="passkey" value="(\d+)"/.exec(await (await one.browser.ask(ACCOUNT)).text())![1]!;
    await other.browser.fill(ACCOUNT, { passkey: id }, REMOVE);
    expect(await (await one.browser.ask(ACCOUNT)).text()).toContain("Telefono");
  });

  test("tries at one are counted with all the others", async () => {
    const { mail } = await withPasskey();
    const { browser } = await halfWay(mail);
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await browser.fill(SECOND, { risposta: "{}" }, "/accesso/passkey")).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
    await sql`update sign_in_attempt set tried_at = tried_at - interval '2 hours'`.execute(owner);
  });
});

const X5C = { fmt: "packed", attStmt: new Map<string, unknown>([["alg", -7], ["sig", new Uint8Array(70)], ["x5c", [new Uint8Array(300)]]]) }; // prettier-ignore

//  what is wrong
const WRONG: readonly (readonly [string, Twist])[] = [
  ["another origin", { origin: "https://altro.example" }],
  ["the origin with another port", { origin: "https://sito.example:8443" }],
  ["the origin without TLS", { origin: "http://sito.example" }],
  ["another party", { party: "altro.example" }],
  ["the party of a domain above", { party: "example" }],
  ["nobody verified", { isVerified: false }],
  ["nobody present", { isPresent: false }],
  ["a challenge that was not made", { challenge: "A".repeat(43) }],
  ["the other ceremony", { type: "webauthn.other" }],
  ["the frame of another site", { crossOrigin: true }],
];

describe("an assertion is refused with", () => {
  test.each([
    ...WRONG,
    ["a broken signature", { isBroken: true }],
    ["an unknown passkey", { credentialId: "AAAA" }],
    ["the handle of another account", { userHandle: "AAAA" }],
  ] as typeof WRONG)("%s", async (_, twist) => {
    const { passkey, mail } = await withPasskey();
    const { browser, options } = await halfWay(mail);
    expect((await browser.post("/accesso/passkey", { risposta: passkey.assert(options, twist) })).status).toBe(422);
    expect((await browser.ask(ACCOUNT)).status).toBe(303);
  });

  test("a challenge used already, of another session, or over", async () => {
    const { passkey, mail } = await withPasskey();
    const [one, other, late] = [await halfWay(mail), await halfWay(mail), await halfWay(mail)];
    const risposta = passkey.assert(one.options);
    expect((await other.browser.post("/accesso/passkey", { risposta })).status).toBe(422);
    expect((await one.browser.post("/accesso/passkey", { risposta })).status).toBe(303);
    const again = await halfWay(mail);
    expect((await again.browser.post("/accesso/passkey", { risposta: passkey.assert(one.options) })).status).toBe(422);
    await sql`update passkey_challenge set made_at = made_at - interval '10 minutes'`.execute(owner);
    expect((await late.browser.post("/accesso/passkey", { risposta: passkey.assert(late.options) })).status).toBe(422);
  });

  test("a challenge that was for adding a passkey", async () => {
    const { passkey, browser } = await withPasskey();
    const options = optionsIn(await (await browser.ask(NEW)).text());
    expect((await browser.post("/accesso/conferma/passkey", { risposta: passkey.assert(options) })).status).toBe(422);
  });

  test("a count that went back or stood still: somebody has a copy", async () => {
    const { passkey, mail } = await withPasskey();
    for (const [counter, status] of [[9, 303], [9, 422], [8, 422], [0, 422], [10, 303]] as const) {
      const { browser, options } = await halfWay(mail);
      expect([counter, (await browser.post("/accesso/passkey", { risposta: passkey.assert(options, { counter }) })).status]).toEqual([counter, status]);
    }
  }); // prettier-ignore

  test("the passkey of another account", async () => {
    const [one, other] = [await withPasskey(), await withPasskey()];
    const { browser, options } = await halfWay(one.mail);
    expect((await browser.post("/accesso/passkey", { risposta: other.passkey.assert(options) })).status).toBe(422);
  });

  test("no password before", async () => {
    const { passkey } = await withPasskey();
    const browser = browserAt(site);
    await browser.ask("/accesso");
    const answer = await browser.post("/accesso/passkey", { risposta: passkey.assert({ challenge: "A".repeat(43) }) });
    expect(answer.headers.get("location")).toBe("/accesso");
  });
});

describe("a passkey is not added with", () => {
  test.each([
    ...WRONG,
    ["certificates, whose addresses would be asked", { format: X5C }],
    ["a statement of another kind", { format: { fmt: "tpm", attStmt: new Map() } }],
  ] as typeof WRONG)("%s", async (_, twist) => {
    const { browser } = await confirmed();
    const { answer } = await add(browser, softPasskey(), twist);
    expect(answer.status).toBe(422);
    expect(await (await browser.ask(ACCOUNT)).text()).not.toContain("Telefono:");
  });

  test("the key of another account; and the same form twice adds one", async () => {
    const [one, other] = [await confirmed(), await confirmed()];
    const options = optionsIn(await (await one.browser.ask(NEW)).text());
    const passkey = softPasskey();
    const risposta = passkey.register(options);
    expect((await one.browser.post(NEW, { nome: "Telefono", risposta })).status).toBe(303);
    expect((await one.browser.post(NEW, { nome: "Telefono", risposta })).status).toBe(303);
    expect((await add(other.browser, passkey)).answer.status).toBe(422);
    const { rows } = await sql<{
      made: bigint;
    }>`select count(*) as made from passkey where credential_id = ${passkey.credentialId}`.execute(owner);
    expect(rows[0]!.made).toBe(1n);
  });
});

test("nothing was logged as an error", () => {
  expect(site.logged).toEqual([]);
});
