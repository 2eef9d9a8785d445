import { hasPerson, loadStaff } from "../../data/organisation/staff.ts";
import { loadUnits } from "../../data/organisation/unit.ts";
import { onDay } from "../../domain/kernel/daySpan.ts";
import { foldWords } from "../../domain/kernel/foldWords.ts";
import { MOST_FOUND } from "../entryChoices.tsx";
import type { Look } from "../entryForm.tsx";
import { loadAll, type Office, read } from "./office.ts";
import { thingOfMember } from "./thingOfMember.ts";

/** Where the fields of an office find what can be chosen: the people this person may see, and the units of today. */
export function lookIn(office: Office): Look {
  const { code } = office.administration;
  const unitsToday = async () => onDay(await read(office, (tx) => loadUnits(tx, code)), office.today);
  return {
    isPerson: (person) => read(office, (tx) => hasPerson(tx, code, person)),
    units: async () => (await unitsToday()).map(({ unit, name }) => ({ value: String(unit), text: name })),
    people: async (words) => {
      const sought = foldWords(words).split(" ");
      const staff = await loadAll(office, "organisation.read", async (tx) =>
        (await loadStaff(tx, code)).map((each) => thingOfMember(each, office.today)),
      );
      const found = staff.filter((each) => {
        const known = foldWords(`${each.name} ${each.code}`);
        return sought.every((word) => known.includes(word));
      });
      const units = new Map((await unitsToday()).map(({ unit, name }) => [String(unit), name]));
      return found.slice(0, MOST_FOUND).map(({ code: value, name, employments }) => {
        const [now] = onDay(employments, office.today);
        return { value, text: [name, now && units.get(now.unit), value].filter(Boolean).join(" · ") };
      });
    },
  };
}
