import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { listRoles } from "../../../data/access/roleGrant.ts";
import { loadSubject } from "../../../data/access/subject.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import type { Actor } from "../ambient.ts";
import { COMMAND_LINE } from "../ambient.ts";
import { decideGrant, endGrant, proposeGrant } from "./grantRole.ts";

const { app, serving, owner } = await freshDatabase();
await sql`insert into administration (administration_id, name) values ('c_i703', 'Comune')`.execute(owner);

let keys = 0;
const key = () => ({ idempotencyKey: `roles ${String((keys += 1))}` });
const by = (person: string): { db: typeof serving; actor: Actor; administration: string } => ({
  db: serving,
  actor: { person, capacity: "signedIn" },
  administration: "c_i703",
});
const OIV = {
  person: "N-1",
  isExternal: true,
  role: "oiv" as const,
  from: civilDate("2026-01-01"),
  reason: "Decreto del Sindaco n. 4 del 12/01/2026",
};

beforeEach(async () => {
  await sql`truncate role_grant cascade`.execute(owner);
  await sql`
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
    select 'c_i703', person, role, '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()
    from (values ('T-1', 'technicalAdministrator'), ('T-1', 'personnel'), ('U-1', 'personnel')) as held (person, role)`.execute(owner);
});

const heldBy = async (person: string) => {
  const { heldRoles } = await loadSubject(app, "c_i703", person, civilDate("2026-11-26"));
  return heldRoles.map(({ role }) => role);
};

describe("[S10] a role is given by two", () => {
  test("proposed by the technical administrator it gives nothing, confirmed by personnel it holds", async () => {
    const proposed = await proposeGrant(by("T-1"), OIV, key());
    expect(proposed).toMatchObject({ ok: true, value: { isConfirmed: false } });
    expect(await heldBy("N-1")).toEqual([]);
    const id = BigInt(proposed.ok ? proposed.value.id : "0");
    expect(await decideGrant(by("U-1"), { id, decision: "confirmed" }, key())).toEqual({ ok: true, value: null });
    expect(await heldBy("N-1")).toEqual(["oiv"]);
  });

  test("never confirmed by who proposed it, even holding both roles, nor decided twice, nor by who is nobody", async () => {
    const proposed = await proposeGrant(by("T-1"), OIV, key());
    const id = BigInt(proposed.ok ? proposed.value.id : "0");
    expect(await decideGrant(by("T-1"), { id, decision: "confirmed" }, key())).toEqual(because("decidedBefore"));
    expect(await decideGrant(by("X-1"), { id, decision: "confirmed" }, key())).toEqual(because("noRole"));
    await decideGrant(by("U-1"), { id, decision: "refused" }, key());
    expect(await decideGrant(by("U-1"), { id, decision: "confirmed" }, key())).toEqual(because("alreadyDecided"));
    expect(await heldBy("N-1")).toEqual([]);
  });

  test("a code of nobody is refused, unless it is said to be of a person from outside", async () => {
    expect(await proposeGrant(by("T-1"), { ...OIV, isExternal: false }, key())).toEqual(because("unknownPerson"));
    expect((await proposeGrant(by("T-1"), OIV, key())).ok).toBe(true);
    const known = { ...OIV, isExternal: false, role: "dpo" as const };
    expect((await proposeGrant(by("T-1"), known, key())).ok).toBe(true);
  });

  test("one that begins later cannot end before it begins, and says from when it can", async () => {
    const proposed = await proposeGrant(by("T-1"), { ...OIV, from: civilDate("2027-01-01") }, key());
    const id = BigInt(proposed.ok ? proposed.value.id : "0");
    await decideGrant(by("U-1"), { id, decision: "confirmed" }, key());
    expect(await endGrant(by("U-1"), { id, on: civilDate("2026-11-30") }, key())).toEqual(because("notBegun"));
  });

  test("nobody proposes or confirms one for themselves", async () => {
    expect(await proposeGrant(by("T-1"), { ...OIV, person: "T-1" }, key())).toEqual(because("aboutSelf"));
    const proposed = await proposeGrant(by("T-1"), { ...OIV, person: "U-1" }, key());
    const id = BigInt(proposed.ok ? proposed.value.id : "0");
    expect(await decideGrant(by("U-1"), { id, decision: "confirmed" }, key())).toEqual(because("aboutSelf"));
  });

  test("the database itself refuses one person in both steps, and a decision on oneself", async () => {
    await proposeGrant(by("T-1"), OIV, key());
    for (const who of ["T-1", "N-1"]) {
      const update =
        sql`update role_grant set decision = 'confirmed', decided_by = ${who}, decided_at = now() where person = 'N-1'`.execute(owner);
      await expect(update).rejects.toThrow(/check constraint/);
    }
  });
});

test("of twenty who confirm at once, one does", async () => {
  const proposed = await proposeGrant(by("T-1"), OIV, key());
  const id = BigInt(proposed.ok ? proposed.value.id : "0");
  const verdicts = await Promise.all(Array.from({ length: 20 }, () => decideGrant(by("U-1"), { id, decision: "confirmed" }, key())));
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
});

test("the same request sent twice proposes once", async () => {
  const once = key();
  const [first, second] = [await proposeGrant(by("T-1"), OIV, once), await proposeGrant(by("T-1"), OIV, once)];
  expect(second).toEqual(first);
  expect((await listRoles(app, "c_i703")).filter(({ person }) => person === "N-1")).toHaveLength(1);
});

test("a role that ends today ends tonight, one that ended yesterday is over now, and neither ends twice", async () => {
  const proposed = await proposeGrant(by("T-1"), OIV, key());
  const id = BigInt(proposed.ok ? proposed.value.id : "0");
  await decideGrant(by("U-1"), { id, decision: "confirmed" }, key());
  expect(await endGrant(by("U-1"), { id, on: civilDate("2025-12-31") }, key())).toEqual(because("endsBeforeItBegins"));
  expect((await endGrant(by("U-1"), { id, on: civilDate("2026-11-25") }, key())).ok).toBe(true);
  const { heldRoles } = await loadSubject(app, "c_i703", "N-1", civilDate("2026-11-26"));
  expect(heldRoles).toEqual([{ role: "oiv", from: "2026-01-01", to: "2026-11-25" }]);
  expect(await endGrant(by("U-1"), { id, on: civilDate("2026-11-25") }, key())).toEqual(because("notInForce"));
});

test("a role ended by a clock that was a month ahead is over once the clock is right, and is given again from tomorrow", async () => {
  await sql`
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at, ended_on, ended_by, ended_at)
    select 'c_i703', 'N-1', 'oiv', '[2020-01-01,)', 'x', 'T-1', 'confirmed', 'U-1', now(), rome_day(at), 'U-1', at
    from (select now() + interval '30 days' as at) as ahead`.execute(owner);
  const { rows } = await sql<{ held: bigint; tomorrow: string }>`
    select (select count(*) from holdings_of('c_i703') where person = 'N-1' and valid @> rome_day(now())) as held,
      (rome_day(now()) + 1)::text as tomorrow`.execute(app);
  expect(rows[0]!.held).toBe(0n);
  expect(await proposeGrant(by("T-1"), { ...OIV, from: civilDate(rows[0]!.tomorrow) }, key())).toMatchObject({ ok: true });
});

test("nobody writes an end that is to come, after which nobody else could end the role before it", async () => {
  const { rows } = await sql<{ id: bigint }>`select grant_id as id from role_grant where person = 'T-1' and role = 'personnel'`.execute(
    owner,
  );
  const { id } = rows[0]!;
  expect(await endGrant(by("T-1"), { id, on: civilDate("2999-12-31") }, key())).toEqual(because("endsInTheFuture"));
  expect((await endGrant(by("U-1"), { id, on: civilDate("2026-11-25") }, key())).ok).toBe(true);
});

test("whoever leads a unit says which", async () => {
  const dirigente = { ...OIV, role: "dirigente" as const };
  expect(await proposeGrant(by("T-1"), dirigente, key())).toEqual(because("leadsNoUnit"));
  const backwards = { ...OIV, to: civilDate("2025-12-31") };
  expect(await proposeGrant(by("T-1"), backwards, key())).toEqual(because("endsBeforeItBegins"));
});

test("from the command line the first ones hold at once, and no longer once somebody is there who could confirm", async () => {
  await sql`truncate role_grant cascade`.execute(owner);
  const machine = { db: app, actor: COMMAND_LINE, administration: "c_i703" };
  const first = await proposeGrant(machine, { ...OIV, person: "U-1", role: "personnel" }, key());
  expect(first).toMatchObject({ ok: true, value: { isConfirmed: true } });
  const [account] = (
    await sql<{ id: string }>`insert into account (mail, name) values ('u@ente.example', 'Persona') returning account_id as id`.execute(
      owner,
    )
  ).rows;
  await sql`insert into account_person (administration_id, account_id, person) values ('c_i703', ${account!.id}, 'U-1')`.execute(owner);
  expect(await proposeGrant(machine, OIV, key())).toMatchObject({ ok: true, value: { isConfirmed: false } });
});
