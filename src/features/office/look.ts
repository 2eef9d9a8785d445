import { hasPerson, loadStaff } from "../../data/organisation/staff.ts";
import { loadUnits, type UnitSpan } from "../../data/organisation/unit.ts";
import { findDraft } from "../../data/request/formDraft.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import { onDay } from "../../domain/kernel/daySpan.ts";
import { foldWords } from "../../domain/kernel/foldWords.ts";
import { unitFromDayWords, unitsFromDay } from "../../domain/organisation/unitsFromDay.ts";
import type { Option } from "../../ui/Fields.tsx";
import { type EntryForm, type Look, offersOf } from "../entryForm.tsx";
import { loadAll, type Office, read } from "./office.ts";
import { draftPlaceOf } from "./officeForm.tsx";
import { thingOfMember } from "./thingOfMember.ts";

/** Where the fields of an office find what can be chosen: the people this person may see, and the units of today. */
export function lookIn(office: Office): Look {
  const { code } = office.administration;
  const spans = () => read(office, (tx) => loadUnits(tx, code));
  return {
    isPerson: (person) => read(office, (tx) => hasPerson(tx, code, person)),
    units: async () => optionsOf(await spans(), office.today),
    people: async (words) => {
      const sought = foldWords(words)
        .split(/[^\p{L}\p{N}'._-]+/u)
        .map((word) => word.replace(/^[._-]+|[._-]+$/g, ""))
        .filter((word) => word !== "");
      const staff = await loadAll(office, "organisation.read", async (tx) =>
        (await loadStaff(tx, code)).map((each) => thingOfMember(each, office.today)),
      );
      const units = new Map(onDay(await spans(), office.today).map(({ unit, name }) => [unit, name]));
      const called = staff.map(({ code: value, name, employments }) => {
        const [now] = onDay(employments, office.today);
        return { value, text: [name, now && units.get(now.unit), value].filter(Boolean).join(" · ") };
      });
      return called.filter(({ text }) => {
        const known = foldWords(text);
        return sought.length > 0 && sought.every((word) => known.includes(word));
      });
    },
  };
}

/** What can be chosen in a form, and the draft left at its address: in one transaction, as it is asked at every drawing. */
export function offersAndDraft<Data>(office: Office, form: EntryForm<Data>) {
  return read(office, async (tx) => ({
    offers: await offersOf(form, { units: async () => optionsOf(await loadUnits(tx, office.administration.code), office.today) }),
    draft: { found: await findDraft(tx, draftPlaceOf(office)) },
  }));
}

function optionsOf(spans: readonly UnitSpan[], today: CivilDate): Option[] {
  return unitsFromDay(spans, today).map((each) => ({ value: each.unit, text: unitFromDayWords(each) }));
}
