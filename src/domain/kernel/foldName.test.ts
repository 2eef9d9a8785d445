import { expect, test } from "vitest";
import { foldName } from "./foldName.ts";

test.each([
  ["QUALITA' DELLA VITA", "Qualità della  vita", true],
  ["Settore Citta’", "settore città", true],
  ["L'albero", "Lalbero", false],
  ["Citta' d'arte", "Città d'arte", true],
])("«%s» and «%s»: %s", (one, other, isSame) => {
  expect(foldName(one) === foldName(other)).toBe(isSame);
});
