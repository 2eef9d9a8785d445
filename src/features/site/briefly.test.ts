import { expect, test } from "vitest";
import { briefly } from "./briefly.ts";

test("what was loaded is given for a moment, to the millisecond, and then loaded again", async () => {
  let time = 0;
  let loads = 0;
  const year = briefly<number>(250, () => time);
  const load = () => Promise.resolve((loads += 1));
  expect(await year("2023", load)).toBe(1);
  time = 249;
  expect(await year("2023", load)).toBe(1);
  expect(await year("2024", load)).toBe(2);
  time = 250;
  expect(await year("2023", load)).toBe(3);
});

test("what was loaded last is known also when nothing can be loaded now, for the thousand asked last", async () => {
  let time = 0;
  const year = briefly<number>(250, () => time);
  await year("2023", () => Promise.resolve(1));
  time = 10_000;
  await expect(year("2023", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect([year.remembered("2023"), year.lastKnown("2023"), year.lastKnown("2024")]).toEqual([undefined, 1, undefined]);
  for (let i = 0; i < 1000; i += 1) await year(`other ${String(i)}`, () => Promise.resolve(i));
  expect(year.lastKnown("2023")).toBe(undefined);
});

test("those who ask while it loads share it; what fails is loaded again", async () => {
  const year = briefly<number>(250, () => 0);
  const failing = year("2023", () => Promise.reject(new Error("lost")));
  const sharing = year("2023", () => Promise.resolve(1));
  await expect(failing).rejects.toThrow("lost");
  await expect(sharing).rejects.toThrow("lost");
  expect(await year("2023", () => Promise.resolve(2))).toBe(2);
});
