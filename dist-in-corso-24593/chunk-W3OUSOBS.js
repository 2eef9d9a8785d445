import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  fromExactText,
  italianDecimal,
  italianExact
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/documents/standaloneSvg.ts
function standaloneSvg(svg, fontFamily) {
  const withoutFonts = svg.replaceAll(/\sfont-family\s*=\s*("[^"]*"|'[^']*')/g, "").replaceAll(/font-family\s*:[^;"'}]*;?/g, "");
  return withoutFonts.replace(/<svg\b[^>]*>/, (tag) => tag.replace("<svg", `<svg${missingAttributes(tag, fontFamily)}`));
}
function missingAttributes(tag, fontFamily) {
  const [, width, height] = /\sviewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(tag) ?? [];
  const attributes = [
    / xmlns=/.test(tag) ? "" : ' xmlns="http://www.w3.org/2000/svg"',
    / width=/.test(tag) || !width ? "" : ` width="${width}"`,
    / height=/.test(tag) || !height ? "" : ` height="${height}"`,
    ` font-family="${fontFamily}"`
  ];
  return attributes.join("");
}

// src/documents/proofBlocks.ts
function proofBlocks({ text, proof }, otherFigures) {
  return [
    { kind: "paragraph", text: [{ kind: "strong", text }, `. ${[proof.rule, ...remarksOf(proof)].join(" ")}`] },
    ...proof.steps.length > 0 ? [{ kind: "list", ordered: true, items: proof.steps.map((step) => [step.text]) }] : [],
    ...proof.inputs.length > 0 ? [inputTable(proof, otherFigures)] : []
  ];
}
function remarksOf({ rounding, citation }) {
  const decimals = rounding && (rounding.decimals === 0 ? "all'unit\xE0" : `a ${String(rounding.decimals)} decimali`);
  return [
    ...decimals ? [`Arrotondato ${decimals}; la met\xE0 va per eccesso.`] : [],
    ...citation ? [`Riferimento: ${citationText(citation)}.`] : []
  ];
}
function inputTable({ figure, inputs }, otherFigures) {
  return {
    kind: "table",
    caption: `Dati usati per \xAB${figure}\xBB`,
    head: ["Dato", "Valore", "Da dove viene"],
    rows: inputs.map(({ name, value, provenance }) => [[name], [valueWords(value)], [provenanceInline(provenance, otherFigures)]]),
    rowHeaders: true,
    weights: [5, 2, 4],
    numeric: []
  };
}
function valueWords(value) {
  if (/^-?\d+(\.\d+)?$/.test(value)) return italianDecimal(value);
  if (/^-?\d+\/\d+$/.test(value)) return `${italianExact(fromExactText(value))} (${value})`;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? italianDate(civilDate(value)) : value;
}
var DOCUMENT_WORDS = { smvp: "Sistema di misurazione e valutazione", cci: "Contratto integrativo" };
function provenanceInline(provenance, otherFigures) {
  switch (provenance.kind) {
    case "document":
      return `${provenance.file}, riga ${String(provenance.line)}`;
    case "figure": {
      const other = otherFigures(provenance.figure);
      return other ? { kind: "link", text: other.name, href: other.href } : provenance.figure;
    }
    case "act":
      return provenance.act;
    case "clause":
      return `${DOCUMENT_WORDS[provenance.document]}, ${provenance.clause}`;
    case "law":
      return provenance.citation;
    case "entry":
      return provenance.where;
  }
}

// src/documents/printable.ts
var INVISIBLE = new RegExp("[\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb]|\\p{Noncharacter_Code_Point}|\\p{Surrogate}", "gu");
function printable(text) {
  return text.replace(/[\t\n\v\f\r \u2028\u2029]+/g, " ").replace(INVISIBLE, codePointName);
}
function codePointName(character) {
  return `[U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

// src/documents/safeHref.ts
function safeHref(href) {
  return /^(https?:\/\/|mailto:|#|\/(?![/\\]))[\x21-\x7e]*$/i.test(href) ? href : void 0;
}

// src/documents/tree.ts
function figureOf(tree, { figure }) {
  const found = tree.figures[figure];
  if (!found) throw new Error(`The document has no figure "${figure}"`);
  return found;
}

// src/documents/proofAppendix.ts
function withProofAppendix(tree) {
  const figures = Object.entries(tree.figures);
  if (figures.length === 0) return tree;
  const otherFigures = (id) => {
    const source = tree.figures[id];
    return source && { name: source.proof.figure, href: `#${proofAnchor(tree, id)}` };
  };
  const appendix = [
    { kind: "heading", level: 2, text: "Come si arriva ai numeri", id: "come-si-arriva-ai-numeri" },
    { kind: "paragraph", text: ["Ogni numero di questo documento con la regola, i passaggi e i dati che lo producono."] },
    ...figures.flatMap(([id, figure]) => [
      { kind: "heading", level: 3, text: figure.proof.figure, id: proofAnchor(tree, id) },
      ...proofBlocks(figure, otherFigures)
    ])
  ];
  return { ...tree, blocks: [...tree.blocks, ...appendix] };
}
function proofAnchor(tree, figure) {
  return `prova-${String(Object.keys(tree.figures).indexOf(figure) + 1)}`;
}

export {
  proofBlocks,
  printable,
  codePointName,
  safeHref,
  standaloneSvg,
  figureOf,
  withProofAppendix,
  proofAnchor
};
//# sourceMappingURL=chunk-W3OUSOBS.js.map
