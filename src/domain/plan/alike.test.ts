import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { unitId } from "../organisation/unitId.ts";
import { alikeOf } from "./alike.ts";
import type { Holder } from "./objective.ts";

const unit = (id: number, name = "Settore Ambiente"): Holder => ({ kind: "unit", unit: name, id: unitId(BigInt(id)) });
const alike = (group: string, title: string, holder: Holder = { kind: "unit", unit: group }) =>
  alikeOf(anObjective({ group, title, holder }));

test.each([
  ["another name of one unit", alike("Settore Ambiente", "Nidi", unit(1)), alike("Area Verde", "Nidi", unit(1)), true],
  ["one name of two units", alike("Settore Ambiente", "Nidi", unit(1)), alike("Settore Ambiente", "Nidi", unit(2)), false],
  [
    "capitals, accents, spaces and apostrophes of a title",
    alike("A", "Città  dell’Arte", unit(1)),
    alike("A", "CITTA dell'arte", unit(1)),
    true,
  ],
  ["another title", alike("A", "Nidi", unit(1)), alike("A", "Asili", unit(1)), false],
  ["a group of no known unit, by its name", alike("Settore Città", "Nidi"), alike("SETTORE CITTÀ", "Nidi"), true],
  ["groups of no known unit", alike("Settore A", "Nidi"), alike("Settore B", "Nidi"), false],
  [
    "objectives of nobody",
    alike("Obiettivi trasversali", "Nidi", { kind: "crossCutting" }),
    alike("Obiettivi trasversali", "nidi", { kind: "crossCutting" }),
    true,
  ],
] as const)("%s", (_, one, other, isOne) => {
  expect(one === other).toBe(isOne);
});
