import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Setting } from "../../domain/organisation/setting.ts";
import type { Category, Post } from "../../domain/organisation/classification.ts";
import type { Profile } from "../../domain/organisation/profile.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of organisation, as the app role sees them. */
export type OrganisationTables = {
  administration: AdministrationTable;
  unit: UnitTable;
  unit_version: UnitVersionTable;
  person: PersonTable;
  employment: EmploymentTable;
  data_owner: DataOwnerTable;
  administration_setting: AdministrationSettingTable;
};

type AdministrationTable = {
  administration_id: Fixed<string>;
  name: string;
  created_at: ByDatabase<Date>;
};

type UnitTable = { administration_id: Fixed<string>; unit_id: GeneratedAlways<bigint>; to_confirm: Generated<boolean> };

type UnitVersionTable = {
  administration_id: Fixed<string>;
  unit_id: Fixed<bigint>;
  name: Fixed<string>;
  parent_unit_id: Fixed<bigint | null>;
  valid: string;
};

type PersonTable = {
  administration_id: Fixed<string>;
  person: Fixed<string>;
  name: string;
  fiscal_code: string | null;
  mail: string | null;
  version: Generated<number>;
};

type EmploymentTable = {
  administration_id: Fixed<string>;
  employment_id: ByDatabase<bigint>;
  person: Fixed<string>;
  /** "[2026-01-01,2027-01-01)". */
  valid: Fixed<string>;
  unit_id: Fixed<bigint>;
  /** What gives power, in the days that are confirmed. */
  post: Fixed<Post>;
  profile: Fixed<Profile>;
  category: Fixed<Category | null>;
  fte: Fixed<string>;
  /** The year of the file of evaluations that alone says it. */
  file_year: Fixed<number | null>;
  evaluator: Fixed<string | null>;
  recorded_at: ByDatabase<Date>;
  written_by: ByDatabase<string[]>;
  replaced_at: ColumnType<Date | null, never, Date>;
  /** "{[2026-01-01,2027-01-01)}": the days in which its post gives power. */
  confirmed: ColumnType<string, never, string>;
  confirmed_by: ColumnType<string | null, never, string>;
  confirmed_at: ColumnType<Date | null, never, Date>;
  confirmed_alone: ColumnType<boolean, never, boolean>;
};

/** Who gives a datum: a person, or a contact outside with a name and a mail. */
type DataOwnerTable = {
  administration_id: Fixed<string>;
  data_owner_id: GeneratedAlways<bigint>;
  person: Fixed<string | null>;
  name: Fixed<string | null>;
  mail: Fixed<string | null>;
};

type AdministrationSettingTable = {
  administration_id: Fixed<string>;
  setting_id: GeneratedAlways<bigint>;
  setting: Fixed<Setting>;
  value: Fixed<string | null>;
  holds_from: ByDatabase<string>;
};
