import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startDiskWatch } from "./diskWatch.ts";

const TEN_MINUTES = 600_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function aDisk() {
  const state = { free: 50, kept: 0 };
  const told: string[] = [];
  const means = { read: () => ({ total: 100, free: state.free }), keep: () => Promise.resolve((state.kept += 1)) };
  return { state, told, watch: (folder: string | undefined) => startDiskWatch(folder, (trouble) => told.push(trouble), means) };
}

test("a disk that is nearly full is told at once, and once until it is well again", () => {
  const { state, told, watch } = aDisk();
  state.free = 14;
  const { trouble } = watch("/dati");
  expect(told).toEqual([expect.stringContaining("(14 %)")]);
  vi.advanceTimersByTime(3 * TEN_MINUTES);
  expect(told).toHaveLength(1);
  state.free = 15;
  vi.advanceTimersByTime(TEN_MINUTES);
  expect(trouble()).toBe(undefined);
  state.free = 3;
  expect(trouble()).toContain("(3 %)"); // the person who looks at the page is told now
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(TEN_MINUTES);
  expect(told).toEqual([expect.stringContaining("(14 %)"), expect.stringContaining("(3 %)")]);
});

test("the reserve is seen to once the first pages are out, and every ten minutes", () => {
  const { state, watch } = aDisk();
  watch("/dati");
  expect(state.kept).toBe(0);
  vi.advanceTimersByTime(3_000);
  expect(state.kept).toBe(1);
  vi.advanceTimersByTime(TEN_MINUTES);
  expect(state.kept).toBe(2);
});

test("of a database on somebody's server no disk is looked at", () => {
  const { state, told, watch } = aDisk();
  state.free = 0;
  expect(watch(undefined).trouble()).toBe(undefined);
  vi.advanceTimersByTime(TEN_MINUTES);
  expect([told, state.kept]).toEqual([[], 0]);
});
