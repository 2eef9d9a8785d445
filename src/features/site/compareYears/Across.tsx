import { type ContinuedObjective, continuedObjectives, groupsInYears } from "../../../domain/plan/compareYears.ts";
import { figureId, hasOutcomes } from "../../../domain/plan/countOutcomes.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { linkedToStrategic } from "../../../domain/report/linkedObjectives.ts";
import type { StrategicObjective } from "../../../domain/report/structure.ts";
import { FigureLink } from "../Inlines.tsx";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths } from "../../paths.ts";
import { addressOf } from "../YearPage.tsx";
import type { ComparedYear } from "./comparedYear.ts";

type Props = { readonly years: readonly ComparedYear[] };

/** The share achieved of each group that returns, whatever its unit is called in each year; the others are said not to be comparable. */
export function GroupsAcrossYears({ years }: Props) {
  const all = groupsInYears(years.map(({ report }) => report));
  const returning = all.filter(({ byYear }) => byYear.size > 1);
  const alone = all.filter(({ byYear }) => byYear.size === 1);
  const isRenamed = returning.some(({ name, byYear }) => [...byYear.values()].some((names) => names.join() !== name));
  return (
    <section aria-labelledby="gruppi">
      <h2 id="gruppi">Gruppo per gruppo</h2>
      {returning.length === 0 ? (
        <p>Nessun gruppo ha lo stesso nome in due anni: il confronto non è possibile.</p>
      ) : (
        <section class="table-scroll" aria-labelledby="tabella-gruppi" tabindex={0}>
          <table class="table">
            <caption id="tabella-gruppi">
              {isRenamed
                ? "Quota di obiettivi raggiunti, per i gruppi che sono la stessa unità o hanno lo stesso nome in più anni"
                : "Quota di obiettivi raggiunti, per i gruppi che hanno lo stesso nome in più anni"}
            </caption>
            <YearsHead first="Gruppo" years={years} isNumeric />
            <tbody>
              {returning.map(({ name, byYear }) => (
                <tr>
                  <th scope="row">{name}</th>
                  {years.map((year) => (
                    <td class="number">
                      <GroupShares name={name} names={byYear.get(year.report.year) ?? []} year={year} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {alone.length > 0 && returning.length > 0 && (
        <p>
          Confronto non possibile per i gruppi che hanno questo nome in un solo anno:{" "}
          {alone.map(({ name, byYear }) => `${name} (${[...byYear.keys()].join()})`).join("; ")}.
        </p>
      )}
    </section>
  );
}

/** The share of a group in a year, under the name it has there where that is another than `name`; of each of its names, where a plan has two for one unit. */
function GroupShares({ name, names, year }: { name: string; names: readonly string[]; year: ComparedYear }) {
  if (names.length === 0) return <span class="missing">non c'è</span>;
  return names.map((group) => (
    <>
      <GroupShare group={group} year={year} />
      {group !== name && <p class="meaning">{group}</p>}
    </>
  ));
}

function GroupShare({ group, year: { report, figures } }: { group: string; year: ComparedYear }) {
  const held = report.objectives.filter((objective) => objective.group === group);
  if (!hasOutcomes(held)) return <span class="missing">non indicata</span>;
  return <FigureLink figure={figureId("share", group)} figures={figures} at={addressOf(report)} />;
}

/** The strategic objectives that return in several years, by their identity and never by their number alone. */
export function StrategyAcrossYears({ years }: Props) {
  const listed = years.flatMap(({ report }) => report.strategic.map((each) => ({ report, each })));
  const returning = [...groupBy(listed, ({ each }) => each.identity ?? "")].filter(
    ([identity, found]) => identity !== "" && new Set(found.map(({ report }) => report.year)).size > 1,
  );
  if (returning.length === 0) return null;
  return (
    <section aria-labelledby="strategici">
      <h2 id="strategici">Obiettivi strategici che continuano</h2>
      <section class="table-scroll" aria-labelledby="tabella-strategici" tabindex={0}>
        <table class="table continued">
          <caption id="tabella-strategici">Obiettivi collegati a ciascuno, anno per anno</caption>
          <YearsHead first="Obiettivo strategico" years={years} />
          <tbody>
            {returning.map(([, found]) => (
              <tr>
                <th scope="row">{found.at(-1)!.each.title}</th>
                {years.map(({ report }) => (
                  <StrategyOfYear report={report} strategic={found.find((one) => one.report === report)?.each} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function StrategyOfYear({ report, strategic }: { report: ComparedYear["report"]; strategic: StrategicObjective | undefined }) {
  if (!strategic)
    return (
      <td>
        <span class="missing">non c'è</span>
      </td>
    );
  const { length } = linkedToStrategic(report.objectives, strategic).objectives;
  return (
    <td>
      <a href={paths.strategic(addressOf(report), strategic.number)}>
        {length === 0 ? "nessun obiettivo collegato" : length === 1 ? "1 obiettivo" : `${String(length)} obiettivi`}
      </a>
    </td>
  );
}

/** «per collegamento», «per stesso titolo», or both. */
function boundWords(boundBy: ContinuedObjective["boundBy"]): string {
  const ways = new Set(boundBy.values());
  return [ways.has("link") && "per collegamento", ways.has("title") && "per stesso titolo"].filter(Boolean).join(" e ");
}

/** The objectives that return, by a link or with the same group and title, with how each ended each year. */
export function ContinuedObjectives({ years }: Props) {
  const continued = continuedObjectives(years.map(({ report }) => report));
  const hasLinks = continued.some(({ boundBy }) => [...boundBy.values()].includes("link"));
  return (
    <section aria-labelledby="continuati">
      <h2 id="continuati">Obiettivi che continuano</h2>
      <p>
        {hasLinks
          ? "Sono gli obiettivi che l'ente ha collegato tra un anno e l'altro; dove non c'è un collegamento, quelli che hanno lo stesso gruppo e lo stesso titolo. Gli altri qui non si confrontano."
          : "Sono gli obiettivi che hanno lo stesso gruppo e lo stesso titolo in più anni; gli altri qui non si confrontano."}
      </p>
      {continued.length === 0 ? (
        <p>Nessun obiettivo ha lo stesso gruppo e lo stesso titolo in due anni: il confronto non è possibile.</p>
      ) : (
        <section class="table-scroll" aria-labelledby="tabella-continuati" tabindex={0}>
          <table class="table continued">
            <caption id="tabella-continuati">Come sono andati gli obiettivi che continuano</caption>
            <YearsHead first="Obiettivo" years={years} />
            <tbody>
              {continued.map(({ group, title, byYear, boundBy }) => (
                <tr>
                  <th scope="row">
                    {title}
                    <p class="meaning">
                      {group}
                      {hasLinks && ` (${boundWords(boundBy)})`}
                    </p>
                  </th>
                  {years.map(({ report }) => {
                    const objective = byYear.get(report.year);
                    return (
                      <td>
                        {objective ? (
                          <a href={paths.objective(addressOf(report), objective.code)}>
                            <OutcomeLeaf outcome={objective.evaluated.outcome} /> {outcomeWords(objective)}
                          </a>
                        ) : (
                          <span class="missing">non c'è</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function YearsHead({ first, years, isNumeric = false }: Props & { first: string; isNumeric?: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {years.map(({ report }) => (
          <th scope="col" class={isNumeric ? "number" : undefined}>
            {report.year}
          </th>
        ))}
      </tr>
    </thead>
  );
}
