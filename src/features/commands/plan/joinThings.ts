import type { Database } from "../../../data/database/database.ts";
import { holdIdentities, isAlone, joinIdentities, listedThings, partIdentity, yearListingBoth } from "../../../data/plan/planIdentity.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { type Accepted, refuse, type Refused, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { acceptJoin, JOIN_REFUSALS, type JoinRefusal, type ListedThing } from "../../../domain/plan/joinIdentities.ts";
import { KIND_WORDS, readLastingName } from "../../../domain/plan/lastingName.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why a name leads to no one thing. */
type NameRefusal = "noName" | "notListed" | "several";

/** Why two things of strategy or service are not joined, or one is not parted. */
export type JoinThingsRefusal = StandingRefusal | NameRefusal | JoinRefusal | "notJoined";

/** The sentence of each reason, for people. */
export const JOIN_THINGS_REFUSALS = {
  ...STANDING_REFUSALS,
  ...JOIN_REFUSALS,
  noName: ({ name }) => `«${String(name)}» non è il nome di una cosa: scriva per esempio 2024/strategico/3.`,
  notListed: ({ name, kind, year }) => `«${String(name)}» non c'è: l'elenco del ${String(year)} non ha questa cosa (${String(kind)}).`,
  several: ({ name }) => `«${String(name)}» può essere più d'una cosa dello stesso elenco: da qui non si può dire quale.`,
  notJoined: ({ name }) =>
    `Nessuno ha detto che «${String(name)}» è la stessa cosa di un'altra: ciò che ha numero e titolo uguali lo riconosce l'importazione.`,
} satisfies Sentences<JoinThingsRefusal>;

type Body = Omit<Ambient, "year">;

/** What undoes a join: the name of the thing that is parted, null where each of the two was already one with others, so that no single one does. */
export type Joined = { readonly undoneBy: string | null };

/** Says that two things listed apart are one, in whatever years; what they were listed as stays beside, so that they can be parted again. */
export function joinThings(
  ambient: Body,
  { first, second }: { readonly first: string; readonly second: string },
  options: StandingOptions,
): Promise<Verdict<Joined, JoinThingsRefusal>> {
  const { administration } = ambient;
  return actOutsideYears<Joined, JoinThingsRefusal>(ambient, "plan.link", options, async (tx) => {
    await holdIdentities(tx, administration);
    const [one, other] = [await thingNamed(tx, administration, first, "first"), await thingNamed(tx, administration, second, "second")];
    if (!one.ok || !other.ok) return refusedFor([...reasonsOf(one), ...reasonsOf(other)]) ?? refuse("notFound");
    const { identity, kind } = one.value;
    const both = await yearListingBoth(tx, administration, kind, [identity, other.value.identity]);
    const verdict = acceptJoin(one.value, other.value, both);
    if (!verdict.ok) return verdict;
    const answer = { undoneBy: await nameOfAlone(tx, administration, [other.value, one.value]) };
    await joinIdentities(tx, administration, other.value.identity, identity);
    return { ok: true, value: { answer, object: `thing ${one.value.name}`, content: { sameAs: other.value.name } } };
  });
}

/** Gives back its own identity to what was said to be the same as another; the others that are one stay so. */
export function partThing(ambient: Body, name: string, options: StandingOptions): Promise<Verdict<null, JoinThingsRefusal>> {
  const { administration } = ambient;
  return actOutsideYears<null, JoinThingsRefusal>(ambient, "plan.link", options, async (tx) => {
    await holdIdentities(tx, administration);
    const found = await thingNamed(tx, administration, name, "first");
    if (!found.ok) return found;
    if (!(await partIdentity(tx, administration, found.value.own))) return refuse("notJoined", "first", { name: found.value.name });
    return { ok: true, value: { answer: null, object: `thing ${found.value.name}`, content: { isParted: true } } };
  });
}

/** The name of the first of some things that is one with no other. */
async function nameOfAlone(tx: Database, administration: string, things: readonly ListedThing[]): Promise<string | null> {
  for (const { name, identity } of things) if (await isAlone(tx, administration, identity)) return name;
  return null;
}

/** The one thing that a name leads to. */
async function thingNamed(
  tx: Database,
  administration: string,
  written: string,
  field: "first" | "second",
): Promise<Accepted<ListedThing> | Refused<NameRefusal>> {
  const named = readLastingName(written);
  if (!named) return refuse("noName", field, { name: written });
  const [only, ...others] = await listedThings(tx, administration, named);
  if (!only) return refuse("notListed", field, { name: written, kind: KIND_WORDS[named.kind], year: named.year });
  return others.length > 0 ? refuse("several", field, { name: written }) : { ok: true, value: only };
}

function reasonsOf<Reason extends string>(verdict: Verdict<unknown, Reason>) {
  return verdict.ok ? [] : verdict.reasons;
}
