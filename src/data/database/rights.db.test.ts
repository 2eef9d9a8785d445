import { createHash } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { emptyDatabase } from "../../../tests/support/database.ts";
import { openDatabasePool } from "./database.ts";
import { migrate } from "./migrate.ts";

// Migrated here: a copy of the template would not have the rights of the database itself.
const { app, owner, urlOf } = await emptyDatabase();
await migrate(urlOf("owner"));

const TABLES = [
  "absence",
  "account",
  "account_event",
  "account_person",
  "acknowledgement",
  "act",
  "administration",
  "administration_setting",
  "audit",
  "backup",
  "catalogue_indicator",
  "chain",
  "checkpoint",
  "conflict_of_interest",
  "data_owner",
  "delegation",
  "demonstration",
  "derogation",
  "employment",
  "erasure_request",
  "evaluated_person",
  "evaluation_file",
  "evaluation_run",
  "evaluation_service",
  "evaluation_unit",
  "evaluator_substitution",
  "finding_acceptance",
  "forgotten_answers",
  "form",
  "form_draft",
  "head_count_decision",
  "holder",
  "idempotency",
  "identity",
  "identity_transaction",
  "imported_file",
  "indicator",
  "indicator_version",
  "installation",
  "invitation",
  "legal_hold",
  "mail",
  "mandate_line",
  "narrative",
  "notice",
  "objective",
  "objective_link",
  "objective_version",
  "operational_objective",
  "parsed_document",
  "passkey",
  "passkey_challenge",
  "person",
  "person_holder",
  "personal_table",
  "personal_term",
  "plan_edit",
  "plan_identity",
  "plan_version",
  "public_address",
  "public_value_objective",
  "publication",
  "published_before",
  "published_part",
  "recovery_code",
  "reported_band",
  "reported_figure",
  "request_count",
  "restoration",
  "result",
  "retention_term",
  "role_grant",
  "rule_document",
  "run_part",
  "schema_migration",
  "sealed_act",
  "sealing",
  "second_factor",
  "service",
  "service_indicator",
  "session",
  "sign_in_attempt",
  "stint",
  "strategic_objective",
  "technical_access",
  "track",
  "track_reopening",
  "unit",
  "unit_version",
  "variation",
  "year",
];

beforeAll(async () => {
  await app.insertInto("administration").values({ administration_id: "c_i703", name: "Comune di Settimo Torinese" }).execute();
});

test("every table is in this list, and has its meaning in Italian", async () => {
  const { rows } = await sql<{ name: string; meaning: string | null }>`
    select relname as name, obj_description(oid) as meaning from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(
    owner,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(TABLES);
  expect(rows.filter(({ meaning }) => meaning === null)).toEqual([]);
});

describe("[OBL-14] deny by default", () => {
  test.each(TABLES)("the app role can neither delete from nor empty %s", async (table) => {
    await expect(sql.raw(`delete from ${table}`).execute(app)).rejects.toThrow(`permission denied for table ${table}`);
    await expect(sql.raw(`truncate ${table} cascade`).execute(app)).rejects.toThrow("permission denied for table");
  });

  test.each([
    "update audit set content = ''",
    "update audit set recorded_at = now()",
    "update act set number = '1'",
    "update idempotency set answer = '{}'",
    "update schema_migration set checksum = ''",
    "update administration set administration_id = 'other'",
    "update track set track = 'pay'",
    "update result set evaluated = 'achieved'",
    "update narrative set chapters = '{}'",
    "update imported_file set content = ''",
    "update reported_figure set value = '1'",
    "update variation set after = '{}'",
    "update plan_edit set after = 'null'",
    "update objective set ordinal = 2",
    "update finding_acceptance set reason = 'x'",
    "update rule_document set content = '{}'",
    "update form set state = 'final'",
    "update employment set evaluator = 'x'",
    "update person set person = 'x'",
    "update role_grant set role = 'oiv'",
    "update role_grant set person = 'x'",
    "update delegation set to_person = 'x'",
    "update conflict_of_interest set about = 'x'",
    "update evaluator_substitution set substitute = 'x'",
    "update derogation set reason = 'x'",
    "update acknowledgement set signed_on = now()",
    "update track_reopening set reason = 'x'",
    "update form_draft set person = 'x'",
    "alter table person disable row level security",
    "drop policy who_may_reads on person",
    "create policy mine on person using (true)",
    "update stint set fte = 1",
    "update account set mail = 'x@y'",
    "update account set is_demonstration = true",
    "update account_person set person = 'x'",
    "update account_event set event = 'x'",
    "update second_factor set secret = ''",
    "update recovery_code set code_hash = ''",
    "update invitation set expires_at = now()",
    "update session set means = 'secondFactor'",
    "update session set signed_in_at = now()",
    "update sign_in_attempt set tried_at = now()",
    "update identity set subject = 'x'",
    "update identity_transaction set browser_hash = ''",
    "update session set identity_id = null",
    "update passkey set public_key = ''",
    "update passkey_challenge set session_id = 1",
    "update demonstration set prepared_at = now()",
    "update public_address set address = 'https://x'",
    "update administration_setting set value = 'x'",
    "update installation set place = 'altrove'",
    "insert into restoration (taken_at) values (now())",
    "update restoration set taken_at = now()",
    "update backup set file = 'x'",
    "insert into backup (finished_at, taken_at, file, bytes, sha256, is_encrypted) values (now(), now(), 'x', 1, sha256(''), false)",
    "update evaluation_run set result = '{}'",
    "update head_count_decision set reason = 'x'",
    "update mail set recipient = 'x@y'",
    "update retention_term set days = 1",
    "select from personal_table",
    "update personal_table set whose = 'true'",
    "insert into personal_term (class, turn, name, past) values ('forms', 9, 'person', 'true')",
    "update technical_access set command = 'x'",
    "insert into technical_access (recorded_at, os_user, command) values ('2020-01-01', 'x', 'x')",
    "update legal_hold set reason = 'x'",
    "update erasure_request set executed_by = 'x'",
    "insert into schema_migration values (99, 'x', 'x')",
    "update year set year = 2024",
    "insert into audit (administration_id, recorded_at) values ('c_i703', '2020-01-01')",
    "update audit set salt = null, content = null",
    "insert into chain values ('c_i703', 1, 1, sha256(''), sha256(''))",
    "update chain set seq = 2",
    "insert into checkpoint values ('c_i703', 1, now(), sha256(''), 'act', sha256(''), '')",
    "update checkpoint set size = 2",
    "select from audit_to_seal",
    "create table mine ()",
    "create temporary table mine ()",
    "alter table audit disable trigger all",
    "drop table audit",
  ])("the app role cannot %s", async (statement) => {
    await expect(sql.raw(statement).execute(app)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("the role publicReader can read no table: it has views of what was released", async () => {
    const db = openDatabasePool(urlOf("publicReader"));
    for (const table of TABLES) {
      await expect(sql.raw(`select from public.${table}`).execute(db)).rejects.toThrow("permission denied for schema public");
    }
    await db.destroy();
  });

  test("the role that seals reads nothing but hashes of the log, and adds seals and checkpoints", async () => {
    const db = openDatabasePool(urlOf("sealer"));
    for (const table of TABLES) {
      const read = sql.raw(`select from ${table}`).execute(db);
      if (["chain", "checkpoint", "sealed_act", "sealing"].includes(table)) await read;
      else await expect(read).rejects.toThrow(`permission denied for table ${table}`);
    }
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = 'audit_to_seal'::regclass and attnum > 0 order by attnum`.execute(owner);
    expect(rows.map(({ name }) => name)).toEqual(["administration_id", "sequence", "action", "commitment", "circumstances"]);
    await sql`select * from audit_to_seal`.execute(db);
    for (const statement of [
      "insert into audit (administration_id) values ('c_i703')",
      "insert into year (administration_id, year) values ('c_i703', 2023)",
      "update chain set seq = 2",
      "delete from chain",
      "truncate chain",
      "update checkpoint set size = 2",
      "delete from checkpoint",
      "truncate checkpoint",
      "delete from sealing",
      "delete from sealed_act",
      "select erase_audit_content('c_i703', 1, 'x')",
    ])
      await expect(sql.raw(statement).execute(db)).rejects.toThrow("permission denied");
    await db.destroy();
  });

  test("a role of nobody's cannot even connect", async () => {
    const { rows } = await sql<{ can: boolean }>`
      select has_database_privilege('public', current_database(), 'CONNECT') as can`.execute(owner);
    expect(rows).toEqual([{ can: false }]);
  });

  test("a function made later is not open to everybody", async () => {
    await sql`create function later_made() returns integer language sql return 1`.execute(owner);
    await expect(sql`select later_made()`.execute(app)).rejects.toThrow("permission denied for function later_made");
  });
});

describe("the audit log", () => {
  const salt = Buffer.alloc(32, 7);
  const content = '{"titolo":"Età"}';
  const line = { administration_id: "c_i703", person: "anna", action: "x", object: "y", year: null, track: null, track_state: null };

  test("takes a line whose commitment is SHA-256 of salt and content, at the time of the database", async () => {
    const commitment = createHash("sha256")
      .update(Buffer.concat([salt, Buffer.from(content, "utf8")]))
      .digest();
    const row = await app
      .insertInto("audit")
      .values({ ...line, salt, content, commitment })
      .returning(["sequence", "recorded_at"])
      .executeTakeFirstOrThrow();
    expect(row.sequence).toBeTypeOf("bigint");
    expect(row.recorded_at).toBeInstanceOf(Date);
  });

  test("refuses a line whose commitment is of something else", async () => {
    const commitment = createHash("sha256").update(salt).update("other").digest();
    const insert = app
      .insertInto("audit")
      .values({ ...line, salt, content, commitment })
      .execute();
    await expect(insert).rejects.toThrow("audit_check");
  });

  test.each([
    "update audit set content = 'x'",
    "update audit set person = 'x'",
    "update audit set salt = null, content = null",
    "delete from audit",
    "truncate audit cascade",
  ])("refuses even its owner to %s", async (statement) => {
    await expect(sql.raw(statement).execute(owner)).rejects.toThrow("Il registro si può solo aggiungere");
  });

  const erase = (sequence: bigint, why = "termine di conservazione") =>
    app.transaction().execute(async (tx) => {
      await sql`select set_config('app.person', 'anna', true)`.execute(tx);
      await sql`select erase_audit_content('c_i703', ${sequence}, ${why})`.execute(tx);
    });

  test("the personal part of a line is erased for a reason, and another line tells it", async () => {
    const first = await app.selectFrom("audit").selectAll().orderBy("sequence").executeTakeFirstOrThrow();
    await expect(erase(first.sequence, "")).rejects.toThrow("ci vuole il motivo");
    await erase(first.sequence);
    const [erased, told] = await app.selectFrom("audit").selectAll().orderBy("sequence").execute();
    expect(erased).toEqual({ ...first, salt: null, content: null });
    expect(told).toMatchObject({ person: "anna", action: "log.erase", object: `audit ${String(first.sequence)}` });
    expect(JSON.parse(told!.content!)).toEqual({ sequence: String(first.sequence), reason: "termine di conservazione" });
    await expect(erase(first.sequence)).rejects.toThrow("non ha un contenuto che si possa cancellare");
    await expect(erase(told!.sequence)).rejects.toThrow("non ha un contenuto che si possa cancellare");
    await expect(erase(999n)).rejects.toThrow("non ha un contenuto che si possa cancellare");
  });
});
