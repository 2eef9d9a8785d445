import { groupBy } from "../../../domain/kernel/groupBy.ts";
import { listPublishedYears, type PublishedYear } from "../../../data/publication/publishedYear.ts";
import { Page } from "../../../ui/Page.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import type { PublicContext } from "../servePublic.ts";

/** The first page: straight to the year when there is one, else the administrations and their years. */
export async function getYears(c: PublicContext): Promise<Response> {
  const years = await listPublishedYears(c.var.db);
  const [only, ...others] = years;
  if (only && others.length === 0) return c.redirect(paths.year({ administration: only.administration.code, year: only.year }), 302);
  return c.html(renderPage(<YearsPage years={years} />));
}

function YearsPage({ years }: { years: readonly PublishedYear[] }) {
  return (
    <Page title="Performance delle amministrazioni" site={{ name: "Traguardo", href: paths.years() }}>
      <h1>Performance delle amministrazioni</h1>
      {years.length === 0 ? <Empty /> : <Administrations years={years} />}
    </Page>
  );
}

function Administrations({ years }: { years: readonly PublishedYear[] }) {
  return (
    <>
      <p class="lead">Che cosa era previsto, che cosa è stato raggiunto e che cosa no.</p>
      {[...groupBy(years, ({ administration }) => administration.code).values()].map((held) => (
        <section>
          <h2>
            <a href={paths.administration(held[0]?.administration.code ?? "")}>{held[0]?.administration.name}</a>
          </h2>
          <ul>
            {held.map(({ administration, year }) => (
              <li>
                <a href={paths.year({ administration: administration.code, year })}>Performance {year}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Empty() {
  return (
    <>
      <p class="lead">Non è ancora pubblicato nulla.</p>
      <p>
        Per importare un piano, in testo o CSV: <code>npx traguardo import relazione.txt --year 2023</code>; per pubblicarlo:{" "}
        <code>npx traguardo publish --year 2023</code>. Per vedere un esempio: <code>npx traguardo demo</code>.
      </p>
    </>
  );
}
