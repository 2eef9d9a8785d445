import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { builtWorker } from "../../../tests/support/worker/builtWorker.ts";
import { hostileTasks } from "../../../tests/support/worker/hostileTasks.ts";
import { capsFor, type Children, shareChildren } from "./children.ts";
import { type Caps, MEGABYTE, NARROW_CAPS, WIDE_CAPS } from "./caps.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const wide: Caps = { seconds: 10, megabytes: 400, megabytesLeftTaken: 200, idleSeconds: 30 };
const narrow: Caps = { ...wide, megabytes: 200, megabytesLeftTaken: 120 };
let entry: string;
let children: Children<typeof hostileTasks>;

beforeAll(async () => {
  entry = await builtWorker("tests/support/worker/hostileWorker.ts");
});

afterEach(() => children.dispose());

afterAll(() => rmSync(dirname(entry), { recursive: true, force: true }));

function shared(caps: readonly [Caps, ...Caps[]] = [wide, narrow]) {
  return (children = shareChildren(hostileTasks, { entry, caps }));
}

const given = <Input>(body: string, input: Input, signal?: AbortSignal) => ({ body, signal, input: () => input });
const moment = () => new Promise((resolve) => setTimeout(resolve, 150));

test("two bodies are served at the same time, each by a child of its own", async () => {
  const { run } = shared();
  const [first, second] = await Promise.all([run("processId", given("a", undefined)), run("processId", given("b", undefined))]);
  expect(first.ok && second.ok && first.value !== second.value).toBe(true);
});

test("work of one body that does not end leaves the others their child, and waits for its own", async () => {
  const { run } = shared([{ ...wide, seconds: 3 }, narrow]);
  const long = [run("loops", given("grande", undefined)), run("loops", given("grande", undefined))];
  await moment();
  const start = performance.now();
  expect(await run("echo", given("piccolo", "eccomi"))).toEqual({ ok: true, value: "eccomi" });
  expect(performance.now() - start).toBeLessThan(2000);
  expect((await Promise.all(long)).map((end) => !end.ok && end.failure.kind)).toEqual(["tooLong", "tooLong"]);
});

test("the input of what waits is made only when its turn comes", async () => {
  const { run } = shared([wide]);
  let isMade = false;
  const input = () => {
    isMade = true;
    return "eccomi";
  };
  const first = run("grows", given("a", 1));
  const second = run("echo", { body: "b", input });
  expect(isMade).toBe(false);
  await first;
  expect(await second).toEqual({ ok: true, value: "eccomi" });
});

test("what a narrow child ends for its memory is done again in the wide one", async () => {
  const { run } = shared([{ ...wide, seconds: 8 }, narrow]); // time enough to grow on a busy machine
  const slow = run("loops", given("a", undefined));
  await moment();
  const large = run("grows", given("b", 250)); // more than the narrow child may hold
  expect(await slow).toMatchObject({ ok: false, failure: { kind: "tooLong" } });
  expect(await large).toEqual({ ok: true, value: 250 });
});

test("what is too large for the wide child too is refused, with its cap", async () => {
  const { run } = shared();
  expect(await run("eats", given("a", undefined))).toMatchObject({
    ok: false,
    failure: { kind: "tooMuchMemory", sentence: expect.stringContaining("la memoria massima di 400 MB") as string },
  });
});

test("what cannot be made ready is told, and the child is there for the next", async () => {
  const { run } = shared([wide]);
  const input = () => Promise.reject(new Error("nothing there"));
  await expect(run("echo", { body: "a", input })).rejects.toThrow("nothing there");
  expect(await run("echo", given("a", "eccomi"))).toEqual({ ok: true, value: "eccomi" });
});

test("who goes while they wait leaves the line", async () => {
  const { run } = shared([{ ...wide, seconds: 2 }]);
  const reader = new AbortController();
  const first = run("loops", given("a", undefined));
  const gone = run("echo", given("b", "troppo tardi", reader.signal));
  reader.abort();
  await expect(gone).rejects.toMatchObject({ name: "RequestOver", why: "left" });
  await first;
});

test("an orderly stop refuses what runs and what waits", async () => {
  const { run, dispose } = shared();
  const work = ["a", "b", "c", "c"].map((body) => run("loops", given(body, undefined)));
  await moment();
  await dispose();
  expect((await Promise.all(work)).map((answer) => !answer.ok && answer.failure.kind)).toEqual([
    "stopped",
    "stopped",
    "stopped",
    "stopped",
  ]);
});

test.each([
  [1024, [768]],
  [2048, [768]],
  [4096, [768, 304]],
])("a machine of %i MB has room for children of %j MB", (megabytes, caps) => {
  expect(capsFor(megabytes * MEGABYTE).map((each) => each.megabytes)).toEqual(caps);
});

test("the caps of the two children are under 1,100 MB together", () => {
  expect(WIDE_CAPS.megabytes + NARROW_CAPS.megabytes).toBeLessThan(1100);
});
