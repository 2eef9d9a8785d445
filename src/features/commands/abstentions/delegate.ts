import { againstDelegation, type NewDelegationRefusal } from "../../../domain/access/acceptDelegation.ts";
import type { Sentences } from "../../../domain/kernel/refusal.ts";
import { insertDelegation, listDelegations, type NewDelegation, revokeDelegation } from "../../../data/access/delegation.ts";
import { BEGINS_TOO_LATE } from "../../../domain/kernel/mayBegin.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import { againstCodes } from "../againstCodes.ts";
import type { Ambient } from "../ambient.ts";
import { tellReach } from "../tellReach.ts";

/** Why a delegation is not kept, or not ended. */
export type DelegationRefusal = StandingRefusal | ErasedCode | NewDelegationRefusal | "unknownPerson" | "alreadyRevoked";

/** The sentence of each reason, for people. */
export const DELEGATION_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  ...STANDING_REFUSALS,
  aboutSelf: "Nessuno registra una delega a sé stesso: lo fa un'altra persona.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  beginsTooLate: BEGINS_TOO_LATE,
  nothingDelegated: "Scelga almeno una cosa che si può fare con la delega.",
  toOneself: "Chi delega e chi è delegato sono la stessa persona.",
  unknownPerson: "Tra le persone dell'ente nessuno ha questa matricola; se ha scritto un nome, scriva la matricola.",
  alreadyRevoked: "Questa delega è già finita.",
} satisfies Sentences<DelegationRefusal>;

type Office = Omit<Ambient, "year">;

/**
 * Keeps a delegation: of the one who delegates, or of the personnel office for them. It gives what the one who delegates may do on the day it is used, never
 * more, and never about either of the two.
 */
export function delegate(office: Office, delegation: NewDelegation, options: StandingOptions): Promise<Verdict<null, DelegationRefusal>> {
  const { actor, administration } = office;
  const { of, to, from, until, actions } = delegation;
  const asked = { ...options, thing: () => Promise.resolve({ about: to, assignedTo: [of] }) };
  return actOutsideYears<null, DelegationRefusal>(office, "delegation.write", asked, async (tx, { today }) => {
    const codes = await againstCodes(tx, administration, { of, to });
    const against = refusedFor<DelegationRefusal>([...codes, ...againstDelegation(delegation, today)]);
    if (against) return against;
    await insertDelegation(tx, administration, actor.person, delegation);
    if (of !== actor.person) await tellReach(tx, office, [{ person: of, kind: "delegate", reader: to }]);
    return { ok: true, value: { answer: null, object: `delegation of ${of}`, content: { to, from, until, actions } } };
  });
}

/** Ends a delegation now. */
export function endDelegation(office: Office, id: bigint, options: StandingOptions): Promise<Verdict<null, DelegationRefusal>> {
  const { actor, administration } = office;
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await listDelegations(tx, administration)).find((each) => each.id === id);
    return found && { about: found.to, assignedTo: [found.of] };
  };
  return actOutsideYears<null, DelegationRefusal>(office, "delegation.revoke", { ...options, thing }, async (tx) => {
    if (!(await revokeDelegation(tx, administration, id, actor.person))) return refuse("alreadyRevoked");
    return { ok: true, value: { answer: null, object: `delegation ${String(id)}`, content: { revoked: true } } };
  });
}
