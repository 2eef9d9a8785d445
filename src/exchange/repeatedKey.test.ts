import { expect, test } from "vitest";
import { repeatedKey } from "./repeatedKey.ts";

test.each([
  ['{"peso": 1, "peso": 2}', "peso"],
  ['{"ruoli": [{"nome": "a"}, {"peso": 1, "nome": "b", "peso" : 2}]}', "ruoli[1].peso"],
  ['{"a": {"b": {"c": 1}}, "a": 2}', "a"],
  ['{"p\\u0065so": 1, "peso": 2}', "peso"],
  ['[{"x": 1}, {"x": 2}]', undefined],
  ['{"a": {"x": 1}, "b": {"x": 1}}', undefined],
  ['{"a": "x\\": 1, \\"a", "b": ["a", "a"], "c": ":"}', undefined],
  ['{"a": "{", "b": "}", "a ": "[,"}', undefined],
  ["3", undefined],
])("%s repeats %s", (json, path) => {
  JSON.parse(json);
  expect(repeatedKey(json)).toBe(path);
});
