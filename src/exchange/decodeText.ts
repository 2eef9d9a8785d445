import { type Sentences } from "../domain/kernel/refusal.ts";
/** The largest file an import reads: bigger ones are refused by their size, unread. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** Why a file is not a text that can be read. */
export type FileRefusal = "empty" | "tooLarge" | "binary" | "notUtf8" | "noTable" | "noObjectives";

/** What people read for each refusal of a whole file. */
export const FILE_REFUSALS = {
  empty: "Il file è vuoto.",
  tooLarge:
    "Il file supera i 10 MB e non è stato letto: un piano o una relazione in testo è molto più piccolo. Controlli di avere scelto il file giusto.",
  binary:
    "Il file non è un testo (sembra un documento di un programma, un'immagine o un archivio). Lo salvi come testo o come CSV UTF-8 e riprovi.",
  notUtf8:
    "Il file non è in UTF-8: le lettere accentate verrebbero lette male. In Excel usi «Salva con nome › CSV UTF-8», nel Blocco note «Salva con nome › Codifica: UTF-8», poi riprovi.",
  noObjectives: "La tabella degli obiettivi è vuota: sotto l'intestazione non c'è nessuna riga.",
  noTable:
    "Nel file non c'è una tabella di obiettivi: serve una riga di intestazione con almeno «Titolo obiettivo» e due tra «Descrizione», «Indicatore», «Target», «Fonte del dato», «Esito».",
} satisfies Sentences<FileRefusal>;

/**
 * Turns bytes into text, or says why they are none. A byte order mark is dropped; letters kept apart from their accents are put together, as
 * everybody else writes them. `largest` is how many bytes this kind of file may have.
 */
export function decodeText(
  bytes: Uint8Array,
  largest = LARGEST_FILE,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: FileRefusal } {
  if (bytes.length > largest) return { ok: false, refusal: "tooLarge" };
  if (isUtf16(bytes)) return { ok: false, refusal: "notUtf8" };
  if (isBinary(bytes)) return { ok: false, refusal: "binary" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
    return text.trim() === "" ? { ok: false, refusal: "empty" } : { ok: true, text };
  } catch {
    return { ok: false, refusal: "notUtf8" };
  }
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** A zero byte, or control characters beyond what a text holds by mistake. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls += 1;
  }
  return controls * 100 > bytes.length;
}

/** The lines of a text, however they end. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
