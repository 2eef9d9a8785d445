import { countOutcomes, groupsOf } from "../domain/plan/countOutcomes.ts";
import type { Objective } from "../domain/plan/objective.ts";
import { OUTCOME_WORDS, OUTCOME_WORDS_PLURAL, OUTCOMES, type Outcome } from "../domain/plan/outcome.ts";
import { escapeXml } from "./escapeXml.ts";
import { type Frond, frondOf, leafSvg, twigSvg } from "./frond.ts";
import type { Block } from "./tree.ts";
import { wrapText } from "./wrapText.ts";

const WIDTH = 720;
const TRUNK = WIDTH / 2;
const LABEL_LINE = 18;
const LABEL_CHARACTERS = 44;
const BETWEEN = 14;
const KEY_HEIGHT = 40;

type Branch = { readonly label: readonly string[]; readonly frond: Frond<Objective>; readonly height: number };

/** The tree of a year for a document: a branch for each group with its name and count, a leaf for each objective, and the key of the leaves. */
export function treePicture(objectives: readonly Objective[], year: number): Extract<Block, { kind: "picture" }> {
  const branches = groupsOf(objectives).map(([group, held]) => branchOf(group, held));
  let y = 4;
  const drawn: string[] = [];
  for (let i = 0; i < branches.length; i += 2) {
    const pair = branches.slice(i, i + 2);
    const bottom = y + Math.max(...pair.map(({ height }) => height));
    for (const [side, branch] of pair.entries()) drawn.push(drawBranch(branch, bottom - branch.height, side === 0));
    y = bottom + BETWEEN;
  }
  const trunk = `<path d="M${TRUNK} 8V${y}" stroke="#5c6f82" stroke-width="5" stroke-linecap="round"/>`;
  const height = y + KEY_HEIGHT;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Titillium Web, sans-serif">${drawn.join("")}${trunk}${key(objectives, y + 22)}</svg>`;
  return {
    kind: "picture",
    title: `L'albero degli obiettivi ${year}: una foglia per ogni obiettivo`,
    description: describe(objectives),
    svg,
  };
}

function branchOf(group: string, held: readonly Objective[]): Branch {
  const count = countWords(held);
  const label = wrapText(`${group} ${count.replaceAll(" ", "\u00a0")}`, LABEL_CHARACTERS);
  const frond = frondOf(held);
  return { label, frond, height: label.length * LABEL_LINE + 6 + frond.height };
}

/** A branch on one side of the trunk: its name above, its leaves growing outwards. */
function drawBranch({ label, frond, height }: Branch, top: number, isLeft: boolean): string {
  const out = isLeft ? -1 : 1;
  const lines = label.map(
    (line, i) =>
      `<text x="${TRUNK + out * 22}" y="${top + 14 + i * LABEL_LINE}" font-size="14" font-weight="600" fill="#17324d" text-anchor="${isLeft ? "end" : "start"}">${escapeXml(line)}</text>`,
  );
  const leaves = frond.leaves.map(
    ({ x, y, angle, thing }) => `<g transform="translate(${x} ${y}) rotate(${angle})">${leafSvg(thing.evaluated.outcome)}</g>`,
  );
  const shape = `${frond.twigs.map(twigSvg).join("")}${leaves.join("")}`;
  return `${lines.join("")}<g transform="translate(${TRUNK} ${top + height - frond.height}) scale(${out} 1)">${shape}</g>`;
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
  const shown = outcomesIn(objectives);
  const width = WIDTH / Math.max(4, shown.length);
  return shown
    .map((outcome, i) => {
      const word = `<text x="40" y="4" font-size="12" fill="#17324d">${OUTCOME_WORDS[outcome]}</text>`;
      return `<g transform="translate(${4 + i * width} ${y})">${leafSvg(outcome)}${word}</g>`;
    })
    .join("");
}

function describe(objectives: readonly Objective[]): string {
  const branches = groupsOf(objectives).map(([group, held]) => {
    const { outcomes } = countOutcomes(held);
    const parts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => countOf(outcome, outcomes[outcome]));
    return `${group}: ${parts.join(", ")}`;
  });
  return `Albero con un ramo per ogni gruppo e una foglia per ogni obiettivo: piena se raggiunto, mezza se raggiunto in parte, vuota se non raggiunto, punteggiata se l'esito non è indicato. ${branches.join("; ")}.`;
}

/** "4 non raggiunti", in the number that fits. */
export function countOf(outcome: Outcome, count: number): string {
  return `${count} ${count === 1 ? OUTCOME_WORDS[outcome] : OUTCOME_WORDS_PLURAL[outcome]}`;
}
