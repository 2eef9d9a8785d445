import type { Ahead, AheadKind } from "../data/database/momentsAhead.ts";
import { countText, momentInRome } from "../features/commands/instantWords.ts";

const KIND_WORDS: Readonly<Record<AheadKind, readonly [string, string]>> = {
  logLines: ["riga del registro", "righe del registro"],
  tracks: ["fase aperta o chiusa", "fasi aperte o chiuse"],
  mails: ["messaggio in partenza", "messaggi in partenza"],
};

/** What lies in days to come, for the person who administers the system; nothing where nothing does. */
export function aheadWords(ahead: readonly Ahead[]): string | undefined {
  if (ahead.length === 0) return undefined;
  const listed = ahead.map(
    ({ kind, count, until }) => `${countText(count)} ${KIND_WORDS[kind][count === 1 ? 0 : 1]} (fino al ${momentInRome(until)})`,
  );
  return `Attenzione: portano un'ora che deve ancora venire ${listed.join(", ")}. L'orologio della base dati era avanti, oppure adesso è indietro. Nessun termine si conta da lì: gli accessi di allora vanno rifatti, il resto vale com'è.`;
}
