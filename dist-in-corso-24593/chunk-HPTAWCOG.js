import {
  comparabilityCitation
} from "./chunk-EA767FMA.js";
import {
  countFigures,
  countFiguresOf
} from "./chunk-CSOJN44G.js";
import {
  scoreGridOf
} from "./chunk-DNP22IL6.js";
import {
  toldReasonOf
} from "./chunk-QO75H26U.js";
import {
  headCountOf
} from "./chunk-6PA62EB3.js";
import {
  SOURCE_RELIABILITY_WORDS,
  isCheckable
} from "./chunk-A672SG2A.js";
import {
  isMissed
} from "./chunk-S5Y7YUWN.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";

// src/domain/report/bonusDisclosure.rule.ts
var totalsCitation = { act: "d.lgs. 33/2013", article: "20", paragraph: "1" };
var distributionCitation = { act: "d.lgs. 33/2013", article: "20", paragraph: "2" };

// src/domain/report/reportContents.rule.ts
var contentsCitation = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };
var variationsCitation = { act: "d.lgs. 150/2009", article: "6", verify: true };
var VALIDATION_CRITERIA = [
  "Coerenza tra la Relazione e il Piano dello stesso anno",
  "Coerenza tra il giudizio dell'OIV sulla performance organizzativa e i risultati riportati",
  "Risultati di tutti gli obiettivi, organizzativi e individuali",
  "Considerazione degli obiettivi di anticorruzione e trasparenza",
  "Uso corretto del metodo di calcolo degli indicatori",
  "Affidabilit\xE0 dei dati: fonti esterne certificate, o interne non autodichiarate",
  "Scostamenti e loro motivi, per ogni obiettivo e indicatore",
  "Adeguatezza del processo di misurazione",
  "Rispetto della legge e delle linee guida",
  "Sinteticit\xE0",
  "Chiarezza e comprensibilit\xE0"
];
function criterionCitation(number) {
  return { act: `linee guida DFP 3/2018, criterio ${String(number)}` };
}

// src/domain/report/completeness.ts
var PRESENCE_WORDS = {
  present: "c'\xE8",
  partial: "in parte",
  missing: "manca",
  judged: "lo valuta l'OIV"
};
var OBJECTIVES_CHAPTER = "4";
var PEOPLE_CHAPTER = "5";
function completenessOf(held) {
  return [...contents(held), ...criteria(held), ...bonuses(held)];
}
function completenessFigures(held) {
  const figures = completenessOf(held).flatMap(({ found }) => found.filter((part) => typeof part !== "string"));
  return [...new Map(figures.map((figure) => [figure.id, figure])).values()];
}
function contents({ objectives }) {
  return [
    { asked: "Risultati di ogni obiettivo", citation: contentsCitation, ...results(objectives) },
    { asked: "Scostamenti, con il motivo", citation: contentsCitation, ...deviations(objectives) },
    { asked: "Risorse collegate agli obiettivi", citation: contentsCitation, ...resources(objectives) },
    { asked: "Bilancio di genere realizzato", citation: contentsCitation, presence: "missing", found: ["Non riportato nel documento."] },
    {
      asked: "Variazioni degli obiettivi in corso d'anno",
      citation: variationsCitation,
      presence: "missing",
      found: ["Il documento non dice se ce ne sono state."]
    },
    { asked: "Confronto con almeno i tre anni precedenti", citation: comparabilityCitation, ...comparison(objectives) }
  ];
}
var judged = (found, chapter) => ({
  presence: "judged",
  found,
  ...chapter !== void 0 && { chapter }
});
function criteria({ objectives, scoreBands }) {
  const plan = allOf(objectives);
  const found = {
    1: judged(["Sono riportati tutti gli obiettivi registrati per l'anno: ", plan, "."], OBJECTIVES_CHAPTER),
    2: judged(["Il giudizio dell'OIV non \xE8 tra i dati."]),
    3: organizationalAndIndividual(objectives, scoreBands),
    4: { presence: "missing", found: ["La valutazione del RPCT non \xE8 riportata nel documento."], chapter: "3.1" },
    5: measured(objectives),
    6: reliability(objectives),
    7: deviations(objectives),
    8: judged(["Il processo non si legge dai dati."]),
    9: judged(["Le mancanze trovate sono in questa tabella."]),
    10: judged(["Si legge sul documento intero."]),
    11: judged(["Ogni numero si apre con regola, passaggi e dati."])
  };
  return VALIDATION_CRITERIA.map((asked, i) => ({ asked, citation: criterionCitation(i + 1), ...found[i + 1] }));
}
function bonuses({ scoreBands }) {
  const grid = scoreBands.length > 0 ? {
    presence: "partial",
    found: ["C'\xE8 la griglia dei punteggi del personale; mancano i premi e i dirigenti."],
    chapter: PEOPLE_CHAPTER
  } : { presence: "missing", found: ["Non riportato nel documento."] };
  const lacking = { presence: "missing", found: ["Non riportato nel documento."] };
  return [
    { asked: "Premi: ammontare complessivo stanziato", citation: totalsCitation, ...lacking, chapter: "Allegato 1" },
    { asked: "Premi: ammontare complessivo distribuito", citation: totalsCitation, ...lacking, chapter: "Allegato 1" },
    { asked: "Criteri con cui i premi sono assegnati", citation: distributionCitation, ...lacking, chapter: "Allegato 2" },
    { asked: "Distribuzione dei premi in forma aggregata", citation: distributionCitation, ...lacking, chapter: "Allegato 2" },
    { asked: "Grado di differenziazione, per i dirigenti e per il personale", citation: distributionCitation, ...grid }
  ];
}
function results(objectives) {
  const known = objectives.filter(({ evaluated }) => evaluated.outcome !== "unknown");
  const figure = counted("esiti-indicati", "Obiettivi con un esito indicato", known, ({ evaluated }) => evaluated.written);
  return { presence: presenceOf(known, objectives), found: [figure, " su ", allOf(objectives), "."], chapter: OBJECTIVES_CHAPTER };
}
function organizationalAndIndividual(objectives, scoreBands) {
  const { presence, found } = results(objectives);
  const hasGrid = scoreBands.length > 0;
  return {
    presence: hasGrid ? presence : presence === "missing" ? "missing" : "partial",
    found: ["Organizzativi: ", ...found, hasGrid ? " Individuali: la griglia dei punteggi." : " Individuali: non riportati nel documento."],
    chapter: hasGrid ? `${OBJECTIVES_CHAPTER}, ${PEOPLE_CHAPTER}` : OBJECTIVES_CHAPTER
  };
}
function missedOf(objectives) {
  return objectives.filter(isMissed);
}
function deviations(objectives) {
  const missed = missedOf(objectives);
  if (objectives.every(({ evaluated }) => evaluated.outcome === "unknown")) {
    return { presence: "missing", found: ["Senza esiti non si sa se ce ne sono."] };
  }
  if (missed.length === 0) {
    const isWhole = objectives.every(({ evaluated }) => evaluated.outcome !== "unknown");
    const found = [isWhole ? "Nessun obiettivo risulta mancato." : "Tra gli obiettivi con un esito, nessuno risulta mancato."];
    return { presence: isWhole ? "present" : "partial", found, chapter: OBJECTIVES_CHAPTER };
  }
  const explained = missed.filter((objective) => toldReasonOf(objective) !== void 0);
  return {
    presence: presenceOf(explained, missed),
    found: [
      "Con il motivo ",
      counted(
        "scostamenti-motivati",
        "Obiettivi mancati di cui \xE8 indicato il motivo",
        explained,
        (objective) => toldReasonOf(objective) ?? ""
      ),
      " su ",
      counted("scostamenti", "Obiettivi non raggiunti, o raggiunti solo in parte", missed, ({ evaluated }) => evaluated.written),
      "."
    ],
    chapter: OBJECTIVES_CHAPTER
  };
}
function resources(objectives) {
  const resourced = objectives.filter((objective) => objective.resources !== void 0);
  const figure = counted("risorse", "Obiettivi con le risorse indicate", resourced, (objective) => objective.resources ?? "");
  return { presence: presenceOf(resourced, objectives), found: [figure, " su ", allOf(objectives), "."] };
}
var EARLIER_YEARS = 3;
function comparison(objectives) {
  const compared = objectives.filter(({ indicator }) => indicator.baselines.length >= EARLIER_YEARS);
  const figure = counted(
    "tre-anni",
    "Obiettivi con i valori di almeno tre anni precedenti",
    compared,
    ({ indicator }) => indicator.baselines.map(({ year, value }) => `${String(year)}: ${value}`).join("; ")
  );
  const has = objectives.some(({ indicator }) => indicator.baselines.length > 0);
  const presence = presenceOf(compared, objectives);
  return {
    presence: presence === "missing" && has ? "partial" : presence,
    found: ["Con i valori di almeno tre anni ", figure, " su ", allOf(objectives), "."],
    chapter: "1.1"
  };
}
function measured(objectives) {
  const known = objectives.filter((objective) => objective.measured !== void 0);
  const figure = counted("valori-misurati", "Obiettivi con un valore misurato", known, (objective) => objective.measured?.written ?? "");
  const presence = presenceOf(known, objectives);
  return {
    presence: presence === "present" ? "judged" : presence,
    found: ["Con un valore misurato ", figure, " su ", allOf(objectives), "."]
  };
}
var RELIABILITIES = ["certifiedExternal", "internalSystem", "selfDeclared", "unclassified", "missing"];
function reliability(objectives) {
  const byClass = RELIABILITIES.map((kind) => ({
    kind,
    held: objectives.filter(({ indicator }) => indicator.source.reliability === kind)
  })).filter(({ held }) => held.length > 0);
  const reliable = byClass.filter(({ kind }) => isCheckable(kind)).flatMap(({ held }) => held);
  return {
    presence: presenceOf(reliable, objectives),
    found: [
      ...byClass.flatMap(({ kind, held }, i) => {
        const words = SOURCE_RELIABILITY_WORDS[kind];
        return [
          `${i === 0 ? "" : "; "}${words}: `,
          counted(`fonti/${SLUGS[kind]}`, `Obiettivi con fonte: ${words}`, held, ({ indicator }) => indicator.source.written || words)
        ];
      }),
      "."
    ],
    chapter: OBJECTIVES_CHAPTER
  };
}
var SLUGS = {
  certifiedExternal: "esterne-certificate",
  internalSystem: "sistemi-interni",
  selfDeclared: "autodichiarate",
  unclassified: "da-stabilire",
  missing: "mancanti"
};
function presenceOf(some, all) {
  if (some.length === 0) return "missing";
  return some.length === all.length ? "present" : "partial";
}
var allOf = (objectives) => counted("obiettivi", "Obiettivi del piano", objectives, ({ title }) => title);
function counted(id, name, held, valueOf) {
  const result = String(held.length);
  return {
    id: `completezza/${id}`,
    text: result,
    proof: {
      figure: name,
      rule: "Si contano gli obiettivi elencati, come li riporta il documento.",
      inputs: held.map((objective) => ({
        id: objective.code,
        name: objective.title,
        value: valueOf(objective),
        provenance: { kind: "document", ...objective.place }
      })),
      steps: [{ id: "conteggio", operation: "count", operands: held.map(({ code }) => code), result, text: `Sono ${result}.` }],
      result
    }
  };
}

// src/domain/report/linkedObjectives.ts
function linkedToStrategic(objectives, { number }) {
  return {
    name: `Obiettivo strategico ${String(number)}`,
    objectives: objectives.filter(({ links }) => links.strategic.includes(number))
  };
}
function linkedToOperational(objectives, { code, title }) {
  return {
    name: `Obiettivo operativo ${code ?? title}`,
    objectives: code === void 0 ? [] : objectives.filter(({ links }) => links.operational.includes(code))
  };
}
function linkedToService(objectives, { name }) {
  const isIt = (written) => written.toLowerCase() === name.toLowerCase();
  return { name: `Servizio dell'Albero ${name}`, objectives: objectives.filter(({ links }) => links.services.some(isIt)) };
}
function operationalByStrategic(operational) {
  return groupBy(operational, ({ strategic }) => strategic);
}
function operationalKey(operational, objective) {
  return objective.code ?? String(operational.indexOf(objective) + 1);
}

// src/domain/report/structureFigures.ts
var STRUCTURE_FIGURES = {
  strategic: "obiettivi-strategici",
  operational: "obiettivi-operativi",
  services: "servizi",
  linkedToStrategy: "obiettivi-collegati-alla-strategia",
  linkedToServices: "obiettivi-collegati-ai-servizi"
};
function structureFigures({ objectives, strategic, operational, services, year }) {
  const sets = [
    ...strategic.map((each) => linkedToStrategic(objectives, each)),
    ...operational.map((each) => linkedToOperational(objectives, each)),
    ...services.map((each) => linkedToService(objectives, each))
  ];
  const titles = (rows) => rows.map(({ title, place }, i) => inputOf(String(i + 1), title, title, place));
  const linked = (linksOf) => objectives.filter(({ links }) => linksOf(links).length > 0).map(({ code, title, links, place }) => inputOf(code, title, linksOf(links).join("; "), place));
  const inYear = `nel ${String(year)}`;
  return [
    count(STRUCTURE_FIGURES.strategic, `Obiettivi strategici ${inYear}`, "Si contano gli obiettivi strategici elencati nel documento.", titles(strategic)),
    // prettier-ignore
    count(STRUCTURE_FIGURES.operational, `Obiettivi operativi ${inYear}`, "Si contano gli obiettivi operativi elencati nel documento.", titles(operational)),
    // prettier-ignore
    count(STRUCTURE_FIGURES.services, `Servizi dell'Albero della performance ${inYear}`, "Si contano i servizi elencati nel documento, esterni e interni.", titles(services.map(({ name, place }) => ({ title: name, place })))),
    // prettier-ignore
    count(STRUCTURE_FIGURES.linkedToStrategy, `Obiettivi collegati alla strategia ${inYear}`, "Si contano gli obiettivi che nel documento indicano almeno un obiettivo strategico o operativo.", linked((links) => [...links.strategic, ...links.operational])),
    // prettier-ignore
    count(STRUCTURE_FIGURES.linkedToServices, `Obiettivi collegati ai servizi ${inYear}`, "Si contano gli obiettivi che nel documento indicano almeno un servizio.", linked((links) => links.services)),
    // prettier-ignore
    ...sets.filter((set) => set.objectives.length > 0).flatMap((set) => countFiguresOf(set.objectives, year, set.name))
  ];
}
function inputOf(id, name, value, place) {
  return { id, name, value, provenance: { kind: "document", ...place } };
}
function count(id, figure, rule, inputs) {
  const result = String(inputs.length);
  const step = {
    id: "conteggio",
    operation: "count",
    operands: inputs.map((input) => input.id),
    result,
    text: `Sono ${result}.`
  };
  return { id, text: result, proof: { figure, rule, inputs, steps: [step], result } };
}

// src/domain/report/annualReport.ts
function isOnlyPlan({ objectives, reported, scoreBands }) {
  if (objectives.length === 0 || reported.length > 0 || scoreBands.length > 0) return false;
  return objectives.every(
    ({ evaluated, measured: measured2 }) => evaluated.outcome === "unknown" && evaluated.written === "" && measured2 === void 0
  );
}
function figuresOf(report) {
  const { objectives, year, reported, scoreBands } = report;
  const headCount = headCountOf(reported);
  const grid = scoreGridOf(scoreBands);
  const figures = [
    ...countFigures(objectives, year),
    ...structureFigures(report),
    ...Object.values(headCount.figures),
    ...headCount.readings.map(({ figure }) => figure),
    ...completenessFigures({ objectives, scoreBands }),
    ...grid ? [...grid.rows.flatMap(({ count: count2, share }) => [count2, share]), grid.total] : []
  ];
  return Object.assign(/* @__PURE__ */ Object.create(null), Object.fromEntries(figures.map((figure) => [figure.id, figure])));
}

export {
  totalsCitation,
  distributionCitation,
  PRESENCE_WORDS,
  completenessOf,
  linkedToStrategic,
  linkedToOperational,
  linkedToService,
  operationalByStrategic,
  operationalKey,
  STRUCTURE_FIGURES,
  isOnlyPlan,
  figuresOf
};
//# sourceMappingURL=chunk-HPTAWCOG.js.map
