import type { Refusal } from "../src/domain/kernel/refusal.ts";
import { strFromU8, unzipSync } from "fflate";
import { sql } from "kysely";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { linkPerson } from "../src/data/account/account.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { appendAuditLine } from "../src/data/log/auditLog.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { loadLastRun } from "../src/data/evaluation/evaluationRun.ts";
import { findInTables } from "../src/data/personal/findInTables.ts";
import { evaluationFileFingerprint } from "../src/data/log/fingerprint.ts";
import { gatherOwnData } from "../src/data/personal/ownData.ts";
import { queueMail } from "../src/data/mail/outbox.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { writePeople } from "../src/data/organisation/staff.ts";
import { evaluatedYear, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { agreementOf } from "../src/features/commands/evaluation/recordEvaluation.ts";
import { fieldWords } from "../src/features/commands/log/factWords.ts";
import { verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { executeErasure, holdPerson, startErasure } from "../src/features/commands/personalData/erasePerson.ts";
import { runRetention, setRetention } from "../src/features/commands/personalData/retention.ts";
import { accessSite, browserAt, joined, PASSWORD, signInAs } from "./support/accessSite.ts";
import { siteOver } from "./support/apiSite.ts";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// The demonstration, in which one invented person is given words found nowhere else.

const { app: db, owner, urlOf } = await freshDatabase();
await prepareDemonstration({ db, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));

const ADMINISTRATION = "valdora";
const WHO = "V-012";
const CANARY = {
  name: "Zoraide Canarina Testimoni",
  accountMail: "z.canarina@altrove.example",
  note: "Parola del valutatore numero 7731",
  objective: "Obiettivo proprio numero 8842",
  neutralised: "Motivo proprio numero 9953",
};
const EVERY = Object.values(CANARY);

const site = accessSite(db);
const who = await joined(site, CANARY.accountMail);
const { account_id: accountId } = await db
  .selectFrom("account")
  .select("account_id")
  .where("mail", "=", CANARY.accountMail)
  .executeTakeFirstOrThrow();
await linkPerson(db, accountId, ADMINISTRATION, WHO);
await sql`update account set name = ${CANARY.name} where account_id = ${accountId}`.execute(owner);
await writePeople(db, ADMINISTRATION, [{ code: WHO, name: CANARY.name }]);
await writePeople(db, ADMINISTRATION, [{ code: "DPO-1", name: "Responsabile Inventato" }]);
await writePeople(db, ADMINISTRATION, [{ code: "PER-1", name: "Personale Inventato" }]);
await sql`update evaluated_person set name = ${CANARY.name} where administration_id = ${ADMINISTRATION} and code = ${WHO}`.execute(owner);
await sql`
  update form set
    not_evaluable_note = case when not_evaluable is null then null else ${CANARY.note} end,
    content = jsonb_set(content, '{objectives}', content->'objectives' || ${JSON.stringify([{ kind: "own", title: CANARY.objective, weight: "0", degree: "0", neutralised: CANARY.neutralised }])}::jsonb)
  where administration_id = ${ADMINISTRATION} and person = ${WHO}`.execute(owner);
await sql`
  insert into form select administration_id, file_number, person, '1999-01-01', '1999-12-31', unit_written, role, evaluator, is_interim, 'assigned', 'other', ${CANARY.note}, '{"objectives": [], "behaviours": [], "linkedObjectives": []}', unit_id
  from form where administration_id = ${ADMINISTRATION} and person = ${WHO} and file_number = (select min(file_number) from form where person = ${WHO})
  limit 1`.execute(owner);
const line = { administration: ADMINISTRATION, action: "organisation.write", object: "personale" };
await appendAuditLine(db, { ...line, person: "altri", content: { of: WHO } });
await appendAuditLine(db, { ...line, person: "altri", content: { about: CANARY.name } });
await appendAuditLine(db, { ...line, person: WHO, action: "quality.decide", content: { reason: "una decisione dell'ufficio" } });
await queueMail(db, {
  kind: "credentials",
  recipient: CANARY.accountMail,
  accountId,
  subject: `Per ${CANARY.name}`,
  body: CANARY.name,
  days: 3,
});

const ambientOf = (person: string) => ({ db, administration: ADMINISTRATION, actor: { person, capacity: "commandLine" as const } });
let keys = 0;
const once = () => ({ idempotencyKey: `k${String((keys += 1))}` });
const reasons = (verdict: { readonly ok: boolean; readonly reasons?: readonly Refusal[] }) =>
  verdict.ok ? [] : verdict.reasons?.map(({ reason }) => reason);
const resultsOf = () =>
  inSnapshot(db, async (tx) => {
    const year = (await evaluatedYear(tx, { administration: ADMINISTRATION, year: 2024 }))!;
    return resultOf(year).summary;
  });
const agreement = () =>
  inSnapshot(db, async (tx) => {
    const key = { administration: ADMINISTRATION, year: 2024 };
    return agreementOf((await loadLastRun(tx, key, "evaluation"))!, (await evaluatedYear(tx, key))!);
  });
/** What `verify` finds, but for the readings in which the words of the one person were put by hand, which it finds as it must. */
const found = async () => {
  const { verdicts, documentFaults } = await verifyLog(db, {});
  return [...verdicts.flatMap(({ faults }) => faults), ...documentFaults.filter(({ kind }) => kind !== "readingAltered")];
};
const readingPrints = async () => {
  const { rows } = await sql<{
    file_number: bigint;
  }>`select file_number from evaluation_file where administration_id = ${ADMINISTRATION} order by file_number`.execute(owner);
  return Promise.all(rows.map(({ file_number }) => evaluationFileFingerprint(db, ADMINISTRATION, file_number)));
};
const publicPages = async () => {
  const { app } = siteOver(publishedOf(db));
  const pages = [
    "/valdora",
    "/valdora/2024",
    "/valdora/2024/relazione",
    "/valdora/2024/dati",
    "/api/v1/administrations/valdora/years/2024",
  ];
  return Promise.all(pages.map(async (path) => (await app.request(path)).text()));
};

const copied = async (browser: ReturnType<typeof browserAt>, ente: string) => {
  await browser.ask("/il-mio-account");
  return browser.post("/il-mio-account/dati", { ente });
};

describe("[OBL-28] the copy of one's own data", () => {
  test("says as JSON and as a page what the tables hold on the person, and nobody else's name", async () => {
    const browser = browserAt(site);
    await signInAs(site, who, browser);
    const answer = await copied(browser, ADMINISTRATION);
    expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([
      200,
      "application/zip",
      "no-store",
    ]);
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="i-miei-dati-valdora-V-012.zip"');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const json = strFromU8(files["i-miei-dati.json"]!);
    const html = strFromU8(files["i-miei-dati.html"]!);
    expect(EVERY.filter((each) => !json.includes(each) || !html.includes(each))).toEqual([]);
    const others = await sql<{
      name: string;
    }>`select distinct name from evaluated_person where administration_id = ${ADMINISTRATION} and code <> ${WHO}`.execute(owner);
    expect(others.rows.filter(({ name }) => json.includes(name))).toEqual([]);
    expect(json).not.toMatch(/argon2|token_hash|secret/);
  });

  test("is for the administrations of the account alone, from a page of ours, and only signed in", async () => {
    const browser = browserAt(site);
    await signInAs(site, who, browser);
    expect((await copied(browser, "c_i703")).headers.get("location")).toBe("/il-mio-account");
    expect((await copied(browser, "nessuna")).headers.get("location")).toBe("/il-mio-account");
    await browser.ask("/il-mio-account");
    expect((await browser.post("/il-mio-account/dati", { ente: ADMINISTRATION }, { "sec-fetch-site": "cross-site" })).status).toBe(303);
    const stranger = browserAt(site);
    await stranger.ask("/accesso");
    expect((await stranger.post("/il-mio-account/dati", { ente: ADMINISTRATION })).headers.get("location")).toBe("/accesso");
    expect(PASSWORD).not.toBe("");
  });
});

describe("[OBL-28] erasing the data of a person", () => {
  test("wants two persons, neither the one whose data they are, and gives way to a hold", async () => {
    const start = (by: string, person = WHO) => startErasure(ambientOf(by), { person, reason: "richiesta dell'interessato" }, once());
    const execute = (by: string) => executeErasure(ambientOf(by), WHO, once());
    expect(reasons(await execute("PER-1"))).toEqual(["notStarted"]);
    expect(reasons(await start(WHO))).toEqual(["aboutSelf"]);
    expect(reasons(await start("chi?"))).toEqual(["actorUnknown"]);
    expect(reasons(await start("DPO-1", "V-999"))).toEqual(["personUnknown"]);
    expect(reasons(await holdPerson(ambientOf("DPO-1"), { person: WHO, reason: "ricorso al TAR" }, once()))).toEqual([]);
    expect(reasons(await start("DPO-1"))).toEqual(["held"]);
    await holdPerson(ambientOf("DPO-1"), { person: WHO, reason: undefined }, once());
    expect(reasons(await start("DPO-1"))).toEqual([]);
    expect(reasons(await start("DPO-1"))).toEqual(["alreadyStarted"]);
    expect(reasons(await execute("DPO-1"))).toEqual(["samePerson"]);
    expect(reasons(await execute(WHO))).toEqual(["aboutSelf"]);
    await holdPerson(ambientOf("PER-1"), { person: WHO, reason: "procedimento" }, once());
    expect(reasons(await execute("PER-1"))).toEqual(["held"]);
    await expect(sql`select erase_person(${ADMINISTRATION}, 1, 'PER-1')`.execute(db)).rejects.toThrow("servono in un procedimento");
    await holdPerson(ambientOf("PER-1"), { person: WHO, reason: undefined }, once());
    await expect(sql`select erase_person(${ADMINISTRATION}, 1, 'DPO-1')`.execute(db)).rejects.toThrow("erasure_request_check");
    expect((await findInTables(owner, [CANARY.name])).length).toBeGreaterThan(0);
  });

  test("leaves none of their words in any table, the log whole, and every published figure as it was", async () => {
    const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
    await sealLog(sealer);
    const [results, pages, prints] = [await resultsOf(), await publicPages(), await readingPrints()];
    const verdict = await executeErasure(ambientOf("PER-1"), WHO, once());
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
    expect(verdict.value.left).toEqual([]);
    expect(verdict.value.erased).toMatchObject({ person: 1, accounts: 1, mail: 1, answers: expect.any(Number) as number });
    expect(await findInTables(owner, EVERY)).toEqual([]);
    await sealLog(sealer);
    const verification = await verifyLog(db, {});
    const [decided] = await db
      .selectFrom("audit")
      .select("content")
      .where("action", "=", "quality.decide")
      .where("person", "=", WHO)
      .execute();
    expect(decided?.content).toContain("una decisione dell'ufficio"); // what they did for the office is the office's
    expect(await found()).toEqual([]);
    expect(verification.verdicts.find((each) => each.administration === ADMINISTRATION)!.erased).toBeGreaterThanOrEqual(2);
    expect(await readingPrints()).toEqual(prints); // what was read and holds is what it was: only names and words went
    expect(await resultsOf()).toEqual(results);
    expect(await agreement()).toBe("otherWords"); // the figures of the recorded run are those of now
    expect(await publicPages()).toEqual(pages);
    expect(reasons(await executeErasure(ambientOf("PER-1"), WHO, once()))).toEqual(["notStarted"]);
    await sealer.destroy();
  });

  test("ends their sessions: the account opens nothing any more", async () => {
    const browser = browserAt(site);
    await browser.fill("/accesso", { posta: CANARY.accountMail, password: PASSWORD });
    expect((await browser.ask("/il-mio-account")).status).toBe(303);
  });
});

describe("terms", () => {
  const run = (dryRun = false) => runRetention(ambientOf("PER-1"), { ...once(), dryRun });
  /** Sets a term, two days ago: it comes into force a day after. */
  const set = async (of: Parameters<typeof setRetention>[1]["of"], days: number, administration = ADMINISTRATION) => {
    const verdict = await setRetention({ ...ambientOf("PER-1"), administration }, { of, days }, once());
    await sql`update retention_term set set_at = set_at - interval '2 days'`.execute(owner);
    return verdict;
  };
  const age = async () => {
    for (const statement of [
      "update session set signed_in_at = signed_in_at - interval '400 days', last_seen_at = last_seen_at - interval '400 days', ended_at = ended_at - interval '400 days'",
      "update sign_in_attempt set tried_at = tried_at - interval '400 days'",
      "update account_event set recorded_at = recorded_at - interval '400 days'",
      "update idempotency set recorded_at = recorded_at - interval '400 days'",
      "update evaluation_file set read_at = read_at - interval '400 days'",
      "alter table technical_access disable trigger all; update technical_access set recorded_at = recorded_at - interval '400 days'; alter table technical_access enable trigger all",
    ])
      await sql.raw(statement).execute(owner);
  };

  test("that nobody has set delete nothing, and too short a one is refused, here and by the database", async () => {
    await joined(site, "altra.persona@valdora.example");
    await age();
    expect(await run()).toEqual({ ok: true, value: {} });
    expect(reasons(await set("technicalAccess", 182))).toEqual(["tooShort"]);
    await expect(
      sql`insert into retention_term (administration_id, class, days, set_by) values (${ADMINISTRATION}, 'technicalAccess', 21, 'x')`.execute(
        db,
      ),
    ).rejects.toThrow("retention_term_check");
  });

  test("of what is of no single administration wait until all have set one, and then the longest holds", async () => {
    await set("sessions", 1);
    expect(await run(true)).toEqual({ ok: true, value: {} });
    await set("sessions", 500, "c_i703");
    expect(await run(true)).toEqual({ ok: true, value: {} });
    await set("sessions", 30, "c_i703");
    const tried = await run(true);
    expect(tried.ok && tried.value.sessions! > 0).toBe(true);
    expect(await run(true)).toEqual(tried); // a trial deletes nothing
  });

  test("delete what is past them and nothing else; the log is told counts alone", async () => {
    for (const administration of [ADMINISTRATION, "c_i703"]) {
      for (const of of ["attempts", "accountEvents", "answers", "originals", "drafts"] as const) await set(of, 30, administration);
      await set("technicalAccess", 365, administration);
    }
    const verdict = await run();
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
    expect(Object.keys(verdict.value).sort()).toEqual(["accountEvents", "answers", "attempts", "sessions"]);
    const { rows } = await sql<{ left: bigint }>`select count(*) as left from sign_in_attempt`.execute(owner);
    const { content } = await db.selectFrom("audit").select("content").where("action", "=", "retention.run").orderBy("sequence", "desc").limit(1).executeTakeFirstOrThrow(); // prettier-ignore
    expect([rows[0]!.left, JSON.parse(content!)]).toEqual([0n, verdict.value]);
    const forms = await sql<{ left: bigint }>`select count(*) as left from form`.execute(owner);
    expect(forms.rows[0]!.left).toBeGreaterThan(0n);
    expect(await run()).toEqual({ ok: true, value: {} });
    expect(await found()).toEqual([]);
  });

  test("take originals, drafts overtaken by others, used invitations, settled mail and old lines' content; forms when the year is far enough", async () => {
    const old = sql`now() - interval '400 days'`;
    for (const content of ["prima", "seconda"])
      await sql`
        insert into evaluation_file (administration_id, year, file_name, sha256, content, organisation, pay, read_by, read_at)
        values ('c_i703', 2023, ${content}, sha256(''), ${Buffer.from(content)}, '{}', '{"people": []}', 'x', ${old})`.execute(owner);
    await sql`insert into act (administration_id, organ, number, date) values ('c_i703', 'Giunta', '1', '2023-01-31')`.execute(owner);
    await sql`
      insert into rule_document (administration_id, year, kind, version, content, sha256, recorded_by, act_id, approved_by, approved_at)
      select 'c_i703', 2023, 'smvp', version, '{}', sha256('{}'), 'x',
        case version when 2 then act_id end, case version when 2 then 'x' end, case version when 2 then ${old} end
      from act, generate_series(1, 3) as version where administration_id = 'c_i703'`.execute(owner);
    await sql`update invitation set created_at = created_at - interval '400 days', expires_at = expires_at - interval '400 days', used_at = used_at - interval '400 days'`.execute(
      owner,
    );
    await sql`
      insert into mail (kind, recipient, subject, expires_at, state, queued_at, settled_at)
      values ('credentials', 'a@b.example', 's', now(), 'sent', ${old}, ${old}), ('credentials', 'c@d.example', 's', now(), 'sent', ${old}, now())`.execute(
      owner,
    );
    await sql`
      insert into audit (administration_id, person, action, object, recorded_at, salt, content, commitment)
      values ('c_i703', 'x', 'account.manage', 'account of P-1', ${old}, sha256(''), '{}', sha256(sha256('') || '{}'))`.execute(owner);
    const before = { administration: "c_i703", person: "x", year: 2023 }; // lines as they were before they held a hash
    await appendAuditLine(db, { ...before, action: "rules.approve", object: "smvp 2023 version 2", content: { version: 2 } });
    await appendAuditLine(db, { ...before, action: "evaluation.import", object: "evaluations 2023", content: { changed: true } });
    for (const of of ["invitations", "mail"] as const) for (const each of [ADMINISTRATION, "c_i703"]) await set(of, 30, each);
    await set("logContent", 300, "c_i703");
    await set("forms", 365);
    const other = await runRetention({ ...ambientOf("PER-1"), administration: "c_i703" }, once());
    expect(other.ok && other.value).toMatchObject({ originals: 2, drafts: 2, mail: 1, logContent: 1 });
    const { rows: rules } = await sql<{
      version: number;
    }>`select version from rule_document where administration_id = 'c_i703' order by version`.execute(owner);
    expect(rules.map(({ version }) => version)).toEqual([2, 3]); // the draft that came after the approved one stays
    const own = await run();
    expect(own.ok && own.value.forms! > 0).toBe(true);
    const { rows: years } = await sql<{
      year: number;
    }>`select distinct year from form join evaluation_file using (administration_id, file_number) order by year`.execute(owner);
    expect(years.map(({ year }) => year)).not.toContain(2024);
    expect(years.map(({ year }) => year)).toContain(2026);
    expect(await found()).toEqual([]);
  });
});

test("whoever reads the log, or the copy of their own data, reads every fact of every operation in Italian", async () => {
  const { rows } = await sql<{ content: string }>`select content from audit where content is not null`.execute(owner);
  const keysOf = (value: unknown): string[] =>
    typeof value !== "object" || value === null
      ? []
      : Array.isArray(value)
        ? value.flatMap(keysOf)
        : Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  const keys = [...new Set(rows.flatMap(({ content }) => (content.startsWith("{") ? keysOf(JSON.parse(content)) : [])))];
  const own = await inSnapshot(db, (tx) => gatherOwnData(tx, { administration: ADMINISTRATION, person: "V-006" }));
  keys.push(...own.flatMap((section) => section.rows.flatMap((row) => Object.keys(row as object))));
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter((key) => fieldWords(key) === key && !["file"].includes(key))).toEqual([]);
});
