import { sql } from "kysely";
import type { GrantedRole } from "../../domain/access/accessRole.ts";
import type { Delegation, HeldRole, Subject } from "../../domain/access/mayDo.ts";
import type { RightName } from "../../domain/access/rights.ts";
import { type CivilDate, civilDate, dayBefore } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Database } from "../database/database.ts";
import type { UnitId } from "../../domain/organisation/unitId.ts";

type HeldRow = { person: string; role: GrantedRole; unit: UnitId | null; first: string; past: string | null };
type DelegationRow = { of: string; actions: RightName[]; first: string; past: string };
type LedRow = { head: UnitId; unit: UnitId };
type ConflictRow = { person: string; about: string };

/** What the database answers of a person to the table of rights (`rights_facts`): with the units under each one that is led, itself among them. */
export type RightsFacts = {
  readonly delegated: DelegationRow[];
  readonly held: HeldRow[];
  readonly led: LedRow[];
  readonly conflicts: ConflictRow[];
};

/**
 * A person as the table of rights asks about them: every role they hold or held, the delegations to them, the conflicts they declared. Read from the
 * database each time, so that a role that ends acts at the next request. The person who leads a unit leads those under it on that day.
 */
export async function loadSubject(tx: Database, administration: string, person: string, today: CivilDate): Promise<Subject> {
  const { rows } = await sql<{ facts: RightsFacts }>`select rights_facts(${administration}, ${person}, ${today}) as facts`.execute(tx);
  return subjectOf(person, rows[0]!.facts);
}

/** The person of whom these are the facts. */
export function subjectOf(person: string, { delegated, held, led, conflicts }: RightsFacts): Subject {
  const heldRoles = groupBy(held, (row) => row.person);
  const factsOf = (whose: string) => ({
    person: whose,
    heldRoles: (heldRoles.get(whose) ?? []).flatMap((row) => heldRolesFrom(row, led)),
    conflicts: conflicts.filter((each) => each.person === whose).map(({ about }) => about),
  });
  const delegations = delegated.map(({ of, actions, first, past }): Delegation => ({ of: factsOf(of), actions, ...daysOf(first, past) }));
  return { ...factsOf(person), delegations };
}

function heldRolesFrom({ role, unit, first, past }: HeldRow, led: readonly LedRow[]): HeldRole[] {
  const days = past === null ? { from: civilDate(first) } : daysOf(first, past);
  if (unit === null) return [{ role, ...days }];
  const under = role === "dirigente" || role === "eq" ? led.filter(({ head }) => head === unit).map((each) => each.unit) : [unit];
  return under.map((each) => ({ role, unit: each, ...days }));
}

function daysOf(first: string, past: string): { from: CivilDate; to: CivilDate } {
  return { from: civilDate(first), to: dayBefore(civilDate(past)) };
}
