import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import {
  accessSite,
  type AccessSite,
  browserAt,
  joined,
  opened,
  PASSWORD,
  secretIn,
  signInAs,
  type TestBrowser,
} from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { browserAtProvider, LEVELS, startHonestProvider } from "../../../../tests/support/honestProvider.ts";
import { providerOf } from "../../../../tests/support/providerOf.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";
import { addAccount, inviteAgain, switchAccount, unlinkAccount } from "../../commands/accounts/manageAccount.ts";
import { codeAt, stepAt } from "./totp.ts";

const { app: db, owner } = await freshDatabase();
const honest = await startHonestProvider();
afterAll(() => honest.stop());

/** One site believes only SPID of level 2; the other believes the provider of who one is, and asks for a code. */
const full = accessSite(db, providerOf(honest.issuer, { levels: LEVELS.two }));
const partial = accessSite(db, providerOf(honest.issuer));
const ACCOUNT = "/il-mio-account";

let people = 0;
/** A person invited, who has the invitation open. */
async function invited(site: AccessSite) {
  const mail = `invitata${String((people += 1))}@ente.example`;
  const made = await addAccount(db, { person: "prova", capacity: "commandLine" }, { mail, name: "Persona Inventata" });
  const browser = browserAt(site);
  const page = await opened(browser, `/invito/${made.ok ? made.value : ""}`);
  return { mail, subject: `codice-${String(people)}`, browser, page, invitation: [page, `${page}/ente`] as const };
}

/** Presses a button that leads to the provider, signs in there and comes back. */
async function through(
  browser: TestBrowser,
  [page, action]: readonly [string, string],
  who: { readonly name: string; readonly level?: string },
  { atProvider = browserAtProvider(), fields = {} } = {},
) {
  const left = await browser.fill(page, fields, action);
  const address = /^0;url=(.+)$/.exec(left.headers.get("refresh") ?? "")?.[1];
  if (address === undefined) return left;
  const back = new URL(await atProvider(address, who));
  return browser.ask(back.pathname + back.search);
}

const SIGN_IN = ["/accesso", "/accesso/ente"] as const;
const STEP_UP = ["/accesso/conferma", "/accesso/ente/conferma"] as const;
const LINK = [ACCOUNT, "/il-mio-account/ente"] as const;

async function joinedAtProvider(site: AccessSite = full) {
  const who = await invited(site);
  const answer = await through(who.browser, who.invitation, { name: who.subject, level: LEVELS.two });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, ACCOUNT]);
  return who;
}

const eventsOf = async (mail: string) =>
  (
    await sql<{
      event: string;
    }>`select event from account_event join account using (account_id) where mail = ${mail} order by sequence`.execute(owner)
  ).rows.map(({ event }) => event);

describe("where the provider stands for both factors", () => {
  test("an invitation is taken up with it, and from then on it is the way in, without a password", async () => {
    const who = await joinedAtProvider();
    expect(await (await who.browser.ask(ACCOUNT)).text()).toContain("Persona Inventata");
    const again = browserAt(full);
    const answer = await through(again, SIGN_IN, { name: who.subject, level: LEVELS.two });
    expect(answer.headers.get("location")).toBe(ACCOUNT);
    expect((await again.ask(ACCOUNT)).status).toBe(200);
    expect(await eventsOf(who.mail)).toEqual(["invited", "identityLinked", "signedInWithProvider", "signedInWithProvider"]);
  });

  test("the token changes on the way in, and one comes back to where one wanted to go", async () => {
    const who = await joinedAtProvider();
    const before = who.browser.cookies.get("__Host-traguardo");
    who.browser.cookies.delete("__Host-traguardo");
    const answer = await through(who.browser, SIGN_IN, { name: who.subject, level: LEVELS.two }, { fields: { verso: "/valdora/2024" } });
    expect(answer.headers.get("location")).toBe("/valdora/2024");
    expect(who.browser.cookies.get("__Host-traguardo")).not.toBe(before);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-traguardo=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("a lower level, or none, is refused", async () => {
    const who = await joinedAtProvider();
    for (const level of [LEVELS.one, ""]) {
      const browser = browserAt(full);
      const answer = await through(browser, SIGN_IN, { name: who.subject, level });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain("non è abbastanza sicuro");
      expect((await browser.ask(ACCOUNT)).status).toBe(303);
    }
  });

  test("a step-up asks the provider again, for the same person, now", async () => {
    const who = await joinedAtProvider();
    const atProvider = browserAtProvider();
    const browser = browserAt(full);
    await through(browser, SIGN_IN, { name: who.subject, level: LEVELS.two }, { atProvider });
    expect((await browser.fill(ACCOUNT, {}, "/il-mio-account/fattore")).headers.get("location")).toContain("/accesso/conferma");
    const other = await through(browser, STEP_UP, { name: "un altro", level: LEVELS.two });
    expect(await other.text()).toContain("collegata a un&#39;altra identità");
    expect((await browser.fill(ACCOUNT, {}, "/il-mio-account/fattore")).headers.get("location")).toContain("/accesso/conferma");
    const token = browser.cookies.get("__Host-traguardo");
    const answer = await through(browser, STEP_UP, { name: who.subject, level: LEVELS.two }, { atProvider });
    expect(answer.headers.get("location")).toBe(ACCOUNT);
    expect(browser.cookies.get("__Host-traguardo")).not.toBe(token);
    expect((await browser.fill(ACCOUNT, {}, "/il-mio-account/fattore")).headers.get("location")).toBe("/accesso/nuovo-fattore");
    expect((await eventsOf(who.mail)).at(-1)).toBe("steppedUp");
  });

  test("the invitation holds once, and another one is no way around the identity", async () => {
    const who = await joinedAtProvider();
    const again = await inviteAgain(db, COMMAND_LINE, who.mail);
    const thief = browserAt(full);
    const page = await opened(thief, `/invito/${again.ok ? again.value : ""}`);
    expect(await (await thief.ask(page)).text()).not.toContain("Nuova password");
    expect((await through(thief, [page, `${page}/ente`], { name: "ladro", level: LEVELS.two })).status).toBe(403);
    await thief.ask(page);
    expect((await thief.post(page, { nuova: PASSWORD, ancora: PASSWORD })).status).toBe(404);
    expect((await thief.ask(ACCOUNT)).status).toBe(303);
    expect((await through(who.browser, who.invitation, { name: who.subject, level: LEVELS.two })).status).toBe(404); // theirs was used up
  });

  test("an identity without an account, or of somebody else's, opens nothing", async () => {
    const who = await joinedAtProvider();
    const stranger = await through(browserAt(full), SIGN_IN, { name: "mai visto", level: LEVELS.two });
    expect(await stranger.text()).toContain("Nessuna utenza è collegata");
    const second = await invited(full);
    const answer = await through(second.browser, second.invitation, { name: who.subject, level: LEVELS.two });
    expect(await answer.text()).toContain("già collegata a un&#39;altra utenza");
    expect((await second.browser.ask(second.page)).status).toBe(200); // the invitation was not used up
  });

  test("a closed account is refused, and it is kept that somebody tried", async () => {
    const who = await joinedAtProvider();
    await switchAccount(db, who.mail, true);
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303);
    const answer = await through(browserAt(full), SIGN_IN, { name: who.subject, level: LEVELS.two });
    expect(await answer.text()).toContain("è chiusa");
    expect((await eventsOf(who.mail)).at(-1)).toBe("refusedAtProvider");
  });

  test("whoever has password and phone links the provider from their account, after confirming", async () => {
    const who = await joined(full, "con-password@ente.example");
    expect((await through(who.browser, LINK, { name: "codice-p" })).headers.get("location")).toContain("/accesso/conferma");
    await who.browser.fill("/accesso/conferma", { password: PASSWORD, codice: who.code() });
    await through(who.browser, LINK, { name: "codice-p", level: LEVELS.two });
    expect(await (await who.browser.ask(ACCOUNT)).text()).toContain("collegato a Accesso Valdora");
    const browser = browserAt(full);
    await through(browser, SIGN_IN, { name: "codice-p", level: LEVELS.two });
    expect((await browser.ask(ACCOUNT)).status).toBe(200);
    full.clock.now += 60_000;
    expect((await signInAs(full, who, browserAt(full))).status).toBe(303); // the password still holds
  });

  test("an invitation does not link the account of somebody who has a second factor", async () => {
    const who = await joined(full, "con-fattore@ente.example");
    const again = await inviteAgain(db, COMMAND_LINE, who.mail);
    const thief = browserAt(full);
    const page = await opened(thief, `/invito/${again.ok ? again.value : ""}`);
    const answer = await through(thief, [page, `${page}/ente`], { name: "ladro-2", level: LEVELS.two });
    expect(await answer.text()).toContain("ha già un secondo fattore");
  });

  test("once the link is taken away its sessions are over, and a new invitation links again", async () => {
    const who = await joinedAtProvider();
    expect((await unlinkAccount(db, COMMAND_LINE, who.mail)).ok).toBe(true);
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303);
    expect((await through(browserAt(full), SIGN_IN, { name: who.subject, level: LEVELS.two })).status).toBe(403);
    const again = await inviteAgain(db, COMMAND_LINE, who.mail);
    const page = await opened(who.browser, `/invito/${again.ok ? again.value : ""}`);
    const answer = await through(who.browser, [page, `${page}/ente`], { name: `${who.subject}-nuovo`, level: LEVELS.two });
    expect(answer.headers.get("location")).toBe(ACCOUNT);
  });

  test("going back without signing in is told as such", async () => {
    const answer = await through(browserAt(full), SIGN_IN, { name: "" });
    expect([answer.status, (await answer.text()).includes("annullato prima della fine")]).toEqual([403, true]);
  });
});

describe("where the provider only says who one is", () => {
  async function enrolled() {
    const who = await invited(partial);
    expect((await through(who.browser, who.invitation, { name: who.subject })).headers.get("location")).toBe("/accesso/nuovo-fattore");
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303); // nothing else is open yet
    const secret = secretIn(await (await who.browser.ask("/accesso/nuovo-fattore")).text());
    const code = () => codeAt(secret, stepAt(partial.clock.now));
    expect((await who.browser.post("/accesso/nuovo-fattore", { codice: code() })).status).toBe(200);
    partial.clock.now += 60_000;
    return { ...who, code };
  }

  test("a phone is put in force with the invitation, and its code is asked at every sign-in", async () => {
    const who = await enrolled();
    expect((await who.browser.ask(ACCOUNT)).status).toBe(200);
    const browser = browserAt(partial);
    const answer = await through(browser, SIGN_IN, { name: who.subject });
    expect(answer.headers.get("location")).toBe("/accesso/secondo-fattore?verso=%2Fil-mio-account");
    for (const path of [ACCOUNT, "/accesso/nuovo-fattore", "/accesso/conferma"]) expect((await browser.ask(path)).status).toBe(303);
    expect((await browser.fill("/accesso/secondo-fattore", { codice: "000000" })).status).toBe(422);
    expect((await browser.fill("/accesso/secondo-fattore", { codice: who.code() })).headers.get("location")).toBe(ACCOUNT);
    expect((await browser.ask(ACCOUNT)).status).toBe(200);
    expect((await eventsOf(who.mail)).slice(-2)).toEqual(["recognisedByProvider", "signedIn"]);
  });

  test("a step-up asks both once more", async () => {
    const who = await enrolled();
    const answer = await through(who.browser, STEP_UP, { name: who.subject });
    expect(answer.headers.get("location")).toContain("/accesso/secondo-fattore");
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303); // in the middle nothing is open
    await who.browser.fill("/accesso/secondo-fattore", { codice: who.code() });
    expect((await who.browser.fill(ACCOUNT, {}, "/il-mio-account/fattore")).headers.get("location")).toBe("/accesso/nuovo-fattore");
    expect((await eventsOf(who.mail)).at(-1)).toBe("steppedUp");
  });
});

describe("the provider that does not answer", () => {
  test("keeps nobody else out, is told in words, and works as soon as it is there", async () => {
    const first = await startHonestProvider();
    const port = Number(new URL(first.issuer).port);
    await first.stop();
    const site = accessSite(db, providerOf(first.issuer, { levels: LEVELS.two }));
    const who = await joined(site, "locale@ente.example"); // the site is up, and local accounts work
    const browser = browserAt(site);
    const down = await through(browser, SIGN_IN, { name: "chi" });
    expect([down.status, (await down.text()).includes("Il servizio di identità non risponde")]).toEqual([503, true]);
    const invitation = await invited(site);
    expect((await through(invitation.browser, invitation.invitation, { name: "chi" })).status).toBe(503);
    const later = await startHonestProvider({ port });
    const answer = await through(invitation.browser, invitation.invitation, { name: "dopo", level: LEVELS.two });
    expect(answer.headers.get("location")).toBe(ACCOUNT);
    await later.stop();
    const leaving = await browser.fill("/accesso", {}, "/accesso/ente"); // what it said of itself is kept: one leaves, and it is the browser that finds nobody
    expect(leaving.status).toBe(200);
    expect((await signInAs(site, who, browserAt(site))).status).toBe(303);
  });
});

test("without a provider its addresses are not there", async () => {
  const browser = browserAt(accessSite(db));
  expect((await browser.fill("/accesso", {}, "/accesso/ente")).status).toBe(404);
  expect((await browser.ask("/accesso/ente/ritorno?state=x&code=y")).status).toBe(404);
});

test("nothing was logged as an error", () => {
  expect([...full.logged, ...partial.logged]).toEqual([]);
});
