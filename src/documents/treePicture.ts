import { countOutcomes, groupsOf } from "../domain/plan/countOutcomes.ts";
import type { Objective } from "../domain/plan/objective.ts";
import { OUTCOME_WORDS, OUTCOME_WORDS_PLURAL, OUTCOMES, type Outcome } from "../domain/plan/outcome.ts";
import { frondOf, leafSvg, twigSvg } from "./frond.ts";
import type { Block } from "./tree.ts";

const WIDTH = 640;
const TRUNK = 14;
const LABEL_HEIGHT = 24;
const BETWEEN = 10;
const KEY_HEIGHT = 40;

/** The tree of a year for a document: a branch for each group with its name and count, a leaf for each objective, and the key of the leaves. */
export function treePicture(objectives: readonly Objective[], year: number): Extract<Block, { kind: "picture" }> {
  let y = 4;
  const branches = groupsOf(objectives).map(([group, held]) => {
    const frond = frondOf(held);
    const top = y;
    y += LABEL_HEIGHT + frond.height + BETWEEN;
    const leaves = frond.leaves.map(
      (leaf) => `<g transform="translate(${leaf.x} ${leaf.y}) rotate(${leaf.angle})">${leafSvg(leaf.thing.evaluated.outcome)}</g>`,
    );
    const label = `<text x="${TRUNK + 14}" y="${top + 16}" font-size="14" font-weight="600" fill="#17324d">${escapeXml(group)}</text><text x="${WIDTH}" y="${top + 16}" font-size="14" fill="#17324d" text-anchor="end">${escapeXml(countWords(held))}</text>`;
    return `${label}<g transform="translate(${TRUNK} ${top + LABEL_HEIGHT})">${frond.twigs.map(twigSvg).join("")}${leaves.join("")}</g>`;
  });
  const trunk = `<path d="M${TRUNK} 8V${y}" stroke="#5c6f82" stroke-width="4" stroke-linecap="round"/>`;
  const height = y + KEY_HEIGHT;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Titillium Web, sans-serif">${trunk}${branches.join("")}${key(objectives, y + 18)}</svg>`;
  return {
    kind: "picture",
    title: `L'albero degli obiettivi ${year}: una foglia per ogni obiettivo`,
    description: describe(objectives),
    svg,
  };
}

/** "30 su 34": the achieved among all; without any outcome known, just how many. */
export function countWords(objectives: readonly Objective[]): string {
  const { objectives: all, outcomes } = countOutcomes(objectives);
  return outcomes.unknown === all ? String(all) : `${outcomes.achieved} su ${all}`;
}

/** The outcomes that occur, for the key of the picture. */
export function outcomesIn(objectives: readonly Objective[]): Outcome[] {
  return OUTCOMES.filter((outcome) => objectives.some(({ evaluated }) => evaluated.outcome === outcome));
}

function key(objectives: readonly Objective[], y: number): string {
  const width = WIDTH / Math.max(4, outcomesIn(objectives).length);
  return outcomesIn(objectives)
    .map(
      (outcome, i) =>
        `<g transform="translate(${TRUNK + i * width} ${y})">${leafSvg(outcome)}<text x="34" y="4" font-size="12" fill="#17324d">${OUTCOME_WORDS[outcome]}</text></g>`,
    )
    .join("");
}

function describe(objectives: readonly Objective[]): string {
  const branches = groupsOf(objectives).map(([group, held]) => {
    const { outcomes } = countOutcomes(held);
    const parts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map(
      (outcome) => `${outcomes[outcome]} ${OUTCOME_WORDS_PLURAL[outcome]}`,
    );
    return `${group}: ${parts.join(", ")}`;
  });
  return `Albero con un ramo per ogni gruppo e una foglia per ogni obiettivo: piena se raggiunto, mezza se raggiunto in parte, vuota se non raggiunto, punteggiata se l'esito non è indicato. ${branches.join("; ")}.`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
