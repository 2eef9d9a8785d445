import { approvalSentence, approvalWords, variationWords } from "../../../documents/relazione/planLife.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { VariationChanges } from "../../VariationChanges.tsx";
import { addressOf, YearPage } from "../YearPage.tsx";

/** How the plan of a year was approved, and what acts changed of it since: before and after, and why. */
export function getVariations(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(<VariationsPage report={report} />) }));
}

function VariationsPage({ report }: { report: PublicYear }) {
  const { year, approval, variations = [], cancelled = [] } = report;
  const at = addressOf(report);
  const isIn = new Set(report.objectives.map(({ code }) => code));
  return (
    <YearPage shown={report} title={`Variazioni del piano ${String(year)}`} section="year" steps={[{ text: "Variazioni" }]}>
      <h1>Variazioni del piano {year}</h1>
      <p class="lead">{approvalSentence(report)}</p>
      {approval && variations.length === 0 && <p class="empty">Dopo l'approvazione il piano non è stato variato.</p>}
      {variations.map((variation) => {
        const { number, code, opinion, changes, withheld } = variation;
        const title = withheld === undefined ? variation.title : code;
        return (
          <section aria-labelledby={`variazione-${number}`}>
            <h2 id={`variazione-${number}`}>{isIn.has(code) ? <a href={paths.objective(at, code)}>{title}</a> : title}</h2>
            <p>
              {code}: {variationWords(variation)}
            </p>
            <p class="meaning">Atto: {approvalWords(variation)}.</p>
            {opinion !== undefined && <p>Parere dell'OIV o del Nucleo di valutazione: {opinion}</p>}
            {withheld === undefined && <VariationChanges id={`cambia-${number}`} caption="Prima e dopo" changes={changes} />}
          </section>
        );
      })}
      {cancelled.length > 0 && (
        <section aria-labelledby="annullati">
          <h2 id="annullati">Obiettivi annullati</h2>
          <p>Non fanno più parte del piano, e non si contano.</p>
          <ul>
            {cancelled.map(({ code, title, group }) => (
              <li>
                {code} {title} ({group})
              </li>
            ))}
          </ul>
        </section>
      )}
    </YearPage>
  );
}
