import { expect, test } from "vitest";
import { isOneLine, isPostable } from "./mailAddress.ts";

test.each([
  ["anna.rossi@comune.example", true],
  ["o'hara+prova@xn--citt-0na.example", true],
  ["anna@localhost", true],
  ["anna@comune.example\r\nBcc: tutti@altrove.example", false],
  ["anna@comune.example,tutti@altrove.example", false],
  ["Anna <anna@comune.example>", false],
  ['"a b"@comune.example', false],
  ["anna@comune.example>", false],
  ["anna@[127.0.0.1]", false],
  ["città@comune.example", false],
  ["anna", false],
  ["", false],
  [`${"a".repeat(65)}@comune.example`, false],
])("mail to «%s» can be sent: %s", (address, postable) => {
  expect(isPostable(address)).toBe(postable);
});

test.each([
  ["Invito a Traguardo", true],
  ["Città: 100 %", true],
  ["a\rb", false],
  ["a\nb", false],
  ["a\u0000b", false],
  ["a\u0085b", false],
  ["a\u2028b", false],
])("%j can stand in a header: %s", (text, isOne) => {
  expect(isOneLine(text)).toBe(isOne);
});
