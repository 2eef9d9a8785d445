import { dayBefore } from "../kernel/civilDate.ts";
import { groupBy } from "../kernel/groupBy.ts";
import type { Employment, StaffMember } from "./employment.ts";

/** What a list of the staff changes of a person: who they are, the relations that no longer hold as they were, and those that hold instead. */
export type StaffChange<Known extends Employment = Employment> = {
  readonly member: Omit<StaffMember, "employments">;
  readonly isNew: boolean;
  readonly isRenamed: boolean;
  readonly replaced: readonly Known[];
  readonly added: readonly Employment[];
};

/** What a list of the staff comes to beside what is known. Who is not in it is told, never removed. */
export type StaffChanges<Known extends Employment> = {
  readonly changes: readonly StaffChange<Known>[];
  readonly unchanged: number;
  readonly missing: readonly MemberWith<Known>[];
};

/** A person of the staff whose relations are known with more than the list tells: their number in the database. */
type MemberWith<Known extends Employment> = Omit<StaffMember, "employments"> & { readonly employments: readonly Known[] };

/**
 * Compares a list with what is known. From the first day the list tells of a person it holds in the place of what was known; what was known of the days
 * before stays, cut at that day. A fiscal code or a mail the list does not give stays as it was.
 */
export function staffChanges<Known extends Employment>(
  known: readonly MemberWith<Known>[],
  listed: readonly StaffMember[],
): StaffChanges<Known> {
  const before = new Map(known.map((member) => [member.code, member]));
  const told = new Set(listed.map(({ code }) => code));
  const all = listed.map((member) => changeOf(before.get(member.code), member));
  const changes = all.filter(({ isNew, isRenamed, replaced, added }) => isNew || isRenamed || replaced.length + added.length > 0);
  return { changes, unchanged: all.length - changes.length, missing: known.filter(({ code }) => !told.has(code)) };
}

function changeOf<Known extends Employment>(
  known: MemberWith<Known> | undefined,
  { employments, ...listed }: StaffMember,
): StaffChange<Known> {
  const { employments: before = [], ...was } = known ?? {};
  const member = { ...was, ...listed };
  const start = employments.reduce((first, { from }) => (from < first ? from : first), employments[0]!.from);
  const touched = before.filter(({ to }) => to === undefined || to >= start);
  const cut = touched.filter(({ from }) => from < start).map((employment): Employment => ({ ...employment, to: dayBefore(start) }));
  const after = [...cut, ...employments];
  return {
    member,
    isNew: known === undefined,
    isRenamed: known !== undefined && (known.name !== member.name || known.fiscalCode !== member.fiscalCode || known.mail !== member.mail),
    replaced: touched.filter((employment) => !after.some((each) => isSameRelation(each, employment))),
    added: after.filter((employment) => !touched.some((each) => isSameRelation(each, employment))),
  };
}

const FACTS = ["from", "to", "unit", "post", "profile", "category", "fte", "evaluator"] as const;

/** Whether two relations say the same of the same days, whoever said them. */
export function isSameRelation(a: Employment, b: Employment): boolean {
  return FACTS.every((fact) => a[fact] === b[fact]);
}

/** The rows of a list gathered by person, in the order in which each first comes. */
export function membersOf(rows: readonly (Omit<StaffMember, "employments"> & { readonly employment: Employment })[]): StaffMember[] {
  return [...groupBy(rows, ({ code }) => code).values()].map((own) => {
    const { code, name, fiscalCode, mail } = own[0]!;
    const employments = own.map(({ employment }) => employment).toSorted((a, b) => (a.from < b.from ? -1 : 1));
    return { code, name, ...(fiscalCode !== undefined && { fiscalCode }), ...(mail !== undefined && { mail }), employments };
  });
}
