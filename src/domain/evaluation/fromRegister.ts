import { coversDay } from "../kernel/daySpan.ts";
import type { CivilDate } from "../kernel/civilDate.ts";
import type { Absence } from "../organisation/absence.ts";
import type { Employment } from "../organisation/employment.ts";
import type { Person } from "../organisation/person.ts";
import { stintsInRegister } from "../organisation/stintsInRegister.ts";
import type { UnitId } from "../organisation/unitId.ts";
import type { Form } from "./individual/form.ts";

/** What the register says of the people of a year, by their codes, and how it calls units on a day. */
export type Register = {
  readonly relations: ReadonlyMap<string, readonly Employment[]>;
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  readonly nameOf: (unit: UnitId, day: CivilDate) => string;
};

/**
 * The people of a year as the register says where they worked, as what and for how long, with the periods that the file divides. Of whom the register does not
 * know, or cannot say, the file holds.
 */
export function peopleFromRegister(year: number, people: readonly Person[], { relations, absences, nameOf }: Register): Person[] {
  return people.map((person) => {
    const stints = stintsInRegister(year, relations.get(person.code) ?? [], person.stints, absences.get(person.code) ?? []);
    return stints ? { ...person, stints: stints.map((stint) => ({ ...stint, unit: nameOf(stint.unit, stint.from) })) } : person;
  });
}

/** Whether who evaluates may still change: the form was not communicated, and is of the post that the register knows. */
export function isOpen({ state, isInterim }: Pick<Form, "state" | "isInterim">): boolean {
  return !isInterim && (state === "assigned" || state === "acknowledged" || state === "proposed");
}

/** Forms with who evaluates by the register on their last day, until they are communicated: then by whom they were. */
export function formsFromRegister(forms: readonly Form[], { relations }: Pick<Register, "relations">): Form[] {
  return forms.map((form) => {
    const evaluator = isOpen(form) ? relations.get(form.person)?.find((relation) => coversDay(relation, form.to))?.evaluator : undefined;
    return evaluator === undefined ? form : { ...form, evaluator };
  });
}
