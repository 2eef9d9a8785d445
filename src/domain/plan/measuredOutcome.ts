import { provenanceOf } from "./origin.ts";
import { assess, type Assessment } from "./assess.ts";
import type { Baseline, FollowedIndicator, Indicator } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import { nameOf } from "./outcomeOfIndicators.ts";
import type { Target } from "./target.ts";

/**
 * The outcome computed from what was measured of an indicator (it. "esito misurato"), with its proof. Undefined while nothing was measured, or nothing that
 * can be compared: `unknown` inside says that a part is missing. A change is counted from the value of its year, or else from the last one.
 */
export function measuredOutcome(
  objective: Pick<Objective, "code" | "title" | "indicators">,
  indicator: FollowedIndicator,
): Assessment | undefined {
  const { measured, origin } = indicator;
  const { reading } = indicator.target;
  if (!measured || !reading.understood || Object.keys(measured.measured).length === 0) return undefined;
  const { target } = reading;
  const baseline = baselineFor(target, indicator);
  const counted = { ...(baseline && { baseline: baseline.value }), ...measured.measured };
  const promised = provenanceOf(origin);
  const { outcome, proof } = assess(target, counted, { kind: "document", ...measured.place }, promised);
  return { outcome, proof: { ...proof, figure: `${proof.figure} ${indicatorWords(objective, indicator)}` } };
}

/** "dell'obiettivo 2024-009, Titolo"; of one of several, "dell'indicatore «…» dell'obiettivo …". */
export function indicatorWords(
  { code, title, indicators }: Pick<Objective, "code" | "title" | "indicators">,
  indicator: Pick<FollowedIndicator, "written" | "number">,
): string {
  const whole = `dell'obiettivo ${code}, ${title}`;
  return indicators.length === 1 ? whole : `dell'indicatore «${nameOf(indicator)}» ${whole}`;
}

/** The value of an earlier year that a target is counted from: that of the year it names, or else the last one. */
export function baselineFor(target: Target, { baselines }: Pick<Indicator, "baselines">): Baseline | undefined {
  const since = target.kind !== "deadline" && target.constraint.kind === "change" ? target.constraint.since : undefined;
  return since === undefined ? baselines.at(-1) : baselines.find(({ year }) => year === since);
}

/** Whether the administration decided otherwise than the measure of an indicator says, of it or of the whole it alone measures. Of a comparison that cannot be made nothing is said. */
export function differsFromMeasured(
  { indicators, evaluated }: Pick<Objective, "indicators" | "evaluated">,
  indicator: FollowedIndicator,
  computed: Assessment,
): boolean {
  const decided = indicators.length === 1 ? evaluated : indicator.evaluated;
  const isJudged = computed.outcome === "achieved" || computed.outcome === "notAchieved";
  return isJudged && decided !== undefined && decided.outcome !== "unknown" && decided.outcome !== computed.outcome;
}
