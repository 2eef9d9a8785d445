import type { ColumnType, GeneratedAlways } from "kysely";
import type { RetentionClass } from "../../domain/organisation/retention.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of personal, as the app role sees them. */
export type PersonalTables = {
  retention_term: RetentionTermTable;
  legal_hold: LegalHoldTable;
  erasure_request: ErasureRequestTable;
};

type RetentionTermTable = {
  administration_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  class: Fixed<RetentionClass>;
  days: Fixed<number>;
  set_by: Fixed<string>;
  set_at: ByDatabase<Date>;
};

type LegalHoldTable = {
  administration_id: Fixed<string>;
  hold_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  reason: Fixed<string>;
  placed_by: Fixed<string>;
  placed_at: ByDatabase<Date>;
  lifted_by: ColumnType<string | null, never, string>;
  lifted_at: ColumnType<Date | null, never, Date>;
};

type ErasureRequestTable = {
  administration_id: Fixed<string>;
  request_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  reason: Fixed<string>;
  started_by: Fixed<string>;
  started_at: ByDatabase<Date>;
  executed_by: ByDatabase<string | null>;
  executed_at: ByDatabase<Date | null>;
};
