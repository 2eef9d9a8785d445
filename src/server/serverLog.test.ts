import { expect, test } from "vitest";
import { createServerLog, faultOf } from "./serverLog.ts";

const lines: string[] = [];
const log = createServerLog(
  (line) => lines.push(line),
  () => new Date("2026-11-26T10:00:00Z"),
);
const REQUEST = { requestId: "a1b2", method: "POST", route: "/accesso", status: 500, milliseconds: 12.4 };

test("a failure is one line with allow-listed fields, and none of the words of the error", () => {
  const error = Object.assign(new TypeError("Canarina Testimone\n    at dist/canarino.js:1:1"), {
    code: "23505",
    detail: "Key (mail)=(canarino@x)",
  });
  log(error, REQUEST);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/canarin/i);
  expect(JSON.parse(lines[0]!)).toEqual({
    time: "2026-11-26T10:00:00.000Z",
    level: "error",
    event: "request.failed",
    requestId: "a1b2",
    method: "POST",
    route: "/accesso",
    status: 500,
    milliseconds: 12,
    error: "TypeError",
    code: "23505",
    at: expect.stringMatching(/^src\/server\/serverLog\.test\.ts:\d+$/) as string,
  });
});

test.each([
  ["what is no error", { error: "string" }, "Canarina Testimone"],
  ["a code that is a sentence", { error: "Error" }, Object.assign(new Error("x"), { code: "Canarina", stack: "" })],
  [
    "a class with a strange name",
    { error: "Error" },
    Object.assign(new (Object.defineProperty(class extends Error {}, "name", { value: "Anna Rossi" }))(""), { stack: undefined }),
  ],
])("%s is told by its class alone", (_, expected, error) => {
  expect(faultOf(error)).toEqual(expected);
});

test("a method nobody knows is not repeated, and a failure outside requests is told too", () => {
  log(new Error("x"), { ...REQUEST, method: "CANARINO" });
  log(new Error("x"));
  expect(lines.slice(-2).map((line) => (JSON.parse(line) as { method?: string; event: string }).method ?? "none")).toEqual([
    "other",
    "none",
  ]);
});
