import { expect, test } from "vitest";
import { nameInYear } from "./nameInYear.ts";

//  as written               names it bears in the year             shown
test.each([
  ["Settore Tributi", ["Settore Tributi"], "Settore Tributi"],
  ["SETTORE TRIBUTI", ["Settore Tributi"], "SETTORE TRIBUTI"], // a spelling is no other name
  ["Settore Tributi", ["Settore Tributi", "Settore Entrate", "Settore Finanze"], "Settore Tributi"], // renamed twice since the document
  ["Settore Tributi", ["Settore Entrate", "Settore Finanze"], "Settore Finanze"], // never called so in that year
  ["Settore Servizi: Area Sport", ["Area Tempo libero"], "Settore Servizi: Area Tempo libero"],
  ["Settore Servizi: Area Sport", ["Area Sport"], "Settore Servizi: Area Sport"],
  ["Settore Tributi", [], "Settore Tributi"], // not there in that year
])("«%s», called %j in the year, is shown as «%s»", (written, names, shown) => {
  expect(nameInYear(written, names)).toBe(shown);
});
