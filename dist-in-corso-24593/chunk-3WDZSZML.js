import {
  slugOf
} from "./chunk-IPUZRVVS.js";

// src/ui/Page.tsx
import { jsx, jsxs } from "hono/jsx/jsx-runtime";
var FRAME_PATHS = { about: "/informazioni", accessibility: "/accessibilita", privacy: "/privacy", signIn: "/accesso" };
function Page({ title, site, navigation = [], way = [], beside, account, isUnlisted = false, children }) {
  return /* @__PURE__ */ jsxs("html", { lang: "it", children: [
    /* @__PURE__ */ jsxs("head", { children: [
      /* @__PURE__ */ jsx("meta", { charset: "utf-8" }),
      /* @__PURE__ */ jsx("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
      /* @__PURE__ */ jsx("title", { children: title === site.name ? title : `${title} \u2013 ${site.name}` }),
      /* @__PURE__ */ jsx("meta", { property: "og:title", content: title }),
      /* @__PURE__ */ jsx("meta", { property: "og:site_name", content: site.name }),
      /* @__PURE__ */ jsx("meta", { property: "og:type", content: "website" }),
      /* @__PURE__ */ jsx("meta", { property: "og:locale", content: "it_IT" }),
      /* @__PURE__ */ jsx("meta", { name: "theme-color", content: "#0066cc" }),
      isUnlisted && /* @__PURE__ */ jsx("meta", { name: "robots", content: "noindex" }),
      /* @__PURE__ */ jsx("link", { rel: "preload", href: "/assets/titillium-web-400.woff2", as: "font", type: "font/woff2", crossorigin: "" }),
      /* @__PURE__ */ jsx("link", { rel: "stylesheet", href: "/assets/traguardo.css" }),
      /* @__PURE__ */ jsx("link", { rel: "icon", href: "/assets/favicon.svg", type: "image/svg+xml" })
    ] }),
    /* @__PURE__ */ jsxs("body", { children: [
      /* @__PURE__ */ jsx("a", { class: "skip-link", href: "#contenuto", children: "Vai al contenuto" }),
      /* @__PURE__ */ jsx("header", { class: "site-header", children: /* @__PURE__ */ jsxs("div", { class: "container", children: [
        /* @__PURE__ */ jsx("a", { class: "site-name", href: site.href, children: site.name }),
        account,
        navigation.length > 0 && /* @__PURE__ */ jsx("nav", { "aria-label": "Principale", children: /* @__PURE__ */ jsx("ul", { children: navigation.map(({ text, href, isCurrent }) => /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href, "aria-current": isCurrent ? "page" : void 0, children: text }) })) }) })
      ] }) }),
      (way.length > 0 || beside) && /* @__PURE__ */ jsxs("div", { class: "where container", children: [
        way.length > 0 && /* @__PURE__ */ jsx(Way, { steps: way }),
        beside
      ] }),
      /* @__PURE__ */ jsx("main", { id: "contenuto", class: "container", tabindex: -1, children }),
      /* @__PURE__ */ jsx("footer", { class: "site-footer", children: /* @__PURE__ */ jsxs("div", { class: "container", children: [
        /* @__PURE__ */ jsxs("ul", { children: [
          /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: FRAME_PATHS.about, children: "Informazioni" }) }),
          /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: FRAME_PATHS.accessibility, "data-element": "accessibility-link", children: "Accessibilit\xE0" }) }),
          /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: FRAME_PATHS.privacy, "data-element": "privacy-policy-link", children: "Privacy" }) }),
          /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: FRAME_PATHS.signIn, children: "Area riservata" }) })
        ] }),
        /* @__PURE__ */ jsx("p", { children: "Traguardo: ogni numero si apre e mostra da dove viene. Software libero, licenza AGPL-3.0-or-later." })
      ] }) })
    ] })
  ] });
}
function Way({ steps }) {
  return /* @__PURE__ */ jsx("nav", { class: "way", "aria-label": "Percorso", children: /* @__PURE__ */ jsx("ol", { children: steps.map(({ text, href }) => /* @__PURE__ */ jsx("li", { children: href === void 0 ? /* @__PURE__ */ jsx("span", { "aria-current": "page", children: text }) : /* @__PURE__ */ jsx("a", { href, children: text }) })) }) });
}

// src/features/paths.ts
var paths = {
  ...FRAME_PATHS,
  demonstrationSignIn: "/accesso/dimostrazione",
  secondFactor: "/accesso/secondo-fattore",
  newFactor: "/accesso/nuovo-fattore",
  recovery: "/accesso/recupero",
  ownBrowser: "/accesso/questo-browser",
  confirmBrowser: "/accesso/questo-browser/conferma",
  passkey: "/accesso/passkey",
  stepUp: "/accesso/conferma",
  passkeyStepUp: "/accesso/conferma/passkey",
  invitation: "/invito",
  provider: "/accesso/ente",
  providerReturn: "/accesso/ente/ritorno",
  providerStepUp: "/accesso/ente/conferma",
  invitationProvider: "/invito/ente",
  myProvider: "/il-mio-account/ente",
  myAccount: "/il-mio-account",
  myPassword: "/il-mio-account/password",
  mySessions: "/il-mio-account/sessioni",
  myCodes: "/il-mio-account/codici",
  myFactor: "/il-mio-account/fattore",
  myData: "/il-mio-account/dati",
  newPasskey: "/il-mio-account/passkey",
  removePasskey: "/il-mio-account/passkey/togli",
  signOut: "/uscita",
  years: () => "/",
  administration: (code) => `/${code}`,
  search: (code) => `/${code}/cerca`,
  /** The checkpoints of the log, and the same as a file to keep elsewhere. */
  log: (code) => `/${code}/registro`,
  logFile: (code) => `/${code}/registro.json`,
  /** What is of whoever works for an administration, under one roof: nothing of it is public. */
  office: (code) => `/${code}/ufficio`,
  organisation: (code, day) => `/${code}/ufficio/organizzazione${day === void 0 ? "" : `?giorno=${day}`}`,
  units: (code) => `/${code}/ufficio/unita`,
  officeUnit: (code, unit) => `/${code}/ufficio/unita/${String(unit)}`,
  people: (code) => `/${code}/ufficio/persone`,
  newPerson: (code) => `/${code}/ufficio/nuova-persona`,
  staffList: (code) => `/${code}/ufficio/elenco-del-personale`,
  person: (code, person) => `/${code}/ufficio/persone/${person}`,
  personRelation: (code, person) => `/${code}/ufficio/persone/${person}/rapporto`,
  roles: (code) => `/${code}/ufficio/incarichi`,
  role: (code, id) => `/${code}/ufficio/incarichi/${String(id)}`,
  roleEnd: (code, id) => `/${code}/ufficio/incarichi/${String(id)}/fine`,
  delegations: (code) => `/${code}/ufficio/deleghe`,
  delegationEnd: (code, id) => `/${code}/ufficio/deleghe/${String(id)}/fine`,
  conflicts: (code) => `/${code}/ufficio/astensioni`,
  conflictEnd: (code, id) => `/${code}/ufficio/astensioni/${String(id)}/fine`,
  substitutions: (code) => `/${code}/ufficio/sostituzioni`,
  substitutionEnd: (code, id) => `/${code}/ufficio/sostituzioni/${String(id)}/fine`,
  operations: (code) => `/${code}/ufficio/operazioni`,
  derogations: (code) => `/${code}/ufficio/deroghe`,
  tracks: (at) => `/${at.administration}/ufficio/${String(at.year)}/fasi`,
  trackReopenings: (at) => `/${at.administration}/ufficio/${String(at.year)}/riaperture`,
  trackReopening: (at, id) => `/${at.administration}/ufficio/${String(at.year)}/riaperture/${String(id)}`,
  forms: (at) => `/${at.administration}/ufficio/${String(at.year)}/schede`,
  form: (at, person) => `/${at.administration}/ufficio/${String(at.year)}/schede/${person}`,
  formAcknowledgement: (at, person) => `/${at.administration}/ufficio/${String(at.year)}/schede/${person}/presa-visione`,
  formReceipt: (at, person) => `/${at.administration}/ufficio/${String(at.year)}/schede/${person}/da-firmare`,
  transparency: (code) => `/${code}/amministrazione-trasparente/performance`,
  year: ({ administration, year }) => `/${administration}/${String(year)}`,
  objectives: (at, filter = {}) => {
    const query = new URLSearchParams(filter).toString();
    return `${paths.year(at)}/obiettivi${query ? `?${query}` : ""}`;
  },
  objective: (at, code) => `${paths.year(at)}/obiettivi/${code.slice(5)}`,
  objectiveProof: (at, code) => `${paths.objective(at, code)}/esito`,
  measuredProof: (at, code) => `${paths.objective(at, code)}/misurato`,
  figure: (at, figure) => `${paths.year(at)}/numeri/${figure}`,
  strategy: (at) => `${paths.year(at)}/obiettivi-strategici`,
  strategic: (at, number) => `${paths.strategy(at)}/${String(number)}`,
  operational: (at, key) => `${paths.year(at)}/obiettivi-operativi/${encodeURIComponent(key)}`,
  services: (at) => `${paths.year(at)}/servizi`,
  service: (at, name) => `${paths.services(at)}/${slugOf(name)}`,
  unit: (at, unit) => `${paths.year(at)}/gruppi/${slugOf(unit)}`,
  data: (at) => `${paths.year(at)}/dati`,
  dataFile: (at, dataset, format) => `${paths.data(at)}/${dataset}.${format}`,
  /** The page that tells how a program reads the same data. */
  api: () => "/api",
  readingNote: (at) => `${paths.year(at)}/controllo-qualita`,
  relazione: (at) => `${paths.year(at)}/relazione`,
  relazioneFile: (at, format) => `${paths.year(at)}/relazione.${format}`,
  /** The PDF to keep for years (PDF/A-2a); the other one is made to be read by everyone (PDF/UA-1). */
  relazioneToKeep: (at) => `${paths.year(at)}/relazione-da-conservare.pdf`
};

export {
  Page,
  paths
};
//# sourceMappingURL=chunk-3WDZSZML.js.map
