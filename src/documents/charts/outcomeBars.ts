import { countOutcomes, groupsOf } from "../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS, OUTCOMES } from "../../domain/plan/outcome.ts";
import { escapeXml } from "../escapeXml.ts";
import { countOf, outcomesIn } from "../treePicture.ts";
import type { Block } from "../tree.ts";
import { wrapText } from "../wrapText.ts";
import { barPart, PATTERNS } from "./outcomePatterns.ts";

type Picture = Extract<Block, { kind: "picture" }>;

/** Narrow, so that its words can still be read on a screen of 320 pixels. */
const WIDTH = 400;
const CHARACTERS = 44;
const LINE = 19;
const BAR = 22;
const BETWEEN = 16;
const KEY_LINE = 26;
/** What a printed page holds. */
const GROUPS_ON_A_PICTURE = 10;

type Group = readonly [name: string, held: readonly Objective[]];

/** The outcomes of each group as bars, a part for each outcome; many groups make several pictures, all in one scale. */
export function outcomeBars(objectives: readonly Objective[], year: number): Picture[] {
  const groups = groupsOf(objectives);
  const longest = Math.max(1, ...groups.map(([, held]) => held.length));
  const pictures = Math.ceil(groups.length / GROUPS_ON_A_PICTURE);
  return Array.from({ length: pictures }, (_, i) => {
    const shown = groups.slice(i * GROUPS_ON_A_PICTURE, (i + 1) * GROUPS_ON_A_PICTURE);
    const part = pictures > 1 ? ` (${String(i + 1)} di ${String(pictures)})` : "";
    return {
      kind: "picture",
      title: `Esiti degli obiettivi ${String(year)} per gruppo${part}`,
      description: `Una barra per ogni gruppo, lunga quanti sono i suoi obiettivi. ${shown.map(([name, held]) => `${name}: ${wordsOf(held)}`).join("; ")}.`,
      svg: draw(shown, longest, outcomesIn(objectives)),
    };
  });
}

function draw(groups: readonly Group[], longest: number, outcomes: readonly (typeof OUTCOMES)[number][]): string {
  let y = 0;
  const rows = groups.map(([name, held]) => {
    const label = wrapText(name, CHARACTERS).map((line, i) => text(line, y + LINE * (i + 1) - 4, ' font-size="15" font-weight="600"'));
    y += LINE * label.length;
    const counts = wrapText(wordsOf(held), CHARACTERS + 6).map((line, i) => text(line, y + LINE * (i + 1) - 5, ' font-size="14"'));
    y += LINE * counts.length;
    const bar = barOf(held, longest, y);
    y += BAR + BETWEEN;
    return [...label, ...counts, bar].join("");
  });
  const key = outcomes.map((outcome, i) => {
    const top = y + Math.floor(i / 2) * KEY_LINE;
    const left = (i % 2) * (WIDTH / 2);
    return `${barPart(outcome, left, top, 34, 16)}<text x="${String(left + 42)}" y="${String(top + 13)}" font-size="14" fill="#17324d">${OUTCOME_WORDS[outcome]}</text>`;
  });
  const height = y + Math.ceil(outcomes.length / 2) * KEY_LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}">${PATTERNS}${rows.join("")}${key.join("")}</svg>`;
}

function barOf(held: readonly Objective[], longest: number, y: number): string {
  const { outcomes } = countOutcomes(held);
  let x = 0;
  return OUTCOMES.map((outcome) => {
    const width = (WIDTH * outcomes[outcome]) / longest;
    const part = width > 0 ? barPart(outcome, x, y, width, BAR) : "";
    x += width;
    return part;
  }).join("");
}

function wordsOf(held: readonly Objective[]): string {
  const { outcomes } = countOutcomes(held);
  return OUTCOMES.filter((outcome) => outcomes[outcome] > 0)
    .map((outcome) => countOf(outcome, outcomes[outcome]))
    .join(", ");
}

function text(words: string, y: number, attributes: string): string {
  return `<text x="0" y="${String(y)}" fill="#17324d"${attributes}>${escapeXml(words)}</text>`;
}
