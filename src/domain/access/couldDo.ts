import type { CivilDate } from "../kernel/civilDate.ts";
import { coversDay } from "../kernel/daySpan.ts";
import type { HeldRole, Subject } from "./mayDo.ts";
import { RIGHTS, type RightName } from "./rights.ts";

/**
 * Whether a person holds today, or was delegated by who holds, a role that an action is granted to: so whether the page of the action is theirs at all. Of
 * which things it may be done, and when, `mayDo` says.
 */
export function couldDo(action: RightName, { heldRoles, delegations }: Subject, today: CivilDate): boolean {
  if (holds(action, heldRoles, today)) return true;
  return delegations.some(
    ({ of, actions, ...days }) => coversDay(days, today) && actions.includes(action) && holds(action, of.heldRoles, today),
  );
}

function holds(action: RightName, heldRoles: readonly HeldRole[], today: CivilDate): boolean {
  const roles = RIGHTS[action].grants.map(({ role }) => role);
  if (roles.includes("citizen")) return true;
  return heldRoles.some((held) => roles.includes(held.role) && coversDay(held, today));
}
