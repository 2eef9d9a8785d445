import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { asSuperuser, freshDatabase } from "../../../tests/support/database.ts";
import { hearPublished } from "./hearPublished.ts";
import { tellPublished } from "./publication.ts";

const { app, urlOf } = await freshDatabase();

/** Waits until something holds, ten seconds at most. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !holds(); i++) await delay(20);
  expect(holds()).toBe(true);
}

test("every instance hears what changed, whoever changed it, and that it may have missed something", async () => {
  const one: (string | undefined)[] = [];
  const other: (string | undefined)[] = [];
  const hearing = [
    hearPublished(urlOf("publicReader"), (told) => one.push(told)),
    hearPublished(urlOf("publicReader"), (told) => other.push(told)),
  ];
  await until(() => one.length === 1 && other.length === 1);
  await tellPublished(app, "valdora");
  await until(() => one.length === 2 && other.length === 2);
  expect([one, other]).toEqual([
    [undefined, "valdora"],
    [undefined, "valdora"],
  ]);
  const database = new URL(urlOf("app")).pathname.slice(1);
  await asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}' and query like 'listen %'`);
  await until(() => one.length === 4); // lost, and connected again
  await tellPublished(app, "altrove");
  await until(() => one.length === 5);
  expect(one).toEqual([undefined, "valdora", undefined, undefined, "altrove"]);
  await Promise.all(hearing.map(({ stop }) => stop()));
});
