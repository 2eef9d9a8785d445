import type { Database } from "../../data/database/database.ts";
import { listUnsent } from "../../data/mail/outbox.ts";
import { momentInRome } from "../../features/commands/instantWords.ts";
import { tryMailServer } from "../mail/smtp.ts";
import { readMailSettings } from "../settings.ts";
import type { Finding } from "./finding.ts";
import { refusalOf } from "./looking.ts";

/** The mail server: connects and signs in, and sends nothing. Nothing is said where none was given, or it cannot be read: the settings say it. */
export async function checkMailServer(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  if ((await refusalOf(() => readMailSettings(env))) !== undefined) return [];
  const settings = readMailSettings(env);
  if (!settings) return [];
  const at = `${settings.host}, porta ${String(settings.port)}`;
  const trouble = await tryMailServer(settings);
  if (trouble !== undefined)
    return [
      {
        check: "mail",
        state: "broken",
        message: `La posta non parte: ${trouble} (${at}).`,
        todo: "Controlli SMTP_URL e il server di posta.",
      },
    ];
  const signedIn = settings.login ? " e accetta il nome e la password" : "";
  return [{ check: "mail", state: "well", message: `Il server di posta risponde${signedIn} (${at}); non è stato mandato nulla.` }];
}

/** How many messages wait, and since when; how many were not sent, or nobody knows. */
export async function checkOutbox(db: Database): Promise<Finding[]> {
  const unsent = await listUnsent(db);
  const waiting = unsent.filter(({ state }) => state === "waiting" || state === "sending");
  const stuck = unsent.filter(({ state }) => state === "failed" || state === "uncertain").length;
  const [oldest] = waiting;
  const stuckWords =
    stuck === 1 ? "Un messaggio non è stato mandato, o è incerto." : `${String(stuck)} messaggi non sono stati mandati, o sono incerti.`;
  return [
    oldest === undefined
      ? { check: "mail", state: "well", message: "Nessun messaggio aspetta." }
      : {
          check: "mail",
          state: isLate(oldest.queuedAt) ? "toLookAt" : "well",
          message: `${waiting.length === 1 ? "Un messaggio aspetta" : `${String(waiting.length)} messaggi aspettano`} di partire, dal ${momentInRome(oldest.queuedAt)}.`,
        },
    ...(stuck === 0 ? [] : [{ check: "mail", state: "toLookAt", message: stuckWords, todo: "Li elenca «traguardo mail»." } as const]),
  ];
}

/** Mail leaves within seconds: after so many milliseconds somebody should look. */
const LATE = 600_000;

const isLate = (queuedAt: Date) => Date.now() - queuedAt.getTime() > LATE;
