import { searchFor } from "../kernel/searchFor.ts";
import { groupsOf } from "../plan/countOutcomes.ts";
import type { Objective } from "../plan/objective.ts";
import type { AnnualReport } from "./annualReport.ts";
import type { MandateLine, OperationalObjective, PublicValueObjective, Service, StrategicObjective } from "./structure.ts";

/** What was found of a year, kind by kind. */
export type FoundInYear = {
  readonly objectives: readonly Objective[];
  readonly mandateLines: readonly MandateLine[];
  readonly publicValue: readonly PublicValueObjective[];
  readonly strategic: readonly StrategicObjective[];
  readonly operational: readonly OperationalObjective[];
  readonly services: readonly Service[];
  readonly groups: readonly string[];
};

/** Everything of a year in which each of the words looked for occurs, as `searchFor` finds it. No word finds nothing. */
export function searchReport(report: AnnualReport, search: string): FoundInYear {
  const { objectives, mandateLines, publicValue, strategic, operational, services } = report;
  const holds = searchFor(search);
  return {
    objectives: objectives.filter(({ code, title, description, group, indicators }) =>
      holds(
        code,
        title,
        description,
        group,
        ...indicators.flatMap(({ written, target, source }) => [written, target.written, source.written]),
      ),
    ),
    mandateLines: mandateLines.filter(({ title }) => holds(title)),
    publicValue: publicValue.filter(({ code, title }) => holds(code, title)),
    strategic: strategic.filter(({ title, responsible }) => holds(title, responsible)),
    operational: operational.filter(({ title, code }) => holds(code, title)),
    services: services.filter(({ name }) => holds(name)),
    groups: groupsOf(objectives).flatMap(([group]) => (holds(group) ? [group] : [])),
  };
}
