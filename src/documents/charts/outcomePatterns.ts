import type { Outcome } from "../../domain/plan/outcome.ts";

const ACCENT = "#0066cc";
const INK = "#17324d";

/** How each outcome fills a bar: full, hatched, empty, dashed, barred, dotted. None is told by colour alone, and all survive a black printer. */
const FILLS: Record<Outcome, string> = {
  achieved: `fill="${ACCENT}" stroke="${ACCENT}"`,
  partlyAchieved: `fill="url(#in-parte)" stroke="${ACCENT}"`,
  notAchieved: `fill="#ffffff" stroke="${INK}"`,
  notAssessable: `fill="#ffffff" stroke="${INK}" stroke-dasharray="5 3"`,
  neutralised: `fill="url(#neutralizzati)" stroke="${INK}"`,
  unknown: `fill="url(#senza-esito)" stroke="${INK}"`,
};

/** The patterns the bars refer to. */
export const PATTERNS = `<defs><pattern id="in-parte" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="${ACCENT}" stroke-width="2"/></pattern><pattern id="neutralizzati" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffffff"/><path d="M2.5 0V5" stroke="${INK}" stroke-width="1"/></pattern><pattern id="senza-esito" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffffff"/><circle cx="2.5" cy="2.5" r="1" fill="${INK}"/></pattern></defs>`;

/** A part of a bar, drawn inside its own edge so that neighbours keep both lines. */
export function barPart(outcome: Outcome, x: number, y: number, width: number, height: number): string {
  const inner = Math.max(0.5, Math.round((width - 2) * 10) / 10);
  return `<rect x="${String(Math.round((x + 1) * 10) / 10)}" y="${String(y + 1)}" width="${String(inner)}" height="${String(height - 2)}" stroke-width="1.5" ${FILLS[outcome]}/>`;
}
