import { provenanceOf } from "./origin.ts";
import { groupBy } from "../kernel/groupBy.ts";
import { type Figure, slugOf } from "../kernel/figure.ts";
import type { Proof, ProofInput, ProofStep } from "../kernel/proof.ts";
import { italianShare, shareOf } from "../kernel/share.ts";
import { splitGroup } from "./group.ts";
import type { Objective } from "./objective.ts";
import { OUTCOMES, OUTCOME_SLUGS, OUTCOME_WORDS, OUTCOME_WORDS_PLURAL, type Outcome } from "./outcome.ts";

/** How many objectives, and how many ended in each way. */
export type OutcomeCounts = { readonly objectives: number; readonly outcomes: Readonly<Record<Outcome, number>> };

/** Counts objectives by how they ended. */
export function countOutcomes(objectives: readonly Objective[]): OutcomeCounts {
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, objectives.filter(({ evaluated }) => evaluated.outcome === outcome).length]),
  ) as Record<Outcome, number>;
  return { objectives: objectives.length, outcomes };
}

/** Whether at least one outcome is told: without any there is no share achieved, and nothing to compare. That a variation neutralised one tells of none. */
export function hasOutcomes(objectives: readonly Objective[]): boolean {
  return objectives.some(({ evaluated: { outcome, madeOf } }) => outcome !== "unknown" && madeOf !== "variation");
}

/** The groups of a plan in the order of the document, each with its objectives. */
export function groupsOf<Grouped extends Pick<Objective, "group">>(
  objectives: readonly Grouped[],
): readonly (readonly [string, readonly Grouped[]])[] {
  return [...groupBy(objectives, ({ group }) => group)];
}

/**
 * The units above the groups, "Settore X: tutte le aree" for all its areas: a name of its own, since "Settore X" may be a group too.
 * Only units with areas: the others are groups already.
 */
export function unitsOf<Grouped extends Pick<Objective, "group">>(
  objectives: readonly Grouped[],
): readonly (readonly [string, readonly Grouped[]])[] {
  const units = [...groupBy(objectives, ({ group }) => splitGroup(group).parent ?? group)];
  return units.filter(([unit, held]) => held.some(({ group }) => group !== unit)).map(([unit, held]) => [`${unit}: tutte le aree`, held]);
}

/** The share achieved, "89.19"; none where no outcome is told yet: that is not zero. */
export function shareAchieved(objectives: readonly Objective[]): string | undefined {
  return hasOutcomes(objectives) ? shareOf(countOutcomes(objectives).outcomes.achieved, objectives.length) : undefined;
}

/** The name a figure has in addresses; without a group it speaks of the whole administration. */
export function figureId(what: Outcome | "objectives" | "share", group?: string): string {
  const last = what === "objectives" ? "obiettivi" : what === "share" ? "quota-raggiunti" : OUTCOME_SLUGS[what];
  return group === undefined ? last : `${slugOf(group)}/${last}`;
}

/** The counts of the administration, of each unit and of each group as figures, each with its proof. */
export function countFigures(objectives: readonly Objective[], year: number): readonly Figure[] {
  const groups = [...groupsOf(objectives), ...unitsOf(objectives)];
  return [...countFiguresOf(objectives, year), ...groups.flatMap(([group, held]) => countFiguresOf(held, year, group))];
}

/** The counts of some objectives as figures, and the share achieved where outcomes are told: of the whole administration, or of those gathered under a name. */
export function countFiguresOf(objectives: readonly Objective[], year: number, group?: string): Figure[] {
  const counts = countOutcomes(objectives);
  const where = group === undefined ? `nel ${String(year)}` : `nel ${String(year)}, ${group}`;
  const figures = [totalFigure(objectives, where, group)];
  for (const outcome of OUTCOMES) figures.push(figure(outcome, proofOfOutcome(objectives, outcome, where), group));
  const share = shareAchieved(objectives);
  return share === undefined ? figures : [...figures, figure("share", proofOfShare(counts, share, where, group), group)];
}

function totalFigure(objectives: readonly Objective[], where: string, group?: string): Figure {
  return figure("objectives", proofOfTotal(objectives, where), group);
}

function figure(what: Outcome | "objectives" | "share", proof: Proof, group: string | undefined): Figure {
  return { id: figureId(what, group), text: what === "share" ? italianShare(proof.result) : proof.result, proof };
}

function proofOfTotal(objectives: readonly Objective[], where: string): Proof {
  const inputs = objectives.map((objective) => inputOf(objective, objective.title));
  return {
    figure: `Obiettivi ${where}`,
    rule: "Si contano tutti gli obiettivi del piano, comunque siano andati.",
    inputs,
    steps: [countStep(inputs, `Gli obiettivi elencati sono ${String(inputs.length)}.`)],
    result: String(inputs.length),
  };
}

function proofOfOutcome(objectives: readonly Objective[], outcome: Outcome, where: string): Proof {
  const inputs = objectives
    .filter(({ evaluated }) => evaluated.outcome === outcome)
    .map((objective) => inputOf(objective, objective.evaluated.written || OUTCOME_WORDS[outcome]));
  const words = OUTCOME_WORDS_PLURAL[outcome];
  return {
    figure: `Obiettivi ${words} ${where}`,
    rule: `Si contano gli obiettivi il cui esito valutato è «${OUTCOME_WORDS[outcome]}».`,
    inputs,
    steps: [countStep(inputs, `Gli obiettivi ${words} sono ${String(inputs.length)} su ${String(objectives.length)}.`)],
    result: String(inputs.length),
  };
}

function proofOfShare(counts: OutcomeCounts, share: string, where: string, group: string | undefined): Proof {
  const achieved = String(counts.outcomes.achieved);
  const all = String(counts.objectives);
  return {
    figure: `Quota di obiettivi raggiunti ${where}`,
    rule: "Gli obiettivi raggiunti divisi per tutti gli obiettivi, per cento. Quelli raggiunti in parte, non valutabili o senza esito restano nel totale.",
    inputs: [
      {
        id: "raggiunti",
        name: "Obiettivi raggiunti",
        value: achieved,
        provenance: { kind: "figure", figure: figureId("achieved", group) },
      },
      { id: "obiettivi", name: "Obiettivi", value: all, provenance: { kind: "figure", figure: figureId("objectives", group) } },
    ],
    steps: [
      {
        id: "quota",
        operation: "percentage",
        operands: ["raggiunti", "obiettivi"],
        result: share,
        text: `${achieved} diviso ${all}, per cento: ${italianShare(share)}.`,
      },
    ],
    rounding: { mode: "halfUp", decimals: 2 },
    result: share,
  };
}

function inputOf({ code, title, evaluated, origin }: Objective, value: string): ProofInput {
  return { id: code, name: title, value, provenance: evaluated.place ? { kind: "document", ...evaluated.place } : provenanceOf(origin) };
}

function countStep(inputs: readonly ProofInput[], text: string): ProofStep {
  return { id: "conteggio", operation: "count", operands: inputs.map(({ id }) => id), result: String(inputs.length), text };
}
