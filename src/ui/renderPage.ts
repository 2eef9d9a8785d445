import type { HtmlEscapedString } from "hono/utils/html";
import { assetPath } from "./assetPath.ts";

/** The last thing in the head of a `Page`: its icon. */
const HEAD_END = `<link rel="icon" href="${assetPath("favicon.svg")}" type="image/svg+xml"/></head>`;

/**
 * A page as an HTML document; its description for search engines is its first sentence, as it stands in it. Throws when a component
 * waits for something: what a page shows is loaded before it is drawn.
 */
export function renderPage(page: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (page instanceof Promise) throw new TypeError("A component of this page is asynchronous");
  const html = `<!doctype html>\n${page.toString()}`;
  const sentence = firstSentenceOf(html);
  const description = `<meta name="description" content="${sentence}"/><meta property="og:description" content="${sentence}"/>`;
  return sentence === "" ? html : intoHead(html, description);
}

/** A page with the public address it has. */
export function withAddress(html: string, address: string): string {
  const href = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return intoHead(html, `<link rel="canonical" href="${href}"/><meta property="og:url" content="${href}"/>`);
}

/** Its text is escaped already, quotes too, so that it may stand in an attribute. */
function firstSentenceOf(html: string): string {
  const [, lead = ""] = /<p class="lead[^"]*">([\s\S]*?)<\/p>/.exec(html) ?? [];
  return lead
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Only a page of ours has that in its head: a document to take away stays as it is. */
function intoHead(html: string, tags: string): string {
  return html.replace(HEAD_END, () => `${tags}${HEAD_END}`);
}
