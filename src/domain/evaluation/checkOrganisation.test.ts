import { describe, expect, test } from "vitest";
import { PRACTICES as entry, PRACTICES_USED as use } from "../../../tests/support/aCycle.ts";
import { checkOrganisation } from "./checkOrganisation.ts";
import type { IndicatorUse } from "./indicators/indicatorUse.ts";
import type { OrganisationalMaterial } from "./organisationalMaterial.ts";

const good: OrganisationalMaterial = {
  units: [{ unit: "Ufficio", services: [{ name: "Sportello", share: "100", indicators: [{ use, readings: [] }] }] }],
  shared: [{ objective: "2024-001", holders: [{ unit: "Ufficio", share: "1" }, { unit: "Altro", share: "0.5" }] }], // prettier-ignore
  catalogue: [entry],
};
const plan = new Set(["2024-001"]);

test("what is named and agrees is accepted, shares of exactly 100 and of 1 too", () => {
  expect(checkOrganisation(good, plan)).toEqual([]);
  const whole = [{ objective: "2024-001", holders: [{ unit: "Ufficio" }] }]; // who is said no share has all of it
  expect(checkOrganisation({ ...good, shared: whole }, plan)).toEqual([]);
});

describe("is told:", () => {
  const service = (share: string, more: Partial<IndicatorUse> = {}) => ({
    name: "Sportello",
    share,
    indicators: [{ use: { ...use, ...more } as IndicatorUse, readings: [] }],
  });
  const withServices = (...services: ReturnType<typeof service>[]) => ({ ...good, units: [{ unit: "Ufficio", services }] });
  test.each<[string, OrganisationalMaterial, string, string]>([
    ["an entry twice", { ...good, catalogue: [entry, entry] }, "anagrafe_indicatori[1].codice", "L'indicatore «A1» c'è già nell'anagrafe."],
    ["an indicator that the catalogue has not", withServices(service("20", { entry: "Z9" })), "unita[0].servizi[0].indicatori[0].codice", "L'indicatore «Z9» non è nell'anagrafe degli indicatori."],
    ["a rule that rewards the other way", withServices(service("20", { rule: { kind: "ratio", better: "lower", valueNotPositive: "cap", limits: { floor: "0", cap: "100" } } })), "unita[0].servizi[0].indicatori[0].regola", "La regola premia il verso opposto a quello dell'indicatore."],
    ["shares above 100", withServices(service("60"), service("40.01")), "unita[0].servizi", "Le quote dei servizi di «Ufficio» superano 100."],
    ["a unit twice", { ...good, units: [...good.units, ...good.units] }, "unita[1].unita", "L'unità «Ufficio» c'è già."],
    ["an objective that the plan has not", { ...good, shared: [{ objective: "2024-999", holders: [] }] }, "obiettivi_condivisi[0].obiettivo", "L'obiettivo «2024-999» non è nel piano dell'anno."],
    ["an objective shared twice", { ...good, shared: [...good.shared, ...good.shared] }, "obiettivi_condivisi[1].obiettivo", "L'obiettivo «2024-001» è già tra quelli condivisi."],
    ["a share above all of it", { ...good, shared: [{ objective: "2024-001", holders: [{ unit: "Ufficio", share: "1.01" }] }] }, "obiettivi_condivisi[0].unita", "Una quota va da 0 a 1: 1 è tutto l'obiettivo."],
  ])("%s", (_, material, clause, message) => {
    expect(checkOrganisation(material, plan)).toEqual([{ clause, message, severity: "error" }]);
  }); // prettier-ignore
});
