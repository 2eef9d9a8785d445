import { expect, test } from "vitest";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { freshDatabase } from "./support/database.ts";
import { addressOfRoute } from "./support/routeAddresses.ts";
import { officeSite, type SignedInBrowser, YEAR } from "./support/officeSite.ts";

const database = await freshDatabase();
const { site, signIn } = await officeSite(database);

/** A cache between the site and everybody, set up badly: it keeps whatever it is not forbidden to, by address alone, whoever asks. */
function hostileCache() {
  const kept = new Map<string, string>();
  return {
    kept,
    through: async (browser: Pick<SignedInBrowser, "ask">, path: string): Promise<string> => {
      const held = kept.get(path);
      if (held !== undefined) return held;
      const { text, headers } = await browser.ask(path);
      if (!/no-store|private/.test(headers.get("cache-control") ?? "")) kept.set(path, text);
      return text;
    },
  };
}

const stranger = {
  ask: async (path: string) => {
    const answer = await site.app.request(`https://sito.example${path}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  },
};

test("[T17] a badly set up shared cache gives nobody a byte of somebody else's pages", async () => {
  const personnel = await signIn("valdora", "demo-personnel");
  const { kept, through } = hostileCache();
  const own = [...OFFICE_ROUTES, ...ACCESS_ROUTES].filter(({ method }) => method === "GET").map(({ path }) => addressOfRoute(path));
  let shown = 0;
  for (const path of own) if (/V-030|Ufficio personale|demo-personnel/.test(await through(personnel, path))) shown += 1;
  expect(shown).toBeGreaterThan(10); // personnel saw what is theirs, through the same cache
  for (const path of own) expect(await through(stranger, path), path).not.toMatch(/V-030|demo-personnel|matricola V-/);
  expect([...kept.keys()]).toEqual([]);
});

test("[T17] and the public pages it keeps are the same for who is signed in and who is not", async () => {
  const personnel = await signIn("valdora", "demo-personnel");
  const { kept, through } = hostileCache();
  for (const path of ["/valdora", `/valdora/${String(YEAR)}`, `/valdora/${String(YEAR)}/obiettivi`, "/informazioni"]) {
    const seen = await through(personnel, path);
    expect((await stranger.ask(path)).text).toBe(seen);
  }
  expect(kept.size).toBe(4);
});
