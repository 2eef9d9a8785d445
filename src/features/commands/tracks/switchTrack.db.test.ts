import { because } from "../../../../tests/support/because.ts";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { IS_LONG, tellFigure } from "../../../../tests/support/longTier.ts";
import { startYear, readTracks } from "../../../data/cycle/cycleYear.ts";
import { openDatabasePool } from "../../../data/database/database.ts";
import { listDerogations } from "../../../data/cycle/derogation.ts";
import { nameActor } from "../../../data/database/nameActor.ts";
import { listReopenings } from "../../../data/cycle/trackReopening.ts";
import { transact } from "../../../data/database/transact.ts";
import { civilDate } from "../../../domain/kernel/civilDate.ts";
import type { Track } from "../../../domain/cycle/track.ts";
import { act } from "../act.ts";
import type { Actor } from "../ambient.ts";
import { closeTrackByAct, decideToReopen, openTrackByAct, proposeToReopen } from "./switchTrack.ts";

const { app, serving, owner, urlOf } = await freshDatabase();
const signedIn = (person: string): Actor => ({ person, capacity: "signedIn" });

let year = 2000;
let keys = 0;
const key = () => ({ idempotencyKey: `tracks ${String((keys += 1))}` });
const by = (person: string, db = serving) => ({ db, actor: signedIn(person), administration: "c_i703", year });
const ACT = { organ: "Giunta comunale", number: "12", date: civilDate("2026-01-31") };

beforeEach(async () => {
  year += 1;
  await transact(app, async (tx) => {
    await nameActor(tx, { administration: "c_i703", person: "prova", capacity: "commandLine" });
    await startYear(tx, { administration: "c_i703", year }, "plan", "Comune");
    return { keep: true, value: undefined };
  });
  await sql`truncate role_grant, track_reopening, derogation cascade`.execute(owner);
  await sql`
    insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
    select 'c_i703', person, role, '[2020-01-01,)', 'x', 'altri', 'confirmed', 'altro', now()
    from (values ('S-1', 'segretario'), ('R-1', 'registry'), ('E-1', 'employee'), ('P-1', 'planning')) as held (person, role)`.execute(
    owner,
  );
});

const stateOf = async (track: Track) =>
  (await readTracks(app, { administration: "c_i703", year })).find((each) => each.track === track)?.state;

describe("a track opens and closes by an act", () => {
  test("opens with its act, closes with its act, and takes no writes after", async () => {
    expect(await openTrackByAct(by("S-1"), { track: "monitoring", act: ACT }, key())).toEqual({ ok: true, value: null });
    expect(await stateOf("monitoring")).toBe("open");
    expect(await closeTrackByAct(by("R-1"), { track: "monitoring", act: { ...ACT, number: "13" } }, key())).toEqual({
      ok: true,
      value: null,
    });
    expect(await stateOf("monitoring")).toBe("closed");
    const { rows } = await sql`select t.track, o.number as opened, c.number as closed from track t
      join act o on o.act_id = t.opened_by_act join act c on c.act_id = t.closed_by_act where t.year = ${year}`.execute(owner);
    expect(rows).toEqual([{ track: "monitoring", opened: "12", closed: "13" }]);
    const again = await closeTrackByAct(by("S-1"), { track: "monitoring", act: ACT }, key());
    expect(again).toEqual(because("alreadyClosed"));
  });

  test("acts dated by a clock that was a month ahead keep it neither from closing nor from being reopened once the clock is right", async () => {
    await openTrackByAct(by("S-1"), { track: "pay", act: { ...ACT, number: "opening" } }, key());
    const dateAhead = (number: string) =>
      sql`update act set date = rome_day(now()) + 30 where number = ${number} and act_id in (select unnest(array[opened_by_act, closed_by_act]) from track where year = ${year})`.execute(
        owner,
      );
    await dateAhead("opening");
    expect(await closeTrackByAct(by("S-1"), { track: "pay", act: { ...ACT, number: "closing" } }, key())).toMatchObject({ ok: true });
    await dateAhead("closing");
    expect(await proposeToReopen(by("S-1"), { track: "pay", act: ACT, reason: "x" }, key())).toMatchObject({ ok: true });
  });

  test("one that was never opened has nothing to close, and is told so", async () => {
    const never = await closeTrackByAct(by("S-1"), { track: "pay", act: ACT }, key());
    expect(never).toEqual(because("notOpened"));
  });

  test("is of whoever keeps the acts, and of nobody else", async () => {
    for (const person of ["E-1", "X-9"]) {
      expect(await closeTrackByAct(by(person), { track: "plan", act: ACT }, key())).toEqual(because("noRole"));
    }
    expect(await stateOf("plan")).toBe("open");
  });

  test("an act of tomorrow opens nothing today, and a last day of yesterday is none", async () => {
    const tomorrow = { ...ACT, date: civilDate("2999-01-01") };
    expect(await openTrackByAct(by("S-1"), { track: "pay", act: tomorrow }, key())).toEqual(because("actInTheFuture"));
    const late = { track: "pay" as const, act: ACT, lastDay: civilDate("2020-01-01") };
    expect(await openTrackByAct(by("S-1"), late, key())).toEqual(because("lastDayIsPast"));
  });
});

describe("a closed track opens again only by act, reason and two persons", () => {
  const reopening = { track: "plan" as const, act: { ...ACT, number: "20" }, reason: "Errore materiale nella scheda" };
  const waiting = async () => (await listReopenings(app, { administration: "c_i703", year }))[0]!;

  beforeEach(async () => {
    await closeTrackByAct(by("S-1"), { track: "plan", act: ACT }, key());
  });

  test("one proposes, another confirms; until then it stays closed, and when it had been closed is kept", async () => {
    expect((await proposeToReopen(by("S-1"), reopening, key())).ok).toBe(true);
    expect(await stateOf("plan")).toBe("closed");
    const { id } = await waiting();
    const own = await decideToReopen(by("S-1"), { track: "plan", id, decision: "confirmed" }, key());
    expect(own).toEqual(because("secondPersonNeeded"));
    expect(await decideToReopen(by("R-1"), { track: "plan", id, decision: "confirmed" }, key())).toEqual({ ok: true, value: null });
    expect(await stateOf("plan")).toBe("open");
    const { rows } = await sql`select closed_at is not null as kept, decided_by from track_reopening where year = ${year}`.execute(owner);
    expect(rows).toEqual([{ kept: true, decided_by: "R-1" }]);
  });

  test("a refused one leaves it closed, and another may be proposed", async () => {
    await proposeToReopen(by("S-1"), reopening, key());
    expect(await proposeToReopen(by("R-1"), reopening, key())).toEqual(because("waitsAlready"));
    const { id } = await waiting();
    await decideToReopen(by("R-1"), { track: "plan", id, decision: "refused" }, key());
    expect(await stateOf("plan")).toBe("closed");
    expect((await proposeToReopen(by("R-1"), reopening, key())).ok).toBe(true);
  });

  test("where there is nobody else, one person does both by a derogation with its reason, which the OIV reads", async () => {
    await sql`delete from role_grant where person <> 'S-1'`.execute(owner);
    await proposeToReopen(by("S-1"), reopening, key());
    const decision = { track: "plan" as const, id: (await waiting()).id, decision: "confirmed" as const };
    expect(await decideToReopen(by("S-1"), decision, key())).toEqual(because("derogationNeedsReason"));
    expect(await decideToReopen(by("S-1"), decision, { ...key(), derogation: "   " })).toEqual(because("derogationNeedsReason"));
    expect(await stateOf("plan")).toBe("closed");
    expect((await decideToReopen(by("S-1"), decision, { ...key(), derogation: "L'ente ha solo il Segretario" })).ok).toBe(true);
    expect(await listDerogations(app, "c_i703")).toMatchObject([
      { person: "S-1", action: "track.confirmReopening", fromAction: "track.reopen", reason: "L'ente ha solo il Segretario", year },
    ]);
  });

  test("[T24] of twenty who confirm at once, one does", async () => {
    await proposeToReopen(by("S-1"), reopening, key());
    const { id } = await waiting();
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, () => decideToReopen(by("R-1"), { track: "plan", id, decision: "confirmed" }, key())),
    );
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(1);
    expect(verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.reasons)).filter(({ reason }) => reason !== "alreadyDecided")).toEqual(
      [],
    );
  });
});

describe("[T31] the last day is a day in Rome, to its last second, by the clock of the database", () => {
  //  instant                      takes writes until 25/10/2026, the night the clocks go back
  test.each([
    ["2026-10-25 21:59:59.999+00", true], // 22:59:59 in Rome: winter time since 3 in the night
    ["2026-10-25 22:59:59.999+00", true], // 23:59:59
    ["2026-10-25 23:00:00+00", false],
    ["2026-10-24 21:59:59+00", true],
    ["2026-10-24 22:00:00+00", true], // already the 25th there, summer time
    ["2026-10-26 00:30:00+14", true], // still the 25th in Rome
    ["2026-10-25 19:00:00-05", false],
  ])("at %s: %s, whatever the zone of the connection", async (instant, takes) => {
    for (const zone of ["UTC", "Europe/Rome", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York", "Asia/Kathmandu"]) {
      const answer = await transact(app, async (tx) => {
        await sql`select set_config('TimeZone', ${zone}, true)`.execute(tx);
        const { rows } = await sql<{ takes: boolean }>`
          select track_takes_writes('2026-01-01', null, '2026-10-25', ${instant}::timestamptz) as takes`.execute(tx);
        return { keep: false, value: rows[0]?.takes };
      });
      expect(answer, zone).toBe(takes);
    }
  });

  test.each([
    ["2026-03-29 22:00:00+00", "2026-03-30"], // the night the clocks go forward: midnight is at 22 UTC
    ["2026-03-29 21:59:59+00", "2026-03-29"],
    ["2024-02-29 22:59:59+00", "2024-02-29"],
    ["2024-02-29 23:00:00+00", "2024-03-01"],
    ["2026-12-31 22:59:59+00", "2026-12-31"],
    ["2026-12-31 23:00:00+00", "2027-01-01"],
  ])("%s is %s in Rome", async (instant, day) => {
    const { rows } = await sql<{ day: string }>`select rome_day(${instant}::timestamptz) as day`.execute(app);
    expect(rows[0]?.day).toBe(day);
  });

  test("a track whose last day was yesterday is closed to everybody, without anybody closing it", async () => {
    await sql`update track set last_day = rome_day(now()) - 1 where year = ${year} and track = 'plan'`.execute(owner);
    expect(await stateOf("plan")).toBe("closed");
    const late = await act({ ...by("x", app), actor: { person: "x", capacity: "commandLine" } }, "quality.decide", key(), () =>
      Promise.reject(new Error("asked")),
    );
    expect(late).toEqual(because("trackClosed"));
    await sql`update track set last_day = rome_day(now()) where year = ${year} and track = 'plan'`.execute(owner);
    expect(await stateOf("plan")).toBe("open");
  });
});

/** How many closings with others writing, in the long tier and in the everyday one. */
const ROUNDS = IS_LONG ? 200 : 30;

test(`[T06] [T24] from two instances, no write lands after a closing, and no reopening loses one, in ${String(ROUNDS)} rounds`, async () => {
  const instances = [openDatabasePool(urlOf("app"), { max: 12 }), openDatabasePool(urlOf("app"), { max: 12 })] as const;
  await sql`create table landed (year integer)`.execute(owner);
  await sql`grant insert on landed to traguardo_app`.execute(owner);
  const last = { late: 0, accepted: 0, lost: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    await sql`update track set closed_at = null, closed_by_act = null where year = ${year} and track = 'plan'`.execute(owner);
    await sql`delete from landed`.execute(owner);
    /** Writes one after the other until it is refused: the closing has to come between. */
    const writeUntilRefused = async (i: number): Promise<number> => {
      for (let written = 0; ; written += 1) {
        const verdict = await act(by("P-1", instances[i % 2]), "quality.decide", key(), async (tx) => {
          await sql`insert into landed values (${year})`.execute(tx);
          return { ok: true, value: { answer: null, object: "x", content: {} } };
        });
        if (!verdict.ok) return written;
      }
    };
    const writes = Array.from({ length: 16 }, (_, i) => writeUntilRefused(i));
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 40));
    const closed = await closeTrackByAct(by("S-1", instances[round % 2]), { track: "plan", act: { ...ACT, number: String(round) } }, key());
    expect(closed.ok).toBe(true);
    const { rows: atClosing } = await sql<{ n: bigint }>`select count(*) as n from landed`.execute(owner);
    const written = (await Promise.all(writes)).reduce((sum, each) => sum + each, 0);
    const { rows: inTheEnd } = await sql<{ n: bigint }>`select count(*) as n from landed`.execute(owner);
    last.late += Number(inTheEnd[0]!.n - atClosing[0]!.n);
    last.accepted += written;
    last.lost += written - Number(inTheEnd[0]!.n);
  }
  await Promise.all(instances.map((each) => each.destroy()));
  tellFigure(`T06: ${String(ROUNDS)} closings, ${String(last.accepted)} writes, ${String(last.late)} late, ${String(last.lost)} lost`);
  expect([last.late, last.lost]).toEqual([0, 0]);
  expect(last.accepted).toBeGreaterThan(IS_LONG ? 1_000 : 0); // else nobody was writing; how many depends on how busy the machine is
});
