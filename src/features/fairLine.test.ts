import { expect, test } from "vitest";
import { fairLine, LineFull, type Place, TOO_NARROW } from "./fairLine.ts";

const WIDE: Place = { isWide: true };
const NARROW: Place = { isWide: false };
const LIMITS = { placesOfOne: 1, waitingOfOne: 3, waiting: 5 };

/** Works that begin when the line lets them, and end when the test says. */
function desk(line: ReturnType<typeof fairLine>) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (body: string, name: string, { needsWide = false, signal }: { needsWide?: boolean; signal?: AbortSignal } = {}) =>
    line.inTurn(
      body,
      async (place) => {
        if (needsWide && !place.isWide) return TOO_NARROW;
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      },
      signal,
    );
  const end = async (name: string) => {
    ends.get(name)!();
    await settled();
  };
  return { begun, ask, end };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("bodies take turns, and within one who came first is first", async () => {
  const { begun, ask, end } = desk(fairLine([WIDE], LIMITS));
  for (const [body, name] of [["a", "a1"], ["a", "a2"], ["a", "a3"], ["b", "b1"], ["c", "c1"]] as const) void ask(body, name); // prettier-ignore
  while (begun.length < 5) await end(begun.at(-1)!);
  expect(begun).toEqual(["a1", "a2", "b1", "c1", "a3"]);
});

test("one body never holds both places: the other waits for somebody else", async () => {
  const { begun, ask } = desk(fairLine([WIDE, NARROW], LIMITS));
  for (const name of ["a1", "a2", "a3"]) void ask("grande", name);
  await settled();
  expect(begun).toEqual(["a1"]);
  void ask("piccolo", "b1");
  await settled();
  expect(begun).toEqual(["a1", "b1"]);
});

test("work that is too large for a place waits for a wide one, first of its body, and lets others pass", async () => {
  const { begun, ask, end } = desk(fairLine([WIDE, NARROW], LIMITS));
  void ask("a", "a1");
  void ask("b", "b-large", { needsWide: true });
  void ask("b", "b2");
  void ask("c", "c1");
  await settled();
  expect(begun).toEqual(["a1", "c1"]);
  await end("c1");
  expect(begun).toEqual(["a1", "c1"]); // b's first work does not fit, and b2 is after it
  await end("a1");
  expect(begun).toEqual(["a1", "c1", "b-large"]);
  await end("b-large");
  expect(begun.at(-1)).toBe("b2");
});

test("a body whose line is full is refused at once, and others are not", async () => {
  const { ask } = desk(fairLine([WIDE], LIMITS));
  for (const name of ["a1", "a2", "a3", "a4"]) void ask("a", name);
  await expect(ask("a", "a5")).rejects.toThrow(LineFull);
  void ask("b", "b1");
  void ask("c", "c1");
  await expect(ask("d", "d1")).rejects.toThrow(LineFull); // five wait in all
});

test("who goes while they wait leaves the line, and their work is never begun", async () => {
  const { begun, ask, end } = desk(fairLine([WIDE], LIMITS));
  const reader = new AbortController();
  void ask("a", "a1");
  const gone = ask("b", "b1", { signal: reader.signal });
  void ask("c", "c1");
  reader.abort();
  await expect(gone).rejects.toMatchObject({ name: "RequestOver", why: "left" });
  await end("a1");
  expect(begun).toEqual(["a1", "c1"]);
  await expect(ask("b", "b2", { signal: reader.signal })).rejects.toMatchObject({ name: "RequestOver", why: "left" });
});

test("who goes once the work has begun does not end it", async () => {
  const { ask, end } = desk(fairLine([WIDE], LIMITS));
  const reader = new AbortController();
  const work = ask("a", "a1", { signal: reader.signal });
  reader.abort();
  await end("a1");
  expect(await work).toBe("a1");
});

test("work that fails gives its place to the next", async () => {
  const line = fairLine([WIDE], LIMITS);
  await expect(line.inTurn("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await line.inTurn("a", () => Promise.resolve("sì"))).toBe("sì");
});
