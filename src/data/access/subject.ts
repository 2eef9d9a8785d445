import { sql } from "kysely";
import type { GrantedRole } from "../../domain/access/accessRole.ts";
import type { Delegation, HeldRole, Subject } from "../../domain/access/mayDo.ts";
import { RIGHTS, type RightName } from "../../domain/access/rights.ts";
import { type CivilDate, civilDate, dayBefore } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import { unitsUnder } from "../../domain/organisation/unitsUnder.ts";
import type { Database } from "../database/database.ts";
import { loadUnits } from "../organisation/unit.ts";
import type { UnitId } from "../../domain/organisation/unitId.ts";

type HeldRow = { person: string; role: GrantedRole; unit: UnitId | null; first: string; past: string | null };
type DelegationRow = { of: string; actions: RightName[]; first: string; past: string };
type ConflictRow = { person: string; about: string };
type SubjectRow = { delegated: DelegationRow[]; held: HeldRow[]; conflicts: ConflictRow[] };

/**
 * A person as the table of rights asks about them: every role they hold or held, the delegations to them, the conflicts they declared. Read from the
 * database each time, so that a role that ends acts at the next request. The person who leads a unit leads those under it on that day.
 */
export async function loadSubject(tx: Database, administration: string, person: string, today: CivilDate): Promise<Subject> {
  const { delegated, held, conflicts } = await readSubject(tx, administration, person);
  const units = held.some(leads) ? await loadUnits(tx, administration) : [];
  const heldRoles = groupBy(held, (row) => row.person);
  const factsOf = (whose: string) => ({
    person: whose,
    heldRoles: (heldRoles.get(whose) ?? []).flatMap((row) => heldRolesFrom(row, (unit) => unitsUnder(units, unit, today))),
    conflicts: conflicts.filter((each) => each.person === whose).map(({ about }) => about),
  });
  const delegations = delegated.map(({ of, actions, first, past }): Delegation => ({ of: factsOf(of), actions, ...daysOf(first, past) }));
  return { ...factsOf(person), delegations };
}

/** In one statement: it is asked at every request of an office, and again in every act. */
async function readSubject(tx: Database, administration: string, person: string): Promise<SubjectRow> {
  const { rows } = await sql<SubjectRow>`
    with delegated as (
      select of_person as of, actions, lower(valid) as first, upper(valid) as past
      from delegation where administration_id = ${administration} and to_person = ${person} and revoked_at is null
    ), people (codes) as (
      select array(select of from delegated union select ${person})
    ), held as (
      select h.person, role, unit_id::text as unit, lower(valid) as first, upper(valid) as past
      from people, holdings_of(${administration}, codes) h
    ), conflicts as (
      select c.person, about from people, conflicts_of(${administration}) c where c.person = any (codes)
    )
    select
      (select coalesce(json_agg(d), '[]') from delegated d) as delegated,
      (select coalesce(json_agg(h), '[]') from held h) as held,
      (select coalesce(json_agg(c), '[]') from conflicts c) as conflicts`.execute(tx);
  return rows[0]!;
}

function heldRolesFrom(row: HeldRow, under: (unit: UnitId) => readonly UnitId[]): HeldRole[] {
  const { role, unit, first, past } = row;
  const days = past === null ? { from: civilDate(first) } : daysOf(first, past);
  if (leads(row)) return under(row.unit).map((each) => ({ role, unit: each, ...days }));
  return [{ role, ...(unit !== null && { unit }), ...days }];
}

/** Whether a person leads the unit of a role, and so those under it: as `app_led_units` says. */
function leads(row: HeldRow): row is HeldRow & { readonly unit: UnitId } {
  return row.unit !== null && (row.role === "dirigente" || row.role === "eq");
}

function daysOf(first: string, past: string): { from: CivilDate; to: CivilDate } {
  return { from: civilDate(first), to: dayBefore(civilDate(past)) };
}

/** Whether anybody else holds today a role that an action is granted to: a second person for a second step. */
export async function hasSecondPerson(tx: Database, administration: string, person: string, action: RightName): Promise<boolean> {
  const roles = RIGHTS[action].grants.map(({ role }) => role);
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from holdings_of(${administration}) h where h.person <> ${person} and h.role = any(${roles}::text[]) and h.valid @> rome_day(now())
    ) as found`.execute(tx);
  return rows[0]!.found;
}
