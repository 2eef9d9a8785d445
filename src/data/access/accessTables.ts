import type { GeneratedAlways } from "kysely";
import type { GrantedRole } from "../../domain/access/accessRole.ts";
import type { Fixed, ByDatabase, Decided } from "../columns.ts";

/** The tables of access, as the app role sees them. */
export type AccessTables = {
  notice: NoticeTable;
  role_grant: RoleGrantTable;
  delegation: DelegationTable;
  conflict_of_interest: ConflictOfInterestTable;
  evaluator_substitution: EvaluatorSubstitutionTable;
  technical_access: TechnicalAccessTable;
};

/** What of a person changed hands by one person's deed: who may read or do what they could not before. */
export type NoticeKind =
  | "evaluator"
  | "unit"
  | "parent"
  | "substitute"
  | "substitutionEnded"
  | "delegate"
  | "conflictEnded"
  | "formEvaluator"
  | "mail"
  | "account"
  | "invitation"
  | "powerEnded";

type NoticeTable = {
  administration_id: Fixed<string>;
  notice_id: ByDatabase<bigint>;
  person: Fixed<string>;
  kind: Fixed<NoticeKind>;
  reader: Fixed<string | null>;
  unit_id: Fixed<bigint | null>;
  year: Fixed<number | null>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

/** A range of days, "[2026-01-01,2026-12-31]" as written. */
type Days = Fixed<string>;

type RoleGrantTable = Decided & {
  administration_id: Fixed<string>;
  grant_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  role: Fixed<GrantedRole>;
  unit_id: Fixed<bigint | null>;
  valid: Days;
  reason: Fixed<string>;
  proposed_by: Fixed<string>;
  proposed_at: ByDatabase<Date>;
  ended_on: string | null;
  ended_by: string | null;
  ended_at: Date | null;
};

type DelegationTable = Revoked & {
  administration_id: Fixed<string>;
  delegation_id: GeneratedAlways<bigint>;
  of_person: Fixed<string>;
  to_person: Fixed<string>;
  actions: Fixed<string[]>;
  valid: Days;
  reason: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

type Revoked = { revoked_by: string | null; revoked_at: Date | null };

type ConflictOfInterestTable = {
  administration_id: Fixed<string>;
  conflict_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  about: Fixed<string>;
  reason: Fixed<string>;
  declared_by: Fixed<string>;
  declared_at: ByDatabase<Date>;
  ended_by: string | null;
  ended_at: Date | null;
};

type EvaluatorSubstitutionTable = Revoked & {
  administration_id: Fixed<string>;
  substitution_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  substitute: Fixed<string>;
  valid: Days;
  reason: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

type TechnicalAccessTable = {
  access_id: GeneratedAlways<bigint>;
  recorded_at: ByDatabase<Date>;
  os_user: Fixed<string>;
  command: Fixed<string>;
  options: Fixed<string[]>;
  administration: Fixed<string | null>;
  year: Fixed<string | null>;
};
