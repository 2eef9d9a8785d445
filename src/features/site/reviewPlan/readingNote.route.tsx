import { raw } from "hono/html";
import { buildReadingNote } from "../../../documents/quality/buildReadingNote.ts";
import { renderHtmlFragment } from "../../../documents/renderHtml.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { paths } from "../../paths.ts";
import { HTML, type PublicContext, servePublic } from "../servePublic.ts";
import { addressOf, YearPage } from "../YearPage.tsx";
import { reviewYear } from "../../commands/reviewPlan/reviewYear.ts";

/** The reviewer's note of a year, to read and to print for the meeting. An internal page. */
export function getReadingNote(c: PublicContext): Promise<Response> {
  return servePublic(c, async (report) => {
    const review = await reviewYear(c.var.db, addressOf(report));
    if (!review) return undefined;
    const at = addressOf(report);
    const tree = buildReadingNote(review, (code) => paths.objective(at, code));
    return {
      type: HTML,
      body: renderPage(
        <YearPage shown={report} title={tree.title} steps={[{ text: "Controllo qualità" }]}>
          <h1>{tree.title}</h1>
          <p class="lead">{tree.subtitle}.</p>
          <div class="document">{raw(renderHtmlFragment(tree, { hrefOfFigure: (figure) => paths.figure(at, figure) }))}</div>
        </YearPage>,
      ),
    };
  });
}
