import type { Database } from "../../src/data/database/database.ts";
import type { AccessAmbient } from "../../src/features/door/accessAmbient.ts";
import type { IdentityProvider } from "../../src/features/door/identityProvider.ts";
import { accessKeys } from "../../src/features/accessKeys.ts";
import { createPageCache } from "../../src/features/site/pageCache.ts";
import { createPasswordHasher } from "../../src/features/door/passwordHasher.ts";
import { addAccount } from "../../src/features/commands/accounts/manageAccount.ts";
import { codeAt, stepAt } from "../../src/features/door/signIn/totp.ts";
import { createAfterAnswer } from "../../src/server/afterAnswer.ts";
import { createApp } from "../../src/server/routes.tsx";
import { publishedOf } from "./database.ts";
import { readingWorkers } from "./readingWorkers.ts";

export const PASSWORD = "cavallo batteria graffetta";

/**
 * The site over a database, with a clock of its own for the codes, and an identity provider where it has one; `machine` is the database as the program itself reads it. Two of them on one database are two instances.
 */
export function accessSite(db: Database, provider?: IdentityProvider, machine = db, published = publishedOf(db)) {
  const clock = { now: Date.now() };
  const logged: unknown[] = [];
  const { later, settled } = createAfterAnswer((error) => logged.push(error));
  const access: AccessAmbient = {
    db,
    machine,
    keys: accessKeys(Buffer.alloc(32, 7)),
    hasher: createPasswordHasher(),
    limits: { idleMinutes: 30, absoluteMinutes: 600 },
    now: () => clock.now,
    afterAnswer: later,
    publicUrl: "https://sito.example",
    mailsFrom: "https://sito.example",
    provider,
    isCopy: () => Promise.resolve(false),
  };
  const ambient = {
    db: published,
    workers: readingWorkers,
    cache: createPageCache({ behind: 0 }),
    counting: { db, key: access.keys.attempt },
  };
  const app = createApp(ambient, new Map(), (error) => logged.push(error), access);
  return { app, access, clock, logged, settled };
}

export type AccessSite = ReturnType<typeof accessSite>;

/** A browser as the site sees it: its cookies, and the forms of the page it is on. */
export function browserAt(site: AccessSite, { address = "203.0.113.7", cookies = new Map<string, string>() } = {}) {
  const peer = { incoming: { socket: { remoteAddress: address, remotePort: 1, remoteFamily: "IPv4" } } };
  let [page, mark] = ["", ""];
  const ask = async (path: string, init: RequestInit = {}, on: AccessSite = site) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "));
    const answer = await on.app.request(`https://sito.example${path}`, { ...init, headers }, peer);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = "", attributes = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
      if (attributes.includes("Max-Age=0")) cookies.delete(name);
      else cookies.set(name, value);
    }
    page = await answer.clone().text();
    mark = /name="modulo" value="([^"]+)"/.exec(page)?.[1] ?? mark;
    return answer;
  };
  /** Posts a form as a page of the site would; the mark is that of the last page with a form. */
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
  ) => ask(path, { method: "POST", headers, body: new URLSearchParams({ modulo: mark, ...fields }) });
  /** Opens the page where a form is, and posts it. */
  const fill = async (path: string, fields: Readonly<Record<string, string>>, action = path) => {
    await ask(path);
    return post(action, fields);
  };
  return { ask, post, fill, cookies, page: () => page };
}

export type TestBrowser = ReturnType<typeof browserAt>;

/** Makes an account and takes up its invitation to the end, as a person does. */
export async function joined(site: AccessSite, mail: string, browser: TestBrowser = browserAt(site)) {
  const made = await addAccount(site.access.db, { person: "prova", capacity: "commandLine" as const }, { mail, name: "Persona Inventata" });
  if (!made.ok) throw new Error(JSON.stringify(made.reasons));
  const { answer, code } = await takeUpInvitation(site, browser, made.value);
  const recoveryCodes = [...(await answer.text()).matchAll(/<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})<\/li>/g)].map(([, each]) => each!);
  site.clock.now += 60_000; // the code just used holds no more
  return { browser, code, recoveryCodes, invitation: made.value, mail };
}

/** Opens an address that was mailed, and answers that of the page it leads to. */
export async function opened(browser: TestBrowser, address: string): Promise<string> {
  return (await browser.ask(address)).headers.get("location") ?? "";
}

/** Opens an invitation, chooses the password and puts the second factor on a phone; answers the last page, and the codes of the phone. */
export async function takeUpInvitation(site: AccessSite, browser: TestBrowser, token: string) {
  await browser.fill(await opened(browser, `/invito/${token}`), { nuova: PASSWORD, ancora: PASSWORD });
  const letters = secretIn(await (await browser.ask("/accesso/nuovo-fattore")).text());
  const code = (steps = 0) => codeAt(letters, stepAt(site.clock.now) + steps);
  return { answer: await browser.post("/accesso/nuovo-fattore", { codice: code() }), code };
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The secret that a page shows in letters. */
export function secretIn(page: string): Buffer {
  const [, letters = ""] = /Lettere: <code>([A-Z2-7 ]+)<\/code>/.exec(page) ?? [];
  const bits = Array.from(letters.replace(/ /g, ""), (letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Signs in to the end. */
export async function signInAs(site: AccessSite, who: Awaited<ReturnType<typeof joined>>, browser: TestBrowser) {
  await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
  const answer = await browser.fill("/accesso/secondo-fattore", { codice: who.code() });
  site.clock.now += 60_000;
  return answer;
}
