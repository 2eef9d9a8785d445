import type { Database } from "../../../data/database/database.ts";
import { loadAllObjectives } from "../../../data/plan/objective.ts";
import type { PlanMoment } from "../../../data/plan/planVersion.ts";
import type { Thing } from "../../../domain/access/mayDo.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { type Found, loadAll, type Office, yearOf } from "../office.ts";

/** How the table of rights asks about an objective: it is of the unit that answers for it. */
export function thingOfObjective({ holder }: Objective): Thing {
  return holder.kind === "unit" && holder.id ? { unit: holder.id } : {};
}

/** The objectives of the plan of a year that this person may read inside, cancelled ones too; at a moment, or as they are now. */
export function objectivesOfPlan(office: Office, moment: PlanMoment = {}): Promise<Objective[]> {
  const find = async (tx: Database): Promise<Found<Objective>[]> =>
    (await loadAllObjectives(tx, yearOf(office), moment)).map((value) => ({ thing: thingOfObjective(value), value }));
  return loadAll(office, "plan.readDraft", find);
}
