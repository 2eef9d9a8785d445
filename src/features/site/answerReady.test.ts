import { expect, test } from "vitest";
import { answerReady } from "./answerReady.ts";

const ready = { type: "text/html", body: Buffer.from("pagina"), compressed: Buffer.from("gz"), mark: '"abc"' };
const asking = (ifNoneMatch?: string, acceptEncoding?: string) => answerReady(ready, { ifNoneMatch, acceptEncoding });

test.each([
  [undefined, 200],
  ['"abc"', 304],
  ['W/"abc"', 304],
  ['"old", "abc"', 304],
  ["*", 304],
  ['"abcd"', 200],
  ["abc", 200],
])("who has the marks %s is answered %i", (marks, status) => {
  expect(asking(marks).status).toBe(status);
  expect(asking(marks).body === null).toBe(status === 304);
});

test.each([
  [undefined, undefined],
  ["gzip", "gzip"],
  ["br, gzip;q=0.8", "gzip"],
  ["gzip;q=0", undefined],
  ["gzip; q=0.0, identity", undefined],
  ["br", undefined],
])("who takes %s gets the encoding %s", (taken, encoding) => {
  expect(asking(undefined, taken).headers["content-encoding"]).toBe(encoding);
  expect(asking(undefined, taken).body).toBe(encoding ? ready.compressed : ready.body);
});

test("what is kept only compressed is inflated on its way to who does not take it so", () => {
  const { body, compressed } = ready;
  const only = answerReady({ ...ready, body: undefined, compressed }, { ifNoneMatch: undefined, acceptEncoding: "identity" });
  expect([only.body, only.isToInflate, only.headers["content-encoding"]]).toEqual([compressed, true, undefined]);
  const packed = answerReady({ ...ready, body, compressed: undefined }, { ifNoneMatch: undefined, acceptEncoding: "gzip" });
  expect([packed.body, packed.isToInflate, packed.headers["content-encoding"]]).toEqual([body, false, undefined]);
});
