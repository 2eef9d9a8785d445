import { listUnsent } from "../data/mail/outbox.ts";
import { isOneLine } from "../domain/access/mailAddress.ts";
import { hourInRome } from "../features/commands/instantWords.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { callOf, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { IS_COPY } from "../server/copyWords.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo installation

Dice se questa è l'installazione di sempre o una copia: una cartella copiata, una base dati ripristinata da una copia di sicurezza.
Una copia non manda posta, non sigilla il registro né firma punti di controllo, e non apre gli indirizzi mandati per posta: l'altra
potrebbe fare lo stesso. Accedere e lavorare si può. La cartella spostata sullo stesso disco è quella di sempre.

  --take-place MOTIVO    questa prende il posto dell'altra, che non si usa più: da ora agisce, e non si chiede di nuovo
  --data CARTELLA        cartella dei dati`;

const LONGEST_REASON = 500;

/** Says whether this is a copy, or has it take the place of the other. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { "take-place": "text", data: "text" });
  const reason = values["take-place"]?.trim();
  if (reason !== undefined && (reason === "" || reason.length > LONGEST_REASON || !isOneLine(reason)))
    throw new WrongCall(`Il motivo va scritto in una riga, di ${String(LONGEST_REASON)} caratteri al più: chi legge deve capire perché.`);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("installation", values) });
  try {
    process.stdout.write(`${await answer(application, reason)}\n`);
    if (reason !== undefined) process.stdout.write(writtenLine("a chi tocca agire", application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

async function answer({ db, installation }: Application, reason: string | undefined): Promise<string> {
  if (!(await installation.isCopy())) {
    const { settledAt, reason: why } = (await installation.settled())!;
    const since = `È al suo posto dal ${hourInRome(settledAt.toISOString())}${why === null ? "" : `, quando ha preso quello di un'altra (${why})`}`;
    return `${since}: non trattiene nulla.`;
  }
  const waiting = (await listUnsent(db)).filter(({ state }) => state === "waiting").length;
  if (reason === undefined) {
    const ifNot = `Se l'altra non si usa più: traguardo installation --take-place "motivo".`;
    return [IS_COPY, ifNot, mailWords(waiting)].join("\n");
  }
  await installation.takePlace(reason);
  return `Questa installazione ha preso il posto dell'altra, che non va più avviata. ${mailWords(waiting)}`;
}

function mailWords(waiting: number): string {
  if (waiting === 0) return "Nessun messaggio aspetta.";
  const words = waiting === 1 ? "Un messaggio aspetta e partirà" : `Aspettano e partiranno ${String(waiting)} messaggi`;
  return `${words}, anche se l'altra l'avesse già mandato: «traguardo mail» li elenca.`;
}
