import { type Sentences } from "../domain/kernel/refusal.ts";
import type { Package } from "./workbook/openPackage.ts";

/** What a file is by its first bytes, whatever its name says. What is packed is told apart by what it holds (`packedKind`). */
export type FileKind = "text" | "html" | "packed" | KindRefusal;

/** The kinds of files that are known and not read. */
export type KindRefusal =
  | "oldWorkbook"
  | "oldDocument"
  | "oldOffice"
  | "protectedOffice"
  | "richText"
  | "pdf"
  | "image"
  | "xmlWorkbook"
  | "webArchive"
  | "binaryWorkbook"
  | "otherDocument"
  | "otherArchive";

/** What people read for each: what the file truly is, and what to do. */
export const KIND_REFUSALS = {
  oldWorkbook: "È un foglio di Excel di vecchio tipo (.xls): lo apra e lo salvi come .xlsx, poi riprovi.",
  oldDocument: "È un documento di Word di vecchio tipo (.doc): lo apra e lo salvi come .docx, poi riprovi.",
  oldOffice: "È un documento di Office di vecchio tipo: lo apra e lo salvi come .xlsx o .docx, poi riprovi.",
  protectedOffice: "È un documento di Office protetto da una password: lo salvi senza password e riprovi.",
  richText: "È un documento RTF: lo apra con Word o LibreOffice e lo salvi come .docx o .odt, poi riprovi.",
  pdf: "È un PDF, che non si può importare: importi il foglio o il documento da cui è stato fatto (.xlsx, .ods, .docx, .odt), oppure ne copi le tabelle in un foglio di calcolo.",
  image: "È un'immagine: ne scriva le tabelle in un foglio di calcolo, poi riprovi.",
  xmlWorkbook: "È un foglio di calcolo scritto in XML: lo apra con il foglio di calcolo e lo salvi come .xlsx o .ods, poi riprovi.",
  webArchive: "È una pagina web salvata in un archivio (.mht): la apra con il foglio di calcolo e la salvi come .xlsx, poi riprovi.",
  binaryWorkbook: "È un foglio di Excel binario (.xlsb): lo apra e lo salvi come .xlsx, poi riprovi.",
  otherDocument:
    "È una presentazione, un disegno o un altro documento che non si legge: serve un foglio di calcolo, un documento di testo o un CSV.",
  otherArchive: "È un archivio ZIP: lo apra, e importi uno alla volta i file che contiene.",
} satisfies Sentences<KindRefusal>;

/** Says what a file is by its content alone. */
export function fileKind(bytes: Uint8Array): FileKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = SIGNATURES.find(([, first]) => first.some((each) => file.subarray(0, each.length).equals(each)));
  if (signature?.[0] === "oldOffice") return oldOfficeKind(file);
  if (signature) return signature[0];
  return textKind(beginningOf(file));
}

const ascii = (text: string) => Buffer.from(text, "latin1");

const SIGNATURES: readonly (readonly [Exclude<FileKind, "text">, readonly Buffer[]])[] = [
  ["packed", [ascii("PK\x03\x04"), ascii("PK\x05\x06")]],
  ["oldOffice", [ascii("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]],
  ["richText", [ascii("{\\rtf")]],
  ["pdf", [ascii("%PDF-"), ascii("\xef\xbb\xbf%PDF-"), ascii("\r\n%PDF-"), ascii("\n%PDF-")]],
  ["image", [ascii("\x89PNG"), ascii("\xff\xd8\xff"), ascii("GIF8"), ascii("II*\0"), ascii("MM\0*")]],
];

/** The streams by which an Office document of before 2007 is known: the first that it names is its own, others are of what it embeds. */
const STREAMS: readonly (readonly [KindRefusal, string])[] = [
  ["protectedOffice", "EncryptedPackage"],
  ["oldWorkbook", "Workbook"],
  ["oldWorkbook", "Book"],
  ["oldDocument", "WordDocument"],
];

function oldOfficeKind(file: Buffer): KindRefusal {
  const found = STREAMS.map(([kind, name]) => ({ kind, at: file.indexOf(Buffer.from(`${name}\0`, "utf16le")) })).filter(
    ({ at }) => at >= 0,
  );
  return found.toSorted((a, b) => a.at - b.at)[0]?.kind ?? "oldOffice";
}

/** As much of a file as tells what kind of text it is. */
const BEGINNING = 4096;

function beginningOf(file: Buffer): string {
  const first = file.subarray(0, BEGINNING);
  if (first[0] === 0xff && first[1] === 0xfe) return first.toString("utf16le").slice(1);
  return first.toString("latin1").replace(/^\xef\xbb\xbf/, "");
}

/** What stands before the first element of a page: the XML declaration, comments, white space. */
const BEFORE_THE_FIRST = /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)+/;

function textKind(beginning: string): FileKind {
  if (/^MIME-Version:/im.test(beginning.slice(0, 200)) && /multipart\/related/i.test(beginning)) return "webArchive";
  const first = beginning.replace(BEFORE_THE_FIRST, "");
  if (/^<(?:!doctype\s+html|html|head|meta|title|style|body|table|div|center|font|p|h[1-6])[\s>/]/i.test(first)) return "html";
  return /^<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet|^<office:document[\s>]/.test(first)
    ? "xmlWorkbook"
    : "text";
}

/** What a packed file is by its parts: one that is read, or one that is told. */
export type PackedKind = "xlsx" | "ods" | "docx" | "odt" | KindRefusal;

const PARTS: readonly (readonly [PackedKind, string])[] = [
  ["xlsx", "xl/workbook.xml"],
  ["binaryWorkbook", "xl/workbook.bin"],
  ["docx", "word/document.xml"],
  ["otherDocument", "ppt/presentation.xml"],
];

const MEDIA: readonly (readonly [PackedKind, RegExp])[] = [
  ["ods", /^application\/vnd\.oasis\.opendocument\.spreadsheet(-template)?$/],
  ["odt", /^application\/vnd\.oasis\.opendocument\.text(-template)?$/],
  ["otherDocument", /^application\/vnd\.oasis\./],
];

/** The longest name of a medium that is looked at. */
const LONGEST_MEDIUM = 200;

/** Says what a packed file is: by its own parts, or by the medium that an OpenDocument names in its first one. */
export async function packedKind(file: Package): Promise<PackedKind> {
  const own = PARTS.find(([, name]) => file.names.has(name));
  if (own) return own[0];
  if (!file.names.has("mimetype")) return "otherArchive";
  let medium = "";
  for await (const piece of file.read("mimetype")) {
    medium += piece.toString("latin1");
    if (medium.length > LONGEST_MEDIUM) break;
  }
  return MEDIA.find(([, form]) => form.test(medium.trim()))?.[0] ?? "otherArchive";
}
