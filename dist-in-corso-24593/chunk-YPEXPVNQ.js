import {
  DATASETS,
  SECONDS_COUNTED,
  addressOf,
  applyFilter,
  recordsOf
} from "./chunk-U6VMOBHR.js";
import {
  proofOfObjective
} from "./chunk-ASCTV6AJ.js";
import {
  paths
} from "./chunk-3WDZSZML.js";
import {
  NOT_APPLICABLE
} from "./chunk-I3PXLWRU.js";
import {
  measuredOutcome
} from "./chunk-4MDBWQCL.js";
import {
  figuresOf
} from "./chunk-HPTAWCOG.js";
import {
  OUTCOMES,
  OUTCOME_SLUGS
} from "./chunk-BTV5RUOO.js";
import {
  listYears
} from "./chunk-S5Y7YUWN.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";

// src/api/apiPaths.ts
var API = "/api/v1";
var apiPaths = {
  years: (administration2) => `${API}/amministrazioni/${administration2}/anni`,
  year: ({ administration: administration2, year }) => `${apiPaths.years(administration2)}/${String(year)}`,
  figure: (at, figure2) => `${apiPaths.year(at)}/numeri/${encodeURIComponent(figure2)}`,
  objectives: (at, query = {}) => {
    const asked = Object.entries(query).flatMap(
      ([name, value]) => value === void 0 || value === "" ? [] : [[name, String(value)]]
    );
    const text = new URLSearchParams(Object.fromEntries(asked)).toString();
    return `${apiPaths.year(at)}/obiettivi${text ? `?${text}` : ""}`;
  },
  objective: (at, code) => `${apiPaths.year(at)}/obiettivi/${code}`,
  groups: (at) => `${apiPaths.year(at)}/gruppi`,
  strategy: (at) => `${apiPaths.year(at)}/obiettivi-strategici`,
  services: (at) => `${apiPaths.year(at)}/servizi`
};

// src/api/schemas.ts
import * as z from "zod";

// src/domain/kernel/proof.ts
var PROOF_OPERATIONS = [
  "count",
  "sum",
  "difference",
  "product",
  "quotient",
  "weightedMean",
  "minimum",
  "maximum",
  "round",
  "floor",
  "squareRoot",
  "isAtMost",
  "isAtLeast",
  "days",
  "steps",
  "within",
  "largestRemainder",
  "percentage",
  "compare",
  "read"
];

// src/api/schemas.ts
function cellSchema({ type, values, meaning, mayBeMissing, mayNotApply }) {
  const schema = typeSchema(type, values);
  const applied = mayNotApply ? z.union([schema, z.literal(NOT_APPLICABLE)]) : schema;
  return (mayBeMissing ? applied.nullable() : applied).meta({ description: meaning });
}
function typeSchema(type, values = []) {
  switch (type) {
    case "text":
      return z.string();
    case "word":
      return z.enum([...values]);
    case "decimal":
      return z.string().regex(/^-?\d+(\.\d+)?$/);
    case "integer":
      return z.int();
    case "date":
      return z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
    case "list":
      return z.array(z.string());
  }
}
function rowShape(columns) {
  return Object.fromEntries(columns.map((column) => [column.name, cellSchema(column)]));
}
var address = (description) => z.string().meta({ description });
var administration = z.strictObject({
  codice: z.string().meta({ description: "Codice IPA, o quello scelto dall'ente." }),
  nome: z.string()
});
var ofYear = { amministrazione: administration, anno: z.int() };
var proofSchema = z.strictObject({
  figure: z.string().meta({ description: "Il numero in parole." }),
  result: z.string().meta({ description: "Il risultato dell'ultimo passo: \xAB66\xBB, \xAB89.19\xBB, \xABachieved\xBB." }),
  rule: z.string().meta({ description: "Che cosa vuol dire il numero e come si ottiene." }),
  citation: z.strictObject({
    act: z.string(),
    article: z.string().optional(),
    paragraph: z.string().optional(),
    letter: z.string().optional(),
    verify: z.boolean().optional().meta({ description: "La fonte \xE8 da verificare sul testo ufficiale." })
  }).optional(),
  inputs: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      value: z.string(),
      provenance: z.union([
        z.strictObject({ kind: z.literal("document"), file: z.string(), line: z.int() }),
        z.strictObject({ kind: z.literal("figure"), figure: z.string() }),
        z.strictObject({ kind: z.literal("act"), act: z.string() }),
        z.strictObject({ kind: z.literal("clause"), document: z.enum(["smvp", "cci"]), clause: z.string() }),
        z.strictObject({ kind: z.literal("law"), citation: z.string() }),
        z.strictObject({ kind: z.literal("entry"), where: z.string() })
      ])
    })
  ).readonly(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      operation: z.enum(PROOF_OPERATIONS),
      operands: z.array(z.string()).readonly(),
      result: z.string(),
      text: z.string()
    })
  ).readonly(),
  rounding: z.strictObject({ mode: z.literal("halfUp"), decimals: z.int() }).optional()
}).meta({ description: "Come si arriva a un numero: regola, dati con la loro provenienza, passi. Ogni numero \xE8 testo." });
var figure = z.strictObject({
  nome: z.string().meta({ description: "Nome del numero negli indirizzi." }),
  significato: z.string(),
  valore: z.string().meta({ description: "Il numero con il punto decimale, come testo." }),
  testo: z.string().meta({ description: "Il numero come si stampa." }),
  prova: address("Indirizzo della prova: come si arriva a questo numero.")
});
var objective = z.strictObject({ ...rowShape(DATASETS.obiettivi.columns), indirizzo: address("Indirizzo dell'obiettivo nell'API.") });
var ANSWERS = {
  Amministrazioni: z.strictObject({
    amministrazioni: z.array(administration.extend({ anni: z.array(z.int()), indirizzo: address("Indirizzo dei suoi anni.") }))
  }),
  Anni: z.strictObject({
    amministrazione: administration,
    anni: z.array(z.strictObject({ anno: z.int(), indirizzo: address("Indirizzo dell'anno nell'API."), pagina: address("Pagina dell'anno.") }))
  }),
  // prettier-ignore
  Anno: z.strictObject({
    ...ofYear,
    numeri: z.array(figure).meta({ description: "Ogni numero pubblicato dell'anno, con l'indirizzo della sua prova." }),
    indirizzi: z.strictObject({
      pagina: z.string(),
      obiettivi: z.string(),
      gruppi: z.string(),
      obiettivi_strategici: z.string(),
      servizi: z.string(),
      dati_aperti: z.string(),
      relazione: z.string()
    })
  }),
  Obiettivi: z.strictObject({
    ...ofYear,
    totale: z.int().meta({ description: "Quanti obiettivi rispondono alla richiesta, in tutto." }),
    posizione: z.int(),
    limite: z.int(),
    successivi: z.string().nullable().meta({ description: "Indirizzo di quelli che seguono; null alla fine." }),
    obiettivi: z.array(objective)
  }),
  Obiettivo: objective.extend({
    pagina: address("Pagina dell'obiettivo."),
    prova_esito_valutato: proofSchema,
    prova_esito_misurato: proofSchema.nullable().meta({ description: "Manca se non c'\xE8 un valore misurato che si possa confrontare." })
  }),
  Numero: z.strictObject({ ...ofYear, ...figure.omit({ prova: true }).shape, pagina: address("Pagina della prova."), prova: proofSchema }),
  ObiettiviStrategici: z.strictObject({
    ...ofYear,
    obiettivi_strategici: z.array(z.strictObject(rowShape(DATASETS.strategia.columns))),
    obiettivi_operativi: z.array(z.strictObject(rowShape(DATASETS.strategia.columns)))
  }),
  Servizi: z.strictObject({ ...ofYear, servizi: z.array(z.strictObject(rowShape(DATASETS.servizi.columns))) }),
  Gruppi: z.strictObject({ ...ofYear, gruppi: z.array(z.strictObject(rowShape(DATASETS["esiti-per-gruppo"].columns))) })
};
var whole = (from, to, byDefault, example, description) => z.string().regex(/^\d{1,6}$/).transform(Number).pipe(z.int().min(from).max(to)).default(byDefault).meta({ description, example });
var PATH_PARAMETERS = {
  codice: z.string().regex(/^[a-z0-9_-]{1,40}$/).meta({ description: "Codice dell'amministrazione.", example: "valdora" }),
  anno: z.string().regex(/^\d{4}$/).meta({ description: "Anno, di quattro cifre.", example: "2024" }),
  obiettivo: z.string().regex(/^(\d{4}-)?\d{3,6}$/).meta({ description: "Codice dell'obiettivo, o il suo numero d'ordine: \xAB2024-001\xBB o \xAB001\xBB.", example: "2024-001" }),
  numero: z.string().regex(/^[a-z0-9][a-z0-9/-]{0,199}$/).meta({ description: "Nome del numero. La barra si scrive %2F.", example: "quota-raggiunti" })
};
var objectivesQuery = z.strictObject({
  gruppo: z.string().max(200).default("").meta({ description: "Solo gli obiettivi di un gruppo, con il suo gruppo_indirizzo; al pi\xF9 200 caratteri.", example: "segretario-generale" }),
  esito: z.enum(Object.values(OUTCOME_SLUGS)).optional().meta({ description: `Solo gli obiettivi con questo esito valutato: ${Object.values(OUTCOME_SLUGS).join(", ")}.`, example: "non-raggiunti" }),
  q: z.string().max(200).default("").meta({ description: "Parole da cercare in codice, titolo, descrizione, gruppo e target: ci devono essere tutte; al pi\xF9 200 caratteri.", example: "scuola" }),
  limite: whole(1, 500, 100, 10, "Quanti obiettivi al pi\xF9, da 1 a 500. Se manca, 100."),
  posizione: whole(0, 999999, 0, 0, "Quanti obiettivi saltare, da 0. Se manca, nessuno.")
});
var noQuery = z.strictObject({});

// src/api/operations.ts
var TAGS = [
  { name: "Amministrazioni", description: "Quali amministrazioni e quali anni ci sono." },
  { name: "Anno", description: "I numeri di un anno, con la loro prova." },
  { name: "Obiettivi", description: "Che cosa era previsto e com'\xE8 andata." },
  { name: "Struttura", description: "Gruppi, obiettivi strategici e servizi." }
];
var YEAR = "/amministrazioni/{codice}/anni/{anno}";
function headOf({ administration: administration2, year }) {
  return { amministrazione: { codice: administration2.code, nome: administration2.name }, anno: year };
}
function figureWords({ id, text, proof }) {
  return { nome: id, significato: proof.figure, valore: proof.result, testo: text };
}
var OPERATIONS = [
  {
    id: "elencaAmministrazioni",
    action: "years.list",
    path: "/amministrazioni",
    tag: "Amministrazioni",
    summary: "Le amministrazioni",
    description: "Tutte le amministrazioni che pubblicano qui, con i loro anni dal pi\xF9 recente.",
    query: noQuery,
    answer: "Amministrazioni",
    make: { from: "database", of: listAdministrations }
  },
  {
    id: "elencaAnni",
    action: "years.list",
    path: "/amministrazioni/{codice}/anni",
    tag: "Amministrazioni",
    summary: "Gli anni di un'amministrazione",
    description: "Gli anni di cui c'\xE8 un piano, dal pi\xF9 recente.",
    query: noQuery,
    answer: "Anni",
    make: { from: "database", of: listYearsOf }
  },
  {
    id: "leggiAnno",
    action: "year.read",
    path: YEAR,
    tag: "Anno",
    summary: "I numeri di un anno",
    description: "Tutti i numeri pubblicati dell'anno: quanti obiettivi, quanti raggiunti, per gruppo e in tutto. Ciascuno ha l'indirizzo della sua prova.",
    query: noQuery,
    answer: "Anno",
    make: { from: "year", of: yearAnswer }
  },
  {
    id: "leggiNumero",
    action: "figure.explain",
    path: `${YEAR}/numeri/{numero}`,
    tag: "Anno",
    summary: "Come si arriva a un numero",
    description: "Il numero con la sua prova: regola, dati con la riga del documento, passi, arrotondamento.",
    query: noQuery,
    answer: "Numero",
    make: { from: "year", of: figureAnswer }
  },
  {
    id: "elencaObiettivi",
    action: "objectives.list",
    path: `${YEAR}/obiettivi`,
    tag: "Obiettivi",
    summary: "Gli obiettivi",
    description: "Gli obiettivi nell'ordine del documento, con le colonne dei dati aperti. Si possono filtrare, e leggere a pagine.",
    query: objectivesQuery,
    answer: "Obiettivi",
    make: { from: "year", of: (report, _, query) => objectivesAnswer(report, query) }
  },
  {
    id: "leggiObiettivo",
    action: "objective.read",
    path: `${YEAR}/obiettivi/{obiettivo}`,
    tag: "Obiettivi",
    summary: "Un obiettivo",
    description: "Un obiettivo con la prova dell'esito valutato e, se c'\xE8 un valore misurato, di quello misurato.",
    query: noQuery,
    answer: "Obiettivo",
    make: { from: "year", of: objectiveAnswer }
  },
  {
    id: "elencaGruppi",
    action: "data.read",
    path: `${YEAR}/gruppi`,
    tag: "Struttura",
    summary: "I gruppi e i loro esiti",
    description: "I settori, le aree e gli insiemi di obiettivi, con quanti obiettivi hanno e com'\xE8 andata.",
    query: noQuery,
    answer: "Gruppi",
    make: { from: "year", of: groupsAnswer }
  },
  {
    id: "elencaObiettiviStrategici",
    action: "data.read",
    path: `${YEAR}/obiettivi-strategici`,
    tag: "Struttura",
    summary: "Gli obiettivi strategici e operativi",
    description: "Gli obiettivi del DUP che il documento elenca. Se non li elenca, gli elenchi sono vuoti.",
    query: noQuery,
    answer: "ObiettiviStrategici",
    make: { from: "year", of: strategyAnswer }
  },
  {
    id: "elencaServizi",
    action: "data.read",
    path: `${YEAR}/servizi`,
    tag: "Struttura",
    summary: "I servizi",
    description: "I servizi dell'albero della performance, verso i cittadini e verso gli altri uffici.",
    query: noQuery,
    answer: "Servizi",
    make: { from: "year", of: servicesAnswer }
  }
];
async function listAdministrations(c) {
  const held = [...groupBy(await listYears(c.var.db), ({ administration: administration2 }) => administration2.code)];
  return {
    amministrazioni: held.map(([code, years]) => ({
      codice: code,
      nome: years[0]?.administration.name ?? code,
      anni: years.map(({ year }) => year),
      indirizzo: apiPaths.years(code)
    }))
  };
}
async function listYearsOf(c, { codice }) {
  const years = (await listYears(c.var.db)).filter(({ administration: administration2 }) => administration2.code === codice);
  const [first] = years;
  return first && {
    amministrazione: { codice, nome: first.administration.name },
    anni: years.map(({ year }) => {
      const at = { administration: codice, year };
      return { anno: year, indirizzo: apiPaths.year(at), pagina: paths.year(at) };
    })
  };
}
function yearAnswer(report) {
  const at = addressOf(report);
  return {
    ...headOf(report),
    numeri: Object.values(figuresOf(report)).map((figure2) => ({ ...figureWords(figure2), prova: apiPaths.figure(at, figure2.id) })),
    indirizzi: {
      pagina: paths.year(at),
      obiettivi: apiPaths.objectives(at),
      gruppi: apiPaths.groups(at),
      obiettivi_strategici: apiPaths.strategy(at),
      servizi: apiPaths.services(at),
      dati_aperti: paths.data(at),
      relazione: paths.relazione(at)
    }
  };
}
function figureAnswer(report, { numero }) {
  const figure2 = figuresOf(report)[numero];
  return figure2 && { ...headOf(report), ...figureWords(figure2), pagina: paths.figure(addressOf(report), figure2.id), prova: figure2.proof };
}
function objectiveRecords(report, objectives = report.objectives) {
  const at = addressOf(report);
  const records = recordsOf(DATASETS.obiettivi, { ...report, objectives });
  return records.map((record, i) => ({ ...record, indirizzo: apiPaths.objective(at, objectives[i]?.code ?? "") }));
}
function objectivesAnswer(report, query) {
  const { gruppo, esito, q, limite, posizione } = query;
  const outcome = OUTCOMES.find((each) => OUTCOME_SLUGS[each] === esito);
  const found = applyFilter(report.objectives, { search: q, group: gruppo, outcome, order: "codice" });
  const next = posizione + limite;
  return {
    ...headOf(report),
    totale: found.length,
    posizione,
    limite,
    successivi: next < found.length ? apiPaths.objectives(addressOf(report), { ...query, posizione: next }) : null,
    obiettivi: objectiveRecords(report, found.slice(posizione, next))
  };
}
function objectiveAnswer(report, { obiettivo }) {
  const objective2 = report.objectives.find(({ code }) => code === obiettivo || code === `${String(report.year)}-${obiettivo}`);
  const [record] = objective2 ? objectiveRecords(report, [objective2]) : [];
  return objective2 && record && {
    ...record,
    pagina: paths.objective(addressOf(report), objective2.code),
    prova_esito_valutato: proofOfObjective(objective2),
    prova_esito_misurato: measuredOutcome(objective2)?.proof ?? null
  };
}
function groupsAnswer(report) {
  return { ...headOf(report), gruppi: [...recordsOf(DATASETS["esiti-per-gruppo"], report)] };
}
function strategyAnswer(report) {
  const records = recordsOf(DATASETS.strategia, report);
  const of = (level) => records.filter(({ livello }) => livello === level);
  return { ...headOf(report), obiettivi_strategici: of("strategico"), obiettivi_operativi: of("operativo") };
}
function servicesAnswer(report) {
  return { ...headOf(report), servizi: [...recordsOf(DATASETS.servizi, report)] };
}

// src/api/problem.ts
import * as z2 from "zod";
var PROBLEMS = {
  notFound: { status: 404, name: "non-trovato", title: "A questo indirizzo non c'\xE8 niente" },
  unknownParameter: { status: 400, name: "parametro-sconosciuto", title: "Un parametro non esiste" },
  repeatedParameter: { status: 400, name: "parametro-ripetuto", title: "Un parametro \xE8 indicato pi\xF9 volte" },
  wrongParameter: { status: 400, name: "parametro-sbagliato", title: "Il valore di un parametro non va bene" },
  methodNotAllowed: { status: 405, name: "metodo-non-ammesso", title: "L'API si pu\xF2 solo leggere" },
  tooManyRequests: { status: 429, name: "troppe-richieste", title: "Troppe richieste in poco tempo" },
  failed: { status: 500, name: "errore", title: "Qualcosa non ha funzionato" }
};
var PROBLEM_TYPE = "application/problem+json";
var problemSchema = z2.strictObject({
  type: z2.string().meta({ description: "Di che errore si tratta: un indirizzo della pagina che lo spiega." }),
  title: z2.string().meta({ description: "L'errore in una frase." }),
  status: z2.int().meta({ description: "Il codice HTTP." }),
  detail: z2.string().meta({ description: "Che cosa \xE8 successo questa volta, e che cosa fare." }),
  parametro: z2.string().optional().meta({ description: "Il parametro che non va bene." })
}).meta({ description: "Un errore, secondo la RFC 9457." });
function problem(kind, detail, parameter) {
  const { status, name, title } = PROBLEMS[kind];
  const body = {
    type: `/api#${name}`,
    title,
    status,
    detail,
    ...parameter !== void 0 && { parametro: parameter }
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": PROBLEM_TYPE,
      "cache-control": "no-store",
      ...status === 405 && { allow: METHODS },
      ...status === 429 && { "retry-after": String(SECONDS_COUNTED) }
    }
  });
}
var METHODS = "GET, HEAD, OPTIONS";

export {
  API,
  proofSchema,
  ANSWERS,
  PATH_PARAMETERS,
  TAGS,
  OPERATIONS,
  PROBLEMS,
  PROBLEM_TYPE,
  problemSchema,
  problem,
  METHODS
};
//# sourceMappingURL=chunk-YPEXPVNQ.js.map
