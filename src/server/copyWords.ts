import type { Redone } from "../features/commands/personalData/redoErasures.ts";

const HELD =
  "non manda posta, non sigilla il registro né firma punti di controllo, e non apre gli indirizzi mandati per posta (inviti, riconoscimento del browser)";

/** That this is a copy of another installation, and what it holds back. */
export const IS_COPY = `Questa è una copia di un'altra installazione di Traguardo, o è stata ripristinata: ${HELD}.`;

/** What a copy says where a command would have made something go out. */
export const COPY_HOLDS = `${IS_COPY} Lo spiega «traguardo installation».`;

/** What a copy says when it starts, with what to do. */
export const COPY_AT_START = `Attenzione: questa è una copia di un'altra installazione di Traguardo, o è stata ripristinata da una copia di sicurezza.
Finché non si dice che ha preso il posto dell'altra ${HELD}: l'altra potrebbe fare lo stesso. Accedere e lavorare si può.
Se l'altra non si usa più: traguardo installation --take-place "motivo". Se si usa ancora, non lo faccia.
Se è una cartella copiata mentre l'altra era avviata, può essere rovinata senza che si veda: si copia con «traguardo backup», e si ripristina con «traguardo restore».`;

/** How one says what was erased after the copy from which this was restored. */
export const HOW_TO_SETTLE =
  "traguardo installation --erasures FILE, con l'elenco delle cancellazioni; oppure, se non ce n'erano, traguardo installation --no-erasures \"perché lo si sa\"";

/** What a restored installation says when it starts, while nobody may enter. */
export const HELD_AT_START = `Attenzione: non entra nessuno, e non si legge nessuna pagina, finché non si sa che cosa è stato cancellato dopo la copia da cui questa installazione è stata ripristinata: ${HOW_TO_SETTLE}.`;

/** What was erased again, and what of the list the copy does not know. */
export function redoneWords({ redone, unknown }: Redone): string {
  const others = unknown === 0 ? "" : ` Righe di enti che la copia non conosce: ${String(unknown)}.`;
  return `Cancellazioni rifatte: ${String(redone)}.${others}`;
}
