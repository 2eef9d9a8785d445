import { foldWords } from "../kernel/foldWords.ts";
import { type OneOrMore, mapEach } from "../kernel/oneOrMore.ts";
import type { FollowedIndicator, Indicator } from "./indicator.ts";

/**
 * Recognises the indicators of a file among those already known of the objective, by their numbers: the same words and the same target first, then the same words,
 * then the same target; where one of each is left, the one is the other in new words. Without a number it is a new one. Never by position among many.
 */
export function recogniseIndicators<Incoming extends Pick<Indicator, "written" | "target">>(
  known: readonly Pick<FollowedIndicator, "number" | "written" | "target">[],
  incoming: OneOrMore<Incoming>,
): OneOrMore<Incoming & { readonly number?: number }> {
  const numbers = new Map<Incoming, number>();
  const free = new Set(known);
  const pairBy = (wordsOf: (indicator: Pick<Indicator, "written" | "target">) => string) => {
    for (const each of incoming) {
      if (numbers.has(each)) continue;
      const same = [...free].filter((one) => wordsOf(one) === wordsOf(each));
      const rivals = incoming.filter((other) => !numbers.has(other) && wordsOf(other) === wordsOf(each));
      const [found] = same;
      if (!found || (rivals.length > 1 && same.length !== rivals.length)) continue;
      numbers.set(each, found.number);
      free.delete(found);
    }
  };
  pairBy(({ written, target }) => JSON.stringify([foldWords(written), foldWords(target.written)]));
  pairBy(({ written }) => foldWords(written));
  pairBy(({ target }) => foldWords(target.written));
  const [left, ...others] = free;
  const unpaired = incoming.filter((each) => !numbers.has(each));
  if (left && others.length === 0 && unpaired.length === 1) numbers.set(unpaired[0]!, left.number);
  return mapEach(incoming, (each) => {
    const number = numbers.get(each);
    return number === undefined ? each : { ...each, number };
  });
}
