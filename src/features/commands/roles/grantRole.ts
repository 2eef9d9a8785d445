import type { Database } from "../../../data/database/database.ts";
import { againstGrant, type GrantRefusal } from "../../../domain/access/acceptGrant.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { againstErased } from "../../../data/personal/erasure.ts";
import {
  decideRole,
  endRole,
  findRole,
  holdsOnSomeDay,
  isAnybody,
  isKnownOutsider,
  proposeRole,
  type RoleProposal,
} from "../../../data/access/roleGrant.ts";
import { hasPerson } from "../../../data/organisation/staff.ts";
import { holdOrganisation, loadUnits } from "../../../data/organisation/unit.ts";
import { type CivilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { BEGINS_TOO_LATE } from "../../../domain/kernel/mayBegin.ts";
import { isBackwards, onDay } from "../../../domain/kernel/daySpan.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why a role is not given, decided or ended. */
export type RoleRefusal = StandingRefusal | ErasedCode | GrantRefusal | "alreadyDecided" | "notInForce" | "notBegun" | "endsInTheFuture";

/** The sentence of each reason, for people. */
export const ROLE_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  ...STANDING_REFUSALS,
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  beginsTooLate: BEGINS_TOO_LATE,
  unknownPerson:
    "Nessuno ha questa matricola: la controlli. Chi è esterno all'ente (OIV, DPO) non ne ha una: si sceglie per lui un codice, e si dice che è esterno.",
  leadsNoUnit: "Un dirigente o un incaricato di EQ guida un'unità: scelga quale.",
  unitNotThere: "Il primo giorno dell'incarico questa unità non c'è: scelga un'unità dell'elenco, o un giorno in cui c'era.",
  alreadyGiven:
    "In questi giorni la persona ha già questo incarico, o una proposta che aspetta: scelga i giorni dopo, o prima faccia finire quello che c'è.",
  alreadyDecided: "Su questo incarico si è già deciso.",
  notInForce: "Questo incarico non è in vigore, o è già finito.",
  notBegun: ({ from }) => `Questo incarico comincia il ${String(from)}: prima non vale, e da quel giorno si può far finire.`,
  endsInTheFuture: "Un incarico si fa finire oggi o in un giorno passato: la fine non si può più cambiare.",
} satisfies Sentences<RoleRefusal>;

type Office = Omit<Ambient, "year">;
type Answer = { readonly id: string; readonly isConfirmed: boolean };

/**
 * Proposes a role for a person (it. "incarico"). Another person confirms it; from the command line it is confirmed at once only while nobody is there who
 * could: the first ones have to come from somewhere, and the log says from where. `isExternal`: the code is a new one, of a person from outside.
 */
export function proposeGrant(
  office: Office,
  { isExternal = false, ...proposal }: RoleProposal & { readonly isExternal?: boolean },
  options: StandingOptions,
): Promise<Verdict<Answer, RoleRefusal>> {
  const { actor, administration } = office;
  const asked = { ...options, thing: () => Promise.resolve({ about: proposal.person }) };
  return actOutsideYears<Answer, RoleRefusal>(office, "role.propose", asked, async (tx, { today }) => {
    const { person, from, to, role, unit } = proposal;
    await holdOrganisation(tx, administration);
    const units = onDay(await loadUnits(tx, administration), from);
    const isHeld = !isBackwards(proposal) && (await holdsOnSomeDay(tx, administration, proposal));
    const against = refusedFor<RoleRefusal>([
      ...(await againstErased(tx, administration, { person })),
      ...againstGrant(proposal, { today, units, isHeld, isSomebody: isExternal || (await isSomebody(tx, administration, person)) }),
    ]);
    if (against) return against;
    const id = await proposeRole(tx, administration, actor.person, proposal);
    const isFirst = actor.capacity === "commandLine" && !(await isAnybody(tx, administration, ["personnel", "segretario"]));
    if (isFirst) await decideRole(tx, administration, id, { decision: "confirmed", by: actor.person });
    const answer = { id: String(id), isConfirmed: isFirst };
    const content = {
      person,
      role,
      from,
      to: to ?? null,
      unit: unit ?? null,
      isConfirmed: isFirst,
    };
    return { ok: true, value: { answer, object: `role ${String(id)}`, content } };
  });
}

/** Whether a code is of a person of the staff, or of one from outside who is known already. */
async function isSomebody(tx: Database, administration: string, person: string): Promise<boolean> {
  return (await hasPerson(tx, administration, person)) || (await isKnownOutsider(tx, administration, person));
}

/** Confirms or refuses a proposed role: never the person who proposed it, never whom it is for. */
export function decideGrant(
  office: Office,
  { id, decision }: { readonly id: bigint; readonly decision: "confirmed" | "refused" },
  options: StandingOptions,
): Promise<Verdict<null, RoleRefusal>> {
  const { actor, administration } = office;
  const thing: StandingOptions["thing"] = async (tx) => {
    const grant = await findRole(tx, administration, id);
    return grant && { about: grant.person, done: [{ action: "role.propose", person: grant.proposedBy }] };
  };
  return actOutsideYears<null, RoleRefusal>(office, "role.confirm", { ...options, thing }, async (tx) => {
    const person = decision === "confirmed" ? (await findRole(tx, administration, id))?.person : undefined;
    const erased = refusedFor(await againstErased(tx, administration, { person }));
    if (erased) return erased;
    if (!(await decideRole(tx, administration, id, { decision, by: actor.person }))) return refuse("alreadyDecided");
    return { ok: true, value: { answer: null, object: `role ${String(id)}`, content: { decision } } };
  });
}

/**
 * Ends a role after a day, today or before: what is ended never changes, so that a day to come, written once, would keep anybody else from ending it now.
 */
export function endGrant(
  office: Office,
  { id, on }: { readonly id: bigint; readonly on: CivilDate },
  options: StandingOptions,
): Promise<Verdict<null, RoleRefusal>> {
  const { actor, administration } = office;
  const thing: StandingOptions["thing"] = async (tx) => {
    const grant = await findRole(tx, administration, id);
    return grant && { about: grant.person };
  };
  return actOutsideYears<null, RoleRefusal>(office, "role.end", { ...options, thing }, async (tx, { today }) => {
    const grant = await findRole(tx, administration, id);
    if (on > today) return refuse("endsInTheFuture", "on");
    if (grant && today < grant.from) return refuse("notBegun", undefined, { from: italianDate(grant.from) });
    if (grant && on < grant.from) return refuse("endsBeforeItBegins", "on");
    if (!(await endRole(tx, administration, id, { on, by: actor.person }))) return refuse("notInForce");
    return { ok: true, value: { answer: null, object: `role ${String(id)}`, content: { on: italianDate(on) } } };
  });
}
