import { sql } from "kysely";
import { type CivilDate, civilDate } from "../../domain/kernel/civilDate.ts";
import type { Origin } from "../../domain/plan/origin.ts";
import type { HasOrigin } from "./planTables.ts";
import type { PlaceOf } from "./result.ts";
import type { Selectable } from "kysely";

/** The columns of the origin of a row, for a query. */
export function originColumns(of: "v" | "i") {
  return sql.raw(
    ["origin", "file_id", "line", "page", "sheet", "cell", "entered_on", "carried_code", "carried_indicator"]
      .map((column) => `${of}.${column}`)
      .join(", "),
  );
}

/** Where something that is being written comes from: a line of a kept file, in its sheet where it has sheets, or a person who enters it on a day. */
export type WrittenOrigin = { readonly fileId: bigint; readonly line: number; readonly sheet?: string } | { readonly enteredOn: CivilDate };

/** The columns of the origin of a row that is written. */
export function originValues(source: WrittenOrigin) {
  return "fileId" in source
    ? ({ origin: "document", file_id: source.fileId, line: source.line, sheet: source.sheet ?? null, entered_on: null } as const)
    : ({ origin: "entry", file_id: null, line: null, sheet: null, entered_on: source.enteredOn } as const);
}

/** Where a row of the plan comes from. */
export function originOf(row: Selectable<HasOrigin>, placeOf: PlaceOf): Origin {
  switch (row.origin) {
    case "document": {
      const place = placeOf(row.file_id, row.line);
      if (!place) throw new Error("A row of a document has no place in it");
      return {
        kind: "document",
        ...place,
        ...(row.page !== null && { page: row.page }),
        ...(row.sheet !== null && { sheet: row.sheet }),
        ...(row.cell !== null && { cell: row.cell }),
      };
    }
    case "entry":
      return { kind: "entry", on: civilDate(row.entered_on!) };
    case "carried":
      return { kind: "carried", from: row.carried_code!, ...(row.carried_indicator !== null && { indicator: row.carried_indicator }) };
  }
}
