import { Page } from "../../../ui/Page.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import { bodiesAsked, type BodiesShown, BodyPages, BodySearch } from "../BodySearch.tsx";
import { HTML, type PublicContext, serveMadeOf } from "../servePublic.ts";

/** How many years of an administration are named; its own page has them all. */
const YEARS_NAMED = 6;

/** The first page: straight to the year when there is one, else the administrations and their latest years, so many at a time. */
export async function getYears(c: PublicContext): Promise<Response> {
  const shown = await bodiesAsked(c);
  const [only] = shown.bodies;
  const [year, ...others] = only?.years ?? [];
  if (shown.search === "" && shown.total === 1 && only && year !== undefined && others.length === 0)
    return c.redirect(paths.year({ administration: only.code, year }), 302);
  return serveMadeOf(c, "years", shown, () => ({ type: HTML, body: renderPage(<YearsPage shown={shown} />) }));
}

function YearsPage({ shown }: { readonly shown: BodiesShown }) {
  const { total, search, page, pages } = shown;
  const isEmpty = total === 0 && search === "";
  const title = "Performance delle amministrazioni";
  return (
    <Page
      title={search !== "" ? `Cerca «${search}»` : page > 1 ? `${title}, pagina ${String(page)} di ${String(pages)}` : title}
      site={{ name: "Traguardo", href: paths.years() }}
      isUnlisted={search !== ""}
    >
      <h1>{title}</h1>
      {isEmpty ? <Empty /> : <Administrations shown={shown} />}
    </Page>
  );
}

function Administrations({ shown }: { readonly shown: BodiesShown }) {
  return (
    <>
      <p class="lead">Che cosa era previsto, che cosa è stato raggiunto e che cosa no.</p>
      <BodySearch shown={shown} address={paths.years()} />
      {shown.bodies.map(({ code, name, years }) => (
        <section>
          <h2>
            <a href={paths.administration(code)}>{name}</a>
          </h2>
          <ul>
            {years.slice(0, YEARS_NAMED).map((year) => (
              <li>
                <a href={paths.year({ administration: code, year })}>Performance {year}</a>
              </li>
            ))}
            {years.length > YEARS_NAMED && (
              <li>
                <a href={paths.administration(code)}>Tutti i {years.length} anni</a>
              </li>
            )}
          </ul>
        </section>
      ))}
      <BodyPages shown={shown} address={paths.years()} />
    </>
  );
}

function Empty() {
  return (
    <>
      <p class="lead">Non è ancora pubblicato nulla.</p>
      <p>
        Per importare un piano, da un foglio di calcolo, un documento o un CSV: <code>npx traguardo import relazione.txt --year 2023</code>;
        per pubblicarlo: <code>npx traguardo publish --year 2023</code>. Per vedere un esempio: <code>npx traguardo demo</code>.
      </p>
    </>
  );
}
