import type { MadeBackup } from "../../data/backup/madeBackup.ts";
import { momentInRome } from "./instantWords.ts";

/** For how many hours a copy is recent enough: a day, and what a night's timer may be late. */
const RECENT_HOURS = 26;
const AN_HOUR = 3_600_000;

/** What is told of the last copy that came out well, and whether it is a warning. */
export type LastBackupTold = { readonly isLate: boolean; readonly text: string };

/** Tells which was the last good copy, and warns where there is none or it is too old. `now` in milliseconds. */
export function lastBackupWords(last: Pick<MadeBackup, "takenAt" | "file"> | undefined, now: number): LastBackupTold {
  if (!last)
    return {
      isLate: true,
      text: "Di questa installazione non c'è nessuna copia buona: la faccia con «traguardo backup», meglio se ogni notte.",
    };
  if (last.takenAt.getTime() > now + AN_HOUR)
    return {
      isLate: true,
      text: `L'ultima copia buona porta un'ora che non è ancora venuta, ${momentInRome(last.takenAt)}: l'orologio era sbagliato. Ne faccia un'altra.`,
    };
  const words = `Ultima copia buona: ${momentInRome(last.takenAt)} («${last.file}»)`;
  const hours = Math.floor((now - last.takenAt.getTime()) / AN_HOUR);
  const isLate = now - last.takenAt.getTime() > RECENT_HOURS * AN_HOUR;
  if (!isLate) return { isLate, text: `${words}.` };
  return {
    isLate,
    text: `${words}, ${String(hours)} ore fa: sono più di ${String(RECENT_HOURS)}. Controlli perché quelle dopo non ci sono.`,
  };
}
