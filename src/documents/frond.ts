import type { Outcome } from "../domain/plan/outcome.ts";

/** A leaf of the tree: where it is fixed to the twig, how it is turned (degrees, 0 to the right), how its objective ended. */
export type Leaf<Thing> = { readonly x: number; readonly y: number; readonly angle: number; readonly thing: Thing };

/** The branch of one group: twigs as SVG paths, one leaf for each objective. Sizes in CSS pixels. */
export type Frond<Thing> = {
  readonly width: number;
  readonly height: number;
  readonly twigs: readonly string[];
  readonly leaves: readonly Leaf<Thing>[];
};

/** How long a leaf is. With the distances below, each leaf has a circle of 24 pixels of its own to be pointed at. */
export const LEAF_LENGTH = 32;

const BETWEEN_PAIRS = 29;
const STEM = 26;
const TWIG_HEIGHT = 70;
const MOST_ON_A_TWIG = 13;
const TILT = 50;
const BEND = 9;

/** Draws the frond of a group: leaves in pairs along bent twigs, the odd one at the tip; a large group grows several twigs. */
export function frondOf<Thing>(things: readonly Thing[]): Frond<Thing> {
  const count = Math.max(1, Math.ceil(things.length / MOST_ON_A_TWIG));
  const onEach = Math.ceil(things.length / count);
  const twigs = Array.from({ length: count }, (_, i) => twigOf(things.slice(i * onEach, (i + 1) * onEach), TWIG_HEIGHT * (i + 0.5)));
  return {
    width: Math.max(...twigs.map(({ width }) => width)),
    height: TWIG_HEIGHT * count,
    twigs: twigs.map(({ path }) => path),
    leaves: twigs.flatMap(({ leaves }) => leaves),
  };
}

function twigOf<Thing>(things: readonly Thing[], middle: number): { width: number; path: string; leaves: Leaf<Thing>[] } {
  const pairs = Math.floor(things.length / 2);
  const tip = STEM + BETWEEN_PAIRS * Math.max(0, pairs - 0.2);
  const bendAt = (x: number) => middle - BEND * Math.sin((Math.PI * x) / (tip + 1));
  const leaves = things.map((thing, i): Leaf<Thing> => {
    if (i === things.length - 1 && things.length % 2 === 1) return { x: tip, y: bendAt(tip), angle: 8, thing };
    const x = STEM + BETWEEN_PAIRS * Math.floor(i / 2);
    return { x, y: bendAt(x), angle: i % 2 === 0 ? -TILT : TILT, thing };
  });
  const path = `M0 ${middle} Q${round(tip / 2)} ${round(middle - 2 * BEND)} ${round(tip)} ${round(bendAt(tip))}`;
  return { width: Math.ceil(tip + LEAF_LENGTH + 2), path, leaves: leaves.map((leaf) => ({ ...leaf, x: round(leaf.x), y: round(leaf.y) })) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The colours of the tree: one accent, one ink. No outcome is told by colour alone: full, half, hollow, barred, dashed, dotted. */
const ACCENT = "#0066cc";
const INK = "#17324d";
const WOOD = "#5c6f82";

const OUTLINE = `M0 0C6 -9.5 21 -10.5 ${LEAF_LENGTH} 0C21 10.5 6 9.5 0 0Z`;
const LOWER_HALF = `M0 0L${LEAF_LENGTH} 0C21 10.5 6 9.5 0 0Z`;
const MIDRIB = `M4 0L${LEAF_LENGTH - 7} 0`;

/** The drawing of a leaf that lies along the x axis, as SVG. */
export function leafSvg(outcome: Outcome): string {
  switch (outcome) {
    case "achieved":
      return `<path d="${OUTLINE}" fill="${ACCENT}"/><path d="${MIDRIB}" stroke="#ffffff" stroke-width="1" opacity=".6"/>`;
    case "partlyAchieved":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${ACCENT}" stroke-width="1.5"/><path d="${LOWER_HALF}" fill="${ACCENT}"/>`;
    case "notAchieved":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="2"/>`;
    case "notAssessable":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="1.5" stroke-dasharray="5 2.5"/>`;
    case "neutralised":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${WOOD}" stroke-width="1.5"/><path d="M12 -10L19 10" stroke="${WOOD}" stroke-width="1.5"/>`;
    case "unknown":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="1.6" stroke-dasharray="0.1 3.2" stroke-linecap="round"/>`;
  }
}

/** The drawing of a twig, as SVG. */
export function twigSvg(path: string): string {
  return `<path d="${path}" fill="none" stroke="${WOOD}" stroke-width="2" stroke-linecap="round"/>`;
}
