import { knownCodes } from "../../../data/organisation/staff.ts";
import { erasedAmong } from "../../../data/personal/erasure.ts";
import type { Database } from "../../../data/database/database.ts";
import type { ReportRead } from "../../../exchange/readReport.ts";
import type { RefusedPlanRow } from "../../../exchange/rowRefusals.ts";

/** The rows of a file that name as a holder whom the register of the administration does not know, or a person whose data were erased. */
export async function outsideRegister(
  tx: Database,
  administration: string,
  { objectives }: Pick<ReportRead, "objectives">,
): Promise<RefusedPlanRow[]> {
  const named = objectives.flatMap(({ line, people = [] }) => people.map(({ holder, field }) => ({ line, field, text: holder.person })));
  if (named.length === 0) return [];
  const codes = named.map(({ text }) => text);
  const erased = await erasedAmong(tx, administration, codes);
  const known = await knownCodes(tx, administration, codes);
  return named.flatMap((cell): RefusedPlanRow[] => {
    const on = erased.get(cell.text);
    if (on !== undefined) return [{ ...cell, refusal: "codeErased", more: { code: cell.text, on } }];
    return known.has(cell.text) ? [] : [{ ...cell, refusal: "nobodyOfCode" }];
  });
}
