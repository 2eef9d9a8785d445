import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { Database } from "../../../data/database/database.ts";
import { recordAct } from "../../../data/cycle/act.ts";
import { holdConcern, openTrack } from "../../../data/cycle/cycleYear.ts";
import { loadAllObjectives } from "../../../data/plan/objective.ts";
import { approvePlanVersion, loadPlanVersions, returnPlanVersion, submitPlanVersion } from "../../../data/plan/planVersion.ts";
import { type Act, actText } from "../../../domain/cycle/act.ts";
import { type CivilDate, dayOf } from "../../../domain/kernel/civilDate.ts";
import { type Against, refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import type { PlanContainer } from "../../../domain/plan/planVersion.ts";
import { act as perform, ACT_REFUSALS, type ActOptions, type ActRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { contentFingerprint, planPrints } from "./planPrints.ts";

/** Why a plan is not submitted, sent back or approved. */
export type ApprovePlanRefusal =
  ActRefusal | PlanActRefusal | "noPlan" | "alreadyApproved" | "alreadySubmitted" | "notSubmitted" | "noteMissing" | "contentChanged";

/** Why an act approves nothing. */
export type PlanActRefusal = "actInTheFuture" | "actTooOld" | "effectiveBeforeAct" | "effectiveAfterYear";

/** The sentences of what an act cannot be. */
export const PLAN_ACT_REFUSALS = {
  actInTheFuture: "L'atto ha una data che deve ancora venire.",
  actTooOld: "L'atto è di prima dell'anno che precede quello del piano: controlli la data.",
  effectiveAfterYear: "Varrebbe da dopo la fine dell'anno del piano: controlli il giorno.",
  effectiveBeforeAct: "Non può valere da prima della data dell'atto: controlli il giorno da cui è esecutivo.",
} satisfies Sentences<PlanActRefusal>;

/** The sentence of each reason, for people. */
export const APPROVE_PLAN_REFUSALS = {
  ...ACT_REFUSALS,
  ...PLAN_ACT_REFUSALS,
  noPlan: "Per quest'anno non c'è ancora un piano: prima si importa o si scrive.",
  alreadyApproved: "Il piano è già approvato: ora cambia soltanto con una variazione.",
  alreadySubmitted: "Il piano è già stato inviato a chi lo approva.",
  notSubmitted: "Il piano non è stato inviato a chi lo approva: prima lo si invia.",
  contentChanged:
    "Nel frattempo il piano è cambiato: non è stato registrato nulla. Lo guardi com'è ora, qui sopra, e registri l'atto di nuovo.",
  noteMissing: "Scriva perché lo rimanda: lo legge chi lo deve sistemare.",
} satisfies Sentences<ApprovePlanRefusal>;

/** An act of an organ that approves, and from when what it approves holds: from its date, unless it says another day. */
export type ApprovingAct = { readonly act: Act; readonly effectiveFrom?: CivilDate | undefined };

/** What speaks against an act that approves. */
export function againstAct(
  { act, effectiveFrom }: ApprovingAct,
  { year, today }: { readonly year: number; readonly today: CivilDate },
): Against<PlanActRefusal>[] {
  return [
    act.date > today && refusal("actInTheFuture", "date"),
    act.date < dayOf(year - 1, 1, 1)! && refusal("actTooOld", "date"),
    effectiveFrom !== undefined && effectiveFrom > dayOf(year, 12, 31)! && refusal("effectiveAfterYear", "effectiveFrom"),
    effectiveFrom !== undefined && effectiveFrom < act.date && refusal("effectiveBeforeAct", "effectiveFrom"),
  ];
}

/** Submits the draft of a plan to whoever approves it: from then on nobody changes it, unless it is sent back. */
export function submitPlan(ambient: Ambient, options: ActOptions): Promise<Verdict<{ readonly objectives: number }, ApprovePlanRefusal>> {
  return onPlan(ambient, "plan.submit", options, async (tx, { version, state, objectives }) => {
    if (state === "submitted") return refuse("alreadySubmitted");
    await submitPlanVersion(tx, ambient, version, ambient.actor.person);
    return { ok: true, value: { answer: { objectives }, content: { version, objectives } } };
  });
}

/** Sends a plan that was submitted back to those who write it, with the reason. */
export function returnPlan(
  ambient: Ambient,
  { note }: { readonly note: string },
  options: ActOptions,
): Promise<Verdict<null, ApprovePlanRefusal>> {
  return onPlan(ambient, "plan.return", options, async (tx, { version, state }) => {
    const why = note.trim();
    const refused = refusedFor<ApprovePlanRefusal>([state !== "submitted" && "notSubmitted", why === "" && refusal("noteMissing", "note")]);
    if (refused) return refused;
    await returnPlanVersion(tx, ambient, version, { by: ambient.actor.person, note: why });
    return { ok: true, value: { answer: null, content: { version, note: why } } };
  });
}

/** What approves a plan. */
export type PlanApproving = ApprovingAct & {
  /** The hash of what the page of whoever approves showed (`contentFingerprint`): with another the act is not recorded. */
  readonly seen?: string | undefined;
  readonly container?: PlanContainer | undefined;
  readonly isProvisional?: boolean | undefined;
};

/** What was approved. */
export type PlanApproved = {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly objectives: number;
  readonly sha256: string;
};

/**
 * Records the act that approves a plan: it is frozen with the hash of what it promises, and from then on variations may be proposed. On the machine a draft is
 * approved as it is; a person who signed in approves what another submitted.
 */
export function approvePlan(
  ambient: Ambient,
  { act, effectiveFrom, container, isProvisional, seen }: PlanApproving,
  options: ActOptions,
): Promise<Verdict<PlanApproved, ApprovePlanRefusal>> {
  const thing: ActOptions["thing"] = async (tx) => {
    const submittedBy = (await loadPlanVersions(tx, ambient)).at(-1)?.submittedBy;
    return submittedBy === undefined ? {} : { done: [{ action: "plan.submit", person: submittedBy }] };
  };
  return onPlan(ambient, "plan.approve", { ...options, thing }, async (tx, { version, state, objectives, today }) => {
    const refused = refusedFor<ApprovePlanRefusal>([
      state !== "submitted" && ambient.actor.capacity === "signedIn" && "notSubmitted",
      ...againstAct({ act, effectiveFrom }, { year: ambient.year, today }),
    ]);
    if (refused) return refused;
    const sha256 = await contentFingerprint(tx, ambient);
    if (seen !== undefined && seen !== sha256) return refuse("contentChanged");
    const from = effectiveFrom ?? act.date;
    const recorded = await recordAct(tx, ambient.administration, act, effectiveFrom);
    const approving = {
      act: recorded,
      effectiveFrom: from,
      by: ambient.actor.person,
      sha256: Buffer.from(sha256, "hex"),
      container,
      isProvisional,
    };
    await approvePlanVersion(tx, ambient, version, approving);
    await openTrack(tx, ambient, "monitoring");
    const content = { version, act: actText(act), effectiveFrom: from, contentSha256: sha256, ...(await planPrints(tx, ambient)) };
    return { ok: true, value: { answer: { version, effectiveFrom: from, objectives, sha256 }, content } };
  });
}

type OnPlan = { readonly version: number; readonly state: "draft" | "submitted"; readonly objectives: number; readonly today: CivilDate };

/** What is done to a plan that no act has approved yet, while nobody else writes in it. */
function onPlan<Answer extends Json>(
  ambient: Ambient,
  action: "plan.submit" | "plan.return" | "plan.approve",
  options: ActOptions,
  work: (tx: Database, on: OnPlan) => Promise<Verdict<{ readonly answer: Answer; readonly content: Json }, ApprovePlanRefusal>>,
): Promise<Verdict<Answer, ApprovePlanRefusal>> {
  return perform<Answer, ApprovePlanRefusal>(ambient, action, options, async (tx, { today }) => {
    await holdConcern(tx, ambient, "plan");
    const latest = (await loadPlanVersions(tx, ambient)).at(-1);
    const objectives = (await loadAllObjectives(tx, ambient)).length;
    if (!latest || objectives === 0) return refuse("noPlan");
    if (latest.state === "approved") return refuse("alreadyApproved");
    const done = await work(tx, { version: latest.version, state: latest.state, objectives, today });
    return done.ok ? { ok: true, value: { ...done.value, object: `plan ${String(ambient.year)}` } } : done;
  });
}
