import { raw } from "hono/html";
import { buildRelazione } from "../../documents/relazione/buildRelazione.ts";
import { renderHtml, renderHtmlFragment } from "../../documents/renderHtml.tsx";
import { renderJson } from "../../documents/renderJson.ts";
import { renderText } from "../../documents/renderText.ts";
import { htmlId } from "../../documents/htmlId.ts";
import type { DocumentTree } from "../../documents/tree.ts";
import { renderPage } from "../../ui/renderPage.ts";
import { paths } from "../paths.ts";
import { HTML, type PublicContext, type PublicYear, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";

/** The Relazione as a page, with its contents and its downloads. */
export function getRelazione(c: PublicContext): Promise<Response> {
  return servePublic(c, (report) => ({ type: HTML, body: renderPage(<RelazionePage report={report} />) }));
}

/** The Relazione as a file: tagged PDF to publish or to keep, Word, HTML, text or JSON. */
export const getRelazioneFile = {
  pdf: (c: PublicContext) => download(c, "pdf", "application/pdf", (tree) => c.var.workers.renderPdf(tree, "publish")),
  pdfToKeep: (c: PublicContext) => download(c, "pdf", "application/pdf", (tree) => c.var.workers.renderPdf(tree, "keep"), "-da-conservare"),
  docx: (c: PublicContext) =>
    download(c, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (tree) =>
      c.var.workers.renderDocx(tree),
    ),
  html: (c: PublicContext) => download(c, "html", HTML, renderHtml),
  txt: (c: PublicContext) => download(c, "txt", "text/plain; charset=utf-8", renderText),
  json: (c: PublicContext) => download(c, "json", "application/json; charset=utf-8", renderJson),
};

async function download(
  c: PublicContext,
  extension: string,
  type: string,
  render: (tree: DocumentTree) => string | Promise<Uint8Array>,
  suffix = "",
): Promise<Response> {
  const response = await servePublic(c, async (report) => ({ type, body: await render(buildRelazione(report)) }));
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
  const tree = buildRelazione(report);
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
