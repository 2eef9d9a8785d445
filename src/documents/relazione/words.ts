import { type AnnualReport, figuresOf } from "../../domain/report/annualReport.ts";
import { narrativeParts, type NarrativeBlock, type NarrativeChapter } from "../../domain/report/narrative.ts";
import type { Block, Inline } from "../tree.ts";
import { figure } from "./figures.ts";

/** The words of a chapter: the office's own where it wrote them, ours otherwise. `level` is that of the chapter's heading. */
export function words(report: AnnualReport, chapter: NarrativeChapter, level: 2 | 3, ours: readonly Block[]): readonly Block[] {
  const own = report.narrative?.[chapter];
  if (!own) return ours;
  const figures = figuresOf(report);
  let last: number = level;
  return own.map((block, i) => {
    if (block.kind === "heading") last = Math.min(4, Math.max(level + 1, Math.min(block.level, last + 1)));
    return toBlock(block, `${chapter}-${String(i + 1)}`, last === 3 ? 3 : 4, (text) => inlines(text, (id) => id in figures));
  });
}

function toBlock(block: NarrativeBlock, id: string, level: 3 | 4, textOf: (text: string) => Inline[]): Block {
  switch (block.kind) {
    case "heading":
      return { kind: "heading", level, text: block.text, id };
    case "paragraph":
      return { kind: "paragraph", text: textOf(block.text) };
    case "list":
      return { kind: "list", ordered: block.ordered, items: block.items.map(textOf) };
  }
}

/** A figure that the year has lost since the text was written is said to be missing, by its name. */
function inlines(text: string, isFigure: (id: string) => boolean): Inline[] {
  return narrativeParts(text).map((part) =>
    "words" in part ? part.words : isFigure(part.figure) ? figure(part.figure) : `[numero non più presente: ${part.figure}]`,
  );
}
