import {
  API,
  OPERATIONS,
  PATH_PARAMETERS,
  PROBLEMS,
  TAGS
} from "./chunk-YPEXPVNQ.js";
import {
  renderPage
} from "./chunk-U6VMOBHR.js";
import "./chunk-ASCTV6AJ.js";
import {
  Page,
  paths
} from "./chunk-3WDZSZML.js";
import "./chunk-I3PXLWRU.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-HPTAWCOG.js";
import "./chunk-EA767FMA.js";
import "./chunk-CSOJN44G.js";
import "./chunk-DNP22IL6.js";
import "./chunk-QO75H26U.js";
import "./chunk-6PA62EB3.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";

// src/server/apiPage.tsx
import { jsx, jsxs } from "hono/jsx/jsx-runtime";
function getApiPage(c) {
  const { origin } = new URL(c.req.url);
  return c.html(renderPage(/* @__PURE__ */ jsx(ApiPage, { origin })));
}
function ApiPage({ origin }) {
  return /* @__PURE__ */ jsxs(Page, { title: "API: i dati per i programmi", site: { name: "Traguardo", href: paths.years() }, way: [{ text: "API" }], children: [
    /* @__PURE__ */ jsx("h1", { children: "I dati per i programmi" }),
    /* @__PURE__ */ jsx("p", { class: "lead", children: "Un programma pu\xF2 leggere gli stessi dati di queste pagine, in JSON, senza chiave e senza registrarsi. Non si pu\xF2 scrivere niente." }),
    /* @__PURE__ */ jsx("pre", { tabindex: 0, "aria-label": "Esempio di richiesta", children: /* @__PURE__ */ jsxs("code", { children: [
      "curl ",
      origin,
      API,
      "/amministrazioni"
    ] }) }),
    /* @__PURE__ */ jsxs("p", { children: [
      "La descrizione per i programmi \xE8 in formato OpenAPI 3.1: ",
      /* @__PURE__ */ jsx("a", { href: `${API}/openapi.json`, children: "openapi.json" }),
      ". I dati sono sotto licenza CC BY 4.0; nessuno riguarda singole persone. Chi vuole tabelle intere trova CSV e JSON nella pagina \xABDati aperti\xBB di ogni anno."
    ] }),
    /* @__PURE__ */ jsx(Rules, {}),
    TAGS.map(({ name, description }) => /* @__PURE__ */ jsxs("section", { "aria-labelledby": `sezione-${name.toLowerCase()}`, children: [
      /* @__PURE__ */ jsx("h2", { id: `sezione-${name.toLowerCase()}`, children: name }),
      /* @__PURE__ */ jsx("p", { children: description }),
      OPERATIONS.filter(({ tag }) => tag === name).map((operation) => /* @__PURE__ */ jsx(OperationWords, { operation, origin }))
    ] })),
    /* @__PURE__ */ jsx(Problems, {})
  ] });
}
function Rules() {
  return /* @__PURE__ */ jsxs("section", { "aria-labelledby": "regole", children: [
    /* @__PURE__ */ jsx("h2", { id: "regole", children: "Come sono scritte le risposte" }),
    /* @__PURE__ */ jsxs("ul", { children: [
      /* @__PURE__ */ jsxs("li", { children: [
        "Ci\xF2 che il documento non dice \xE8 ",
        /* @__PURE__ */ jsx("code", { children: "null" }),
        "; ci\xF2 che per quell'obiettivo non ha senso \xE8 \xABnon applicabile\xBB; zero \xE8 zero."
      ] }),
      /* @__PURE__ */ jsx("li", { children: "I conteggi e gli anni sono numeri; quote, pesi e valori sono testo con il punto decimale, cos\xEC nessun programma li arrotonda." }),
      /* @__PURE__ */ jsxs("li", { children: [
        "Ogni risposta ha un ",
        /* @__PURE__ */ jsx("code", { children: "ETag" }),
        ": con ",
        /* @__PURE__ */ jsx("code", { children: "If-None-Match" }),
        " chi ha gi\xE0 la risposta riceve 304 e risparmia il resto."
      ] }),
      /* @__PURE__ */ jsx("li", { children: "Si pu\xF2 chiedere da una pagina di qualunque sito (CORS). Un parametro che non esiste \xE8 un errore, e non viene ignorato." }),
      /* @__PURE__ */ jsx("li", { children: "In questa versione si possono aggiungere campi; nessuno cambia nome o significato." })
    ] })
  ] });
}
function OperationWords({ operation, origin }) {
  const { id, path, summary, description, query } = operation;
  const shape = query.shape;
  const parameters = Object.entries(shape);
  return /* @__PURE__ */ jsxs("section", { "aria-labelledby": id, children: [
    /* @__PURE__ */ jsx("h3", { id, children: summary }),
    /* @__PURE__ */ jsx("p", { children: description }),
    /* @__PURE__ */ jsx("p", { children: /* @__PURE__ */ jsxs("code", { children: [
      "GET ",
      API,
      path
    ] }) }),
    parameters.length > 0 && /* @__PURE__ */ jsx("dl", { class: "facts", children: parameters.map(([name, schema]) => /* @__PURE__ */ jsxs("div", { children: [
      /* @__PURE__ */ jsx("dt", { children: /* @__PURE__ */ jsx("code", { children: name }) }),
      /* @__PURE__ */ jsx("dd", { children: schema.meta()?.description })
    ] })) }),
    /* @__PURE__ */ jsx("pre", { tabindex: 0, "aria-label": `Esempio: ${summary}`, children: /* @__PURE__ */ jsxs("code", { children: [
      "curl '",
      origin + exampleOf(path, parameters),
      "'"
    ] }) })
  ] });
}
function exampleOf(path, parameters) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => String(PATH_PARAMETERS[name].meta()?.["example"]));
  const asked = parameters.filter(([name]) => name === "esito" || name === "limite").map(([name, schema]) => [name, String(schema.meta()?.["example"])]);
  const query = new URLSearchParams(Object.fromEntries(asked)).toString();
  return `${API}${filled}${query ? `?${query}` : ""}`;
}
function Problems() {
  return /* @__PURE__ */ jsxs("section", { "aria-labelledby": "errori", children: [
    /* @__PURE__ */ jsx("h2", { id: "errori", children: "Gli errori" }),
    /* @__PURE__ */ jsxs("p", { children: [
      "Sono in ",
      /* @__PURE__ */ jsx("code", { children: "application/problem+json" }),
      " (RFC 9457): ",
      /* @__PURE__ */ jsx("code", { children: "title" }),
      " dice che errore \xE8, ",
      /* @__PURE__ */ jsx("code", { children: "detail" }),
      " che cosa \xE8 successo e che cosa fare."
    ] }),
    /* @__PURE__ */ jsx("dl", { class: "facts", children: Object.values(PROBLEMS).map(({ status, name, title }) => /* @__PURE__ */ jsxs("div", { id: name, children: [
      /* @__PURE__ */ jsxs("dt", { children: [
        status,
        " ",
        /* @__PURE__ */ jsx("code", { children: name })
      ] }),
      /* @__PURE__ */ jsxs("dd", { children: [
        title,
        "."
      ] })
    ] })) })
  ] });
}
export {
  getApiPage
};
//# sourceMappingURL=apiPage-MZ6K7PDB.js.map
