import { inflateSync } from "node:zlib";

/** The objects of a PDF that keeps them in plain text, as ours do: number to source, streams apart. */
type Objects = ReadonlyMap<number, { readonly source: string; readonly stream?: Buffer }>;

/** What keeps people from using a PDF with a screen reader, read from the raw file: nothing of the library that wrote it is asked. */
export function pdfFaults(pdf: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(pdf));
  const root = [...objects.values()].find(({ source }) => /\/Type\s*\/Catalog\b/.test(source))?.source ?? "";
  return [...catalogFaults(root, objects), ...structureFaults(root, objects), ...pageFaults(objects)];
}

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString("latin1");
  const objects = new Map<number, { source: string; stream?: Buffer }>();
  const starts = /(?:^|\n)(\d+) 0 obj\s/g;
  for (let start = starts.exec(text); start; start = starts.exec(text)) {
    const from = start.index + start[0].length;
    const stream = /stream\r?\n|endobj/g;
    stream.lastIndex = from;
    const found = stream.exec(text);
    const source = text.slice(from, found?.index);
    const length = Number(/\/Length (\d+)/.exec(source)?.[1] ?? 0);
    const isStream = found?.[0].startsWith("stream") ?? false;
    const begin = (found?.index ?? from) + (found?.[0].length ?? 0);
    objects.set(Number(start[1]), { source, ...(isStream && { stream: pdf.subarray(begin, begin + length) }) });
    starts.lastIndex = isStream ? begin + length : begin;
  }
  return objects;
}

function catalogFaults(root: string, objects: Objects): string[] {
  const xmp = [...objects.values()].find(({ source }) => /\/Type\s*\/Metadata/.test(source))?.stream?.toString("utf8") ?? "";
  return [
    ...(/\/Marked true/.test(root) ? [] : ["the file is not marked as tagged"]),
    ...(/\/Lang \(it-IT\)/.test(root) ? [] : ["the language is not Italian"]),
    ...(/\/DisplayDocTitle true/.test(root) ? [] : ["the window does not show the title"]),
    ...(/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+</.test(xmp) ? [] : ["there is no title"]),
  ];
}

/** An element of the structure: its role, its own source, its children in the order they are read. */
type Element = { readonly role: string; readonly source: string; readonly children: readonly Element[] };

function structureFaults(root: string, objects: Objects): string[] {
  const tree = referenceIn(root, "StructTreeRoot");
  if (tree === undefined) return ["there is no structure"];
  const elements = flatten(elementOf(tree, objects));
  const levels = elements.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  const skipped = levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1);
  return [
    ...(levels.length === 0 ? ["there is no heading"] : []),
    ...skipped.map((level) => `a heading of level ${String(level)} skips its parent`),
    ...elements.filter(({ role }) => role === "Table").flatMap(tableFaults),
    ...elements
      .filter(({ role, source }) => role === "Figure" && !/\/Alt (\([^)]|<[0-9A-F])/i.test(source))
      .map(() => "a picture has no words"),
  ];
}

function tableFaults(table: Element): string[] {
  const rows = flatten(table).filter(({ role }) => role === "TR");
  const heads = (rows[0]?.children ?? []).filter(({ role }) => role === "TH");
  const isHeaded = heads.length > 0 && heads.length === rows[0]?.children.length;
  return [
    ...(isHeaded ? [] : ["a table has no row of headers"]),
    ...heads.filter(({ source }) => !/\/Scope \/Column/.test(source)).map(() => "a header does not say its column"),
    ...rows.filter(({ children }) => children.length !== rows[0]?.children.length).map(() => "a row has another number of cells"),
  ];
}

function elementOf(number: number, objects: Objects): Element {
  const source = objects.get(number)?.source ?? "";
  const role = /\/S \/(\w+)/.exec(source)?.[1] ?? "";
  const kids = /\/K \[([^\]]*)\]/.exec(source)?.[1] ?? /\/K (\d+ 0 R)/.exec(source)?.[1] ?? "";
  const children = [...kids.replace(/<<[^>]*>>/g, "").matchAll(/(\d+) 0 R/g)].map(([, kid]) => elementOf(Number(kid), objects));
  return { role, source, children };
}

function flatten(element: Element): Element[] {
  return [element, ...element.children.flatMap(flatten)];
}

function referenceIn(source: string, key: string): number | undefined {
  const [, number] = new RegExp(`/${key} (\\d+) 0 R`).exec(source) ?? [];
  return number === undefined ? undefined : Number(number);
}

function pageFaults(objects: Objects): string[] {
  return [...objects.values()].flatMap(({ source }) => {
    if (!/\/Type\s*\/Page\b/.test(source)) return [];
    const { source: how = "", stream } = objects.get(referenceIn(source, "Contents") ?? -1) ?? {};
    if (!stream) return ["a page has no content"];
    return contentFaults((/FlateDecode/.test(how) ? inflateSync(stream) : stream).toString("latin1"));
  });
}

const PAINTS = new Set(["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"]);

/** Whatever a page shows outside of marked content, that is neither of the structure nor told to be an ornament. */
export function contentFaults(content: string): string[] {
  let depth = 0;
  const faults: string[] = [];
  const tokens = /\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|<<|>>|[[\]]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;
  for (const [token] of content.matchAll(tokens)) {
    if (token === "BDC" || token === "BMC") depth += 1;
    else if (token === "EMC") depth -= 1;
    else if (PAINTS.has(token) && depth === 0) faults.push(`${token} outside of any tag`);
  }
  return depth === 0 ? faults : [...faults, "a mark is not closed"];
}
