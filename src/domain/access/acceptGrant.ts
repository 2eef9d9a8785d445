import type { CivilDate } from "../kernel/civilDate.ts";
import { mayBegin } from "../kernel/mayBegin.ts";
import { refusal } from "../kernel/refusal.ts";
import type { Against } from "../kernel/verdict.ts";
import type { GrantedRole } from "./accessRole.ts";
import type { UnitId } from "../organisation/unitId.ts";

/** Why a role of access (it. "incarico") is not given. */
export type GrantRefusal = "unknownPerson" | "endsBeforeItBegins" | "beginsTooLate" | "leadsNoUnit" | "unitNotThere" | "alreadyGiven";

/** A role somebody is to have, from a day, perhaps to a day, perhaps for a unit. */
type Grant = { readonly role: GrantedRole; readonly unit?: UnitId; readonly from: CivilDate; readonly to?: CivilDate };

/** What a grant is held against: the day, the units of its first day, whether the person has that role on some of its days, whether the code is of anybody. */
type Known = {
  readonly today: CivilDate;
  readonly units: readonly { readonly unit: UnitId }[];
  readonly isHeld: boolean;
  readonly isSomebody: boolean;
};

/** Everything that speaks against giving a role. */
export function againstGrant({ role, unit, from, to }: Grant, { today, units, isHeld, isSomebody }: Known): Against<GrantRefusal>[] {
  const isBackwards = to !== undefined && to < from;
  return [
    !isSomebody && refusal("unknownPerson", "person"),
    (role === "dirigente" || role === "eq") && unit === undefined && refusal("leadsNoUnit", "unit"),
    unit !== undefined && !units.some((span) => span.unit === unit) && refusal("unitNotThere", "unit"),
    !mayBegin(from, today) && refusal("beginsTooLate", "from"),
    isBackwards && refusal("endsBeforeItBegins", "to"),
    !isBackwards && isHeld && refusal("alreadyGiven", "from"),
  ];
}
