import type { Act } from "../cycle/act.ts";
import type { CivilDate } from "../kernel/civilDate.ts";
import type { FieldEdit } from "./fieldEdits.ts";
import type { ObjectiveCode } from "./objective.ts";
import type { VariationCause, VariationKind } from "./variation.ts";

/** The life of a version of a plan (it. "versione del piano"): a draft, submitted to whoever approves it, approved by an act. */
export type PlanState = "draft" | "submitted" | "approved";

export const PLAN_STATE_WORDS: Record<PlanState, string> = { draft: "bozza", submitted: "inviato", approved: "approvato" };

/** In which document of the administration a plan stands. */
export const PLAN_CONTAINERS = ["piao", "peg", "pdo", "other"] as const;
export type PlanContainer = (typeof PLAN_CONTAINERS)[number];

export const PLAN_CONTAINER_WORDS: Record<PlanContainer, string> = {
  piao: "Piano integrato di attività e organizzazione (PIAO)",
  peg: "piano esecutivo di gestione (PEG)",
  pdo: "piano degli obiettivi (PDO)",
  other: "altro documento",
};

/** An approval: the act, the day from which it holds, the day in Rome on which it was recorded here. The two days answer two questions. */
export type Approval = { readonly act: Act; readonly effectiveFrom: CivilDate; readonly recordedOn: CivilDate };

/** How the plan of a year was first approved; `sha256` is of its content then, in hexadecimal; absent where it was approved before contents were hashed. */
export type PlanApproval = Approval & { readonly sha256?: string; readonly container?: PlanContainer; readonly isProvisional?: true };

/** A variation that an act approved (it. "variazione"), as everybody reads it. */
export type ApprovedVariation = Approval & {
  readonly number: string;
  readonly version: number;
  readonly code: ObjectiveCode;
  readonly title: string;
  readonly kind: VariationKind;
  readonly cause: VariationCause;
  readonly reason: string;
  /** What the OIV says of it, where it was asked. */
  readonly opinion?: string;
  readonly changes: readonly FieldEdit[];
  /** Why what it says is not published: title, reason and changes are then empty. */
  readonly withheld?: string;
};

/** An objective that a variation took out of the plan: its code is never given again. */
export type CancelledObjective = { readonly code: ObjectiveCode; readonly title: string; readonly group: string };
