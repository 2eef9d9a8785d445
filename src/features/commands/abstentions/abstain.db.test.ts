import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { loadSubject } from "../../../data/access/subject.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import type { Actor } from "../ambient.ts";
import { closeConflict, declareConflict } from "./abstain.ts";

const { app, serving, owner } = await freshDatabase();
await sql`insert into administration (administration_id, name) values ('c_i703', 'Comune')`.execute(owner);
await sql`insert into person (administration_id, person, name) values ('c_i703', 'D-1', 'Prima Prova'), ('c_i703', 'U-1', 'Altra Prova')`.execute(
  owner,
);
await sql`
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
  select 'c_i703', person, role, '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()
  from (values ('D-1', 'dirigente'), ('U-1', 'personnel'), ('U-2', 'personnel')) as held (person, role)`.execute(owner);

let keys = 0;
const key = () => ({ idempotencyKey: `abstentions ${String((keys += 1))}` });
const by = (person: string): { db: typeof serving; actor: Actor; administration: string } => ({
  db: serving,
  actor: { person, capacity: "signedIn" },
  administration: "c_i703",
});

test("[OBL-32] [S14] a conflict is ended neither by who declared it nor by whom it is about, and the reason is not in the log", async () => {
  const conflict = { person: "D-1", about: "U-1", reason: "canarino: una lite" };
  expect(await declareConflict(by("D-1"), conflict, key())).toEqual({ ok: true, value: null });
  const conflictsNow = async () => (await loadSubject(app, "c_i703", "D-1", civilDate("2026-11-26"))).conflicts;
  expect(await conflictsNow()).toEqual(["U-1"]);
  const { rows } = await sql<{ id: bigint }>`select conflict_id as id from conflict_of_interest`.execute(owner);
  const { id } = rows[0]!;
  expect((await closeConflict(by("D-1"), id, key())).ok).toBe(false);
  expect(await closeConflict(by("U-1"), id, key())).toEqual(because("notFound"));
  expect(await conflictsNow()).toEqual(["U-1"]);
  expect(await closeConflict(by("U-2"), id, key())).toEqual({ ok: true, value: null });
  expect(await conflictsNow()).toEqual([]);
  const { rows: log } = await sql`select * from audit where content::text like '%canarino%'`.execute(owner);
  expect(log).toEqual([]);
});
