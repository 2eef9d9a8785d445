import { expect, test } from "vitest";
import { unexplained } from "./deletedSince.ts";

const line = (sequence: bigint, said: Readonly<Record<string, number>>, administration = "ente") =>
  ({ administration, sequence, action: "retention.run", object: "retention", person: "x", recordedAt: new Date(0), year: null, said }); // prettier-ignore
const gone = (since: bigint, rows = 1) => ({ administration: "ente", since, rows });

test.each([
  ["what one deletion counted", [gone(1n), gone(2n)], [line(5n, { drafts: 2 })], []],
  ["one more than it counted", [gone(1n), gone(2n), gone(3n)], [line(5n, { drafts: 2 })], [1n]],
  ["a deletion that came before", [gone(6n)], [line(5n, { drafts: 9 })], [6n]],
  ["a deletion of another class", [gone(1n)], [line(5n, { forms: 9 })], [1n]],
  ["a deletion of another administration", [gone(1n)], [line(5n, { drafts: 9 }, "altro")], [1n]],
  ["two deletions, each with its own", [gone(1n), gone(6n)], [line(5n, { drafts: 1 }), line(9n, { drafts: 1 })], []],
  ["the last, which the second deletion alone explains", [gone(6n), gone(7n)], [line(5n, { drafts: 5 }), line(9n, { drafts: 1 })], [6n]],
  ["many rows at once", [gone(1n, 40)], [line(5n, { drafts: 39 })], [1n]],
  ["no row at all, with a deletion since", [gone(1n, 0)], [line(5n, {})], []],
  ["no row at all, with none", [gone(1n, 0)], [], [1n]],
] as const)("%s", (_, things, deletions, left) => {
  expect(unexplained(things, deletions, "drafts").map(({ since }) => since)).toEqual(left);
});
