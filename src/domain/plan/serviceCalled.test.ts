import { expect, test } from "vitest";
import { asListed, serviceCalled, type ServiceMention } from "./serviceCalled.ts";

/** "list 2024 Anagrafe 1", or "list 2025 Anagrafe 2=1" where the second was said to be the same as the first. */
const mentionsOf = (...told: readonly string[]): ServiceMention[] =>
  told.map((each) => {
    const [source, year, name, identities = ""] = each.split(" ");
    const [own = "", identity = own] = identities.split("=");
    return { source: source as "list", year: Number(year), name: name ?? "", own, identity };
  });

test.each([
  ["nobody knows it", [], undefined],
  ["another service", ["list 2024 Tributi 1"], undefined],
  ["the list of its year", ["list 2024 Anagrafe 1"], "1"],
  ["capitals and accents do not count", ["list 2024 ANAGRAFE 1"], "1"],
  ["the list of its year before the file that meant another", ["file 2024 Anagrafe 5", "list 2024 Anagrafe 1"], "1"],
  ["the list of its year before those of others", ["list 2023 Anagrafe 1", "list 2024 Anagrafe 2", "list 2025 Anagrafe 3"], "2"],
  ["its year lists two: nobody can say", ["list 2024 Anagrafe 1", "list 2024 Anagrafe 2"], undefined],
  ["its year lists two: what a file meant stays", ["file 2024 Anagrafe 5", "list 2024 Anagrafe 1", "list 2024 Anagrafe 2"], "5"],
  ["a file of its year before a later one of another", ["file 2024 Anagrafe 5", "file 2023 Anagrafe 6"], "5"],
  ["the last file of its year", ["file 2024 Anagrafe 5", "file 2024 Anagrafe 6"], "6"],
  ["the last file, of whatever year", ["file 2022 Anagrafe 5", "file 2025 Anagrafe 6"], "6"],
  ["a file before the lists of other years", ["file 2025 Anagrafe 5", "list 2023 Anagrafe 1"], "5"],
  ["the only one of the lists of other years", ["list 2023 Anagrafe 1", "list 2025 Anagrafe 1"], "1"],
  ["lists of other years that call two so", ["list 2023 Anagrafe 1", "list 2025 Anagrafe 2"], undefined],
  ["two that a person said to be one", ["list 2023 Anagrafe 1", "list 2025 Anagrafe 2=1"], "2"],
  ["its own identity, not the one it is shown with", ["list 2024 Anagrafe 2=1"], "2"],
])("%s", (_, told, found) => {
  expect(serviceCalled("Anagrafe", 2024, mentionsOf(...told))).toBe(found);
});

test("what only files name is the one of a list that is called so, and neither of two", () => {
  const listed = [
    { key: "external", title: "Anagrafe" },
    { key: "internal", title: "Protocollo" },
    { key: "external", title: "Protocollo" },
  ];
  const named = [
    { identity: "5", name: "ANAGRAFE" },
    { identity: "6", name: "Protocollo" },
    { identity: "7", name: "Tributi" },
  ];
  expect(asListed(named, listed)).toEqual([{ key: "external", title: "Anagrafe", identity: "5" }]);
});
