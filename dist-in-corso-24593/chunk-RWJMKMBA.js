// src/exchange/decodeText.ts
var LARGEST_FILE = 10 * 1024 * 1024;
var FILE_REFUSALS = {
  empty: "Il file \xE8 vuoto.",
  tooLarge: "Il file supera i 10 MB e non \xE8 stato letto: un piano o una relazione in testo \xE8 molto pi\xF9 piccolo. Controlli di avere scelto il file giusto.",
  binary: "Il file non \xE8 un testo (sembra un documento di un programma, un'immagine o un archivio). Lo salvi come testo o come CSV UTF-8 e riprovi.",
  notUtf8: "Il file non \xE8 in UTF-8: le lettere accentate verrebbero lette male. In Excel usi \xABSalva con nome \u203A CSV UTF-8\xBB, nel Blocco note \xABSalva con nome \u203A Codifica: UTF-8\xBB, poi riprovi.",
  noObjectives: "La tabella degli obiettivi \xE8 vuota: sotto l'intestazione non c'\xE8 nessuna riga.",
  noTable: "Nel file non c'\xE8 una tabella di obiettivi: serve una riga di intestazione con almeno \xABTitolo obiettivo\xBB e due tra \xABDescrizione\xBB, \xABIndicatore\xBB, \xABTarget\xBB, \xABFonte del dato\xBB, \xABEsito\xBB."
};
function decodeText(bytes, largest = LARGEST_FILE) {
  if (bytes.length > largest) return { ok: false, refusal: "tooLarge" };
  if (isUtf16(bytes)) return { ok: false, refusal: "notUtf8" };
  if (isBinary(bytes)) return { ok: false, refusal: "binary" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.trim() === "" ? { ok: false, refusal: "empty" } : { ok: true, text };
  } catch {
    return { ok: false, refusal: "notUtf8" };
  }
}
function isUtf16(bytes) {
  return bytes[0] === 255 && bytes[1] === 254 || bytes[0] === 254 && bytes[1] === 255;
}
function isBinary(bytes) {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) controls += 1;
  }
  return controls * 100 > bytes.length;
}
function linesOf(text) {
  return text.split(/\r\n|\n|\r/);
}

export {
  LARGEST_FILE,
  FILE_REFUSALS,
  decodeText,
  linesOf
};
//# sourceMappingURL=chunk-RWJMKMBA.js.map
