import { expect, test } from "vitest";
import { citationText, type Citation } from "./citation.ts";

test.each<[Citation, string]>([
  [{ act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" }, "d.lgs. 150/2009, art. 10, c. 1, lett. b)"],
  [{ act: "d.lgs. 33/2013", article: "20", paragraph: "2" }, "d.lgs. 33/2013, art. 20, c. 2"],
  [{ act: "d.l. 13/2023", article: "4-bis" }, "d.l. 13/2023, art. 4-bis"],
  [{ act: "LG DFP 2/2017" }, "LG DFP 2/2017"],
  [{ act: "LG DFP 2/2017", verify: true }, "LG DFP 2/2017, fonte da verificare"],
])("%o is printed as Italian acts do", (citation, text) => {
  expect(citationText(citation)).toBe(text);
});
