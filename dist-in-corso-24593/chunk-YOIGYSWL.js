import {
  graphemes
} from "./chunk-TZHMJIVP.js";
import {
  figureOf,
  printable,
  proofAnchor,
  safeHref,
  standaloneSvg,
  withProofAppendix
} from "./chunk-W3OUSOBS.js";

// src/documents/renderHtml.tsx
import { raw } from "hono/html";

// src/documents/htmlId.ts
function htmlId(id) {
  const plain = id.normalize("NFD").replaceAll(new RegExp("\\p{M}", "gu"), "").replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return /^[A-Za-z]/.test(plain) ? plain : `s-${plain}`;
}

// src/documents/DocumentBlocks.tsx
import { Fragment, jsx, jsxs } from "hono/jsx/jsx-runtime";
function DocumentBlocks(props) {
  const tables = props.tree.blocks.filter((block) => block.kind === "table");
  const pictures = props.tree.blocks.filter((block) => block.kind === "picture");
  return /* @__PURE__ */ jsx(Fragment, { children: props.tree.blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return /* @__PURE__ */ jsx(Heading, { ...block });
      case "paragraph":
        return /* @__PURE__ */ jsx("p", { children: /* @__PURE__ */ jsx(Inlines, { ...props, text: block.text }) });
      case "list": {
        const items = block.items.map((text) => /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx(Inlines, { ...props, text }) }));
        return block.ordered ? /* @__PURE__ */ jsx("ol", { children: items }) : /* @__PURE__ */ jsx("ul", { children: items });
      }
      case "missing":
        return /* @__PURE__ */ jsxs("p", { class: "missing", children: [
          /* @__PURE__ */ jsx(Inlines, { ...props, text: block.text }),
          block.citation !== void 0 && /* @__PURE__ */ jsxs("span", { class: "citation", children: [
            " Riferimento: ",
            printable(block.citation),
            "."
          ] })
        ] });
      case "picture":
        return /* @__PURE__ */ jsx(Picture, { ...block, number: pictures.indexOf(block) + 1 });
      case "table":
        return /* @__PURE__ */ jsx(TableBlock, { ...props, table: block, number: tables.indexOf(block) + 1 });
    }
  }) });
}
function Heading({ level, text, id }) {
  switch (level) {
    case 2:
      return /* @__PURE__ */ jsx("h2", { id: htmlId(id), children: printable(text) });
    case 3:
      return /* @__PURE__ */ jsx("h3", { id: htmlId(id), children: printable(text) });
    case 4:
      return /* @__PURE__ */ jsx("h4", { id: htmlId(id), children: printable(text) });
  }
}
function Picture({ title, description, svg, number }) {
  return /* @__PURE__ */ jsxs("figure", { class: "picture", children: [
    /* @__PURE__ */ jsx(
      "img",
      {
        src: `data:image/svg+xml;base64,${Buffer.from(standaloneSvg(svg, "Titillium Web, Segoe UI, Arial, sans-serif")).toString("base64")}`,
        alt: printable(description)
      }
    ),
    /* @__PURE__ */ jsxs("figcaption", { children: [
      "Figura ",
      number,
      ". ",
      printable(title)
    ] })
  ] });
}
function TableBlock({ table, number, ...props }) {
  const alignment = (column) => table.numeric.includes(column) ? "number" : void 0;
  const caption = `tabella-${number}`;
  return /* @__PURE__ */ jsxs(Fragment, { children: [
    /* @__PURE__ */ jsx("section", { class: "table-scroll", "aria-labelledby": caption, tabindex: 0, children: /* @__PURE__ */ jsxs("table", { children: [
      /* @__PURE__ */ jsxs("caption", { id: caption, children: [
        "Tabella ",
        number,
        ". ",
        printable(table.caption)
      ] }),
      /* @__PURE__ */ jsx("thead", { children: /* @__PURE__ */ jsx("tr", { children: table.head.map((text, column) => /* @__PURE__ */ jsx("th", { scope: "col", class: alignment(column), children: printable(text) })) }) }),
      /* @__PURE__ */ jsx("tbody", { children: table.rows.map((row) => /* @__PURE__ */ jsx("tr", { children: row.map((cell, column) => {
        const content = /* @__PURE__ */ jsx(Inlines, { ...props, text: cell });
        return table.rowHeaders && column === 0 ? /* @__PURE__ */ jsx("th", { scope: "row", class: alignment(column), children: content }) : /* @__PURE__ */ jsx("td", { class: alignment(column), children: content });
      }) })) })
    ] }) }),
    table.note && /* @__PURE__ */ jsx("p", { class: "table-note", children: /* @__PURE__ */ jsx(Inlines, { ...props, text: table.note }) })
  ] });
}
function Inlines({ text, tree, hrefOfFigure }) {
  return /* @__PURE__ */ jsx(Fragment, { children: text.map((part) => {
    if (typeof part === "string") return printable(part);
    switch (part.kind) {
      case "figure": {
        const { text: shown, proof } = figureOf(tree, part);
        return /* @__PURE__ */ jsx("a", { class: "figure", href: hrefOfFigure(part.figure), title: `Come si arriva a questo numero: ${printable(proof.figure)}`, children: printable(shown) });
      }
      case "strong":
        return /* @__PURE__ */ jsx("strong", { children: printable(part.text) });
      case "link": {
        const href = safeHref(part.href);
        return href === void 0 ? `${printable(part.text)} (${printable(part.href)})` : /* @__PURE__ */ jsx("a", { href, children: printable(part.text) });
      }
    }
  }) });
}

// src/documents/htmlStyle.ts
var htmlStyle = `
:root { color: #17324d; background: #fff; font: 1.0625rem/1.6 "Titillium Web", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; overflow-wrap: break-word; hyphens: auto; }
header { border-bottom: 3px solid #06c; margin-bottom: 1.5rem; padding-bottom: 1rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2.2em 0 .6em; break-after: avoid; hyphens: manual; }
h1 { font-size: 2.25rem; margin: .2em 0; }
h2 { font-size: 1.6rem; }
h3 { font-size: 1.25rem; }
h4 { font-size: 1.0625rem; }
p, ul, ol { max-width: 42rem; }
.author { color: #06c; font-weight: 600; margin: 0; }
.subtitle { margin: 0; }
a { color: #06c; }
a.figure { color: inherit; text-decoration: underline dotted #06c; text-underline-offset: .2em; white-space: nowrap; }
a:focus-visible, .table-scroll:focus-visible { outline: 3px solid #06c; outline-offset: 2px; }
.missing { border-left: 4px solid #a66300; padding-left: 1rem; }
.citation, .table-note, figcaption { font-size: .9375rem; }
.picture { margin: 1.5rem 0; }
.picture img { max-width: 100%; height: auto; }
.table-scroll { overflow-x: auto; margin: 1.5rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; border-bottom: 1.5px solid #17324d; }
table:has(thead th:nth-child(4)) { min-width: 45rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-top: 1px solid #c5cdd6; }
thead th { border-top: 1.5px solid #17324d; border-bottom: 1.5px solid #17324d; vertical-align: bottom; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  :root { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  nav a { color: inherit; text-decoration: none; }
  .table-scroll { overflow: visible; }
  table:has(thead th:nth-child(4)) { min-width: 0; }
  tr, figure { break-inside: avoid; }
}
@page { margin: 2cm; }
`;

// src/documents/renderHtml.tsx
import { jsx as jsx2, jsxs as jsxs2 } from "hono/jsx/jsx-runtime";
function renderHtmlFragment(tree, { hrefOfFigure }) {
  return markup(/* @__PURE__ */ jsx2(DocumentBlocks, { tree, hrefOfFigure }));
}
function renderHtml(tree) {
  const whole = withProofAppendix(tree);
  const page = /* @__PURE__ */ jsxs2("html", { lang: "it", children: [
    /* @__PURE__ */ jsxs2("head", { children: [
      /* @__PURE__ */ jsx2("meta", { charset: "utf-8" }),
      /* @__PURE__ */ jsx2("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      /* @__PURE__ */ jsx2("title", { children: printable(tree.title) }),
      /* @__PURE__ */ jsx2("style", { children: raw(htmlStyle) })
    ] }),
    /* @__PURE__ */ jsxs2("body", { children: [
      /* @__PURE__ */ jsxs2("header", { children: [
        /* @__PURE__ */ jsx2("p", { class: "author", children: printable(tree.author) }),
        /* @__PURE__ */ jsx2("h1", { children: printable(tree.title) }),
        /* @__PURE__ */ jsx2("p", { class: "subtitle", children: printable(tree.subtitle) })
      ] }),
      /* @__PURE__ */ jsx2(Contents, { tree: whole }),
      /* @__PURE__ */ jsx2("main", { children: /* @__PURE__ */ jsx2(DocumentBlocks, { tree: whole, hrefOfFigure: (figure) => `#${proofAnchor(tree, figure)}` }) })
    ] })
  ] });
  return `<!doctype html>
${markup(page)}
`;
}
function Contents({ tree }) {
  const chapters = tree.blocks.flatMap((block) => block.kind === "heading" && block.level === 2 ? [block] : []);
  if (chapters.length < 2) return null;
  return /* @__PURE__ */ jsx2("nav", { "aria-label": "Indice", children: /* @__PURE__ */ jsx2("ul", { children: chapters.map(({ id, text }) => /* @__PURE__ */ jsx2("li", { children: /* @__PURE__ */ jsx2("a", { href: `#${htmlId(id)}`, children: printable(text) }) })) }) });
}
function markup(element) {
  return element.toString();
}

// src/documents/wrapText.ts
function wrapText(text, width) {
  const lines = [];
  let line = "";
  let length = 0;
  for (const word of text.split(" ").filter((part) => part !== "")) {
    for (const [i, piece] of piecesOf(word, width).entries()) {
      const joins = i === 0 && line !== "" && length + 1 + piece.length <= width;
      if (line !== "" && !joins) lines.push(line);
      line = joins ? `${line} ${piece.text}` : piece.text;
      length = joins ? length + 1 + piece.length : piece.length;
    }
  }
  return [...lines, line];
}
function piecesOf(word, width) {
  const characters = graphemes(word);
  if (characters.length <= width) return [{ text: word, length: characters.length }];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, i) => {
    const piece = characters.slice(i * width, (i + 1) * width);
    return { text: piece.join(""), length: piece.length };
  });
}

// src/documents/textTable.ts
function textTable({ head, rows, weights, numeric }, width) {
  const widths = columnWidths([head, ...rows], weights, width);
  const rule = (stroke) => widths.map((column) => stroke.repeat(column + 2)).join("+");
  const draw = (row) => rowLines(row, widths, numeric);
  const drawn = rows.map(draw);
  const between = drawn.some((lines) => lines.length > 1) ? [rule("-")] : [];
  return [rule("="), ...draw(head), rule("="), ...drawn.flatMap((lines, i) => i === 0 ? lines : [...between, ...lines]), rule("=")];
}
function rowLines(row, widths, numeric) {
  const cells = widths.map((width, i) => wrapText(row[i] ?? "", width));
  const height = Math.max(0, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) => {
    const line = cells.map((lines, i) => pad(lines[y] ?? "", widths[i], numeric.includes(i))).join(" | ");
    return ` ${line} `;
  });
}
function pad(text, width, toTheRight) {
  const blanks = " ".repeat(Math.max(0, width - graphemes(text).length));
  return toTheRight ? blanks + text : text + blanks;
}
function columnWidths(rows, weights, width) {
  const columns = Math.max(weights.length, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, i) => Math.max(1, ...rows.map((row) => graphemes(row[i] ?? "").length)));
  const widths = [];
  let room = width - columns * 3 + 1;
  let undecided = natural.map((_, i) => i);
  for (; ; ) {
    const total = undecided.reduce((sum, i) => sum + weightOf(weights, i), 0);
    const part = (i) => Math.max(1, Math.floor(room * weightOf(weights, i) / total));
    const content = undecided.filter((i) => natural[i] <= part(i));
    if (content.length === 0) {
      for (const i of undecided) widths[i] = part(i);
      return widths;
    }
    for (const i of content) {
      widths[i] = natural[i];
    }
    room -= content.reduce((sum, i) => sum + natural[i], 0);
    undecided = undecided.filter((i) => !content.includes(i));
  }
}
function weightOf(weights, column) {
  const weight = weights[column] ?? 1;
  return weight > 0 ? weight : 1;
}

// src/documents/renderText.ts
var WIDTH = 100;
function renderText(tree) {
  const count = { table: 0, picture: 0 };
  const blocks = tree.blocks.map((block) => blockLines(tree, block, count));
  return [titleLines(tree), ...blocks].map((lines) => lines.map((line) => line.replace(/ +$/, "")).join("\n")).join("\n\n").replaceAll(NO_BREAK, " ") + "\n";
}
var NO_BREAK = "\xA0";
var UNDERLINE = { 2: "=", 3: "-", 4: "." };
function titleLines({ author, title, subtitle }) {
  const lines = [author, title, subtitle].flatMap((text) => wrapText(printable(text), WIDTH));
  return ["=".repeat(WIDTH), ...lines, "=".repeat(WIDTH)];
}
function blockLines(tree, block, count) {
  const textOf = (text) => text.map((part) => inlineText(tree, part)).join("");
  switch (block.kind) {
    case "heading": {
      const lines = wrapText(printable(block.text), WIDTH);
      return ["", ...lines, UNDERLINE[block.level].repeat(Math.max(...lines.map((line) => graphemes(line).length)))];
    }
    case "paragraph":
      return wrapText(textOf(block.text), WIDTH);
    case "list":
      return block.items.flatMap((item, i) => hanging(block.ordered ? `${i + 1}. ` : "- ", textOf(item)));
    case "missing":
      return hanging("[manca] ", textOf(block.text) + (block.citation === void 0 ? "" : ` Riferimento: ${printable(block.citation)}.`));
    case "picture":
      return [...wrapText(`Figura ${++count.picture}. ${printable(block.title)}`, WIDTH), ...hanging("  ", printable(block.description))];
    case "table":
      return [
        ...wrapText(`Tabella ${++count.table}. ${printable(block.caption)}`, WIDTH),
        ...textTable({ ...block, head: block.head.map(printable), rows: block.rows.map((row) => row.map(textOf)) }, WIDTH),
        ...block.note ? wrapText(textOf(block.note), WIDTH) : []
      ];
  }
}
function inlineText(tree, part) {
  if (typeof part === "string") return printable(part);
  switch (part.kind) {
    case "figure":
      return printable(figureOf(tree, part).text).replaceAll(" ", NO_BREAK);
    case "strong":
      return printable(part.text);
    case "link":
      return part.text === part.href || part.href.startsWith("#") ? printable(part.text) : `${printable(part.text)} (${printable(part.href)})`;
  }
}
function hanging(mark, text) {
  return wrapText(text, WIDTH - mark.length).map((line, i) => (i === 0 ? mark : " ".repeat(mark.length)) + line);
}

export {
  htmlId,
  renderHtmlFragment,
  renderHtml,
  wrapText,
  renderText
};
//# sourceMappingURL=chunk-YOIGYSWL.js.map
