import { slugOf } from "../../../domain/kernel/figure.ts";
import { figureId, groupsOf } from "../../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { OUTCOME_SLUGS, OUTCOME_WORDS, OUTCOME_WORDS_PLURAL } from "../../../domain/plan/outcome.ts";
import type { Inline } from "../../../documents/tree.ts";
import { outcomesIn } from "../../../documents/treePicture.ts";
import { SearchField, SelectField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { Inlines } from "../Inlines.tsx";
import { ObjectiveTable } from "../ObjectiveTable.tsx";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { applyFilter, type ObjectiveFilter, ORDERS, type Order, readFilter } from "./objectiveFilter.ts";

/** The list of objectives; what it shows stands in its address. */
export function getObjectives(c: PublicContext): Promise<Response> {
  const filter = readFilter(c.req.query());
  const draw = (report: PublicYear) => ({ type: HTML, body: renderPage(<ObjectivesPage report={report} filter={filter} />) });
  return servePublic(c, draw, JSON.stringify(filter));
}

const ORDER_WORDS: Record<Order, string> = {
  codice: "Come nel documento",
  esito: "Prima i non raggiunti",
  titolo: "Per titolo",
  gruppo: "Per gruppo",
  target: "Per scadenza",
};

function ObjectivesPage({ report, filter }: { report: PublicYear; filter: ObjectiveFilter }) {
  const shown = applyFilter(report.objectives, filter);
  const at = addressOf(report);
  return (
    <YearPage shown={report} title={`Obiettivi ${String(report.year)}`} section="objectives" steps={[{ text: "Obiettivi" }]}>
      <h1>Obiettivi {report.year}</h1>
      <p class="lead">
        <Inlines text={sentence(shown, report.objectives, filter)} figures={report.figures} at={at} />
      </p>
      <FilterForm report={report} filter={filter} />
      {shown.length === 0 ? (
        <p>
          <a href={paths.objectives(at)}>Mostra tutti gli obiettivi</a>.
        </p>
      ) : (
        <ObjectiveTable objectives={shown} caption={`Obiettivi ${String(report.year)}`} at={at} />
      )}
    </YearPage>
  );
}

/** "Sono mostrati 4 obiettivi su 74: Settore Territorio, non raggiunti." */
function sentence(shown: readonly Objective[], objectives: readonly Objective[], { search, group, outcome }: ObjectiveFilter): Inline[] {
  const all: Inline = { kind: "figure", figure: figureId("objectives") };
  const conditions = [
    ...(group ? [objectives.find((objective) => slugOf(objective.group) === group)?.group ?? "gruppo che non c'è"] : []),
    ...(outcome ? [OUTCOME_WORDS_PLURAL[outcome]] : []),
    ...(search ? [`con «${search}»`] : []),
  ];
  if (conditions.length === 0) return objectives.length === 1 ? ["L'obiettivo è ", all, "."] : ["Gli obiettivi sono ", all, "."];
  if (shown.length === 0) return ["Nessun obiettivo su ", all, ` corrisponde alla ricerca: ${conditions.join(", ")}.`];
  const count = shown.length === 1 ? "È mostrato 1 obiettivo" : `Sono mostrati ${String(shown.length)} obiettivi`;
  return [`${count} su `, all, `: ${conditions.join(", ")}.`];
}

function FilterForm({ report, filter }: { report: PublicYear; filter: ObjectiveFilter }) {
  const groups = groupsOf(report.objectives).map(([group]) => ({ value: slugOf(group), text: group }));
  const outcomes = outcomesIn(report.objectives).map((outcome) => ({ value: OUTCOME_SLUGS[outcome], text: OUTCOME_WORDS[outcome] }));
  const orders = ORDERS.map((order) => ({ value: order, text: ORDER_WORDS[order] }));
  return (
    <form class="filter" method="get" role="search" aria-label="Cerca tra gli obiettivi">
      <SearchField id="q" label="Cerca nel titolo e nella descrizione" value={filter.search} />
      <SelectField id="gruppo" label="Gruppo" options={[{ value: "", text: "Tutti" }, ...groups]} value={filter.group} />
      <SelectField
        id="esito"
        label="Esito"
        options={[{ value: "", text: "Tutti" }, ...outcomes]}
        value={filter.outcome ? OUTCOME_SLUGS[filter.outcome] : ""}
      />
      <SelectField id="ordine" label="Ordine" options={orders} value={filter.order} />
      <button class="btn btn-primary" type="submit">
        Mostra
      </button>
    </form>
  );
}
