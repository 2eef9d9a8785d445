import { loadStaff } from "../../../data/organisation/staff.ts";
import { loadUnits, type UnitSpan } from "../../../data/organisation/unit.ts";
import type { Database } from "../../../data/database/database.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { unitsUnder } from "../../../domain/organisation/unitsUnder.ts";
import type { Ambient } from "../ambient.ts";
import { type ReachNotice, tellReach } from "../tellReach.ts";

/** Tells those who work in units that a plan has put under another: who leads that one reaches them now. `before` are the units as they were. */
export async function tellPlaced(
  tx: Database,
  ambient: Pick<Ambient, "administration" | "actor">,
  before: readonly UnitSpan[],
  today: CivilDate,
): Promise<void> {
  const alone = new Set(before.filter(({ parent }) => parent === null).map(({ unit }) => unit));
  const after = await loadUnits(tx, ambient.administration);
  const placed = after.filter(({ unit, parent }) => parent !== null && alone.has(unit));
  if (placed.length === 0) return;
  const staff = await loadStaff(tx, ambient.administration);
  const told = placed.flatMap(({ unit }): ReachNotice[] => {
    const under = new Set(unitsUnder(after, unit, today));
    const works = staff.filter(({ employments }) =>
      employments.some(({ unit: where, to }) => under.has(where) && (to === undefined || to >= today)),
    );
    return works.map(({ code }) => ({ person: code, kind: "parent", unit }));
  });
  await tellReach(tx, ambient, told);
}
