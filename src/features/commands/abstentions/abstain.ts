import { againstSubstitution, type SubstitutionRefusal } from "../../../domain/access/acceptSubstitution.ts";
import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import {
  endConflict, insertConflict, insertSubstitution, isSubstituted, listConflicts, listSubstitutions, revokeSubstitution, type Substitution,
} from "../../../data/access/abstention.ts"; // prettier-ignore
import { isBackwards } from "../../../domain/kernel/daySpan.ts";
import { BEGINS_TOO_LATE } from "../../../domain/kernel/mayBegin.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import { againstCodes } from "../againstCodes.ts";
import type { Ambient } from "../ambient.ts";
import { tellReach } from "../tellReach.ts";

/** Why a conflict or a substitution is not kept. */
export type AbstentionRefusal =
  StandingRefusal | ErasedCode | SubstitutionRefusal | "aboutOneself" | "unknownPerson" | "alreadyEnded" | "substitutionEnded";

/** The sentence of each reason, for people. */
export const ABSTENTION_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  ...STANDING_REFUSALS,
  aboutOneself: "Nessuno è in conflitto con sé stesso: scriva su chi si astiene.",
  evaluatesOneself: "Nessuno valuta sé stesso: scriva un'altra persona.",
  appointsOneself: "Chi registra la sostituzione non può essere chi valuta: la registri un'altra persona.",
  unknownPerson: "Tra le persone dell'ente nessuno ha questa matricola; se ha scritto un nome, scriva la matricola.",
  alreadyEnded: "Questo conflitto è già finito.",
  substitutionEnded: "Questa sostituzione è già finita.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  beginsTooLate: BEGINS_TOO_LATE,
  alreadySubstituted: "In questi giorni il valutatore di questa persona è già sostituito.",
} satisfies Sentences<AbstentionRefusal>;

type Office = Omit<Ambient, "year">;
type NewConflict = { readonly person: string; readonly about: string; readonly reason: string };

/** Declares a conflict of interest: it holds from now, and the person who declared it cannot end it by themselves. The reason is not in the log. */
export function declareConflict(
  office: Office,
  conflict: NewConflict,
  options: StandingOptions,
): Promise<Verdict<null, AbstentionRefusal>> {
  const { actor, administration } = office;
  const { person, about } = conflict;
  const asked = { ...options, thing: () => Promise.resolve({ about: person }) };
  return actOutsideYears<null, AbstentionRefusal>(office, "conflict.declare", asked, async (tx) => {
    const codes = await againstCodes(tx, administration, { person, about });
    const against = refusedFor<AbstentionRefusal>([person === about && refusal("aboutOneself", "about"), ...codes]);
    if (against) return against;
    await insertConflict(tx, administration, { ...conflict, by: actor.person });
    return { ok: true, value: { answer: null, object: `conflict of ${person}`, content: { about } } };
  });
}

/** Says that a conflict is no more: neither who declared it does, nor whom it is about, who might gain an evaluator by it. */
export function closeConflict(office: Office, id: bigint, options: StandingOptions): Promise<Verdict<null, AbstentionRefusal>> {
  const { actor, administration } = office;
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await listConflicts(tx, administration)).find((each) => each.id === id && each.about !== actor.person);
    return found && { about: found.person };
  };
  return actOutsideYears<null, AbstentionRefusal>(office, "conflict.end", { ...options, thing }, async (tx) => {
    const ended = await endConflict(tx, administration, id, actor.person);
    if (ended === undefined) return refuse("alreadyEnded");
    await tellReach(tx, office, [{ person: ended, kind: "conflictEnded" }]);
    return { ok: true, value: { answer: null, object: `conflict ${String(id)}`, content: { ended: true } } };
  });
}

/** Says who evaluates a person in the place of their evaluator, in which days. */
export function substituteEvaluator(
  office: Office,
  substitution: Substitution,
  options: StandingOptions,
): Promise<Verdict<null, AbstentionRefusal>> {
  const { actor, administration } = office;
  const { person, substitute, from, to } = substitution;
  const asked = { ...options, thing: () => Promise.resolve({ about: person }) };
  return actOutsideYears<null, AbstentionRefusal>(office, "substitution.write", asked, async (tx, { today }) => {
    const codes = await againstCodes(tx, administration, { person, substitute });
    const isSubstitutedThen = !isBackwards(substitution) && (await isSubstituted(tx, administration, person, substitution));
    const known = { today, by: actor.person, isSubstituted: isSubstitutedThen };
    const against = refusedFor<AbstentionRefusal>([...codes, ...againstSubstitution(substitution, known)]);
    if (against) return against;
    await insertSubstitution(tx, administration, actor.person, substitution);
    await tellReach(tx, office, [{ person, kind: "substitute", reader: substitute }]);
    return { ok: true, value: { answer: null, object: `substitution for ${person}`, content: { substitute, from, to: to ?? null } } };
  });
}

/** Ends a substitution now: the evaluator is again the one of the working relation. */
export function endSubstitution(office: Office, id: bigint, options: StandingOptions): Promise<Verdict<null, AbstentionRefusal>> {
  const { actor, administration } = office;
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await listSubstitutions(tx, administration)).find((each) => each.id === id);
    return found && { about: found.person };
  };
  return actOutsideYears<null, AbstentionRefusal>(office, "substitution.write", { ...options, thing }, async (tx) => {
    const evaluated = await revokeSubstitution(tx, administration, id, actor.person);
    if (evaluated === undefined) return refuse("substitutionEnded");
    await tellReach(tx, office, [{ person: evaluated, kind: "substitutionEnded" }]);
    return { ok: true, value: { answer: null, object: `substitution ${String(id)}`, content: { ended: true } } };
  });
}
