import { expect, test } from "vitest";
import { insertAccount, setPassword } from "../src/data/account.ts";
import { PASSWORD, accessSite, browserAt } from "./support/accessSite.ts";
import { freshDatabase } from "./support/database.ts";

const { app } = await freshDatabase();
const site = accessSite(app);

/** How many tries of each kind, in the long tier and in the everyday one. */
const TRIES = process.env["TRAGUARDO_LONG"] === undefined ? 40 : 1_000;

/** The normal score of the rank sums of two samples (Mann and Whitney). */
function rankScore(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((value) => ({ value, isOne: true })), ...other.map((value) => ({ value, isOne: false }))].sort(
    (a, b) => a.value - b.value,
  );
  const sum = all.reduce((so, { isOne }, rank) => so + (isOne ? rank + 1 : 0), 0);
  const [n, m] = [one.length, other.length];
  return (sum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

test("[T16] the time of a refusal does not tell whether there is an account", async () => {
  const hash = await site.access.hasher.hash(PASSWORD);
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  for (let i = 0; i < TRIES; i += 1) {
    const known = `c${String(i)}@ente.example`;
    const id = await insertAccount(app, { mail: known, name: "Persona" });
    await setPassword(app, id!, hash);
    for (const [kind, mail] of [["known", known], ["unknown", `s${String(i)}@ente.example`]] as const) {
      const browser = browserAt(site, { address: `198.${String(51 + (i >> 8))}.${String(i & 255)}.7` });
      await browser.ask("/accesso");
      const start = performance.now();
      const { status } = await browser.post("/accesso", { posta: mail, password: "una password che non è giusta" });
      took[kind].push(performance.now() - start);
      expect(status).toBe(422);
    }
  }
  const difference = median(took.known) - median(took.unknown);
  expect(Math.abs(difference)).toBeLessThan(median(took.known) / 2); // one that hashes nothing would be far shorter
  if (TRIES >= 1_000) expect(Math.abs(difference)).toBeLessThan(5);
  if (TRIES >= 1_000) expect(Math.abs(rankScore(took.known, took.unknown))).toBeLessThan(3.3); // p = 0.001
}, 300_000); // prettier-ignore
