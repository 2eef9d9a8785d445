import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { randomUUID } from "node:crypto";
import { countExpired, deleteExpired, insertRetentionTerm, LOG_LINES_AT_A_TIME } from "../../../data/personal/retention.ts";
import { type Verdict, refuse } from "../../../domain/kernel/verdict.ts";
import { RETENTION, RETENTION_CLASSES, type RetentionClass } from "../../../domain/organisation/retention.ts";
import { type ActOptions, actOutsideYears, STANDING_REFUSALS, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

type Options = Pick<ActOptions, "idempotencyKey" | "dryRun">;

/** Why a term is not set. */
export type RetentionRefusal = StandingRefusal | "tooShort";

/** The sentence of each reason, for people. */
export const RETENTION_REFUSALS = {
  ...STANDING_REFUSALS,
  tooShort: "Il termine è troppo breve: gli accessi tecnici si conservano almeno 183 giorni, la posta almeno 10, le schede almeno 365.",
} satisfies Sentences<RetentionRefusal>;

/** Sets how long a class of data is kept. */
export function setRetention(
  ambient: Omit<Ambient, "year">,
  { of, days }: { readonly of: RetentionClass; readonly days: number },
  options: Options,
): Promise<Verdict<number, RetentionRefusal>> {
  return actOutsideYears<number, "tooShort">(ambient, "retention.set", options, async (tx) => {
    if (days < RETENTION[of].leastDays) return refuse("tooShort");
    await insertRetentionTerm(tx, ambient.administration, { class: of, days, setBy: ambient.actor.person });
    return { ok: true, value: { answer: days, object: `retention ${of}`, content: { days } } };
  });
}

/** How many rows of each class went. */
export type Deleted = Partial<Record<RetentionClass, number>>;

/**
 * Deletes everything past the terms the administration has set; the log is told the counts, and nothing of what was deleted. Lines of the log go a part at
 * a time, each in a transaction with a line of its own. A dry run counts, and deletes nothing.
 */
export async function runRetention(ambient: Omit<Ambient, "year">, options: Options): Promise<Verdict<Deleted, StandingRefusal>> {
  const first = await passOver(ambient, options);
  if (!first.ok || options.dryRun) return first;
  const deleted = { ...first.value };
  for (let last = first.value; last.logContent === LOG_LINES_AT_A_TIME;) {
    const next = await passOver(ambient, { idempotencyKey: randomUUID() });
    if (!next.ok) return next;
    last = next.value;
    for (const of of RETENTION_CLASSES) if (last[of] !== undefined) deleted[of] = (deleted[of] ?? 0) + last[of];
  }
  return { ok: true, value: deleted };
}

function passOver(ambient: Omit<Ambient, "year">, options: Options): Promise<Verdict<Deleted, StandingRefusal>> {
  const take = options.dryRun ? countExpired : deleteExpired;
  return actOutsideYears<Deleted, never>(ambient, "retention.run", options, async (tx) => {
    const deleted: Deleted = {};
    for (const of of RETENTION_CLASSES) {
      const count = await take(tx, ambient.administration, of);
      if (count > 0) deleted[of] = count;
    }
    return { ok: true, value: { answer: deleted, object: "retention", content: deleted } };
  });
}
