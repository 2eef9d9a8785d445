import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { createAfterAnswer } from "./afterAnswer.ts";

test("nobody waits for the work, and the end of the server waits for all of it", async () => {
  const { later, settled } = createAfterAnswer(() => undefined);
  const done: string[] = [];
  const work = (name: string) => {
    let finish = () => {};
    later(() => new Promise<void>((resolve) => (finish = resolve)).then(() => void done.push(name)));
    return () => finish();
  };
  const [finishFirst, finishSecond] = [work("first"), work("second")];
  await setImmediate(); // both have begun
  expect(done).toEqual([]);
  const end = settled().then(() => void done.push("end"));
  finishSecond();
  await setImmediate();
  expect(done).toEqual(["second"]);
  finishFirst();
  await end;
  expect(done).toEqual(["second", "first", "end"]);
});

test("work that fails is told in the log and stops nobody", async () => {
  const told: unknown[] = [];
  const { later, settled } = createAfterAnswer((error) => told.push(error));
  const trouble = new Error("la base dati non risponde");
  later(() => Promise.reject(trouble));
  await settled();
  expect(told).toEqual([trouble]);
});
