import { expect, test } from "vitest";
import { insertAccount, setPassword } from "../src/data/account/account.ts";
import { PASSWORD, accessSite, browserAt } from "./support/accessSite.ts";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { median, rankScore } from "./support/rankScore.ts";

const { app } = await freshDatabase();
const site = accessSite(app);

/** How many tries of each kind, in the long tier and in the everyday one. */
const TRIES = IS_LONG ? 1_000 : 40;

const hash = await site.access.hasher.hash(PASSWORD);

/** Asks a door the same for accounts there are and for none, one after the other, from as many addresses; answers how long each took, in milliseconds. */
async function timesAt(door: string, fields: Readonly<Record<string, string>>, expected: number) {
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const tag = door.replaceAll("/", "");
  for (let i = 0; i < TRIES; i += 1) {
    const known = `${tag}-c${String(i)}@ente.example`;
    const id = await insertAccount(app, { mail: known, name: "Persona" });
    await setPassword(app, id!, hash);
    const asked = [
      ["known", known],
      ["unknown", `${tag}-s${String(i)}@ente.example`],
    ] as const;
    for (const [kind, mail] of i % 2 === 0 ? asked : asked.toReversed()) {
      const browser = browserAt(site, { address: `198.${String(51 + (i >> 8))}.${String(i & 255)}.7` });
      await browser.ask(door);
      const start = performance.now();
      const { status } = await browser.post(door, { posta: mail, ...fields });
      took[kind].push(performance.now() - start);
      expect(status).toBe(expected);
      await site.settled();
    }
  }
  return took;
}

/** The bounds of T16; with few tries, only that the two are of one size. */
function expectAlike({ known, unknown }: Awaited<ReturnType<typeof timesAt>>): void {
  const difference = median(known) - median(unknown);
  tellFigure(
    `T16: medians ${median(known).toFixed(2)} and ${median(unknown).toFixed(2)} ms, ranks ${rankScore(known, unknown).toFixed(2)}`,
  );
  expect(Math.abs(difference)).toBeLessThan(median(known) / 2); // a door that does nothing for one of them would be far quicker
  if (IS_LONG) expect(Math.abs(difference)).toBeLessThan(5);
  if (IS_LONG) expect(Math.abs(rankScore(known, unknown))).toBeLessThan(3.3); // p = 0.001
}

test("[T16] the time of a refusal does not tell whether there is an account", async () => {
  expectAlike(await timesAt("/accesso", { password: "una password che non è giusta" }, 422));
});

test.runIf(IS_LONG)("[T16] nor does the time of the answer to who asks for the message that makes a browser known", async () => {
  expectAlike(await timesAt("/accesso/questo-browser", {}, 200));
  const { queued } = await app
    .selectFrom("mail")
    .select((of) => of.fn.countAll().as("queued"))
    .executeTakeFirstOrThrow();
  expect(Number(queued)).toBe(TRIES); // the work was done all the same
});
