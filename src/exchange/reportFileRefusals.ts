import { type Sentences } from "../domain/kernel/refusal.ts";
import { FILE_REFUSALS, type FileRefusal } from "./decodeText.ts";
import { KIND_REFUSALS } from "./fileKind.ts";
import { PACKAGE_REFUSALS } from "./workbook/openPackage.ts";
import { SHEETS_REFUSALS, type SheetsRefusal } from "./workbook/readSheets.ts";

/** Why the file of a plan or a report is refused whole. */
export type ReportFileRefusal = FileRefusal | SheetsRefusal;

/** What people read for each. */
export const REPORT_FILE_REFUSALS = {
  ...FILE_REFUSALS,
  ...KIND_REFUSALS,
  ...PACKAGE_REFUSALS,
  ...SHEETS_REFUSALS,
} satisfies Sentences<ReportFileRefusal>;
