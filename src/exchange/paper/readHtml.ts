import { type Paper, paperWriter } from "./paperWriter.ts";

/** Decodes the bytes of a page by the letters that it declares, UTF-8 where it declares none; undefined where they are others. */
export function decodeHtml(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(beginning)?.[1];
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb;
  try {
    const label = isUtf16 ? "utf-16le" : isMarked ? "utf-8" : (declared ?? "utf-8");
    return new TextDecoder(label, { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return undefined;
  }
}

/** What a page tells of its parts, in their order. */
type Events = {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/** Elements whose content is no text of the page. */
const UNSHOWN: ReadonlySet<string> = new Set(["script", "style", "title", "comment", "template", "noscript", "xml", "svg"]);

/** Walks the tags of a page. Nothing in it is run, and nothing it names is looked up. */
function walk(page: string, events: Events): void {
  let at = 0;
  while (at < page.length) {
    const tag = page.indexOf("<", at);
    const end = tag < 0 ? page.length : tag;
    if (end > at) events.text(unescaped(page.slice(at, end).replace(/[\t\n\f\r ]+/g, " ")));
    if (tag < 0) return;
    at = tagAt(page, tag, events);
  }
}

const NAME = /<(\/?)([a-zA-Z][\w:-]*)/y;
const ATTRIBUTE = /[\s/]*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

/** Tells of the tag that begins at a place, and answers where it ends. */
function tagAt(page: string, from: number, events: Events): number {
  if (page.startsWith("<!--", from)) return after(page, "-->", from + 4);
  NAME.lastIndex = from;
  const [matched = "", slash, written = ""] = NAME.exec(page) ?? [];
  if (matched === "") {
    if (/[!?]/.test(page[from + 1] ?? "")) return after(page, ">", from);
    events.text("<");
    return from + 1;
  }
  const name = written.toLowerCase();
  const attributes = new Map<string, string>();
  let at = from + matched.length;
  while (at < page.length) {
    ATTRIBUTE.lastIndex = at;
    const [whole, key = "", double, single, bare] = ATTRIBUTE.exec(page) ?? [];
    if (whole === undefined) break;
    if (!attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), unescaped(double ?? single ?? bare ?? ""));
    at += whole.length;
  }
  at = after(page, ">", at);
  if (slash !== "") events.close(name);
  else if (UNSHOWN.has(name)) return closing(page, name, at);
  else events.open(name, attributes);
  return at;
}

function after(page: string, mark: string, from: number): number {
  const at = page.indexOf(mark, from);
  return at < 0 ? page.length : at + mark.length;
}

function closing(page: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[\\s>]`, "gi");
  end.lastIndex = from;
  return end.exec(page)?.index ?? page.length;
}

/** The letters from U+00A0 to U+00FF, by the names that HTML gives them. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(" ").map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", euro: "€", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”" }),
  ...Object.entries({
    ndash: "–",
    mdash: "—",
    hellip: "…",
    bull: "•",
    le: "≤",
    ge: "≥",
    ne: "≠",
    check: "✓",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
  }),
]);

/** Text with its references made letters; one that we do not know stays as it is written. */
function unescaped(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,8}));?/g,
    (whole, decimal?: string, hexadecimal?: string, name: string = "") => {
      if (decimal === undefined && hexadecimal === undefined) return NAMED.get(name) ?? whole;
      const code = decimal === undefined ? parseInt(hexadecimal ?? "", 16) : Number(decimal);
      const isLetter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isLetter ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}

/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set([
  ..."p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main nav aside blockquote pre center caption form fieldset hr br".split(
    " ",
  ),
]);

/** Reads a page, such as spreadsheets and programs export it: the rows of its tables as they are shown, and its paragraphs. */
export function readHtml(page: string): Paper {
  const writer = paperWriter();
  let lists = 0;
  walk(page, {
    open: (name, attributes) => {
      if (BLOCKS.has(name)) writer.endParagraph();
      if (name === "ul" || name === "ol") lists += 1;
      if (name === "li") writer.text(`${"  ".repeat(Math.max(0, Math.min(lists, 9) - 1))}- `);
      if (name === "table") writer.openTable();
      if (name === "tr") writer.openRow(isHidden(attributes));
      if (name === "td" || name === "th") {
        writer.openCell({ across: spanOf(attributes.get("colspan")), down: spanOf(attributes.get("rowspan")) });
      }
    },
    text: (text) => {
      if (text !== " " || writer.words() !== "") writer.text(text);
    },
    close: (name) => {
      if (BLOCKS.has(name)) writer.endParagraph();
      if (name === "ul" || name === "ol") lists -= 1;
      if (name === "td" || name === "th") writer.closeCell();
      if (name === "tr") writer.closeRow();
      if (name === "table") writer.closeTable();
    },
  });
  return writer.end();
}

function spanOf(written: string | undefined): number {
  const span = Number(/^\s*(\d{1,6})/.exec(written ?? "")?.[1] ?? 1);
  return Math.max(1, span);
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has("hidden") || /display\s*:\s*none/i.test(attributes.get("style") ?? "");
}
