import { sql } from "kysely";
import { expect, test } from "vitest";
import { accessSite, browserAt, joined, opened, PASSWORD, secretIn } from "../../../../tests/support/accessSite.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { COMMAND_LINE } from "../../commands/ambient.ts";
import { inviteAgain, resetAccount } from "../../commands/accounts/manageAccount.ts";
import { codeAt, stepAt } from "./totp.ts";

const { app: db, owner } = await freshDatabase();
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
  const again = await inviteAgain(db, COMMAND_LINE, who.mail);
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

test("a deed whose message cannot be written is not done: invitation, reset, password by invitation", async () => {
  const who = await joined(site, "carla@ente.example");
  const again = await inviteAgain(db, COMMAND_LINE, who.mail);
  const invited = browserAt(site);
  const page = await opened(invited, `/invito/${again.ok ? again.value : ""}`);
  const state = () =>
    sql`
      select password_hash, factor_reset_at, (select count(*) from account_event e where e.account_id = a.account_id) as events,
        (select count(*) from session s where s.account_id = a.account_id and s.ended_at is null) as open,
        (select string_agg(encode(token_hash, 'hex'), ' ') from invitation i where i.account_id = a.account_id and used_at is null and ended_at is null) as holds
      from account a where mail = ${who.mail}`.execute(owner);
  const before = (await state()).rows;
  await sql`alter table mail add constraint full_disk check (false) not valid`.execute(owner);
  const delivery = { mailedFrom: "https://sito.example" };
  await expect(inviteAgain(db, COMMAND_LINE, who.mail, delivery)).rejects.toThrow("full_disk");
  await expect(resetAccount(db, COMMAND_LINE, who.mail, delivery)).rejects.toThrow("full_disk");
  expect((await invited.fill(page, { nuova: NEW, ancora: NEW })).status).toBe(500);
  await sql`alter table mail drop constraint full_disk`.execute(owner);
  expect((await state()).rows).toEqual(before);
  expect((await invited.fill(page, { nuova: NEW, ancora: NEW })).headers.get("location")).toBe("/accesso");
});
