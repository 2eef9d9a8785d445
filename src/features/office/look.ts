import type { Database } from "../../data/database/database.ts";
import { hasPerson, loadStaff } from "../../data/organisation/staff.ts";
import { loadUnits } from "../../data/organisation/unit.ts";
import { findDraft } from "../../data/request/formDraft.ts";
import { onDay } from "../../domain/kernel/daySpan.ts";
import { foldWords } from "../../domain/kernel/foldWords.ts";
import type { Option } from "../../ui/Fields.tsx";
import { MOST_FOUND } from "../entryChoices.tsx";
import { type EntryForm, type Look, offersOf } from "../entryForm.tsx";
import { loadAll, type Office, read } from "./office.ts";
import { draftPlaceOf } from "./officeForm.tsx";
import { thingOfMember } from "./thingOfMember.ts";

/** Where the fields of an office find what can be chosen: the people this person may see, and the units of today. */
export function lookIn(office: Office): Look {
  const { code } = office.administration;
  const unitsToday = () => read(office, (tx) => unitsOn(tx, office));
  return {
    isPerson: (person) => read(office, (tx) => hasPerson(tx, code, person)),
    units: async () => optionsOf(await unitsToday()),
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

/** What can be chosen in a form, and the draft left at its address: in one transaction, as it is asked at every drawing. */
export function offersAndDraft<Data>(office: Office, form: EntryForm<Data>) {
  return read(office, async (tx) => ({
    offers: await offersOf(form, { units: async () => optionsOf(await unitsOn(tx, office)) }),
    draft: { found: await findDraft(tx, draftPlaceOf(office)) },
  }));
}

async function unitsOn(tx: Database, { administration, today }: Office) {
  return onDay(await loadUnits(tx, administration.code), today);
}

function optionsOf(units: readonly { readonly unit: bigint; readonly name: string }[]): Option[] {
  return units.map(({ unit, name }) => ({ value: String(unit), text: name }));
}
