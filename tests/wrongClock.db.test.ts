import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { type Database, openDatabasePool } from "../src/data/database/database.ts";
import { codeAt, stepAt } from "../src/features/door/signIn/totp.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";
import { secretIn } from "./support/accessSite.ts";
import { falseClock, findFalseClock, type FalseClock } from "./support/falseClock.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { type Run, runProgramWith, type Serving, startServingWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

// The program and its database under one clock, which is wrong for a while and then put right: by an hour, by a month.

const library = findFalseClock();
const HOUR = 3_600;
const MONTH = 30 * 86_400;
const PASSWORD = "cavallo batteria graffetta";

const folder = passableFolder();
const data = join(folder, "dati");
let clock: FalseClock;
let serving: Serving;
let owner: Database;

const run = (...words: readonly string[]): Promise<Run> => runProgramWith(clock.settings, ...words, "--data", data);

/** Somebody at a browser, with a phone. */
function browser() {
  const cookies = new Map<string, string>();
  const used = new Set<number>();
  let page = "";
  let secret: Buffer | undefined;
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = {
      ...(init.headers as Record<string, string> | undefined),
      cookie: Array.from(cookies, ([name, value]) => `${name}=${value}`).join("; "),
    };
    const answer = await fetch(`${serving.address}${path}`, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    page = await answer.text();
    return { status: answer.status, location: answer.headers.get("location") ?? "", page };
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) => {
    const mark = /name="modulo" value="([^"]+)"/.exec(page)?.[1] ?? "";
    return ask(path, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body: new URLSearchParams({ modulo: mark, ...fields }),
    });
  };
  /** A code of the phone that was not given before. */
  const code = () => {
    const now = stepAt(clock.now().getTime());
    const step = [now - 1, now, now + 1].find((each) => !used.has(each))!;
    for (let each = step; each >= now - 1; each -= 1) used.add(each);
    return codeAt(secret!, step);
  };
  return {
    ask,
    post,
    accept: async (link: string) => {
      const invitation = (await ask(new URL(link).pathname)).location;
      await ask(invitation);
      await post(invitation, { nuova: PASSWORD, ancora: PASSWORD });
      await ask("/accesso/nuovo-fattore");
      secret = secretIn(page);
      return post("/accesso/nuovo-fattore", { codice: code() });
    },
    /** Signs in, and answers what the page of the account then is. */
    signIn: async (mail: string) => {
      await ask("/accesso");
      const { location } = await post("/accesso", { posta: mail, password: PASSWORD });
      await ask(location);
      const entered = await post(location, { codice: code() });
      const account = await ask("/il-mio-account");
      return [location, entered.status, account.status];
    },
  };
}

const ENTERED = ["/accesso/secondo-fattore?verso=%2Fil-mio-account", 303, 200];

let people = 0;

/** The invitation of a new account, and its mail. */
async function invite(): Promise<{ readonly mail: string; readonly link: string }> {
  const mail = `persona${String((people += 1))}@ente.example`;
  const { stdout, stderr } = await run("account", "add", "--mail", mail, "--name", "Persona Inventata", "--url", serving.address);
  const link = /http\S+\/invito\/\S+/.exec(stdout)?.[0];
  if (link === undefined) throw new Error(stderr);
  return { mail, link };
}

const ACT = "Giunta comunale; 12; 01/01/2024";
const track = (...words: readonly string[]) => run("track", "--year", "2023", ...words);

describe.runIf(library)(
  library === undefined ? "a clock that was wrong: WAS NOT RUN, there is no faketime here" : "a clock that was wrong",
  () => {
    beforeAll(async () => {
      clock = falseClock(library!, folder);
      const demo = join(ROOT, "demo", "settimo-torinese-2023.txt");
      const { code, stderr } = await run("import", demo, "--year", "2023", "--administration", "c_i703");
      if (code !== 0) throw new Error(stderr);
      await run("publish", "--year", "2023");
      serving = await startServingWith(clock.settings, "start", "--port", "0", "--data", data);
      owner = openDatabasePool(servingUrl(data, "owner")!, { max: 1 });
    }, 60_000);

    afterAll(async () => {
      await owner.destroy();
      await serving.stop();
      rmSync(folder, { recursive: true });
    });

    test("by an hour ahead: who chose a password in it signs in once it is right, at once", async () => {
      clock.move(HOUR);
      const { mail, link } = await invite();
      const person = browser();
      expect(await person.accept(link)).toMatchObject({ status: 200 });
      expect((await person.ask("/il-mio-account")).status).toBe(200);
      clock.move(0);
      expect((await person.ask("/il-mio-account")).status).toBe(303); // a session of then has no limits now
      expect(await person.signIn(mail)).toEqual(ENTERED);
      const { page } = await person.ask("/il-mio-account");
      expect(page).toContain("Persona Inventata");
    }, 60_000);

    test("by an hour ahead: a phase opened in it is open once it is right, and closes", async () => {
      clock.move(HOUR);
      expect(await track("--open", "monitoring", "--act", ACT)).toMatchObject({ code: 0 });
      clock.move(0);
      expect((await track()).stdout).toMatch(/^Monitoraggio\taperta/m);
      expect(await track("--close", "monitoring", "--act", ACT)).toMatchObject({ code: 0 });
      expect((await track()).stdout).toMatch(/^Monitoraggio\tchiusa/m);
    }, 60_000);

    test("by an hour ahead: what was asked in it counts no more against anybody once it is right", async () => {
      clock.move(HOUR);
      const search = async (i: number) => (await fetch(`${serving.address}/c_i703/cerca?q=parola${String(i)}`)).status;
      const statuses = await Promise.all(Array.from({ length: 61 }, (_, i) => search(i)));
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
      clock.move(0);
      expect(await search(100)).toBe(200);
    }, 60_000);

    test("by a month ahead: no session, no invitation, no wrong password of it outlives the day it is right", async () => {
      const { mail, link } = await invite();
      const person = browser();
      await person.accept(link);
      clock.move(MONTH);
      expect(await person.signIn(mail)).toEqual(ENTERED);
      const { link: late } = await invite();
      const stranger = browser();
      await stranger.ask("/accesso");
      for (let i = 0; i < 10; i += 1) await stranger.post("/accesso", { posta: mail, password: `sbagliata ${String(i)}` });
      clock.move(0);
      expect((await person.ask("/il-mio-account")).status).toBe(303);
      expect(await person.signIn(mail)).toEqual(ENTERED);
      const invited = browser();
      const { location } = await invited.ask(new URL(late).pathname);
      expect((await invited.ask(location)).page).toMatch(/non vale più|scadut/);
    }, 60_000);

    test("no more checkpoints are made than acts ask for", async () => {
      const checkpoints = async () => Number((await sql<{ n: string }>`select count(*) as n from checkpoint`.execute(owner)).rows[0]!.n);
      const sealed = async () => Number((await sql<{ n: string }>`select count(*) as n from chain`.execute(owner)).rows[0]!.n);
      const written = async (times: number) => {
        for (let i = 0; i < times; i += 1) {
          const before = await sealed();
          expect(await run("settings", `ufficio=Ufficio ${String(i)}`)).toMatchObject({ code: 0 });
          await expect.poll(sealed, { timeout: 15_000 }).toBeGreaterThan(before);
          await new Promise((resolve) => setTimeout(resolve, 6_000)); // a look of the sealer later
        }
      };
      clock.move(HOUR);
      expect(await track("--open", "report", "--act", ACT)).toMatchObject({ code: 0 });
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      clock.move(0);
      const before = await checkpoints();
      await written(2);
      expect(await checkpoints()).toBe(before);
    }, 120_000);

    test("start and verify tell what lies in days to come", async () => {
      clock.move(MONTH);
      await track("--open", "pay", "--act", ACT);
      clock.move(0);
      const { stdout } = await run("verify");
      expect(stdout).toMatch(/portano un'ora che deve ancora venire .*fas[ei]/);
      await serving.stop();
      serving = await startServingWith(clock.settings, "start", "--port", "0", "--data", data);
      await owner.destroy();
      owner = openDatabasePool(servingUrl(data, "owner")!, { max: 1 });
      const { stderr } = await serving.stop();
      expect(stderr).toMatch(/portano un'ora che deve ancora venire .*fas[ei]/);
      serving = await startServingWith(clock.settings, "start", "--port", "0", "--data", data);
    }, 60_000);
  },
);
