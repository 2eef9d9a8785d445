import { sql } from "kysely";
import { expect, test } from "vitest";
import { accessSite, browserAt, joined, opened, PASSWORD } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { inviteAgain, switchAccount } from "../../commands/accounts/manageAccount.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";

const { app: db, serving, owner } = await freshDatabase();
const site = accessSite(serving, undefined, db);
const OWN = "/accesso/questo-browser";
const QUARTER = 900_000;

/** The messages to a person, once all that was asked for is queued. */
async function mailedTo(recipient: string) {
  await site.settled();
  return db.selectFrom("mail").select(["body", "kind"]).where("recipient", "=", recipient).where("kind", "=", "browser").execute();
}
const linkIn = (body: string | null | undefined) => /https:\/\/sito\.example(\/accesso\/questo-browser\/\S+)/.exec(body ?? "")![1]!;

/** A person whose tries of this hour strangers have used up. */
async function lockedOut(mail: string) {
  const who = await joined(site, mail);
  for (let i = 0; i < 10; i += 1)
    await browserAt(site, { address: `198.51.100.${String(i)}` }).fill("/accesso", { posta: mail, password: "una parola inventata" });
  return who;
}

test("[T19] strangers who use up the tries of an account do not keep its owner out: a message makes their browser known", async () => {
  const who = await lockedOut("anna@ente.example");
  const browser = browserAt(site, { address: "192.0.2.7" });
  const refused = await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
  expect(refused.status).toBe(429);
  expect(browser.page()).toContain(`href="${OWN}"`);
  expect((await browser.fill(OWN, { posta: who.mail.toUpperCase() })).status).toBe(200);
  const [mail] = await mailedTo(who.mail);
  const link = linkIn(mail?.body);
  for (let i = 0; i < 3; i += 1) await browserAt(site).ask(link); // readers of mail open links too
  expect((await browser.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(429); // only asking does not do
  const confirmed = await browser.fill(await opened(browser, link), {});
  expect([confirmed.status, confirmed.headers.get("location")]).toEqual([303, "/accesso"]);
  expect((await browser.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(303);
  expect((await browser.fill("/accesso/secondo-fattore", { codice: who.code() })).headers.get("location")).toBe("/il-mio-account");
});

test("who guesses from a known browser has ten tries too, and no more", async () => {
  const who = await lockedOut("bruno@ente.example");
  const browser = browserAt(site, { address: "192.0.2.8" });
  await browser.fill(OWN, { posta: who.mail });
  const link = linkIn((await mailedTo(who.mail))[0]?.body);
  await browser.fill(await opened(browser, link), {});
  const statuses: number[] = [];
  for (let i = 0; i < 11; i += 1) statuses.push((await browser.fill("/accesso", { posta: who.mail, password: "ne inventa una" })).status);
  expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
});

test("the answer is the same for an account there is, one that is closed and one that is not there; only the first is sent anything", async () => {
  const [there, closed] = [await joined(site, "carla@ente.example"), await joined(site, "dario@ente.example")];
  await switchAccount(db, closed.mail, true);
  const answers: string[] = [];
  for (const posta of [there.mail, closed.mail, "nessuno@ente.example"])
    answers.push((await (await browserAt(site).fill(OWN, { posta })).text()).replaceAll(posta, ""));
  expect(new Set(answers).size).toBe(1);
  expect(await mailedTo(there.mail)).toHaveLength(1);
  expect(await mailedTo(closed.mail)).toEqual([]);
  expect(await mailedTo("nessuno@ente.example")).toEqual([]);
});

test("[T16] the answer comes before anything is done for an account: how long that takes tells nobody that there is one", async () => {
  const who = await joined(site, "olga@ente.example");
  const waiting: (() => Promise<void>)[] = [];
  const slow = accessSite(serving, undefined, db);
  Object.assign(slow.access, { afterAnswer: (work: () => Promise<void>) => waiting.push(work) });
  expect((await browserAt(slow).fill(OWN, { posta: who.mail })).status).toBe(200);
  expect((await browserAt(slow).fill(OWN, { posta: "nessuno@ente.example" })).status).toBe(200);
  expect([waiting.length, await mailedTo(who.mail)]).toEqual([2, []]);
  for (const work of waiting) await work();
  expect(await mailedTo(who.mail)).toHaveLength(1);
});

test("nobody is flooded: one message in a quarter of an hour, whoever asks for it", async () => {
  const who = await joined(site, "elio@ente.example");
  site.clock.now = Math.ceil(site.clock.now / QUARTER) * QUARTER;
  const ask = () => browserAt(site).fill(OWN, { posta: who.mail });
  for (let i = 0; i < 3; i += 1) await ask();
  expect(await mailedTo(who.mail)).toHaveLength(1);
  site.clock.now += QUARTER - 1;
  await ask();
  expect(await mailedTo(who.mail)).toHaveLength(1);
  site.clock.now += 1;
  await ask();
  expect(await mailedTo(who.mail)).toHaveLength(2);
});

test("ten in a minute from one address are all that are taken", async () => {
  await sql`delete from request_count`.execute(owner);
  const browser = browserAt(site, { address: "192.0.2.99" });
  const statuses: number[] = [];
  for (let i = 0; i < 11; i += 1) statuses.push((await browser.fill(OWN, { posta: `nessuno${String(i)}@ente.example` })).status);
  expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
});

test("a proof is of one account, of one day, and of nobody who invents it", async () => {
  const [who, other] = [await lockedOut("fabio@ente.example"), await lockedOut("gino@ente.example")];
  const browser = browserAt(site, { address: "192.0.2.10" });
  await browser.fill(OWN, { posta: who.mail });
  const proof = linkIn((await mailedTo(who.mail)).at(-1)?.body)
    .split("/")
    .at(-1)!;
  const [accountId = "", since = "", mark = ""] = proof.split(".");
  const otherId = (await db.selectFrom("account").select("account_id").where("mail", "=", other.mail).executeTakeFirstOrThrow()).account_id;
  for (const wrong of [
    `${otherId}.${since}.${mark}`,
    `${accountId}.${String(Number(since) + 1)}.${mark}`,
    `${accountId}.${since}.${"x".repeat(43)}`,
  ]) {
    const page = await opened(browser, `${OWN}/${wrong}`);
    expect((await browser.ask(page)).status).toBe(404);
    expect((await browser.post(page, {})).status).toBe(404);
  }
  const page = await opened(browser, `${OWN}/${proof}`);
  await browser.fill(page, {});
  expect((await browser.fill("/accesso", { posta: other.mail, password: PASSWORD })).status).toBe(429); // of another account it says nothing
  site.clock.now += 86_400_000 - 1;
  expect((await browser.ask(page)).status).toBe(200);
  site.clock.now += 1;
  expect((await browser.ask(page)).status).toBe(404);
});

test("without mail a new invitation does the same", async () => {
  const who = await lockedOut("ivo@ente.example");
  const again = await inviteAgain(db, COMMAND_LINE, who.mail);
  const browser = browserAt(site, { address: "192.0.2.11" });
  await browser.fill(await opened(browser, `/invito/${again.ok ? again.value : ""}`), { nuova: PASSWORD, ancora: PASSWORD });
  expect((await browser.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(303);
});

test("a site that sends no mail offers none, and says what to do", async () => {
  const mute = { ...site, ...accessSite(serving, undefined, db) };
  Object.assign(mute.access, { mailsFrom: undefined });
  const browser = browserAt(mute);
  expect((await browser.ask(OWN)).status).toBe(404);
  expect(browser.page()).toContain("un nuovo invito");
});
