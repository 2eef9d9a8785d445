import type { Provenance } from "../kernel/proof.ts";
import { assess, type Assessment } from "./assess.ts";
import type { Baseline, Indicator } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import type { Target } from "./target.ts";

/**
 * The outcome computed from what was measured (it. "esito misurato"), with its proof. Undefined while nothing was measured, or nothing that can be
 * compared: `unknown` inside says that a part is missing. A change is counted from the value of its year, or else from the last one.
 */
export function measuredOutcome({ code, title, indicator, measured, place }: Objective): Assessment | undefined {
  const { reading } = indicator.target;
  if (!measured || !reading.understood || Object.keys(measured.measured).length === 0) return undefined;
  const { target } = reading;
  const baseline = baselineFor(target, indicator);
  const counted = { ...(baseline && { baseline: baseline.value }), ...measured.measured };
  const promised: Provenance = { kind: "document", ...place };
  const { outcome, proof } = assess(target, counted, { kind: "document", ...measured.place }, promised);
  return { outcome, proof: { ...proof, figure: `${proof.figure} dell'obiettivo ${code}, ${title}` } };
}

/** The value of an earlier year that a target is counted from: that of the year it names, or else the last one. */
export function baselineFor(target: Target, { baselines }: Pick<Indicator, "baselines">): Baseline | undefined {
  const since = target.kind !== "deadline" && target.constraint.kind === "change" ? target.constraint.since : undefined;
  return since === undefined ? baselines.at(-1) : baselines.find(({ year }) => year === since);
}

/** Whether the administration decided otherwise than the measure says. Of a comparison that cannot be made nothing is said. */
export function differsFromMeasured({ evaluated }: Objective, computed: Assessment): boolean {
  const isJudged = computed.outcome === "achieved" || computed.outcome === "notAchieved";
  return isJudged && evaluated.outcome !== "unknown" && evaluated.outcome !== computed.outcome;
}
