import { expect, test } from "vitest";
import type { ClockReading } from "../data/database/databaseClock.ts";
import { startClockWatch } from "./clockWatch.ts";

const NOON = Date.parse("2026-10-25T12:00:00Z");
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

/** The clocks of a database and of this machine, which the test moves by hand; `pass` lets time go on for all of them. */
function clocks() {
  const state = { database: NOON, wall: NOON, going: 0, lastWritten: undefined as number | undefined };
  const told: string[] = [];
  const read = (): Promise<ClockReading> => Promise.resolve({ now: state.database, lastWritten: state.lastWritten });
  const watch = () => startClockWatch(read, (trouble) => told.push(trouble), { wall: () => state.wall, going: () => state.going }, 1);
  const pass = async (milliseconds: number) => {
    state.database += milliseconds;
    state.wall += milliseconds;
    state.going += milliseconds;
    await new Promise((looked) => setTimeout(looked, 30));
  };
  return { state, told, watch, pass };
}

test.each([
  [4_999, []],
  [5_000, []],
  [5_001, ["circa 5 secondi"]],
  [HOUR, ["circa 60 minuti"]],
  [DAY, ["circa 24 ore"]],
])("[T31] a database whose clock goes back by %i ms: %j is told, once", async (back, words) => {
  const { state, told, watch, pass } = clocks();
  const { stop } = await watch();
  await pass(10 * SECOND);
  state.lastWritten = state.database;
  state.database -= back;
  state.wall -= back;
  await pass(0);
  await pass(0);
  stop();
  expect(told).toEqual(words.map((each) => expect.stringContaining(`è tornato indietro di ${each}`) as string));
});

test("[T31] it went back while the program was off: the last line of the log is of a time still to come", async () => {
  const { state, told, watch } = clocks();
  state.lastWritten = NOON + HOUR;
  (await watch()).stop();
  expect(told).toEqual([expect.stringContaining("è tornato indietro di circa 60 minuti")]);
});

test("[T31] two instances whose clocks are five minutes apart have the same time, the database's, and are told of it", async () => {
  const { state, told, watch } = clocks();
  const times: number[] = [];
  for (const apart of [0, 5 * MINUTE, -5 * MINUTE]) {
    state.wall = NOON + apart;
    const { now, stop } = await watch();
    times.push(now());
    stop();
  }
  expect(times).toEqual([NOON, NOON, NOON]);
  expect(told).toEqual([
    expect.stringContaining("differiscono di circa 5 minuti"),
    expect.stringContaining("differiscono di circa 5 minuti"),
  ]);
});

test.each([
  [30_000, 0],
  [30_001, 1],
  [-30_000, 0],
  [-30_001, 1],
])("a machine %i ms from the database is told of %i times", async (apart, times) => {
  const { state, told, watch } = clocks();
  state.wall += apart;
  (await watch()).stop();
  expect(told).toHaveLength(times);
});

test("the night the clocks change is no jump: they count from 1970", async () => {
  const { told, watch, pass, state } = clocks();
  state.database = state.wall = Date.parse("2026-10-25T00:59:58Z"); // 02:59:58 in Rome, and two seconds later 02:00:00
  const { stop } = await watch();
  await pass(4 * SECOND);
  await pass(HOUR);
  stop();
  expect(told).toEqual([]);
});

test("what goes wrong again is told again, and a database that does not answer for a while is asked once more", async () => {
  const { state, told, pass } = clocks();
  let fails = false;
  const read = () => (fails ? Promise.reject(new Error("away")) : Promise.resolve({ now: state.database, lastWritten: undefined }));
  const { stop } = await startClockWatch(read, (trouble) => told.push(trouble), { wall: () => state.wall, going: () => state.going }, 1);
  for (let time = 0; time < 2; time += 1) {
    state.database -= HOUR;
    state.wall -= HOUR;
    await pass(0);
    fails = true;
    await pass(SECOND);
    fails = false;
    await pass(SECOND);
  }
  stop();
  expect(told).toHaveLength(2);
});

test("an answer that takes twenty seconds is no clock that went back, and moves no clock", async () => {
  const { state, told } = clocks();
  let takes = 0;
  const read = () => {
    const said = state.database;
    state.database += takes;
    state.wall += takes;
    state.going += takes;
    return Promise.resolve({ now: said, lastWritten: undefined });
  };
  const { now, stop } = await startClockWatch(
    read,
    (trouble) => told.push(trouble),
    { wall: () => state.wall, going: () => state.going },
    1,
  );
  for (takes of [0, 20 * SECOND, 0, 45 * SECOND, 0]) await new Promise((looked) => setTimeout(looked, 20));
  stop();
  expect(told).toEqual([]);
  expect(Math.abs(now() - state.database)).toBeLessThanOrEqual(SECOND);
});
