import { foldWords } from "../kernel/foldWords.ts";
import { type OneOrMore, mapEach } from "../kernel/oneOrMore.ts";
import type { FollowedIndicator, Indicator } from "./indicator.ts";

/** What an indicator is recognised by from one file to the next. */
type Recognisable = Pick<Indicator, "written" | "target" | "source">;

/** An indicator that an objective has, or had before it was dropped, and its number. */
export type KnownIndicator = Recognisable & Pick<FollowedIndicator, "number">;

/**
 * Recognises the indicators of a file among those already known of the objective, by their numbers: the same words and the same target first, then the same words;
 * then, by their words, those that were dropped and come back; then, in other words, the same target and the same source. Else it is a new one, without a number: what
 * another indicator is known of must not become its own. Never by position among many.
 */
export function recogniseIndicators<Incoming extends Recognisable>(
  known: readonly KnownIndicator[],
  incoming: OneOrMore<Incoming>,
  dropped: readonly KnownIndicator[] = [],
): OneOrMore<Incoming & { readonly number?: number }> {
  const numbers = new Map<Incoming, number>();
  const pairBy = (candidates: readonly KnownIndicator[], wordsOf: (indicator: Recognisable) => string | undefined) => {
    const taken = new Set(numbers.values());
    const free = new Set(candidates.filter(({ number }) => !taken.has(number)));
    for (const each of incoming) {
      const words = wordsOf(each);
      if (words === undefined || numbers.has(each)) continue;
      const same = [...free].filter((one) => wordsOf(one) === words);
      const rivals = incoming.filter((other) => !numbers.has(other) && wordsOf(other) === words);
      const [found] = same;
      if (!found || (rivals.length > 1 && same.length !== rivals.length)) continue;
      numbers.set(each, found.number);
      free.delete(found);
    }
  };
  pairBy(known, wordsAndTarget);
  pairBy(known, ({ written }) => foldWords(written));
  const named = dropped.filter(({ written }) => written !== "");
  pairBy(named, wordsAndTarget);
  pairBy(named, ({ written }) => foldWords(written));
  pairBy(known, ({ target, source }) => (target.written === "" ? undefined : together(target.written, source.written)));
  return mapEach(incoming, (each) => {
    const number = numbers.get(each);
    return number === undefined ? each : { ...each, number };
  });
}

function wordsAndTarget({ written, target }: Recognisable): string {
  return together(written, target.written);
}

function together(...texts: readonly string[]): string {
  return JSON.stringify(texts.map(foldWords));
}
