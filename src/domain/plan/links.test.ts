import { expect, test } from "vitest";
import { identifyLinks, identitiesOf, isLinkedTo, type LinkLists } from "./links.ts";
import { type Links, NO_LINKS } from "./objective.ts";

const NONE: LinkLists = { strategic: [], operational: [], service: [], publicValue: [] };
const LISTS: LinkLists = {
  strategic: [
    { key: "1", identity: "10" },
    { key: "2", identity: "20" },
  ],
  operational: [{ key: "1.2", identity: "30" }],
  service: [{ key: "Nidi", identity: "40" }],
  publicValue: [{ key: "VP1", identity: "50" }],
};
const WRITTEN: Links = { strategic: [1, 9], operational: ["1.2"], services: ["NIDI "], publicValue: ["VP1"] };

test("the lists say which things the links of an objective are; what no list has stays as it is written", () => {
  expect(identifyLinks(WRITTEN, LISTS)).toEqual([
    { kind: "strategic", written: "1", identity: "10" },
    { kind: "operational", written: "1.2", identity: "30" },
    { kind: "service", written: "NIDI ", identity: "40" },
    { kind: "publicValue", written: "VP1", identity: "50" },
  ]);
  expect(identifyLinks(WRITTEN, NONE)).toEqual([]);
});

test("only what is not known already is said", () => {
  const links = { ...WRITTEN, identities: identitiesOf(identifyLinks(WRITTEN, LISTS)) };
  expect(identifyLinks(links, LISTS)).toEqual([]);
  const renumbered: LinkLists = {
    ...LISTS,
    strategic: [
      { key: "1", identity: "20" },
      { key: "2", identity: "10" },
    ],
  };
  expect(identifyLinks(links, renumbered)).toEqual([{ kind: "strategic", written: "1", identity: "20" }]);
});

test("a list numbered anew moves nothing", () => {
  const links = { ...NO_LINKS, strategic: [1], identities: { "strategic/1": "10" } };
  expect(isLinkedTo(links, "strategic", { key: "2", identity: "10" })).toBe(true);
  expect(isLinkedTo(links, "strategic", { key: "1", identity: "20" })).toBe(false);
});

test("where an identity is not known, what is written counts: numbers and codes as they are, names whatever their capitals", () => {
  expect(isLinkedTo({ ...NO_LINKS, strategic: [1] }, "strategic", { key: "1", identity: "10" })).toBe(true);
  expect(isLinkedTo({ ...NO_LINKS, strategic: [1] }, "strategic", { key: "11" })).toBe(false);
  expect(isLinkedTo({ ...NO_LINKS, services: ["asili  NIDO"] }, "service", { key: "Asili nido" })).toBe(true);
  expect(isLinkedTo(NO_LINKS, "publicValue", { key: "VP1" })).toBe(false);
});
