import { type Sentences } from "../../domain/kernel/refusal.ts";
import { type KindRefusal, type PackedKind, packedKind } from "../fileKind.ts";
import { openPackage, type Package, type PackageRefusal, PackageRefused } from "./openPackage.ts";
import { readOpenSheets } from "./readOpenSheets.ts";
import { readWorkbook } from "./readWorkbook.ts";
import { type Filling, type Sheets, TooManyCells } from "./sheet.ts";

/** Why the sheets of a file are not read. */
export type SheetsRefusal = PackageRefusal | KindRefusal | "notAWorkbook" | "tooManyCells";

/** What people read for each refusal that is of sheets alone. */
export const SHEETS_REFUSALS = {
  notAWorkbook: "Il file non è un foglio di calcolo: lo salvi come .xlsx o .ods, o come CSV UTF-8, e riprovi.",
  tooManyCells:
    "Il file supera i 50 fogli, le 50.000 righe, le 500 colonne, i 5 milioni di celle i 20 milioni di caratteri o i 32.767 in una cella: ne tolga quello che non serve.",
} satisfies Sentences<Exclude<SheetsRefusal, PackageRefusal | KindRefusal>>;

/** What was made of the sheets of a file, or why they are not read. */
export type SheetsReading<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: SheetsRefusal };

/** Reads the sheets of a packed file, whichever program wrote it, and makes of them what is asked. */
export function readSheets<Value>(bytes: Uint8Array, filling: Filling, make: (sheets: Sheets) => Value): Promise<SheetsReading<Value>> {
  return openPacked(bytes, async (file, kind) => {
    if (kind === "docx" || kind === "odt") return { ok: false, refusal: "notAWorkbook" };
    return { ok: true, value: make(await sheetsOf(file, kind, filling)) };
  });
}

/** The sheets of an opened file, by the reader of its kind. */
export function sheetsOf(file: Package, kind: "xlsx" | "ods", filling: Filling): Promise<Sheets> {
  return kind === "xlsx" ? readWorkbook(file, filling) : readOpenSheets(file, filling);
}

/** Opens a packed file of a kind that is read, and answers what is read of it, or why nothing is. */
export async function openPacked<Value>(
  bytes: Uint8Array,
  read: (file: Package, kind: ReadKind) => Promise<SheetsReading<Value>>,
): Promise<SheetsReading<Value>> {
  try {
    const file = await openPackage(bytes);
    const kind = await packedKind(file);
    return isRead(kind) ? await read(file, kind) : { ok: false, refusal: kind };
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) };
  }
}

/** The packed files that are read. */
export type ReadKind = Exclude<PackedKind, KindRefusal>;

function isRead(kind: PackedKind): kind is ReadKind {
  return kind === "xlsx" || kind === "ods" || kind === "docx" || kind === "odt";
}

/** Why a file is not read, from what its reader threw; what is no reason of ours is thrown again. */
export function refusalOf(error: unknown): PackageRefusal | "tooManyCells" {
  if (error instanceof PackageRefused) return error.refusal;
  if (error instanceof TooManyCells) return "tooManyCells";
  throw error;
}
