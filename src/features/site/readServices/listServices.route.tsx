import type { Service } from "../../../domain/report/structure.ts";
import { linkedToService } from "../../../domain/report/linkedObjectives.ts";
import { STRUCTURE_FIGURES } from "../../../domain/report/structureFigures.ts";
import { countSentence } from "../../../documents/relazione/headline.ts";
import { figure } from "../../../documents/relazione/figures.ts";
import type { Inline } from "../../../documents/tree.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { Inlines } from "../Inlines.tsx";
import { NotLinked } from "../NotLinked.tsx";
import { Key, NOTHING_LINKED, ObjectiveLinks } from "../OutcomeTree.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { ServiceTree } from "./ServiceTree.tsx";

/** The Albero della performance: services towards citizens and towards the offices, with the objectives linked to them. */
export function getServices(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(<ServicesPage report={report} />) }));
}

const SCOPE_WORDS: Readonly<Record<Service["scope"], string>> = {
  external: "Servizi esterni, per i cittadini",
  internal: "Servizi interni, per gli uffici",
};

function ServicesPage({ report }: { report: PublicYear }) {
  const { services, objectives, year } = report;
  const at = addressOf(report);
  const { figures } = report;
  const boughs = (["external", "internal"] as const)
    .map((scope) => ({
      scope,
      title: SCOPE_WORDS[scope],
      branches: services
        .filter((service) => service.scope === scope)
        .map((service) => ({ service: service.name, ...linkedToService(objectives, service) })),
    }))
    .filter(({ branches }) => branches.length > 0);
  const linked = boughs.flatMap(({ branches }) => branches.flatMap((branch) => branch.objectives));
  return (
    <YearPage shown={report} title={`Servizi ${String(year)}`} section="services" steps={[{ text: "Servizi" }]}>
      <h1>Servizi {year}: l'Albero della performance</h1>
      <p class="lead">
        <Inlines text={sentence(report)} figures={figures} at={at} />
      </p>
      {services.length > 0 && objectives.length > 0 && linked.length === 0 && <NotLinked to="a quale servizio" />}
      {services.length > 0 && (
        <section aria-labelledby="albero">
          <h2 id="albero">L'albero</h2>
          <div class="boughs">
            {boughs.map(({ scope, title, branches }) => (
              <ServiceTree id={`ramo-${scope}`} title={title} branches={branches} at={at} />
            ))}
          </div>
          {linked.length > 0 && <Key objectives={linked} />}
        </section>
      )}
      {services.length > 0 && (
        <section aria-labelledby="elenco">
          <h2 id="elenco">Lo stesso albero come elenco</h2>
          <ul>
            {boughs.map(({ title, branches }) => (
              <li>
                {title}
                <ul>
                  {branches.map(({ service, name, objectives: held }) => (
                    <li>
                      <a href={paths.service(at, service)}>{service}</a>
                      {linked.length > 0 && ": "}
                      {linked.length > 0 &&
                        (held.length === 0 ? NOTHING_LINKED : <Inlines text={countSentence(held, name)} figures={figures} at={at} />)}
                      <ObjectiveLinks objectives={held} at={at} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </section>
      )}
    </YearPage>
  );
}

/** "L'Albero della performance ha 10 servizi; obiettivi dell'anno collegati: 33 su 33." */
function sentence({ services, objectives }: PublicYear): Inline[] {
  if (services.length === 0) return ["Il documento non elenca i servizi dell'Albero della performance."];
  const all: Inline[] = ["Servizi nell'Albero della performance: ", figure(STRUCTURE_FIGURES.services)];
  if (objectives.length === 0) return [...all, "."];
  return [...all, "; obiettivi dell'anno collegati: ", figure(STRUCTURE_FIGURES.linkedToServices), " su ", figure("obiettivi"), "."];
}
