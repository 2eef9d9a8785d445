import { fullTitle } from "../../../domain/plan/objective.ts";
import type { Child } from "hono/jsx";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import { operationalKey } from "../../../domain/report/linkedObjectives.ts";
import { type FoundInYear, searchReport } from "../../../domain/report/searchReport.ts";
import { outcomeWords } from "../../../documents/relazione/objectives.ts";
import { SearchField } from "../../../ui/Fields.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { AdministrationPage } from "../AdministrationPage.tsx";
import { OutcomeLeaf } from "../OutcomeLeaf.tsx";
import { paths, type YearAddress } from "../../paths.ts";
import { type Held, HTML, type PublicContext, serveAdministration } from "../servePublic.ts";
import { addressOf } from "../YearPage.tsx";

const LONGEST = 200;
const MOST = 100;

/** Looks for words in every year of an administration; what is looked for stands in the address. */
export function getSearch(c: PublicContext): Promise<Response> {
  const search = (c.req.query("q") ?? "").trim().slice(0, LONGEST);
  const make = async (held: Held) => {
    const years: Found[] = [];
    for (const year of held.years) {
      const report = await held.reportOf(year); // one after the other, and of each what was found: a body may have many
      if (report) years.push({ at: addressOf(report), operational: report.operational, found: searchReport(report, search) });
    }
    const kinds = kindsOf(years);
    return { type: HTML, body: renderPage(<SearchPage held={held} search={search} kinds={kinds} />) };
  };
  return serveAdministration(c, make, search);
}

type Hit = { readonly year: number; readonly link: Child; readonly beside?: Child };
type Kind = { readonly id: string; readonly title: string; readonly hits: readonly Hit[] };

/** What was found in a year. */
type Found = { readonly at: YearAddress; readonly operational: AnnualReport["operational"]; readonly found: FoundInYear };

/** What was found, kind by kind, the latest year first. */
function kindsOf(years: readonly Found[]): Kind[] {
  const hitsOf = (hitsIn: (year: Found) => Omit<Hit, "year">[]) =>
    years.flatMap((year) => hitsIn(year).map((hit) => ({ ...hit, year: year.at.year })));
  const kinds: Kind[] = [
    {
      id: "obiettivi",
      title: "Obiettivi",
      hits: hitsOf(({ at, found }) =>
        found.objectives.map((objective) => ({
          link: <a href={paths.objective(at, objective.code)}>{fullTitle(objective)}</a>,
          beside: (
            <>
              {objective.group}. <OutcomeLeaf outcome={objective.evaluated.outcome} /> {outcomeWords(objective)}
            </>
          ),
        })),
      ),
    },
    {
      id: "gruppi",
      title: "Gruppi",
      hits: hitsOf(({ at, found }) => found.groups.map((group) => ({ link: <a href={paths.unit(at, group)}>{group}</a> }))),
    },
    {
      id: "linee",
      title: "Linee di mandato",
      hits: hitsOf(({ at, found }) =>
        found.mandateLines.map(({ number, title }) => ({
          link: <a href={`${paths.strategy(at)}#linea-${String(number)}`}>{`${String(number)}. ${title}`}</a>,
        })),
      ),
    },
    {
      id: "strategici",
      title: "Obiettivi strategici",
      hits: hitsOf(({ at, found }) =>
        found.strategic.map(({ number, title }) => ({ link: <a href={paths.strategic(at, number)}>{`${String(number)}. ${title}`}</a> })),
      ),
    },
    {
      id: "operativi",
      title: "Obiettivi operativi",
      hits: hitsOf(({ at, found, operational }) =>
        found.operational.map((each) => ({
          link: <a href={paths.operational(at, operationalKey(operational, each))}>{`${each.code ?? ""} ${each.title}`.trim()}</a>,
        })),
      ),
    },
    {
      id: "valore-pubblico",
      title: "Obiettivi di valore pubblico",
      hits: hitsOf(({ at, found }) =>
        found.publicValue.map(({ code = "", title }) => ({
          link: <a href={`${paths.strategy(at)}#valore-pubblico`}>{`${code} ${title}`.trim()}</a>,
        })),
      ),
    },
    {
      id: "servizi",
      title: "Servizi",
      hits: hitsOf(({ at, found }) => found.services.map(({ name }) => ({ link: <a href={paths.service(at, name)}>{name}</a> }))),
    },
  ];
  return kinds.filter(({ hits }) => hits.length > 0);
}

function SearchPage({ held, search, kinds }: { held: Held; search: string; kinds: readonly Kind[] }) {
  const { code } = held.administration;
  const count = kinds.reduce((sum, { hits }) => sum + hits.length, 0);
  return (
    <AdministrationPage held={held} title={search ? `Cerca «${search}»` : "Cerca"} section="search" steps={[{ text: "Cerca" }]} isUnlisted>
      <h1>Cerca</h1>
      <p class="lead">{sentence(search, count)}</p>
      <form class="filter search" method="get" action={paths.search(code)} role="search" aria-label="Cerca in tutti gli anni">
        <SearchField id="q" label="Parole da cercare in tutti gli anni" value={search} maxLength={LONGEST} />
        <button class="btn btn-primary" type="submit">
          Cerca
        </button>
      </form>
      {search !== "" && count === 0 && <NothingFound held={held} />}
      {kinds.map(({ id, title, hits }) => (
        <section aria-labelledby={id}>
          <h2 id={id}>
            {title}: {hits.length}
          </h2>
          {hits.length > MOST && <p class="table-note">Sono mostrati i primi {MOST}: aggiunga una parola per restringere la ricerca.</p>}
          <ul class="found">
            {hits.slice(0, MOST).map(({ year, link, beside }) => (
              <li>
                <span class="found-year">{year}</span> {link}
                {beside && <p class="meaning">{beside}</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </AdministrationPage>
  );
}

function sentence(search: string, count: number): string {
  if (search === "") return "Si cerca tra obiettivi, indicatori, target, fonti, gruppi, servizi e strategia di tutti gli anni.";
  if (count === 0) return `Con «${search}» non si trova nulla.`;
  return count === 1 ? `Con «${search}» si trova 1 risultato.` : `Con «${search}» si trovano ${String(count)} risultati.`;
}

function NothingFound({ held: { administration, years } }: { held: Held }) {
  const [latest] = years;
  return (
    <ul>
      <li>Provi con una parola sola, o con una parte di parola: «bibliot» trova «biblioteca» e «biblioteche».</li>
      <li>Maiuscole e accenti non contano, e «anziano» trova anche «anziani»; ogni parola scritta deve esserci.</li>
      {latest !== undefined && (
        <li>
          Oppure guardi{" "}
          <a href={paths.objectives({ administration: administration.code, year: latest })}>tutti gli obiettivi del {latest}</a>.
        </li>
      )}
    </ul>
  );
}
