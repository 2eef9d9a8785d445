import { type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Database } from "../../../data/database/database.ts";
import {
  erasedAmong,
  erasePerson,
  findOpenErasure,
  insertErasure,
  isHeld,
  isKnownPerson,
  liftHolds,
  placeHold,
  writtenFormsOf,
  type Erased,
} from "../../../data/personal/erasure.ts";
import { fingerprintOf } from "../../../data/log/fingerprint.ts";
import { findInTables, type Found } from "../../../data/personal/findInTables.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { type ActOptions, actOutsideYears, STANDING_REFUSALS, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

type Options = Pick<ActOptions, "idempotencyKey">;

/** Why the data of a person are not erased. */
export type ErasureRefusal =
  StandingRefusal | "personUnknown" | "actorUnknown" | "aboutSelf" | "alreadyStarted" | "notStarted" | "samePerson" | "held" | "notHeld";

/** The sentence of each reason, for people. */
export const ERASURE_REFUSALS = {
  ...STANDING_REFUSALS,
  personUnknown: "In questo ente non c'è nessuno con questa matricola.",
  actorUnknown: "Chi agisce (--by) deve avere una matricola o un codice noto in questo ente.",
  aboutSelf: "Nessuno decide della cancellazione dei propri dati: la avvii un'altra persona.",
  alreadyStarted: "Una cancellazione dei dati di questa persona è già avviata: la esegua un'altra persona.",
  notStarted: "Nessuno ha avviato la cancellazione dei dati di questa persona.",
  samePerson: "La cancellazione la esegue una persona diversa da chi l'ha avviata.",
  held: "I dati di questa persona servono in un procedimento: finché dura il vincolo non si cancellano.",
  notHeld: "Sui dati di questa persona non c'è un vincolo.",
} satisfies Sentences<ErasureRefusal>;

/** What is kept after an erasure, each with its reason: it is said to the person who executes it, and to the person. */
export const KEPT: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: "la riga di ogni operazione nel registro (chi per codice, che cosa, quando), senza contenuto",
    why: "è sigillata: toglierla renderebbe il registro non verificabile (art. 17, par. 3, lett. b) del regolamento (UE) 2016/679)",
  },
  {
    what: "ciò che la persona ha fatto per l'ente, sotto la sola matricola (decisioni con il loro motivo, documenti registrati)",
    why: "sono atti dell'ufficio, non dati da lei affidati al sistema (art. 17, par. 3, lett. b))",
  },
  {
    what: "punteggi, periodi di servizio e importi, sotto la sola matricola",
    why: "reggono retribuzioni già pagate e dati aggregati già pubblicati: si cancellano al termine del piano di conservazione dell'ente (art. 17, par. 3, lett. b) e d))",
  },
  {
    what: "gli atti approvati e i documenti pubblicati",
    why: "sono atti dell'ente, conservati per legge: un nome che vi sta si oscura nell'atto, non qui",
  },
  {
    what: "le copie di sicurezza, finché non sono sostituite",
    why: "ruotano da sole entro il termine stabilito: non si riaprono per una persona, e chi ne ripristina una ripete la cancellazione",
  },
];

type Who = { readonly person: string; readonly reason: string };

/** Starts the erasure of a person's data; nothing is erased until another person executes it. */
export function startErasure(
  ambient: Omit<Ambient, "year">,
  { person, reason }: Who,
  options: Options,
): Promise<Verdict<string, ErasureRefusal>> {
  const { administration, actor } = ambient;
  return actOutsideYears<string, ErasureRefusal>(ambient, "rights.start", options, async (tx) => {
    if (!(await isKnownPerson(tx, administration, person))) return refuse("personUnknown");
    if (!(await isSomebody(tx, administration, actor.person))) return refuse("actorUnknown");
    if (actor.person === person) return refuse("aboutSelf");
    if (await isHeld(tx, administration, person)) return refuse("held");
    if (await findOpenErasure(tx, administration, person)) return refuse("alreadyStarted");
    const id = String(await insertErasure(tx, administration, { person, reason, startedBy: actor.person }));
    return { ok: true, value: { answer: id, object: `erasure ${id}`, content: {} } };
  });
}

/** What an erasure did, and where a way of writing the person was found after it: those places are for a person to look at. */
export type ErasureReport = { readonly erased: Erased; readonly left: readonly Found[] };

/** Executes the erasure that another person started. */
export function executeErasure(
  ambient: Omit<Ambient, "year">,
  person: string,
  options: Options,
): Promise<Verdict<ErasureReport, ErasureRefusal>> {
  const { administration, actor } = ambient;
  return actOutsideYears<ErasureReport, ErasureRefusal>(ambient, "rights.execute", options, async (tx) => {
    const request = await findOpenErasure(tx, administration, person);
    if (!request) return refuse("notStarted");
    if (!(await isSomebody(tx, administration, actor.person))) return refuse("actorUnknown");
    if (actor.person === person) return refuse("aboutSelf");
    if (actor.person === request.startedBy) return refuse("samePerson");
    if (await isHeld(tx, administration, person)) return refuse("held");
    const written = await writtenFormsOf(tx, administration, person);
    const erased = await erasePerson(tx, administration, request.id, actor.person);
    const answer = { erased, left: await findInTables(tx, written) };
    return {
      ok: true,
      value: { answer, object: `erasure ${String(request.id)}`, content: { erased, personSha256: fingerprintOf(person) } },
    };
  });
}

/** Holds the data of a person, which serve in a proceeding, or ends the hold. */
export function holdPerson(
  ambient: Omit<Ambient, "year">,
  { person, reason }: { readonly person: string; readonly reason: string | undefined },
  options: Options,
): Promise<Verdict<string, ErasureRefusal>> {
  const { administration, actor } = ambient;
  return actOutsideYears<string, ErasureRefusal>(ambient, "legalHold.write", options, async (tx) => {
    if (!(await isKnownPerson(tx, administration, person))) return refuse("personUnknown");
    if (!(await isSomebody(tx, administration, actor.person))) return refuse("actorUnknown");
    if (actor.person === person) return refuse("aboutSelf");
    if (reason !== undefined) await placeHold(tx, administration, { person, reason, by: actor.person });
    else if (!(await liftHolds(tx, administration, person, actor.person))) return refuse("notHeld");
    return { ok: true, value: { answer: person, object: "legal hold", content: { isPlaced: reason !== undefined } } };
  });
}

/** Whether a code is of a person who can act: known, and not erased themselves. */
async function isSomebody(tx: Database, administration: string, code: string): Promise<boolean> {
  return (await isKnownPerson(tx, administration, code)) && (await erasedAmong(tx, administration, [code])).size === 0;
}
