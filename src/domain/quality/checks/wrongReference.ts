import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { type Heading, headingsOf, proseOf } from "../material.ts";
import { clarityCitation } from "../validation.rule.ts";
import { stemsOf, tellingStemsOf } from "../words.ts";

const REFERENCE = /(?<!\p{L})(?:punt[oi]|capitol[oi]|paragraf[oi]|cap\.|par\.)\s+(\d{1,2}(?:\.\d{1,2})*)(?!\d)([^.;)]{0,60})/giu;

/** How many words before a reference say what it is about. */
const WORDS_BEFORE = 12;

/** References to a chapter that is not there, or that speaks of something else while another one has the very name. */
export const wrongReference: Check = {
  name: "wrongReference",
  title: "Rimando al capitolo sbagliato",
  why: "Chi segue il rimando deve trovare ciò che gli è stato annunciato.",
  citation: clarityCitation,
  find: (material) => {
    const headings = headingsOf(material);
    if (headings.length < 2) return [];
    return proseOf(material).flatMap(({ text, place }) => {
      let start = 0;
      return [...text.matchAll(REFERENCE)].flatMap((match): Finding[] => {
        const [whole, number = "", after = ""] = match;
        const before = text.slice(start, match.index).split(/\s+/).slice(-WORDS_BEFORE).join(" ");
        start = match.index + whole.length - after.length;
        const message = faultOf(number, stemsOf(`${before} ${after}`), headings);
        if (message === undefined) return [];
        return [{ severity: "low", place, subject: "Testo del documento", message, remedy: "Correggere il numero del capitolo." }];
      });
    });
  },
};

function faultOf(number: string, topic: readonly string[], headings: readonly Heading[]): string | undefined {
  const meant = headings.find((heading) => heading.number === number);
  if (!meant) return `Si rimanda al punto ${number}, che non c'è.`;
  const best = headings.filter((heading) => heading !== meant && covers(heading, topic) === 1 && topicOf(heading).length >= 2)[0];
  if (!best || announces(meant, topic)) return undefined;
  return `Si rimanda al punto ${number} («${meant.title}»), ma se ne parla al punto ${best.number} («${best.title}»).`;
}

/** The stems of a heading, up to its colon. */
function topicOf({ title }: Heading): string[] {
  return stemsOf(title.split(":")[0] ?? title);
}

/** Whether at least half of what tells a heading from others was announced. */
function announces({ title }: Heading, topic: readonly string[]): boolean {
  const telling = tellingStemsOf(title.split(":")[0] ?? title);
  return telling.some((stem) => topic.includes(stem)) && telling.filter((stem) => topic.includes(stem)).length * 2 >= telling.length;
}

function covers(heading: Heading, topic: readonly string[]): number {
  const stems = topicOf(heading);
  return stems.filter((stem) => topic.includes(stem)).length / Math.max(1, stems.length);
}
