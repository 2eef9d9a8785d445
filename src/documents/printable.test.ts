import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test.each([
  ["Obiettivo\n  2023\t017", "Obiettivo 2023 017"],
  ["89,19\u00a0%", "89,19\u00a0%"], // the blank that does not break stays
  ["fattura\u202Efdp.exe", "fattura[U+202E]fdp.exe"],
  ["\u001b[2J", "[U+001B][2J"],
  ["metà \ud83d", "metà [U+D83D]"],
  ["bandiera 🇮🇹", "bandiera 🇮🇹"],
])("%j is printed as %j", (text, expected) => {
  expect(printable(text)).toBe(expected);
});
