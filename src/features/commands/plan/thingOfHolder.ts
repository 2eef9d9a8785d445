import type { Thing } from "../../../domain/access/mayDo.ts";
import type { Holder } from "../../../domain/plan/objective.ts";

/** How the table of rights asks about an objective: it is of the unit that answers for it. */
export function thingOfHolder(holder: Holder | undefined): Thing {
  return holder?.kind === "unit" && holder.id ? { unit: holder.id } : {};
}
