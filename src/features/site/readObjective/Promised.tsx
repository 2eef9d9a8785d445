import { italianDate } from "../../../domain/kernel/civilDate.ts";
import {
  DIRECTION_WORDS,
  type FollowedIndicator,
  INDICATOR_CLASS_WORDS,
  INDICATOR_KIND_WORDS,
  kindOfIndicator,
  SOURCE_RELIABILITY_WORDS,
  targetProblemOf,
  type WrittenTarget,
} from "../../../domain/plan/indicator.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { nameOf } from "../../../domain/plan/outcomeOfIndicators.ts";
import { OBJECTIVE_KIND_WORDS } from "../../../domain/plan/objectiveKind.ts";
import { italianDecimal } from "../../../domain/kernel/rational.ts";
import { printTarget } from "../../../domain/plan/printTarget.ts";
import { linksOf } from "../../../domain/report/linkedObjectives.ts";
import type { Structure } from "../../../domain/report/structure.ts";
import { paths, type YearAddress } from "../../paths.ts";
import { Fact, Missing } from "./Fact.tsx";

/** An objective, the address of its year and the lists it hangs from. */
type Linked = { readonly objective: Objective; readonly at: YearAddress; readonly lists: Structure };

/** What was promised: target, indicator, source, weight, and what the objective hangs from. */
export function Promised({ objective, at, lists }: Linked) {
  const { description, group, indicators, number, weight, kind, resources, stakeholders, unread } = objective;
  return (
    <section aria-labelledby="previsto">
      <h2 id="previsto">Che cosa era previsto</h2>
      <dl class="facts">
        {description !== "" && <Fact term="Descrizione">{description}</Fact>}
        <Fact term="Gruppo">
          <a href={paths.unit(at, group)}>{group}</a>
        </Fact>
        {kind && (
          <Fact term="Tipo">
            {kind.kind === "unrecognised" ? `${kind.written} (tipo non riconosciuto)` : OBJECTIVE_KIND_WORDS[kind.kind]}
          </Fact>
        )}
        {indicators.length === 1 && <IndicatorFacts indicator={indicators[0]} />}
        {number !== undefined && <Fact term="Numero nel documento">{number}</Fact>}
        <Fact term="Peso">{weight ?? <Missing text="non riportato nel documento" />}</Fact>
        {resources !== undefined && <Fact term="Risorse">{resources}</Fact>}
        <Details objective={objective} />
        {stakeholders !== undefined && <Fact term="Portatori di interesse">{stakeholders}</Fact>}
        <Links objective={objective} at={at} lists={lists} />
        {unread.length > 0 && (
          <Fact term="Altro nel documento, non interpretato">
            {unread.map(({ field, written }) => `${field}: «${written}»`).join("; ")}
          </Fact>
        )}
      </dl>
      {indicators.length === 1 ? (
        <Baselines indicator={indicators[0]} year={objective.year} />
      ) : (
        indicators.map((indicator, i) => (
          <section aria-labelledby={`indicatore-${String(indicator.number)}`}>
            <h3 id={`indicatore-${String(indicator.number)}`}>
              Indicatore {i + 1} di {indicators.length}: {nameOf(indicator)}
            </h3>
            <dl class="facts">
              <Fact term="Peso nell'obiettivo">{indicator.weight ?? <Missing text="non riportato nel documento" />}</Fact>
              <IndicatorFacts indicator={indicator} />
            </dl>
            <Baselines indicator={indicator} year={objective.year} />
          </section>
        ))
      )}
    </section>
  );
}

/** What a fuller plan says: programme of the budget, phases, who works on it beside who answers, projects, goals. */
function Details({ objective: { resource, phases, contributors, cup, goals } }: { objective: Objective }) {
  return (
    <>
      {resource.programme !== undefined && (
        <Fact term="Missione e programma">{`${resource.programme.slice(0, 2)}.${resource.programme.slice(2)}`}</Fact>
      )}
      {phases.length > 0 && (
        <Fact term="Fasi">
          <ul class="links">
            {phases.map(({ name, by }) => (
              <li>
                {name}, entro il {italianDate(by)}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {contributors.length > 0 && <Fact term="Unità che collaborano">{contributors.join("; ")}</Fact>}
      {cup.length > 0 && <Fact term="CUP">{cup.join("; ")}</Fact>}
      {goals.length > 0 && <Fact term="Agenda 2030">{goals.map((goal) => `obiettivo ${String(goal)}`).join("; ")}</Fact>}
    </>
  );
}

/** What an indicator promises, and how. */
function IndicatorFacts({ indicator }: { indicator: FollowedIndicator }) {
  return (
    <>
      <Fact term="Target">
        <Target {...indicator} />
      </Fact>
      <Fact term="Indicatore">
        {indicator.written || "non indicato"}
        {isWorthSaying(indicator) && <p class="meaning">Tipo: {INDICATOR_KIND_WORDS[indicator.kind]}.</p>}
      </Fact>
      <Fact term="Classe dell'indicatore">
        {indicator.class ? INDICATOR_CLASS_WORDS[indicator.class] : <Missing text="non indicata nel documento" />}
      </Fact>
      {indicator.benchmark !== undefined && <Fact term="Confronto">{indicator.benchmark}</Fact>}
      {indicator.formula !== undefined && <Fact term="Formula">{indicator.formula}</Fact>}
      {indicator.measure !== undefined && <Fact term="Unità di misura">{indicator.measure}</Fact>}
      {indicator.direction && <Fact term="Verso">{DIRECTION_WORDS[indicator.direction]}</Fact>}
      {indicator.dataOwner !== undefined && <Fact term="Chi fornisce il dato">{indicator.dataOwner}</Fact>}
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
      {indicator.laterTargets.map((later) => (
        <Fact term={`Target ${String(later.year)}`}>
          <Target target={later} />
        </Fact>
      ))}
    </>
  );
}

/** Whether the kind of an indicator says more than its words: a column of its own told another. Words that look like a formula are there to be read. */
function isWorthSaying({ written, kind }: FollowedIndicator): boolean {
  return kind !== "unstated" && kindOfIndicator(written) !== kind;
}

/** What the objective hangs from, with the titles of the lists; a number or a name that no list has is said to be unlisted. */
function Links({ objective: { links }, at, lists }: Linked) {
  const { strategic, operational, services, publicValue } = linksOf(links, lists);
  const told = [
    ...strategic.map(({ written, thing }) => ({
      what: `Obiettivo strategico ${String(thing?.number ?? written)}`,
      title: thing?.title,
      href: thing && paths.strategic(at, thing.number),
    })),
    ...operational.map(({ written, thing }) => ({
      what: `Obiettivo operativo ${thing?.code ?? written}`,
      title: thing?.title,
      href: thing && paths.operational(at, thing.code ?? written),
    })),
    ...publicValue.map(({ written, thing }) => ({
      what: `Obiettivo di valore pubblico ${thing?.code ?? written}`,
      title: thing?.title,
      href: thing && paths.strategy(at),
    })),
  ];
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
      {services.length > 0 && (
        <Fact term="Servizi">
          {services.map(({ written, thing }, i) => [
            i > 0 && "; ",
            thing ? <a href={paths.service(at, thing.name)}>{thing.name}</a> : `${written} (non è tra quelli elencati nel documento)`,
          ])}
        </Fact>
      )}
    </>
  );
}

/** The values of earlier years beside the target: what makes it comparable. */
function Baselines({ indicator, year }: { indicator: FollowedIndicator; year: number }) {
  if (indicator.baselines.length === 0) return null;
  const id = `valori-precedenti${indicator.number === 1 ? "" : `-${String(indicator.number)}`}`;
  return (
    <section class="table-scroll" aria-labelledby={id} tabindex={0}>
      <table class="table">
        <caption id={id}>I valori degli anni precedenti e il target</caption>
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

function Target({ target }: { target: WrittenTarget }) {
  const { written, reading } = target;
  const problem = targetProblemOf({ target });
  return (
    <>
      {written === "" ? "" : `«${written}»`}
      {reading.understood ? <p class="meaning">Vuol dire: {printTarget(reading.target)}.</p> : <p class="missing">{problem}</p>}
    </>
  );
}
