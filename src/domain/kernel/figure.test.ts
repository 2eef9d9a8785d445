import { expect, test } from "vitest";
import { slugOf } from "./figure.ts";

test.each([
  ["Settore Territorio", "settore-territorio"],
  ["Città dei bambini", "citta-dei-bambini"],
  ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", "settore-servizi-generali-area-finanziaria-risorse-umane"],
  ["PERCHÉ NO?", "perche-no"],
  ["  C.U.C. 2.0  ", "c-u-c-2-0"],
  ["日本", "u65e5-u672c"],
])("«%s» is «%s» in an address", (words, slug) => {
  expect(slugOf(words)).toBe(slug);
});
