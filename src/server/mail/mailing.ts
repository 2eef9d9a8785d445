import type { Database } from "../../data/database/database.ts";
import { tellingOnce } from "../passing.ts";
import { claimMail, type ClaimedMail, markHandedOver, putBackMail, settleMail, tidyOutbox } from "../../data/mail/outbox.ts";
import { queueCheckpointMails } from "../../features/commands/log/checkpointMails.ts";
import { faultOf } from "../serverLog.ts";
import type { MailSettings } from "../settings.ts";
import { deliver } from "./smtp.ts";

/** How often the outbox is looked at; when the mail server fails, twice as long each time, up to the longest. */
const EVERY = { milliseconds: 5_000, longest: 300_000 };

/** The posting of mail at work in the background. */
export type Mailing = { readonly stop: () => Promise<void> };

/**
 * Sends what waits in the outbox, every few seconds, one message after the other; without `settings` it only gives up what has expired. It holds no
 * transaction while it speaks with the mail server, so a slow one slows nobody. A copy of another installation sends nothing, for the other one may. What goes wrong is told once, in Italian, until it goes well again.
 * `stop` ends the delivery under way.
 */
export function startMailing(
  db: Database,
  settings: MailSettings | undefined,
  tell: (trouble: string) => void,
  {
    every = EVERY.milliseconds,
    isCopy = () => Promise.resolve(false),
  }: { readonly every?: number; readonly isCopy?: () => Promise<boolean> } = {},
): Mailing {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let failures = 0;
  const tellOnce = tellingOnce((trouble) => {
    if (!stopping.signal.aborted) tell(trouble);
  });

  async function pass(): Promise<void> {
    try {
      await tidyOutbox(db);
      const trouble = settings && !(await isCopy()) ? await postAll(db, settings, stopping.signal) : undefined;
      failures = trouble === undefined ? 0 : failures + 1;
      tellOnce(trouble === undefined ? "" : `La posta non parte, riprovo: ${trouble}.`);
    } catch (error) {
      failures += 1;
      const fault = faultOf(error);
      tellOnce(`La posta in attesa non si riesce a leggere, riprovo (${[fault.error, fault.code].filter(Boolean).join(" ")}).`);
    }
    if (!stopping.signal.aborted) timer = setTimeout(run, Math.min(every * 2 ** failures, Math.max(every, EVERY.longest))).unref();
  }

  let underWay = Promise.resolve();
  const run = () => {
    underWay = pass();
  };
  run();
  return {
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await underWay;
    },
  };
}

/** Sends everything that is due; answers what is wrong with the mail server when it is, and leaves the rest for later. */
async function postAll(db: Database, settings: MailSettings, signal: AbortSignal): Promise<string | undefined> {
  await queueCheckpointMails(db, settings.checkpointRecipients);
  while (!signal.aborted) {
    const mail = await claimMail(db);
    if (!mail) return undefined;
    const trouble = await post(db, settings, mail, signal);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

async function post(db: Database, settings: MailSettings, mail: ClaimedMail, signal: AbortSignal): Promise<string | undefined> {
  const { outcome, trouble = "" } = await deliver(settings, mail, { mayHandOver: () => markHandedOver(db, mail), signal });
  switch (outcome) {
    case "sent":
      await settleMail(db, mail, "sent");
      return undefined;
    case "refused":
      await settleMail(db, mail, "failed", trouble);
      return undefined;
    case "uncertain":
      await settleMail(db, mail, "uncertain", trouble);
      return undefined;
    case "refusedForNow":
      await putBackMail(db, mail, trouble);
      return undefined;
    case "serverTrouble":
      await putBackMail(db, mail, trouble);
      return trouble;
    case "notOurs":
      return undefined;
  }
}
