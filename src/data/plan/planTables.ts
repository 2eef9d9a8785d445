import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Json } from "../../domain/kernel/json.ts";
import type { Measured } from "../../domain/plan/assess.ts";
import type { Baseline, Direction, Indicator, IndicatorClass, IndicatorKind, SourceReliability } from "../../domain/plan/indicator.ts";
import type { LinkKind } from "../../domain/plan/links.ts";
import type { FieldEdit } from "../../domain/plan/fieldEdits.ts";
import type { ObjectiveState, UnreadCell } from "../../domain/plan/objective.ts";
import type { VariationCause, VariationKind, VariationState } from "../../domain/plan/variation.ts";
import type { IdentityKind } from "../../domain/plan/planIdentity.ts";
import type { ObjectiveKind } from "../../domain/plan/objectiveKind.ts";
import type { Outcome } from "../../domain/plan/outcome.ts";
import type { HolderPart } from "../../domain/plan/personHolder.ts";
import type { Phase } from "../../domain/plan/readDetails.ts";
import type { Narrative } from "../../domain/report/narrative.ts";
import type { TargetReading } from "../../domain/plan/readTarget.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of plan, as the app role sees them. */
export type PlanTables = {
  imported_file: ImportedFileTable;
  parsed_document: ParsedDocumentTable;
  plan_identity: PlanIdentityTable;
  service: ServiceTable;
  mandate_line: MandateLineTable;
  public_value_objective: PublicValueObjectiveTable;
  strategic_objective: StrategicObjectiveTable;
  operational_objective: OperationalObjectiveTable;
  plan_version: PlanVersionTable;
  objective: ObjectiveTable;
  objective_version: ObjectiveVersionTable;
  holder: HolderTable;
  person_holder: PersonHolderTable;
  indicator: IndicatorTable;
  indicator_version: IndicatorVersionTable;
  objective_link: ObjectiveLinkTable;
  plan_edit: PlanEditTable;
  variation: VariationTable;
  result: ResultTable;
  reported_figure: ReportedFigureTable;
  reported_band: ReportedBandTable;
  narrative: NarrativeTable;
  finding_acceptance: FindingAcceptanceTable;
};

type ImportedFileTable = {
  administration_id: Fixed<string>;
  file_id: GeneratedAlways<bigint>;
  year: Fixed<number>;
  name: Fixed<string>;
  sha256: Fixed<Buffer>;
  content: Fixed<Buffer>;
  imported_at: ByDatabase<Date>;
};

/** Where a row comes from: a document, a person who wrote it on a day, or the year before. */
export type HasOrigin = {
  origin: Generated<"document" | "entry" | "carried">;
  file_id: bigint | null;
  line: number | null;
  page: number | null;
  sheet: string | null;
  cell: string | null;
  entered_on: string | null;
  carried_code: string | null;
  carried_indicator: number | null;
};

type ParsedDocumentTable = {
  administration_id: Fixed<string>;
  document_number: GeneratedAlways<bigint>;
  year: Fixed<number>;
  file_id: Fixed<bigint>;
  read_at: ByDatabase<Date>;
};

/** A row of a list as one document gave it; never changed. */
type Listed<Row> = { administration_id: Fixed<string>; document_number: Fixed<bigint>; position: Fixed<number>; line: Fixed<number> } & {
  [Column in keyof Row]: Fixed<Row[Column]>;
};

type PlanIdentityTable = {
  administration_id: Fixed<string>;
  identity: GeneratedAlways<bigint>;
  kind: Fixed<IdentityKind>;
  /** Which other one it was said to be; that one is never another in its turn. */
  same_as: bigint | null;
};

type ServiceTable = Listed<{ scope: "external" | "internal"; name: string; identity: bigint }>;

type MandateLineTable = Listed<{ number: number; title: string; identity: bigint }>;

type PublicValueObjectiveTable = Listed<{ code: string | null; title: string; identity: bigint }>;

type StrategicObjectiveTable = Listed<{
  number: number;
  title: string;
  responsible: string | null;
  responsible_unit_id: bigint | null;
  mandate_line: number | null;
  identity: bigint;
}>;

type OperationalObjectiveTable = Listed<{ title: string; code: string | null; strategic: number | null; identity: bigint }>;

type ReportedBandTable = Listed<{ label: string; count: number; share: string | null }>;

type PlanVersionTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  approved_by_act: string | null;
  state: Generated<"draft" | "submitted" | "approved">;
  container: "piao" | "peg" | "pdo" | "other" | null;
  is_provisional: Generated<boolean>;
  submitted_at: Date | null;
  effective_from: string | null;
  approved_at: Date | null;
  content_sha256: Buffer | null;
  submitted_by: string | null;
  returned_at: Date | null;
  returned_by: string | null;
  return_note: string | null;
  approved_by: string | null;
};

type ObjectiveTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  year: Fixed<number>;
  ordinal: Fixed<number>;
  continues_code: string | null;
  continues_how: "repeat" | "rewrite" | null;
};

type ObjectiveVersionTable = HasOrigin & {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  scope: "crossCutting" | "unit";
  group_name: string;
  heading: string;
  title: string;
  description: string;
  number: string | null;
  weight: string | null;
  kind: ObjectiveKind | null;
  kind_written: string | null;
  strategic: number[];
  operational: string[];
  services: string[];
  resources: string | null;
  stakeholders: string | null;
  public_value: string[];
  contributors: string[];
  programme: string | null;
  phases: ColumnType<readonly Phase[], string, string>;
  cup: string[];
  goals: number[];
  unread: ColumnType<readonly UnreadCell[], string, string>;
  field_version: Generated<Record<string, number>>;
  state: Generated<ObjectiveState>;
};

type HolderTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  holder: Fixed<number>;
  is_dropped: Generated<boolean>;
  part: Generated<HolderPart>;
  unit_id: Fixed<bigint>;
  post: "segretario" | "dirigente" | "eq" | null;
  share: string | null;
  weight: string | null;
};

type PersonHolderTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  holder: Fixed<number>;
  person: Fixed<string>;
  part: HolderPart;
  share: string | null;
  weight: string | null;
  is_dropped: Generated<boolean>;
};

/** An indicator of an objective (`code`) or of a service that lasts. */
type IndicatorTable = {
  administration_id: Fixed<string>;
  code: Fixed<string | null>;
  indicator: Fixed<number>;
  service: Fixed<bigint | null>;
  indicator_id: GeneratedAlways<bigint>;
};

type IndicatorVersionTable = HasOrigin & {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  indicator: Fixed<number>;
  position: number;
  is_dropped: Generated<boolean>;
  written: string;
  kind: IndicatorKind;
  class: IndicatorClass | null;
  weight: string | null;
  target_written: string;
  target: ColumnType<TargetReading, string, string>;
  later_targets: ColumnType<Indicator["laterTargets"], string, string>;
  source_written: string;
  reliability: SourceReliability;
  baselines: ColumnType<readonly Baseline[], string, string>;
  benchmark: string | null;
  formula: string | null;
  measure: string | null;
  direction: Direction | null;
  data_owner: string | null;
};

type ObjectiveLinkTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  kind: Fixed<LinkKind>;
  written: Fixed<string>;
  identity: bigint;
};

type PlanEditTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  edit: GeneratedAlways<bigint>;
  path: Fixed<string>;
  before: ColumnType<Json | null, string | null, never>;
  after: ColumnType<Json | null, string | null, never>;
  edited_by: Fixed<string>;
  edited_at: ByDatabase<Date>;
};

type VariationTable = {
  administration_id: Fixed<string>;
  variation_id: GeneratedAlways<bigint>;
  year: Fixed<number>;
  code: string | null;
  kind: VariationKind;
  changes: ColumnType<readonly FieldEdit[], string, string>;
  reason: string | null;
  cause: VariationCause | null;
  state: Generated<VariationState>;
  /** As it was kept before variations had changes; nothing writes them any more. */
  before: ByDatabase<Json | null>;
  after: ByDatabase<Json | null>;
  file_id: bigint | null;
  line: number | null;
  entered_on: string | null;
  proposed_at: Generated<Date>;
  proposed_by: string;
  opinion: string | null;
  opinion_by: string | null;
  opinion_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  decision_note: string | null;
  act_id: string | null;
  effective_from: string | null;
  approved_in: number | null;
  withheld_reason: string | null;
  withheld_by: string | null;
  withheld_at: Date | null;
};

/** What was measured, as written and as understood. */
export type RawMeasure = { readonly written: string; readonly measured: Measured };

type ResultTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  raw: ColumnType<RawMeasure | null, string | null | undefined, never>;
  raw_by: ColumnType<string | null, string | null | undefined, never>;
  raw_indicator: ColumnType<number | null, number | null | undefined, never>;
  computed: ColumnType<Json | null, string | undefined, never>;
  computed_by: ColumnType<string | null, string | undefined, never>;
  evaluated: ColumnType<Outcome | null, Outcome | null | undefined, never>;
  evaluated_degree: ColumnType<string | null, string | null | undefined, never>;
  evaluated_written: ColumnType<string | null, string | null | undefined, never>;
  evaluated_by: ColumnType<string | null, string | null | undefined, never>;
  /** Of which indicator the outcome is; null, of the whole objective. */
  evaluated_indicator: ColumnType<number | null, number | null | undefined, never>;
  validated: ColumnType<string | null, string | undefined, never>;
  validated_by: ColumnType<string | null, string | undefined, never>;
  deviation: ColumnType<string | null, string | null | undefined, never>;
  deviation_by: ColumnType<string | null, string | null | undefined, never>;
  file_id: ColumnType<bigint | null, bigint | undefined, never>;
  line: ColumnType<number | null, number | undefined, never>;
  recorded_at: ByDatabase<Date>;
};

type ReportedFigureTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  key: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  value: Fixed<string>;
  file_id: Fixed<bigint>;
  line: Fixed<number>;
};

type NarrativeTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  chapters: ColumnType<Narrative, string, never>;
  file_id: Fixed<bigint>;
  recorded_by: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

type FindingAcceptanceTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  sequence: GeneratedAlways<bigint>;
  finding: Fixed<string>;
  message: Fixed<string>;
  reason: Fixed<string | null>;
  decided_by: Fixed<string>;
  decided_at: ByDatabase<Date>;
};
