import type { CivilDate } from "../kernel/civilDate.ts";
import { mayBegin } from "../kernel/mayBegin.ts";
import { refusal } from "../kernel/refusal.ts";
import type { Against } from "../kernel/verdict.ts";

/** Why a delegation is not taken. */
export type NewDelegationRefusal = "toOneself" | "beginsTooLate" | "endsBeforeItBegins" | "nothingDelegated";

/** Who delegates what to whom, from a day to a day. */
type Delegation = {
  readonly of: string;
  readonly to: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly actions: readonly unknown[];
};

/** Everything that speaks against a delegation. */
export function againstDelegation({ of, to, from, until, actions }: Delegation, today: CivilDate): Against<NewDelegationRefusal>[] {
  return [
    of === to && refusal("toOneself", "to"),
    !mayBegin(from, today) && refusal("beginsTooLate", "from"),
    until < from && refusal("endsBeforeItBegins", "until"),
    actions.length === 0 && refusal("nothingDelegated", "actions"),
  ];
}
