import type { Child } from "hono/jsx";
import { loadObjectiveHistory } from "../../data/objectiveHistory.ts";
import {
  INDICATOR_CLASS_WORDS,
  INDICATOR_KIND_WORDS,
  kindOfIndicator,
  SOURCE_RELIABILITY_WORDS,
  targetProblemOf,
} from "../../domain/plan/indicator.ts";
import { sameObjectiveIn } from "../../domain/plan/compareYears.ts";
import { differsFromMeasured, measuredOutcome } from "../../domain/plan/measuredOutcome.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OBJECTIVE_KIND_WORDS } from "../../domain/plan/objectiveKind.ts";
import { OUTCOME_WORDS } from "../../domain/plan/outcome.ts";
import { italianDecimal } from "../../domain/kernel/rational.ts";
import { printTarget } from "../../domain/plan/printTarget.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { outcomeWords, reasonOf } from "../../documents/relazione/objectives.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths } from "../paths.ts";
import { type Held, HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { type InYear, Story } from "./Story.tsx";

/** One objective: what was promised, how it ended, and where each word comes from. */
export function getObjective(c: PublicContext): Promise<Response> {
  return servePublic(c, async (report, held) => {
    const at = report.objectives.findIndex(({ code }) => code === `${String(report.year)}-${c.req.param("ordinal") ?? ""}`);
    const objective = report.objectives[at];
    if (!objective) return undefined;
    const { code } = report.administration;
    const story = (
      <Story
        administration={code}
        shown={objective}
        years={await sameInYears(held, report, objective)}
        recorded={await loadObjectiveHistory(c.var.db, code, objective.code)}
      />
    );
    const neighbours = { before: report.objectives[at - 1], after: report.objectives[at + 1] };
    return { type: HTML, body: renderPage(<ObjectivePage report={report} objective={objective} story={story} {...neighbours} />) };
  });
}

/** The same objective in every year held, the earliest first. One that has a twin in its own year continues nobody knows which. */
function sameInYears(held: Held, report: AnnualReport, objective: Objective): Promise<InYear[]> {
  const hasTwin = sameObjectiveIn(report.objectives, objective) === "several";
  const twinless = (found: InYear["objective"]) => (found && hasTwin ? "several" : found);
  const inYear = async (year: number): Promise<InYear> => {
    if (year === objective.year) return { year, objective };
    return { year, objective: twinless(sameObjectiveIn((await held.reportOf(year))?.objectives ?? [], objective)) };
  };
  return Promise.all(held.years.toReversed().map(inYear));
}

type Props = {
  readonly report: PublicYear;
  readonly objective: Objective;
  readonly story: Child;
  readonly before: Objective | undefined;
  readonly after: Objective | undefined;
};

function ObjectivePage({ report, objective, story, before, after }: Props) {
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
          {evaluated.outcome === "unknown" ? `Dell'obiettivo ${code} si legge: ` : `L'obiettivo ${code} risulta `}
          <a class="figure" href={paths.objectiveProof(at, code)} title="Come si arriva a questo esito">
            {outcomeWords(objective)}
          </a>
          .{(missed || objective.deviation) && ` ${reasonOf(objective)}.`}
        </span>
      </p>
      <Promised objective={objective} report={report} />
      <Values objective={objective} at={at} />
      {story}
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

function Promised({ objective, report }: { objective: Objective; report: PublicYear }) {
  const { description, group, indicator, number, weight, kind, resources, stakeholders, unread } = objective;
  return (
    <section aria-labelledby="previsto">
      <h2 id="previsto">Che cosa era previsto</h2>
      <dl class="facts">
        {description !== "" && <Fact term="Descrizione">{description}</Fact>}
        <Fact term="Gruppo">
          <a href={paths.unit(addressOf(report), group)}>{group}</a>
        </Fact>
        {kind && (
          <Fact term="Tipo">
            {kind.kind === "unrecognised" ? `${kind.written} (tipo non riconosciuto)` : OBJECTIVE_KIND_WORDS[kind.kind]}
          </Fact>
        )}
        <Fact term="Target">
          <Target objective={objective} />
        </Fact>
        <Fact term="Indicatore">
          {indicator.written || "non indicato"}
          {isWorthSaying(indicator) && <p class="meaning">Tipo: {INDICATOR_KIND_WORDS[indicator.kind]}.</p>}
        </Fact>
        <Fact term="Classe dell'indicatore">
          {indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : <Missing text="non indicata nel documento" />}
        </Fact>
        {indicator.benchmark !== undefined && <Fact term="Confronto">{indicator.benchmark}</Fact>}
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
        {resources !== undefined && <Fact term="Risorse">{resources}</Fact>}
        {stakeholders !== undefined && <Fact term="Portatori di interesse">{stakeholders}</Fact>}
        <Links objective={objective} report={report} />
        {unread.length > 0 && (
          <Fact term="Altro nel documento, non interpretato">
            {unread.map(({ field, written }) => `${field}: «${written}»`).join("; ")}
          </Fact>
        )}
      </dl>
      <Baselines objective={objective} />
    </section>
  );
}

/** The kind of an indicator is told where its words do not say it already. */
function isWorthSaying({ written, kind }: Objective["indicator"]): boolean {
  return kind !== "unstated" && (kind === "formula" || kindOfIndicator(written) !== kind);
}

/** What the objective hangs from, with the titles of the lists; a number or a name that no list has is said to be unlisted. */
function Links({ objective: { links }, report }: { objective: Objective; report: PublicYear }) {
  const { strategic, operational, services } = report;
  const at = addressOf(report);
  const told = [
    ...links.strategic.map((number) => ({
      what: `Obiettivo strategico ${String(number)}`,
      title: strategic.find((each) => each.number === number)?.title,
      href: paths.strategic(at, number),
    })),
    ...links.operational.map((code) => ({
      what: `Obiettivo operativo ${code}`,
      title: operational.find((each) => each.code === code)?.title,
      href: paths.operational(at, code),
    })),
  ];
  const isListed = (name: string) => services.some((service) => service.name.toLowerCase() === name.toLowerCase());
  return (
    <>
      <Fact term="Obiettivo strategico e operativo">
        {told.length === 0 ? (
          <Missing text="Collegamento non indicato nel documento" />
        ) : (
          <ul class="links">
            {told.map(({ what, title, href }) => (
              <li>
                {title === undefined ? (
                  <>
                    {what}
                    <Missing text=" (non è tra quelli elencati nel documento)" />
                  </>
                ) : (
                  <a href={href}>{`${what}: ${title}`}</a>
                )}
              </li>
            ))}
          </ul>
        )}
      </Fact>
      {links.services.length > 0 && (
        <Fact term="Servizi">
          {links.services.map((name, i) => [
            i > 0 && "; ",
            isListed(name) ? <a href={paths.service(at, name)}>{name}</a> : `${name} (non è tra quelli elencati nel documento)`,
          ])}
        </Fact>
      )}
    </>
  );
}

/** The values of earlier years beside the target: what makes it comparable. */
function Baselines({ objective: { indicator, year } }: { objective: Objective }) {
  if (indicator.baselines.length === 0) return null;
  return (
    <section class="table-scroll" aria-labelledby="valori-precedenti" tabindex={0}>
      <table class="table">
        <caption id="valori-precedenti">I valori degli anni precedenti e il target</caption>
        <thead>
          <tr>
            {indicator.baselines.map((baseline) => (
              <th scope="col" class="number">
                {baseline.year}
              </th>
            ))}
            <th scope="col" class="number">
              Target {year}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            {indicator.baselines.map(({ value }) => (
              <td class="number">{italianDecimal(value)}</td>
            ))}
            <td class="number">{indicator.target.written}</td>
          </tr>
        </tbody>
      </table>
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
function Values({ objective, at }: { objective: Objective; at: ReturnType<typeof addressOf> }) {
  const { evaluated, deviation } = objective;
  return (
    <section aria-labelledby="valori">
      <h2 id="valori">Com'è andata</h2>
      <dl class="facts">
        <MeasuredFacts objective={objective} at={at} />
        <Fact term="Esito valutato">
          {evaluated.written === "" ? (
            <Missing text="non indicato nel documento" />
          ) : (
            `${outcomeWords(objective)} (nel documento: «${evaluated.written}»)`
          )}
        </Fact>
        {deviation && <Fact term="Motivo dello scostamento">{deviation.reason}</Fact>}
        <Fact term="Esito validato">
          <Missing text="nessuna validazione registrata" />
        </Fact>
      </dl>
    </section>
  );
}

/** The measured value, and the outcome computed from it beside the one that was decided. */
function MeasuredFacts({ objective, at }: { objective: Objective; at: ReturnType<typeof addressOf> }) {
  const { measured, code } = objective;
  const computed = measuredOutcome(objective);
  return (
    <>
      <Fact term="Valore misurato">
        {measured ? (
          <>
            {measured.written}
            {!computed && <p class="missing">Non si può confrontare con il target.</p>}
          </>
        ) : (
          <Missing text="nessun valore registrato" />
        )}
      </Fact>
      {computed && (
        <Fact term="Esito misurato">
          <a class="figure" href={paths.measuredProof(at, code)} title="Come si arriva a questo esito">
            {OUTCOME_WORDS[computed.outcome]}
          </a>
          {differsFromMeasured(objective, computed) && (
            <p class="meaning">
              È diverso dall'esito valutato: il confronto con il target dà «{OUTCOME_WORDS[computed.outcome]}», l'amministrazione ha deciso
              «{outcomeWords(objective)}».
            </p>
          )}
        </Fact>
      )}
    </>
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
