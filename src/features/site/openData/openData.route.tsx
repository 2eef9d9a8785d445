import { loadReleasedAt } from "../../../data/publication/publishedYear.ts";
import { citationText } from "../../../domain/kernel/citation.ts";
import { COLUMN_TYPE_WORDS, type ColumnWords, NOT_APPLICABLE_COLUMN } from "../../../domain/opendata/column.ts";
import type { Dataset } from "../../../domain/opendata/dataset.ts";
import { DATASETS, datasetsOf, SPARSE_DATASETS } from "../../../domain/opendata/datasets.ts";
import { DICTIONARY } from "../../../domain/opendata/dictionary.ts";
import { tableSchemaOf } from "../../../domain/opendata/tableSchema.ts";
import { recordsOf, type TableRecord } from "../../../domain/opendata/tableRecord.ts";
import type { AnnualReport } from "../../../domain/report/annualReport.ts";
import { withList } from "../../../documents/jsonList.ts";
import { CSV_DIALECT, writeCsv } from "../../../exchange/writeCsv.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { dayInRome } from "../../commands/instantWords.ts";
import { paths } from "../../paths.ts";
import { HTML, type Made, type PublicContext, type PublicYear, serveFile, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

const LICENCE = "CC BY 4.0";
const TABLES: ReadonlyMap<string, Dataset> = new Map(
  [...Object.values(DATASETS), ...Object.values(SPARSE_DATASETS), DICTIONARY].map((table) => [table.name, table]),
);

/** The page of the open data of a year: what there is, under which licence, what each column means. */
export function getData(c: PublicContext): Promise<Response> {
  return servePublic(c, async (report) => {
    const releasedAt = await loadReleasedAt(c.var.db, report.from);
    const updatedOn = releasedAt && dayInRome(releasedAt.toISOString());
    return { type: HTML, body: renderPage(<DataPage report={report} updatedOn={updatedOn} />) };
  });
}

/** A table of the year as a file. `?bom=si` adds to the CSV the mark by which Excel knows UTF-8. */
export const getDataFile = {
  csv: (c: PublicContext) => {
    const bom = c.req.query("bom") === "si";
    return download(c, "csv", (table, report) => csvOf(table, report, bom), bom ? "bom" : "");
  },
  json: (c: PublicContext) => download(c, "json", jsonOf),
  /** The types of the columns of the CSV (Table Schema), with how its cells are written. */
  schema: (c: PublicContext) => download(c, "schema.json", schemaOf),
};

function csvOf(table: Dataset, report: AnnualReport, bom: boolean): Made {
  const names = table.columns.map(({ name }) => name);
  return { type: "text/csv; charset=utf-8; header=present", pieces: () => writeCsv(names, table.rows(report), bom) };
}

function schemaOf(table: Dataset): Made {
  const content = { ...tableSchemaOf(table), dialect: CSV_DIALECT };
  return { type: "application/json; charset=utf-8", body: `${JSON.stringify(content, null, 1)}\n` };
}

function jsonOf(table: Dataset, report: AnnualReport): Made {
  const at = addressOf(report);
  const content = {
    insieme: table.name,
    amministrazione: { codice: report.administration.code, nome: report.administration.name },
    anno: report.year,
    licenza: LICENCE,
    dizionario: paths.dataFile(at, DICTIONARY.name, "json"),
    righe: [],
  };
  return { type: "application/json; charset=utf-8", pieces: () => recordsInPieces(content, recordsOf(table, report)) };
}

function* recordsInPieces(content: object, records: readonly TableRecord[]): Generator<string> {
  const text = (value: object) => JSON.stringify(value, null, 1);
  yield* withList(text(content), "righe", records, (record) => [text(record)], 1);
  yield "\n";
}

async function download(
  c: PublicContext,
  format: "csv" | "json" | "schema.json",
  write: (table: Dataset, report: AnnualReport) => Made,
  variant = "",
): Promise<Response> {
  const { administration, year, file } = c.req.param() as { administration: string; year: string; file: string };
  const table = TABLES.get(file.slice(0, -`.${format}`.length));
  if (!table) return c.notFound();
  const response = await serveFile(c, async ({ report }) => write(table, await report()), variant);
  if (response.ok) {
    const disposition = format === "csv" ? "attachment" : "inline";
    response.headers.set("content-disposition", `${disposition}; filename="${administration}-${year}-${file}"`);
    response.headers.set("access-control-allow-origin", "*");
    if (format === "csv") {
      const schema = paths.dataSchema({ administration, year: Number(year) }, table.name);
      response.headers.set("link", `<${schema}>; rel="describedby"; type="application/json"`);
      response.headers.set("access-control-expose-headers", "link");
    }
  }
  return response;
}

function DataPage({ report, updatedOn }: { report: PublicYear; updatedOn: string | undefined }) {
  const at = addressOf(report);
  const updated = updatedOn ? ` L'ultimo aggiornamento è del ${updatedOn}.` : "";
  return (
    <YearPage shown={report} title={`Dati aperti ${String(report.year)}`} steps={[{ text: "Dati aperti" }]}>
      <h1>Dati aperti {report.year}</h1>
      <p class="lead">
        Gli obiettivi del {report.year}, i loro esiti e ciò a cui sono collegati: {datasetsOf(report).length} tabelle da scaricare e
        riusare.{updated}
      </p>
      <p>
        Licenza {LICENCE} (Creative Commons, attribuzione): si possono riusare anche per fini commerciali, citando «
        {report.administration.name}». Nessuna colonna riguarda singole persone. Un programma può leggerli anche dall'
        <a href={paths.api()}>API</a>.
      </p>
      <Files report={report} />
      <HowToRead />
      <HowWritten year={report.year} />
      <section aria-labelledby="dizionario">
        <h2 id="dizionario">Che cosa vuol dire ogni colonna</h2>
        <p>
          Lo stesso dizionario in <a href={paths.dataFile(at, DICTIONARY.name, "csv")}>CSV</a> e in{" "}
          <a href={paths.dataFile(at, DICTIONARY.name, "json")}>JSON</a>.
        </p>
        {datasetsOf(report).map((table) => (
          <ColumnsTable table={table} />
        ))}
      </section>
    </YearPage>
  );
}

function Files({ report }: { report: AnnualReport }) {
  const at = addressOf(report);
  return (
    <section aria-labelledby="file">
      <h2 id="file">Che cosa c'è</h2>
      <ul>
        {datasetsOf(report).map((table) => (
          <li>
            <strong>{table.title}</strong> ({rowsWords(table.rows(report).length)}). {table.meaning}{" "}
            <a href={paths.dataFile(at, table.name, "csv")}>{table.title} in CSV</a>,{" "}
            <a href={`${paths.dataFile(at, table.name, "csv")}?bom=si`}>CSV per Excel</a>,{" "}
            <a href={paths.dataFile(at, table.name, "json")}>JSON</a>, <a href={paths.dataSchema(at, table.name)}>schema del CSV</a>.
          </li>
        ))}
      </ul>
    </section>
  );
}

function rowsWords(count: number): string {
  return count === 1 ? "1 riga" : count === 0 ? "nessuna riga: il documento non li elenca" : `${String(count)} righe`;
}

/** The columns whose texts look like numbers, of every table. */
const CODES = [
  ...new Set(Object.values(DATASETS).flatMap(({ columns }: Dataset) => columns.filter(({ isCode }) => isCode).map(({ name }) => name))),
];

function HowToRead() {
  return (
    <section aria-labelledby="leggere">
      <h2 id="leggere">Come leggere questi dati</h2>
      <ul>
        <li>
          <strong>In un foglio di calcolo</strong> importi il CSV (in LibreOffice con «Foglio › Inserisci foglio da file», in Excel con
          «Dati › Da testo/CSV»), e nella finestra che si apre dia il tipo «Testo» alle colonne dei codici:{" "}
          {CODES.map((name, i) => (
            <>
              {i > 0 && ", "}
              <code>{name}</code>
            </>
          ))}
          . Altrimenti 6.1 e 6.10 diventano lo stesso numero.
        </li>
        <li>
          Nella stessa finestra scelga la virgola come separatore e l'inglese come lingua: i decimali hanno il punto, e per un foglio in
          italiano 3.125 sarebbe tremilacentoventicinque.
        </li>
        <li>
          <strong>Con un programma</strong> prenda i tipi delle colonne dallo schema del CSV (Table Schema, di datapackage.org), che è
          indicato anche dall'intestazione HTTP <code>Link</code> del file. Senza lo schema, legga tutte le colonne come testo, oppure usi
          il JSON: lì i codici sono già testo.
        </li>
      </ul>
    </section>
  );
}

function HowWritten({ year }: { year: number }) {
  return (
    <section aria-labelledby="come">
      <h2 id="come">Come sono scritti</h2>
      <ul>
        <li>Ciò che il documento non dice manca: una cella vuota nel CSV, null nel JSON. Non è zero, che si scrive 0.</li>
        <li>
          Anche ciò che per una riga non ha senso è vuoto, per esempio la scadenza di un target che non ne ha: la colonna{" "}
          <code>{NOT_APPLICABLE_COLUMN}</code> ne dice il nome. Così nelle colonne di numeri e di date non ci sono mai parole.
        </li>
        <li>Un obiettivo tolto dal conto per decisione ha esito «neutralizzato»; se nessuno ha detto l'esito, è «esito non indicato».</li>
        <li>Le date sono AAAA-MM-GG e i numeri hanno il punto decimale. Le parole del documento restano come sono scritte.</li>
        <li>
          Il CSV è in UTF-8, con la virgola tra le celle e i nomi nella prima riga. Un testo che comincia con =, +, -, @ o un tabulatore ha
          davanti un apostrofo, perché un foglio di calcolo non lo prenda per una formula: chi legge con un programma lo tolga. Il JSON non
          lo ha.
        </li>
        <li>
          Il CSV degli obiettivi si può importare di nuovo: <code>npx traguardo import obiettivi.csv --year {year}</code>.
        </li>
      </ul>
    </section>
  );
}

function ColumnsTable({ table }: { table: Dataset }) {
  const id = `colonne-${table.name}`;
  return (
    <section class="table-scroll" aria-labelledby={id} tabindex={0}>
      <table class="table">
        <caption id={id}>{table.title}</caption>
        <thead>
          <tr>
            <th scope="col">Colonna</th>
            <th scope="col">Significato</th>
            <th scope="col">Tipo</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr>
              <th scope="row">
                <code>{column.name}</code>
              </th>
              <td>{meaningOf(column)}</td>
              <td>{typeOf(column)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function meaningOf({ meaning, values, norm }: ColumnWords): string {
  const allowed = values ? ` Valori: ${values.join(", ")}.` : "";
  return `${meaning}${allowed}${norm ? ` (${citationText(norm)})` : ""}`;
}

function typeOf({ type, unit, mayBeMissing, mayNotApply }: ColumnWords): string {
  const states = [mayBeMissing && "può mancare", mayNotApply && "può non applicarsi"].filter(Boolean).join(", ");
  return [`${COLUMN_TYPE_WORDS[type]}${unit ? ` (${unit})` : ""}`, states].filter(Boolean).join("; ");
}
