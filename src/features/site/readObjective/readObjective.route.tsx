import type { Child } from "hono/jsx";
import { loadObjectiveHistory } from "../../../data/plan/objectiveHistory.ts";
import { chainOf, sameObjectiveIn } from "../../../domain/plan/compareYears.ts";
import { isMissed, type Objective } from "../../../domain/plan/objective.ts";
import { originSentence, placeIn } from "../../../domain/plan/origin.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import { outcomeWords, reasonOf } from "../../../documents/relazione/objectives.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths } from "../../paths.ts";
import { type Held, HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { type InYear, Story } from "./Story.tsx";
import { Promised } from "./Promised.tsx";
import { Values } from "./Values.tsx";

/** One objective: what was promised, how it ended, and where each word comes from. */
export function getObjective(c: PublicContext): Promise<Response> {
  return servePublic(c, async (report, held) => {
    const at = report.objectives.findIndex(({ code }) => code === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const objective = report.objectives[at];
    if (!objective) return undefined;
    const { code } = report.administration;
    const story = (
      <Story
        administration={code}
        shown={objective}
        years={await sameInYears(held, report, objective)}
        continues={report.continuations?.find((each) => each.code === objective.code)}
        recorded={await loadObjectiveHistory(c.var.db, code, objective.code)}
      />
    );
    const neighbours = { before: report.objectives[at - 1], after: report.objectives[at + 1] };
    return { type: HTML, body: renderPage(<ObjectivePage report={report} objective={objective} story={story} {...neighbours} />) };
  });
}

/** An objective in every year held, the earliest first. One that has a twin in its own year continues nobody knows which, unless a link says it. */
async function sameInYears(held: Held, report: AnnualReport, objective: Objective): Promise<InYear[]> {
  const reports = await Promise.all(held.years.toReversed().map(async (year) => ({ year, report: await held.reportOf(year) })));
  const hasTwin = sameObjectiveIn(report.objectives, objective) === "several";
  const chain = chainOf(
    reports.flatMap((each) => (each.report ? [each.report] : [])),
    objective,
  );
  return reports.map(({ year, report: other }): InYear => {
    const by = chain?.boundBy.get(year);
    if (year === objective.year) return { year, objective, by };
    const bound = chain?.byYear.get(year);
    if (bound) return { year, objective: bound, by };
    const found = sameObjectiveIn(other?.objectives ?? [], objective);
    const told = found && hasTwin ? "several" : found;
    return { year, objective: chain && told !== "several" ? undefined : told };
  });
}

type Props = {
  readonly report: PublicYear;
  readonly objective: Objective;
  readonly story: Child;
  readonly before: Objective | undefined;
  readonly after: Objective | undefined;
};

function ObjectivePage({ report, objective, story, before, after }: Props) {
  const at = addressOf(report);
  const { code, title, evaluated } = objective;
  const steps = [{ text: "Obiettivi", href: paths.objectives(at) }, { text: code }];
  return (
    <YearPage shown={report} title={title} section="objectives" steps={steps}>
      <h1>{title}</h1>
      <p class="lead verdict">
        <OutcomeLeaf outcome={evaluated.outcome} />
        <span>
          {evaluated.outcome === "unknown" ? `Dell'obiettivo ${code} si legge: ` : `L'obiettivo ${code} risulta `}
          <a class="figure" href={paths.objectiveProof(at, code)} title="Come si arriva a questo esito">
            {outcomeWords(objective)}
          </a>
          .{(isMissed(objective) || objective.deviation) && ` ${reasonOf(objective)}.`}
        </span>
      </p>
      <Promised objective={objective} report={report} />
      <Values objective={objective} at={at} />
      {story}
      <OriginOf objective={objective} />
      <nav class="neighbours" aria-label="Altri obiettivi">
        {before ? (
          <a rel="prev" href={paths.objective(at, before.code)}>
            Precedente: {before.title}
          </a>
        ) : (
          <span />
        )}
        {after && (
          <a rel="next" href={paths.objective(at, after.code)}>
            Successivo: {after.title}
          </a>
        )}
      </nav>
    </YearPage>
  );
}

function OriginOf({ objective }: { objective: Objective }) {
  const { origin, heading, group, evaluated } = objective;
  const place = placeIn(origin);
  const outcomePlace =
    evaluated.place && (evaluated.place.file !== place?.file || evaluated.place.line !== place.line) ? evaluated.place : undefined;
  return (
    <section aria-labelledby="provenienza">
      <h2 id="provenienza">Da dove viene</h2>
      <p>
        {originSentence(origin)}
        {heading !== group && ` Nel documento il gruppo è scritto «${heading}».`}
        {outcomePlace && ` L'esito è alla riga ${String(outcomePlace.line)} di «${outcomePlace.file}».`}
      </p>
    </section>
  );
}
