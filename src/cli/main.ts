import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { databaseTrouble, type DatabaseTrouble } from "../data/database/databaseTrouble.ts";
import { WorkFailed } from "../features/commands/ambient.ts";
import type { ToldRefusal } from "../domain/kernel/refusal.ts";
import { CommandRefused, EXIT, type Exit, jsonText, toldReason, WrongCall } from "./commandLine.ts";

/** Written in by the build, from package.json. */
declare const VERSION: string;

/** A command of `traguardo`: its help, and what it does. Each loads only when it is called. */
type Command = { readonly help: string; readonly run: (words: readonly string[]) => Promise<Exit> };

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: () => import("./start.ts"),
  demo: () => import("./demo.ts"),
  import: () => import("./importFile.ts"),
  plan: () => import("./plan.ts"),
  publish: () => import("./publish.ts"),
  check: () => import("./check.ts"),
  report: () => import("./report.ts"),
  smvp: () => import("./smvp.ts"),
  cci: () => import("./cci.ts"),
  evaluate: () => import("./evaluate.ts"),
  pay: () => import("./pay.ts"),
  simulate: () => import("./simulate.ts"),
  indicators: () => import("./indicators.ts"),
  explain: () => import("./explain.ts"),
  account: () => import("./account.ts"),
  role: () => import("./role.ts"),
  track: () => import("./track.ts"),
  mail: () => import("./mail.ts"),
  settings: () => import("./settings.ts"),
  retention: () => import("./retention.ts"),
  erase: () => import("./erase.ts"),
  log: () => import("./log.ts"),
  verify: () => import("./verify.ts"),
  installation: () => import("./installation.ts"),
  migrate: () => import("./migrate.ts"),
  backup: () => import("./backup.ts"),
  restore: () => import("./restore.ts"),
  doctor: () => import("./doctor.ts"),
};

const HELP = `traguardo COMANDO

Il ciclo della performance di un'amministrazione pubblica.

  start         avvia il sistema
  demo          avvia il sistema su una base dati di dimostrazione
  import        importa un piano o una relazione
  plan          dice che cosa è la stessa cosa, o continua, da un anno all'altro
  publish       pubblica un anno, o lo ritira
  check         controlla la qualità del piano e della relazione
  report        scrive la Relazione sulla performance
  smvp          sistema di valutazione dell'anno: bozza, controllo, atto
  cci           contratto integrativo dell'anno: bozza, controllo, atto
  evaluate      valuta ente, unità e persone
  pay           calcola premi e retribuzioni di risultato
  simulate      prova altre regole su un anno, senza mostrare persone
  indicators    anagrafe degli indicatori: che cosa è ciascuno, ovunque si usi
  explain       spiega come si arriva a un numero
  account       utenze: inviti, chiusura, elenco
  role          incarichi: chi può fare che cosa, da quando a quando
  track         fasi di un anno: quali sono aperte, apertura e chiusura con il loro atto
  mail          posta che aspetta, rifiutata o incerta
  settings      recapiti, responsabile della protezione dei dati, dichiarazione di accessibilità
  retention     termini di conservazione, e cancellazione di ciò che li ha passati
  erase         cancella i dati di una persona, in due
  log           accessi tecnici di chi amministra il sistema
  verify        controlla che il registro delle operazioni non sia stato alterato
  installation  se questa è l'installazione di sempre o una copia, che non agisce
  migrate       aggiorna la struttura della base dati, o torna a prima dell'aggiornamento
  backup        copia tutta l'installazione in un file, mentre la si usa
  restore       ripristina una copia in una cartella o base dati vuota
  doctor        guarda se tutto è a posto: impostazioni, base dati, disco, orologio, posta, chiavi

traguardo COMANDO --help spiega un comando; traguardo --version dice la versione.`;

/** Runs the command named by the words; what people must know goes to stderr, and no stack trace ever does. */
export async function main(words: readonly string[]): Promise<Exit> {
  process.stdout.on("error", ignoreClosedReader);
  const [name, ...rest] = words;
  if (name === "--version" || name === "-v") {
    process.stdout.write(`traguardo ${VERSION}\n`);
    return EXIT.done;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(`${HELP}\n`);
    return name === undefined ? EXIT.wrongCall : EXIT.done;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) return wrongCall(`Il comando «${name}» non esiste.`, "traguardo --help");
  const command = await load();
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.help}\n`);
    return EXIT.done;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (error instanceof WrongCall) return wrongCall(error.message, `traguardo ${name} --help`);
    const { message, errors } = refusedBy(error);
    if (rest.includes("--json")) process.stdout.write(jsonText({ errors }));
    process.stderr.write(`${message}\n`);
    return EXIT.refused;
  }
}

/** What stopped a command, in words and as programs are told it. */
function refusedBy(error: unknown): { readonly message: string; readonly errors: readonly ToldRefusal[] } {
  if (error instanceof CommandRefused) return error;
  if (error instanceof DatabaseRefused || error instanceof WorkFailed)
    return whole(error instanceof WorkFailed ? "workFailed" : "databaseRefused", error.message);
  const trouble = databaseTrouble(error);
  if (trouble !== undefined) return whole(TROUBLE_REASONS[trouble], TROUBLE_WORDS[trouble]);
  const what = error instanceof Error ? error.message : String(error);
  return whole("unexpected", `Errore imprevisto: ${what}\nNon è stato scritto nulla a metà. Lo segnali a chi gestisce il sistema.`);
}

function whole(reason: string, message: string) {
  return { message, errors: [toldReason(reason, message)] };
}

/** What programs are told where the database failed under a command. */
const TROUBLE_REASONS = { away: "databaseAway", full: "databaseFull", slow: "databaseSlow" } satisfies Record<DatabaseTrouble, string>;

/** What is told where the database failed under a command. */
const TROUBLE_WORDS: Readonly<Record<DatabaseTrouble, string>> = {
  away: "La base dati ha smesso di rispondere. Ciò che il comando stava scrivendo è stato fatto per intero oppure per niente: quando risponde, controlli e ripeta il comando.",
  full: "Sul disco della base dati non c'è più spazio: non è stato scritto nulla. Liberi spazio e ripeta il comando.",
  slow: "La base dati ha interrotto il comando, che durava troppo: non è stato scritto nulla. Lo ripeta quando il server è meno occupato.",
};

/** The person who reads us may stop before the end, as `head` does: that is no fault. */
function ignoreClosedReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

/** Says why a call is wrong, and where its help is: a screen of help after it would hide the reason. */
function wrongCall(message: string, help: string): Exit {
  process.stderr.write(`${message}\n«${help}» spiega come si usa.\n`);
  return EXIT.wrongCall;
}
