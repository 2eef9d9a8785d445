import { figureId, hasOutcomes } from "../../../domain/plan/countOutcomes.ts";
import { countColumns } from "../../../documents/relazione/countColumns.ts";
import { headline } from "../../../documents/relazione/headline.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { AdministrationPage } from "../AdministrationPage.tsx";
import { FigureLink, Inlines } from "../Inlines.tsx";
import { CountHeads } from "../CountHeads.tsx";
import { paths } from "../../paths.ts";
import { type Held, HTML, type PublicContext, serveAdministration } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";
import { ContinuedObjectives, GroupsAcrossYears, StrategyAcrossYears } from "./Across.tsx";
import type { ComparedYear } from "./comparedYear.ts";
import { ShareChart } from "./ShareChart.tsx";

/** The home of an administration: its years side by side, the earliest first. */
export function getAdministration(c: PublicContext): Promise<Response> {
  return serveAdministration(c, async (held) => {
    const years: ComparedYear[] = [];
    for (const year of held.years.toReversed()) {
      const [report, figures] = await Promise.all([held.reportOf(year), held.figuresOf(year)]);
      if (report) years.push({ report, figures, isComparable: hasOutcomes(report.objectives) });
    }
    return { type: HTML, body: renderPage(<YearsPage held={held} years={years} />) };
  });
}

function YearsPage({ held, years }: { held: Held; years: readonly ComparedYear[] }) {
  return (
    <AdministrationPage held={held} title="Anni e confronto" section="years">
      <h1>{held.administration.name}: anni e confronto</h1>
      <FirstSentence years={years} />
      <section aria-labelledby="anni">
        <h2 id="anni">Anno per anno</h2>
        <YearsTable years={years} />
        {years.length > 1 && years.some(({ isComparable }) => !isComparable) && (
          <p class="table-note">Confronto non possibile per gli anni di cui non sono ancora indicati gli esiti.</p>
        )}
      </section>
      {years.filter(({ isComparable }) => isComparable).length > 1 && <ShareChart years={years} />}
      {years.length > 1 && (
        <>
          <GroupsAcrossYears years={years} />
          <StrategyAcrossYears years={years} />
          <ContinuedObjectives years={years} />
        </>
      )}
      <p>
        Ogni operazione lascia una riga in un registro sigillato:{" "}
        <a href={paths.log(held.administration.code)}>che cosa prova il registro</a>.
      </p>
    </AdministrationPage>
  );
}

/** «La quota di obiettivi raggiunti è stata del 71,43 % nel 2024 e del 66,67 % nel 2025.» */
function FirstSentence({ years }: { years: readonly ComparedYear[] }) {
  const told = years.filter(({ isComparable }) => isComparable);
  const [shown, ...others] = told.length > 0 ? told : years;
  if (!shown) return null;
  if (others.length === 0 || told.length === 0) {
    const { report, figures } = shown;
    return (
      <p class="lead">
        <Inlines text={headline(report.objectives, report.year)} figures={figures} at={addressOf(report)} />
        {years.length === 1
          ? " Non c'è ancora un altro anno con cui confrontarlo."
          : " Degli altri anni non sono ancora indicati gli esiti: il confronto non è possibile."}
      </p>
    );
  }
  return (
    <p class="lead">
      La quota di obiettivi raggiunti è stata del{" "}
      {told.map(({ report, figures }, i) => [
        i > 0 && (i === told.length - 1 ? " e del " : ", del "),
        <FigureLink figure={figureId("share")} figures={figures} at={addressOf(report)} />,
        ` nel ${String(report.year)}`,
      ])}
      .
    </p>
  );
}

function YearsTable({ years }: { years: readonly ComparedYear[] }) {
  const [all, ...outcomes] = countColumns(years.flatMap(({ report }) => report.objectives));
  const columns = all ? [all, ...outcomes] : [];
  return (
    <section class="table-scroll" aria-labelledby="tabella-anni" tabindex={0}>
      <table class="table">
        <caption id="tabella-anni">Esiti degli obiettivi anno per anno</caption>
        <thead>
          <tr>
            <th scope="col">Anno</th>
            <CountHeads columns={columns} />
          </tr>
        </thead>
        <tbody>
          {years.map(({ report, figures, isComparable }) => (
            <tr>
              <th scope="row">
                <a href={paths.year(addressOf(report))}>{report.year}</a>
              </th>
              {columns.map((column) => (
                <td class="number">
                  {column === all || isComparable ? (
                    <Inlines text={[column.cellOf(report.objectives)]} figures={figures} at={addressOf(report)} />
                  ) : (
                    <span class="missing">non indicato</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
