import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { accessSite, browserAt, joined, opened, PASSWORD, signInAs, type TestBrowser } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { browserAtProvider, LEVELS, startHonestProvider } from "../../../../tests/support/honestProvider.ts";
import { providerOf } from "../../../../tests/support/providerOf.ts";
import { findAccountByMail } from "../../../data/account/account.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";
import { browserProof } from "./knownBrowser.ts";
import { civilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { addAccount, inviteAgain, resetAccount, switchAccount } from "../../commands/accounts/manageAccount.ts";

const { app: db, owner } = await freshDatabase();
const site = accessSite(db);
const ACCOUNT = "/il-mio-account";
await sql`insert into administration (administration_id, name) values ('c_i703', 'Comune di Prova')`.execute(owner);

let people = 0;
/** A person with an invitation: who they are, and the address they were given. */
async function invited(name: string, place?: { readonly administration: string; readonly person: string }) {
  const mail = `persona${String((people += 1))}@ente.example`;
  const made = await addAccount(db, COMMAND_LINE, { mail, name, place });
  return { name, mail, address: `/invito/${made.ok ? made.value : ""}` };
}

/** Another tab of the same browser. */
const tabOf = ({ cookies }: TestBrowser, on = site) => browserAt(on, { cookies });
const tokenOf = ({ cookies }: TestBrowser) => cookies.get("__Host-traguardo") ?? "";
/** What a session still opens, asked with its token alone. */
const opens = async (token: string, path = ACCOUNT) =>
  (await browserAt(site, { cookies: new Map([["__Host-traguardo", token]]) }).ask(path)).status;
const hasPassword = async (mail: string) => (await findAccountByMail(db, mail))!.passwordHash !== null;
const agreementIn = (page: string) => /name="al-posto-di" value="(\d+)"/.exec(page)?.[1] ?? "";
const choice = { nuova: PASSWORD, ancora: PASSWORD };
const NEW_FACTOR = "/accesso/nuovo-fattore";

test("the page of an invitation says for whom it is, for which administrations and until when, in Rome", async () => {
  const who = await invited("Anna Inventata", { administration: "c_i703", person: "A-1" });
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await sql`update invitation set expires_at = ${`${day}T11:30:00Z`}::timestamptz where account_id = (select account_id from account where mail = ${who.mail})`.execute(
    owner,
  );
  const browser = browserAt(site);
  await browser.ask(await opened(browser, who.address));
  const text = browser
    .page()
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  expect(text).toContain(`Per Anna Inventata, ${who.mail} Ente Comune di Prova Vale fino al ${italianDate(civilDate(day))}, ore `);
  expect(text).toMatch(/ore 1[23]:30/); // winter, summer
  expect(browser.page()).not.toContain(who.address.split("/").at(-1));
});

describe("two invitations open in two tabs of one browser", () => {
  test.each([
    ["in the order they were opened", 0],
    ["in the other order", 1],
  ])("are each of their own person, sent %s: the second is asked whether the first leaves", async (_, first) => {
    const both = [await invited("Anna Inventata"), await invited("Bruno Inventato")] as const;
    const browser = browserAt(site);
    const tabs = [tabOf(browser), tabOf(browser)] as const;
    const pages = [await opened(tabs[0], both[0].address), await opened(tabs[1], both[1].address)] as const;
    await tabs[0].ask(pages[0]);
    await tabs[1].ask(pages[1]);
    const [one, other] = first === 0 ? ([0, 1] as const) : ([1, 0] as const);

    expect((await tabs[one].post(pages[one], choice)).headers.get("location")).toBe(NEW_FACTOR);
    expect([await hasPassword(both[one].mail), await hasPassword(both[other].mail)]).toEqual([true, false]);
    const token = tokenOf(browser);
    expect((await tabs[other].post(pages[other], choice)).status).toBe(409);
    expect([await hasPassword(both[other].mail), await opens(token, NEW_FACTOR), tokenOf(browser)]).toEqual([false, 200, token]);
    expect(tabs[other].page()).toContain(`chiudi l&#39;accesso di ${both[one].name} e continua come ${both[other].name}`);

    const agreed = { ...choice, "al-posto-di": agreementIn(tabs[other].page()) };
    expect((await tabs[other].post(pages[other], agreed)).headers.get("location")).toBe(NEW_FACTOR);
    expect([await hasPassword(both[other].mail), await opens(token, NEW_FACTOR)]).toEqual([true, 303]);
    await tabs[other].ask(NEW_FACTOR);
    expect(tabs[other].page()).toContain(both[other].mail);
  });

  test("a form whose link this browser has not opened, or has opened too long ago, does nothing and says so", async () => {
    const who = await invited("Carla Inventata");
    const [browser, stranger] = [browserAt(site), browserAt(site)];
    const page = await opened(browser, who.address);
    await browser.ask(page);
    const mark = /name="modulo" value="([^"]+)"/.exec(browser.page())![1]!;
    for (const answer of [await stranger.ask(page), await stranger.post(page, { ...choice, modulo: mark })])
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("Lo apra di nuovo dal messaggio")]);
    for (let i = 0; i < 7; i += 1) {
      site.clock.now += 1000;
      await browser.ask((await invited("Altri")).address);
    }
    expect((await browser.ask(page)).status).toBe(200); // eight are kept
    await browser.ask((await invited("Altri")).address);
    expect((await browser.post(page, { ...choice, modulo: mark })).status).toBe(404);
    expect(await hasPassword(who.mail)).toBe(false);
  });

  test("a form of one link is not taken with the mark of another", async () => {
    const [one, other] = [await invited("Dario Inventato"), await invited("Elena Inventata")];
    const browser = browserAt(site);
    await browser.ask(await opened(browser, one.address));
    const page = await opened(browser, other.address);
    expect((await browser.post(page, choice)).status).toBe(403);
    expect(await hasPassword(other.mail)).toBe(false);
  });
});

describe("a link opened while somebody is signed in", () => {
  async function signedInWith(name: string) {
    const who = await joined(site, `in${String((people += 1))}@ente.example`);
    await sql`update account set name = ${name} where mail = ${who.mail}`.execute(owner);
    return { ...who, name, token: tokenOf(who.browser) };
  }

  test("as somebody else names both, does nothing without the word that they leave, and with it their session ends on the server", async () => {
    const there = await signedInWith("Fabio Presente");
    const who = await invited("Gina Invitata");
    const page = await opened(there.browser, who.address);
    await there.browser.ask(page);
    expect(there.browser.page()).toMatch(/Ora è aperto l&#39;accesso di <strong>Fabio Presente<\/strong>/);
    const agreement = agreementIn(there.browser.page());
    for (const fields of [choice, { ...choice, "al-posto-di": String(Number(agreement) + 1) }]) {
      expect((await there.browser.post(page, fields)).status).toBe(409);
      expect([await hasPassword(who.mail), await opens(there.token), tokenOf(there.browser)]).toEqual([false, 200, there.token]);
    }
    expect(there.browser.page()).not.toContain(PASSWORD);
    const wrong = { nuova: "corta", ancora: "corta", "al-posto-di": agreement };
    expect([(await there.browser.post(page, wrong)).status, await opens(there.token)]).toEqual([422, 200]);
    expect((await there.browser.post(page, { ...choice, "al-posto-di": agreement })).headers.get("location")).toBe(NEW_FACTOR);
    expect([await hasPassword(who.mail), await opens(there.token)]).toEqual([true, 303]);
  });

  test("as oneself asks nothing, and the session of before ends", async () => {
    const there = await signedInWith("Ida Presente");
    const again = await inviteAgain(db, COMMAND_LINE, there.mail);
    const page = await opened(there.browser, `/invito/${again.ok ? again.value : ""}`);
    await there.browser.ask(page);
    expect(agreementIn(there.browser.page())).toBe("");
    expect((await there.browser.post(page, choice)).headers.get("location")).toBe("/accesso");
    expect(await opens(there.token)).toBe(303);
  });

  test("after a reset is asked the same, and so is a password by invitation of whoever has a second factor", async () => {
    const there = await signedInWith("Lia Presente");
    const [reset, kept] = [await joined(site, "reset@ente.example"), await joined(site, "con-fattore@ente.example")];
    const after = await resetAccount(db, COMMAND_LINE, reset.mail);
    const again = await inviteAgain(db, COMMAND_LINE, kept.mail);
    for (const token of [after.ok ? after.value.token : "", again.ok ? again.value : ""]) {
      const page = await opened(there.browser, `/invito/${token}`);
      await there.browser.ask(page);
      expect((await there.browser.post(page, { nuova: `${PASSWORD} nuova`, ancora: `${PASSWORD} nuova` })).status).toBe(409);
    }
    expect((await signInAs(site, kept, browserAt(site))).status).toBe(303); // the password is still the one of before
    const page = there.browser.page();
    const agreed = { nuova: `${PASSWORD} nuova`, ancora: `${PASSWORD} nuova`, "al-posto-di": agreementIn(page) };
    const address = /action="(\/invito\/[\w-]{16})"/.exec(page)![1]!;
    expect((await there.browser.post(address, agreed)).headers.get("location")).toBe("/accesso");
    expect([await opens(there.token), tokenOf(there.browser)]).toEqual([303, ""]);
  });

  test("that makes a browser known says for whom, and asks the same", async () => {
    const there = await signedInWith("Mara Presente");
    const owner = await joined(site, "nadia@ente.example");
    const id = (await findAccountByMail(db, owner.mail))!.id;
    const page = await opened(there.browser, `/accesso/questo-browser/${browserProof(site.access.keys, id, site.clock.now)}`);
    const known = there.browser.cookies.get("__Host-traguardo-browser");
    await there.browser.ask(page);
    expect(there.browser.page()).toMatch(/nadia@ente\.example[^]*Vale fino al<\/dt><dd>\d\d\/\d\d\/\d{4}, ore \d\d:\d\d/);
    expect((await there.browser.post(page, {})).status).toBe(409);
    expect([await opens(there.token), there.browser.cookies.get("__Host-traguardo-browser")]).toEqual([200, known]);
    const agreed = { "al-posto-di": agreementIn(there.browser.page()) };
    expect((await there.browser.post(page, agreed)).headers.get("location")).toBe("/accesso");
    expect([await opens(there.token), there.browser.cookies.get("__Host-traguardo-browser") === known]).toEqual([303, false]);
    await switchAccount(db, owner.mail, true);
    expect((await there.browser.ask(page)).status).toBe(404);
  });
});

test("a link that was used, replaced or is past its day, or of a closed account, does nothing and says so, page and form", async () => {
  const used = await joined(site, "usata@ente.example");
  const replaced = await invited("Olga Inventata");
  const closed = await invited("Pia Inventata");
  const past = await invited("Rita Inventata");
  const addresses = [`/invito/${used.invitation}`, replaced.address, closed.address, past.address];
  const browser = browserAt(site);
  const forms: { page: string; modulo: string }[] = [];
  for (const address of addresses.slice(1)) {
    const page = await opened(browser, address);
    await browser.ask(page);
    forms.push({ page, modulo: /name="modulo" value="([^"]+)"/.exec(browser.page())![1]! });
  }
  await inviteAgain(db, COMMAND_LINE, replaced.mail);
  await switchAccount(db, closed.mail, true);
  await sql`
    update invitation set created_at = created_at - interval '7 days', expires_at = expires_at - interval '7 days'
    where account_id = (select account_id from account where mail = ${past.mail})`.execute(owner);
  for (const { page, modulo } of forms) expect((await browser.post(page, { ...choice, modulo })).status).toBe(404);
  for (const address of addresses) {
    const answer = await browser.ask(await opened(browser, address));
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("L&#39;invito non vale più")]);
  }
  for (const { mail } of [replaced, closed, past]) expect(await hasPassword(mail)).toBe(false);
});

describe("a session that another takes the place of in a browser ends on the server", () => {
  test("at a sign-in with a password", async () => {
    const [one, other] = [await joined(site, "prima@ente.example"), await joined(site, "dopo@ente.example")];
    const token = tokenOf(one.browser);
    await one.browser.ask(ACCOUNT);
    await one.browser.post("/accesso", { posta: other.mail, password: PASSWORD });
    expect([await opens(token), tokenOf(one.browser) === token]).toEqual([303, false]);
  });

  test("at a sign-in to a demonstration", async () => {
    const demonstration = await freshDatabase();
    await sql`insert into demonstration default values`.execute(demonstration.owner);
    await sql`insert into account (mail, name, is_demonstration) values ('a@d.example', 'A', true), ('b@d.example', 'B', true)`.execute(
      demonstration.owner,
    );
    const shown = accessSite(demonstration.app);
    const browser = browserAt(shown);
    await browser.ask("/accesso");
    const [a, b] = [...browser.page().matchAll(/name="utenza" value="([^"]+)"/g)].map(([, id]) => id!);
    await browser.post("/accesso/dimostrazione", { utenza: a! });
    const token = tokenOf(browser);
    await browser.ask(ACCOUNT);
    await browser.post("/accesso/dimostrazione", { utenza: b! });
    const left = browserAt(shown, { cookies: new Map([["__Host-traguardo", token]]) });
    expect([(await left.ask(ACCOUNT)).status, (await browser.ask(ACCOUNT)).status]).toEqual([303, 200]);
  });
});

describe("with the identity provider of the administration", async () => {
  const honest = await startHonestProvider();
  afterAll(() => honest.stop());
  const full = accessSite(db, providerOf(honest.issuer, { levels: LEVELS.two }));
  const comeBack = async (browser: TestBrowser, left: Response, name: string) => {
    const address = /^0;url=(.+)$/.exec(left.headers.get("refresh") ?? "")![1]!;
    const back = new URL(await browserAtProvider()(address, { name, level: LEVELS.two }));
    return browser.ask(back.pathname + back.search);
  };

  test("an invitation asks the same before it leaves for it, and whoever was agreed to leave is out", async () => {
    const there = await joined(full, "presente-ente@ente.example");
    const who = await invited("Sara Invitata");
    const token = tokenOf(there.browser);
    const page = await opened(there.browser, who.address);
    await there.browser.ask(page);
    const refused = await there.browser.post(`${page}/ente`, {});
    expect([refused.status, refused.headers.get("refresh"), await opens(token)]).toEqual([409, null, 200]);
    const left = await there.browser.post(`${page}/ente`, { "al-posto-di": agreementIn(there.browser.page()) });
    expect(await opens(token)).toBe(303);
    expect((await comeBack(there.browser, left, "sara")).headers.get("location")).toBe(ACCOUNT);
    await there.browser.ask(ACCOUNT);
    expect(there.browser.page()).toContain("Sara Invitata");
    expect((await there.browser.ask(page)).status).toBe(404); // used up, and forgotten
  });

  test("whoever signs in between leaving and coming back is not taken the place of", async () => {
    const who = await invited("Tea Invitata");
    const there = await joined(full, "intanto@ente.example", browserAt(full));
    const browser = browserAt(full);
    const page = await opened(browser, who.address);
    const left = await browser.fill(page, {}, `${page}/ente`);
    await signInAs(full, there, browser);
    const token = tokenOf(browser);
    const refused = await comeBack(browser, left, "tea");
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining(`href="${page}"`)]);
    expect([tokenOf(browser), await opens(token)]).toEqual([token, 200]);
    const { rows } = await sql`select from identity where subject = 'tea'`.execute(owner);
    expect(rows).toEqual([]);
  });

  test("a sign-in that comes back from it ends the session it takes the place of", async () => {
    const who = await invited("Ugo Invitato");
    const first = browserAt(full);
    const page = await opened(first, who.address);
    await comeBack(first, await first.fill(page, {}, `${page}/ente`), "ugo");
    const there = await joined(full, "prima-di-ugo@ente.example");
    const token = tokenOf(there.browser);
    const left = await there.browser.fill(ACCOUNT, {}, "/accesso/ente");
    expect((await comeBack(there.browser, left, "ugo")).headers.get("location")).toBe(ACCOUNT);
    expect([await opens(token), tokenOf(there.browser) === token]).toEqual([303, false]);
  });
});

test("in a copy of another installation no link opens, and nothing is used up", async () => {
  const who = await invited("Vera Inventata");
  const copy = accessSite(db);
  Object.assign(copy.access, { isCopy: () => Promise.resolve(true) });
  const browser = browserAt(copy);
  const page = await opened(browserAt(site), who.address);
  for (const path of [who.address, page, "/accesso/questo-browser", `/accesso/questo-browser/${"x".repeat(90)}`]) {
    const answer = await browser.ask(path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 503, expect.stringContaining("Questo sito è una copia")]);
  }
  await browser.ask("/accesso");
  for (const path of [page, `${page}/ente`, "/accesso/questo-browser"]) expect((await browser.post(path, choice)).status).toBe(503);
  const original = browserAt(site);
  expect((await original.ask(await opened(original, who.address))).status).toBe(200);
});
