import type { Place } from "../../../domain/kernel/place.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { linkedToPublicValue, strategicUnder } from "../../../domain/report/linkedObjectives.ts";
import { paths, type YearAddress } from "../../paths.ts";
import type { PublicYear } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";

/** The mandate lines of a year, each with the strategic objectives under it; nothing where the document has none. */
export function MandateLines({ report }: { report: PublicYear }) {
  const { mandateLines, strategic } = report;
  if (mandateLines.length === 0) return null;
  const at = addressOf(report);
  return (
    <section aria-labelledby="linee-di-mandato">
      <h2 id="linee-di-mandato">Le linee di mandato</h2>
      <ul class="outline">
        {mandateLines.map((line) => {
          const under = strategicUnder(strategic, line);
          return (
            <li id={`linea-${String(line.number)}`}>
              {line.number}. {line.title}
              <Where place={line.place} />
              {under.length > 0 && (
                <ul>
                  {under.map(({ number, title }) => (
                    <li>
                      <a href={paths.strategic(at, number)}>
                        Obiettivo strategico {number}: {title}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The objectives of public value of a year; nothing where the document has none. */
export function PublicValue({ report }: { report: PublicYear }) {
  const { publicValue, objectives } = report;
  if (publicValue.length === 0) return null;
  const at = addressOf(report);
  return (
    <section aria-labelledby="valore-pubblico">
      <h2 id="valore-pubblico">Gli obiettivi di valore pubblico</h2>
      <ul class="outline">
        {publicValue.map((each) => (
          <li>
            {each.code !== undefined && `${each.code}. `}
            {each.title}
            <Where place={each.place} />
            <Linked objectives={linkedToPublicValue(objectives, each).objectives} at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The objectives of the year that hang from something; nothing where none does. */
function Linked({ objectives, at }: { objectives: readonly Objective[]; at: YearAddress }) {
  if (objectives.length === 0) return null;
  return (
    <ul>
      {objectives.map(({ code, title }) => (
        <li>
          <a href={paths.objective(at, code)}>
            {code} {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Where({ place: { file, line } }: { place: Place }) {
  return (
    <p class="meaning">
      Riga {line} di «{file}».
    </p>
  );
}

/** The mandate line that a strategic objective stands under, where its document says so. */
export function UnderLine({ report, number }: { report: PublicYear; number: number | undefined }) {
  if (number === undefined) return null;
  const line = report.mandateLines.find((each) => each.number === number);
  return (
    <p>
      Fa parte della linea di mandato{" "}
      {line ? <a href={`${paths.strategy(addressOf(report))}#linea-${String(number)}`}>{`${String(number)}. ${line.title}`}</a> : number}.
    </p>
  );
}
