import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { listRelationsOfPower } from "../src/data/organisation/relationOfPower.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { writePeople } from "../src/data/organisation/staff.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { RETENTION_CLASSES } from "../src/domain/organisation/retention.ts";
import { confirmListed } from "../src/features/commands/organisation/confirmRelations.ts";
import { importEvaluations } from "../src/features/commands/evaluation/importEvaluations.ts";
import { recordEvaluation } from "../src/features/commands/evaluation/recordEvaluation.ts";
import { isIntact, verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { executeErasure, startErasure } from "../src/features/commands/personalData/erasePerson.ts";
import { runRetention, setRetention } from "../src/features/commands/personalData/retention.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { decideGrant, endGrant, proposeGrant } from "../src/features/commands/roles/grantRole.ts";
import { closeTrackByAct, decideToReopen, proposeToReopen } from "../src/features/commands/tracks/switchTrack.ts";
import { afterTampering, faultLines } from "./support/afterTampering.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// A database that lived: everything that changes or deletes what the log told, done as people do it. None of it is a fault, and none of it excuses one.

const { app, owner, urlOf } = await freshDatabase();
const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
afterAll(() => Promise.all([superuser.destroy(), sealer.destroy()]));

const by = (person: string) => ({ db: app, administration: "valdora", actor: { person, capacity: "commandLine" as const } });
let keys = 0;
const once = () => ({ idempotencyKey: `life ${String((keys += 1))}` });
/** What was done, which must have been. */
async function done<Value>(
  verdict: Promise<{ readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reasons: readonly unknown[] }>,
) {
  const answer = await verdict;
  if (!answer.ok) throw new Error(JSON.stringify(answer.reasons));
  return answer.value;
}

const importPeople = (name: string) => {
  const file = structuredClone(valdoraPeople(2024)) as unknown as { persone: { nome: string }[] };
  file.persone[3]!.nome = name;
  return done(
    importEvaluations({ ...by("VP-1"), year: 2024 }, { name: "persone.json", content: Buffer.from(JSON.stringify(file)), ...once() }),
  );
};
const importText = (content: string) =>
  done(
    importPlan(
      { ...by("VP-1"), year: 2026, workers: readingWorkers },
      { name: "piano.txt", content: Buffer.from(content), isAdministrationChosen: true, ...once() },
    ),
  );

async function liveThroughImports(): Promise<void> {
  for (const name of ["Prima Persona", "Seconda Persona", "Prima Persona", "Prima Persona"]) await importPeople(name);
  await done(recordEvaluation({ ...by("VP-1"), year: 2024 }, once().idempotencyKey));
  await done(recordEvaluation({ ...by("VP-2"), year: 2024 }, once().idempotencyKey)); // the same again, told by another line
  const plan = readFileSync(fileURLToPath(new URL("../demo/valdora-2026.txt", import.meta.url)), "utf8");
  for (const text of [plan, `${plan}\n`, plan, plan]) await importText(text);
}

async function liveThroughRoles(): Promise<void> {
  for (const person of ["V-022", "V-002", "V-020"]) {
    const { id } = await done(
      proposeGrant(by("VP-1"), { person, role: "planning", from: civilDate("2026-01-01"), reason: "serve" }, once()),
    );
    await done(decideGrant(by("VP-2"), { id: BigInt(id), decision: "confirmed" }, once()));
    if (person !== "V-002") await done(endGrant(by("VP-1"), { id: BigInt(id), on: civilDate("2026-02-01") }, once()));
  }
  await sql`
    insert into employment (administration_id, person, valid, unit_id, post, profile, fte)
    select 'valdora', 'VP-3', '[2026-01-01,)', min(unit_id), 'dirigente', 'dirigente', 1 from unit where administration_id = 'valdora'`.execute(
    owner,
  );
  const waiting = (await listRelationsOfPower(owner, "valdora")).filter(({ isConfirmed }) => !isConfirmed);
  await done(confirmListed(by("VP-2"), waiting.map(({ id }) => id), once())); // prettier-ignore
}

async function liveThroughReopening(): Promise<void> {
  const year = { ...by("VP-1"), year: 2024 };
  const act = { organ: "Giunta", number: "90", date: civilDate("2026-11-01") };
  await done(closeTrackByAct(year, { track: "individualStaff", act }, once()));
  await done(proposeToReopen(year, { track: "individualStaff", act: { ...act, number: "91" }, reason: "errore" }, once()));
  const { rows } = await sql<{ id: bigint }>`select reopening_id as id from track_reopening`.execute(owner);
  await done(decideToReopen({ ...by("VP-2"), year: 2024 }, { track: "individualStaff", id: rows[0]!.id, decision: "confirmed" }, once()));
}

async function liveThroughErasures(): Promise<void> {
  for (const person of ["V-022", "V-002"]) {
    await done(startErasure(by("VP-1"), { person, reason: "richiesta" }, once()));
    await done(executeErasure(by("VP-2"), person, once()));
  }
}

async function liveThroughTerms(): Promise<void> {
  for (const of of RETENTION_CLASSES)
    for (const administration of ["valdora", "c_i703"])
      await done(
        setRetention({ ...by("VP-1"), administration }, { of, days: of === "forms" ? 365 : of === "logContent" ? 1 : 190 }, once()),
      );
  await sql`update retention_term set set_at = set_at - interval '2 days'`.execute(owner);
  await sql`update evaluation_file set read_at = read_at - interval '400 days'`.execute(owner);
  await sql`insert into form_draft (administration_id, person, address, fields, saved_at) values ('valdora', 'V-040', '/x', '{}', now() - interval '400 days')`.execute(
    owner,
  );
  await sql`
    insert into audit (administration_id, person, action, object, recorded_at, salt, content, commitment)
    values ('valdora', 'x', 'account.manage', 'account of P-1', now() - interval '400 days', sha256(''), '{}', sha256(sha256('') || '{}'))`.execute(
    owner,
  );
  const deleted = await done(runRetention(by("VP-1"), once()));
  expect(deleted).toMatchObject({ logContent: 1, drafts: 3 }); // the draft of a form, and the two readings on which nothing stands
  expect(deleted.forms).toBeGreaterThan(0);
  await done(runRetention(by("VP-1"), once()));
}

beforeAll(async () => {
  await prepareDemonstration({ db: app, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));
  for (const code of ["VP-1", "VP-2", "VP-3"]) await writePeople(owner, "valdora", [{ code, name: `Persona ${code}` }]);
}, 60_000);

test.each([
  ["imports, and the first file again", liveThroughImports],
  ["roles that end, relations that are confirmed", liveThroughRoles],
  ["a track opened again", liveThroughReopening],
  ["two people erased", liveThroughErasures],
  ["everything past its term", liveThroughTerms],
])(
  "[OBL-14] a database that lived is intact: %s",
  async (_, live) => {
    await live();
    await sealLog(sealer);
    const verification = await verifyLog(app, {});
    expect([faultLines(verification), verification.verdicts.flatMap(({ faults }) => faults)]).toEqual([[], []]);
    expect(isIntact(verification)).toBe(true);
  },
  60_000,
);

describe("[OBL-14] what was erased or deleted excuses nothing else:", () => {
  const READING = (which: string) =>
    `delete from form where file_number in (${which}); delete from stint where file_number in (${which}); delete from evaluated_person where file_number in (${which}); delete from evaluation_file where file_number in (${which})`;
  const LAST = "select max(file_number) from evaluation_file where year = 2026";
  const ROLE_OF = (person: string) => `person = '${person}' and role = 'planning' and administration_id = 'valdora'`;
  test.each([
    ["the reading in force gone", [READING("(select max(file_number) from evaluation_file where year = 2026)")], "readingMissing: evaluations 2026"],
    ["a reading on which a computation stands gone", [READING("select min(file_number) from evaluation_file where year = 2024")], "readingMissing: evaluations 2024"],
    ["forms gone before any term", [`delete from form where file_number = (${LAST}); delete from stint where file_number = (${LAST}); delete from evaluated_person where file_number = (${LAST}); update evaluation_file set content = null, pay = jsonb_set(pay, '{people}', '[]') where year = 2026`], /^readingAltered: reading \d+, 2026$/],
    ["the role of an erased person, another's", [`update role_grant set person = 'V-020' where ${ROLE_OF("V-002")}`], /^roleAltered: role \d+$/],
    ["the role of an erased person, confirmed by another", [`update role_grant set decided_by = 'altri' where ${ROLE_OF("V-002")}`], /^roleAltered: role \d+$/],
    ["the role of a person who was not erased, another's", [`update role_grant set person = 'V-021' where ${ROLE_OF("V-020")}`], /^roleAltered: role \d+$/],
    ["who was erased", ["update erasure_request set person = 'V-020' where person = 'V-002'"], /^erasureAltered: erasure \d+$/],
    ["an erasure gone", ["delete from erasure_request where person = 'V-002'"], /^erasureMissing: erasure \d+$/],
    ["an erasure nobody executed", ["insert into erasure_request (administration_id, person, reason, started_by, executed_by, executed_at) values ('valdora', 'V-020', 'x', 'VP-1', 'VP-2', now())"], /^erasureUntold: erasure \d+$/],
    ["a content erased for an erasure that was over", ["select erase_audit_content_of_any('valdora', sequence, 'cancellazione dei dati di una persona, richiesta ' || (select min(request_id) from erasure_request)) from audit where administration_id = 'valdora' and action = 'role.end' limit 1"], /^contentErased: audit \d+$/],
    ["who confirmed a relation", ["update employment set confirmed_by = 'altri' where person = 'VP-3'"], /^relationAltered: relations /],
  ] as const)("%s", async (_, statements, fault) => {
    const found = faultLines(await afterTampering(superuser, statements));
    expect(found).toContainEqual(typeof fault === "string" ? fault : expect.stringMatching(fault));
  }); // prettier-ignore
});
