import {
  Page,
  paths
} from "./chunk-3WDZSZML.js";
import {
  MISSING,
  NOT_APPLICABLE,
  OBJECTIVE_COLUMNS,
  textOrMissing
} from "./chunk-I3PXLWRU.js";
import {
  dueDay
} from "./chunk-UQ62ZDIO.js";
import {
  countOutcomes,
  groupsOf,
  shareAchieved
} from "./chunk-CSOJN44G.js";
import {
  OUTCOMES,
  OUTCOME_SLUGS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";

// src/ui/renderPage.ts
var HEAD_END = '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml"/></head>';
function renderPage(page) {
  if (page instanceof Promise) throw new TypeError("A component of this page is asynchronous");
  const html = `<!doctype html>
${page.toString()}`;
  const sentence = firstSentenceOf(html);
  const description = `<meta name="description" content="${sentence}"/><meta property="og:description" content="${sentence}"/>`;
  return sentence === "" ? html : intoHead(html, description);
}
function withAddress(html, address) {
  const href = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return intoHead(html, `<link rel="canonical" href="${href}"/><meta property="og:url" content="${href}"/>`);
}
function firstSentenceOf(html) {
  const [, lead = ""] = /<p class="lead[^"]*">([\s\S]*?)<\/p>/.exec(html) ?? [];
  return lead.replace(/<[^>]+>/g, "").replace(/\s+/g, " ").trim();
}
function intoHead(html, tags) {
  return html.replace(HEAD_END, () => `${tags}${HEAD_END}`);
}

// src/data/requestCount.ts
import { sql } from "kysely";
async function takeRequest(db, subject, { most, seconds }) {
  const { rows } = await sql`select take_request(${subject}, ${most}, make_interval(secs => ${seconds})) as taken`.execute(db);
  return rows[0].taken;
}

// src/features/accessKeys.ts
import { createHmac, hkdfSync } from "node:crypto";
var PURPOSES = ["secondFactor", "recoveryCode", "newRecoveryCodes", "attempt", "form", "browser"];
function accessKeys(key) {
  const drawn = PURPOSES.map((purpose) => [purpose, Buffer.from(hkdfSync("sha256", key, "", `traguardo ${purpose}`, 32))]);
  return Object.fromEntries(drawn);
}
function keyed(key, text) {
  return createHmac("sha256", key).update(text, "utf8").digest();
}

// src/features/clientAddress.ts
import { isIPv4, isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
function askerAddress(c, trustedProxy) {
  return addressCounted(getConnInfo(c).remote.address, c.req.header("x-forwarded-for"), trustedProxy);
}
function addressCounted(peer, forwardedFor, trustedProxy) {
  const direct = plainAddress(peer ?? "");
  const last = forwardedFor?.split(",").at(-1)?.trim();
  const asker = trustedProxy !== void 0 && direct === plainAddress(trustedProxy) && last !== void 0 ? plainAddress(last) : direct;
  return isIPv6(asker) ? `${groupsOf2(asker).slice(0, 4).join(":")}::/64` : asker;
}
function plainAddress(address) {
  const [, mapped = address] = /^::ffff:([\d.]+)$/i.exec(address) ?? [];
  return isIPv4(mapped) ? mapped : address.replace(/%.*$/, "").toLowerCase();
}
function groupsOf2(address) {
  const [left = "", right = ""] = address.split("::");
  const [before, after] = [left.split(":").filter(Boolean), right.split(":").filter(Boolean)];
  const zeros = address.includes("::") ? Array(Math.max(0, 8 - before.length - after.length)).fill("0") : [];
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ""));
}

// src/features/requestLimits.ts
var REQUESTS_A_MINUTE = { search: 60, export: 300, document: 20, import: 20, signInElsewhere: 1e3, browserMail: 10 };
var SECONDS_COUNTED = 60;
var TOO_MANY_REQUESTS = "In un minuto ha chiesto pi\xF9 di quanto il sistema faccia per ciascuno. Aspetti un minuto e riprovi.";
var TooManyRequests = class extends Error {
  name = "TooManyRequests";
};
function takeTurn(db, key, kind, who) {
  return takeRequest(db, keyed(key, `${kind} ${who}`), { most: REQUESTS_A_MINUTE[kind], seconds: SECONDS_COUNTED });
}
async function countByAddress(c, db, { key, trustedProxy }, kind) {
  if (!await takeTurn(db, key, kind, `address ${askerAddress(c, trustedProxy)}`)) throw new TooManyRequests();
}

// src/features/YearPage.tsx
import { jsx, jsxs } from "hono/jsx/jsx-runtime";
var PLACES = {
  year: { textOf: (year) => `Performance ${String(year)}`, href: (at) => paths.year(at) },
  objectives: { textOf: () => "Obiettivi", href: (at) => paths.objectives(at) },
  strategy: { textOf: () => "Strategia", href: (at) => paths.strategy(at) },
  services: { textOf: () => "Servizi", href: (at) => paths.services(at) },
  relazione: { textOf: () => "Relazione", href: (at) => paths.relazione(at) }
};
function addressOf({ administration, year }) {
  return { administration: administration.code, year };
}
function YearPage({ shown, title, section, steps = [], children }) {
  const at = addressOf(shown);
  const way = steps.length === 0 ? [] : [{ text: PLACES.year.textOf(shown.year), href: paths.year(at) }, ...steps];
  return /* @__PURE__ */ jsx(
    Page,
    {
      title,
      site: { name: shown.administration.name, href: paths.administration(at.administration) },
      navigation: [
        ...Object.entries(PLACES).map(([name, { textOf, href }]) => ({
          text: textOf(shown.year),
          href: href(at),
          isCurrent: name === section && steps.length <= 1
        })),
        { text: "Cerca", href: paths.search(at.administration), isCurrent: false }
      ],
      way,
      beside: /* @__PURE__ */ jsx(YearChoice, { shown, hrefOf: PLACES[section ?? "year"].href }),
      children
    }
  );
}
function YearChoice({ shown, hrefOf }) {
  if (shown.years.length < 2) return null;
  const { code: administration } = shown.administration;
  return /* @__PURE__ */ jsxs("nav", { class: "years", "aria-label": "Anno", children: [
    /* @__PURE__ */ jsx("span", { "aria-hidden": "true", children: "Anno:" }),
    /* @__PURE__ */ jsxs("ul", { children: [
      shown.years.toReversed().map((year) => /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: hrefOf({ administration, year }), "aria-current": year === shown.year ? "true" : void 0, children: year }) })),
      /* @__PURE__ */ jsx("li", { children: /* @__PURE__ */ jsx("a", { href: paths.administration(administration), children: "Confronta" }) })
    ] })
  ] });
}

// src/domain/kernel/plainWords.ts
function plainText(text) {
  return text.normalize("NFD").replace(new RegExp("\\p{M}", "gu"), "").toLowerCase();
}
function wordsOf(search) {
  return plainText(search).split(/\s+/).filter(Boolean);
}

// src/features/listObjectives/objectiveFilter.ts
var ORDERS = ["esito", "codice", "titolo", "gruppo", "target"];
function readFilter(query) {
  return {
    search: (query["q"] ?? "").trim().slice(0, 200),
    group: query["gruppo"] ?? "",
    outcome: OUTCOMES.find((outcome) => OUTCOME_SLUGS[outcome] === query["esito"]),
    order: ORDERS.find((order) => order === query["ordine"]) ?? "codice"
  };
}
function applyFilter(objectives, { search, group, outcome, order }) {
  const words = wordsOf(search);
  const kept = objectives.filter((objective) => {
    const text = plainText(
      [objective.code, objective.title, objective.description, objective.group, objective.indicator.target.written].join(" ")
    );
    return words.every((word) => text.includes(word)) && (group === "" || slugOf(objective.group) === group) && (outcome === void 0 || objective.evaluated.outcome === outcome);
  });
  return kept.sort((a, b) => compareBy(order, a, b) || ITALIAN.compare(a.code, b.code));
}
var ITALIAN = new Intl.Collator("it", { numeric: true });
var BY_OUTCOME = ["notAchieved", "partlyAchieved", "notAssessable", "neutralised", "unknown", "achieved"];
function compareBy(order, a, b) {
  switch (order) {
    case "codice":
      return 0;
    case "titolo":
      return ITALIAN.compare(a.title, b.title);
    case "gruppo":
      return ITALIAN.compare(a.group, b.group);
    case "esito":
      return BY_OUTCOME.indexOf(a.evaluated.outcome) - BY_OUTCOME.indexOf(b.evaluated.outcome);
    case "target":
      return ITALIAN.compare(dueOn(a), dueOn(b));
  }
}
function dueOn({ indicator }) {
  const { reading } = indicator.target;
  if (!reading.understood || reading.target.kind === "constraint") return "9999";
  return dueDay(reading.target.deadline) ?? "9998";
}

// src/domain/opendata/datasets.ts
function dataset({ of, columns, ...words }) {
  return { ...words, columns, rows: (report) => of(report).map((row) => columns.map((column) => column.of(row))) };
}
var STRATEGY_COLUMNS = [
  { name: "anno", meaning: "Anno del piano.", type: "integer", of: ({ year }) => year },
  { name: "livello", meaning: "Obiettivo strategico o operativo del DUP.", type: "word", values: ["strategico", "operativo"], of: ({ strategic }) => strategic ? "strategico" : "operativo" },
  { name: "codice", meaning: "Numero dell'obiettivo strategico, o codice di quello operativo.", type: "text", mayBeMissing: true, of: ({ strategic, operational }) => strategic ? String(strategic.number) : operational?.code ?? MISSING },
  { name: "titolo", meaning: "Titolo dell'obiettivo.", type: "text", of: ({ strategic, operational }) => strategic?.title ?? operational?.title ?? MISSING },
  { name: "obiettivo_strategico", meaning: "Numero dell'obiettivo strategico da cui dipende un obiettivo operativo.", type: "integer", mayBeMissing: true, mayNotApply: true, of: ({ strategic, operational }) => strategic ? NOT_APPLICABLE : operational?.strategic ?? MISSING },
  { name: "responsabile", meaning: "Unit\xE0 che ne risponde, mai una persona. Il documento la indica solo per gli obiettivi strategici.", type: "text", mayBeMissing: true, mayNotApply: true, of: ({ strategic }) => strategic ? textOrMissing(strategic.responsible) : NOT_APPLICABLE },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", mayBeMissing: true, of: ({ strategic, operational }) => (strategic ?? operational)?.place.file ?? MISSING },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", mayBeMissing: true, of: ({ strategic, operational }) => (strategic ?? operational)?.place.line ?? MISSING }
];
var SERVICE_COLUMNS = [
  { name: "anno", meaning: "Anno del piano.", type: "integer", of: ({ year }) => year },
  { name: "servizio", meaning: "Nome del servizio nell'albero della performance.", type: "text", of: ({ name }) => name },
  { name: "ambito", meaning: "Verso i cittadini o verso gli altri uffici.", type: "word", values: ["esterno", "interno"], of: ({ scope }) => scope === "external" ? "esterno" : "interno" },
  { name: "documento", meaning: "Nome del documento importato.", type: "text", of: ({ place }) => place.file },
  { name: "riga_documento", meaning: "Riga del documento, contata da 1.", type: "integer", of: ({ place }) => place.line }
];
var GROUP_COLUMNS = [
  { name: "anno", meaning: "Anno del piano.", type: "integer", of: ({ year }) => year },
  { name: "gruppo", meaning: "Settore, area o insieme di obiettivi.", type: "text", of: ({ group }) => group },
  { name: "gruppo_indirizzo", meaning: "Il gruppo negli indirizzi del sito e nel filtro dell'API.", type: "text", of: ({ group }) => slugOf(group) },
  { name: "obiettivi", meaning: "Quanti obiettivi ha il gruppo.", type: "integer", of: ({ objectives }) => objectives.length },
  ...OUTCOMES.map((outcome) => ({ name: OUTCOME_SLUGS[outcome].replaceAll("-", "_"), meaning: `Quanti risultano ${OUTCOME_WORDS_PLURAL[outcome]}.`, type: "integer", of: ({ objectives }) => countOutcomes(objectives).outcomes[outcome] })),
  { name: "quota_raggiunti", meaning: "Obiettivi raggiunti su tutti quelli del gruppo, arrotondata a due decimali. Manca finch\xE9 nessun esito \xE8 indicato.", type: "decimal", unit: "percento", mayBeMissing: true, of: ({ objectives }) => shareAchieved(objectives) ?? MISSING }
];
var DATASETS = {
  obiettivi: dataset({
    name: "obiettivi",
    title: "Obiettivi",
    meaning: "Una riga per ogni obiettivo: che cosa era previsto e com'\xE8 andata.",
    columns: OBJECTIVE_COLUMNS,
    of: ({ objectives }) => objectives
  }),
  strategia: dataset({
    name: "strategia",
    title: "Obiettivi strategici e operativi",
    meaning: "Una riga per ogni obiettivo del DUP elencato nel documento.",
    columns: STRATEGY_COLUMNS,
    of: ({ strategic, operational, year }) => [
      ...strategic.map((each) => ({ year, strategic: each })),
      ...operational.map((each) => ({ year, operational: each }))
    ]
  }),
  servizi: dataset({
    name: "servizi",
    title: "Servizi",
    meaning: "Una riga per ogni servizio dell'albero della performance.",
    columns: SERVICE_COLUMNS,
    of: ({ services, year }) => services.map((service) => ({ ...service, year }))
  }),
  "esiti-per-gruppo": dataset({
    name: "esiti-per-gruppo",
    title: "Esiti per gruppo",
    meaning: "Una riga per ogni gruppo: quanti obiettivi, e com'\xE8 andata.",
    columns: GROUP_COLUMNS,
    of: ({ objectives, year }) => groupsOf(objectives).map(([group, held]) => ({ year, group, objectives: held }))
  })
};

// src/domain/opendata/tableRecord.ts
function recordsOf({ columns, rows }, report) {
  return rows(report).map((cells) => Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null])));
}

export {
  accessKeys,
  keyed,
  renderPage,
  withAddress,
  askerAddress,
  REQUESTS_A_MINUTE,
  SECONDS_COUNTED,
  TOO_MANY_REQUESTS,
  TooManyRequests,
  takeTurn,
  countByAddress,
  addressOf,
  YearPage,
  plainText,
  wordsOf,
  ORDERS,
  readFilter,
  applyFilter,
  DATASETS,
  recordsOf
};
//# sourceMappingURL=chunk-U6VMOBHR.js.map
