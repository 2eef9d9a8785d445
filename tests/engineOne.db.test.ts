import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { loadLastRun } from "../src/data/evaluation/evaluationRun.ts";
import { checkRunParts } from "../src/data/log/checkRunParts.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { type CycleMaterial, evaluateCycle } from "../src/domain/evaluation/evaluateCycle.ts";
import { acceptSmvp } from "../src/exchange/rules/readSmvp.ts";
import { formOf } from "../src/domain/evaluation/engine.ts";
import { evaluatedYear, hashOf, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { paidYear, payResultOf } from "../src/features/commands/evaluation/paidYear.ts";
import { remakeParts } from "../src/features/commands/evaluation/remakeParts.ts";
import { afterUpdate } from "../src/server/afterUpdate.ts";
import { agreementOf, recordEvaluation } from "../src/features/commands/evaluation/recordEvaluation.ts";
import { payAgreementOf, recordPay } from "../src/features/commands/evaluation/recordPay.ts";
import { isIntact, verifyLog } from "../src/features/commands/log/verifyLog.ts";
import { afterTampering, faultLines } from "./support/afterTampering.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";

// The demonstration as it was when engine 1 had recorded its runs: their fingerprints are those that the program of then gave.

const EVALUATIONS = {
  2024: "9a20f42d945aa2d9b7e54fa3c50ad1637e13fa2e22487b25337f29e3898d04ae",
  2025: "db5843a1d03aa149c2b45ca3792da340eaa342bc8c137218bfe5288f0fd6f66d",
  2026: "a4aba0b12c9cdac1d566be7954a49134a485ab7e11a4c002607cad432e08ea6b",
} as const;
const PAY = {
  2024: "5b7188addd7b908d6284e60b60d5c0f72c22a4c270248c843c4ccb9857485822",
  2025: "ed508c21e167f17f19a47d31cfa3313feb05888386eeec63f71dcb8824a9654f",
} as const;

const { app: db, urlOf } = await freshDatabase();
const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
afterAll(() => Promise.all([superuser.destroy(), sealer.destroy()]));

const key = (year: number) => ({ administration: "valdora", year });
const ambient = { db, workers: readingWorkers, actor: { person: "prova", capacity: "commandLine" as const }, ...key(2024) };
const evaluated = async (year: number) => (await inSnapshot(db, (tx) => evaluatedYear(tx, key(year))))!;
const paid = async (year: number) => (await inSnapshot(db, (tx) => paidYear(tx, key(year))))!;

beforeAll(async () => {
  await prepareDemonstration({ db, workers: readingWorkers }, fileURLToPath(new URL("../demo/", import.meta.url)));
  await superuser.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const [kind, fingerprint] of [
      ["evaluation", EVALUATIONS[2024]],
      ["pay", PAY[2024]],
    ] as const) {
      await sql`update evaluation_run set engine = '1', proofs_sha256 = decode(${fingerprint}, 'hex') where kind = ${kind}`.execute(tx);
      await sql`
        update audit a set content = as_one.content, commitment = sha256(a.salt || convert_to(as_one.content, 'UTF8'))
        from (
          select administration_id, sequence, regexp_replace(regexp_replace(replace(content, '"engine":"2"', '"engine":"1"'), '"proofsSha256":"[0-9a-f]+', ${`"proofsSha256":"${fingerprint}`}), ',"partsSha256":"[0-9a-f]+"', '') as content
          from audit where action = ${`${kind}.record`}
        ) as_one
        where (a.administration_id, a.sequence) = (as_one.administration_id, as_one.sequence)`.execute(tx);
    }
    await sql`delete from run_part`.execute(tx);
    await sql`update evaluation_run set parts = null, parts_sha256 = null`.execute(tx);
  });
  await sealLog(sealer);
}, 60_000);

test("[OBL-25] the proofs of every year come out in the form of engine 1, byte for byte", async () => {
  for (const year of [2024, 2025, 2026] as const)
    expect([year, hashOf(resultOf(await evaluated(year)).proofs, formOf("1")).toString("hex")]).toEqual([year, EVALUATIONS[year]]);
  for (const year of [2024, 2025] as const) {
    const { run } = await paid(year);
    expect([year, run.ok && hashOf(payResultOf(run).proofs, formOf("1")).toString("hex")]).toEqual([year, PAY[year]]);
  }
});

test("[OBL-25] runs of engine 1 are what they were, recorded again they stay, and the log knows of no fault", async () => {
  const [evaluation, pay] = [await loadLastRun(db, key(2024), "evaluation"), await loadLastRun(db, key(2024), "pay")];
  expect([evaluation?.engine, pay?.engine]).toEqual(["1", "1"]);
  expect(agreementOf(evaluation!, await evaluated(2024))).toBe("identical");
  expect(payAgreementOf(pay!, await paid(2024))).toBe("identical");
  expect(await recordEvaluation(ambient, "di-nuovo-1")).toMatchObject({ ok: true, value: { changed: false } });
  expect(await recordPay(ambient, "di-nuovo-2")).toMatchObject({ ok: true, value: { changed: false } });
  await sealLog(sealer);
  const verification = await verifyLog(db, {});
  expect(faultLines(verification)).toEqual([]);
  expect(isIntact(verification)).toBe(true);
});

const partsOf = async () =>
  (
    await sql<{ kind: string; parts: string; proofs: number; people: number }>`
      select r.kind, r.parts, count(*) filter (where p.kind = 'proof')::int as proofs, count(distinct p.person)::int as people
      from evaluation_run r left join run_part p using (administration_id, year, run) group by r.run, r.kind, r.parts order by r.run`.execute(
      superuser,
    )
  ).rows;

test("[OBL-25] the parts of runs that kept none are made again in the form of their engine, once, and their proofs are redone", async () => {
  expect((await partsOf()).map(({ parts }) => parts)).toEqual([null, null]);
  expect(await afterUpdate(urlOf("owner"))).toEqual([]);
  const remade = await partsOf();
  expect(remade).toEqual([
    { kind: "evaluation", parts: "remade", proofs: expect.any(Number) as number, people: 154 },
    { kind: "pay", parts: "remade", proofs: expect.any(Number) as number, people: 154 },
  ]);
  expect(remade.every(({ proofs }) => proofs > 143)).toBe(true);
  expect(await afterUpdate(urlOf("owner"))).toEqual([]);
  expect(await partsOf()).toEqual(remade);
  expect(faultLines(await verifyLog(db, {}))).toEqual([]);
});

test("[OBL-25] what a run stood on names people by code alone, and evaluated again gives the same bytes", async () => {
  const { rows } = await sql<{ person: string | null; content: string }>`
    select p.person, p.content from run_part p join evaluation_run r using (administration_id, year, run)
    where r.kind = 'evaluation' and p.kind = 'material' order by p.position`.execute(superuser);
  const names = await sql<{ name: string }>`select distinct name from evaluated_person`.execute(superuser);
  expect(names.rows.filter(({ name }) => rows.some(({ content }) => content.includes(name)))).toEqual([]);
  const [whole, ...people] = rows.map(({ content }) => JSON.parse(content) as never);
  const { rules, ...year } = whole as unknown as { rules: { smvp: unknown } } & Omit<CycleMaterial, "people" | "forms">;
  const own = people as unknown as (Omit<CycleMaterial["people"][number], "name"> & Pick<CycleMaterial, "forms">)[];
  const material = {
    ...year,
    people: own.map(({ code, stints }) => ({ code, name: code, stints })),
    forms: own.flatMap(({ forms }) => forms),
  };
  const smvp = acceptSmvp(rules.smvp);
  if (!smvp.ok) throw new Error("The stored SMVP cannot be read");
  const again = resultOf({ evaluation: evaluateCycle(material, smvp.value), smvp: smvp.value });
  const recorded = await loadLastRun(db, key(2024), "evaluation");
  expect(again.text).toBe(recorded?.result);
  expect(hashOf(again.proofs, formOf("1")).toString("hex")).toBe(EVALUATIONS[2024]);
});

test("[OBL-25] a run whose data are no more those of then is told, and nothing of it is replaced", async () => {
  const undo = new Error("undo");
  let told: readonly unknown[] = [];
  await superuser
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`delete from run_part`.execute(tx);
      await sql`update evaluation_run set parts = null, proofs_sha256 = sha256('altro') where kind = 'evaluation'`.execute(tx);
      told = (await remakeParts(tx)).map(({ kind, year }) => [kind, year]);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  expect(told).toEqual([["evaluation", 2024]]);
});

test.each([
  ["a proof", "update run_part set content = replace(content, '\"result\":', '\"result\": '), sha256 = sha256(convert_to(replace(content, '\"result\":', '\"result\": '), 'UTF8')) where kind = 'proof' and position = 2", /^runPartsAltered: /],
  ["what it stood on", "update run_part set content = '{}', sha256 = sha256('{}') where kind = 'material' and position = 1", /^runPartsAltered: /],
  ["a part that is gone", "delete from run_part where kind = 'material' and position = 2", /^runPartsAltered: /],
] as const)("[OBL-14] of what a run keeps %s altered is found", async (_, statement, fault) => {
  const faults = faultLines(await afterTampering(superuser, [statement]));
  expect(faults).toHaveLength(2);
  for (const each of faults) expect(each).toMatch(fault);
}); // prettier-ignore

test("[OBL-14] a proof whose sums do not come out is found, whatever its fingerprint", async () => {
  const undo = new Error("undo");
  let found: readonly unknown[] = [];
  await superuser
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      const wrong = sql`regexp_replace(content, '("operation":"sum","operands":[^]]*],"result":")[^"]*', '\\11000000')`;
      await sql`
        update run_part set content = ${wrong}, sha256 = sha256(convert_to(${wrong}, 'UTF8'))
        where kind = 'proof' and person = (select min(person) from run_part where kind = 'proof' and content like '%"operation":"sum"%')`.execute(
        tx,
      );
      await sql`
        update evaluation_run r set proofs_sha256 = (
          select sha256(convert_to(string_agg(content || E'\n', '' order by position), 'UTF8')) from run_part p where p.run = r.run and p.kind = 'proof'),
          parts_sha256 = (
            select sha256(convert_to(string_agg(p.kind || ' ' || position || ' ' || coalesce(person, '') || ' ' || encode(p.sha256, 'hex') || E'\n', '' order by p.kind, position), 'UTF8'))
            from run_part p where p.run = r.run)`.execute(tx);
      found = (await checkRunParts(tx, "valdora")).faults.map(({ kind }) => kind);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  expect(new Set(found)).toEqual(new Set(["runProofWrong"]));
});

test.each([
  ["its proofs", "update evaluation_run set proofs_sha256 = sha256('x') where kind = 'pay'", /^runAltered: pay run \d+$/],
  ["its engine", "update evaluation_run set engine = '2' where kind = 'evaluation'", /^runAltered: evaluation run \d+$/],
  [
    "its result",
    "update evaluation_run set result = replace(result, 'V-036', 'V-037'), sha256 = sha256(convert_to(replace(result, 'V-036', 'V-037'), 'UTF8')) where kind = 'evaluation'",
    /^runAltered: evaluation run \d+$/,
  ],
])("[OBL-14] a run of engine 1 with %s altered is found", async (_, statement, fault) => {
  expect(faultLines(await afterTampering(superuser, [statement]))).toEqual([expect.stringMatching(fault)]);
});
