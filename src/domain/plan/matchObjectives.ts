import { foldWords } from "../kernel/foldWords.ts";
import { groupBy } from "../kernel/groupBy.ts";

/** The words an objective is recognised by from one file to the next. */
export type Recognisable = { readonly group: string; readonly title: string; readonly description: string };

/** Which incoming row is which known objective. Rows without a known one are new; known ones without a row have vanished from the file. */
export type Match<Known, Incoming> = {
  readonly pairs: readonly (readonly [Known, Incoming])[];
  readonly added: readonly Incoming[];
  readonly missing: readonly Known[];
};

/** How alike two texts must be, out of 1, to be one objective written otherwise; and by how much the best must beat the next. */
const ALIKE = 0.6;
const CLEARLY = 0.1;

/**
 * Pairs the rows of a file with the objectives already known: first those with the same group, title and description, in order;
 * then, within a group, the nearest in words, when each is clearly the other's nearest.
 */
export function matchObjectives<Known extends Recognisable, Incoming extends Recognisable>(
  known: readonly Known[],
  incoming: readonly Incoming[],
): Match<Known, Incoming> {
  const exact = pairExact(known, incoming);
  const nearest = pairNearest(exact.missing, exact.added);
  const pairs = [...exact.pairs, ...nearest.pairs];
  return { pairs, added: nearest.added, missing: nearest.missing };
}

function pairExact<Known extends Recognisable, Incoming extends Recognisable>(
  known: readonly Known[],
  incoming: readonly Incoming[],
): Match<Known, Incoming> {
  const waiting = groupBy(known, identityOf);
  const pairs: [Known, Incoming][] = [];
  const added: Incoming[] = [];
  for (const row of incoming) {
    const same = waiting.get(identityOf(row))?.shift();
    if (same) pairs.push([same, row]);
    else added.push(row);
  }
  const missing = [...waiting.values()].flat();
  return { pairs, added, missing };
}

/** Above so many comparisons within a group the file was rewritten as a whole: nothing in it is "the same, reworded". */
const MOST_COMPARISONS = 250_000;

function pairNearest<Known extends Recognisable, Incoming extends Recognisable>(
  known: readonly Known[],
  incoming: readonly Incoming[],
): Match<Known, Incoming> {
  const incomingOf = groupBy(incoming.map(withLetters), ({ thing }) => thing.group);
  const pairs = [...groupBy(known.map(withLetters), ({ thing }) => thing.group)].flatMap(([group, olds]) => {
    const news = incomingOf.get(group) ?? [];
    return olds.length * news.length > MOST_COMPARISONS ? [] : clearPairs(olds, news);
  });
  const paired = new Set<Recognisable>(pairs.flat());
  const isLeft = (each: Recognisable) => !paired.has(each);
  return { pairs, added: incoming.filter(isLeft), missing: known.filter(isLeft) };
}

type WithLetters<Thing> = { readonly thing: Thing; readonly letters: ReadonlySet<string> };

function clearPairs<Known, Incoming>(olds: readonly WithLetters<Known>[], news: readonly WithLetters<Incoming>[]): [Known, Incoming][] {
  return olds.flatMap((old): [Known, Incoming][] => {
    const found = clearlyNearest(old, news);
    return found && clearlyNearest(found, olds) === old ? [[old.thing, found.thing]] : [];
  });
}

function clearlyNearest<Other>(one: WithLetters<unknown>, others: readonly WithLetters<Other>[]): WithLetters<Other> | undefined {
  const [best, next] = others
    .map((other) => ({ other, likeness: likeness(one.letters, other.letters) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= ALIKE && best.likeness - (next?.likeness ?? 0) >= CLEARLY ? best.other : undefined;
}

/** The share of pairs of letters two objectives have in common (Sørensen–Dice), 0 to 1: a way to order candidates, never a published number. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function withLetters<Thing extends Recognisable>(thing: Thing): WithLetters<Thing> {
  const text = foldWords(`${thing.title} ${thing.description}`)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
  return { thing, letters: new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))) };
}

function identityOf({ group, title, description }: Recognisable): string {
  return JSON.stringify([group, title, description]);
}
