import { refusal } from "../../domain/kernel/refusal.ts";
import { refuse } from "../../domain/kernel/verdict.ts";
import { because } from "../../../tests/support/because.ts";
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../tests/support/database.ts";
import { holdConcern } from "../../data/cycle/cycleYear.ts";
import { act, actOnTrack } from "./act.ts";
import type { Circumstances, Deed } from "./act.ts";
import type { Ambient } from "./ambient.ts";
import type { Accepted } from "../../domain/kernel/verdict.ts";
import { newRequestKey } from "../../data/request/requestKey.ts";
import { openDatabasePool } from "../../data/database/database.ts";
import { findDraft, keepDraft } from "../../data/request/formDraft.ts";
import type { Database } from "../../data/database/database.ts";

const { app, serving, owner, urlOf } = await freshDatabase();

let nextYear = 2000;
let ambient: Ambient;

/** Each test has a year of its own. */
beforeEach(() => {
  nextYear += 1;
  ambient = { db: app, actor: { person: "anna", capacity: "commandLine" as const }, administration: "c_i703", year: nextYear };
});

beforeAll(() => sql`create table written (year integer, value text); grant select, insert on written to traguardo_app`.execute(owner));

const write = (db: Database, value: string) => sql`insert into written values (${ambient.year}, ${value})`.execute(db);

const done = (answer: string): Accepted<Deed<{ answer: string }>> => ({
  ok: true,
  value: { answer: { answer }, object: "objective 001", content: { titolo: "Età", peso: "12.50" } },
});

/** Writes one row in the plan of the test's year, which it starts when need be. */
const planImport = (key: string, more: { dryRun?: boolean; contentHash?: Buffer; draftAt?: string } = {}, within: Ambient = ambient) =>
  act(within, "plan.import", { idempotencyKey: `${within.year} ${key}`, administrationName: "Comune", ...more }, async (tx) => {
    await write(tx, key);
    return done(key);
  });

/** Everything the test's year has left in the database. */
async function traces() {
  const { year } = ambient;
  const { rows: written } = await sql<{ value: string }>`select value from written where year = ${year} order by value`.execute(owner);
  const { rows: audit } = await sql`select from audit where year = ${year}`.execute(owner);
  const { rows: answers } = await sql`select from idempotency where key like ${`${year} %`}`.execute(owner);
  return { written: written.map(({ value }) => value), audit: audit.length, answers: answers.length };
}

const NOTHING = { written: [], audit: 0, answers: 0 };

const closePlan = (db: Database = app) =>
  sql`update track set closed_at = now() where year = ${ambient.year} and track = 'plan'`.execute(db);

test("[OBL-14] an accepted act writes its rows, its audit line and its answer", async () => {
  expect(await planImport("one")).toEqual({ ok: true, value: { answer: "one" } });
  expect(await traces()).toEqual({ written: ["one"], audit: 1, answers: 1 });
});

test("the first act of a year makes all its tracks, and opens its own", async () => {
  await planImport("one");
  const { rows } = await sql`
    select track, opened_at is not null as open from track where year = ${ambient.year} order by track`.execute(owner);
  expect(rows).toEqual([
    { track: "individualDirigenti", open: false },
    { track: "individualEq", open: false },
    { track: "individualStaff", open: false },
    { track: "monitoring", open: false },
    { track: "pay", open: false },
    { track: "plan", open: true },
    { track: "report", open: false },
    { track: "results", open: false },
    { track: "setUp", open: false },
  ]);
});

test("[OBL-14] the audit line says who did what, and its commitment can be recomputed", async () => {
  await planImport("one");
  const line = await app.selectFrom("audit").selectAll().where("year", "=", ambient.year).executeTakeFirstOrThrow();
  expect(line).toMatchObject({
    administration_id: "c_i703",
    person: "anna",
    action: "plan.import",
    object: "objective 001",
    track: "plan",
    track_state: "open",
    content: '{"titolo":"Età","peso":"12.50"}',
  });
  expect(line.salt).toHaveLength(32);
  const recomputed = createHash("sha256")
    .update(Buffer.concat([line.salt!, Buffer.from('{"titolo":"Età","peso":"12.50"}', "utf8")]))
    .digest("hex");
  expect(line.commitment.toString("hex")).toBe(recomputed);
});

test("the command learns the day in Rome and its track, and the database who is acting", async () => {
  const seen: { circumstances?: Circumstances; told?: unknown } = {};
  const verdict = await act(ambient, "plan.import", { idempotencyKey: "seen", administrationName: "Comune" }, async (tx, circumstances) => {
    const { rows } = await sql`
      select current_setting('app.person') as person, current_setting('app.administration') as administration,
        to_char(now() at time zone 'Europe/Rome', 'YYYY-MM-DD') as day`.execute(tx);
    Object.assign(seen, { circumstances, told: rows[0] });
    return done("seen");
  });
  expect(verdict.ok).toBe(true);
  expect(seen.told).toEqual({ person: "anna", administration: "c_i703", day: seen.circumstances?.today });
  expect(seen.circumstances?.track).toEqual({ track: "plan", state: "open" });
  const { rows } = await sql`select current_setting('app.person', true) as person`.execute(app);
  expect(rows).not.toEqual([{ person: "anna" }]);
});

describe("nothing is left of", () => {
  test("a refused act", async () => {
    const verdict = await act(ambient, "plan.import", { idempotencyKey: "refused", administrationName: "Comune" }, async (tx) => {
      await write(tx, "refused");
      return { ok: false, reasons: [refusal("noTitle"), refusal("noGroup", "group")] };
    });
    expect(verdict).toEqual(because("noTitle", "noGroup"));
    expect(await traces()).toEqual(NOTHING);
  });

  test("an act that throws", async () => {
    const failing = act(ambient, "plan.import", { idempotencyKey: "thrown", administrationName: "Comune" }, async (tx) => {
      await write(tx, "thrown");
      throw new Error("cannot happen");
    });
    await expect(failing).rejects.toThrow("cannot happen");
    expect(await traces()).toEqual(NOTHING);
  });

  test("an act the database refuses at the last statement", async () => {
    const failing = act(ambient, "plan.import", { idempotencyKey: "empty", administrationName: "Comune" }, async (tx) => {
      await write(tx, "empty");
      return { ok: true, value: { answer: null, object: "", content: {} } };
    });
    await expect(failing).rejects.toThrow("audit_object_check");
    expect(await traces()).toEqual(NOTHING);
  });

  test("a dry run, which answers as the act would", async () => {
    expect(await planImport("dry", { dryRun: true })).toEqual({ ok: true, value: { answer: "dry" } });
    expect(await traces()).toEqual(NOTHING);
    expect(await planImport("dry")).toEqual({ ok: true, value: { answer: "dry" } });
    expect(await traces()).toEqual({ written: ["dry"], audit: 1, answers: 1 });
  });
});

describe("a repeated request", () => {
  test("gets the first answer and writes nothing, even when it would now be refused", async () => {
    await planImport("one");
    await closePlan();
    expect(await planImport("one")).toEqual({ ok: true, value: { answer: "one" } });
    expect(await traces()).toEqual({ written: ["one"], audit: 1, answers: 1 });
  });

  test("runs once when two arrive at the same time", async () => {
    let ran = 0;
    const slow = () =>
      act(ambient, "plan.import", { idempotencyKey: `${ambient.year} twice`, administrationName: "Comune" }, async (tx) => {
        ran += 1;
        const mine = `run ${ran}`;
        await write(tx, mine);
        await sql`select pg_sleep(0.1)`.execute(tx);
        return done(mine);
      });
    const answers = await Promise.all([slow(), slow(), slow()]);
    expect(answers).toEqual(Array(3).fill({ ok: true, value: { answer: "run 1" } }));
    expect(ran).toBe(1);
    expect(await traces()).toEqual({ written: ["run 1"], audit: 1, answers: 1 });
  });

  test("may run when the first failed", async () => {
    const options = { idempotencyKey: `${ambient.year} again`, administrationName: "Comune" };
    await act(ambient, "plan.import", options, () => Promise.resolve(refuse("notYet")));
    expect(await planImport("again")).toEqual({ ok: true, value: { answer: "again" } });
  });

  test("of another person is another request", async () => {
    await planImport("mine");
    const bruno = { ...ambient, actor: { person: "bruno", capacity: "commandLine" as const } };
    expect(await planImport("mine", {}, bruno)).toEqual({ ok: true, value: { answer: "mine" } });
    expect((await traces()).audit).toBe(2);
  });

  test("with another content, without one, or for another action is refused, and writes nothing", async () => {
    const refused = because("keyUsedElsewhere");
    const contentHash = Buffer.alloc(32, 1);
    await planImport("mine", { contentHash });
    expect(await planImport("mine", { contentHash: Buffer.alloc(32, 2) })).toEqual(refused);
    expect(await planImport("mine")).toEqual(refused);
    expect(await planImport("mine", { contentHash })).toEqual({ ok: true, value: { answer: "mine" } });
    expect((await traces()).audit).toBe(1);
    const other = await act(ambient, "monitoring.recordReading", { idempotencyKey: `${ambient.year} mine` }, () =>
      Promise.resolve(done("no")),
    );
    expect(other).toEqual(refused);
  });

  test("holds for a week after it was drawn, and is refused afterwards, or when it was drawn in days to come, unless its answer is there", async () => {
    const day = 86_400_000;
    const drawn = (days: number) => newRequestKey(Date.now() - days * day);
    const ask = (idempotencyKey: string) =>
      act(ambient, "plan.import", { idempotencyKey, administrationName: "Comune" }, () => Promise.resolve(done("yes")));
    const old = drawn(6.9);
    expect(await ask(old)).toMatchObject({ ok: true });
    expect(await ask(old)).toMatchObject({ ok: true });
    expect(await ask(drawn(7.01))).toEqual(because("keyTooOld"));
    expect(await ask(drawn(-1.1))).toEqual(because("keyTooOld"));
    expect(await ask(drawn(-0.9))).toMatchObject({ ok: true });
    expect((await traces()).audit).toBe(2);
  });

  test("does not meet the same key of another administration", async () => {
    await planImport("shared");
    expect(await planImport("shared", {}, { ...ambient, administration: "locale" })).toEqual({ ok: true, value: { answer: "shared" } });
  });
});

describe("the year and its tracks", () => {
  test("a year nobody started takes no writes", async () => {
    const verdict = await act(ambient, "monitoring.recordReading", { idempotencyKey: "early" }, () => Promise.resolve(done("no")));
    expect(verdict).toEqual(because("yearNotStarted"));
  });

  test("an unknown administration without a name is not made", async () => {
    const unknown = { ...ambient, administration: "c_unknown" };
    const verdict = await act(unknown, "plan.import", { idempotencyKey: "nameless" }, () => Promise.resolve(done("no")));
    expect(verdict).toEqual(because("yearNotStarted"));
  });

  test("an administration keeps its first name", async () => {
    await planImport("one");
    await act(ambient, "plan.import", { idempotencyKey: "renamed", administrationName: "Altro" }, () => Promise.resolve(done("two")));
    const { rows } = await sql`select name from administration where administration_id = 'c_i703'`.execute(owner);
    expect(rows).toEqual([{ name: "Comune" }]);
  });

  test("a closed track refuses, without asking the command", async () => {
    await planImport("one");
    await closePlan();
    const verdict = await act(ambient, "plan.import", { idempotencyKey: "late" }, () => Promise.reject(new Error("asked")));
    expect(verdict).toEqual(because("trackClosed"));
  });

  test("a track that is not open yet refuses", async () => {
    await planImport("one");
    const verdict = await act(ambient, "monitoring.recordReading", { idempotencyKey: "early" }, () => Promise.reject(new Error("asked")));
    expect(verdict).toEqual(because("trackNotOpened"));
  });

  test("another track of the same year stays open when one closes", async () => {
    await planImport("one");
    await sql`update track set opened_at = now() where track = 'monitoring'`.execute(owner);
    await closePlan();
    const verdict = await act(ambient, "monitoring.recordReading", { idempotencyKey: "open" }, () => Promise.resolve(done("two")));
    expect(verdict.ok).toBe(true);
  });

  test("no write lands after a closing that runs against it, in 60 rounds", async () => {
    const many = openDatabasePool(urlOf("app"), { max: 14, purpose: "commandLine" });
    let refused = 0;
    let accepted = 0;
    let late = 0;
    for (let round = 0; round < 60; round += 1) {
      ambient = { ...ambient, db: many, year: 2100 + round };
      await planImport("first");
      const within = ambient;
      const write = (name: string) =>
        act(within, "plan.import", { idempotencyKey: `${within.year} race ${name}` }, async (tx) => {
          await sql`select pg_sleep(${Math.random() / 200})`.execute(tx);
          await sql`insert into written values (${within.year}, 'race')`.execute(tx);
          return done("race");
        });
      const writers = Array.from({ length: 12 }, (_, i) => write(String(i)));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
      const counted = await many.transaction().execute(async (tx) => {
        await sql`select from track where year = ${within.year} and track = 'plan' for update`.execute(tx);
        await closePlan(tx);
        const { rows } = await sql<{ n: bigint }>`select count(*) as n from written where year = ${within.year}`.execute(tx);
        return rows[0]!.n;
      });
      const verdicts = await Promise.all([...writers, write("afterwards")]); // on a busy machine all the others may have come before
      const { written } = await traces();
      late += written.length - Number(counted);
      accepted += verdicts.filter(({ ok }) => ok).length;
      refused += verdicts.filter(({ ok }) => !ok).length;
    }
    await many.destroy();
    expect(late).toBe(0);
    expect(accepted + refused).toBe(780);
    expect(accepted).toBeGreaterThan(0); // else the race was never run
    expect(refused).toBeGreaterThanOrEqual(60);
  });
});

describe("what was decided while an act waited counts", () => {
  /** Holds the plan's track alone until an act waits for it, does what it is told, and lets it go. */
  const meanwhile = async <Answer>(change: (tx: Database) => Promise<unknown>, ask: () => Promise<Answer>): Promise<Answer> => {
    let held: () => void;
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    const options = { track: "plan", idempotencyKey: crypto.randomUUID() } as const;
    const holding = actOnTrack(ambient, "track.close", options, async (tx) => {
      held();
      await untilSomebodyWaits();
      await change(tx);
      return done("held");
    });
    await isHeld;
    const answer = await ask();
    expect((await holding).ok).toBe(true);
    return answer;
  };

  async function untilSomebodyWaits(): Promise<void> {
    const waiting = sql`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`;
    while ((await waiting.execute(owner)).rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  const decide = (person: string, key: string) =>
    act({ ...ambient, db: serving, actor: { person, capacity: "signedIn" } }, "quality.decide", { idempotencyKey: key }, async (tx) => {
      await write(tx, key);
      return done(key);
    });
  const hold = (person: string) =>
    sql`
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
    values ('c_i703', ${person}, 'planning', '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now())`.execute(owner);
  const end = (person: string) =>
    sql`
    update role_grant set ended_on = rome_day(now()), ended_by = 'altri', ended_at = now() where person = ${person}`.execute(owner);

  test("its track was closed: it is refused, and writes nothing", async () => {
    await planImport("one");
    expect(await meanwhile(closePlan, () => planImport("late"))).toEqual(because("trackClosed"));
    expect((await traces()).written).toEqual(["one"]);
  });

  test("the role of the person who asks was ended, or given", async () => {
    await planImport("one");
    await hold("gina");
    expect(await decide("gina", `${ambient.year} before`)).toMatchObject({ ok: true });
    expect(await decide("lina", `${ambient.year} without`)).toEqual(because("noRole"));
    expect(
      await meanwhile(
        () => end("gina"),
        () => decide("gina", `${ambient.year} ended`),
      ),
    ).toEqual(because("noRole"));
    expect(
      await meanwhile(
        () => hold("lina"),
        () => decide("lina", `${ambient.year} given`),
      ),
    ).toMatchObject({ ok: true });
    expect((await traces()).written).toEqual([`${ambient.year} before`, `${ambient.year} given`, "one"]);
  });
});

test("[T24] of forty at once who read a number and write the next, one after the other by their concern, none is lost", async () => {
  await planImport("first");
  const { administration, year } = ambient;
  const add = (name: string) =>
    act(ambient, "plan.import", { idempotencyKey: `${year} ${name}` }, async (tx) => {
      await holdConcern(tx, { administration, year }, "plan");
      const { rows } = await sql<{
        last: number;
      }>`select count(*)::int as last from written where year = ${year} and value <> 'first'`.execute(tx);
      await write(tx, String(rows[0]!.last + 1).padStart(2, "0"));
      return done(name);
    });
  await Promise.all(Array.from({ length: 40 }, (_, i) => add(`adds ${i}`)));
  const numbers = Array.from({ length: 40 }, (_, i) => String(i + 1).padStart(2, "0"));
  expect((await traces()).written).toEqual([...numbers, "first"]);
});

test("forty acts at once on one new year all succeed, each with its line and its answer", async () => {
  const verdicts = await Promise.all(Array.from({ length: 40 }, (_, i) => planImport(`at once ${i}`)));
  expect(verdicts.filter(({ ok }) => !ok)).toEqual([]);
  expect(await traces()).toMatchObject({ audit: 40, answers: 40 });
});

test("what was left in a form goes with the act it becomes, and stays where nothing is done or done again", async () => {
  const place = { administration: "c_i703", person: "anna", address: "/c_i703/ufficio/unita" };
  const left = () => app.transaction().execute(async (tx) => (await findDraft(tx, place))?.fields);
  await planImport("first");
  await keepDraft(app, place, { nome: "Ufficio" });
  await planImport("not kept", { draftAt: place.address, dryRun: true });
  expect(await left()).toEqual({ nome: "Ufficio" });
  await planImport("kept", { draftAt: place.address });
  expect(await left()).toBe(undefined);
  await keepDraft(app, place, { nome: "Un altro" });
  await planImport("kept", { draftAt: place.address });
  expect(await left()).toEqual({ nome: "Un altro" });
});
