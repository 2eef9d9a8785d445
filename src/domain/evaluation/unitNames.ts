import type { PayMaterial } from "../bonus/payMaterial.ts";
import type { Person } from "../organisation/person.ts";
import type { UnitId } from "../organisation/unitId.ts";
import type { Form } from "./individual/form.ts";
import type { OrganisationalMaterial } from "./organisationalMaterial.ts";

/** A unit as a plan or a file of evaluations writes it. */
export type WrittenUnit = { readonly unit: UnitId; readonly written: string };

/** What a file of evaluations says, with units by their names. */
type Named = {
  readonly people: readonly Person[];
  readonly forms: readonly Form[];
  readonly organisation: OrganisationalMaterial;
  readonly pay: PayMaterial;
};

/** Every name of a unit in what a file says, each once, in order. */
export function namesOfUnits({ people, forms, organisation, pay }: Named): string[] {
  const names = [
    ...people.flatMap(({ stints }) => stints.map(({ unit }) => unit)),
    ...forms.map(({ unit }) => unit),
    ...organisation.units.map(({ unit }) => unit),
    ...organisation.shared.flatMap(({ holders }) => holders.map(({ unit }) => unit)),
    ...pay.people.flatMap(({ interim = [] }) => interim.map(({ unit }) => unit)),
  ];
  return [...new Set(names)].sort();
}

/** How a unit is called in the material of a year: by a name that was written, or by which it is. */
export type UnitNames = {
  readonly ofWritten: (written: string) => string;
  readonly ofUnit: (unit: UnitId) => string | undefined;
  /** The unit of a name of the material, or of the file. */
  readonly unitOf: (name: string) => UnitId | undefined;
};

/**
 * How units are called in the material of a year, whatever they are called in the register: as the plan calls them, so that a form meets the objectives of its
 * unit, or else as the file does, by the first of its spellings. A unit renamed later moves no total.
 */
export function unitNames(plan: readonly WrittenUnit[], file: readonly WrittenUnit[]): UnitNames {
  const planned = new Set(plan.map(({ written }) => written));
  const names = new Map<UnitId, string>();
  for (const { unit, written } of [...plan, ...file]) if (!names.has(unit)) names.set(unit, written);
  const inFile = new Map(file.map(({ unit, written }) => [written, unit]));
  const inEither = new Map([...plan, ...file].map(({ unit, written }) => [written, unit]));
  const ofUnit = (unit: UnitId) => names.get(unit);
  const ofWritten = (written: string) => {
    const unit = inFile.get(written);
    return planned.has(written) || unit === undefined ? written : (ofUnit(unit) ?? written);
  };
  return { ofWritten, ofUnit, unitOf: (name) => inEither.get(name) };
}

/** What a file says, with each unit called as in the material of the year. */
export function calledInMaterial({ people, forms, organisation, pay }: Named, names: UnitNames): Named {
  const called = <Thing extends { readonly unit: string }>(thing: Thing): Thing => ({ ...thing, unit: names.ofWritten(thing.unit) });
  return {
    people: people.map((person) => ({ ...person, stints: person.stints.map(called) })),
    forms: forms.map(called),
    organisation: {
      ...organisation,
      units: organisation.units.map(called),
      shared: organisation.shared.map((each) => ({ ...each, holders: each.holders.map(called) })),
    },
    pay: {
      ...pay,
      people: pay.people.map((each) => (each.interim === undefined ? each : { ...each, interim: each.interim.map(called) })),
    },
  };
}
