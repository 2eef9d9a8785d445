import { seenOf } from "./support/seenOf.ts";
import { newRequestKey } from "../src/data/request/requestKey.ts";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { nameActor } from "../src/data/database/nameActor.ts";
import { transact } from "../src/data/database/transact.ts";
import { italianDate, civilDate } from "../src/domain/kernel/civilDate.ts";
import { COMMAND_LINE } from "../src/features/commands/ambient.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { endGrant } from "../src/features/commands/roles/grantRole.ts";
import { freshDatabase } from "./support/database.ts";
import { officeSite, personOf, YEAR } from "./support/officeSite.ts";

const database = await freshDatabase();
const { app, serving, owner } = database;
const { signIn } = await officeSite(database);
const personnel = await signIn("valdora", personOf("personnel"));
const segretario = await signIn("valdora", personOf("segretario"));
const OFFICE = "/valdora/ufficio";
const FORMS = `${OFFICE}/${String(YEAR)}/schede`;

const { rows } = await sql<{ today: string }>`select rome_day(now())::text as today`.execute(app);
const TODAY = italianDate(civilDate(rows[0]!.today));

beforeEach(() => sql`delete from request_count`.execute(owner));

/** Sends a form under a new name of the request. */
async function send(browser: typeof personnel, path: string, fields: Readonly<Record<string, string>>): Promise<[number, string]> {
  await browser.ask(OFFICE);
  const { status, text } = await browser.post(`${OFFICE}${path}`, { richiesta: newRequestKey(), ...fields });
  return [status, text];
}

const versionOf = (person: string) => seenOf(database.app, person);

const relate = async (person: string, ruolo: string, more: Readonly<Record<string, string>> = {}) =>
  send(personnel, `/persone/${person}/rapporto`, { unita: "1", ruolo, tempo: "100 %", valutatore: "", dal: TODAY, al: "", versione: await versionOf(person), ...more }); // prettier-ignore

/** The roles somebody holds now, as the database says to whoever acts for the body. */
const rolesOf = (person: string) =>
  transact(serving, async (tx) => {
    await nameActor(tx, { administration: "valdora", person, capacity: "signedIn" });
    const { rows: held } = await sql<{
      role: string;
    }>`select distinct role from holdings_of('valdora') where person = ${person} and valid @> rome_day(now()) order by role`.execute(tx);
    const { rows: asked } = await sql<{ yes: boolean }>`select app_holds('segretario', 'dirigente', 'eq', 'oiv') as yes`.execute(tx);
    return { keep: false, value: [held.map(({ role }) => role), asked[0]!.yes] };
  });

const lastOf = async (table: "employment" | "role_grant", column: string) => {
  const { rows: last } = await sql<{
    id: string;
  }>`select max(${sql.ref(column)})::text as id from ${sql.table(table)} where administration_id = 'valdora'`.execute(owner);
  return last[0]!.id;
};
const confirm = async (browser: typeof personnel, id: string, more: Readonly<Record<string, string>> = {}) =>
  send(browser, "/incarichi/rapporti", { [`rapporto_${id}`]: "si", ...more });
const countOfForms = async (browser: typeof personnel) => new Set((await browser.ask(FORMS)).text.match(/\/schede\/V-\d+/g)).size;

/** What was told since a notice, as whom it is about, of which kind, and the addresses it was mailed to. */
async function toldSince(last: number) {
  const { rows: told } = await sql<{ person: string; kind: string; mails: string[] }>`
    select n.person, n.kind, array(select m.recipient from mail m where m.kind = 'notice' and m.queued_at = n.recorded_at order by 1) as mails
    from notice n where n.notice_id > ${last} order by n.notice_id`.execute(owner);
  return told;
}
const lastNotice = async () =>
  Number((await sql<{ last: string }>`select coalesce(max(notice_id), 0) as last from notice`.execute(owner)).rows[0]!.last);

describe("what one person changes alone is told", () => {
  const correct = async (posta: string) =>
    send(personnel, "/persone/V-050", { nome: "Nome Di Prova", codice_fiscale: "", posta, versione: await versionOf("V-050") });

  test("a mail that is taken away, to the mail it was; one that is given, to it", async () => {
    await correct("vera@ente.example");
    const last = await lastNotice();
    await correct("");
    await correct("altra@ente.example");
    const told = await toldSince(last);
    expect(told.map(({ person, kind }) => [person, kind])).toEqual([
      ["V-050", "mail"],
      ["V-050", "mail"],
    ]);
    expect([told[0]!.mails.includes("vera@ente.example"), told[1]!.mails.includes("altra@ente.example")]).toEqual([true, true]);
    expect((await correct("<a@b.it>"))[1]).toContain("A questo indirizzo non si può mandare posta");
  });

  test("a role that a working relation gives no more", async () => {
    const last = await lastNotice();
    await relate("V-014", "istruttori");
    expect((await toldSince(last)).map(({ person, kind }) => [person, kind])).toContainEqual(["V-014", "powerEnded"]);
  });

  test("two evaluators that a file exchanges between two periods, or forms, of one person", async () => {
    const file = valdoraPeople(YEAR);
    const own = file.schede.filter(({ persona }) => persona === "V-038");
    expect(own.length).toBeGreaterThan(1);
    const swapped = new Map([
      [own[0]!, own[1]!.valutatore],
      [own[1]!, own[0]!.valutatore],
    ]);
    expect(own[0]!.valutatore).not.toBe(own[1]!.valutatore);
    const schede = file.schede.map((form) => ({ ...form, valutatore: swapped.get(form) ?? form.valutatore }));
    const last = await lastNotice();
    const at = { db: app, administration: "valdora", year: YEAR, actor: COMMAND_LINE };
    const verdict = await importEvaluations(at, {
      name: "v.json",
      content: Buffer.from(JSON.stringify({ ...file, schede })),
      idempotencyKey: newRequestKey(),
    });
    expect(verdict).toMatchObject({ ok: true });
    expect((await toldSince(last)).map(({ person, kind }) => [person, kind])).toEqual([
      ["V-038", "formEvaluator"],
      ["V-038", "formEvaluator"],
    ]);
  });
});

test("two people at once with one fiscal code: one is written, the other told, and nobody meets a fault", async () => {
  const add = (matricola: string) =>
    send(personnel, "/nuova-persona", { matricola, nome: "Persona Nuova", codice_fiscale: "RSSMRA80A01H501U", posta: "", unita: "1", ruolo: "istruttori", tempo: "100 %", valutatore: "", dal: TODAY, al: "" }); // prettier-ignore
  const statuses = await Promise.all(["N-1", "N-2", "N-3", "N-4"].map(add));
  expect(statuses.map(([status]) => status).sort()).toEqual([303, 422, 422, 422]);
});

test("a code that means an organ is nobody's", async () => {
  const fields = { nome: "Persona", codice_fiscale: "", posta: "", unita: "1", ruolo: "istruttori", tempo: "100 %", valutatore: "", dal: TODAY, al: "" }; // prettier-ignore
  for (const matricola of ["oiv", "OIV", "Sindaco"])
    expect((await send(personnel, "/nuova-persona", { ...fields, matricola }))[0]).toBe(422);
  expect((await send(personnel, "/nuova-persona", { ...fields, matricola: "N-5", nome: "Due\nrighe" }))[0]).toBe(422);
});

describe("a role that is ended", () => {
  test("is over at the next request: on the page, and in the database", async () => {
    const oiv = await signIn("valdora", personOf("oiv"));
    expect(await countOfForms(oiv)).toBeGreaterThan(40); // of fifty forms on the first page
    const { grant_id } = await owner
      .selectFrom("role_grant")
      .select("grant_id")
      .where("administration_id", "=", "valdora")
      .where("role", "=", "oiv")
      .executeTakeFirstOrThrow();
    expect((await send(personnel, `/incarichi/${String(grant_id)}/fine`, { fine: TODAY }))[0]).toBe(303);
    expect((await oiv.ask(FORMS)).status).toBe(403);
    expect(await rolesOf(personOf("oiv"))).toEqual([[], false]);
    expect((await personnel.ask(`${OFFICE}/incarichi`)).text).toMatch(/Finiti o rifiutati.*OIV o Nucleo di valutazione/s);
  });

  test("by a command too; one that has a last day still holds on that day, whole", async () => {
    const insert = (person: string, valid: string) =>
      owner.insertInto("role_grant").values({ administration_id: "valdora", person, role: "oiv", unit_id: null, valid, reason: "Prova", proposed_by: "riga di comando" }).returning("grant_id").executeTakeFirstOrThrow(); // prettier-ignore
    const ended = await insert("V-070", "[2024-01-01,)");
    await insert("V-071", `[2024-01-01,${rows[0]!.today}]`);
    await sql`update role_grant set decision = 'confirmed', decided_by = 'riga di comando', decided_at = now() where decision is null`.execute(
      owner,
    );
    expect([await rolesOf("V-070"), await rolesOf("V-071")]).toEqual([
      [["employee", "oiv"], true],
      [["employee", "oiv"], true],
    ]);
    const office = { db: app, administration: "valdora", actor: COMMAND_LINE };
    expect((await endGrant(office, { id: ended.grant_id, on: civilDate(rows[0]!.today) }, { idempotencyKey: newRequestKey() })).ok).toBe(
      true,
    );
    expect([await rolesOf("V-070"), await rolesOf("V-071")]).toEqual([
      [["employee"], false],
      [["employee", "oiv"], true],
    ]);
  });
});

describe("a relation that gives power, which personnel writes alone", () => {
  test.each([
    ["V-080", "segretario", "segretario"],
    ["V-081", "dirigente", "dirigente"],
    ["V-082", "eq", "eq"],
    ["V-083", "eqWithFunctions", "eq"],
  ] as const)("of %s as %s gives nothing until the Segretario has confirmed it", async (person, ruolo, role) => {
    const browser = await signIn("valdora", person);
    expect(await countOfForms(browser)).toBe(1);
    expect((await relate(person, ruolo))[0]).toBe(303);
    const id = await lastOf("employment", "employment_id");
    expect(await rolesOf(person)).toEqual([["employee"], false]);
    expect(await countOfForms(browser)).toBe(1);
    const [status, text] = await confirm(personnel, id);
    expect([status, text.includes("tocca a un&#39;altra persona")]).toEqual([422, true]);
    expect(await rolesOf(person)).toEqual([["employee"], false]);
    expect((await confirm(segretario, id))[0]).toBe(303);
    expect(await rolesOf(person)).toEqual([[role], true]);
  });

  test("is confirmed by nobody about themselves, and not twice", async () => {
    await relate("V-084", "segretario");
    await confirm(segretario, await lastOf("employment", "employment_id"));
    const newcomer = await signIn("valdora", "V-084");
    await relate("V-084", "segretario", { unita: "2" });
    const id = await lastOf("employment", "employment_id");
    expect((await confirm(newcomer, id))[0]).toBe(403); // whose role waits again, in another unit
    expect((await confirm(segretario, id))[0]).toBe(303);
    expect((await confirm(segretario, id))[1]).toContain("Nel frattempo qualcuno ha cambiato o confermato");
    await relate("V-084", "segretario", { unita: "3", dal: "01/01/2025" });
    expect((await confirm(newcomer, await lastOf("employment", "employment_id")))[0]).toBe(403);
  });

  test("stays confirmed through another share of full time or evaluator; longer days, earlier days, another unit and a new beginning wait again", async () => {
    const past = (days: number) =>
      italianDate(civilDate(new Date(Date.parse(rows[0]!.today) - days * 86_400_000).toISOString().slice(0, 10)));
    const rolesNow = async () => (await rolesOf("V-085"))[0];
    await relate("V-085", "eq", { dal: past(30), al: past(-30) });
    await confirm(segretario, await lastOf("employment", "employment_id"));
    expect(await rolesNow()).toEqual(["eq"]);
    await relate("V-085", "eq", { dal: past(10), al: past(-30), tempo: "50 %", valutatore: "V-002" });
    expect(await rolesNow()).toEqual(["eq"]);
    await relate("V-085", "eq", { dal: past(5), al: "" }); // what was confirmed holds; the days after wait
    expect(await rolesNow()).toEqual(["eq"]);
    const { rows: days } = await sql<{
      confirmed: boolean;
    }>`select confirmed = datemultirange(valid) as confirmed from employment where employment_id = ${await lastOf("employment", "employment_id")}`.execute(
      owner,
    );
    expect(days).toEqual([{ confirmed: false }]);
    await relate("V-085", "istruttori", { dal: past(2) });
    expect(await rolesNow()).toEqual(["employee"]);
    await relate("V-085", "eq", { dal: past(1) }); // written anew, in days once confirmed
    expect(await rolesNow()).toEqual(["employee"]);
  });

  test("is confirmed by neither of the two who wrote it: changing it is not confirming it", async () => {
    const second = await signIn("valdora", "demo-personnel-2");
    await sql`insert into role_grant (administration_id, person, role, valid, reason, proposed_by) values ('valdora', 'demo-personnel-2', 'personnel', '[2024-01-01,)', 'Prova', 'altri')`.execute(
      owner,
    );
    await sql`update role_grant set decision = 'confirmed', decided_by = 'riga di comando', decided_at = now() where person = 'demo-personnel-2'`.execute(
      owner,
    );
    await relate("V-086", "segretario");
    const relation = {
      unita: "1",
      ruolo: "segretario",
      tempo: "50 %",
      valutatore: "",
      dal: TODAY,
      al: "",
      versione: await versionOf("V-086"),
    };
    expect((await send(second, "/persone/V-086/rapporto", relation))[0]).toBe(303);
    const id = await lastOf("employment", "employment_id");
    for (const browser of [personnel, second]) expect((await confirm(browser, id))[0]).toBe(422);
    expect(await rolesOf("V-086")).toEqual([["employee"], false]);
    expect((await confirm(segretario, id))[0]).toBe(303);
  });

  test("that somebody rewrites while a list is confirmed is told, and the list comes back as it was ticked", async () => {
    await relate("V-087", "eq");
    const first = await lastOf("employment", "employment_id");
    await relate("V-088", "eq");
    const other = await lastOf("employment", "employment_id");
    await relate("V-087", "dirigente");
    const [status, text] = await confirm(segretario, first, { [`rapporto_${other}`]: "si" });
    expect([status, text.includes("Nel frattempo qualcuno ha cambiato o confermato")]).toEqual([409, true]);
    expect(new RegExp(`name="rapporto_${other}"[^>]*checked`).test(text)).toBe(true);
    expect((await confirm(segretario, other))[0]).toBe(303);
  });

  test("of a list is told, and the whole list is confirmed from one page", async () => {
    await personnel.ask(OFFICE);
    const body = new FormData();
    const list = ["Matricola;Cognome e nome;Area;Unità;Dal", `L-1;Prima Dirigente;dirigente;Nuovo settore;${TODAY}`, `L-2;Secondo EQ;EQ;Nuovo settore;${TODAY}`, `L-3;Terza;istruttori;Nuovo settore;${TODAY}`, ""].join("\n"); // prettier-ignore
    for (const [name, value] of Object.entries({ modulo: personnel.mark(), richiesta: newRequestKey(), unita_nuove: "si", file: new File([list], "p.csv") })) body.append(name, value); // prettier-ignore
    const before = (await segretario.ask(`${OFFICE}/incarichi`)).text.match(/name="rapporto_\d+"/g) ?? [];
    const { status, text } = await personnel.ask(`${OFFICE}/elenco-del-personale`, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin" },
      body,
    });
    expect([status, /rapporti da Segretario, dirigente o EQ valgono come dipendente finché/.test(text)]).toEqual([200, true]);
    expect([await rolesOf("L-1"), await rolesOf("L-2")]).toEqual([
      [["employee"], false],
      [["employee"], false],
    ]);
    const ticks = [...(await segretario.ask(`${OFFICE}/incarichi`)).text.matchAll(/name="(rapporto_\d+)"/g)].map(([, name]) => name!);
    expect(ticks.length).toBe(before.length + 2);
    expect((await send(segretario, "/incarichi/rapporti", Object.fromEntries(ticks.map((name) => [name, "si"]))))[0]).toBe(303);
    expect([await rolesOf("L-1"), await rolesOf("L-2")]).toEqual([
      [["dirigente"], true],
      [["eq"], true],
    ]);
    const { rows: lines } = await sql<{
      n: number;
    }>`select count(*)::int as n from audit where action = 'relation.confirm' and content like ${`%"${ticks.at(-1)!.slice(9)}"%`}`.execute(
      owner,
    );
    expect(lines).toEqual([{ n: 1 }]); // one deed
  });

  test("cannot be written as confirmed by the role of the application, nor confirmed by who wrote it as if it were another", async () => {
    const asPersonnel = (work: (tx: typeof serving) => Promise<unknown>) =>
      transact(serving, async (tx) => {
        await nameActor(tx, { administration: "valdora", person: personOf("personnel"), capacity: "signedIn" });
        return { keep: false, value: await work(tx) };
      });
    await expect(asPersonnel((tx) => sql`insert into employment (administration_id, person, valid, unit_id, post, profile, fte, confirmed) values ('valdora', 'V-090', '[2030-01-01,)', 1, 'eq', 'eq', 1, '{[2030-01-01,)}')`.execute(tx))).rejects.toThrow("permission denied"); // prettier-ignore
    await relate("V-090", "eq");
    const id = await lastOf("employment", "employment_id");
    await expect(asPersonnel((tx) => sql`update employment set confirmed = datemultirange(valid), confirmed_by = ${personOf("personnel")}, confirmed_at = now() where employment_id = ${id}`.execute(tx))).rejects.toThrow("una persona diversa da chi l'ha registrato"); // prettier-ignore
    await expect(asPersonnel((tx) => sql`update employment set confirmed = datemultirange(valid), confirmed_by = 'V-090', confirmed_at = now() where employment_id = ${id}`.execute(tx))).rejects.toThrow("violates check constraint"); // prettier-ignore
  });

  test("where there is nobody else is confirmed in derogation, with a reason that is kept", async () => {
    const others = sql`role in ('personnel', 'segretario') and person <> ${personOf("personnel")}`;
    await sql`update employment set replaced_at = now() where administration_id = 'valdora' and replaced_at is null and post = 'segretario'`.execute(
      owner,
    );
    await sql`update role_grant set ended_on = lower(valid), ended_by = 'x', ended_at = now() where administration_id = 'valdora' and ended_on is null and decision = 'confirmed' and ${others}`.execute(
      owner,
    );
    await relate("V-091", "eq");
    const id = await lastOf("employment", "employment_id");
    const [status, text] = await confirm(personnel, id);
    expect([status, text.includes("Perché lo fa in deroga")]).toEqual([422, true]);
    expect(await rolesOf("V-091")).toEqual([["employee"], false]);
    expect((await confirm(personnel, id, { motivo_deroga: "Il Segretario manca" }))[0]).toBe(303);
    expect(await rolesOf("V-091")).toEqual([["eq"], true]);
    const derogation = await owner.selectFrom("derogation").select(["action", "reason", "object"]).executeTakeFirst();
    expect(derogation).toEqual({ action: "relation.confirm", reason: "Il Segretario manca", object: `relations ${id}` });
  });
});
