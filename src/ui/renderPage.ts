import type { HtmlEscapedString } from "hono/utils/html";

/** A page as an HTML document. Throws when a component waits for something: what a page shows is loaded before it is drawn. */
export function renderPage(page: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (page instanceof Promise) throw new TypeError("A component of this page is asynchronous");
  return `<!doctype html>\n${page.toString()}`;
}
