import { type CivilDate, italianDate } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { Employment } from "../../domain/organisation/employment.ts";
import type { StaffRow } from "./staffRow.ts";
import type { StaffRefusal } from "./staffRowRefusals.ts";

/** Rows that cannot all be true: one number with two names, two people with one fiscal code, one person in two places at once. */
export function disagreements(rows: readonly StaffRow[]): StaffRefusal[] {
  const ofPerson = [...groupBy(rows, ({ code }) => code).values()];
  const ofFiscalCode = groupBy(
    rows.filter(({ fiscalCode }) => fiscalCode !== undefined),
    ({ fiscalCode }) => fiscalCode,
  );
  return [...ofPerson.flatMap(otherFacts), ...ofPerson.flatMap(overlaps), ...[...ofFiscalCode.values()].flatMap(otherNumbers)];
}

function otherFacts([first, ...others]: readonly StaffRow[]): StaffRefusal[] {
  return others
    .filter(({ name, fiscalCode, mail }) => name !== first!.name || fiscalCode !== first!.fiscalCode || mail !== first!.mail)
    .map(({ line, name }) => ({
      line,
      field: "Cognome e nome",
      text: name,
      refusal: "otherFacts",
      more: { row: first!.line },
    }));
}

/** In the order of their first days a relation meets one before it where it meets the one of those that ends last. */
function overlaps(rows: readonly StaffRow[]): StaffRefusal[] {
  if (rows.length === 1) return [];
  const inOrder = rows.toSorted((a, b) =>
    a.employment.from < b.employment.from ? -1 : a.employment.from > b.employment.from ? 1 : a.line - b.line,
  );
  const refused = new Map<number, StaffRefusal>();
  let furthest = inOrder[0]!;
  for (const row of inOrder.slice(1)) {
    if (row.employment.from <= endOf(furthest.employment)) {
      const [earlier, later] = furthest.line < row.line ? [furthest, row] : [row, furthest];
      const [{ line }, text] = [later, italianDate(later.employment.from)];
      refused.set(line, { line, field: "Dal", text, refusal: "samePeriod", more: { row: earlier.line } });
    }
    if (endOf(row.employment) > endOf(furthest.employment)) furthest = row;
  }
  return [...refused.values()];
}

/** The last day of a relation; one that goes on ends after every day. */
function endOf({ to }: Pick<Employment, "to">): CivilDate | "without end" {
  return to ?? "without end";
}

function otherNumbers([first, ...others]: readonly StaffRow[]): StaffRefusal[] {
  return others
    .filter(({ code }) => code !== first!.code)
    .map(({ line, fiscalCode = "" }) => ({
      line,
      field: "Codice fiscale",
      text: fiscalCode,
      refusal: "sameFiscalCode",
      more: { row: first!.line },
    }));
}
