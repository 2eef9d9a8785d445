import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkLog, type LogVerdict, type Outside } from "../src/data/log/checkLog.ts";
import { appendAuditLine } from "../src/data/log/auditLog.ts";
import { addCheckpoints, type Checkpoint, loadCheckpoints } from "../src/data/log/checkpoint.ts";
import { type Database, openDatabasePool } from "../src/data/database/database.ts";
import { administrationsInLog, bodyLog, type LogRecord } from "../src/data/log/logRecord.ts";
import { sealLog } from "../src/data/log/sealLog.ts";
import { aCleanLog, aKey, bodyLogsOf, chance, type Parts, recordsOf, TWO } from "./support/aLog.ts";
import { freshDatabase } from "./support/database.ts";
import { IS_LONG } from "./support/longTier.ts";
import { ROOT } from "./support/sourceFiles.ts";
import { TAMPERINGS } from "./support/tamper.ts";

// T35: every tampering is found by our verifier and by the second one, in Python, and no clean log is called altered.

const KINDS = Object.keys(TAMPERINGS);
const [ours, others] = [aKey(), aKey()];
const ourKey = ours.publicKey.toString("hex");

function verdictsOn(records: readonly LogRecord[], outside: Outside): Promise<LogVerdict[]> {
  return Promise.all(bodyLogsOf(records, outside.kept).map((log) => checkLog(log, outside)));
}

/** The verdicts on the logs of a database. */
async function verdictsIn(db: Database, outside: Outside): Promise<LogVerdict[]> {
  const codes = new Set([...(await administrationsInLog(db)), ...(outside.kept ?? []).map(({ administration }) => administration)]);
  const verdicts: LogVerdict[] = [];
  for (const code of codes) verdicts.push(await checkLog(bodyLog(db, code), outside));
  return verdicts;
}

type Case = { readonly kind: string; readonly dump: readonly LogRecord[]; readonly kept: readonly Checkpoint[] };

/** A clean log, or the same after a tampering; what is kept outside is from before. */
function aCase(seed: number, kind?: string): Case {
  const parts = aCleanLog(seed % 20, ours);
  const kept = [...parts.checkpoints];
  if (kind !== undefined) TAMPERINGS[kind]!(parts, chance(seed), others);
  return { kind: kind ?? "none", dump: recordsOf(parts), kept };
}

const clean = Array.from({ length: 100 }, (_, seed) => {
  const parts = aCleanLog(1000 + seed, ours);
  return { kind: "none", dump: recordsOf(parts), kept: parts.checkpoints };
});
const tampered = Array.from({ length: 1000 }, (_, seed) => aCase(seed, KINDS[seed % KINDS.length]));

/** Checkpoints under keys that would sign every text, each written in one of its ways: the signature is the neutral point and zero. */
const hostile = [`01${"00".repeat(31)}`, `01${"00".repeat(30)}80`, `ee${"ff".repeat(30)}7f`, `ec${"ff".repeat(30)}7f`, `ec${"ff".repeat(31)}`, "00".repeat(32), `ed${"ff".repeat(30)}7f`].flatMap((publicKey) =>
  clean.slice(0, 8).map(({ dump }) => {
    const signature = `01${"00".repeat(63)}`;
    const altered = dump.map((record) => (record.kind === "checkpoint" ? { ...record, publicKey, signature } : record));
    return { kind: "hostile key", dump: altered, kept: altered.filter((record) => record.kind === "checkpoint") };
  }),
); // prettier-ignore

const isFound = (verdicts: readonly LogVerdict[]) => verdicts.some(({ faults }) => faults.length > 0);

describe("[OBL-14] in a dump", () => {
  test("100 clean logs raise no alarm, with and without what is kept outside", async () => {
    for (const { dump, kept } of clean) {
      expect((await verdictsOn(dump, { kept })).flatMap(({ faults }) => faults)).toEqual([]);
      expect((await verdictsOn(dump, { trustedKeys: [ourKey] })).flatMap(({ faults }) => faults)).toEqual([]);
    }
  });

  test("1,000 tamperings of 13 kinds are all found", async () => {
    const missed: string[] = [];
    let alone = 0;
    for (const { kind, dump, kept } of tampered) {
      if (!isFound(await verdictsOn(dump, { kept }))) missed.push(kind);
      if (isFound(await verdictsOn(dump, { trustedKeys: [ourKey] }))) alone += 1;
    }
    expect(missed).toEqual([]);
    console.log(`1,000 of 1,000 found; ${String(1000 - alone)} of them only thanks to a checkpoint kept outside`);
    expect(alone).toBeLessThan(1000);
  });

  test("a key that signs everything is none, even where it is kept outside", async () => {
    for (const { dump, kept } of hostile) {
      const kinds = (await verdictsOn(dump, { kept })).flatMap(({ faults }) => faults.map(({ kind }) => kind));
      expect(new Set(kinds)).toEqual(new Set(["checkpointForged", "keptForged"]));
      expect(kinds).toHaveLength(12);
    }
  });

  const python = spawnSync("python3", ["--version"]).status === 0;
  test.runIf(python)(`the second verifier, in Python, ${python ? "finds the same, thing by thing" : "WAS NOT RUN: there is no python3 here"}`, async () => {
    const cases = [...clean, ...tampered, ...hostile].flatMap(({ dump, kept }) => [{ dump, kept, key: null }, { dump, kept: null, key: ourKey }]).filter((_, i) => IS_LONG || i % 4 === 0);
    const program = join(ROOT, "docs", "verify_log.py");
    expect(spawnSync("python3", [program, "--self-test"], { encoding: "utf8" })).toMatchObject({ status: 0, stdout: "ok\n", stderr: "" });
    const input = cases.map((each) => JSON.stringify(each)).join("\n");
    const { stdout, stderr } = spawnSync("python3", [program, "--batch"], { input, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
    expect(stderr).toBe("");
    const found = stdout.trim().split("\n").map((line) => JSON.parse(line) as Record<string, [string, string][]>);
    expect(found).toHaveLength(IS_LONG ? 2312 : 578);
    for (const [i, { dump, kept, key }] of cases.entries()) {
      const expected = await verdictsOn(dump, kept ? { kept } : { trustedKeys: [key] });
      expect(found[i]).toEqual(Object.fromEntries(expected.map(({ administration, faults }) => [administration, faults.map(({ kind, at }) => [kind, at]).sort(byText)])));
    }
  }, 120_000); // prettier-ignore
});

const byText = (a: readonly string[], b: readonly string[]) => (a.join(" ") < b.join(" ") ? -1 : 1);

describe("[OBL-14] in PostgreSQL, by who may write everything there", async () => {
  const { app, urlOf } = await freshDatabase();
  const sealer = openDatabasePool(urlOf("sealer"), { max: 1 });
  const superuser = openDatabasePool(urlOf("superuser"), { max: 1 });
  afterAll(() => Promise.all([sealer.destroy(), superuser.destroy()]));
  let kept: Checkpoint[] = [];
  let held: Parts;

  beforeAll(async () => {
    for (const code of TWO) await app.insertInto("administration").values({ administration_id: code, name: "Ente" }).execute();
    for (let round = 0; round < 3; round += 1) {
      for (const administration of TWO) await writeLines(app, administration, 14);
      await sealLog(sealer);
      if (round < 2) await addCheckpoints(sealer, ours, { onRequest: true });
    }
    kept = (await Promise.all(TWO.map((code) => loadCheckpoints(app, code)))).flat();
    held = partsOf(await recordsIn(app));
  });

  test("what was not touched is intact, what was erased included", async () => {
    expect(held.links).toHaveLength(90);
    expect(kept).toHaveLength(4);
    const verdicts = await verdictsIn(app, { kept });
    expect(verdicts.map(({ lines, unsealed, erased, kept, faults }) => ({ lines, unsealed, erased, kept, faults }))).toEqual([
      { lines: 45, unsealed: 0, erased: 3, kept: 2, faults: [] },
      { lines: 45, unsealed: 0, erased: 3, kept: 2, faults: [] },
    ]);
  });

  test.each(KINDS)("ten times: %s", async (kind) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const parts = { lines: [...held.lines], links: [...held.links], checkpoints: [...held.checkpoints] };
      TAMPERINGS[kind]!(parts, chance(seed), others);
      const found = await undone(superuser, async (tx) => {
        await writeInstead(tx, parts);
        return verdictsIn(tx, { kept });
      });
      expect(isFound(found)).toBe(true);
    }
  });

  test.each([
    ["update audit set content = '{}' where sequence = 3", ["contentAltered"]],
    ["update audit set content = '{}', commitment = sha256(salt || '{}') where sequence = 3", ["sealAltered"]],
    ["update audit set salt = null, content = null where sequence = 3", ["erasedUntold"]],
    ["update audit set recorded_at = recorded_at + interval '1 microsecond' where sequence = 3", ["sealAltered"]],
    ["update audit set recorded_at = 'infinity' where sequence = 3", ["sealAltered"]],
    ["delete from audit where sequence = 3", ["lineMissing"]],
    ["delete from chain where audit_sequence = 3", ["sealMissing", "chainBroken"]],
    ["delete from checkpoint", ["keptMissing", "keptMissing", "keptMissing", "keptMissing"]],
    [
      "truncate chain, checkpoint",
      ["keptBeyond", "keptMissing", "keptBeyond", "keptMissing", "keptBeyond", "keptMissing", "keptBeyond", "keptMissing"],
    ],
  ])("%s", async (statement, faults) => {
    const found = await undone(superuser, async (tx) => {
      await sql.raw(statement).execute(tx);
      return verdictsIn(tx, { kept });
    });
    expect(found.flatMap((verdict) => verdict.faults.map(({ kind }) => kind))).toEqual(faults);
  });

  test("the triggers stop all this until they are switched off", async () => {
    for (const table of ["audit", "chain", "checkpoint"]) {
      await expect(sql.raw(`delete from ${table}`).execute(superuser)).rejects.toThrow("Il registro si può solo aggiungere");
      await expect(sql.raw(`truncate ${table} cascade`).execute(superuser)).rejects.toThrow("Il registro si può solo aggiungere");
    }
  });
});

async function writeLines(app: Database, administration: string, count: number): Promise<void> {
  const line = { administration, year: 2026, person: "Anna Prova", action: "plan.import", track: { track: "plan", state: "open" } } as const;
  for (let i = 0; i < count; i += 1) await appendAuditLine(app, { ...line, object: `plan ${String(i)}`, content: { titolo: `Età ${String(i)}` } });
  await app.transaction().execute(async (tx) => {
    const { sequence } = await tx.selectFrom("audit").select("sequence").where("administration_id", "=", administration).orderBy("sequence", "desc").executeTakeFirstOrThrow();
    await sql`select set_config('app.person', 'Bruno Prova', true)`.execute(tx);
    await sql`select erase_audit_content(${administration}, ${sequence - 2n}, 'prova')`.execute(tx);
  });
} // prettier-ignore

async function recordsIn(db: Database): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  const also = (record: LogRecord) => void records.push(record);
  for (const code of await administrationsInLog(db)) await checkLog(bodyLog(db, code), { also });
  return records;
}

function partsOf(records: readonly LogRecord[]): Parts {
  return {
    lines: records.filter((record) => record.kind === "line"),
    links: records.filter((record) => record.kind === "link"),
    checkpoints: records.filter((record) => record.kind === "checkpoint"),
  };
}

/** Does something to the database with triggers and constraints off, answers what came of it, and leaves everything as it was. */
async function undone<Value>(superuser: Database, work: (tx: Database) => Promise<Value>): Promise<Value> {
  let value: Value | undefined;
  const undo = new Error("undo");
  await superuser
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`alter table audit drop constraint audit_check`.execute(tx);
      await sql`alter table chain drop constraint chain_administration_id_previous_key`.execute(tx);
      value = await work(tx);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return value!;
}

/** Puts a log in place of the one that is there. */
async function writeInstead(tx: Database, { lines, links, checkpoints }: Parts): Promise<void> {
  await sql`truncate checkpoint, chain, audit`.execute(tx);
  await sql`
    insert into audit (administration_id, sequence, recorded_at, person, action, object, year, track, track_state, salt, content, commitment)
    overriding system value
    select administration, sequence::bigint, "recordedAt"::timestamptz, person, action, object, year::integer, track, "trackState", decode(salt, 'hex'),
      content, decode(commitment, 'hex')
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line(administration text, sequence text, "recordedAt" text, person text, action text,
      object text, year text, track text, "trackState" text, salt text, content text, commitment text)`.execute(tx);
  await sql`
    insert into chain select administration, seq::bigint, sequence::bigint, decode(previous, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link(administration text, seq text, sequence text, previous text, hash text)`.execute(
    tx,
  );
  await sql`
    insert into checkpoint (administration_id, size, made_at, root, reason, public_key, signature)
    select administration, size::bigint, "madeAt"::timestamptz, decode(root, 'hex'), reason, decode("publicKey", 'hex'), decode(signature, 'hex')
    from jsonb_to_recordset(${JSON.stringify(checkpoints)}::jsonb) as checkpoint(administration text, size text, "madeAt" text, root text, reason text,
      "publicKey" text, signature text)`.execute(tx);
}
