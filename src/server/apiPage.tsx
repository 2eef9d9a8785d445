import type * as z from "zod";
import { API } from "../api/apiPaths.ts";
import { type Operation, OPERATIONS, TAGS } from "../api/operations.ts";
import { PROBLEMS } from "../api/problem.ts";
import { PATH_PARAMETERS } from "../api/schemas.ts";
import { paths } from "../features/paths.ts";
import type { PublicContext } from "../features/site/servePublic.ts";
import { Page } from "../ui/Page.tsx";
import { renderPage } from "../ui/renderPage.ts";

/** What stands for the address of the site where nobody told it: never the one a request names. */
const UNKNOWN_SITE = "https://INDIRIZZO-DEL-SITO";

/** How a program reads the data: every address with its parameters and an example, from the table that answers. */
export function getApiPage(c: PublicContext): Response | Promise<Response> {
  return c.html(renderPage(<ApiPage origin={c.var.publicUrl ?? UNKNOWN_SITE} />));
}

function ApiPage({ origin }: { origin: string }) {
  return (
    <Page title="API: i dati per i programmi" site={{ name: "Traguardo", href: paths.years() }} way={[{ text: "API" }]}>
      <h1>I dati per i programmi</h1>
      <p class="lead">
        Un programma può leggere gli stessi dati di queste pagine, in JSON, senza chiave e senza registrarsi. Non si può scrivere niente.
      </p>
      <pre tabindex={0} aria-label="Esempio di richiesta">
        <code>
          curl {origin}
          {API}/amministrazioni
        </code>
      </pre>
      <p>
        La descrizione per i programmi è in formato OpenAPI 3.1: <a href={`${API}/openapi.json`}>openapi.json</a>. I dati sono sotto licenza
        CC BY 4.0; nessuno riguarda singole persone. Chi vuole tabelle intere trova CSV e JSON nella pagina «Dati aperti» di ogni anno.
      </p>
      <Rules />
      {TAGS.map(({ name, description }) => (
        <section aria-labelledby={`sezione-${name.toLowerCase()}`}>
          <h2 id={`sezione-${name.toLowerCase()}`}>{name}</h2>
          <p>{description}</p>
          {OPERATIONS.filter(({ tag }) => tag === name).map((operation) => (
            <OperationWords operation={operation} origin={origin} />
          ))}
        </section>
      ))}
      <Problems />
    </Page>
  );
}

function Rules() {
  return (
    <section aria-labelledby="regole">
      <h2 id="regole">Come sono scritte le risposte</h2>
      <ul>
        <li>
          Ciò che il documento non dice è <code>null</code>. Anche ciò che per quella riga non ha senso lo è, e <code>non_applicabile</code>{" "}
          ne dice il nome. Zero è zero.
        </li>
        <li>
          I conteggi e gli anni sono numeri; quote, pesi e valori sono testo con il punto decimale, così nessun programma li arrotonda.
        </li>
        <li>
          Ogni risposta ha un <code>ETag</code>: con <code>If-None-Match</code> chi ha già la risposta riceve 304 e risparmia il resto.
        </li>
        <li>Si può chiedere da una pagina di qualunque sito (CORS). Un parametro che non esiste è un errore, e non viene ignorato.</li>
        <li>In questa versione si possono aggiungere campi; nessuno cambia nome o significato.</li>
      </ul>
    </section>
  );
}

function OperationWords({ operation, origin }: { operation: Operation; origin: string }) {
  const { id, path, summary, description, query } = operation;
  const shape: Readonly<Record<string, z.ZodType>> = query.shape;
  const parameters = Object.entries(shape);
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{summary}</h3>
      <p>{description}</p>
      <p>
        <code>
          GET {API}
          {path}
        </code>
      </p>
      {parameters.length > 0 && (
        <dl class="facts">
          {parameters.map(([name, schema]) => (
            <div>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{schema.meta()?.description}</dd>
            </div>
          ))}
        </dl>
      )}
      <pre tabindex={0} aria-label={`Esempio: ${summary}`}>
        <code>curl '{origin + exampleOf(path, parameters)}'</code>
      </pre>
    </section>
  );
}

/** An address that can be asked, with the examples of its parts; the query shows two parameters, where there are. */
function exampleOf(path: string, parameters: readonly (readonly [string, z.ZodType])[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof PATH_PARAMETERS) => String(PATH_PARAMETERS[name].meta()?.["example"]));
  const asked = parameters
    .filter(([name]) => name === "esito" || name === "limite")
    .map(([name, schema]) => [name, String(schema.meta()?.["example"])]);
  const query = new URLSearchParams(Object.fromEntries(asked) as Record<string, string>).toString();
  return `${API}${filled}${query ? `?${query}` : ""}`;
}

function Problems() {
  return (
    <section aria-labelledby="errori">
      <h2 id="errori">Gli errori</h2>
      <p>
        Sono in <code>application/problem+json</code> (RFC 9457): <code>title</code> dice che errore è, <code>detail</code> che cosa è
        successo e che cosa fare; <code>errors</code> elenca tutti i parametri che non vanno bene.
      </p>
      <dl class="facts">
        {Object.values(PROBLEMS).map(({ status, name, title }) => (
          <div id={name}>
            <dt>
              {status} <code>{name}</code>
            </dt>
            <dd>{title}.</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
