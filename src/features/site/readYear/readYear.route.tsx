import { type AnnualReport, isOnlyPlan } from "../../../domain/report/annualReport.ts";
import type { Figure } from "../../../domain/kernel/figure.ts";
import { groupsOf } from "../../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { countCaption, countColumns } from "../../../documents/relazione/countColumns.ts";
import { headline } from "../../../documents/relazione/headline.ts";
import { approvalSentence } from "../../../documents/relazione/planLife.ts";
import { nameOfDocument } from "../../../documents/relazione/nameOfDocument.ts";
import { listPublicNumbers, type PublicNumber } from "../../../data/publication/publishedYear.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { Inlines } from "../Inlines.tsx";
import { MissedObjectives } from "../MissedObjectives.tsx";
import { groupBranches, hasLeaves, OutcomeTree } from "../OutcomeTree.tsx";
import { CountHeads } from "../CountHeads.tsx";
import { paths, type YearAddress } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { Versions } from "./Versions.tsx";

/** The home of an administration and year: what was promised and kept, what was missed first. */
export function getYear(c: PublicContext): Promise<Response> {
  return servePublic(c, async (report) => {
    const numbers = await listPublicNumbers(c.var.db, report.administration.code, report.year);
    return { type: HTML, body: renderPage(<HomePage report={report} numbers={numbers} />) };
  });
}

function HomePage({ report, numbers }: { report: PublicYear; numbers: readonly PublicNumber[] }) {
  const { objectives, year } = report;
  const { figures } = report;
  const at = addressOf(report);
  return (
    <YearPage shown={report} title={`Performance ${String(year)}`} section="year">
      <h1>Performance {year}</h1>
      <p class="lead">
        <Inlines text={headline(objectives, year)} figures={figures} at={at} />
      </p>
      <p class="meaning">
        {approvalSentence(report)}
        {report.approval && (
          <>
            {" "}
            <a href={paths.variations(at)}>{report.variations ? "Le sue variazioni" : "Nessuna variazione"}</a>
          </>
        )}
      </p>
      {objectives.length > 0 && (
        <>
          <section aria-labelledby="albero">
            <h2 id="albero">L'albero degli obiettivi</h2>
            <p>
              {hasLeaves(objectives)
                ? "Un ramo per ogni gruppo, una foglia per ogni obiettivo. Ogni foglia si apre."
                : "Un ramo per ogni gruppo: qui gli obiettivi sono troppi per una foglia ciascuno. Ogni ramo si apre."}
            </p>
            <OutcomeTree branches={groupBranches(objectives, at)} figures={figures} at={at} />
          </section>
          <MissedObjectives objectives={objectives} at={at} />
          <Groups objectives={objectives} figures={figures} at={at} />
        </>
      )}
      <Documents at={at} report={report} />
      <Versions numbers={numbers} inForce={report.from.numbers[0]} at={at} />
    </YearPage>
  );
}

function Groups({
  objectives,
  figures,
  at,
}: {
  objectives: readonly Objective[];
  figures: Readonly<Record<string, Figure>>;
  at: YearAddress;
}) {
  const columns = countColumns(objectives);
  const cellsOf = (held: readonly Objective[], group?: string) =>
    columns.map(({ cellOf }) => (
      <td class="number">
        <Inlines text={[cellOf(held, group)]} figures={figures} at={at} />
      </td>
    ));
  return (
    <section aria-labelledby="gruppi">
      <h2 id="gruppi">Gruppo per gruppo</h2>
      <section class="table-scroll" aria-labelledby="tabella-gruppi" tabindex={0}>
        <table class="table">
          <caption id="tabella-gruppi">{countCaption(objectives, at.year)}</caption>
          <thead>
            <tr>
              <th scope="col">Gruppo</th>
              <CountHeads columns={columns} />
            </tr>
          </thead>
          <tbody>
            {groupsOf(objectives).map(([group, held]) => (
              <tr>
                <th scope="row">
                  <a href={paths.unit(at, group)}>{group}</a>
                </th>
                {cellsOf(held, group)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Tutta l'amministrazione</th>
              {cellsOf(objectives)}
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
}

function Documents({ at, report }: { at: YearAddress; report: AnnualReport }) {
  const { year } = report;
  return (
    <section aria-labelledby="documenti">
      <h2 id="documenti">{isOnlyPlan(report) ? "Il piano" : "La Relazione"}</h2>
      <p>
        <a href={paths.relazione(at)}>
          Leggi {isOnlyPlan(report) ? "il" : "la"} {nameOfDocument(report)}
        </a>{" "}
        oppure scarica il documento in <a href={paths.relazioneFile(at, "pdf")}>PDF accessibile</a>,{" "}
        <a href={paths.relazioneFile(at, "html")}>HTML</a>, <a href={paths.relazioneFile(at, "txt")}>testo</a> o{" "}
        <a href={paths.relazioneFile(at, "json")}>JSON</a>.
      </p>
      <p>
        <a href={paths.data(at)}>Dati aperti {year}</a>: gli obiettivi e gli esiti in CSV e JSON, con il loro dizionario.
      </p>
    </section>
  );
}
