import type { Database } from "../../../data/database/database.ts";
import { loadAllObjectives } from "../../../data/plan/objective.ts";
import type { PlanMoment } from "../../../data/plan/planVersion.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { thingOfHolder } from "../../commands/plan/thingOfHolder.ts";
import { type Found, loadAll, type Office, yearOf } from "../office.ts";

/** The objectives of the plan of a year that this person may read inside, cancelled ones too; at a moment, or as they are now. */
export function objectivesOfPlan(office: Office, moment: PlanMoment = {}): Promise<Objective[]> {
  const find = async (tx: Database): Promise<Found<Objective>[]> =>
    (await loadAllObjectives(tx, yearOf(office), moment)).map((value) => ({ thing: thingOfHolder(value.holder), value }));
  return loadAll(office, "plan.readDraft", find);
}
