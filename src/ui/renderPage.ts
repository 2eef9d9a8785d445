import type { HtmlEscapedString } from "hono/utils/html";

/** A page as the bytes of an HTML document. Our components wait for nothing, so their markup is ready at once. */
export function renderPage(page: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  return `<!doctype html>\n${String(page as HtmlEscapedString)}`;
}
