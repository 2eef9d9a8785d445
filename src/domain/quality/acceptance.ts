import type { CivilDate } from "../kernel/civilDate.ts";
import type { NamedFinding } from "./reviewPlan.ts";

/** A finding that a person has looked at and leaves as it is, with the reason (it. "segnalazione accettata"). */
export type Acceptance = {
  readonly finding: string;
  /** What the finding said then. */
  readonly message: string;
  readonly reason: string;
  readonly by: string;
  readonly on: CivilDate;
};

/** The acceptance of a finding; none when it says something else by now. */
export function acceptanceOf({ name, message }: NamedFinding, acceptances: readonly Acceptance[]): Acceptance | undefined {
  return acceptances.find((accepted) => accepted.finding === name && accepted.message === message);
}
