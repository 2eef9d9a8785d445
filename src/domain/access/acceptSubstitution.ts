import type { CivilDate } from "../kernel/civilDate.ts";
import { isBackwards } from "../kernel/daySpan.ts";
import { mayBegin } from "../kernel/mayBegin.ts";
import { refusal } from "../kernel/refusal.ts";
import type { Against } from "../kernel/verdict.ts";

/** Why nobody is put in the place of an evaluator. */
export type SubstitutionRefusal = "evaluatesOneself" | "appointsOneself" | "beginsTooLate" | "endsBeforeItBegins" | "alreadySubstituted";

/** Who evaluates a person in the place of their evaluator, from a day. */
type Substitution = { readonly person: string; readonly substitute: string; readonly from: CivilDate; readonly to?: CivilDate };

/** What a substitution is held against: the day, who writes it, whether the person has a substitute in some of its days. */
type Known = { readonly today: CivilDate; readonly by: string; readonly isSubstituted: boolean };

/** Everything that speaks against a substitution: nobody evaluates themselves, nor appoints themselves. */
export function againstSubstitution(
  { person, substitute, ...days }: Substitution,
  { today, by, isSubstituted }: Known,
): Against<SubstitutionRefusal>[] {
  return [
    person === substitute && refusal("evaluatesOneself", "substitute"),
    person !== substitute && substitute === by && refusal("appointsOneself", "substitute"),
    !mayBegin(days.from, today) && refusal("beginsTooLate", "from"),
    isBackwards(days) && refusal("endsBeforeItBegins", "to"),
    isSubstituted && refusal("alreadySubstituted", "from"),
  ];
}
