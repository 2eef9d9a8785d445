import {
  graphemes
} from "./chunk-TZHMJIVP.js";
import {
  fonts,
  keepsWithNext
} from "./chunk-H3XP7MGO.js";
import {
  codePointName,
  figureOf,
  printable,
  proofAnchor,
  safeHref,
  standaloneSvg
} from "./chunk-W3OUSOBS.js";
import "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";

// src/documents/renderPdf.ts
import { NodeCompiler, PdfStandard } from "@myriaddreamin/typst-ts-node-compiler";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// src/documents/typst/printedDocument.ts
var HALF_PAGE = 2800;
var HEADINGS_WITHOUT_CONTENTS = 10;
var LONG_WORD = /\S{31,}/gu;
function printedDocument(tree, fontsHave) {
  const shown = (text) => divisible(withShapes(printable(text), fontsHave));
  const titled = (text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(shown(text)) ? shown(text) : "(senza titolo)";
  const labels = labelsOf(tree);
  const parts = (text) => text.map((part) => partOf(part));
  let level = 0;
  function partOf(part) {
    if (typeof part === "string") return { kind: "text", text: shown(part) };
    switch (part.kind) {
      case "figure": {
        const label = labels.get(proofAnchor(tree, part.figure));
        return { kind: "figure", text: shown(figureOf(tree, part).text.replaceAll(" ", "\xA0")), ...label && { label } };
      }
      case "strong":
        return { kind: "strong", text: shown(part.text) };
      case "link":
        return linkOf(part.text, part.href);
    }
  }
  function linkOf(text, address) {
    const label = address.startsWith("#") ? labels.get(address.slice(1)) : void 0;
    if (label) return { kind: "link", text: shown(text), label };
    const href = /^(https?|mailto):/i.test(address) ? safeHref(address) : void 0;
    return href === void 0 ? { kind: "text", text: shown(`${text} (${address})`) } : { kind: "link", text: shown(text), href };
  }
  function blockOf(block, i) {
    switch (block.kind) {
      case "heading": {
        level = Math.min(block.level - 1, level + 1);
        return { kind: block.kind, level, text: titled(block.text), ...labels.get(block.id) === `h${i}` && { label: `h${i}` } };
      }
      case "paragraph":
        return { kind: block.kind, text: parts(block.text), sticky: keepsWithNext(tree.blocks, i) };
      case "list":
        return { kind: block.kind, ordered: block.ordered, items: block.items.map(parts) };
      case "missing":
        return { kind: block.kind, text: parts(block.text), ...block.citation !== void 0 && { citation: shown(block.citation) } };
      case "picture":
        return {
          kind: block.kind,
          title: shown(block.title),
          description: shown(block.description),
          svg: standaloneSvg(block.svg, "Titillium Web, DejaVu Sans")
        };
      case "table":
        return tableOf(block);
    }
  }
  function tableOf({ caption, head, rows, rowHeaders, weights, numeric, note }) {
    const widths = head.map((_, column) => Math.max(weights[column] ?? 1, 0.1));
    return {
      kind: "table",
      caption: shown(caption),
      head: head.map(shown),
      rows: rows.map((row) => rowOf(row, widths)),
      rowHeaders,
      weights: widths,
      numeric,
      ...note && { note: parts(note) }
    };
  }
  function rowOf(row, widths) {
    const cells = widths.map((_, column) => parts(row[column] ?? []));
    const total = widths.reduce((sum, width) => sum + width, 0);
    const isLong = (cell, i) => cell.reduce((sum, { text }) => sum + text.length, 0) > HALF_PAGE * widths[i] / total;
    return { cells, divisible: cells.some(isLong) };
  }
  return {
    title: titled(tree.title),
    subtitle: shown(tree.subtitle),
    author: shown(tree.author),
    contents: tree.blocks.filter((block) => block.kind === "heading").length > HEADINGS_WITHOUT_CONTENTS,
    blocks: tree.blocks.map(blockOf)
  };
}
function labelsOf(tree) {
  const labels = /* @__PURE__ */ new Map();
  for (const [i, block] of tree.blocks.entries()) {
    if (block.kind === "heading" && !labels.has(block.id)) labels.set(block.id, `h${i}`);
  }
  return labels;
}
function withShapes(text, fontsHave) {
  return Array.from(text.normalize("NFC"), (character) => fontsHave(character) ? character : codePointName(character)).join("");
}
function divisible(text) {
  return text.replaceAll(LONG_WORD, (word) => graphemes(word).join("\u200B"));
}

// src/documents/renderPdf.ts
var STANDARDS = { publish: PdfStandard.UA_1, keep: PdfStandard.A_2a };
function renderPdf(tree, { createdAt, purpose }) {
  const { compiler, template } = press();
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { document: JSON.stringify(printedDocument(tree, fonts().have)) }
  });
  for (const trouble of [compiled.takeError(), compiled.takeWarnings()]) {
    if (trouble) throw new Error(`Typst: ${JSON.stringify(trouble.shortDiagnostics)}`);
  }
  const bytes = compiler.pdf(compiled.result, {
    pdfStandard: STANDARDS[purpose],
    creationTimestamp: Math.floor(createdAt.getTime() / 1e3)
  });
  compiler.evictCache(0);
  return new Uint8Array(bytes);
}
var ready;
function press() {
  return ready ??= {
    // The workspace is the folder of the template: there is nothing else in it that a template could read.
    compiler: NodeCompiler.create({
      workspace: fileURLToPath(new URL("./typst/", import.meta.url)),
      fontArgs: [{ fontBlobs: [...fonts().files] }]
    }),
    template: readFileSync(new URL("./typst/document.typ", import.meta.url), "utf8")
  };
}
export {
  renderPdf
};
//# sourceMappingURL=renderPdf-F4GCLXKY.js.map
