import { raw } from "hono/html";
import { loadReleasedAt } from "../../../data/publication/publishedYear.ts";
import { buildRelazione } from "../../../documents/relazione/buildRelazione.ts";
import { htmlPieces, renderHtmlFragment } from "../../../documents/renderHtml.tsx";
import { jsonPieces } from "../../../documents/renderJson.ts";
import { textPieces } from "../../../documents/renderText.ts";
import { htmlId } from "../../../documents/htmlId.ts";
import type { DocumentTree } from "../../../documents/tree.ts";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import type { DocumentWork } from "../../commands/ambient.ts";
import { HTML, type Made, type PublicContext, type PublicYear, serveFile, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** The Relazione as a page, with its contents and its downloads. */
export function getRelazione(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(<RelazionePage report={report} />) }));
}

/** The Relazione as a file: tagged PDF to publish or to keep, Word, HTML, text or JSON. */
export const getRelazioneFile = {
  pdf: (c: PublicContext) => printed(c, "pdf", PDF, (work) => c.var.workers.renderPdf(work, "publish")),
  pdfToKeep: (c: PublicContext) => printed(c, "pdf", PDF, (work) => c.var.workers.renderPdf(work, "keep"), "-da-conservare"),
  docx: (c: PublicContext) => printed(c, "docx", DOCX, (work) => c.var.workers.renderDocx(work)),
  html: (c: PublicContext) => written(c, "html", (tree) => ({ type: HTML, pieces: () => htmlPieces(tree) })),
  txt: (c: PublicContext) => written(c, "txt", (tree) => ({ type: "text/plain; charset=utf-8", pieces: () => textPieces(tree) })),
  json: (c: PublicContext) => written(c, "json", (tree) => ({ type: "application/json; charset=utf-8", pieces: () => jsonPieces(tree) })),
};

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A file that a child process makes: what is held of the year is read when its turn has come, so that who waits holds no memory. */
async function printed(
  c: PublicContext,
  extension: string,
  type: string,
  render: (work: DocumentWork) => Promise<Uint8Array>,
  suffix?: string,
): Promise<Response> {
  const response = await serveFile(c, async ({ from, report, figures }, signal) => {
    const createdAt = await loadReleasedAt(c.var.db, from);
    const tree = async () => buildRelazione(await report(), await figures());
    return createdAt && { type, body: await render({ administration: from.administration.code, signal, tree, createdAt }) };
  });
  return named(c, response, extension, suffix);
}

async function written(c: PublicContext, extension: string, render: (tree: DocumentTree) => Made): Promise<Response> {
  const response = await serveFile(c, async ({ report, figures }) => render(buildRelazione(await report(), await figures())));
  return named(c, response, extension);
}

function named(c: PublicContext, response: Response, extension: string, suffix = ""): Response {
  if (response.ok) {
    const { administration, year } = c.req.param() as { administration: string; year: string };
    const disposition = ["html", "txt", "docx"].includes(extension) ? "attachment" : "inline";
    response.headers.set(
      "content-disposition",
      `${disposition}; filename="relazione-performance-${administration}-${year}${suffix}.${extension}"`,
    );
  }
  return response;
}

function RelazionePage({ report }: { report: PublicYear }) {
  const at = addressOf(report);
  const tree = buildRelazione(report, report.figures);
  const chapters = tree.blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block] : []));
  return (
    <YearPage shown={report} title={tree.title} section="relazione" steps={[{ text: "Relazione" }]}>
      <h1>{tree.title}</h1>
      <p class="lead">{tree.subtitle}.</p>
      <p>
        Scarica: <a href={paths.relazioneFile(at, "pdf")}>PDF accessibile</a>,{" "}
        <a href={paths.relazioneToKeep(at)}>PDF da conservare (PDF/A)</a>, <a href={paths.relazioneFile(at, "docx")}>Word</a>,{" "}
        <a href={paths.relazioneFile(at, "html")}>HTML</a>, <a href={paths.relazioneFile(at, "txt")}>testo</a>,{" "}
        <a href={paths.relazioneFile(at, "json")}>JSON</a>.
      </p>
      <nav class="contents" aria-label="Indice della relazione">
        <ul>
          {chapters.map(({ id, text }) => (
            <li>
              <a href={`#${htmlId(id)}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="document">{raw(renderHtmlFragment(tree, { hrefOfFigure: (figure) => paths.figure(at, figure) }))}</div>
    </YearPage>
  );
}
