import type { ColumnType, GeneratedAlways } from "kysely";
import type { PayMaterial } from "../../domain/bonus/payMaterial.ts";
import type { FormContent, FormState, NotEvaluatedReason } from "../../domain/evaluation/individual/form.ts";
import type { IndicatorCatalogueEntry, IndicatorUse } from "../../domain/evaluation/indicators/indicatorUse.ts";
import type { AbsenceClass } from "../../domain/organisation/absence.ts";
import type { Profile } from "../../domain/organisation/profile.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of evaluation, as the app role sees them. */
export type EvaluationTables = {
  rule_document: RuleDocumentTable;
  evaluation_file: EvaluationFileTable;
  catalogue_indicator: CatalogueIndicatorTable;
  evaluation_unit: EvaluationUnitTable;
  evaluation_service: EvaluationServiceTable;
  service_indicator: ServiceIndicatorTable;
  evaluated_person: EvaluatedPersonTable;
  stint: StintTable;
  absence: AbsenceTable;
  form: FormTable;
  head_count_decision: HeadCountDecisionTable;
  evaluation_run: EvaluationRunTable;
  run_part: RunPartTable;
  acknowledgement: AcknowledgementTable;
};

type RuleDocumentTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  kind: Fixed<"smvp" | "cci">;
  version: Fixed<number>;
  content: Fixed<string>;
  sha256: Fixed<Buffer>;
  confirms_year: Fixed<number | null>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
  act_id: ColumnType<string | null, never, string>;
  approved_by: ColumnType<string | null, never, string>;
  approved_at: ColumnType<Date | null, never, Date>;
};

type EvaluationFileTable = {
  administration_id: Fixed<string>;
  file_number: GeneratedAlways<bigint>;
  year: Fixed<number>;
  file_name: Fixed<string>;
  sha256: Fixed<Buffer>;
  /** Null once the original was deleted. */
  content: ColumnType<Buffer | null, Buffer, never>;
  /** Of the indicators of services their numbers and readings alone: `with_service_indicators` makes it whole. */
  organisation: ColumnType<object, string, never>;
  pay: ColumnType<PayMaterial, string, never>;
  read_by: Fixed<string>;
  read_at: ByDatabase<Date>;
};

type CatalogueIndicatorTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  name: Fixed<string>;
  kind: Fixed<IndicatorCatalogueEntry["kind"]>;
  class: Fixed<NonNullable<IndicatorCatalogueEntry["class"]> | null>;
  formula: Fixed<string>;
  numerator: Fixed<string | null>;
  denominator: Fixed<string | null>;
  measure: Fixed<string>;
  decimals: Fixed<number>;
  direction: Fixed<IndicatorCatalogueEntry["direction"]>;
  source_written: Fixed<string>;
  reliability: Fixed<IndicatorCatalogueEntry["source"]["reliability"]>;
  data_owner: Fixed<string | null>;
  year: Fixed<number>;
  recorded_at: ByDatabase<Date>;
};

type AbsenceTable = {
  administration_id: Fixed<string>;
  absence_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  /** "[2026-01-01,2027-01-01)". */
  valid: Fixed<string>;
  class: Fixed<AbsenceClass>;
  days: Fixed<number>;
  file_number: Fixed<bigint>;
};

type EvaluationUnitTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  written: Fixed<string>;
  unit_id: Fixed<bigint>;
};

type EvaluationServiceTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  written: Fixed<string>;
  service: Fixed<bigint>;
};

type ServiceIndicatorTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  service: Fixed<bigint>;
  indicator: Fixed<number>;
  unit_id: Fixed<bigint>;
  catalogue_code: Fixed<string>;
  name: Fixed<string>;
  weight: Fixed<string | null>;
  scoring: ColumnType<Omit<IndicatorUse, "entry" | "name" | "weight">, string, never>;
};

type EvaluatedPersonTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  code: Fixed<string>;
  name: Fixed<string>;
};

type StintTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  person: Fixed<string>;
  from_day: Fixed<string>;
  to_day: Fixed<string>;
  unit_written: Fixed<string>;
  role: Fixed<Profile>;
  fte: Fixed<string>;
  neutral_days: Fixed<number>;
  counted_days: Fixed<number>;
};

type FormTable = {
  administration_id: Fixed<string>;
  file_number: Fixed<bigint>;
  person: Fixed<string>;
  from_day: Fixed<string>;
  to_day: Fixed<string>;
  unit_id: Fixed<bigint>;
  unit_written: Fixed<string>;
  role: Fixed<Profile>;
  evaluator: Fixed<string>;
  is_interim: Fixed<boolean>;
  state: Fixed<FormState>;
  not_evaluable: Fixed<NotEvaluatedReason | null>;
  not_evaluable_note: Fixed<string | null>;
  content: ColumnType<FormContent, string, never>;
};

type HeadCountDecisionTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  sequence: GeneratedAlways<bigint>;
  reason: Fixed<string>;
  decided_by: Fixed<string>;
  decided_at: ByDatabase<Date>;
};

type EvaluationRunTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  run: GeneratedAlways<bigint>;
  kind: Fixed<"evaluation" | "pay">;
  file_number: Fixed<bigint>;
  smvp_kind: ByDatabase<"smvp">;
  smvp_version: Fixed<number>;
  cci_kind: ByDatabase<"cci">;
  cci_version: Fixed<number | null>;
  engine: Fixed<string>;
  result: Fixed<string>;
  sha256: Fixed<Buffer>;
  proofs_sha256: Fixed<Buffer>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
  /** Null for a run of before parts were kept, while its own could not be made again. */
  parts_sha256: Fixed<Buffer | null>;
  /** Null while nobody has looked whether its parts can be made again. */
  parts: Fixed<"kept" | "remade" | "notRemade" | null>;
};

type RunPartTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  run: Fixed<bigint>;
  kind: Fixed<"material" | "proof">;
  position: Fixed<number>;
  person: Fixed<string | null>;
  /** Null once it was erased. */
  content: ColumnType<string | null, string, never>;
  sha256: Fixed<Buffer>;
};

type AcknowledgementTable = {
  administration_id: Fixed<string>;
  acknowledgement_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  year: Fixed<number>;
  object: Fixed<string>;
  sha256: Fixed<Buffer>;
  means: Fixed<"online" | "paper">;
  signed_on: Fixed<string>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};
