import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { LineFull } from "../fairLine.ts";
import { gathered, inflated, type InPieces, markOfLarge, sendingLine, streamed, TooLargeToKeep } from "./largeAnswer.ts";

/** So many pieces of ten thousand letters; tells how many were made, and whether the work was ended. */
function letters(count: number) {
  const seen = { made: 0, isEnded: false };
  function* pieces() {
    try {
      for (; seen.made < count; seen.made++) yield String(seen.made % 10).repeat(10_000);
    } finally {
      seen.isEnded = true;
    }
  }
  return { seen, content: { type: "text/plain", pieces } satisfies InPieces };
}

const reading = {
  body: "grande",
  isCompressed: false,
  get reader() {
    return new AbortController().signal;
  },
};
const moment = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const bytesOf = async (stream: ReadableStream | undefined) => Buffer.from(await new Response(stream).arrayBuffer());

test("what fits in its share is gathered, and what does not is given up before it is all made", async () => {
  const small = letters(3);
  expect((await gathered(small.content, 30_000)).body.length).toBe(30_000);
  const { seen, content } = letters(1000);
  await expect(gathered(content, 300_000)).rejects.toThrow(TooLargeToKeep);
  expect(seen.made).toBeLessThan(50);
  expect(seen.isEnded).toBe(true);
});

test.each([false, true])("the bytes are those of the pieces, compressed: %s", async (isCompressed) => {
  const { content } = letters(500);
  const stream = await streamed(() => Promise.resolve(content), { ...reading, line: sendingLine(), isCompressed });
  const bytes = await bytesOf(stream);
  const text = (isCompressed ? gunzipSync(bytes) : bytes).toString();
  expect(text).toBe([...letters(500).content.pieces()].join(""));
});

test("no more is made than is read", async () => {
  const { seen, content } = letters(1000);
  const stream = (await streamed(() => Promise.resolve(content), { ...reading, line: sendingLine() }))!;
  const reader = stream.getReader();
  await reader.read();
  await moment();
  expect(seen.made).toBeLessThan(60);
  await reader.cancel();
});

test("a reader who leaves ends the work, and gives the place to who waits", async () => {
  const line = sendingLine();
  const going = new AbortController();
  const [first, second, third] = [letters(1000), letters(1000), letters(2)];
  const send = ({ content }: ReturnType<typeof letters>, signal = reading.reader) =>
    streamed(() => Promise.resolve(content), { ...reading, line, reader: signal });
  const one = (await send(first, going.signal))!;
  await send(second);
  let isThird = false;
  const waits = send(third).then((stream) => {
    isThird = true;
    return stream;
  });
  await one.getReader().read();
  await moment();
  expect(isThird).toBe(false); // one body has two places
  going.abort();
  expect((await bytesOf(await waits)).length).toBe(20_000);
  expect(first.seen.isEnded).toBe(true);
});

test("a reader who cancels ends the work too", async () => {
  const { seen, content } = letters(1000);
  const stream = (await streamed(() => Promise.resolve(content), { ...reading, line: sendingLine(), isCompressed: true }))!;
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  await moment();
  expect(seen.isEnded).toBe(true);
});

test("a reader who hardly reads is ended", async () => {
  const line = sendingLine();
  const { seen, content } = letters(1000);
  const stream = (await streamed(() => Promise.resolve(content), { ...reading, line, patience: { beginning: 50, each: 0 } }))!;
  const reader = stream.getReader();
  await reader.read();
  await moment(150);
  expect(seen.isEnded).toBe(true);
  await expect(
    (async () => {
      while (!(await reader.read()).done);
    })(),
  ).rejects.toThrow("Read too slowly");
});

test("beyond those who may wait one is refused at once, and who goes leaves the line", async () => {
  const line = sendingLine();
  const going = new AbortController();
  const ask = (signal = reading.reader) => streamed(() => Promise.resolve(letters(1000).content), { ...reading, line, reader: signal });
  await Promise.all([ask(), ask()]);
  const waiting = [ask(going.signal), ...Array.from({ length: 7 }, () => ask())];
  await expect(ask()).rejects.toThrow(LineFull);
  going.abort();
  await expect(waiting[0]).rejects.toMatchObject({ name: "RequestOver", why: "left" });
});

test("what cannot be made gives its place back", async () => {
  const line = sendingLine();
  for (let i = 0; i < 5; i++) await expect(streamed(() => Promise.reject(new Error("no")), { ...reading, line })).rejects.toThrow("no");
  expect(await streamed(() => Promise.resolve(undefined), { ...reading, line })).toBeUndefined();
});

test("what was sent whole is kept if it is small once compressed, and what was left is not", async () => {
  const kept: Buffer[] = [];
  const send = (most: number) =>
    streamed(() => Promise.resolve(letters(100).content), {
      ...reading,
      line: sendingLine(),
      isCompressed: true,
      most,
      keep: (bytes) => kept.push(bytes),
    });
  const bytes = await bytesOf(await send(100_000));
  expect(kept).toEqual([bytes]);
  await bytesOf(await send(bytes.length - 1));
  const left = (await send(100_000))!.getReader();
  await left.read();
  await left.cancel();
  await moment();
  expect(kept).toHaveLength(1);
});

test("the mark of a large answer is of its key", () => {
  expect(markOfLarge("valdora/2024:1 /a")).toMatch(/^"[\w-]{22}"$/);
  expect(markOfLarge("valdora/2024:1 /a")).toBe(markOfLarge("valdora/2024:1 /a"));
  expect(markOfLarge("valdora/2024:2 /a")).not.toBe(markOfLarge("valdora/2024:1 /a"));
});

test("what is kept only compressed is inflated as it is read", async () => {
  expect((await bytesOf(inflated(gzipSync("così")))).toString()).toBe("così");
});
