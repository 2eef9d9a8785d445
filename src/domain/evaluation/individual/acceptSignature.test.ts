import { expect, test } from "vitest";
import { civilDate } from "../../kernel/civilDate.ts";
import { refusedFor } from "../../kernel/verdict.ts";
import { againstSignature } from "./acceptSignature.ts";

test.each([
  ["2025-12-31", ["signedBeforeItsPeriod"]],
  ["2026-01-01", []],
  ["2026-11-30", []],
  ["2026-12-01", ["signedInTheFuture"]],
])("a form of 2026 signed on paper on %s, told on 30 November", (day, expected) => {
  const against = refusedFor(againstSignature(civilDate(day), { from: civilDate("2026-01-01") }, civilDate("2026-11-30")));
  expect((against?.reasons ?? []).map(({ reason }) => reason)).toEqual(expected);
});
