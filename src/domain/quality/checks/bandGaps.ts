import { compare, fromDecimalText, italianDecimal, parseItalianNumber, toDecimalText } from "../../kernel/rational.ts";
import type { ReportedBand } from "../../report/scoreGrid.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";

/** What a printed label says of its ends: "oltre 80" begins above 80, "minore di 80" ends below it. */
type Ends = { readonly from?: string; readonly isAbove?: boolean; readonly below?: string; readonly to?: string };

/** Bands of scores between which a score falls nowhere, or falls twice. */
export const bandGaps: Check = {
  name: "bandGaps",
  title: "Fasce di punteggio con buchi o sovrapposizioni",
  why: "Un punteggio con più decimali di quelli previsti non deve restare fuori da ogni fascia, né stare in due.",
  citation: measurableCitation,
  find: ({ report: { scoreBands } }) => {
    const told = scoreBands.slice(1).flatMap((band, i): { band: ReportedBand; sentence: string }[] => {
      const sentence = between(endsOf(scoreBands[i]?.label ?? ""), endsOf(band.label));
      return sentence === undefined ? [] : [{ band, sentence }];
    });
    const [first] = told;
    if (!first) return [];
    const finding: Finding = {
      severity: "medium",
      subject: "Griglia dei punteggi",
      place: first.band.place,
      message: told.map(({ sentence }) => sentence).join(" "),
      remedy: "Dire solo dove finisce ogni fascia («fino a 85 compreso», «oltre 85 e fino a 90 compreso»): così non ci sono buchi.",
    };
    return [finding];
  },
};

const ABOVE = /^\s*(?:da )?(?:>(?!=)|oltre|più di|(?:maggiore|superiore) (?:di|a)\b)/i;

/** The name before the ends of a band: "Fascia 1 (da 90 a 100)", "2ª fascia: 80-90". */
const NAME_OF_BAND =
  /^\s*(?:\d{1,2}[ª°^a]\s*(?:fascia|livello|classe)|(?:fascia|livello|classe)\s+\d{1,2}(?=\s*[(:]|\s+(?:da|oltre|fino|meno|più|tra|almeno|punti|punteggio|[<>≤≥])))/i;

function endsOf(named: string): Ends {
  const label = named.replace(NAME_OF_BAND, "").replace(/^[\s(:]+/, "");
  const numbers = (label.match(/\d+(?:[.,]\d+)?/g) ?? []).flatMap((written) => {
    const value = parseItalianNumber(written);
    return value ? [toDecimalText(value)] : [];
  });
  const [first, second] = numbers;
  if (first === undefined) return {};
  if (second !== undefined) {
    const isBelow = /(?:meno di|(?:minore|inferiore) (?:di|a)|<)\s*\d+(?:[.,]\d+)?[^\d]*$/i.test(label);
    const isAbove = ABOVE.test(label);
    return { from: first, ...(isAbove && { isAbove }), ...(isBelow ? { below: second } : { to: second }) };
  }
  if (/^\s*(?:minore|inferiore|meno|<|sotto|fino a meno)/i.test(label)) return /uguale|<=/.test(label) ? { to: first } : { below: first };
  if (/^\s*(?:≤|fino a|non oltre)/i.test(label)) return { to: first };
  if (ABOVE.test(label)) return { from: first, isAbove: true };
  if (/^\s*(?:≥|>=|da|almeno|maggiore|superiore)/i.test(label)) return { from: first };
  return { from: first, to: first };
}

/** What is wrong between two bands that follow each other, rising or falling; undefined when nothing is or it cannot be said. */
function between(one: Ends, other: Ends): string | undefined {
  const rises =
    one.from === undefined || (other.from !== undefined && compare(fromDecimalText(one.from), fromDecimalText(other.from)) <= 0);
  const [low, high] = rises ? [one, other] : [other, one];
  if (high.from === undefined) return undefined;
  const from = fromDecimalText(high.from);
  if (low.below !== undefined) {
    const order = compare(fromDecimalText(low.below), from);
    return order < 0 ? hole(low.below, high.from) : order > 0 ? overlap(high.from, low.below) : undefined;
  }
  if (low.to === undefined) return undefined;
  const order = compare(fromDecimalText(low.to), from);
  if (order < 0) return hole(low.to, high.from);
  if (order > 0) return overlap(high.from, low.to);
  return high.isAbove ? undefined : `${italianDecimal(high.from)} è in due fasce.`;
}

function hole(from: string, to: string): string {
  return `Tra ${italianDecimal(from)} e ${italianDecimal(to)} un punteggio non sta in nessuna fascia.`;
}

function overlap(from: string, to: string): string {
  return `Tra ${italianDecimal(from)} e ${italianDecimal(to)} un punteggio sta in due fasce.`;
}
