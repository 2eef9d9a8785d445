import { settleRestorations } from "../data/backup/restoration.ts";
import { listUnsent } from "../data/mail/outbox.ts";
import type { ErasedThing } from "../data/personal/erasedList.ts";
import { isOneLine } from "../domain/access/mailAddress.ts";
import { hourInRome } from "../features/commands/instantWords.ts";
import { addErasures, readErasures } from "../server/backup/erasuresFile.ts";
import { redoListed } from "../server/backup/restore.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { HELD_AT_START, IS_COPY, redoneWords } from "../server/copyWords.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo installation

Dice se questa è l'installazione di sempre o una copia: una cartella copiata, una base dati ripristinata da una copia di sicurezza.
Una copia non manda posta, non sigilla il registro né firma punti di controllo, e non apre gli indirizzi mandati per posta: l'altra
potrebbe fare lo stesso. Accedere e lavorare si può. La cartella spostata sullo stesso disco è quella di sempre.

Ripristinata da una copia di sicurezza, non vi entra nessuno finché non si sa che cosa è stato cancellato dopo quella copia.

  --take-place MOTIVO    questa prende il posto dell'altra, che non si usa più: da ora agisce, e non si chiede di nuovo
  --erasures FILE        l'elenco delle cancellazioni: quelle fatte dopo la copia si rifanno, e si entra
  --no-erasures MOTIVO   dopo la copia non è stato cancellato nulla, e come lo si sa: si entra
  --data CARTELLA        cartella dei dati`;

const LONGEST_REASON = 500;

/** Says whether this is a copy, or has it take the place of the other. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { "take-place": "text", erasures: "text", "no-erasures": "text", data: "text" });
  const reason = readReason(values["take-place"]);
  const noErasures = readReason(values["no-erasures"]);
  if (values.erasures !== undefined && noErasures !== undefined)
    throw new WrongCall("--erasures e --no-erasures non vanno insieme: o c'è un elenco, o non è stato cancellato nulla.");
  const erasures = values.erasures === undefined ? undefined : readErasures(values.erasures);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("installation", values) });
  try {
    if (erasures ?? noErasures) process.stdout.write(`${await settle(application, erasures ?? noErasures!)}\n`);
    process.stdout.write(`${await answer(application, reason)}\n`);
    if (reason !== undefined) process.stdout.write(writtenLine("a chi tocca agire", application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function readReason(written: string | undefined): string | undefined {
  const reason = written?.trim();
  if (reason !== undefined && (reason === "" || reason.length > LONGEST_REASON || !isOneLine(reason)))
    throw new WrongCall(`Il motivo va scritto in una riga, di ${String(LONGEST_REASON)} caratteri al più: chi legge deve capire perché.`);
  return reason;
}

/** Lets people in again: what a list says is erased again, or nothing was erased for a reason. */
async function settle({ db, ownerUrl, erasuresFile, installation }: Application, known: readonly ErasedThing[] | string): Promise<string> {
  if (!(await installation.isHeld())) throw new CommandRefused("Questa installazione non aspetta di sapere che cosa è stato cancellato.");
  if (typeof known === "string") {
    await settleRestorations(db, { reason: known });
    return "Da ora si entra: dopo la copia non era stato cancellato nulla.";
  }
  if (ownerUrl === undefined)
    throw new CommandRefused("Manca DATABASE_OWNER_URL: per cancellare di nuovo serve il ruolo che possiede le tabelle.");
  const redone = await redoListed(ownerUrl, known);
  if (erasuresFile !== undefined) addErasures(erasuresFile, known);
  return `${redoneWords(redone)} Da ora si entra.`;
}

async function answer({ db, installation }: Application, reason: string | undefined): Promise<string> {
  const held = (await installation.isHeld()) ? `${HELD_AT_START}\n` : "";
  if (!(await installation.isCopy())) {
    const { settledAt, reason: why } = (await installation.settled())!;
    const since = `È al suo posto dal ${hourInRome(settledAt.toISOString())}${why === null ? "" : `, quando ha preso quello di un'altra (${why})`}`;
    return `${held}${since}: non trattiene nulla.`;
  }
  const waiting = (await listUnsent(db)).filter(({ state }) => state === "waiting").length;
  if (reason === undefined) {
    const ifNot = `Se l'altra non si usa più: traguardo installation --take-place "motivo".`;
    return `${held}${[IS_COPY, ifNot, mailWords(waiting)].join("\n")}`;
  }
  await installation.takePlace(reason);
  return `${held}Questa installazione ha preso il posto dell'altra, che non va più avviata. ${mailWords(waiting)}`;
}

function mailWords(waiting: number): string {
  if (waiting === 0) return "Nessun messaggio aspetta.";
  const words = waiting === 1 ? "Un messaggio aspetta e partirà" : `Aspettano e partiranno ${String(waiting)} messaggi`;
  return `${words}, anche se l'altra l'avesse già mandato: «traguardo mail» li elenca.`;
}
