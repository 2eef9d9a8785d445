import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { anyTree, textsOf } from "../../tests/support/anyTree.ts";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { printable } from "./printable.ts";
import { renderHtml, renderHtmlFragment } from "./renderHtml.tsx";

const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "no-inline-style": "off", "no-trailing-whitespace": "off" },
});
const hrefOfFigure = (figure: string) => `/c_i703/2023/numeri/${figure}`;

async function faultsOf(html: string) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, selector }) => ({ ruleId, message, selector })));
}

test("[OBL-10] the file is valid and accessible HTML", async () => {
  expect(await faultsOf(renderHtml(everyBlock))).toEqual([]);
});

test("the fragment is valid and accessible HTML inside a page", async () => {
  const fragment = renderHtmlFragment(everyBlock, { hrefOfFigure });
  expect(
    await faultsOf(`<!doctype html><html lang="it"><head><title>Relazione</title></head><body><h1>Relazione</h1>${fragment}</body></html>`),
  ).toEqual([]);
});

test("in the site a figure leads to its proof", () => {
  expect(renderHtmlFragment(everyBlock, { hrefOfFigure })).toContain(
    '<a class="figure" href="/c_i703/2023/numeri/share" title="Come si arriva a questo numero: Quota degli obiettivi raggiunti">89,19\u00a0%</a>',
  );
});

test("in the file a figure leads to its proof at the end of the document", () => {
  const html = renderHtml(everyBlock);
  expect(html).toContain('href="#prova-2" title="Come si arriva a questo numero: Quota degli obiettivi raggiunti">89,19\u00a0%</a>');
  expect(html).toContain('<h3 id="prova-2">Quota degli obiettivi raggiunti</h3>');
});

test("the first cell of a row is its header, numbers are marked as such", () => {
  expect(renderHtml(everyBlock)).toContain(
    '<tr><th scope="row">da 95 a 100</th><td class="number">61</td><td class="number">46,56\u00a0%</td></tr>',
  );
});

test("what is missing is said", () => {
  expect(renderHtml(everyBlock)).toContain(
    '<p class="missing">Gli importi del fondo non sono riportati nel documento.<span class="citation"> Riferimento: d.lgs. 33/2013, art. 20, c. 1.</span></p>',
  );
});

test("a link to a script is printed, not followed", () => {
  const tree = {
    ...everyBlock,
    blocks: [{ kind: "paragraph" as const, text: [{ kind: "link" as const, text: "qui", href: "javascript:alert(1)" }] }],
  };
  expect(renderHtmlFragment(tree, { hrefOfFigure })).toBe("<p>qui (javascript:alert(1))</p>");
});

test("whatever the text, it is shown as it is and never becomes markup", () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const html = renderHtml(tree);
      const allowed =
        "html|head|meta|title|style|body|header|nav|main|section|h1|h2|h3|h4|p|ul|ol|li|a|strong|span|figure|img|figcaption|table|caption|thead|tbody|tr|th|td";
      expect(html.replaceAll(new RegExp(`</?(${allowed})( [a-z-]+="[^"<>]*")*/?>`, "g"), "").replace("<!doctype html>", "")).not.toMatch(
        /[<>]/,
      );
      const shown = unescaped(html.replaceAll(/<[^>]*>/g, ""));
      for (const text of textsOf({ ...tree, blocks: tree.blocks.filter(({ kind }) => kind !== "picture") }))
        expect(shown).toContain(printable(text));
    }),
  );
});

function unescaped(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  return html.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity]!);
}
