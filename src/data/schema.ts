import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { PayMaterial } from "../domain/bonus/payMaterial.ts";
import type { GrantedRole } from "../domain/access/accessRole.ts";
import type { Track } from "../domain/cycle/track.ts";
import type { FormContent, FormState, NotEvaluatedReason } from "../domain/evaluation/individual/form.ts";
import type { OrganisationalMaterial } from "../domain/evaluation/organisationalMaterial.ts";
import type { RetentionClass } from "../domain/organization/retention.ts";
import type { Setting } from "../domain/organization/setting.ts";
import type { Role } from "../domain/organization/role.ts";
import type { Json } from "../domain/kernel/json.ts";
import type { Measured } from "../domain/plan/assess.ts";
import type { Baseline, IndicatorClass, IndicatorKind, SourceReliability } from "../domain/plan/indicator.ts";
import type { UnreadCell } from "../domain/plan/objective.ts";
import type { ObjectiveKind } from "../domain/plan/objectiveKind.ts";
import type { Outcome } from "../domain/plan/outcome.ts";
import type { Narrative } from "../domain/report/narrative.ts";
import type { TargetReading } from "../domain/plan/readTarget.ts";

/** The tables as the app role sees them: `never` stands where it may not write. Days are "2023-12-31", numeric is text, bigint is bigint. */
export type Tables = {
  schema_migration: SchemaMigrationTable;
  administration: AdministrationTable;
  year: YearTable;
  act: ActTable;
  track: TrackTable;
  audit: AuditTable;
  chain: ChainTable;
  checkpoint: CheckpointTable;
  forgotten_answers: ForgottenAnswersTable;
  idempotency: IdempotencyTable;
  notice: NoticeTable;
  imported_file: ImportedFileTable;
  unit: UnitTable;
  unit_version: UnitVersionTable;
  document_reading: DocumentReadingTable;
  service: ServiceTable;
  strategic_objective: StrategicObjectiveTable;
  operational_objective: OperationalObjectiveTable;
  plan_version: PlanVersionTable;
  objective: ObjectiveTable;
  objective_version: ObjectiveVersionTable;
  holder: HolderTable;
  indicator_use: IndicatorUseTable;
  variation: VariationTable;
  result: ResultTable;
  reported_figure: ReportedFigureTable;
  reported_band: ReportedBandTable;
  narrative: NarrativeTable;
  finding_acceptance: FindingAcceptanceTable;
  rule_document: RuleDocumentTable;
  evaluation_reading: EvaluationReadingTable;
  evaluated_person: EvaluatedPersonTable;
  stint: StintTable;
  form: FormTable;
  head_count_decision: HeadCountDecisionTable;
  evaluation_run: EvaluationRunTable;
  person: PersonTable;
  employment: EmploymentTable;
  role_grant: RoleGrantTable;
  delegation: DelegationTable;
  conflict_of_interest: ConflictOfInterestTable;
  evaluator_substitution: EvaluatorSubstitutionTable;
  derogation: DerogationTable;
  acknowledgement: AcknowledgementTable;
  track_reopening: TrackReopeningTable;
  form_draft: FormDraftTable;
  installation: InstallationTable;
  public_address: PublicAddressTable;
  administration_setting: AdministrationSettingTable;
  demonstration: DemonstrationTable;
  account: AccountTable;
  account_person: AccountPersonTable;
  account_event: AccountEventTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  mail: MailTable;
  retention_term: RetentionTermTable;
  technical_access: TechnicalAccessTable;
  legal_hold: LegalHoldTable;
  erasure_request: ErasureRequestTable;
  identity: IdentityTable;
  identity_transaction: IdentityTransactionTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
};

/** A column written once. */
type Fixed<Type> = ColumnType<Type, Type, never>;

/** A column only the database writes. */
type ByDatabase<Type> = ColumnType<Type, never, never>;

type SchemaMigrationTable = {
  version: ByDatabase<number>;
  name: ByDatabase<string>;
  checksum: ByDatabase<string>;
  applied_at: ByDatabase<Date>;
};

type AdministrationTable = {
  administration_id: Fixed<string>;
  name: string;
  created_at: ByDatabase<Date>;
};

export type Depth = "semplificato" | "intermedio" | "completo";

type YearTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  depth: Generated<Depth>;
  revision: ColumnType<bigint, never, bigint>;
};

type ActTable = {
  administration_id: Fixed<string>;
  act_id: ColumnType<string, string | undefined, never>;
  organ: Fixed<string>;
  number: Fixed<string>;
  date: Fixed<string>;
  enforceable_from: ColumnType<string | null, string | null | undefined, never>;
};

type TrackTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  track: Fixed<Track>;
  opened_at: Date | null;
  opened_by_act: string | null;
  closed_at: Date | null;
  closed_by_act: string | null;
  last_day: string | null;
};

type AuditTable = {
  administration_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  recorded_at: ByDatabase<Date>;
  person: Fixed<string>;
  action: Fixed<string>;
  object: Fixed<string>;
  year: Fixed<number | null>;
  track: Fixed<Track | null>;
  track_state: Fixed<string | null>;
  /** Null once the content was erased. */
  salt: ColumnType<Buffer | null, Buffer, never>;
  content: ColumnType<string | null, string, never>;
  commitment: Fixed<Buffer>;
};

type ChainTable = {
  administration_id: ByDatabase<string>;
  seq: ByDatabase<bigint>;
  audit_sequence: ByDatabase<bigint>;
  previous: ByDatabase<Buffer>;
  hash: ByDatabase<Buffer>;
};

/** Why a checkpoint was made: an act was recorded, a week has passed, somebody asked. */
export type CheckpointReason = "act" | "week" | "request";

type CheckpointTable = {
  administration_id: ByDatabase<string>;
  size: ByDatabase<bigint>;
  made_at: ByDatabase<Date>;
  root: ByDatabase<Buffer>;
  reason: ByDatabase<CheckpointReason>;
  public_key: ByDatabase<Buffer>;
  signature: ByDatabase<Buffer>;
};

type ForgottenAnswersTable = {
  administration_id: Fixed<string>;
  day: Fixed<string>;
  until: Fixed<Date>;
};

type IdempotencyTable = {
  administration_id: Fixed<string>;
  key: Fixed<string>;
  person: Fixed<string>;
  action: Fixed<string>;
  content_sha256: Fixed<Buffer | null>;
  answer: ColumnType<Json, string, never>;
  recorded_at: ByDatabase<Date>;
  /** Null where the key has a name of its own, and holds always. */
  kept_until: Fixed<Date | null>;
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

type UnitTable = { administration_id: Fixed<string>; unit_id: GeneratedAlways<bigint> };

type UnitVersionTable = {
  administration_id: Fixed<string>;
  unit_id: Fixed<bigint>;
  name: Fixed<string>;
  parent_unit_id: Fixed<bigint | null>;
  valid: string;
};

/** Where a datum was read. */
type InDocument = { file_id: bigint; line: number };

type DocumentReadingTable = {
  administration_id: Fixed<string>;
  reading: GeneratedAlways<bigint>;
  year: Fixed<number>;
  file_id: Fixed<bigint>;
  read_at: ByDatabase<Date>;
};

/** A row of a list as one reading of a document gave it; never changed. */
type Listed<Row> = { administration_id: Fixed<string>; reading: Fixed<bigint>; position: Fixed<number>; line: Fixed<number> } & {
  [Column in keyof Row]: Fixed<Row[Column]>;
};

type ServiceTable = Listed<{ scope: "external" | "internal"; name: string }>;

type StrategicObjectiveTable = Listed<{ number: number; title: string; responsible: string | null }>;

type OperationalObjectiveTable = Listed<{ title: string; code: string | null; strategic: number | null }>;

type ReportedBandTable = Listed<{ label: string; count: number; share: string | null }>;

type PlanVersionTable = {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  version: Fixed<number>;
  approved_by_act: string | null;
};

type ObjectiveTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  year: Fixed<number>;
  ordinal: Fixed<number>;
};

type ObjectiveVersionTable = InDocument & {
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
  unread: ColumnType<readonly UnreadCell[], string, string>;
};

type HolderTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  unit_id: Fixed<bigint>;
  share: string | null;
  weight: string | null;
};

type IndicatorUseTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  version: Fixed<number>;
  position: Fixed<number>;
  written: string;
  kind: IndicatorKind;
  class: IndicatorClass | null;
  target_written: string;
  target: ColumnType<TargetReading, string, string>;
  source_written: string;
  reliability: SourceReliability;
  baselines: ColumnType<readonly Baseline[], string, string>;
  benchmark: string | null;
};

type VariationTable = {
  administration_id: Fixed<string>;
  variation_id: GeneratedAlways<bigint>;
  year: Fixed<number>;
  code: Fixed<string | null>;
  before: ColumnType<Json | null, string | null, never>;
  after: ColumnType<Json, string, never>;
  file_id: Fixed<bigint>;
  line: Fixed<number>;
  proposed_at: ByDatabase<Date>;
  proposed_by: Fixed<string>;
};

/** What was measured, as written and as understood. */
export type RawMeasure = { readonly written: string; readonly measured: Measured };

type ResultTable = {
  administration_id: Fixed<string>;
  code: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  raw: ColumnType<RawMeasure | null, string | null | undefined, never>;
  raw_by: ColumnType<string | null, string | null | undefined, never>;
  computed: ColumnType<Json | null, string | undefined, never>;
  computed_by: ColumnType<string | null, string | undefined, never>;
  evaluated: ColumnType<Outcome | null, Outcome | null | undefined, never>;
  evaluated_degree: ColumnType<string | null, string | null | undefined, never>;
  evaluated_written: ColumnType<string | null, string | null | undefined, never>;
  evaluated_by: ColumnType<string | null, string | null | undefined, never>;
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

type EvaluationReadingTable = {
  administration_id: Fixed<string>;
  reading: GeneratedAlways<bigint>;
  year: Fixed<number>;
  file_name: Fixed<string>;
  sha256: Fixed<Buffer>;
  /** Null once the original was deleted. */
  content: ColumnType<Buffer | null, Buffer, never>;
  organisation: ColumnType<OrganisationalMaterial, string, never>;
  pay: ColumnType<PayMaterial, string, never>;
  read_by: Fixed<string>;
  read_at: ByDatabase<Date>;
};

type EvaluatedPersonTable = {
  administration_id: Fixed<string>;
  reading: Fixed<bigint>;
  code: Fixed<string>;
  name: Fixed<string>;
};

type StintTable = {
  administration_id: Fixed<string>;
  reading: Fixed<bigint>;
  person: Fixed<string>;
  from_day: Fixed<string>;
  to_day: Fixed<string>;
  unit: Fixed<string>;
  role: Fixed<Role>;
  fte: Fixed<string>;
  neutral_days: Fixed<number>;
  counted_days: Fixed<number>;
};

type FormTable = {
  administration_id: Fixed<string>;
  reading: Fixed<bigint>;
  person: Fixed<string>;
  from_day: Fixed<string>;
  to_day: Fixed<string>;
  unit: Fixed<string>;
  role: Fixed<Role>;
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
  reading: Fixed<bigint>;
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
  role: Fixed<Role>;
  fte: Fixed<string>;
  evaluator: Fixed<string | null>;
  recorded_at: ByDatabase<Date>;
  written_by: ByDatabase<string[]>;
  replaced_at: ColumnType<Date | null, never, Date>;
  /** "{[2026-01-01,2027-01-01)}": the days in which it gives the role it is of. */
  confirmed: ColumnType<string, never, string>;
  confirmed_by: ColumnType<string | null, never, string>;
  confirmed_at: ColumnType<Date | null, never, Date>;
  confirmed_alone: ColumnType<boolean, never, boolean>;
};

/** What of somebody changed hands by one person's deed: who may read or do what they could not before. */
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

/** A decision on a proposal, made once. */
type Decided = { decision: "confirmed" | "refused" | null; decided_by: string | null; decided_at: Date | null };

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

type DerogationTable = {
  administration_id: Fixed<string>;
  derogation_id: GeneratedAlways<bigint>;
  person: Fixed<string>;
  action: Fixed<string>;
  from_action: Fixed<string>;
  object: Fixed<string>;
  year: Fixed<number | null>;
  reason: Fixed<string>;
  recorded_at: ByDatabase<Date>;
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

type TrackReopeningTable = Decided & {
  administration_id: Fixed<string>;
  year: Fixed<number>;
  reopening_id: GeneratedAlways<bigint>;
  track: Fixed<Track>;
  last_day: Fixed<string | null>;
  reason: Fixed<string>;
  act_id: Fixed<string>;
  proposed_by: Fixed<string>;
  proposed_at: ByDatabase<Date>;
  closed_at: Fixed<Date | null>;
};

type FormDraftTable = {
  administration_id: Fixed<string>;
  person: Fixed<string>;
  address: Fixed<string>;
  fields: ColumnType<Readonly<Record<string, string>> | null, string | null, string | null>;
  saved_at: ColumnType<Date, never, Date>;
};

type PublicAddressTable = { said: GeneratedAlways<bigint>; address: Fixed<string>; said_at: ByDatabase<Date> };

type AdministrationSettingTable = {
  administration_id: Fixed<string>;
  setting_id: GeneratedAlways<bigint>;
  setting: Fixed<Setting>;
  value: Fixed<string | null>;
  holds_from: ByDatabase<string>;
};

type InstallationTable = {
  settled: GeneratedAlways<bigint>;
  place: Fixed<string>;
  reason: Fixed<string | null>;
  settled_at: ByDatabase<Date>;
};

type DemonstrationTable = { is_demonstration: Fixed<true>; prepared_at: ByDatabase<Date> };

type AccountTable = {
  account_id: ByDatabase<string>;
  mail: Fixed<string>;
  name: string;
  password_hash: ColumnType<string | null, never, string>;
  password_changed_at: ColumnType<Date | null, never, Date>;
  disabled_at: ColumnType<Date | null, never, Date | null>;
  factor_reset_at: ColumnType<Date | null, never, Date>;
  password_session: ColumnType<bigint, never, bigint>;
  factor_session: ColumnType<bigint, never, bigint>;
  is_demonstration: Fixed<true | null>;
  created_at: ByDatabase<Date>;
};

type AccountPersonTable = {
  administration_id: Fixed<string>;
  account_id: Fixed<string>;
  person: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

/** What is kept of what happened to an account. */
export type AccountEvent =
  | "invited"
  | "passwordChosen"
  | "passwordChanged"
  | "factorConfirmed"
  | "factorReset"
  | "recoveryCodesMade"
  | "signedIn"
  | "signedInWithRecoveryCode"
  | "signedInWithPasskey"
  | "signedInWithProvider"
  | "recognisedByProvider"
  | "refusedAtProvider"
  | "identityLinked"
  | "identityUnlinked"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "steppedUp"
  | "disabled"
  | "enabled"
  | "ownDataCopied";

type AccountEventTable = {
  account_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  event: Fixed<AccountEvent>;
  recorded_at: ByDatabase<Date>;
};

type SecondFactorTable = {
  account_id: Fixed<string>;
  factor_id: GeneratedAlways<bigint>;
  secret: Fixed<Buffer>;
  last_step: ColumnType<bigint | null, never, bigint>;
  created_at: ByDatabase<Date>;
  confirmed_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type RecoveryCodeTable = {
  account_id: Fixed<string>;
  code_hash: Fixed<Buffer>;
  created_at: ByDatabase<Date>;
  used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type InvitationTable = {
  token_hash: Fixed<Buffer>;
  account_id: Fixed<string>;
  created_at: ByDatabase<Date>;
  expires_at: Fixed<Date>;
  used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

/** How the second factor of a session was passed: by a provider trusted for both, or by one of ours. A demonstration has none to pass. */
export type SessionMeans = "secondFactor" | "recoveryCode" | "enrolment" | "demonstration" | "identityProvider" | "passkey";

type SessionTable = {
  session_id: GeneratedAlways<bigint>;
  token_hash: Fixed<Buffer>;
  account_id: Fixed<string>;
  is_demonstration: Fixed<true | null>;
  invitation_hash: Fixed<Buffer | null>;
  identity_id: ColumnType<bigint | null, bigint | null | undefined, never>;
  means: Fixed<SessionMeans | null>;
  signed_in_at: ColumnType<Date, Date | undefined, never>;
  created_at: ByDatabase<Date>;
  last_seen_at: ColumnType<Date, never, Date>;
  stepped_up_at: ColumnType<Date | null, Date | null | undefined, never>;
  ended_at: ColumnType<Date | null, never, Date>;
  began_as: ColumnType<bigint | null, bigint | null | undefined, never>;
};

type SignInAttemptTable = {
  attempt_id: GeneratedAlways<bigint>;
  subject: Fixed<Buffer>;
  address: Fixed<Buffer>;
  is_known_browser: Fixed<boolean>;
  tried_at: ByDatabase<Date>;
  succeeded_at: ColumnType<Date | null, never, Date>;
};

/** What a message is about. */
export type MailKind = "invitation" | "credentials" | "browser" | "checkpoint" | "notice";

/** Where a message stands; `uncertain` when nobody knows whether it arrived. */
export type MailState = "waiting" | "sending" | "sent" | "failed" | "uncertain";

type MailTable = {
  mail_id: GeneratedAlways<bigint>;
  administration_id: Fixed<string | null>;
  account_id: Fixed<string | null>;
  kind: Fixed<MailKind>;
  occasion: Fixed<string | null>;
  recipient: Fixed<string>;
  subject: Fixed<string>;
  body: ColumnType<string | null, string, null>;
  message_key: ByDatabase<string>;
  state: ColumnType<MailState, never, MailState>;
  queued_at: ByDatabase<Date>;
  expires_at: Fixed<Date>;
  due_at: ColumnType<Date, never, Date>;
  attempts: ColumnType<number, never, number>;
  claim: ColumnType<string | null, never, null>;
  claimed_until: ColumnType<Date | null, never, null>;
  handed_at: ColumnType<Date | null, never, Date | null>;
  settled_at: ColumnType<Date | null, never, Date | null>;
  trouble: ColumnType<string | null, never, string | null>;
};

type RetentionTermTable = {
  administration_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  class: Fixed<RetentionClass>;
  days: Fixed<number>;
  set_by: Fixed<string>;
  set_at: ByDatabase<Date>;
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

type IdentityTable = {
  identity_id: GeneratedAlways<bigint>;
  issuer: Fixed<string>;
  subject: Fixed<string>;
  account_id: Fixed<string>;
  linked_at: ByDatabase<Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type IdentityTransactionTable = {
  state_hash: Fixed<Buffer>;
  browser_hash: Fixed<Buffer>;
  nonce: Fixed<string>;
  code_verifier: Fixed<string>;
  purpose: Fixed<"signIn" | "invitation" | "stepUp" | "link">;
  invitation_hash: Fixed<Buffer | null>;
  session_id: Fixed<bigint | null>;
  way_back: Fixed<string>;
  started_at: ByDatabase<Date>;
  taken_at: ColumnType<Date | null, never, Date>;
};

type PasskeyTable = {
  passkey_id: GeneratedAlways<bigint>;
  account_id: Fixed<string>;
  credential_id: Fixed<string>;
  public_key: Fixed<Buffer>;
  counter: bigint;
  name: Fixed<string>;
  created_at: ByDatabase<Date>;
  last_used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type PasskeyChallengeTable = {
  challenge_hash: Fixed<Buffer>;
  session_id: Fixed<bigint>;
  purpose: Fixed<"registration" | "assertion">;
  made_at: ByDatabase<Date>;
  taken_at: ColumnType<Date | null, never, Date>;
};
