import { randomUUID } from "node:crypto";
import type { Verdict } from "../domain/kernel/verdict.ts";
import {
  ERASURE_REFUSALS, type ErasureRefusal, type ErasureReport, executeErasure, holdPerson, KEPT, startErasure,
} from "../features/commands/personalData/erasePerson.ts"; // prettier-ignore
import type { Ambient } from "../features/commands/ambient.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { noteErasures } from "./noteErasures.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo erase start | execute | hold | release --person MATRICOLA --by CODICE

Cancella i dati di una persona: uno avvia, un altro esegue, e nessuno dei due è la persona. Spariscono nome, codice
fiscale, recapiti, parole delle schede, utenza e contenuto delle righe del registro; ciò che resta, e perché, è detto.
Un vincolo (hold) impedisce di cancellare ciò che serve in un giudizio o in un procedimento.

  --person MATRICOLA     di chi sono i dati
  --by CODICE            chi agisce: la sua matricola o il suo codice in quell'ente
  --reason TESTO         il motivo, senza il nome della persona (start, hold)
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { person: "text", by: "text", reason: "text", administration: "text", data: "text" } as const;
type Values = { readonly [Name in keyof typeof OPTIONS]?: string };
type Work = (ambient: Omit<Ambient, "year">) => Promise<string>;

/** Starts or executes an erasure, places or lifts a hold. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (start, execute, hold, release)"]);
  const verb = positionals[0] ?? "";
  const by = needed(values.by, "--by");
  const work = workOf(verb, values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`erase ${verb}`, values) });
  try {
    const administration = await chooseKnownAdministration(application.db, values.administration);
    if (administration === undefined) throw new CommandRefused(ERASURE_REFUSALS.administrationUnknown);
    process.stdout.write(`${await work({ db: application.db, administration, actor: { person: by, capacity: "commandLine" } })}\n`);
    if (verb === "execute") await noteErasures(application);
    process.stdout.write(writtenLine(`operazione sui dati di una persona di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function workOf(verb: string, values: Values): Work {
  const person = needed(values.person, "--person");
  const options = { idempotencyKey: randomUUID() };
  const done = <Answer>(verdict: Verdict<Answer, ErasureRefusal>) => accepted(verdict, ERASURE_REFUSALS);
  switch (verb) {
    case "start": {
      const reason = needed(values.reason, "--reason");
      return async (ambient) =>
        `Cancellazione ${done(await startErasure(ambient, { person, reason }, options))} avviata: non è stato cancellato nulla finché un'altra persona non la esegue («traguardo erase execute»).`;
    }
    case "execute":
      return async (ambient) => reportWords(done(await executeErasure(ambient, person, options)));
    case "hold": {
      const reason = needed(values.reason, "--reason");
      return async (ambient) =>
        `I dati di ${done(await holdPerson(ambient, { person, reason }, options))} sono vincolati: non si cancellano.`;
    }
    case "release":
      return async (ambient) =>
        `Il vincolo sui dati di ${done(await holdPerson(ambient, { person, reason: undefined }, options))} è tolto.`;
    default:
      throw new WrongCall(`«${verb}» non è tra start, execute, hold e release.`);
  }
}

function needed(value: string | undefined, name: string): string {
  if (value) return value;
  throw new WrongCall(`Manca ${name}.`);
}

const ERASED_WORDS: Readonly<Record<string, string>> = {
  person: "anagrafica",
  evaluated: "nomi nelle valutazioni",
  forms: "parole di schede",
  originals: "file originali di schede",
  accounts: "utenze",
  mail: "messaggi di posta",
  answers: "risposte conservate",
  runParts: "pezzi di calcoli registrati",
  notices: "avvisi",
  logLines: "contenuti di righe del registro",
};

function reportWords({ erased, left }: ErasureReport): string {
  const gone = Object.entries(erased).filter(([, count]) => count > 0);
  return [
    "I dati della persona sono cancellati.",
    ...gone.map(([what, count]) => `  ${ERASED_WORDS[what] ?? what}: ${String(count)}`),
    "Resta, per legge o per necessità:",
    ...KEPT.map(({ what, why }) => `  - ${what}: ${why}.`),
    ...(left.length === 0
      ? ["Il nome, il codice fiscale e i recapiti non compaiono più in nessuna tabella."]
      : [
          "Un suo nome o recapito compare ancora qui, e va guardato da una persona:",
          ...left.map(({ table, column, rows }) => `  - ${table}.${column}: ${String(rows)}`),
        ]),
  ].join("\n");
}
