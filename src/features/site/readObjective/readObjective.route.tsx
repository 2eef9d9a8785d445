import { loadPublishedObjective, type ObjectiveInYears } from "../../../data/publication/publishedYear.ts";
import { chainOf, sameObjectiveIn } from "../../../domain/plan/compareYears.ts";
import { isMissed, type Objective, OBJECTIVE_STATE_WORDS, type ObjectiveCode } from "../../../domain/plan/objective.ts";
import { originSentence, placeIn } from "../../../domain/plan/origin.ts";
import { outcomeWords, reasonOf } from "../../../documents/relazione/objectives.ts";
import { approvalWords, variationWords } from "../../../documents/relazione/planLife.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths, type YearAddress } from "../../paths.ts";
import { VariationChanges } from "../../VariationChanges.tsx";
import { HTML, type PublicContext, serveAdministration } from "../servePublic.ts";
import { addressOf, YearPage, type YearShown } from "../YearPage.tsx";
import { type InYear, Story } from "./Story.tsx";
import { Promised } from "./Promised.tsx";
import { Values } from "./Values.tsx";

/** One objective: what was promised, how it ended, and where each word comes from. Nothing else of its year is read. */
export function getObjective(c: PublicContext): Promise<Response> {
  return serveAdministration(c, async ({ years, published, named }) => {
    const year = Number(c.req.param("year"));
    const code = `${String(year)}-${c.req.param("ordinal") ?? ""}` as ObjectiveCode;
    const held = await loadPublishedObjective(c.var.db, published, year, code);
    const administration = held?.lists.administration;
    return administration && { type: HTML, body: renderPage(<ObjectivePage shown={{ administration, year, years, named }} held={held} />) };
  });
}

/** An objective in every year held, the earliest first. One that has a twin in its own year continues nobody knows which, unless a link says it. */
function sameInYears(years: readonly number[], { objective, alike, continuations }: ObjectiveInYears): InYear[] {
  const inYears = years.toReversed().map((year) => ({
    year,
    objectives: alike.filter((each) => each.year === year),
    continuations: continuations.filter(({ code }) => code.startsWith(`${String(year)}-`)),
  }));
  const hasTwin =
    sameObjectiveIn(
      alike.filter(({ year }) => year === objective.year),
      objective,
    ) === "several";
  const chain = chainOf(inYears, objective);
  return inYears.map(({ year, objectives }): InYear => {
    const by = chain?.boundBy.get(year);
    if (year === objective.year) return { year, objective, by };
    const bound = chain?.byYear.get(year);
    if (bound) return { year, objective: bound, by };
    const found = sameObjectiveIn(objectives, objective);
    const told = found && hasTwin ? "several" : found;
    return { year, objective: chain && told !== "several" ? undefined : told };
  });
}

function ObjectivePage({ shown, held }: { readonly shown: YearShown; readonly held: ObjectiveInYears }) {
  const { objective, before, after, lists, continuations, recorded } = held;
  const at = addressOf(shown);
  const { code, title, evaluated } = objective;
  const steps = [{ text: "Obiettivi", href: paths.objectives(at) }, { text: code }];
  return (
    <YearPage shown={shown} title={title} section="objectives" steps={steps}>
      <h1>{title}</h1>
      <p class="lead verdict">
        <OutcomeLeaf outcome={evaluated.outcome} />
        <span>
          {evaluated.outcome === "unknown" ? `Dell'obiettivo ${code} si legge: ` : `L'obiettivo ${code} risulta `}
          <a class="figure" href={paths.objectiveProof(at, code)} title="Come si arriva a questo esito">
            {outcomeWords(objective)}
          </a>
          .{(isMissed(objective) || objective.deviation) && ` ${reasonOf(objective)}.`}
        </span>
      </p>
      <Varied objective={objective} at={at} lists={lists} />
      <Promised objective={objective} at={at} lists={lists} />
      <Values objective={objective} at={at} />
      <Story
        administration={at.administration}
        shown={objective}
        years={sameInYears(shown.years, held)}
        continues={continuations.find((each) => each.code === code)}
        recorded={recorded}
      />
      <OriginOf objective={objective} />
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

/** What acts changed of an objective since its plan was approved. */
function Varied({
  objective,
  at,
  lists,
}: {
  readonly objective: Objective;
  readonly at: YearAddress;
  readonly lists: ObjectiveInYears["lists"];
}) {
  const own = (lists.variations ?? []).filter(({ code }) => code === objective.code);
  const last = own.at(-1);
  if (!last) return null;
  return (
    <section aria-labelledby="variazioni">
      <h2 id="variazioni">{objective.state ? `È ${OBJECTIVE_STATE_WORDS[objective.state]}` : "È stato variato"}</h2>
      {own.map((variation) => (
        <>
          <p>
            {variationWords(variation)}. Atto: {approvalWords(variation)}.
          </p>
          {variation.withheld === undefined && (
            <VariationChanges id={`cambia-${variation.number}`} caption="Prima e dopo" changes={variation.changes} />
          )}
        </>
      ))}
      <p>
        <a href={paths.variations(at)}>Tutte le variazioni del piano</a>
      </p>
    </section>
  );
}

function OriginOf({ objective }: { objective: Objective }) {
  const { origin, heading, group, evaluated } = objective;
  const place = placeIn(origin);
  const outcomePlace =
    evaluated.place && (evaluated.place.file !== place?.file || evaluated.place.line !== place.line) ? evaluated.place : undefined;
  return (
    <section aria-labelledby="provenienza">
      <h2 id="provenienza">Da dove viene</h2>
      <p>
        {originSentence(origin)}
        {heading !== group && ` Nel documento il gruppo è scritto «${heading}».`}
        {outcomePlace && ` L'esito è alla riga ${String(outcomePlace.line)} di «${outcomePlace.file}».`}
      </p>
    </section>
  );
}
