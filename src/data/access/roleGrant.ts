import { sql } from "kysely";
import type { GrantedRole } from "../../domain/access/accessRole.ts";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Database } from "../database/database.ts";
import type { DaySpan } from "../../domain/kernel/daySpan.ts";
import { daysOfRange, rangeOf, spanOf } from "../database/dayRange.ts";
import { type UnitId, unitId, unitNumber } from "../../domain/organisation/unitId.ts";

/** A role proposed for a person, with the reason: usually the act that gives it. */
export type RoleProposal = DaySpan & {
  readonly person: string;
  readonly role: GrantedRole;
  readonly unit?: UnitId;
  readonly reason: string;
};

/** A proposal as it stands: to be decided, confirmed or refused; confirmed, it may have ended before its day. */
export type RoleGrant = RoleProposal & {
  readonly id: bigint;
  readonly proposedBy: string;
  readonly decision: "confirmed" | "refused" | null;
  readonly decidedBy: string | null;
  readonly endedOn?: CivilDate;
};

/** Proposes a role: it gives nothing until another person confirms it. */
export async function proposeRole(tx: Database, administration: string, by: string, proposal: RoleProposal): Promise<bigint> {
  const { person, role, unit, reason } = proposal;
  const { grant_id } = await tx
    .insertInto("role_grant")
    .values({
      administration_id: administration,
      person,
      role,
      unit_id: unitNumber(unit),
      valid: rangeOf(proposal),
      reason,
      proposed_by: by,
    })
    .returning("grant_id")
    .executeTakeFirstOrThrow();
  return grant_id;
}

/** Decides a proposal that nobody has decided yet; false when somebody has. */
export async function decideRole(
  tx: Database,
  administration: string,
  id: bigint,
  { decision, by }: { readonly decision: "confirmed" | "refused"; readonly by: string },
): Promise<boolean> {
  const row = await tx
    .updateTable("role_grant")
    .set({ decision, decided_by: by, decided_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("grant_id", "=", id)
    .where("decision", "is", null)
    .returning("grant_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a role after a day; false when it had ended already, or was never confirmed. */
export async function endRole(
  tx: Database,
  administration: string,
  id: bigint,
  { on, by }: { readonly on: CivilDate; readonly by: string },
): Promise<boolean> {
  const row = await tx
    .updateTable("role_grant")
    .set({ ended_on: on, ended_by: by, ended_at: sql<Date>`now()` })
    .where("administration_id", "=", administration)
    .where("grant_id", "=", id)
    .where("decision", "=", "confirmed")
    .where("ended_on", "is", null)
    .returning("grant_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a person holds this role, proposed or confirmed, on some of these days already. One that was ended has ended today at the latest. */
export async function holdsOnSomeDay(db: Database, administration: string, proposal: Omit<RoleProposal, "reason">): Promise<boolean> {
  const row = await db
    .selectFrom("role_grant")
    .select("grant_id")
    .where("administration_id", "=", administration)
    .where("person", "=", proposal.person)
    .where("role", "=", proposal.role)
    .where("unit_id", "is not distinct from", unitNumber(proposal.unit))
    .where(sql<boolean>`decision is distinct from 'refused'`)
    .where(
      sql<boolean>`valid * daterange(null, case when ended_on is not null then least(ended_on, rome_day(now())) end, '(]') && ${rangeOf(proposal)}::daterange`,
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a code of nobody of the staff is a person's who has an account or was given a role. */
export async function isKnownOutsider(db: Database, administration: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from account_person where administration_id = ${administration} and person = ${person})
      or exists (select from role_grant where administration_id = ${administration} and person = ${person}) as known`.execute(db);
  return rows[0]!.known;
}

/** Every proposal and role of an administration, the latest first. */
export async function listRoles(db: Database, administration: string): Promise<RoleGrant[]> {
  const rows = await grants(db, administration).orderBy("grant_id", "desc").execute();
  return rows.map(grantOf);
}

/** One of them. */
export async function findRole(db: Database, administration: string, id: bigint): Promise<RoleGrant | undefined> {
  const row = await grants(db, administration).where("grant_id", "=", id).executeTakeFirst();
  return row && grantOf(row);
}

/** Whether a person who has an account, not closed, holds today one of these roles, by whatever way. */
export async function isAnybody(db: Database, administration: string, roles: readonly GrantedRole[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from holdings_of(${administration}) h
        join account_person p on p.administration_id = ${administration} and p.person = h.person
        join account a on a.account_id = p.account_id and a.disabled_at is null
      where h.role = any(${[...roles]}::text[]) and h.valid @> rome_day(now())
    ) as found`.execute(db);
  return rows[0]!.found;
}

/** The accounts, open and of real people, of the person who holds a role today. */
export async function accountsHolding(
  db: Database,
  administration: string,
  role: GrantedRole,
): Promise<{ readonly id: string; readonly mail: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; mail: string; name: string }>`
    select distinct a.account_id as id, a.mail, a.name
    from holdings_of(${administration}) h
      join account_person p on p.administration_id = ${administration} and p.person = h.person
      join account a using (account_id)
    where h.role = ${role} and h.valid @> rome_day(now()) and a.disabled_at is null and a.is_demonstration is null
    order by a.mail`.execute(db);
  return rows;
}

function grants(db: Database, administration: string) {
  return db
    .selectFrom("role_grant")
    .select(["grant_id", "person", "role", "unit_id", "reason", "proposed_by", "decision", "decided_by", "ended_on", ...daysOfRange])
    .where("administration_id", "=", administration);
}

type Row = Awaited<ReturnType<ReturnType<typeof grants>["executeTakeFirstOrThrow"]>>;

function grantOf({ grant_id: id, person, role, unit_id, reason, proposed_by, decision, decided_by, ended_on, ...days }: Row): RoleGrant {
  return {
    id,
    person,
    role,
    ...(unit_id !== null && { unit: unitId(unit_id) }),
    reason,
    proposedBy: proposed_by,
    decision,
    decidedBy: decided_by,
    ...(ended_on !== null && { endedOn: civilDate(ended_on) }),
    ...spanOf(days),
  };
}
