import { slugOf } from "../../../domain/kernel/figure.ts";
import { linkedToService } from "../../../domain/report/linkedObjectives.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { LinkedSentence, ObjectiveSet } from "../ObjectiveSet.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** One service of the Albero della performance, with the objectives linked to it. */
export function getService(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const service = report.services.find(({ name }) => slugOf(name) === c.req.param("service"));
    return service && { type: HTML, body: renderPage(<ServicePage report={report} service={service} />) };
  });
}

function ServicePage({ report, service }: { report: PublicYear; service: PublicYear["services"][number] }) {
  const at = addressOf(report);
  const { figures } = report;
  const { name, objectives } = linkedToService(report.objectives, service);
  const isAnyLinked = report.objectives.some(({ links }) => links.services.length > 0);
  return (
    <YearPage
      shown={report}
      title={`Servizio: ${service.name}`}
      section="services"
      steps={[{ text: "Servizi", href: paths.services(at) }, { text: service.name }]}
    >
      <h1>{service.name}</h1>
      <LinkedSentence
        name={name}
        objectives={objectives}
        figures={figures}
        at={at}
        from="questo servizio"
        notLinkedTo={isAnyLinked || report.objectives.length === 0 ? undefined : "a quale servizio"}
      />
      <p>
        {service.scope === "external" ? "È un servizio esterno, per i cittadini." : "È un servizio interno, per gli altri uffici."} Sta alla
        riga {service.place.line} di «{service.place.file}».
      </p>
      {objectives.length > 0 && (
        <ObjectiveSet
          objectives={objectives}
          branches={[{ text: service.name, href: paths.service(at, service.name), name, objectives }]}
          figures={figures}
          at={at}
        />
      )}
    </YearPage>
  );
}
