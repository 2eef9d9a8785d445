import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { accessSite, browserAt, joined, opened, PASSWORD, secretIn, signInAs } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { addAccount, inviteAgain, switchAccount } from "../../commands/accounts/manageAccount.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";
import { codeAt, stepAt } from "./totp.ts";

const { app: db, owner } = await freshDatabase();
const site = accessSite(db);
const actor = { person: "prova", capacity: "commandLine" as const };
const ACCOUNT = "/il-mio-account";
const REQUEST = "r".repeat(43);

let people = 0;
const someone = () => joined(site, `persona${String((people += 1))}@ente.example`);
const tokenOf = ({ cookies }: { cookies: ReadonlyMap<string, string> }) => cookies.get("__Host-traguardo");
/** Moves everything the sessions and tries of a test did into the past. */
const passTime = async (seconds: number) => {
  await sql`update session set last_seen_at = last_seen_at - make_interval(secs => ${seconds}), signed_in_at = signed_in_at - make_interval(secs => ${seconds})`.execute(
    owner,
  );
};
const forgetTries = () => sql`update sign_in_attempt set tried_at = tried_at - interval '2 hours'`.execute(owner);

describe("an invitation", () => {
  test("leads to a password, a second factor and ten recovery codes, and is then used up", async () => {
    const { browser, recoveryCodes, invitation } = await someone();
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await (await browser.ask(ACCOUNT)).text()).toContain("Persona Inventata");
    const other = browserAt(site);
    const page = await opened(other, `/invito/${invitation}`);
    expect(page).toMatch(/^\/invito\/[\w-]{16}$/); // the secret leaves the address
    expect((await other.ask(page)).status).toBe(404);
  });

  test("opened many times, as readers of mail do, it holds still", async () => {
    const made = await addAccount(db, actor, { mail: "lettore@ente.example", name: "Persona" });
    const browser = browserAt(site);
    for (let i = 0; i < 3; i += 1) await browserAt(site).ask(`/invito/${made.ok ? made.value : ""}`, { method: i % 2 ? "HEAD" : "GET" });
    expect((await browser.ask(await opened(browser, `/invito/${made.ok ? made.value : ""}`))).status).toBe(200);
  });

  test.each([
    ["undiciparol", 422],
    ["dodiciparole", 303],
    [`qualche parola ${"abcdefghijklmnopqrstuvwxyz".repeat(5)}`.slice(0, 128), 303],
    [`qualche parola ${"abcdefghijklmnopqrstuvwxyz".repeat(5)}`.slice(0, 129), 422],
    ["qwerty123456", 422],
    ["Persona Inventata", 422],
  ])("the password «%s» is answered %i", async (password, status) => {
    const made = await addAccount(db, actor, { mail: `p${String((people += 1))}@ente.example`, name: "Persona Inventata" });
    const browser = browserAt(site);
    const page = await opened(browser, `/invito/${made.ok ? made.value : ""}`);
    const answer = await browser.fill(page, { nuova: password, ancora: password });
    expect(answer.status).toBe(status);
    expect((await answer.text()).replace(/<dl.*<\/dl>/, "")).not.toContain(password); // whom the invitation is for stands there
  });

  test("expired, or replaced by another, it holds no more; nor for a closed account", async () => {
    const first = await addAccount(db, actor, { mail: "scaduta@ente.example", name: "Persona" });
    const second = await inviteAgain(db, COMMAND_LINE, "SCADUTA@ente.example");
    const [old, now] = [browserAt(site), browserAt(site)];
    const oldPage = await opened(old, `/invito/${first.ok ? first.value : ""}`);
    const page = await opened(now, `/invito/${second.ok ? second.value : ""}`);
    expect([(await old.ask(oldPage)).status, (await now.ask(page)).status]).toEqual([404, 200]);
    await switchAccount(db, "scaduta@ente.example", true);
    expect((await now.ask(page)).status).toBe(404);
    await switchAccount(db, "scaduta@ente.example", false);
    await sql`update invitation set created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days'`.execute(
      owner,
    );
    expect((await now.ask(page)).status).toBe(404);
  });

  test("given again it lets choose the password, and passes over no second factor", async () => {
    const who = await someone();
    const again = await inviteAgain(db, COMMAND_LINE, who.mail);
    const thief = browserAt(site);
    const page = await opened(thief, `/invito/${again.ok ? again.value : ""}`);
    const answer = await thief.fill(page, { nuova: "altre quattro parole nuove", ancora: "altre quattro parole nuove" });
    expect(answer.headers.get("location")).toBe("/accesso");
    expect(tokenOf(thief)).toBeUndefined();
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303); // the sessions from before are over
    await thief.fill("/accesso", { posta: who.mail, password: "altre quattro parole nuove" });
    expect((await thief.ask("/accesso/nuovo-fattore")).status).toBe(303);
    expect((await thief.ask(ACCOUNT)).status).toBe(303);
  });
});

describe("the second factor", () => {
  test.each([
    [-2, 422],
    [-1, 303],
    [0, 303],
    [1, 303],
    [2, 422],
  ])("the code of step %i is answered %i", async (steps, status) => {
    const who = await someone();
    site.clock.now += 120_000; // so that no earlier step was used
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    expect((await browser.fill("/accesso/secondo-fattore", { codice: who.code(steps) })).status).toBe(status);
  });

  test("a code holds once, on one door or another, and so does a recovery code", async () => {
    const who = await someone();
    const [one, other, third] = [browserAt(site), browserAt(site), browserAt(site)];
    for (const each of [one, other, third]) await each.fill("/accesso", { posta: who.mail, password: PASSWORD });
    const codice = who.code();
    const answers = await Promise.all([one, other].map((each) => each.fill("/accesso/secondo-fattore", { codice })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const recovery = who.recoveryCodes[0]!;
    expect((await third.fill("/accesso/recupero", { codice: recovery.toLowerCase().replaceAll("-", " ") })).status).toBe(303);
    const fourth = browserAt(site);
    await fourth.fill("/accesso", { posta: who.mail, password: PASSWORD });
    expect((await fourth.fill("/accesso/recupero", { codice: recovery })).status).toBe(422);
  });

  test("after the password alone nothing opens but its page", async () => {
    const who = await someone();
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    for (const path of [ACCOUNT, "/il-mio-account/password", "/accesso/nuovo-fattore", "/accesso/conferma"]) {
      expect([path, (await browser.ask(path)).status]).toEqual([path, 303]);
    }
    await browser.ask("/accesso/secondo-fattore");
    for (const path of ["/il-mio-account/fattore", "/il-mio-account/codici", "/accesso/nuovo-fattore", "/il-mio-account/sessioni"]) {
      const fields =
        path.endsWith("fattore") && path.startsWith("/accesso")
          ? { codice: "123456" }
          : path.endsWith("sessioni")
            ? { sessione: "altre" }
            : path.endsWith("codici")
              ? { richiesta: REQUEST }
              : {};
      expect([path, (await browser.post(path, fields)).headers.get("location")]).toEqual([path, "/accesso"]);
    }
  });

  test("the secret is nowhere in the database as it is", async () => {
    const who = await someone();
    const { rows } = await sql<{ sealed: Buffer }>`select secret as sealed from second_factor order by factor_id desc limit 1`.execute(
      owner,
    );
    expect(rows[0]!.sealed).toHaveLength(12 + 20 + 16);
    const { rows: hashes } = await sql<{
      codes: string;
    }>`select string_agg(encode(code_hash, 'escape'), ' ') as codes from recovery_code`.execute(owner);
    expect(hashes[0]!.codes).not.toContain(who.recoveryCodes[0]);
  });

  test("changing the phone, the codes or the password asks for password and code again", async () => {
    const who = await someone();
    await who.browser.ask(ACCOUNT);
    for (const path of ["/il-mio-account/fattore", "/il-mio-account/codici"]) {
      const fields = path.endsWith("codici") ? { richiesta: REQUEST } : {};
      expect((await who.browser.post(path, fields)).headers.get("location")).toBe("/accesso/conferma?verso=%2Fil-mio-account");
    }
    expect((await who.browser.ask("/il-mio-account/password")).headers.get("location")).toBe(
      "/accesso/conferma?verso=%2Fil-mio-account%2Fpassword",
    );
    const before = tokenOf(who.browser);
    expect((await who.browser.fill("/accesso/conferma", { password: "sbagliata davvero", codice: who.code() })).status).toBe(422);
    expect((await who.browser.fill("/accesso/conferma", { password: PASSWORD, codice: "000000" })).status).toBe(422);
    const confirmed = await who.browser.fill("/accesso/conferma", {
      password: PASSWORD,
      codice: who.code(),
      verso: "/il-mio-account/password",
    });
    expect(confirmed.headers.get("location")).toBe("/il-mio-account/password");
    expect(tokenOf(who.browser)).not.toBe(before); // another token after a step-up
    await who.browser.ask(ACCOUNT);
    expect(await (await who.browser.post("/il-mio-account/codici", { richiesta: REQUEST })).text()).toContain("non si potranno rivedere");
  });
});

describe("a session", () => {
  test("its token is nowhere in the database, and its cookie is for this host alone", async () => {
    const who = await someone();
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    const half = tokenOf(browser);
    const answer = await browser.fill("/accesso/secondo-fattore", { codice: who.code() });
    const [line] = answer.headers.getSetCookie();
    expect(line).toMatch(/^__Host-traguardo=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(tokenOf(browser)).not.toBe(half);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const { rows } = await sql<{
      found: bigint;
    }>`select count(*) as found from session where encode(token_hash, 'escape') = ${tokenOf(browser)!}`.execute(owner);
    expect(rows[0]!.found).toBe(0n);
    const thief = browserAt(site, { cookies: new Map([["__Host-traguardo", half!]]) });
    expect((await thief.ask(ACCOUNT)).status).toBe(303); // fixation: the token from before the second factor is dead
  });

  test.each([
    ["29:59", 29 * 60 + 59, 200],
    ["30:00", 30 * 60, 303],
  ])("idle for %s", async (_, seconds, status) => {
    const { browser } = await someone();
    await passTime(seconds);
    expect((await browser.ask(ACCOUNT)).status).toBe(status);
  });

  test.each([
    ["9:59:59", 36_000 - 1, 200],
    ["10:00:00", 36_000, 303],
  ])("%s after the sign-in, never idle", async (_, seconds, status) => {
    const { browser } = await someone();
    await passTime(seconds);
    await sql`update session set last_seen_at = now()`.execute(owner);
    expect((await browser.ask(ACCOUNT)).status).toBe(status);
  });

  test("ten minutes after the password alone the second factor comes too late", async () => {
    const who = await someone();
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    await sql`update session set created_at = created_at - interval '10 minutes' where means is null`.execute(owner);
    expect((await browser.ask("/accesso/secondo-fattore")).status).toBe(303);
  });

  test("on two instances, whoever is closed or changes password elsewhere is out at the next request", async () => {
    const second = accessSite(db);
    const who = await someone();
    expect((await who.browser.ask(ACCOUNT, {}, second)).status).toBe(200);
    await switchAccount(db, who.mail, true);
    expect((await who.browser.ask(ACCOUNT, {}, second)).status).toBe(303);
    expect((await who.browser.ask(ACCOUNT)).status).toBe(303);
    await switchAccount(db, who.mail, false);
    const [here, there] = [browserAt(site), browserAt(site)];
    for (const each of [here, there]) expect((await signInAs(site, who, each)).status).toBe(303);
    await here.fill("/accesso/conferma", { password: PASSWORD, codice: who.code() });
    expect(
      (await here.fill("/il-mio-account/password", { nuova: "altre quattro parole nuove", ancora: "altre quattro parole nuove" })).status,
    ).toBe(303);
    expect((await there.ask(ACCOUNT, {}, second)).status).toBe(303);
    expect((await here.ask(ACCOUNT, {}, second)).status).toBe(200);
  });

  test("one is ended from another, and nobody ends those of somebody else", async () => {
    const who = await someone();
    const stranger = await someone();
    const there = browserAt(site);
    await signInAs(site, who, there);
    await there.ask(ACCOUNT);
    const { rows } = await sql<{ id: bigint }>`select max(session_id) as id from session`.execute(owner);
    await stranger.browser.ask(ACCOUNT);
    await stranger.browser.post("/il-mio-account/sessioni", { sessione: String(rows[0]!.id) });
    expect((await there.ask(ACCOUNT)).status).toBe(200);
    await who.browser.ask(ACCOUNT);
    await who.browser.post("/il-mio-account/sessioni", { sessione: "altre" });
    expect((await there.ask(ACCOUNT)).status).toBe(303);
    expect((await who.browser.ask(ACCOUNT)).status).toBe(200);
  });

  test("signing out ends it at once, and tells the browser to forget", async () => {
    const { browser } = await someone();
    const token = tokenOf(browser)!;
    await browser.ask(ACCOUNT);
    const answer = await browser.post("/uscita", {});
    expect([answer.status, answer.headers.get("clear-site-data")]).toEqual([303, '"cache", "storage"']);
    expect(tokenOf(browser)).toBeUndefined();
    expect((await browserAt(site, { cookies: new Map([["__Host-traguardo", token]]) }).ask(ACCOUNT)).status).toBe(303);
  });
});

describe("tries", () => {
  const wrong = { posta: "", password: "una password sbagliata" };

  test("the tenth wrong try is answered, the eleventh is not, whatever the door, the address and the instance", async () => {
    await forgetTries();
    const who = await someone();
    const half = browserAt(site, { address: "198.51.100.1" });
    await half.fill("/accesso", { posta: who.mail, password: PASSWORD });
    const second = accessSite(db);
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      statuses.push(
        (await browserAt(second, { address: `203.0.113.${String(i)}` }).fill("/accesso", { ...wrong, posta: who.mail.toUpperCase() }))
          .status,
      );
      statuses.push((await half.fill(i % 2 ? "/accesso/secondo-fattore" : "/accesso/recupero", { codice: "999999" })).status);
    }
    expect(statuses).toEqual(Array(10).fill(422));
    const stranger = browserAt(site, { address: "192.0.2.9" });
    expect((await stranger.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(429); // even with the right one
    expect((await half.fill("/accesso/secondo-fattore", { codice: who.code() })).status).toBe(429);
    who.browser.cookies.delete("__Host-traguardo"); // its browser is counted apart from those of strangers
    expect((await who.browser.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(303);
    await sql`update sign_in_attempt set tried_at = tried_at - interval '1 hour'`.execute(owner);
    expect((await stranger.fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(303);
  });

  test("twenty at once are still ten", async () => {
    await forgetTries();
    const who = await someone();
    const browsers = Array.from({ length: 20 }, () => browserAt(site));
    const answers = await Promise.all(browsers.map((each) => each.fill("/accesso", { ...wrong, posta: who.mail })));
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  test("an account that is not there is answered like one that is", async () => {
    await forgetTries();
    const who = await someone();
    const answersFor = async (posta: string) => {
      const answers: (readonly [number, string])[] = [];
      for (let i = 0; i < 11; i += 1) {
        const answer = await browserAt(site).fill("/accesso", { ...wrong, posta });
        answers.push([answer.status, (await answer.text()).replaceAll(posta, "").replace(/name="modulo" value="[^"]*"/g, "")]);
      }
      return answers;
    };
    const [there, notThere] = [await answersFor(who.mail), await answersFor("nessuno@ente.example")];
    expect(notThere).toEqual(there);
    expect(there.map(([status]) => status)).toEqual([...Array<number>(10).fill(422), 429]);
  });

  test("a hundred wrong ones from one address, or one house of IPv6, are all there are", async () => {
    await forgetTries();
    await sql`insert into sign_in_attempt (subject, address, is_known_browser) select sha256(i::text::bytea), a.address, false
      from generate_series(1, 100) i, (select address from sign_in_attempt order by attempt_id desc limit 1) a`.execute(owner);
    expect((await browserAt(site).fill("/accesso", { ...wrong, posta: "chiunque@ente.example" })).status).toBe(429);
    expect((await browserAt(site, { address: "2001:db8::1" }).fill("/accesso", { ...wrong, posta: "chiunque@ente.example" })).status).toBe(
      422,
    );
    await forgetTries();
  });
});

describe("a form", () => {
  const fields = { posta: "chi@ente.example", password: "una password sbagliata" };

  test.each([
    ["of another site", { "sec-fetch-site": "cross-site" }],
    ["of a neighbouring site", { "sec-fetch-site": "same-site" }],
    ["of another origin", { origin: "https://altro.example" }],
    ["of no origin", { origin: "null" }],
    ["of nobody", {}],
  ])("%s is not taken", async (_, headers) => {
    const browser = browserAt(site);
    await browser.ask("/accesso");
    expect((await browser.post("/accesso", fields, headers)).status).toBe(403);
  });

  test("is taken by its origin where the browser says no more", async () => {
    const browser = browserAt(site);
    await browser.ask("/accesso");
    expect((await browser.post("/accesso", fields, { origin: "https://sito.example", host: "sito.example" })).status).toBe(422);
  });

  test("without its mark, or with that of another browser, is not taken", async () => {
    const [browser, other] = [browserAt(site), browserAt(site)];
    await browser.ask("/accesso");
    await other.ask("/accesso");
    const mark = /name="modulo" value="([^"]+)"/.exec(other.page())![1]!;
    expect((await browser.post("/accesso", { ...fields, modulo: mark })).status).toBe(403);
    expect((await browser.post("/accesso", { ...fields, modulo: "" })).status).toBe(403);
  });

  test("with a field nobody asked for is refused, and gives back what was typed but the password", async () => {
    const browser = browserAt(site);
    const answer = await browser.fill("/accesso", { ...fields, ruolo: "segretario" });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="chi@ente.example"');
    expect(html).not.toContain(fields.password);
  });

  test("leads back only to a page of ours", async () => {
    for (const [verso, back] of [["https://altro.example/", ACCOUNT], ["//altro.example", ACCOUNT], ["/\\altro.example", ACCOUNT], ["/accesso/conferma", ACCOUNT], ["/valdora/2024", "/valdora/2024"]] as const) {
      const who = await someone();
      const browser = browserAt(site);
      await browser.fill("/accesso", { posta: who.mail, password: PASSWORD, verso });
      expect((await browser.fill("/accesso/secondo-fattore", { codice: who.code(), verso })).headers.get("location")).toBe(back);
    }
  }); // prettier-ignore

  test("too long is not read", async () => {
    const browser = browserAt(site);
    expect((await browser.fill("/accesso", { ...fields, password: "x".repeat(70_000) })).status).toBe(413);
  });
});

describe("the same form sent twice", () => {
  const eventsOf = async (mail: string) =>
    (
      await sql<{
        event: string;
      }>`select event from account_event join account using (account_id) where mail = ${mail} order by sequence`.execute(owner)
    ).rows.map(({ event }) => event);

  test("with a password chooses it once, and both answers lead on to the same phone", async () => {
    const mail = "due-volte@ente.example";
    const made = await addAccount(db, actor, { mail, name: "Persona Inventata" });
    const browser = browserAt(site);
    const page = await opened(browser, `/invito/${made.ok ? made.value : ""}`);
    await browser.ask(page);
    const answers = await Promise.all([1, 2, 3].map(() => browser.post(page, { nuova: PASSWORD, ancora: PASSWORD })));
    expect(answers.map(({ headers }) => headers.get("location"))).toEqual(Array(3).fill("/accesso/nuovo-fattore"));
    const tokens = answers.map(({ headers }) => /traguardo=([\w-]{43})/.exec(headers.getSetCookie()[0]!)![1]!);
    const secrets = await Promise.all(
      tokens.map(async (token) => {
        const held = browserAt(site, { cookies: new Map([["__Host-traguardo", token]]) });
        return /Lettere: <code>([^<]+)/.exec(await (await held.ask("/accesso/nuovo-fattore")).text())?.[1];
      }),
    );
    expect(secrets[0]).toBeDefined();
    expect(new Set(secrets).size).toBe(1); // whichever answer the browser kept, the same secret is shown
    expect(await eventsOf(mail)).toEqual(["invited", "passwordChosen"]);
  });

  test("for new recovery codes makes them once, and shows the same; an older one shows nothing", async () => {
    const who = await someone();
    await who.browser.fill("/accesso/conferma", { password: PASSWORD, codice: who.code() });
    await who.browser.ask(ACCOUNT);
    const ask = (richiesta: string) => who.browser.post("/il-mio-account/codici", { richiesta });
    const codesIn = (page: string) => [...page.matchAll(/<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})<\/li>/g)].map(([, code]) => code);
    const pages = await Promise.all([1, 2, 3].map(async () => codesIn(await (await ask(REQUEST)).text())));
    expect(new Set(pages.map(String)).size).toBe(1);
    expect(pages[0]).toHaveLength(10);
    const next = codesIn(await (await ask("n".repeat(43))).text());
    expect(next).not.toEqual(pages[0]);
    expect((await ask(REQUEST)).headers.get("location")).toBe(ACCOUNT);
    expect((await eventsOf(who.mail)).filter((event) => event === "recoveryCodesMade")).toHaveLength(3); // one was at the beginning
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    expect((await browser.fill("/accesso/recupero", { codice: pages[0]![0]! })).status).toBe(422);
    expect((await browser.fill("/accesso/recupero", { codice: next[0]! })).status).toBe(303);
  });

  test("with the first code of a phone puts it in force once", async () => {
    const mail = "una-volta@ente.example";
    const made = await addAccount(db, actor, { mail, name: "Persona Inventata" });
    const browser = browserAt(site);
    await browser.fill(await opened(browser, `/invito/${made.ok ? made.value : ""}`), { nuova: PASSWORD, ancora: PASSWORD });
    const secret = secretIn(await (await browser.ask("/accesso/nuovo-fattore")).text());
    const codice = codeAt(secret, stepAt(site.clock.now));
    const answers = await Promise.all([1, 2, 3].map(() => browser.post("/accesso/nuovo-fattore", { codice })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await eventsOf(mail)).filter((event) => event === "factorConfirmed" || event === "recoveryCodesMade")).toHaveLength(2);
  });
});

test("nothing secret was logged", () => {
  expect(site.logged).toEqual([]);
});
