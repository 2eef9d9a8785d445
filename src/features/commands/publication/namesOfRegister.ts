import { loadStaff } from "../../../data/organisation/staff.ts";
import type { Database } from "../../../data/database/database.ts";
import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import { loadPrepared } from "../../../data/publication/publication.ts";
import { type NameFound, namesInTexts, type PlacedText, textsOfYear } from "../../../domain/publication/namesInTexts.ts";

/** The names of the register that stand in texts, with their places. It looks for the people that whoever asks may see. */
export async function namesOfRegister(
  tx: Database,
  { administration }: Pick<YearKey, "administration">,
  texts: readonly PlacedText[],
): Promise<NameFound[]> {
  const staff = await loadStaff(tx, administration);
  return namesInTexts(
    staff.map(({ name }) => name),
    texts,
  );
}

/** The names of the register in a publication that is prepared: for a person to look at before it is released. */
export async function namesInPublication(tx: Database, key: YearKey, number: number): Promise<NameFound[]> {
  const report = await loadPrepared(tx, key, number);
  return report ? namesOfRegister(tx, key, textsOfYear(report)) : [];
}
