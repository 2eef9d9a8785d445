import { slugOf } from "../../../domain/kernel/figure.ts";
import { groupsOf, unitsOf } from "../../../domain/plan/countOutcomes.ts";
import { splitGroup } from "../../../domain/plan/group.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { ObjectiveSet, SetSentence } from "../ObjectiveSet.tsx";
import { groupBranches } from "../OutcomeTree.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** A group's page, or that of a settore with all its areas: how its objectives ended, the missed ones first. */
export function getUnit(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const units = [...groupsOf(report.objectives), ...unitsOf(report.objectives)];
    const unit = units.find(([name]) => slugOf(name) === c.req.param("unit"));
    return unit && { type: HTML, body: renderPage(<UnitPage report={report} name={unit[0]} objectives={unit[1]} />) };
  });
}

function UnitPage({ report, name, objectives }: { report: PublicYear; name: string; objectives: readonly Objective[] }) {
  const at = addressOf(report);
  const { figures } = report;
  return (
    <YearPage shown={report} title={name} section="objectives" steps={[{ text: "Obiettivi", href: paths.objectives(at) }, { text: name }]}>
      <h1>{name}</h1>
      <SetSentence name={name} objectives={objectives} figures={figures} at={at} />
      <Relatives report={report} name={name} objectives={objectives} />
      <ObjectiveSet objectives={objectives} branches={groupBranches(objectives, at)} figures={figures} at={at} weights />
      {objectives.every(({ weight }) => weight === undefined) && <p class="missing">Il documento non dà un peso agli obiettivi.</p>}
    </YearPage>
  );
}

/** The settore of an area, the areas of a settore, and the list of a group that can be filtered. */
function Relatives({ report, name, objectives }: { report: PublicYear; name: string; objectives: readonly Objective[] }) {
  const at = addressOf(report);
  const groups = groupsOf(objectives).map(([group]) => group);
  const isGroup = groups.length === 1 && groups[0] === name;
  const { parent } = splitGroup(name);
  const whole = isGroup && unitsOf(report.objectives).find(([, held]) => held.some(({ group }) => group === name))?.[0];
  if (!isGroup) return <p>Comprende: {groups.map((group, i) => [i > 0 && "; ", <a href={paths.unit(at, group)}>{group}</a>])}.</p>;
  return (
    <p>
      {whole && (
        <>
          Fa parte di <a href={paths.unit(at, whole)}>{parent ?? name}, con tutte le sue aree</a>.{" "}
        </>
      )}
      <a href={paths.objectives(at, { gruppo: slugOf(name) })}>Cerca e ordina i suoi obiettivi</a>.
    </p>
  );
}
