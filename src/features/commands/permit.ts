import { type Sentences } from "../../domain/kernel/refusal.ts";
import { readTracks } from "../../data/cycle/cycleYear.ts";
import type { Database } from "../../data/database/database.ts";
import type { Rights } from "../../data/request/enterAct.ts";
import { type Denial, mayDo, type Thing } from "../../domain/access/mayDo.ts";
import type { RightName } from "../../domain/access/rights.ts";
import type { Track } from "../../domain/cycle/track.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";

/** Why a person signed in may not do something, or not yet. */
export type PermitRefusal = Denial | "derogationNeedsReason" | "readsOnly";

/** The sentence of each reason, for people. */
export const PERMIT_REFUSALS = {
  noRole: "Nessuno dei suoi incarichi di oggi permette questa operazione.",
  trackNotOpen: "In questo momento dell'anno non si può fare: la fase non è aperta.",
  aboutSelf: "Riguarda lei: lo deve fare un'altra persona.",
  conflictOfInterest: "Ha dichiarato un conflitto di interessi: lo fa chi la sostituisce.",
  decidedBefore: "Il passo precedente l'ha fatto lei: questo tocca a un'altra persona.",
  secondPersonNeeded: "Il passo precedente l'ha fatto lei, e nell'ente c'è chi può fare questo: tocca a un'altra persona.",
  derogationNeedsReason:
    "Il passo precedente l'ha fatto lei, e nell'ente non c'è nessun altro: può farlo in deroga, ma deve scrivere perché. Il motivo lo leggerà l'OIV o il Nucleo.",
  readsOnly: "Meno di 24 ore fa chi amministra il sistema le ha tolto il secondo fattore: finché non sono passate può solo leggere.",
} satisfies Sentences<PermitRefusal>;

/** What is asked, of what, by whom; and the tracks that are open and held, where a year is concerned. */
type Question = {
  readonly action: RightName;
  readonly thing: Thing;
  readonly today: CivilDate;
  readonly open: ReadonlySet<Track>;
  readonly rights?: Rights | undefined;
};

/** The answer: yes, perhaps by derogation from a step, or why not. */
export type Permission =
  { readonly ok: true; readonly derogatesFrom?: RightName } | { readonly ok: false; readonly why: Denial | "readsOnly" };

/**
 * Whether a person may write or decide something, as the database was when the act began. The person who runs the program on its machine may do everything;
 * the person who was lately given a new second factor by another person only reads (S10).
 */
export function permit({ action, thing, today, open, rights }: Question): Permission {
  if (!rights) return { ok: true };
  if (rights.readsOnly) return { ok: false, why: "readsOnly" };
  const decision = mayDo(action, rights.subject, thing, { today, open, hasSecondPerson: rights.hasSecondPerson });
  if (!decision.allowed) return { ok: false, why: decision.why };
  return { ok: true, ...(decision.derogatesFrom !== undefined && { derogatesFrom: decision.derogatesFrom }) };
}

/** The tracks of a year that take writes now; none outside a year. */
export async function openTracks(tx: Database, administration: string, year: number | undefined): Promise<ReadonlySet<Track>> {
  if (year === undefined) return new Set();
  const tracks = await readTracks(tx, { administration, year });
  return new Set(tracks.filter(({ state }) => state === "open").map(({ track }) => track));
}
