import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { anyTree } from "../../../tests/support/anyTree.ts";
import { everyBlock } from "../../../tests/support/everyBlock.ts";
import { settimo } from "../../../tests/support/settimo.ts";
import { buildRelazione } from "../relazione/buildRelazione.ts";
import type { DocumentTree } from "../tree.ts";
import { renderDocx } from "./renderDocx.ts";

const createdAt = new Date("2024-06-27T10:00:00Z");
const open = async (tree: DocumentTree) => unzipSync(await renderDocx(tree, { createdAt }));
const partOf = (file: Record<string, Uint8Array>, path: string) => strFromU8(file[path] ?? new Uint8Array());
const all = (xml: string, form: RegExp) => [...xml.matchAll(form)].map(([, found]) => found ?? "");

describe("[OBL-10] the Relazione as a Word file", async () => {
  const file = await open(buildRelazione(settimo));
  const xml = partOf(file, "word/document.xml");

  test("has headings in order, none skipping its parent", () => {
    const levels = all(xml, /<w:pStyle w:val="Heading(\d)"\/>/g).map(Number);
    expect(levels.length).toBeGreaterThan(20);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  test("repeats the head of every table, and names its first column as headers", () => {
    const tables = all(xml, /<w:tbl>(.*?)<\/w:tbl>/gs);
    expect(tables).toHaveLength(12);
    for (const table of tables) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.indexOf("<w:tblHeader/>")).toBeLessThan(table.indexOf("</w:tr>"));
      expect(table).toMatch(/<w:tblLook [^>]*w:firstRow="1"[^>]*w:firstColumn="1"/);
    }
  });

  test("describes every drawing in words, and holds it as SVG and as PNG", () => {
    const described = all(xml, /<wp:docPr [^>]*descr="([^"]*)"/g);
    expect(described).toHaveLength(3);
    for (const words of described) expect(words.length).toBeGreaterThan(40);
    expect(Object.keys(file).filter((path) => path.startsWith("word/media/"))).toHaveLength(6);
    expect(Buffer.from(file["word/media/figura-1.png"]!).subarray(1, 4).toString()).toBe("PNG");
  });

  test("says the caption of each table and of each drawing once", () => {
    const captions = all(xml, /<w:pStyle w:val="(?:Picture)?Caption"\/>.*?<w:t [^>]*>([^<]*)/g);
    expect(captions).toHaveLength(15);
    for (const caption of captions) expect(xml.split(caption).length - 1, caption).toBe(1);
  });

  test("has contents that Word fills, with every chapter already in it", () => {
    expect(xml).toContain(' TOC \\o "1-2" ');
    expect(partOf(file, "word/settings.xml")).toContain('<w:updateFields w:val="true"/>');
    expect(all(xml, /<w:pStyle w:val="TOC1"\/>.*?<w:t [^>]*>([^<]*)/g)[0]).toBe("1. Presentazione");
  });

  test("leads only to places that are there", () => {
    const places = new Set(all(xml, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g));
    expect(all(xml, /w:anchor="([^"]*)"/g).filter((anchor) => !places.has(anchor))).toEqual([]);
  });

  test("says its language, title, author and subject, and what is missing as such", () => {
    expect(partOf(file, "word/styles.xml")).toContain('<w:lang w:val="it-IT"');
    expect(partOf(file, "docProps/core.xml")).toMatch(
      /<dc:title>Relazione sulla performance 2023<\/dc:title><dc:subject>[^<]+<\/dc:subject><dc:creator>Comune di Settimo Torinese<\/dc:creator><dc:language>it-IT/,
    );
    expect(partOf(file, "word/footer1.xml")).toContain(" NUMPAGES ");
    expect(xml).toMatch(/<w:pStyle w:val="Missing"\/>.*?Importi non riportati nel documento\./);
  });

  test("names no style that is not there", () => {
    const styles = new Set(all(partOf(file, "word/styles.xml"), /w:styleId="([^"]*)"/g));
    expect(all(xml, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"/g).filter((style) => !styles.has(style))).toEqual([]);
  });
});

test("the same document at the same moment gives the same bytes", async () => {
  const [one, other] = [await renderDocx(everyBlock, { createdAt }), await renderDocx(everyBlock, { createdAt })];
  expect(Buffer.from(one).equals(other)).toBe(true);
});

test("links to sites leave the file, scripts do not become links", async () => {
  const link = (href: string) => ({ kind: "link" as const, text: "qui", href });
  const file = await open({
    ...everyBlock,
    blocks: [{ kind: "paragraph", text: [link("https://example.it/a?b=1&c"), link("javascript:x()")] }],
  });
  expect(partOf(file, "word/_rels/document.xml.rels")).toContain('Target="https://example.it/a?b=1&#38;c" TargetMode="External"');
  expect(partOf(file, "word/document.xml")).toContain("qui (javascript:x())");
});

test("whatever the words, the parts are well formed", async () => {
  await fc.assert(
    fc.asyncProperty(anyTree, async (tree) => {
      const file = await open(tree);
      for (const [path, bytes] of Object.entries(file)) if (/\.(xml|rels)$/.test(path)) expect(faultOf(strFromU8(bytes))).toBeUndefined();
    }),
    { numRuns: 30 },
  );
}, 60_000);

/** The first thing that no XML may hold: a tag closed out of turn, a bare sign, a control. */
function faultOf(xml: string): string | undefined {
  const opened: string[] = [];
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.exec(xml) ?? /&(?!#\d+;)/.exec(xml);
  if (forbidden) return `"${forbidden[0]}" at ${String(forbidden.index)}`;
  for (const [tag, close, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g)) {
    if (close) {
      if (opened.pop() !== name) return tag;
    } else if (!self) opened.push(name ?? "");
  }
  return opened.length > 0 ? `not closed: ${opened.join()}` : undefined;
}
