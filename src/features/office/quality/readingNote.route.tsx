import { raw } from "hono/html";
import { buildReadingNote } from "../../../documents/quality/buildReadingNote.ts";
import { renderHtmlFragment } from "../../../documents/renderHtml.tsx";
import { renderPage } from "../../../ui/renderPage.ts";
import { reviewIn } from "../../commands/reviewPlan/reviewYear.ts";
import { paths } from "../../paths.ts";
import { type OfficeAnswer, read, yearOf } from "../office.ts";
import { OfficePage } from "../OfficePage.tsx";

/** The reviewer's note of a year as it is now, to read and to print for the meeting. */
export const getReadingNote: OfficeAnswer = async (office) => {
  const at = yearOf(office);
  const review = await read(office, (tx) => reviewIn(tx, at));
  if (!review) return office.c.notFound();
  const tree = buildReadingNote(review, (code) => paths.objective(at, code));
  const page = (
    <OfficePage office={office} title={tree.title}>
      <p class="lead">{tree.subtitle}.</p>
      <div class="document">{raw(renderHtmlFragment(tree, { hrefOfFigure: (figure) => paths.figure(at, figure) }))}</div>
    </OfficePage>
  );
  return office.c.html(renderPage(page));
};
