import { raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import { DocumentBlocks, drawnBlocks } from "./DocumentBlocks.tsx";
import { htmlId } from "./htmlId.ts";
import { htmlStyle } from "./htmlStyle.ts";
import { printable } from "./printable.ts";
import { proofAnchor, withProofAppendix } from "./proofAppendix.ts";
import type { DocumentTree } from "./tree.ts";

/** The blocks of a document for a page of the site, which has its own title; `hrefOfFigure` leads from a figure to its proof. */
export function renderHtmlFragment(tree: DocumentTree, { hrefOfFigure }: { hrefOfFigure: (figure: string) => string }): string {
  return markup(<DocumentBlocks tree={tree} hrefOfFigure={hrefOfFigure} />);
}

/** A document as one HTML file to keep and to print: nothing is fetched, and each figure leads to its proof at the end. */
export function renderHtml(tree: DocumentTree): string {
  return [...htmlPieces(tree)].join("");
}

/** An HTML file in pieces, a block at a time, each drawn when it is asked for. */
export function* htmlPieces(tree: DocumentTree): Generator<string> {
  const whole = withProofAppendix(tree);
  const page = (
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{printable(tree.title)}</title>
        <style>{raw(htmlStyle)}</style>
      </head>
      <body>
        <header>
          <p class="author">{printable(tree.author)}</p>
          <h1>{printable(tree.title)}</h1>
          <p class="subtitle">{printable(tree.subtitle)}</p>
        </header>
        <Contents tree={whole} />
        <main>{raw(BLOCKS)}</main>
      </body>
    </html>
  );
  const [before, after] = markup(page).split(BLOCKS);
  yield `<!doctype html>\n${before!}`;
  for (const block of drawnBlocks({ tree: whole, hrefOfFigure: (figure) => `#${proofAnchor(tree, figure)}` })) yield markup(block);
  yield `${after!}\n`;
}

/** Where the blocks stand in the page around them; no text can hold it, because "<" is escaped. */
const BLOCKS = "<!-- blocks -->";

/** The chapters, when there is more than one. */
function Contents({ tree }: { tree: DocumentTree }) {
  const chapters = tree.blocks.flatMap((block) => (block.kind === "heading" && block.level === 2 ? [block] : []));
  if (chapters.length < 2) return null;
  return (
    <nav aria-label="Indice">
      <ul>
        {chapters.map(({ id, text }) => (
          <li>
            <a href={`#${htmlId(id)}`}>{printable(text)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Our components wait for nothing, so their markup is ready at once. */
function markup(element: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  return (element as HtmlEscapedString).toString();
}
