import { hash } from "@node-rs/argon2";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { asking } from "./asking.mjs";
import { bundled } from "./bundled.mjs";
import { ROOT, publish, run, servingWith } from "./program.mjs";

const PASSWORD = "cavallo batteria graffetta";
const SIGN_INS = 1000;
const SECONDS = 58; // the last one begins then, and has two seconds to come in
const READERS = 20;
const PAGES = ["/c_i703/2023", "/c_i703/2023/obiettivi", "/c_i703/2023/relazione", "/c_i703/2023/obiettivi?q=scuola", "/il-mio-account"];

/**
 * 1,000 people sign in within a minute, password and code, while twenty others go on reading: public pages and their own account. How many came in, how
 * long they took, and the p95 of the readers beside what it is when nobody signs in. Then the same 1,000 at the same moment, who come back when told to.
 */
export async function loginStorm(folder) {
  const data = join(folder, "accounts");
  const report = join(ROOT, "demo", "settimo-torinese-2023.txt");
  await run("import", report, "--year", "2023", "--data", data, "--administration", "c_i703", "--name", "Comune di Settimo Torinese");
  await publish("--year", "2023", "--data", data);
  const { makeAccounts } = await bundled(folder, "accounts");
  const server = await servingWith({ TRUSTED_PROXY: "127.0.0.1" }, "start", "--data", data);
  const people = await makeAccounts(
    data,
    2 * SIGN_INS + READERS,
    await hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );
  const ask = asking(server.port);
  const readers = await Promise.all(people.slice(0, READERS).map((person, i) => signIn(ask, person, i)));
  const quiet = await reading(ask, readers, after(10_000));
  const spread = await storm(ask, readers, people.slice(READERS, READERS + SIGN_INS), SECONDS);
  const atOnce = await storm(ask, readers, people.slice(READERS + SIGN_INS), 0);
  await server.stop();
  const before = `with nobody signing in: ${said(p95(quiet))}`;
  return [
    row(`${counted} sign-ins, one every ${SECONDS} ms: came in, and after how many seconds the last`, spread.served, SIGN_INS, spread.seconds, "to reach: 1.000 within 60 s"),
    { what: "the same: p95 of a whole sign-in (four requests), ms", ours: said(spread.p95), peer: "–", ratio: "–" },
    { what: "the same: p95 of the readers, ms (to reach: 1.000)", ours: said(spread.readers), peer: before, ratio: ratio(spread.readers, p95(quiet)) },
    row(`${counted} sign-ins at the same moment: came in, and after how many seconds the last`, atOnce.served, SIGN_INS, atOnce.seconds, `told to come back: ${said(atOnce.refused)}`),
    { what: "the same: p95 of the readers, ms", ours: said(atOnce.readers), peer: before, ratio: ratio(atOnce.readers, p95(quiet)) },
  ]; // prettier-ignore
}

const said = (value) => Math.round(value).toLocaleString("it-IT");
const counted = SIGN_INS.toLocaleString("en-GB");
const ratio = (a, b) => (a / b).toFixed(1).replace(".", ",");
const row = (what, served, of, seconds, peer) => ({
  what,
  ours: `${said(served)} of ${said(of)}, ${seconds.toFixed(1).replace(".", ",")} s`,
  peer,
  ratio: "–",
});
const p95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];

/** So many people over so many seconds, one after the other; how it went for them, and for the readers meanwhile. */
async function storm(ask, readers, people, seconds) {
  const start = performance.now();
  const counts = { served: 0, refused: 0 };
  const times = [];
  let lastIn = 0;
  const all = Promise.all(
    people.map(async (person, i) => {
      await after((i * seconds * 1000) / people.length);
      const begun = performance.now();
      if (await signIn(ask, person, READERS + i, () => (counts.refused += 1))) counts.served += 1;
      times.push(performance.now() - begun);
      lastIn = performance.now() - start;
    }),
  );
  const read = await reading(ask, readers, all);
  return { ...counts, seconds: lastIn / 1000, p95: p95(times), readers: p95(read) };
}

/** Readers who open a page, look at it for a quarter of a second and open the next, until the time is over. */
async function reading(ask, cookies, until) {
  let isOver = false;
  const over = until.then(() => (isOver = true));
  const times = [];
  await Promise.all(
    cookies.map(async (cookie, i) => {
      for (let n = i; !isOver; n++) {
        const path = PAGES[n % PAGES.length];
        const start = performance.now();
        const { status } = await ask("GET", path, { cookie: path.startsWith("/il-mio") ? cookie : "" });
        times.push(performance.now() - start);
        if (status !== 200) throw new Error(`${path} answered ${String(status)}`);
        await after(250);
      }
    }),
  );
  await over;
  return times;
}

/** Password, then code, as a browser does it, from an address of one's own; comes back when told to. Answers the cookie of the session. */
async function signIn(ask, { mail, code }, i, onRefused = () => undefined) {
  const jar = new Map();
  const from = `10.${String(i >> 16)}.${String((i >> 8) & 255)}.${String(i & 255)}`;
  const step = async (method, path, fields) => {
    for (;;) {
      const answer = await ask(method, path, { cookie: Array.from(jar, ([name, value]) => `${name}=${value}`).join("; "), from, fields });
      for (const line of answer.cookies) jar.set(...line.split(";")[0].split("="));
      if (answer.status !== 503) return answer;
      onRefused();
      await after(1000 * answer.retryAfter * (1 + Math.random()));
    }
  };
  const mark = async (path) => /name="modulo" value="([^"]+)"/.exec((await step("GET", path)).body)[1];
  const first = await step("POST", "/accesso", { modulo: await mark("/accesso"), posta: mail, password: PASSWORD });
  if (first.status !== 303) return undefined;
  const second = await step("POST", "/accesso/secondo-fattore", { modulo: await mark("/accesso/secondo-fattore"), codice: code() });
  return second.status === 303 ? `traguardo=${jar.get("traguardo")}` : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
  chmodSync(folder, 0o711); // as root, the user of the database must get in
  for (const { what, ours, peer, ratio: times } of await loginStorm(folder))
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${times} |\n`);
  rmSync(folder, { recursive: true, force: true });
}
