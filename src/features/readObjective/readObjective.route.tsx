import type { Child } from "hono/jsx";
import { slugOf } from "../../domain/kernel/figure.ts";
import { INDICATOR_CLASS_WORDS, INDICATOR_KIND_WORDS, SOURCE_RELIABILITY_WORDS, targetProblemOf } from "../../domain/plan/indicator.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { printTarget } from "../../domain/plan/printTarget.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { NO_REASON, outcomeWords } from "../../documents/relazione/objectives.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths } from "../paths.ts";
import { HTML, type PublicContext, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** One objective: what was promised, how it ended, and where each word comes from. */
export function getObjective(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => {
    const at = report.objectives.findIndex(({ code }) => code === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const objective = report.objectives[at];
    if (!objective) return undefined;
    const page = (
      <ObjectivePage report={report} objective={objective} before={report.objectives[at - 1]} after={report.objectives[at + 1]} />
    );
    return { type: HTML, body: renderPage(page) };
  });
}

type Props = {
  readonly report: AnnualReport;
  readonly objective: Objective;
  readonly before: Objective | undefined;
  readonly after: Objective | undefined;
};

function ObjectivePage({ report, objective, before, after }: Props) {
  const at = addressOf(report);
  const { code, title, evaluated } = objective;
  const missed = evaluated.outcome === "notAchieved" || evaluated.outcome === "partlyAchieved";
  const steps = [{ text: "Obiettivi", href: paths.objectives(at) }, { text: code }];
  return (
    <YearPage shown={report} title={title} section="objectives" steps={steps}>
      <h1>{title}</h1>
      <p class="lead verdict">
        <OutcomeLeaf outcome={evaluated.outcome} />
        <span>
          L'obiettivo {code} risulta{" "}
          <a class="figure" href={paths.objectiveProof(at, code)} title="Come si arriva a questo esito">
            {outcomeWords(objective)}
          </a>
          .{missed && ` ${NO_REASON}.`}
        </span>
      </p>
      <Promise objective={objective} at={at} />
      <Values objective={objective} />
      <Origin objective={objective} />
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

function Promise({ objective, at }: { objective: Objective; at: { administration: string; year: number } }) {
  const { description, group, indicator, number, weight } = objective;
  return (
    <section aria-labelledby="previsto">
      <h2 id="previsto">Che cosa era previsto</h2>
      <dl class="facts">
        {description !== "" && <Fact term="Descrizione">{description}</Fact>}
        <Fact term="Gruppo">
          <a href={paths.objectives(at, { gruppo: slugOf(group) })}>{group}</a>
        </Fact>
        <Fact term="Target">
          <Target objective={objective} />
        </Fact>
        <Fact term="Indicatore">
          {indicator.written || "non indicato"}
          {indicator.kind === "formula" && <p class="meaning">Tipo: {INDICATOR_KIND_WORDS.formula}.</p>}
        </Fact>
        <Fact term="Classe dell'indicatore">
          {indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : <Missing text="non indicata nel documento" />}
        </Fact>
        <Fact term="Fonte del dato">
          {indicator.source.reliability === "missing" ? (
            <Missing
              text={`Manca la fonte del dato${indicator.source.written ? ` (il documento scrive «${indicator.source.written}»)` : ""}.`}
            />
          ) : (
            <>
              {indicator.source.written}
              <p class="meaning">Affidabilità: {SOURCE_RELIABILITY_WORDS[indicator.source.reliability]}.</p>
            </>
          )}
        </Fact>
        {number !== undefined && <Fact term="Numero nel documento">{number}</Fact>}
        <Fact term="Peso">{weight ?? <Missing text="non riportato nel documento" />}</Fact>
        <Fact term="Obiettivo strategico e operativo">
          <Missing text="Collegamento non indicato nel documento" />
        </Fact>
      </dl>
    </section>
  );
}

function Target({ objective }: { objective: Objective }) {
  const { written, reading } = objective.indicator.target;
  const problem = targetProblemOf(objective.indicator);
  return (
    <>
      {written === "" ? "" : `«${written}»`}
      {reading.understood ? <p class="meaning">Vuol dire: {printTarget(reading.target)}.</p> : <p class="missing">{problem}</p>}
    </>
  );
}

/** Measured, evaluated and validated are three values: only what somebody has told is there. */
function Values({ objective }: { objective: Objective }) {
  const { evaluated } = objective;
  return (
    <section aria-labelledby="valori">
      <h2 id="valori">Com'è andata</h2>
      <dl class="facts">
        <Fact term="Valore misurato">
          <Missing text="nessun valore registrato" />
        </Fact>
        <Fact term="Esito valutato">
          {evaluated.written === "" ? (
            <Missing text="non indicato nel documento" />
          ) : (
            `${outcomeWords(objective)} (nel documento: «${evaluated.written}»)`
          )}
        </Fact>
        <Fact term="Esito validato">
          <Missing text="nessuna validazione registrata" />
        </Fact>
      </dl>
    </section>
  );
}

function Origin({ objective }: { objective: Objective }) {
  const { place, heading, group, evaluated } = objective;
  const outcomePlace =
    evaluated.place && (evaluated.place.file !== place.file || evaluated.place.line !== place.line) ? evaluated.place : undefined;
  return (
    <section aria-labelledby="provenienza">
      <h2 id="provenienza">Da dove viene</h2>
      <p>
        È alla riga {place.line} del documento importato «{place.file}».
        {heading !== group && ` Nel documento il gruppo è scritto «${heading}».`}
        {outcomePlace && ` L'esito è alla riga ${String(outcomePlace.line)} di «${outcomePlace.file}».`}
      </p>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: Child }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Missing({ text }: { text: string }) {
  return <span class="missing">{text}</span>;
}
