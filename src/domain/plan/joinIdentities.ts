import { refusal, type Sentences } from "../kernel/refusal.ts";
import { decide, type Verdict } from "../kernel/verdict.ts";
import { KIND_WORDS } from "./lastingName.ts";
import type { IdentityKind } from "./planIdentity.ts";

/** A thing that a list in force shows: what it is, under which identity it was listed (`own`), and the one it is the same as. */
export type ListedThing = {
  readonly name: string;
  readonly year: number;
  readonly kind: IdentityKind;
  readonly own: string;
  readonly identity: string;
};

/** Why two things are not joined. */
export type JoinRefusal = "itself" | "anotherKind" | "alreadySame" | "meetInOneList";

/** The sentence of each reason, for people. */
export const JOIN_REFUSALS = {
  itself: ({ name }) => `«${String(name)}» è indicata due volte: dica con quale altra è la stessa.`,
  anotherKind: ({ one, other }) => `Sono cose diverse: la prima è ${String(one)}, la seconda è ${String(other)}.`,
  alreadySame: "Sono già la stessa cosa: non è stato scritto nulla.",
  meetInOneList: ({ year }) =>
    `Nell'elenco del ${String(year)} ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.`,
} satisfies Sentences<JoinRefusal>;

/** Whether two things of a list are one (it. "la stessa cosa"). `meetsIn` is a year of which one document lists both, or others that are the same as each. */
export function acceptJoin(first: ListedThing, second: ListedThing, meetsIn: number | undefined): Verdict<null, JoinRefusal> {
  if (first.name === second.name) return decide(null, [refusal("itself", "second", { name: first.name })]);
  if (first.kind !== second.kind)
    return decide(null, [refusal("anotherKind", "second", { one: KIND_WORDS[first.kind], other: KIND_WORDS[second.kind] })]);
  if (first.identity === second.identity) return decide(null, [refusal("alreadySame")]);
  return decide(null, [meetsIn !== undefined && refusal("meetInOneList", "second", { year: meetsIn })]);
}
