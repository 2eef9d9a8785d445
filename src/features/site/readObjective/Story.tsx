import { italianDate } from "../../../domain/kernel/civilDate.ts";
import type { ContinuedBy } from "../../../domain/plan/compareYears.ts";
import { type Continuation, HOW_WORDS } from "../../../domain/plan/continuation.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { nameOf } from "../../../domain/plan/outcomeOfIndicators.ts";
import type { RecordedResult } from "../../../domain/plan/recordedResult.ts";
import { measuresOf, outcomeWords, targetsOf } from "../../../documents/relazione/objectives.ts";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths } from "../../paths.ts";

/** An objective in one of the years held: itself, several that cannot be told apart, or none; and what binds it to the years before, where some have links. */
export type InYear = {
  readonly year: number;
  readonly objective: Objective | "several" | undefined;
  readonly by?: ContinuedBy | undefined;
};

type Props = {
  readonly administration: string;
  readonly shown: Objective;
  readonly years: readonly InYear[];
  readonly continues: Continuation | undefined;
  readonly recorded: readonly RecordedResult[];
};

/** The story of an objective: how it went in each year, and what was recorded of this one, the oldest first. */
export function Story({ administration, shown, years, continues, recorded }: Props) {
  return (
    <section aria-labelledby="storia">
      <h2 id="storia">La sua storia</h2>
      {continues && <Continues administration={administration} link={continues} />}
      {years.length < 2 ? (
        <p>Non ci sono altri anni con cui confrontarlo.</p>
      ) : (
        <YearsOfObjective administration={administration} shown={shown} years={years} />
      )}
      {recorded.length > 0 && (
        <>
          <h3>Che cosa è stato registrato</h3>
          <ol class="recorded">
            {recorded.map((line) => (
              <li>
                {italianDate(line.recordedOn)}: {hasOneIndicator(shown, recorded) ? "" : ofWhich(line)}
                {wordsOf(line)}
                {line.place && ` (riga ${String(line.place.line)} di «${line.place.file}»)`}.
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Continues({ administration, link: { continues, how } }: { administration: string; link: Continuation }) {
  return (
    <p>
      Continua l'obiettivo <a href={paths.objective({ administration, year: Number(continues.slice(0, 4)) }, continues)}>{continues}</a>:{" "}
      {HOW_WORDS[how]}.
    </p>
  );
}

function YearsOfObjective({ administration, shown, years }: Omit<Props, "recorded" | "continues">) {
  const hasLinks = years.some(({ by }) => by === "link");
  return (
    <section class="table-scroll" aria-labelledby="negli-anni" tabindex={0}>
      <table class="table">
        <caption id="negli-anni">
          Lo stesso obiettivo negli anni: {hasLinks ? "per collegamento, o " : ""}stesso gruppo e stesso titolo
        </caption>
        <thead>
          <tr>
            <th scope="col">Anno</th>
            <th scope="col">Target</th>
            <th scope="col">Valore misurato</th>
            <th scope="col">Esito</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, objective, by }) => (
            <tr>
              <th scope="row">
                {year}
                {hasLinks && by && <p class="meaning">{by === "link" ? "per collegamento" : "per stesso titolo"}</p>}
              </th>
              {objective === undefined || objective === "several" ? (
                <td colspan={3} class="missing">
                  {objective === undefined
                    ? hasLinks
                      ? "Non c'è un obiettivo che lo continui, né uno che esso continui."
                      : "Non c'è un obiettivo con lo stesso gruppo e lo stesso titolo."
                    : "Più obiettivi hanno lo stesso gruppo e lo stesso titolo: confronto non possibile."}
                </td>
              ) : (
                <>
                  <td>{targetsOf(objective.indicators) || <span class="missing">non indicato</span>}</td>
                  <td>{measuresOf(objective.indicators) || <span class="missing">non indicato</span>}</td>
                  <td class="outcome">
                    <OutcomeLeaf outcome={objective.evaluated.outcome} />{" "}
                    {objective.code === shown.code ? (
                      outcomeWords(objective)
                    ) : (
                      <a href={paths.objective({ administration, year }, objective.code)}>{outcomeWords(objective)}</a>
                    )}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Whether all that was recorded is of an only indicator: then it needs no name. */
function hasOneIndicator({ indicators }: Objective, recorded: readonly RecordedResult[]): boolean {
  const [only, ...others] = indicators;
  return others.length === 0 && recorded.every(({ indicator }) => (indicator ?? only).number === only.number);
}

/** The indicator that a line speaks of; one that has left the plan since keeps its name. */
function ofWhich({ indicator }: RecordedResult): string {
  return indicator ? `${nameOf(indicator)}, ` : "";
}

function wordsOf({ evaluated, measured, reason }: RecordedResult): string {
  const told = [
    measured !== undefined && `valore misurato «${measured}»`,
    evaluated !== undefined && `esito valutato «${evaluated}»`,
    reason !== undefined && `motivo dello scostamento «${reason}»`,
  ].filter((words) => words !== false);
  return told.join(", ") || "nessun dato";
}
