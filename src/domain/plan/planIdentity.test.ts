import { expect, test } from "vitest";
import { matchIdentities } from "./planIdentity.ts";

const KNOWN = [
  { identity: "1", key: "1", title: "Città verde" },
  { identity: "2", key: "2", title: "Comune vicino" },
  { identity: "3", key: "external", title: "Anagrafe" },
  { identity: "4", key: "external", title: "Anagrafe" },
  { identity: "5", key: "", title: "Ridurre i tempi" },
];

test.each([
  ["the same number and title, whatever capitals, accents and blanks", { key: "1", title: "CITTA' VERDE" }, { identity: "1" }],
  ["another title under its number", { key: "2", title: "Scuola aperta" }, { almost: KNOWN[1] }],
  ["its title under another number", { key: "3", title: "Città verde" }, { almost: KNOWN[0] }],
  ["a code where there was none", { key: "1.1", title: "Ridurre i tempi" }, { almost: KNOWN[4] }],
  ["a service towards the other offices of the name of one towards citizens", { key: "internal", title: "Anagrafe" }, { almost: KNOWN[2] }],
  ["another service: its kind says nothing", { key: "external", title: "Tributi" }, {}],
  ["neither", { key: "9", title: "Altro" }, {}],
])("%s", (_, listed, expected) => {
  expect(matchIdentities(KNOWN, [listed])).toEqual([expected]);
});

test("never by position, and nothing twice in one list", () => {
  const listed = [KNOWN[1]!, KNOWN[0]!, KNOWN[2]!, KNOWN[2]!, KNOWN[2]!];
  expect(matchIdentities(KNOWN, listed).map(({ identity }) => identity)).toEqual(["2", "1", "3", "4", undefined]);
});
