import { type Checkpoint, checkpointsToMail } from "../../../data/log/checkpoint.ts";
import type { Database } from "../../../data/database/database.ts";
import { queueMail } from "../../../data/mail/outbox.ts";
import { countText, dayInRome } from "../instantWords.ts";
import { REASON_WORDS, writeCheckpoints } from "./keptCheckpoints.ts";

/** How long a checkpoint may wait for the mail server. */
const LASTS_DAYS = 30;

/** Queues each checkpoint made after an act or a week for each named person, once, whichever instance looks first. */
export async function queueCheckpointMails(db: Database, recipients: readonly string[]): Promise<void> {
  for (const { recipient, occasion, administrationName, checkpoint } of await checkpointsToMail(db, recipients)) {
    const { administration } = checkpoint;
    await queueMail(db, { kind: "checkpoint", administration, recipient, occasion, days: LASTS_DAYS, ...wordsOf(checkpoint, administrationName) }); // prettier-ignore
  }
}

function wordsOf(checkpoint: Checkpoint, name: string): { readonly subject: string; readonly body: string } {
  const { administration, size, madeAt, reason } = checkpoint;
  return {
    subject: `Registro di ${administration}: punto di controllo del ${dayInRome(madeAt)}`,
    body: `Punto di controllo del registro delle operazioni di ${name}: ${size === "1" ? "1 operazione sigillata" : `${countText(BigInt(size))} operazioni sigillate`}.
È stato fatto per ${REASON_WORDS[reason]}.

Conservi questo messaggio: se domani qualcuno riscrive il registro, è ciò che lo mostra. Non contiene dati di nessuno.
Per confrontarlo, copi in un file ciò che segue la riga di trattini e dia il comando
traguardo verify --checkpoints FILE

-----
${writeCheckpoints(administration, [checkpoint])}`,
  };
}
