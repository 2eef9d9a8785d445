import { type Zippable, zipSync } from "fflate";
import { standaloneSvg } from "../standaloneSvg.ts";
import type { DocumentTree } from "../tree.ts";
import { documentXml } from "./documentXml.ts";
import { contentTypes, coreProperties, documentRelationships, footer, numbering, packageRelationships, settings, styles } from "./parts.ts";
import { prepareRasterizer, rasterize } from "./rasterize.ts";

/** The moment every entry of the file bears: the first a zip can tell. */
const EPOCH = new Date(1980, 0, 1);

/** A document for Word, to be finished by a person. The same tree at the same moment gives the same bytes. Rasterizes drawings: call it in a capped process. */
export async function renderDocx(tree: DocumentTree, { createdAt }: { readonly createdAt: Date }): Promise<Uint8Array> {
  await prepareRasterizer();
  const { xml, relationships, drawings, orderedLists } = documentXml(tree, (svg) => {
    const alone = standaloneSvg(svg, "Titillium Web, DejaVu Sans, sans-serif");
    return { svg: alone, ...rasterize(alone) };
  });
  const texts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes,
    "_rels/.rels": packageRelationships,
    "docProps/core.xml": coreProperties(tree, createdAt),
    "word/document.xml": xml,
    "word/_rels/document.xml.rels": documentRelationships(relationships),
    "word/styles.xml": styles,
    "word/numbering.xml": numbering(orderedLists),
    "word/settings.xml": settings,
    "word/footer1.xml": footer,
  };
  const entries: Zippable = {};
  for (const [path, text] of Object.entries(texts)) entries[path] = Buffer.from(text);
  for (const [i, { svg, png }] of drawings.entries()) {
    entries[`word/media/figura-${String(i + 1)}.svg`] = Buffer.from(svg);
    entries[`word/media/figura-${String(i + 1)}.png`] = [png, { level: 0 }];
  }
  return zipSync(entries, { mtime: EPOCH });
}
