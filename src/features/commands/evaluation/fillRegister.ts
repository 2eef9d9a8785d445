import { addEmployments, type KeptMember, loadStaff, replaceEmployments, writePeople } from "../../../data/organisation/staff.ts";
import type { Database } from "../../../data/database/database.ts";
import type { WrittenUnit } from "../../../domain/evaluation/unitNames.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { foldedCode } from "../../../domain/organisation/foldedCode.ts";
import type { Person } from "../../../domain/organisation/person.ts";
import { relationsFromFile } from "../../../domain/organisation/relationsFromFile.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";
import type { Ambient } from "../ambient.ts";
import { tellStaffChanges } from "../tellStaffChanges.ts";

/** Codes that the register takes: a file of evaluations takes others too, whose people stay in the file alone. */
const CODE = /^[A-Za-z0-9._-]{1,40}$/;

/**
 * Adds to the register whom a file of evaluations names and it does not, and of everybody the days before the first that the personnel office told. Such
 * relations give no power until another person confirms them. Nobody who has signed in adds anything about themselves.
 */
export async function fillRegister(
  tx: Database,
  ambient: Ambient,
  { people, units, today }: { readonly people: readonly Person[]; readonly units: readonly WrittenUnit[]; readonly today: CivilDate },
): Promise<void> {
  const { administration, year, actor } = ambient;
  const known = await loadStaff(tx, administration);
  const unitOf = new Map(units.map(({ written, unit }) => [written, unit]));
  const isOwn = (code: string) => actor.capacity !== "commandLine" && code === actor.person;
  const changes = nameable(people, known)
    .filter(({ code }) => !isOwn(code))
    .map(({ code, name, stints, member }) => {
      const placed = stints.map((stint) => ({ ...stint, unit: unitOf.get(stint.unit)! }));
      const { replaced, added } = relationsFromFile(year, member?.employments ?? [], placed);
      return { member: member ?? { code, name }, isNew: member === undefined, replaced, added, formerMail: member?.mail };
    })
    .filter(({ isNew, replaced, added }) => isNew || replaced.length + added.length > 0);
  await writePeople(
    tx,
    administration,
    changes.filter(({ isNew }) => isNew).map(({ member }) => member),
  );
  await replaceEmployments(
    tx,
    administration,
    changes.flatMap(({ replaced }) => replaced.map(({ id }) => id)),
  );
  await addEmployments(
    tx,
    administration,
    changes.flatMap(({ member, added }) => added.map((relation) => ({ person: member.code, relation }))),
  );
  const isReaching = ({ to }: { readonly to?: CivilDate; readonly unit: UnitId }) => to === undefined || to >= today;
  await tellStaffChanges(
    tx,
    ambient,
    changes.map((change) => ({ ...change, added: change.added.filter(isReaching) })),
  );
}

/** The people of a file who are in the register, or can be added to it: a code that is another's but for capitals and zeros may be theirs. */
function nameable(people: readonly Person[], known: readonly KeptMember[]) {
  const byCode = new Map(known.map((member) => [member.code, member]));
  const taken = new Map(known.map(({ code }) => [foldedCode(code), code]));
  return people.flatMap((person) => {
    const member = byCode.get(person.code);
    const owner = taken.get(foldedCode(person.code)) ?? person.code;
    if (!member && (owner !== person.code || !CODE.test(person.code))) return [];
    taken.set(foldedCode(person.code), person.code);
    return [{ ...person, member }];
  });
}
