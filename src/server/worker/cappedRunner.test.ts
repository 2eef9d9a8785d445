import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { everyBlock } from "../../../tests/support/everyBlock.ts";
import { builtWorker } from "../../../tests/support/worker/builtWorker.ts";
import { hostileTasks } from "../../../tests/support/worker/hostileTasks.ts";
import { cappedRunner, type CappedRunner } from "./cappedRunner.ts";
import { type Caps, WIDE_CAPS } from "./caps.ts";
import { tasks } from "./tasks.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const caps: Caps = { seconds: 10, megabytes: 256, megabytesLeftTaken: 150, idleSeconds: 30 };
let built: { worker: string; hostile: string; parent: string };
let runner: CappedRunner<typeof hostileTasks> | undefined;

beforeAll(async () => {
  built = {
    worker: await builtWorker("src/server/worker/worker.ts"),
    hostile: await builtWorker("tests/support/worker/hostileWorker.ts"),
    parent: await builtWorker("tests/support/worker/parent.ts"),
  };
});

afterEach(async () => {
  await runner?.dispose();
  runner = undefined;
});

afterAll(() => {
  for (const path of Object.values(built)) rmSync(dirname(path), { recursive: true, force: true });
});

function hostileRunner(changes: Partial<Caps> = {}) {
  return (runner = cappedRunner(hostileTasks, { entry: built.hostile, caps: { ...caps, ...changes } }));
}

async function processIdOf(of: CappedRunner<typeof hostileTasks>): Promise<number> {
  const answer = await of.run("processId", undefined);
  if (!answer.ok) throw new Error(answer.failure.detail);
  return answer.value;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

test("the work of a task comes back", async () => {
  expect(await hostileRunner().run("echo", "così è")).toEqual({ ok: true, value: "così è" });
});

test("one child serves one piece of work after another, in order", async () => {
  const ids = hostileRunner();
  const [first, second, third] = await Promise.all([processIdOf(ids), processIdOf(ids), processIdOf(ids)]);
  expect(new Set([first, second, third]).size).toBe(1);
});

test("no secret passes to the child", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://app:segreto@localhost/traguardo");
  const answer = await hostileRunner().run("environment", undefined);
  vi.unstubAllEnvs();
  const allowed = ["SystemRoot", "windir", "TEMP", "TMP"];
  expect(answer.ok && answer.value.filter((name) => !allowed.includes(name) && !name.startsWith("NODE_CHANNEL_"))).toEqual([]);
});

test("an error in the work is a value, and the child serves on", async () => {
  const failing = hostileRunner();
  const before = await processIdOf(failing);
  expect(await failing.run("fails", undefined)).toMatchObject({
    ok: false,
    failure: { kind: "failed", detail: expect.stringContaining("the file is not what it says") as string },
  });
  expect(await processIdOf(failing)).toBe(before);
});

test("endless work is killed within its time, and the next one is done", async () => {
  const looping = hostileRunner({ seconds: 2 });
  const child = await processIdOf(looping);
  const [endless, next] = await Promise.all([looping.run("loops", undefined), looping.run("echo", "eccomi")]);
  expect(endless).toEqual({
    ok: false,
    failure: {
      kind: "tooLong",
      sentence:
        "La lettura del file ha superato il tempo massimo di 2 secondi. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.",
      detail: "",
    },
  });
  expect(next).toEqual({ ok: true, value: "eccomi" });
  expect(isRunning(child)).toBe(false);
});

test("work that eats memory is killed at its cap, even while it keeps the thread busy, and the next one is done", async () => {
  const eating = hostileRunner({ megabytes: 150 });
  expect(await eating.run("eats", undefined)).toMatchObject({
    ok: false,
    failure: {
      kind: "tooMuchMemory",
      sentence:
        "La lettura del file ha superato la memoria massima di 150 MB. Provi con meno dati; se accade ancora, lo segnali a chi gestisce il sistema.",
    },
  });
  expect(await eating.run("echo", "eccomi")).toEqual({ ok: true, value: "eccomi" });
});

test("a crash is a value, and the next work is done", async () => {
  const crashing = hostileRunner();
  expect(await crashing.run("leaves", undefined)).toMatchObject({ ok: false, failure: { kind: "crashed" } });
  expect(await crashing.run("echo", "eccomi")).toEqual({ ok: true, value: "eccomi" });
});

test("a child that left while it rested is replaced without a word", async () => {
  const leaving = hostileRunner();
  expect(await leaving.run("leavesLater", undefined)).toEqual({ ok: true, value: "a presto" });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await leaving.run("echo", "eccomi")).toEqual({ ok: true, value: "eccomi" });
});

test("a child that has grown past what it may leave taken is replaced before the next work", async () => {
  const growing = hostileRunner({ megabytes: 300 });
  const before = await processIdOf(growing);
  expect(await growing.run("grows", 160)).toEqual({ ok: true, value: 160 });
  expect(await growing.run("grows", 160)).toEqual({ ok: true, value: 160 });
  expect(await processIdOf(growing)).not.toBe(before);
});

test("work that wants all the memory begins in a child that has done nothing before", async () => {
  const reusing = hostileRunner();
  const before = await processIdOf(reusing);
  const fresh = await reusing.run("processId", undefined, true);
  expect(fresh.ok && fresh.value !== before).toBe(true);
});

test("a child with nothing to do ends", async () => {
  const child = await processIdOf(hostileRunner({ idleSeconds: 0.1 }));
  await vi.waitFor(() => expect(isRunning(child)).toBe(false), 5000);
});

test("an orderly stop refuses what runs and what waits, and ends the child", async () => {
  const stopped = hostileRunner();
  const child = await processIdOf(stopped);
  const work = [stopped.run("loops", undefined), stopped.run("echo", "troppo tardi")];
  await new Promise((resolve) => setTimeout(resolve, 100));
  await stopped.dispose();
  expect((await Promise.all(work)).map((answer) => !answer.ok && answer.failure.kind)).toEqual(["stopped", "stopped"]);
  expect(isRunning(child)).toBe(false);
});

describe("the process that uses the child", () => {
  function startParent(then: "rests" | "works") {
    const parent = spawn(process.execPath, [built.parent, built.hostile, then], { stdio: ["ignore", "pipe", "inherit"] });
    const child = new Promise<number>((resolve) =>
      parent.stdout.once("data", (line: Buffer) => resolve((JSON.parse(line.toString()) as { value: number }).value)),
    );
    const ended = new Promise<number | null>((resolve) => parent.once("exit", resolve));
    return { parent, child, ended };
  }

  test("ends when it has nothing else to do, and the child with it", async () => {
    const { child, ended } = startParent("rests");
    expect(await ended).toBe(0);
    const id = await child;
    await vi.waitFor(() => expect(isRunning(id)).toBe(false), 5000);
  });

  test("takes the child with it when it is killed, even in the middle of a loop", async () => {
    const { parent, child } = startParent("works");
    const id = await child;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(isRunning(id)).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(id)).toBe(false), 5000);
  });
});

test("a document is printed in the child", async () => {
  const printer = cappedRunner(tasks, { entry: built.worker, caps: WIDE_CAPS });
  const options = { createdAt: new Date("2024-06-27T10:00:00Z"), purpose: "publish" as const };
  const answer = await printer.run("pdf", { tree: everyBlock, options });
  await printer.dispose();
  expect(answer.ok && Buffer.from(answer.value).toString("latin1", 0, 8)).toBe("%PDF-1.7");
});
