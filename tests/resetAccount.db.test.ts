import { because } from "./support/because.ts";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { accessSite, browserAt, joined, PASSWORD, takeUpInvitation } from "./support/accessSite.ts";
import { freshDatabase } from "./support/database.ts";
import { findAccountByMail, linkPerson } from "../src/data/account/account.ts";
import { linkIdentity } from "../src/data/account/identity.ts";
import { openSession } from "../src/data/account/session.ts";
import { COMMAND_LINE } from "../src/features/commands/ambient.ts";
import { decideGrant, proposeGrant } from "../src/features/commands/roles/grantRole.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { addAccount, resetAccount, switchAccount, unlinkAccount } from "../src/features/commands/accounts/manageAccount.ts";
import { enterAct } from "../src/data/request/enterAct.ts";
import { hashOfToken, newToken } from "../src/features/secretToken.ts";

const { app, serving, owner } = await freshDatabase();
const site = accessSite(serving, undefined, app);
const CODE = "c_i703";
await sql`insert into administration (administration_id, name) values (${CODE}, 'Comune di Prova')`.execute(owner);
await sql`
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
  select ${CODE}, person, role, '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()
  from (values ('T-1', 'technicalAdministrator'), ('U-1', 'personnel'), ('S-1', 'segretario')) as held (person, role)`.execute(owner);

/** Somebody with an account who is somebody in the administration. */
async function member(mail: string, person: string) {
  const who = await joined(site, mail);
  await linkPerson(app, (await findAccountByMail(app, mail))!.id, CODE, person);
  return who;
}

/** Whether somebody who began an act now could only read. */
const readsOnly = (person: string) =>
  serving.transaction().execute(async (tx) => {
    const request = { administration: CODE, key: crypto.randomUUID(), person, action: "x" };
    return (await enterAct(tx, request, { capacity: "signedIn" }, {})).rights?.readsOnly;
  });

const mailsTo = (recipient: string) =>
  app
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("recipient", "=", recipient)
    .where("kind", "<>", "notice")
    .orderBy("mail_id")
    .execute();

async function reset(mail: string) {
  const verdict = await resetAccount(app, COMMAND_LINE, mail);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

test("whoever has lost phone and codes begins again by invitation: nothing of before signs in any more", async () => {
  const who = await joined(site, "anna@ente.example");
  const halfWay = browserAt(site);
  await halfWay.fill("/accesso", { posta: who.mail, password: PASSWORD });
  const { token } = await reset(who.mail);
  expect((await who.browser.ask("/il-mio-account")).headers.get("location")).toContain("/accesso");
  await halfWay.fill("/accesso/secondo-fattore", { codice: who.code() });
  await halfWay.fill("/accesso/recupero", { codice: who.recoveryCodes[0]! });
  expect((await halfWay.ask("/il-mio-account")).headers.get("location")).toContain("/accesso");
  expect((await browserAt(site).fill("/accesso", { posta: who.mail, password: PASSWORD })).status).toBe(422); // a password alone opens nothing
  const browser = browserAt(site);
  const { answer } = await takeUpInvitation(site, browser, token);
  expect([answer.status, browser.page()]).toEqual([200, expect.stringContaining("codici di recupero")]);
  expect((await browser.ask("/il-mio-account")).status).toBe(200);
});

test("a sign-in under way while the account is reset does not outlive it", async () => {
  for (let round = 0; round < 24; round += 1) {
    const who = await joined(site, `corsa${String(round)}@ente.example`);
    const browser = browserAt(site, { address: `192.0.2.${String(round)}` });
    await browser.fill("/accesso", { posta: who.mail, password: PASSWORD });
    await browser.ask("/accesso/secondo-fattore");
    await Promise.all([browser.post("/accesso/secondo-fattore", { codice: who.code() }), reset(who.mail)]);
    expect((await browser.ask("/il-mio-account")).headers.get("location")).toContain("/accesso");
  }
});

test("a session that began before holds no more, even one that nobody ended: a password was being changed, a passkey looked at", async () => {
  const who = await joined(site, "gino@ente.example");
  const { id } = (await findAccountByMail(app, who.mail))!;
  const began = async (beganAs: bigint) => {
    const token = newToken();
    await openSession(app, { tokenHash: hashOfToken(token), accountId: id, means: "passkey", beganAs, isSteppedUp: true });
    return (await browserAt(site, { cookies: new Map([["__Host-traguardo", token]]) }).ask("/il-mio-account")).status;
  };
  await reset(who.mail);
  const { rows } = await sql<{ last: bigint }>`select factor_session as last from account where account_id = ${id}`.execute(owner);
  const { last } = rows[0]!;
  expect([await began(last), await began(last + 1n)]).toEqual([303, 200]);
});

test("[S10] whoever is known only by an identity is told, and waits, when it is taken away; whoever keeps a factor of ours is not", async () => {
  const only = await addAccount(app, COMMAND_LINE, {
    mail: "ida@ente.example",
    name: "Ida",
    place: { administration: CODE, person: "I-1" },
  });
  expect(only.ok).toBe(true);
  const both = await member("lia@ente.example", "L-1");
  const idOf = async (mail: string) => (await findAccountByMail(app, mail))!.id;
  for (const mail of ["ida@ente.example", both.mail])
    await linkIdentity(app, { issuer: "https://accesso.ente.example", subject: mail }, await idOf(mail));
  expect(await unlinkAccount(app, COMMAND_LINE, "ida@ente.example")).toMatchObject({ ok: true, value: { untold: { person: false } } });
  expect(await unlinkAccount(app, COMMAND_LINE, both.mail)).toEqual({ ok: true, value: { name: "Persona Inventata", untold: undefined } });
  expect([await readsOnly("I-1"), await readsOnly("L-1")]).toEqual([true, false]);
  expect(await mailsTo("ida@ente.example")).toHaveLength(1);
});

test("[S10] the person and the Segretario are told; where there is no other Segretario, who asked is", async () => {
  const alone = await member("dora@ente.example", "D-1");
  expect((await reset(alone.mail)).untold).toEqual({ person: false, administrations: ["Comune di Prova"] });
  await member("segretario@ente.example", "S-1");
  const who = await member("bruno@ente.example", "B-1");
  expect((await reset(who.mail)).untold).toEqual({ person: false, administrations: [] });
  const own = (await mailsTo(who.mail)).map(({ body }) => body);
  expect(own).toEqual([expect.stringContaining("lo dica subito al Segretario")]);
  const [notice] = await mailsTo("segretario@ente.example");
  expect(notice).toMatchObject({
    subject: "Traguardo: tolto il modo di accedere a un'utenza",
    body: expect.stringContaining("matricola B-1") as string,
  });
  expect((await reset("segretario@ente.example")).untold).toEqual({ person: false, administrations: ["Comune di Prova"] });
  const { rows } = await sql<{ object: string; action: string }>`select object, action from audit order by sequence`.execute(owner);
  expect(rows.filter(({ object }) => !/ of [IL]-1$/.test(object))).toEqual([
    { object: "account of D-1", action: "account.manage" },
    { object: "account of B-1", action: "account.manage" },
    { object: "account of S-1", action: "account.manage" },
  ]);
});

describe("[S10] for a day the account only reads", () => {
  let keys = 0;
  const as = (person: string) => ({ db: serving, actor: { person, capacity: "signedIn" as const }, administration: CODE });
  const key = () => ({ idempotencyKey: `reset ${String((keys += 1))}` });
  const proposal = { isExternal: true, role: "oiv" as const, from: civilDate("2026-01-01"), reason: "Decreto n. 4 del 12/01/2026" };

  async function confirming() {
    const proposed = await proposeGrant(as("T-1"), { ...proposal, person: `N-${String(keys)}` }, key());
    return decideGrant(as("U-1"), { id: BigInt(proposed.ok ? proposed.value.id : "0"), decision: "confirmed" }, key());
  }

  const setAgo = (ago: string) =>
    sql`update account set factor_reset_at = now() - ${ago}::interval where factor_reset_at is not null`.execute(owner);

  test("whoever may confirm a role may not in those 24 hours, and may again after them", async () => {
    const who = await member("ufficio@ente.example", "U-1");
    expect((await confirming()).ok).toBe(true);
    await reset(who.mail);
    expect(await confirming()).toEqual(because("readsOnly"));
    await setAgo("23:59:50");
    expect(await confirming()).toEqual(because("readsOnly"));
    await setAgo("24:00:00");
    expect((await confirming()).ok).toBe(true);
  });

  test("every page of the office says so, and shows what it showed", async () => {
    const who = await member("rita@ente.example", "R-1");
    await sql`
      insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
      values (${CODE}, 'R-1', 'personnel', '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now())`.execute(owner);
    expect(await (await who.browser.ask(`/${CODE}/ufficio`)).text()).not.toContain("può solo leggere");
    const { token } = await reset(who.mail);
    const browser = browserAt(site);
    await takeUpInvitation(site, browser, token);
    await browser.ask(`/${CODE}/ufficio/deleghe`);
    const draft = await browser.post(`/${CODE}/ufficio/deleghe`, { intento: "bozza", delegato: "N-9", motivo: "Altro" });
    expect([draft.status, browser.page()]).toEqual([422, expect.stringContaining("finché non sono passate può solo leggere")]);
    expect(browser.page()).toContain('value="N-9"'); // what was typed is given back
    expect((await sql`select count(*)::int as kept from form_draft`.execute(owner)).rows).toEqual([{ kept: 0 }]);
    const page = await browser.ask(`/${CODE}/ufficio/incarichi`);
    expect([page.status, browser.page()]).toEqual([
      200,
      expect.stringMatching(/fino al \d\d\/\d\d\/\d{4}, ore \d\d:\d\d, può solo leggere/),
    ]);
  });
});

test("an account that is not there, closed or without a second factor is refused, and nothing changes", async () => {
  const closed = await joined(site, "elio@ente.example");
  await switchAccount(app, closed.mail, true);
  await addAccount(app, COMMAND_LINE, { mail: "fede@ente.example", name: "Persona Inventata" });
  const before = await sql`select count(*) from account_event`.execute(owner);
  const refusals: unknown[] = [];
  for (const mail of ["nessuno@ente.example", closed.mail, "fede@ente.example"]) refusals.push(await resetAccount(app, COMMAND_LINE, mail));
  expect(refusals).toEqual([because("unknownMail"), because("disabledAccount"), because("nothingToReset")]);
  expect((await sql`select count(*) from account_event`.execute(owner)).rows).toEqual(before.rows);
});
