import { expect, test } from "vitest";
import { canonicalJson } from "./canonicalJson.ts";

test("members come in the order of their names at every depth, lists in their own, and what is undefined not at all", () => {
  const value = { b: [{ z: 1, a: "è" }, null], a: { y: undefined, x: true }, 10: 0, 9: 0 };
  expect(canonicalJson(value)).toBe('{"9":0,"10":0,"a":{"x":true},"b":[{"a":"è","z":1},null]}');
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }));
});
