import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { builtWorker } from "../../tests/support/worker/builtWorker.ts";
import { DocumentTooLong } from "../features/commands/ambient.ts";
import { startWorkers } from "./workers.ts";

let entry: string;

beforeAll(async () => {
  entry = await builtWorker("src/server/worker/worker.ts");
});

afterAll(() => rmSync(dirname(entry), { recursive: true, force: true }));

const work = { administration: "c_i703", tree: () => everyBlock, createdAt: new Date("2026-01-30T10:00:00Z") };

test("a document that is too long is refused before a child process is asked", async () => {
  const workers = startWorkers("/nowhere/worker.js");
  const text = [["a".repeat(5_000_000)]];
  const long = { ...everyBlock, blocks: [{ kind: "list" as const, ordered: false, items: text }] };
  const refused = workers.renderPdf({ ...work, tree: () => long }, "publish");
  await expect(refused).rejects.toThrow(DocumentTooLong);
  await expect(refused).rejects.toMatchObject({ lasts: Infinity, detail: "" });
  await workers.dispose();
});

test("what breaks may be asked again", async () => {
  const workers = startWorkers("/nowhere/worker.js");
  await expect(workers.renderDocx(work)).rejects.toMatchObject({ name: "WorkFailed", lasts: 0 });
  await workers.dispose();
});

test("documents of two administrations are made at the same time, of a tree that is built when their turn comes", async () => {
  const workers = startWorkers(entry, 4 * 1024 ** 3);
  const built: string[] = [];
  const createdAt = new Date("2026-01-30T10:00:00Z");
  const of = (administration: string) => ({
    administration,
    createdAt,
    tree: () => (built.push(administration), Promise.resolve(everyBlock)),
  });
  const asked = [workers.renderPdf(of("a"), "publish"), workers.renderPdf(of("a"), "keep"), workers.renderDocx(of("b"))];
  expect(built).toEqual(["a", "b"]);
  const bytes = await Promise.all(asked);
  expect(bytes.map((each) => Buffer.from(each).toString("latin1", 0, 4))).toEqual(["%PDF", "%PDF", "PK\u0003\u0004"]);
  expect(built).toEqual(["a", "b", "a"]);
  await workers.dispose();
});

test("a stop refuses documents that wait too, without building them", async () => {
  const workers = startWorkers(entry, 1024 ** 3);
  let built = 0;
  const counted = { ...work, tree: () => ((built += 1), everyBlock) };
  const asked = [workers.renderPdf(counted, "publish"), workers.renderPdf(counted, "publish")];
  const ends = Promise.allSettled(asked);
  await workers.dispose();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(built).toBe(1);
});
