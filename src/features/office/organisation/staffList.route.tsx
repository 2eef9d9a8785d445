import { tellRefusals, type ToldRefusal } from "../../../domain/kernel/refusal.ts";
import { toldRow } from "../../../exchange/refusedRow.ts";
import { tick } from "../../entryFields.tsx";
import { EntryFields, entryForm, type Problem, type Typed } from "../../entryForm.tsx";
import { FileField } from "../../../ui/Fields.tsx";
import { isConflict } from "../answerForm.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { type Office, type OfficeAnswer, takeOwnTurn } from "../office.ts";
import { Mark } from "../../door/AccessPage.tsx";
import { WorkFailed } from "../../commands/ambient.ts";
import { LINE_SECONDS, LineFull } from "../../fairLine.ts";
import { type RefusedStatus, RequestFields } from "../officeForm.tsx";
import { readOffice } from "../readOffice.tsx";
import { OfficePage } from "../OfficePage.tsx";
import { OfficeTable } from "../OfficeTable.tsx";
import { paths } from "../../paths.ts";
import { SECONDS_COUNTED, TOO_MANY_REQUESTS } from "../../requestLimits.ts";
import { importStaff, IMPORT_STAFF_REFUSALS, type StaffReport, toConfirmWords } from "../../commands/organisation/importStaff.ts";

const FORM = entryForm({
  makesUnits: tick("unita_nuove", "crea le unità che non ci sono ancora, o non ancora in quei giorni"),
  dryRun: tick("prova", "prova soltanto: mostra che cosa cambierebbe, senza scrivere nulla"),
});

/** Where the list that personnel keeps is imported, CSV or workbook. */
export const getStaffList: OfficeAnswer = (office) => Promise.resolve(draw(office, {}));

/** Imports it, or only says what would be written: whole or not at all, each row that is not clear with its reason. */
export const postStaffList: OfficeAnswer = async (office) => {
  const posted = await readOffice(office, FORM, { files: ["file"] });
  if (posted.kind === "answered") return posted.answer;
  if (posted.kind === "wrong") return draw(office, posted, posted.status);
  if (posted.kind !== "send")
    return draw(office, { problems: [{ text: "Di questo modulo non si tiene una bozza: scelga il file e importi." }] }, 422);
  const { typed } = posted;
  const refuse = (text: string, status: RefusedStatus) => draw(office, { problems: [{ text, id: "file" }], typed }, status);
  const file = posted.files.get("file");
  if (!file || file.name === "") return refuse("Scelga il file con l'elenco.", 422);
  if (file.size === 0) return refuse(`Il file «${file.name}» è vuoto: scelga quello con l'elenco.`, 422);
  if (!(await takeOwnTurn(office, "import"))) {
    office.c.header("retry-after", String(SECONDS_COUNTED));
    return refuse(TOO_MANY_REQUESTS, 429);
  }
  const { makesUnits, dryRun } = posted.data;
  const work = { administration: office.administration.code, signal: office.c.req.raw.signal };
  try {
    const reading = await office.access.workers.readStaff(work, new Uint8Array(await file.arrayBuffer()));
    const asked = { name: file.name, reading, makesUnits, dryRun, ...posted.options };
    const verdict = await importStaff(office.ambient, asked);
    if (verdict.ok) return await draw(office, { report: verdict.value, name: file.name, dryRun, typed });
    const told = tellRefusals(verdict.reasons, IMPORT_STAFF_REFUSALS);
    if (told.some(({ at }) => "cell" in at)) return await draw(office, { refused: told, name: file.name, typed }, 422);
    const status = isConflict(verdict.reasons) ? 409 : 422;
    return await draw(office, { problems: told.map(({ message }) => ({ text: message, id: "file" })), typed }, status);
  } catch (error) {
    if (error instanceof LineFull) {
      office.c.header("retry-after", String(LINE_SECONDS));
      return refuse(STAFF_LINE_FULL, 503);
    }
    if (error instanceof WorkFailed) return refuse(error.message, 422);
    throw error;
  }
};

const STAFF_LINE_FULL =
  "In questo momento molti importano o chiedono documenti: l'elenco non è stato letto. Riprovi tra mezzo minuto con lo stesso file.";

/** How many refusals a page has: the person who has more corrects the first ones and tries again. */
const SHOWN = 500;

type Drawn = {
  readonly problems?: readonly Problem[];
  readonly typed?: Typed;
  readonly report?: StaffReport;
  /** The rows that were refused. */
  readonly refused?: readonly ToldRefusal[];
  readonly name?: string;
  readonly dryRun?: boolean;
};

function draw(
  office: Office,
  { problems: told = [], report, refused = [], name = "", dryRun = false, typed }: Drawn,
  status: 200 | RefusedStatus = 200,
): Response | Promise<Response> {
  const { code } = office.administration;
  const problems = [...told, ...(refused.length === 0 ? [] : [rowsRefused(name, refused.length)])];
  const ofFile = problems.filter(({ id }) => id === "file").map(({ text }) => text);
  const page = (
    <OfficePage office={office} title="Elenco del personale" way={[{ text: "Persone", href: paths.people(code) }]} refilled={{ problems }}>
      <p class="lead">Si importa l'elenco che l'ufficio già tiene, in CSV, .xlsx o .ods: tutto, oppure niente.</p>
      {report && <Report report={report} name={name} dryRun={dryRun} code={code} />}
      {refused.length > 0 && <RefusedRows refused={refused} name={name} />}
      <form class="access" method="post" action={paths.staffList(code)} enctype="multipart/form-data">
        <Mark mark={office.mark} />
        <RequestFields office={office} />
        <FileField id="file" label="File" accept=".csv,.xlsx,.ods,text/csv" error={ofFile.length === 0 ? undefined : ofFile.join(" ")} />
        <EntryFields form={FORM} shown={typed && { typed, problems }} held={{ dryRun: "si" }} />
        <button class="btn" type="submit">
          Importa
        </button>
      </form>
    </OfficePage>
  );
  return office.c.html(renderPage(page), status);
}

/** What the summary says of rows that were refused; it leads to their table. */
function rowsRefused(name: string, count: number): Problem {
  const what = count === 1 ? "c'è una cosa da correggere" : `ci sono ${String(count)} cose da correggere`;
  return { text: `«${name}» è rifiutato: ${what}.`, id: "tabella-righe" };
}

function RefusedRows({ refused, name }: { refused: readonly ToldRefusal[]; name: string }) {
  const [sheet] = refused.flatMap(({ at }) => ("cell" in at && at.cell.sheet !== undefined ? [at.cell.sheet] : []));
  return (
    <section>
      <h2>«{name}» è rifiutato: non è stato scritto nulla</h2>
      <OfficeTable
        id="tabella-righe"
        caption={`${refused.length > SHOWN ? `Le prime ${String(SHOWN)} di ${String(refused.length)} cose da correggere` : "Righe da correggere"}${sheet === undefined ? "" : `, foglio «${sheet}»`}`}
        head={["Riga", "Campo", "Scritto", "Che cosa non va"]}
      >
        {refused
          .slice(0, SHOWN)
          .map(toldRow)
          .map(({ line, field, text, message }) => (
            <tr>
              <th scope="row">{line}</th>
              <td>{field}</td>
              <td>{text}</td>
              <td>{message}</td>
            </tr>
          ))}
      </OfficeTable>
    </section>
  );
}

function Report({ report, name, dryRun, code }: { report: StaffReport; name: string; dryRun: boolean; code: string }) {
  const { people, added, changed, unchanged, relations, replaced, newUnits } = report;
  const { missing, ignoredColumns, toConfirm } = report;
  return (
    <section>
      <h2>{dryRun ? `Prova: «${name}» si può importare` : `«${name}» è importato`}</h2>
      <ul>
        <li>
          Persone: {people} (nuove {added}, cambiate {changed}, come prima {unchanged})
        </li>
        <li>
          Rapporti di lavoro: {relations} nuovi, {replaced} sostituiti
        </li>
        {toConfirm > 0 && (
          <li>
            <a href={paths.roles(code)}>{toConfirmWords(toConfirm)}</a>
          </li>
        )}
        {newUnits.length > 0 && <li>Unità nuove: {newUnits.join(", ")}</li>}
        {missing.length > 0 && (
          <li>Non sono nell'elenco, e restano come sono: {missing.map((each) => `${each.code} ${each.name}`).join(", ")}</li>
        )}
        {ignoredColumns.length > 0 && <li>Colonne non lette: {ignoredColumns.join(", ")}</li>}
      </ul>
    </section>
  );
}
