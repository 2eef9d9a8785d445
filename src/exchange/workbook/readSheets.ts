import { type Sentences } from "../../domain/kernel/refusal.ts";
import { type KindRefusal, packedKind } from "../fileKind.ts";
import { openPackage, type PackageRefusal, PackageRefused } from "./openPackage.ts";
import { readOpenSheets } from "./readOpenSheets.ts";
import { readWorkbook } from "./readWorkbook.ts";
import { type Filling, type Sheets, TooManyCells } from "./sheet.ts";

/** Why the sheets of a file are not read. */
export type SheetsRefusal = PackageRefusal | KindRefusal | "notAWorkbook" | "tooManyCells";

/** What people read for each refusal that is of sheets alone. */
export const SHEETS_REFUSALS = {
  notAWorkbook: "Il file non è un foglio di calcolo: lo salvi come .xlsx o .ods, o come CSV UTF-8, e riprovi.",
  tooManyCells:
    "Il file supera i 50 fogli, le 50.000 righe, le 500 colonne, i 5 milioni di celle o i 32.767 caratteri in una cella: ne tolga quello che non serve.",
} satisfies Sentences<Exclude<SheetsRefusal, PackageRefusal | KindRefusal>>;

/** What was made of the sheets of a file, or why they are not read. */
export type SheetsReading<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: SheetsRefusal };

/** Reads the sheets of a packed file, whichever program wrote it, and makes of them what is asked. */
export async function readSheets<Value>(
  bytes: Uint8Array,
  filling: Filling,
  make: (sheets: Sheets) => Value,
): Promise<SheetsReading<Value>> {
  try {
    const file = await openPackage(bytes);
    const kind = await packedKind(file);
    if (kind === "xlsx") return { ok: true, value: make(await readWorkbook(file, filling)) };
    if (kind === "ods") return { ok: true, value: make(await readOpenSheets(file, filling)) };
    return { ok: false, refusal: kind === "docx" || kind === "odt" ? "notAWorkbook" : kind };
  } catch (error) {
    if (error instanceof PackageRefused) return { ok: false, refusal: error.refusal };
    if (error instanceof TooManyCells) return { ok: false, refusal: "tooManyCells" };
    throw error;
  }
}
