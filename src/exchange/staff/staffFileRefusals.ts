import type { FileRefusal } from "../decodeText.ts";
import { KIND_REFUSALS } from "../fileKind.ts";
import { PACKAGE_REFUSALS } from "../workbook/openPackage.ts";
import { SHEETS_REFUSALS, type SheetsRefusal } from "../workbook/readSheets.ts";

/** Why a staff file is refused whole. */
export type StaffFileRefusal =
  | Exclude<FileRefusal, "noTable" | "noObjectives">
  | SheetsRefusal
  | "noStaffTable"
  | "brokenQuotes"
  | "noStaff"
  | "manySheets"
  | "tooManyRows";

export const STAFF_FILE_REFUSALS: Record<Exclude<StaffFileRefusal, FileRefusal>, string> = {
  ...PACKAGE_REFUSALS,
  ...KIND_REFUSALS,
  ...SHEETS_REFUSALS,
  manySheets: "Più fogli del file hanno un elenco del personale: ne lasci uno solo.",
  noStaffTable:
    "Nel file non c'è un elenco del personale: una delle prime 200 righe deve avere le intestazioni «Matricola» o «Codice fiscale», «Cognome e nome», «Area», «Unità» e «Dal».",
  brokenQuotes: "Le virgolette del file non si chiudono: lo salvi di nuovo come CSV UTF-8 dal foglio di calcolo.",
  tooManyRows:
    "L'elenco ha più di 50.000 righe: lo divida in più file e li importi uno dopo l'altro, prima quello con i valutatori. Chi non è in un file resta com'è.",
  noStaff: "L'elenco è vuoto: sotto l'intestazione non c'è nessuna riga.",
};
