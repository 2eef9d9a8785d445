import { slugOf } from "../../../domain/kernel/figure.ts";
import { hasOutcomes } from "../../../domain/plan/countOutcomes.ts";
import { citationText } from "../../../domain/kernel/citation.ts";
import { italianDate } from "../../../domain/kernel/civilDate.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import {
  durationCitation,
  PERFORMANCE_SECTIONS,
  type PublishedDocument,
  publishedUntil,
  type TransparencySection,
} from "../../../domain/report/transparencySections.rule.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { AdministrationPage } from "../AdministrationPage.tsx";
import { paths } from "../../paths.ts";
import { type Held, HTML, type PublicContext, serveAdministration } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";

/** "Amministrazione trasparente › Performance": its five sections, what is there of each year and what is missing. */
export function getTransparency(c: PublicContext): Promise<Response> {
  return serveAdministration(c, async (held) => {
    const reports = await Promise.all(held.years.map((year) => held.reportOf(year)));
    const found = reports.filter((report) => report !== undefined);
    return { type: HTML, body: renderPage(<TransparencyPage held={held} reports={found} />) };
  });
}

/** What there is of a document in a year: links to it, or what is not there yet; and the year in which publishing it became a duty. */
type PublishedSource = {
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly missing?: string;
  readonly dutyIn: number;
};

const HOLDINGS: Readonly<Record<PublishedDocument, (report: AnnualReport) => PublishedSource>> = {
  smvp: ({ year }) => ({ links: [], missing: `il Sistema di misurazione e valutazione in vigore nel ${String(year)}`, dutyIn: year }),
  plan: (report) => {
    const at = addressOf(report);
    if (report.objectives.length === 0) return { links: [], missing: `il Piano ${String(report.year)}`, dutyIn: report.year };
    const links = [{ text: `Obiettivi, indicatori e target ${String(report.year)}`, href: paths.objectives(at) }];
    if (report.strategic.length > 0)
      links.push({ text: `Obiettivi strategici e operativi ${String(report.year)}`, href: paths.strategy(at) });
    if (report.services.length > 0) links.push({ text: `Albero della performance ${String(report.year)}`, href: paths.services(at) });
    links.push({ text: `Dati aperti ${String(report.year)}`, href: paths.data(at) });
    return { links, dutyIn: report.year };
  },
  report: (report) => {
    const at = addressOf(report);
    const year = String(report.year);
    if (!hasOutcomes(report.objectives)) return { links: [], missing: `la Relazione ${year}`, dutyIn: report.year + 1 };
    const links = [
      { text: `Relazione sulla performance ${year}, pagina`, href: paths.relazione(at) },
      { text: `Relazione sulla performance ${year}, PDF`, href: paths.relazioneFile(at, "pdf") },
      { text: `Relazione sulla performance ${year}, JSON`, href: paths.relazioneFile(at, "json") },
    ];
    return { links, dutyIn: report.year + 1 };
  },
  bonusTotals: ({ year }) => ({
    links: [],
    missing: `i premi stanziati e quelli distribuiti per il ${String(year)}: nei documenti importati non ci sono importi`,
    dutyIn: year + 1,
  }),
  bonusDistribution: (report) => ({
    links:
      report.scoreBands.length > 0
        ? [
            {
              text: `Griglia dei punteggi ${String(report.year)}, nella Relazione`,
              href: `${paths.relazione(addressOf(report))}#valutazione-del-personale`,
            },
          ]
        : [],
    missing: `criteri, distribuzione in forma aggregata e grado di differenziazione dei premi ${String(report.year)}`,
    dutyIn: report.year + 1,
  }),
};

function TransparencyPage({ held, reports }: { held: Held; reports: readonly AnnualReport[] }) {
  const rows = PERFORMANCE_SECTIONS.flatMap(({ document }) => reports.map((report) => HOLDINGS[document](report)));
  const there = PERFORMANCE_SECTIONS.filter(({ document }) => reports.some((report) => HOLDINGS[document](report).links.length > 0)).length;
  return (
    <AdministrationPage
      held={held}
      title="Amministrazione trasparente: Performance"
      section="transparency"
      steps={[{ text: "Amministrazione trasparente" }, { text: "Performance" }]}
    >
      <h1>Amministrazione trasparente: Performance</h1>
      <p class="lead">
        {there} sezioni su {PERFORMANCE_SECTIONS.length} hanno qualcosa di pubblicato
        {rows.some(({ missing }) => missing !== undefined) && "; per ognuna è detto che cosa manca"}.
      </p>
      <nav class="contents" aria-label="Sezioni">
        <ul>
          {PERFORMANCE_SECTIONS.map(({ name }) => (
            <li>
              <a href={`#${slugOf(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {PERFORMANCE_SECTIONS.map((section) => (
        <Section section={section} reports={reports} />
      ))}
      <section aria-labelledby="durata">
        <h2 id="durata">Per quanto tempo</h2>
        <p>
          Ogni documento resta pubblicato per cinque anni, contati dal 1º gennaio dell'anno successivo a quello in cui nasce l'obbligo, e
          comunque finché produce effetti ({citationText(durationCitation)}). I dati si possono riutilizzare citando la fonte e senza
          alterarli ({citationText({ act: "d.lgs. 33/2013", article: "7" })}).
        </p>
      </section>
    </AdministrationPage>
  );
}

function Section({
  section: { code, name, citation, document },
  reports,
}: {
  section: TransparencySection;
  reports: readonly AnnualReport[];
}) {
  return (
    <section aria-labelledby={slugOf(name)}>
      <h2 id={slugOf(name)}>{name}</h2>
      <p class="meaning">
        {citationText(citation)}. Codice della sezione: {code}.
      </p>
      {reports.map((report) => {
        const { links, missing, dutyIn } = HOLDINGS[document](report);
        const until = publishedUntil(dutyIn);
        return (
          <>
            <h3>{report.year}</h3>
            <ul>
              {links.map(({ text, href }) => (
                <li>
                  <a href={href}>{text}</a>
                </li>
              ))}
              {missing !== undefined && <li class="missing">Non ancora pubblicato: {missing}.</li>}
            </ul>
            {links.length > 0 && until && <p class="table-note">Pubblicato almeno fino al {italianDate(until)}.</p>}
          </>
        );
      })}
    </section>
  );
}
