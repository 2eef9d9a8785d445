import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { startYear } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { nameActor } from "../database/nameActor.ts";
import { enterAct, leaveAct } from "./enterAct.ts";

const { app, serving, owner } = await freshDatabase();
const YEAR = { administration: "c_i703", year: 2026 };

beforeAll(async () => {
  await app.transaction().execute(async (tx) => {
    await nameActor(tx, { administration: "c_i703", person: "prova" });
    await startYear(tx, YEAR, "plan", "Comune");
  });
  await sql`
    insert into unit (administration_id) values ('c_i703');
    insert into person (administration_id, person, name) select 'c_i703', 'P-' || n, 'Persona ' || n from generate_series(1, 2000) n;
    insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte)
      select 'c_i703', 'P-' || n, '[2020-01-01,)', unit_id, 'none', 'istruttori', 'istruttori', 1 from unit, generate_series(1, 2000) n`.execute(
    owner,
  );
});

const request = (key: string, person = "P-7") => ({ administration: "c_i703", key, person, action: "quality.decide" });
const LINE = { object: "x", content: { titolo: "Età" }, year: 2026, track: { track: "plan", state: "open" } as const, answer: { n: 1 } };

/** Begins and ends an act of somebody who signed in, in a transaction of the caller's. */
async function actIn(tx: Database, key: string): Promise<void> {
  await enterAct(tx, request(key), { capacity: "signedIn" }, { year: 2026, own: ["plan"], asked: ["plan"] });
  await leaveAct(tx, request(key), LINE);
}

test("an act waits for no other of its year that has done all but end", async () => {
  await serving.transaction().execute(async (first) => {
    await actIn(first, "first");
    await serving.transaction().execute(async (second) => {
      await sql`set local lock_timeout = '2s'`.execute(second);
      await actIn(second, "second");
    });
    const { rows } = await sql<{ key: string }>`select key from idempotency`.execute(owner);
    expect(rows.map(({ key }) => key)).toEqual(["second"]);
  });
});

describe("what an act is told as it begins", () => {
  const enter = (capacity: "signedIn" | "commandLine", key: string, person?: string) =>
    serving.transaction().execute((tx) => enterAct(tx, request(key, person), { capacity }, { year: 2026, own: ["plan"], asked: ["pay"] }));

  test("the tracks asked for, in their order and none beside; what the person holds, and of the command line nothing", async () => {
    const { tracks, rights, earlier } = await enter("signedIn", "told");
    expect(tracks.map(({ track, state }) => `${track} ${state}`)).toEqual(["plan open", "pay notOpened"]);
    expect(tracks[0]!.openedAt).toBeInstanceOf(Date);
    expect(earlier).toBeUndefined();
    expect(rights?.subject.heldRoles.map(({ role, from }) => `${role} ${from}`)).toEqual(["employee 2020-01-01"]);
    expect([rights?.readsOnly, rights?.hasSecondPerson]).toEqual([false, false]);
    expect((await enter("commandLine", "told")).rights).toBeUndefined();
  });

  test("the answer given before to the same content, and nothing of the year", async () => {
    await serving.transaction().execute((tx) => actIn(tx, "answered"));
    expect(await enter("signedIn", "answered")).toMatchObject({ earlier: { answer: { n: 1 } }, tracks: [] });
    expect((await enter("signedIn", "answered", "P-8")).earlier).toBeUndefined(); // another person's
  });

  test("nobody else is read to say what one of 2,000 people holds, before and after the database has counted them", async () => {
    const readOf = () =>
      serving.transaction().execute(async (tx) => {
        await actIn(tx, crypto.randomUUID());
        await sql`select from person where person = 'P-7'`.execute(tx); // a policy asks too
        const { rows } = await sql<{ read: bigint }>`
          select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = 'employment'`.execute(tx);
        return Number(rows[0]!.read);
      });
    expect(await readOf()).toBeLessThan(50);
    await sql`analyze`.execute(owner);
    expect(await readOf()).toBeLessThan(50);
  });
});

test("as the caller: an act for one administration writes nothing for another, and reads no answer of another person", async () => {
  const forged = serving.transaction().execute(async (tx) => {
    await enterAct(tx, request("forged"), { capacity: "signedIn" }, { year: 2026, own: ["plan"] });
    await leaveAct(tx, { ...request("forged"), administration: "altrove" }, LINE);
  });
  await expect(forged).rejects.toThrow("row-level security");
  const { rows } = await sql<{ name: string; definer: boolean }>`
    select proname as name, prosecdef as definer from pg_proc where proname in ('enter_act', 'leave_act', 'rights_facts') order by 1`.execute(
    owner,
  );
  expect(rows).toEqual([
    { name: "enter_act", definer: false },
    { name: "leave_act", definer: false },
    { name: "rights_facts", definer: false },
  ]);
});
