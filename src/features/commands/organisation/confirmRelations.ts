import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { isAnybody } from "../../../data/access/roleGrant.ts";
import { confirmRelations, listRelationsOfPower, type RelationOfPower } from "../../../data/organisation/relationOfPower.ts";
import type { Database } from "../../../data/database/database.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why relations are not confirmed. */
export type ConfirmRelationsRefusal = StandingRefusal | "changedMeanwhile";

/** The sentence of each reason, for people. */
export const CONFIRM_RELATIONS_REFUSALS = {
  ...STANDING_REFUSALS,
  aboutSelf: "Tra i rapporti scelti c'è il suo: lo deve confermare un'altra persona.",
  secondPersonNeeded: "Alcuni di questi rapporti li ha registrati lei, e nell'ente c'è chi può confermarli: tocca a un'altra persona.",
  changedMeanwhile: "Nel frattempo qualcuno ha cambiato o confermato uno di questi rapporti: guardi come sono ora prima di ripetere.",
} satisfies Sentences<ConfirmRelationsRefusal>;

type Office = Omit<Ambient, "year">;

/**
 * Confirms working relations as Segretario, dirigente or EQ, a whole list in one deed: from now on each gives its role. Nobody confirms their own; the person who
 * wrote one confirms it only where the body has nobody else, with a reason that is kept.
 */
export function confirmListed(
  office: Office,
  ids: readonly bigint[],
  options: StandingOptions,
): Promise<Verdict<null, ConfirmRelationsRefusal>> {
  const { actor, administration } = office;
  const chosen = async (tx: Database) => (await listRelationsOfPower(tx, administration)).filter(({ id }) => ids.includes(id));
  const thing: StandingOptions["thing"] = async (tx) => thingOf(await chosen(tx), actor.person);
  return actOutsideYears<null, ConfirmRelationsRefusal>(office, "relation.confirm", { ...options, thing }, async (tx) => {
    const isAlone = (await chosen(tx)).some(({ writtenBy }) => writtenBy.includes(actor.person));
    const confirmed = await confirmRelations(tx, administration, ids, { by: actor.person, isAlone });
    if (confirmed.length !== ids.length) return refuse("changedMeanwhile");
    return {
      ok: true,
      value: { answer: null, object: `relations ${ids.map(String).join(", ")}`, content: { confirmed: ids.map(String) } },
    };
  });
}

/** A list asked as one thing: about the person who asks, where theirs is in it; written by the person who asks, where one of them is. */
function thingOf(relations: readonly RelationOfPower[], who: string) {
  const own = relations.find(({ person }) => person === who);
  const written = relations.flatMap(({ writtenBy }) => writtenBy.map((person) => ({ action: "organisation.write", person }) as const));
  return { ...(own && { about: own.person }), done: written };
}

/**
 * Confirms at once what a list wrote, and not what a file of evaluations alone says, as long as nobody with an account could: the first ones have to come from somewhere. Answers how many relations
 * wait for another person.
 */
export async function confirmFirst(tx: Database, { actor, administration }: Office): Promise<number> {
  const waiting = (await listRelationsOfPower(tx, administration)).filter(({ isConfirmed }) => !isConfirmed);
  if (waiting.length === 0 || actor.capacity !== "commandLine") return waiting.length;
  if (await isAnybody(tx, administration, ["personnel", "segretario"])) return waiting.length;
  const written = waiting.filter(({ fileYear }) => fileYear === null).map(({ id }) => id);
  await confirmRelations(tx, administration, written, { by: actor.person, isAlone: true });
  return waiting.length - written.length;
}
