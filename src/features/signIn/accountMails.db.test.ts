import { expect, test } from "vitest";
import { accessSite, browserAt, joined, opened, PASSWORD, secretIn } from "../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../tests/support/database.ts";
import { inviteAgain } from "./manageAccount.ts";
import { codeAt, stepAt } from "./totp.ts";

const { app: db } = await freshDatabase();
const site = accessSite(db);
const NEW = "altre quattro parole nuove";

const told = async (recipient: string) => {
  const mails = await db.selectFrom("mail").select("body").where("recipient", "=", recipient).orderBy("mail_id").execute();
  return mails.map(({ body }) => /quanto segue: (.*)\.\n/.exec(body ?? "")?.[1]);
};

test("whoever takes up a first invitation is told nothing: they have just done it", async () => {
  const { mail } = await joined(site, "anna@ente.example");
  expect(await told(mail)).toEqual([]);
});

test("a new password by invitation, a new password, a new phone and new codes are each told to the person, and hold no secret", async () => {
  const who = await joined(site, "bruno@ente.example");
  const again = await inviteAgain(db, who.mail);
  const invited = browserAt(site);
  await invited.fill(await opened(invited, `/invito/${again.ok ? again.value : ""}`), { nuova: PASSWORD, ancora: PASSWORD });
  const browser = browserAt(site);
  await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
  await browser.fill("/accesso/secondo-fattore", { codice: who.code() });
  site.clock.now += 60_000;
  await browser.fill("/accesso/conferma", { password: PASSWORD, codice: who.code() });
  site.clock.now += 60_000;
  await browser.fill("/il-mio-account/password", { nuova: NEW, ancora: NEW });
  await browser.ask("/il-mio-account");
  const codes = await (await browser.post("/il-mio-account/codici", { richiesta: "r".repeat(43) })).text();
  await browser.ask("/il-mio-account");
  await browser.post("/il-mio-account/fattore", {});
  const letters = secretIn(await (await browser.ask("/accesso/nuovo-fattore")).text());
  await browser.post("/accesso/nuovo-fattore", { codice: codeAt(letters, stepAt(site.clock.now)) });
  expect(await told(who.mail)).toEqual(["la password", "la password", "i codici di recupero", "il telefono dei codici (secondo fattore)"]);
  const kept = JSON.stringify(await db.selectFrom("mail").select(["subject", "body"]).execute());
  const [, code = "?"] = /<li>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})<\/li>/.exec(codes) ?? [];
  expect([code, NEW, PASSWORD].filter((secret) => kept.includes(secret))).toEqual([]);
});
