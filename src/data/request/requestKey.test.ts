import { expect, test } from "vitest";
import { drawnAt, newRequestKey } from "./requestKey.ts";

test("a key says when it was drawn, and no two are the same", () => {
  const now = Date.UTC(2026, 10, 30, 8, 15, 0, 123);
  const key = newRequestKey(now);
  expect(key).toMatch(/^01a22b85-841b-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(drawnAt(key)?.toISOString()).toBe("2026-11-30T08:15:00.123Z");
  expect(newRequestKey(now)).not.toBe(key);
});

test.each(["demonstration valdora 2024", "", "6f0c9d6e-9a53-4c1e-8f57-0d1f0a2b3c4d", "01A22B85-841B-7000-8000-000000000000"])(
  "«%s» tells no time",
  (key) => {
    expect(drawnAt(key)).toBeUndefined();
  },
);
