import { linkedToOperational, linkedToStrategic, operationalByStrategic, operationalKey } from "../../../domain/report/linkedObjectives.ts";
import type { OperationalObjective } from "../../../domain/report/structure.ts";
import { STRUCTURE_FIGURES } from "../../../domain/report/structureFigures.ts";
import { figure } from "../../../documents/relazione/figures.ts";
import { countSentence } from "../../../documents/relazione/headline.ts";
import type { Inline } from "../../../documents/tree.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { Inlines } from "../Inlines.tsx";
import { NotLinked } from "../NotLinked.tsx";
import { type Branch, hasLeaves, OutcomeTree } from "../OutcomeTree.tsx";
import { paths, type YearAddress } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { MandateLines, PublicValue } from "./Mandate.tsx";

/** The strategic and operational objectives of a year, and what hangs from them. */
export function getStrategy(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(<StrategyPage report={report} />) }));
}

function StrategyPage({ report }: { report: PublicYear }) {
  const { objectives, strategic, operational, year } = report;
  const at = addressOf(report);
  const { figures } = report;
  const branches = strategic.map((each): Branch => {
    const { name, objectives: linked } = linkedToStrategic(objectives, each);
    return { text: `${String(each.number)}. ${each.title}`, href: paths.strategic(at, each.number), name, objectives: linked };
  });
  const isLinked = branches.some((branch) => branch.objectives.length > 0);
  return (
    <YearPage shown={report} title={`Strategia ${String(year)}`} section="strategy" steps={[{ text: "Strategia" }]}>
      <h1>Strategia {year}</h1>
      <p class="lead">
        <Inlines text={sentence(report)} figures={figures} at={at} />
      </p>
      {strategic.length + operational.length > 0 && objectives.length > 0 && !isLinked && (
        <NotLinked to="a quale obiettivo strategico o operativo" />
      )}
      {isLinked && (
        <section aria-labelledby="albero">
          <h2 id="albero">Che cosa dipende da ogni obiettivo strategico</h2>
          {hasLeaves(branches.flatMap(({ objectives }) => objectives)) && (
            <p>Un ramo per ogni obiettivo strategico, una foglia per ogni obiettivo dell'anno collegato.</p>
          )}
          <OutcomeTree branches={branches} figures={figures} at={at} />
        </section>
      )}
      <MandateLines report={report} />
      <Lists report={report} />
      <PublicValue report={report} />
    </YearPage>
  );
}

/** "Gli obiettivi strategici sono 6 e quelli operativi 14; 33 obiettivi dell'anno su 33 vi sono collegati." */
function sentence({ strategic, operational, objectives }: PublicYear): Inline[] {
  if (strategic.length + operational.length === 0) return ["Il documento non elenca obiettivi strategici né operativi."];
  const lists: Inline[] = [
    "Gli obiettivi strategici sono ",
    figure(STRUCTURE_FIGURES.strategic),
    " e quelli operativi ",
    figure(STRUCTURE_FIGURES.operational),
  ];
  if (objectives.length === 0) return [...lists, "."];
  return [...lists, "; obiettivi dell'anno collegati: ", figure(STRUCTURE_FIGURES.linkedToStrategy), " su ", figure("obiettivi"), "."];
}

function Lists({ report }: { report: PublicYear }) {
  const { strategic, operational } = report;
  const at = addressOf(report);
  const under = operationalByStrategic(operational);
  const listed = new Set(strategic.map(({ number }) => number));
  const others = operational.filter((each) => each.strategic === undefined || !listed.has(each.strategic));
  return (
    <>
      {strategic.length > 0 && (
        <section aria-labelledby="strategici">
          <h2 id="strategici">Gli obiettivi strategici</h2>
          <ul class="outline">
            {strategic.map(({ number, title, responsible }) => (
              <li>
                <a href={paths.strategic(at, number)}>
                  {number}. {title}
                </a>
                {responsible !== undefined && <p class="meaning">Ne risponde: {responsible}.</p>}
                <Operational objectives={under.get(number) ?? []} report={report} at={at} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="operativi">
          <h2 id="operativi">Gli obiettivi operativi</h2>
          {strategic.length > 0 && <p class="missing">Il documento non dice da quale obiettivo strategico dipende ciascuno.</p>}
          <Operational objectives={others} report={report} at={at} />
        </section>
      )}
    </>
  );
}

type OperationalProps = { objectives: readonly OperationalObjective[]; report: PublicYear; at: YearAddress };

function Operational({ objectives, report, at }: OperationalProps) {
  if (objectives.length === 0) return null;
  const { figures } = report;
  return (
    <ul>
      {objectives.map((each) => {
        const { name, objectives: linked } = linkedToOperational(report.objectives, each);
        return (
          <li>
            <a href={paths.operational(at, operationalKey(report.operational, each))}>
              {each.code !== undefined && `${each.code} `}
              {each.title}
            </a>
            {linked.length > 0 && (
              <>
                {": "}
                <Inlines text={countSentence(linked, name)} figures={figures} at={at} />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
