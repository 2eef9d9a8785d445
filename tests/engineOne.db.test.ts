import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { openDatabasePool } from "../src/data/database/database.ts";
import { loadLastRun } from "../src/data/evaluation/evaluationRun.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { formOf } from "../src/domain/evaluation/engine.ts";
import { evaluatedYear, hashOf, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { paidYear, payResultOf } from "../src/features/commands/evaluation/paidYear.ts";
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
          select administration_id, sequence, regexp_replace(replace(content, '"engine":"2"', '"engine":"1"'), '"proofsSha256":"[0-9a-f]+', ${`"proofsSha256":"${fingerprint}`}) as content
          from audit where action = ${`${kind}.record`}
        ) as_one
        where (a.administration_id, a.sequence) = (as_one.administration_id, as_one.sequence)`.execute(tx);
    }
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
