import { peopleWithSomething } from "../../data/access/notice.ts";
import type { Database } from "../../data/database/database.ts";
import { endsPower, reachChanges } from "../../domain/organisation/reachChanges.ts";
import type { StaffChange } from "../../domain/organisation/staffChanges.ts";
import type { Ambient } from "./ambient.ts";
import { type ReachNotice, tellReach } from "./tellReach.ts";

/** A change of a person, with the mail they were written to before it. */
type Told = Pick<StaffChange, "member" | "isNew" | "replaced" | "added"> & { readonly formerMail?: string | undefined };

/**
 * Tells whom changes of the staff are about, and the Segretario, who may reach them by these. Who was not known has nothing yet to be reached, unless an
 * account or a form was there before them.
 */
export async function tellStaffChanges(tx: Database, office: Omit<Ambient, "year">, changes: readonly Told[]): Promise<void> {
  const newcomers = changes.filter(({ isNew }) => isNew).map(({ member }) => member.code);
  const reachable = newcomers.length === 0 ? new Set<string>() : await peopleWithSomething(tx, office.administration, newcomers);
  const concerned = changes.filter(({ isNew, member }) => !isNew || reachable.has(member.code));
  await tellReach(tx, office, concerned.flatMap(noticesOf));
}

function noticesOf({ member: { code: person, mail }, formerMail, ...relations }: Told): ReachNotice[] {
  const reached = reachChanges(relations).map((change): ReachNotice =>
    change.kind === "evaluator" ? { person, kind: "evaluator", reader: change.reader } : { person, kind: "unit", unit: change.unit },
  );
  return [
    ...reached,
    ...(endsPower(relations) ? [{ person, kind: "powerEnded" } as const] : []),
    ...(mail === formerMail ? [] : [{ person, kind: "mail", formerMail } as const]),
  ];
}
