import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { futureWords, lookedWords, verdictWords } from "../src/cli/logWords.ts";
import { addCheckpoints } from "../src/data/log/checkpoint.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { isIntact, verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { afterTampering, faultLines } from "./support/afterTampering.ts";
import { aKey } from "./support/aLog.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// What the log recorded, altered with its own hash by whoever may write everything in the database: the line remembers.

const { app, urlOf } = await freshDatabase();
const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
afterAll(() => Promise.all([superuser.destroy(), sealer.destroy()]));

beforeAll(async () => {
  await prepareDemonstration({ db: app, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));
  await sealLog(sealer);
}, 60_000);

const verified = () => verifyLog(app, {});
const after = (...statements: readonly string[]) => afterTampering(superuser, statements);

test("the demonstration is intact, and says of what", async () => {
  const verification = await verified();
  expect(faultLines(verification)).toEqual([]);
  expect(isIntact(verification)).toBe(true);
  expect(verification.looked).toEqual([
    { kind: "rules", count: 5, withoutPrint: 0, erased: 0 },
    { kind: "runs", count: 2, withoutPrint: 0, erased: 0 },
    { kind: "files", count: 4, withoutPrint: 0, erased: 0 },
    { kind: "readings", count: 3, withoutPrint: 0, erased: 0 },
    { kind: "plans", count: 4, withoutPrint: 0, erased: 0 },
    { kind: "publications", count: 4, withoutPrint: 0, erased: 0 },
    { kind: "roles", count: 12, withoutPrint: 0, erased: 0 },
    { kind: "relations", count: 0, withoutPrint: 0, erased: 0 },
    { kind: "erasures", count: 0, withoutPrint: 0, erased: 0 },
  ]);
  const words = lookedWords(verification.looked, verification.notLooked);
  expect(words).toContain(
    "Guarda: righe del registro, sigilli e punti di controllo; e, contro le righe che li dicono,\n  - documenti approvati, con il loro atto: 5\n",
  );
  expect(words).toContain(
    "\nNon guarda: persone, unità e rapporti di lavoro, salvo chi li ha confermati per nome; utenze, credenziali e accessi; ",
  );
});

describe("[OBL-14] a document that the log does not tell is a fault:", () => {
  test.each([
    ["rules approved without a line", "delete from audit where action = 'rules.approve' and object = 'smvp 2024 version 1'", "rulesUntold: smvp 2024 version 1"],
    ["rules told by an erased line", "update audit set salt = null, content = null where action = 'rules.approve' and object = 'smvp 2024 version 1'", "rulesUntold: smvp 2024 version 1"],
    ["rules that somebody wrote as approved", "insert into rule_document (administration_id, year, kind, version, content, sha256, recorded_by, act_id, approved_by, approved_at) select administration_id, 2024, 'cci', 9, '{}', sha256('{}'), 'x', act_id, 'x', now() from act limit 1", "rulesUntold: cci 2024 version 9"],
    ["a run without a line", "delete from audit where action = 'pay.record'", /^runUntold: pay run \d+$/],
    ["a run told by an erased line", "update audit set salt = null, content = null where action = 'evaluation.record'", /^runUntold: evaluation run \d+$/],
    ["a file without a line", "update audit set content = replace(content, '\"sha256\":\"', '\"sha256\":\"0') where action = 'plan.import' and administration_id = 'c_i703'", /^fileUntold: file \d+, 2023$/],
    ["a role nobody proposed", "insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at) values ('valdora', 'V-020', 'personnel', '[2024-01-01,)', 'x', 'y', 'confirmed', 'z', now())", /^roleUntold: role \d+$/],
    ["objectives of a year whose import is not told", "delete from audit where action = 'plan.import' and administration_id = 'c_i703'", "planUntold: plan 2023"],
    ["a reading without a line", "insert into evaluation_file (administration_id, year, file_name, sha256, organisation, pay, read_by) values ('valdora', 2024, 'x', sha256('x'), '{}', '{\"people\": []}', 'x')", /^readingUntold: reading \d+, 2024$/],
  ])("%s", async (_, statement, fault) => {
    const found = faultLines(await after(statement));
    expect(found.some((each) => (typeof fault === "string" ? each === fault : fault.test(each)))).toBe(true);
  }); // prettier-ignore
});

describe("[OBL-14] what was altered with its own hash is found by the line:", () => {
  test.each([
    ["a word of a publication", "alter table published_part disable trigger parts_update; update published_part set body = body || ' ', sha256 = sha256(convert_to(body || ' ', 'UTF8')) where year = 2024 and part = 'year'", "publicationAltered: publication 2024/1"],
    ["a piece of a publication taken away", "delete from published_part where year = 2024 and key = '2024-003'", "publicationAltered: publication 2024/1"],
    ["who published", "update publication set released_by = 'altri' where year = 2024", "personAltered: publication 2024/1"],
    ["the act of an approval", "update act set number = '999' where act_id = (select act_id from rule_document where kind = 'smvp' and year = 2024)", "rulesActAltered: smvp 2024 version 1"],
    ["that a run kept its parts", "update evaluation_run set parts = 'notRemade', parts_sha256 = null where kind = 'pay'", /^runAltered: pay run \d+$/],
    ["of whom a part of a run is", "update run_part set person = 'V-021' where person = 'V-020' and kind = 'proof' and run = (select max(run) from evaluation_run where kind = 'pay')", /^runPartsAltered: pay run \d+$/],
    ["a part of a run, emptied without an erasure", "update run_part set content = null where person = 'V-020' and run = (select max(run) from evaluation_run where kind = 'pay')", /^runPartsAltered: pay run \d+$/],
    ["a part of a run that is no JSON any more", "update run_part set content = 'xx', sha256 = sha256('xx') where kind = 'proof' and position = 1 and run = (select max(run) from evaluation_run where kind = 'pay')", /^runPartsAltered: pay run \d+$/],
    ["the proofs of a run", "update evaluation_run set proofs_sha256 = sha256('x') where kind = 'pay'", /^runAltered: pay run \d+$/],
    ["the reading a run stood on", "update evaluation_run set file_number = file_number + 1 where kind = 'evaluation'", /^runAltered: evaluation run \d+$/],
    ["an imported file", "update imported_file set content = 'altro', sha256 = sha256('altro') where administration_id = 'c_i703'", /^file(Untold|Missing): /],
    ["an imported file, its hash left", "update imported_file set content = 'altro' where administration_id = 'c_i703'", /^fileAltered: file \d+, 2023$/],
    ["the original of a reading", "update evaluation_file set content = 'altro', sha256 = sha256('altro') where year = 2024", /^readingAltered: reading \d+, 2024$/],
    ["a score", "update form set content = jsonb_set(content, '{behaviours,0,score}', '\"4.9\"') where person = 'V-022' and file_number = (select min(file_number) from form)", /^readingAltered: reading \d+, 2024$/],
    ["days of absence", "update stint set counted_days = 3 where person = 'V-022'", /^readingAltered: reading \d+, 2024$/],
    ["a target", "update indicator_version set target_written = 'nulla' where administration_id = 'valdora' and code = '2024-001'", "planAltered: plan 2024"],
    ["the weight of an indicator", "update indicator_version set weight = '50' where administration_id = 'valdora' and code = '2024-001'", "planAltered: plan 2024"],
    ["whose a measure is", "insert into indicator values ('valdora', '2024-001', 2); update result set raw_indicator = 2 where administration_id = 'valdora' and code = '2024-001' and raw is not null", "planAltered: plan 2024"],
    ["who contributes", "update holder set part = 'contributor' where administration_id = 'valdora' and code like '2024-%'", "planAltered: plan 2024"],
    ["an outcome", "update result set evaluated = 'achieved' where administration_id = 'c_i703' and evaluated = 'notAchieved'", "planAltered: plan 2023"],
    ["whose a role is", "update role_grant set person = 'V-020' where role = 'personnel' and administration_id = 'valdora'", /^roleAltered: role \d+$/],
    ["the year of a run", "update evaluation_run set year = 2025 where kind = 'pay'", /^yearAltered: pay run \d+$/],
    ["the year of a reading", "update evaluation_file set year = 2023 where year = 2024", /^yearAltered: reading \d+, 2023$/],
    ["the year of objectives", "update objective set year = 2031 where administration_id = 'valdora' and year = 2024", "planMissing: plan 2024"],
    ["scores, the people gone", "update form set content = jsonb_set(content, '{behaviours,0,score}', '\"4.9\"') where person = 'V-022'; delete from evaluated_person", /^readingAltered: reading \d+, 2024$/],
    ["who approved rules", "update rule_document set approved_by = 'altri' where kind = 'smvp' and year = 2024", "personAltered: smvp 2024 version 1"],
    ["who wrote the draft that was approved", "update rule_document set recorded_by = 'altri' where kind = 'smvp' and year = 2024", "personAltered: smvp 2024 version 1"],
    ["who recorded a run", "update evaluation_run set recorded_by = 'altri' where kind = 'pay'", /^personAltered: pay run \d+$/],
    ["who imported a reading", "update evaluation_file set read_by = 'altri' where year = 2024", /^personAltered: reading \d+, 2024$/],
    ["who proposed a role", "update role_grant set proposed_by = 'altri' where role = 'personnel' and administration_id = 'valdora'", /^roleAltered: role \d+$/],
    ["who confirmed a role", "update role_grant set decided_by = 'altri' where role = 'personnel' and administration_id = 'valdora'", /^roleAltered: role \d+$/],
    ["a role that was ended, in force again", "update role_grant set ended_on = '2026-01-01', ended_by = 'x', ended_at = now() where role = 'oiv' and administration_id = 'valdora'", /^roleAltered: role \d+$/],
  ])("%s", async (_, statement, fault) => {
    const found = faultLines(await after(statement));
    expect(found.some((each) => (typeof fault === "string" ? each === fault : fault.test(each)))).toBe(true);
  }); // prettier-ignore

  test.each([
    ["a file", "delete from imported_file where administration_id = 'c_i703'", "fileMissing: plan 2023"],
    ["a reading", "delete from evaluation_file where year = 2026", "readingMissing: evaluations 2026"],
    ["every objective of a year", "delete from result where code like '2024-%'; delete from indicator_version where code like '2024-%'; delete from indicator where code like '2024-%'; delete from holder where code like '2024-%'; delete from objective_version where code like '2024-%'; delete from objective where year = 2024", "planMissing: plan 2024"],
    ["the original of a reading", "update evaluation_file set content = null where year = 2026", /^originalMissing: reading \d+, 2026$/],
    ["every form of every reading", "delete from form; delete from stint; delete from evaluated_person; update evaluation_file set content = null, pay = jsonb_set(pay, '{people}', '[]')", /^readingAltered: reading \d+, 2024$/],
    ["a role", "delete from role_grant where role = 'oiv' and administration_id = 'valdora'", /^roleMissing: role \d+$/],
  ])("%s that is gone", async (_, statement, fault) => {
    const found = faultLines(await after(statement));
    expect(found.some((each) => (typeof fault === "string" ? each === fault : fault.test(each)))).toBe(true);
  }); // prettier-ignore

  const ERASE = (why: string, which: string) =>
    `select erase_audit_content_of_any(administration_id, sequence, '${why}') from audit where ${which}`;
  test.each([
    ["a role", ERASE("x", "action = 'role.propose'"), "update role_grant set person = 'V-020' where role = 'personnel'"],
    ["a role, as if a person had been erased", ERASE("cancellazione dei dati di una persona, richiesta 1", "action = 'role.propose'"), "update role_grant set person = 'V-020' where role = 'personnel'"],
    ["outcomes", ERASE("x", "action = 'plan.import'"), "update result set evaluated = 'achieved'"],
    ["scores, as if their line were past its term", ERASE("termine di conservazione", "action = 'evaluation.import'"), "update form set content = jsonb_set(content, '{behaviours,0,score}', '\"4.9\"') where person = 'V-022'"],
  ])("%s, after the content of its line, which nothing explains", async (_, ...statements) => {
    expect(faultLines(await after(...statements))).toContainEqual(expect.stringMatching(/^contentErased: audit \d+$/));
  }); // prettier-ignore
});

test("[OBL-14] contents written over with what is no JSON are told, and everything else is still looked at", async () => {
  const { verdicts, documentFaults } = await after(
    "update audit set content = 'x' where action in ('rules.approve', 'role.propose', 'plan.import')",
  );
  expect(new Set(verdicts.flatMap(({ faults }) => faults.map(({ kind }) => kind)))).toEqual(new Set(["contentAltered"]));
  expect(documentFaults.map(({ kind }) => kind)).toContain("rulesUntold");
});

describe("what is no fault is told in its words:", () => {
  const UNHASH =
    'update audit set content = regexp_replace(content, \'"(sha256|planSha256|planPartsSha256|readingSha256|proofsSha256)":"[0-9a-f]+",?|"reading":"[0-9]+",?\', \'\', \'g\')';

  test("lines written before they held a hash", async () => {
    const { documentFaults, looked, notLooked } = await after(UNHASH, "update audit set content = replace(content, ',}', '}')");
    expect(documentFaults).toEqual([]);
    expect(looked.map(({ kind, withoutPrint }) => [kind, withoutPrint])).toEqual([["rules", 5], ["runs", 2], ["files", 4], ["readings", 3], ["plans", 4], ["publications", 4], ["roles", 0], ["relations", 0], ["erasures", 0]]); // prettier-ignore
    expect(lookedWords(looked, notLooked)).toContain(
      "\n  - file importati di piani, relazioni e testi: 4 (4 scritti prima: senza impronta)",
    );
  });

  test("names that were erased", async () => {
    expect(faultLines(await after("update evaluated_person set name = 'Persona cancellata'"))).toEqual([]);
  });
});

test("every line of an approval or a run holds hashes and codes, and no name of anybody", async () => {
  const { rows } = await sql<{ content: string }>`select content from audit where audit_line_stays(action)`.execute(app);
  const { rows: names } = await sql<{ name: string }>`select name from person union select name from evaluated_person`.execute(app);
  expect(rows.length).toBe(7);
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter(({ name }) => rows.some(({ content }) => content.includes(name)))).toEqual([]);
});

test("a checkpoint dated in days to come is told, is not the last one, and stops none of those of every week", async () => {
  const key = aKey();
  expect((await addCheckpoints(sealer, key, { onRequest: true }))?.made.length).toBe(2);
  await superuser.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`update checkpoint set made_at = made_at - interval '8 days'`.execute(tx);
    await sql`
      insert into checkpoint (administration_id, size, made_at, root, reason, public_key, signature)
      select administration_id, size, '2999-01-01T00:00:00Z', root, 'week', public_key, signature from checkpoint where administration_id = 'valdora'`.execute(
      tx,
    );
    await sql`insert into audit (administration_id, person, action, object, salt, content, commitment)
      select 'valdora', 'x', 'organisation.write', 'x', sha256('x'), '{}', sha256(sha256('x') || '{}')`.execute(tx);
  });
  await sealLog(sealer);
  const { futureCheckpoints, verdicts } = await verified();
  expect(futureCheckpoints.map(({ administration, madeAt }) => [administration, madeAt])).toEqual([
    ["valdora", "2999-01-01T00:00:00.000000Z"],
  ]);
  expect(futureWords(futureCheckpoints[0]!)).toContain("è datato 01/01/2999, che deve ancora venire");
  const verdict = verdicts.find(({ administration }) => administration === "valdora")!;
  expect(verdict.lastCheckpoint?.madeAt.startsWith("2999")).toBe(false);
  expect(verdictWords(verdict, [])).not.toContain("2999, corrisponde");
  expect((await addCheckpoints(sealer, key))?.made.map(({ administration, reason }) => [administration, reason])).toEqual([
    ["valdora", "week"],
  ]);
});
