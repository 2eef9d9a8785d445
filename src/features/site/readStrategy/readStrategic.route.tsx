import { linkedToOperational, linkedToStrategic, operationalKey } from "../../../domain/report/linkedObjectives.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { LinkedSentence, ObjectiveSet } from "../ObjectiveSet.tsx";
import type { Branch } from "../OutcomeTree.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { UnderLine } from "./Mandate.tsx";

/** One strategic objective: its operational objectives, and the objectives of the year that hang from it. */
export function getStrategic(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const strategic = report.strategic.find(({ number }) => String(number) === c.req.param("number"));
    return strategic && { type: HTML, body: renderPage(<StrategicPage report={report} strategic={strategic} />) };
  });
}

function StrategicPage({ report, strategic }: { report: PublicYear; strategic: PublicYear["strategic"][number] }) {
  const at = addressOf(report);
  const { figures } = report;
  const { name, objectives } = linkedToStrategic(report.objectives, strategic);
  const operational = report.operational.filter((each) => each.strategic === strategic.number);
  const title = `Obiettivo strategico ${String(strategic.number)}: ${strategic.title}`;
  const branch: Branch = { text: strategic.title, href: paths.strategic(at, strategic.number), name, objectives };
  return (
    <YearPage
      shown={report}
      title={title}
      section="strategy"
      steps={[{ text: "Strategia", href: paths.strategy(at) }, { text: `Obiettivo strategico ${String(strategic.number)}` }]}
    >
      <h1>{title}</h1>
      <LinkedSentence
        name={name}
        objectives={objectives}
        figures={figures}
        at={at}
        from="questo obiettivo strategico"
        notLinkedTo={notLinkedTo(report)}
      />
      <p>
        {strategic.responsible === undefined ? (
          <span class="missing">Chi ne risponde non è indicato nel documento.</span>
        ) : (
          <>Ne risponde: {strategic.responsible}.</>
        )}
      </p>
      <UnderLine report={report} number={strategic.mandateLine} />
      {operational.length > 0 && (
        <section aria-labelledby="operativi">
          <h2 id="operativi">I suoi obiettivi operativi</h2>
          <ul>
            {operational.map((each) => (
              <li>
                <a href={paths.operational(at, operationalKey(report.operational, each))}>
                  {each.code} {each.title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {objectives.length > 0 && <ObjectiveSet objectives={objectives} branches={[branch]} figures={figures} at={at} />}
    </YearPage>
  );
}

/** One operational objective, with what hangs from it and the strategic one it belongs to. */
export function getOperational(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const operational = report.operational.find((each) => operationalKey(report.operational, each) === c.req.param("key"));
    return operational && { type: HTML, body: renderPage(<OperationalPage report={report} operational={operational} />) };
  });
}

function OperationalPage({ report, operational }: { report: PublicYear; operational: PublicYear["operational"][number] }) {
  const at = addressOf(report);
  const { figures } = report;
  const { name, objectives } = linkedToOperational(report.objectives, operational);
  const above = report.strategic.find(({ number }) => number === operational.strategic);
  const title = `Obiettivo operativo${operational.code === undefined ? "" : ` ${operational.code}`}: ${operational.title}`;
  const href = paths.operational(at, operationalKey(report.operational, operational));
  return (
    <YearPage
      shown={report}
      title={title}
      section="strategy"
      steps={[{ text: "Strategia", href: paths.strategy(at) }, { text: `Obiettivo operativo ${operational.code ?? ""}`.trim() }]}
    >
      <h1>{title}</h1>
      <LinkedSentence
        name={name}
        objectives={objectives}
        figures={figures}
        at={at}
        from="questo obiettivo operativo"
        notLinkedTo={notLinkedTo(report)}
      />
      <p>
        {above ? (
          <>
            Fa parte dell'obiettivo strategico{" "}
            <a href={paths.strategic(at, above.number)}>
              {above.number}. {above.title}
            </a>
            .
          </>
        ) : (
          <span class="missing">Il documento non dice da quale obiettivo strategico dipende.</span>
        )}
      </p>
      {objectives.length > 0 && (
        <ObjectiveSet objectives={objectives} branches={[{ text: operational.title, href, name, objectives }]} figures={figures} at={at} />
      )}
    </YearPage>
  );
}

function notLinkedTo({ objectives }: PublicYear): string | undefined {
  const isLinked = objectives.some(({ links }) => links.strategic.length + links.operational.length > 0);
  return isLinked || objectives.length === 0 ? undefined : "a quale obiettivo strategico o operativo";
}
