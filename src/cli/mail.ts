import { listUnsent, type MailListed, sendAgain, tidyOutbox } from "../data/mail/outbox.ts";
import type { MailState } from "../data/mail/mailTables.ts";
import { momentInRome } from "../features/commands/instantWords.ts";
import { openApplication } from "../server/openApplication.ts";
import { NO_MAIL_SERVER } from "../server/missingWords.ts";
import { readMailSettings } from "../server/settings.ts";
import { COPY_HOLDS } from "../server/copyWords.ts";
import { callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo mail

La posta che non è partita: quella che aspetta, quella rifiutata, e quella incerta, consegnata a un server che è caduto
prima di rispondere. L'incerta non si rimanda da sé: forse è arrivata. Una copia di un'altra installazione trattiene la posta.

  --send-again N         rimanda il messaggio incerto numero N: chi l'avesse già ricevuto lo riceverà due volte
  --data CARTELLA        cartella dei dati`;

/** Lists the mail that has not been sent, or has an uncertain message sent again. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { "send-again": "text", data: "text" });
  const again = values["send-again"];
  if (again !== undefined && !/^[1-9]\d{0,17}$/.test(again)) throw new WrongCall(`«${again}» non è il numero di un messaggio.`);
  const hasServer = readMailSettings() !== undefined;
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("mail", values) });
  try {
    await tidyOutbox(application.db);
    if (again !== undefined && !(await sendAgain(application.db, BigInt(again))))
      throw new CommandRefused(
        `Il messaggio ${again} non è incerto, oppure il suo testo è già stato cancellato: se serve, rifaccia l'operazione che l'aveva mandato.`,
      );
    const unsent = await listUnsent(application.db);
    const lines = [
      ...((await application.installation.isCopy()) ? [COPY_HOLDS] : []),
      ...(hasServer ? [] : [NO_MAIL_SERVER]),
      ...(unsent.length === 0 ? ["Nessun messaggio aspetta, è stato rifiutato o è incerto."] : unsent.map(lineOf)),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    if (again !== undefined) process.stdout.write(writtenLine(`messaggio ${again} da mandare di nuovo`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

const STATE_WORDS: Readonly<Record<MailState, string>> = {
  waiting: "in attesa",
  sending: "in partenza",
  sent: "mandato",
  failed: "non mandato",
  uncertain: "incerto",
};

/** Why, where it is we who gave it up. */
const TROUBLE_WORDS: Readonly<Record<string, string>> = {
  expired: "scaduto prima di partire",
  replaced: "sostituito da un altro invito",
  interrupted: "il programma si è fermato durante la consegna",
};

function lineOf({ id, state, recipient, subject, queuedAt, trouble }: MailListed): string {
  const why = trouble === null ? "" : (TROUBLE_WORDS[trouble] ?? trouble);
  return [String(id), STATE_WORDS[state], momentInRome(queuedAt), recipient, subject, why].join("\t").trimEnd();
}
