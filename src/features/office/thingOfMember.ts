import type { KeptMember } from "../../data/organisation/staff.ts";
import type { CivilDate } from "../../domain/kernel/civilDate.ts";
import { onDay } from "../../domain/kernel/daySpan.ts";
import type { Found } from "./office.ts";

/** A person of the staff as the table of rights asks about them: whose line it is, and of which unit that day. */
export function thingOfMember(member: KeptMember, day: CivilDate): Found<KeptMember> {
  const [now] = onDay(member.employments, day);
  return {
    thing: { about: member.code, ...(now && { unit: now.unit }), ...(now?.evaluator !== undefined && { evaluators: [now.evaluator] }) },
    value: member,
  };
}
