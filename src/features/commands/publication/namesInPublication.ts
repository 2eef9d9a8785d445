import { loadStaff } from "../../../data/organisation/staff.ts";
import type { Database } from "../../../data/database/database.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import { loadPrepared } from "../../../data/publication/publication.ts";
import { type NameFound, namesInTexts, textsOfYear } from "../../../domain/publication/namesInTexts.ts";

/**
 * The names of the register that stand in the texts of a publication, with their places: for a person to look at before it is released. It looks for the people that
 * whoever asks may see.
 */
export async function namesInPublication(tx: Database, key: YearKey, number: number): Promise<NameFound[]> {
  const report = await loadPrepared(tx, key, number);
  if (!report) return [];
  const staff = await loadStaff(tx, key.administration);
  return namesInTexts(
    staff.map(({ name }) => name),
    textsOfYear(report),
  );
}
