import {
  italianShare,
  shareOf
} from "./chunk-35W6ZBG6.js";
import {
  OUTCOMES,
  OUTCOME_SLUGS,
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import {
  splitGroup
} from "./chunk-S5Y7YUWN.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";

// src/domain/plan/countOutcomes.ts
function countOutcomes(objectives) {
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, objectives.filter(({ evaluated }) => evaluated.outcome === outcome).length])
  );
  return { objectives: objectives.length, outcomes };
}
function hasOutcomes(objectives) {
  return countOutcomes(objectives).outcomes.unknown < objectives.length;
}
function groupsOf(objectives) {
  return [...groupBy(objectives, ({ group }) => group)];
}
function unitsOf(objectives) {
  const units = [...groupBy(objectives, ({ group }) => splitGroup(group).parent ?? group)];
  return units.filter(([unit, held]) => held.some(({ group }) => group !== unit)).map(([unit, held]) => [`${unit}: tutte le aree`, held]);
}
function shareAchieved(objectives) {
  return hasOutcomes(objectives) ? shareOf(countOutcomes(objectives).outcomes.achieved, objectives.length) : void 0;
}
function figureId(what, group) {
  const last = what === "objectives" ? "obiettivi" : what === "share" ? "quota-raggiunti" : OUTCOME_SLUGS[what];
  return group === void 0 ? last : `${slugOf(group)}/${last}`;
}
function countFigures(objectives, year) {
  const groups = [...groupsOf(objectives), ...unitsOf(objectives)];
  return [...countFiguresOf(objectives, year), ...groups.flatMap(([group, held]) => countFiguresOf(held, year, group))];
}
function countFiguresOf(objectives, year, group) {
  const counts = countOutcomes(objectives);
  const where = group === void 0 ? `nel ${String(year)}` : `nel ${String(year)}, ${group}`;
  const figures = [figure("objectives", proofOfTotal(objectives, where), group)];
  for (const outcome of OUTCOMES) figures.push(figure(outcome, proofOfOutcome(objectives, outcome, where), group));
  const share = shareAchieved(objectives);
  return share === void 0 ? figures : [...figures, figure("share", proofOfShare(counts, share, where, group), group)];
}
function figure(what, proof, group) {
  return { id: figureId(what, group), text: what === "share" ? italianShare(proof.result) : proof.result, proof };
}
function proofOfTotal(objectives, where) {
  const inputs = objectives.map((objective) => inputOf(objective, objective.title));
  return {
    figure: `Obiettivi ${where}`,
    rule: "Si contano tutti gli obiettivi del piano, comunque siano andati.",
    inputs,
    steps: [countStep(inputs, `Gli obiettivi elencati sono ${String(inputs.length)}.`)],
    result: String(inputs.length)
  };
}
function proofOfOutcome(objectives, outcome, where) {
  const inputs = objectives.filter(({ evaluated }) => evaluated.outcome === outcome).map((objective) => inputOf(objective, objective.evaluated.written || OUTCOME_WORDS[outcome]));
  const words = OUTCOME_WORDS_PLURAL[outcome];
  return {
    figure: `Obiettivi ${words} ${where}`,
    rule: `Si contano gli obiettivi il cui esito valutato \xE8 \xAB${OUTCOME_WORDS[outcome]}\xBB.`,
    inputs,
    steps: [countStep(inputs, `Gli obiettivi ${words} sono ${String(inputs.length)} su ${String(objectives.length)}.`)],
    result: String(inputs.length)
  };
}
function proofOfShare(counts, share, where, group) {
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
        provenance: { kind: "figure", figure: figureId("achieved", group) }
      },
      { id: "obiettivi", name: "Obiettivi", value: all, provenance: { kind: "figure", figure: figureId("objectives", group) } }
    ],
    steps: [
      {
        id: "quota",
        operation: "percentage",
        operands: ["raggiunti", "obiettivi"],
        result: share,
        text: `${achieved} diviso ${all}, per cento: ${italianShare(share)}.`
      }
    ],
    rounding: { mode: "halfUp", decimals: 2 },
    result: share
  };
}
function inputOf({ code, title, evaluated, place }, value) {
  return { id: code, name: title, value, provenance: { kind: "document", ...evaluated.place ?? place } };
}
function countStep(inputs, text) {
  return { id: "conteggio", operation: "count", operands: inputs.map(({ id }) => id), result: String(inputs.length), text };
}

export {
  countOutcomes,
  hasOutcomes,
  groupsOf,
  unitsOf,
  shareAchieved,
  figureId,
  countFigures,
  countFiguresOf
};
//# sourceMappingURL=chunk-CSOJN44G.js.map
