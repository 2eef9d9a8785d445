import {
  figure,
  figuresUsed,
  headline,
  objectives,
  words
} from "./chunk-GXMH4NF3.js";
import {
  wrapText
} from "./chunk-YOIGYSWL.js";
import {
  inForceOn
} from "./chunk-QPYDRUEM.js";
import {
  PRESENCE_WORDS,
  completenessOf,
  distributionCitation,
  figuresOf,
  isOnlyPlan,
  totalsCitation
} from "./chunk-HPTAWCOG.js";
import {
  comparabilityCitation
} from "./chunk-EA767FMA.js";
import {
  countOutcomes,
  figureId,
  groupsOf,
  hasOutcomes,
  unitsOf
} from "./chunk-CSOJN44G.js";
import {
  scoreGridOf
} from "./chunk-DNP22IL6.js";
import {
  headCountOf
} from "./chunk-6PA62EB3.js";
import {
  italianShare
} from "./chunk-35W6ZBG6.js";
import {
  OUTCOMES,
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import {
  escapeXml
} from "./chunk-U3KPQ4H6.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  dayOf,
  italianDate
} from "./chunk-V65HRVHO.js";

// src/documents/relazione/bonuses.ts
var NO_AMOUNTS = "Importi non riportati nel documento.";
function bonuses(report) {
  const grid2 = report.scoreBands.length > 0 ? " Della differenziazione il documento riporta solo la griglia dei punteggi del capitolo 5." : "";
  return [
    { kind: "heading", level: 2, text: "Allegato 1. Ammontare complessivo dei premi", id: "ammontare-dei-premi" },
    ...words(report, "ammontare-dei-premi", 2, [
      { kind: "paragraph", text: ["I premi collegati alla performance: quanto \xE8 stato stanziato e quanto \xE8 stato distribuito."] }
    ]),
    { kind: "missing", text: [NO_AMOUNTS], citation: citationText(totalsCitation) },
    { kind: "heading", level: 2, text: "Allegato 2. Dati relativi ai premi", id: "dati-relativi-ai-premi" },
    ...words(report, "dati-relativi-ai-premi", 2, [
      {
        kind: "paragraph",
        text: [
          "I criteri con cui i premi sono assegnati, come sono distribuiti nell'insieme e quanto sono differenziati, per i dirigenti e per il personale."
        ]
      }
    ]),
    {
      kind: "missing",
      text: [`Criteri e distribuzione dei premi non riportati nel documento.${grid2}`],
      citation: citationText(distributionCitation)
    }
  ];
}

// src/domain/report/publication.rule.ts
var publicationCitation = { act: "d.lgs. 33/2013", article: "10", paragraph: "8", letter: "b" };
var subsidiarityCitation = { act: "Costituzione", article: "118", paragraph: "4" };

// src/documents/relazione/communication.ts
function citizens(report) {
  return [
    { kind: "heading", level: 2, text: "6. Il cittadino come risorsa", id: "il-cittadino-come-risorsa" },
    ...words(report, "il-cittadino-come-risorsa", 2, [
      {
        kind: "paragraph",
        text: [
          `Cittadini, volontari e associazioni possono svolgere attivit\xE0 di interesse generale insieme all'amministrazione (${citationText(subsidiarityCitation)}).`
        ]
      }
    ]),
    { kind: "missing", text: ["Patti, associazioni e attivit\xE0 svolte non riportati nel documento."] }
  ];
}
function transparency(report) {
  return [
    { kind: "heading", level: 2, text: "7. Trasparenza e comunicazione", id: "trasparenza-e-comunicazione" },
    ...words(report, "trasparenza-e-comunicazione", 2, [
      {
        kind: "paragraph",
        text: [
          `Il Piano e la Relazione si pubblicano in Amministrazione trasparente, sezione Performance, come chiede il ${citationText(publicationCitation)}.`
        ]
      }
    ])
  ];
}

// src/documents/relazione/completeness.ts
function completeness(report) {
  return [
    {
      kind: "heading",
      level: 2,
      text: "Allegato 3. Che cosa chiede la legge e che cosa c'\xE8",
      id: "che-cosa-chiede-la-legge"
    },
    {
      kind: "paragraph",
      text: [
        `Il confronto \xE8 fatto sui dati di ${isOnlyPlan(report) ? "questo piano: riguarda la Relazione che ne dar\xE0 conto" : "questa Relazione"}. \xABManca\xBB vuol dire che il documento da cui i dati sono letti non lo riporta. Alcuni criteri li pu\xF2 valutare solo l'organismo di valutazione (OIV).`
      ]
    },
    {
      kind: "table",
      caption: "Contenuti richiesti e contenuti presenti",
      head: ["Che cosa si chiede", "Riferimento", "C'\xE8?", "Che cosa risulta", "Dove"],
      rows: completenessOf(report).map(({ asked, citation: citation2, presence, found, chapter }) => [
        [asked],
        [citationText(citation2)],
        [PRESENCE_WORDS[presence]],
        found.map((part) => typeof part === "string" ? part : figure(part.id)),
        [chapter ?? "\u2013"]
      ]),
      rowHeaders: true,
      weights: [4, 3, 1.6, 4, 1.6],
      numeric: []
    }
  ];
}

// src/documents/relazione/nameOfDocument.ts
function nameOfDocument(report) {
  return `${isOnlyPlan(report) ? "Piano della" : "Relazione sulla"} performance ${String(report.year)}`;
}

// src/documents/relazione/organization.ts
function organization(report) {
  return [...services(report), ...organizationalPerformance(report), ...strategic(report), ...operational(report)];
}
function services(report) {
  const { services: all } = report;
  const heading = { kind: "heading", level: 2, text: "2. Albero della performance", id: "albero-della-performance" };
  const own = words(report, "albero-della-performance", 2, []);
  if (all.length === 0) return [heading, ...own, { kind: "missing", text: ["Servizi non riportati nel documento."] }];
  const namesOf = (scope) => all.filter((service) => service.scope === scope).map(({ name }) => [name]);
  return [
    heading,
    ...own,
    { kind: "paragraph", text: ["I servizi rivolti ai cittadini, alla collettivit\xE0 e al territorio (servizi esterni):"] },
    { kind: "list", ordered: false, items: namesOf("external") },
    { kind: "paragraph", text: ["I servizi che lavorano per gli altri uffici (servizi interni):"] },
    { kind: "list", ordered: false, items: namesOf("internal") },
    { kind: "missing", text: ["Attivit\xE0 ordinaria dei servizi (quantit\xE0, tempi, qualit\xE0, costi) non riportata nel documento."] }
  ];
}
function organizationalPerformance(report) {
  const { objectives: objectives2 } = report;
  const units = unitsOf(objectives2).map(([unit, held]) => {
    const total = figure(figureId("objectives", unit));
    if (!hasOutcomes(held)) return [`${unit}, obiettivi `, total, "."];
    return [`${unit}, raggiunti `, figure(figureId("achieved", unit)), " su ", total, " (", figure(figureId("share", unit)), ")."];
  });
  return [
    { kind: "heading", level: 2, text: "3. Performance organizzativa", id: "performance-organizzativa" },
    ...words(report, "performance-organizzativa", 2, [
      {
        kind: "paragraph",
        text: [
          "La performance organizzativa riguarda l'ente nel suo insieme e ciascun settore. ",
          isOnlyPlan(report) ? "Si legger\xE0 dagli esiti degli obiettivi." : "Qui si legge dagli esiti degli obiettivi."
        ]
      }
    ]),
    ...units.length > 0 ? [
      { kind: "paragraph", text: ["I settori divisi in aree:"] },
      { kind: "list", ordered: false, items: units }
    ] : [],
    ...objectives2.some(({ weight }) => weight !== void 0) ? [] : [{ kind: "missing", text: ["Pesi degli obiettivi non riportati nel documento."] }],
    ...isOnlyPlan(report) ? [{ kind: "missing", text: ["Valori misurati ed esiti non registrati."] }] : measured(objectives2),
    { kind: "heading", level: 3, text: "3.1 Prevenzione della corruzione e trasparenza", id: "prevenzione-della-corruzione" },
    ...words(report, "prevenzione-della-corruzione", 3, [
      {
        kind: "paragraph",
        text: [
          "Gli obiettivi della sezione 2.3 del PIAO sono valutati dal responsabile della prevenzione della corruzione e della trasparenza (RPCT)."
        ]
      }
    ]),
    { kind: "missing", text: ["Esito della valutazione del RPCT non riportato nel documento."] }
  ];
}
function measured(objectives2) {
  const missing = objectives2.filter((objective) => objective.measured === void 0).length;
  if (missing === 0 && objectives2.length > 0) return [];
  const which = missing === objectives2.length ? "" : " per una parte degli obiettivi";
  return [
    {
      kind: "missing",
      text: [`Valori misurati dagli indicatori non registrati${which}: gli esiti sono quelli valutati nel documento.`]
    }
  ];
}
function unlinked(objectives2, links, which) {
  const missing = objectives2.filter((objective) => objective.links[links].length === 0).length;
  if (missing === 0 && objectives2.length > 0) return [];
  const whose = missing === objectives2.length ? "degli obiettivi dell'anno" : "di una parte degli obiettivi dell'anno";
  return [{ kind: "missing", text: [`Collegamento ${whose} con quelli ${which} non indicato nel documento.`] }];
}
function strategic(report) {
  const { strategic: all, objectives: objectives2 } = report;
  const own = words(report, "obiettivi-strategici", 3, []);
  const heading = { kind: "heading", level: 3, text: "3.2 Obiettivi strategici", id: "obiettivi-strategici" };
  if (all.length === 0) return [heading, ...own, { kind: "missing", text: ["Obiettivi strategici non riportati nel documento."] }];
  return [
    heading,
    ...own,
    { kind: "paragraph", text: ["Dal Documento unico di programmazione (DUP), sezione strategica:"] },
    {
      kind: "list",
      ordered: true,
      items: all.map(({ title, responsible }) => [responsible === void 0 ? title : `${title} (ne risponde: ${responsible})`])
    },
    ...unlinked(objectives2, "strategic", "strategici")
  ];
}
function operational(report) {
  const { operational: all, objectives: objectives2 } = report;
  const own = words(report, "obiettivi-operativi", 3, []);
  const heading = { kind: "heading", level: 3, text: "3.3 Obiettivi operativi", id: "obiettivi-operativi" };
  if (all.length === 0) return [heading, ...own, { kind: "missing", text: ["Obiettivi operativi non riportati nel documento."] }];
  return [
    heading,
    ...own,
    { kind: "paragraph", text: ["Dal DUP, sezione operativa:"] },
    { kind: "list", ordered: false, items: all.map(({ title, code }) => [code === void 0 ? title : `${code} ${title}`]) },
    ...unlinked(objectives2, "operational", "operativi")
  ];
}

// src/documents/charts/scoreColumns.ts
var COLUMN = 60;
var TALLEST = 150;
var LABEL_CHARACTERS = 9;
var LABEL_LINE = 15;
function scoreColumns({ rows }, year) {
  const counts = rows.map(({ count }) => Number(count.proof.result));
  const most = Math.max(1, ...counts);
  const width = Math.max(360, rows.length * COLUMN);
  const step = width / rows.length;
  const base = TALLEST + 24;
  const labels = rows.map(({ label }) => wrapText(label, LABEL_CHARACTERS));
  const columns = counts.map((count, i) => {
    const middle = step * (i + 0.5);
    const height2 = Math.round(TALLEST * count / most);
    const column = height2 > 0 ? `<rect x="${round(middle - 18)}" y="${round(base - height2)}" width="36" height="${round(height2)}" fill="#0066cc"/>` : "";
    const words2 = labels[i].map((line, j) => text(line, middle, base + LABEL_LINE * (j + 1) + 2, 'font-size="12"'));
    return `${column}${text(String(count), middle, base - height2 - 6, 'font-size="15" font-weight="600"')}${words2.join("")}`;
  });
  const height = base + LABEL_LINE * Math.max(1, ...labels.map(({ length }) => length)) + 10;
  const axis = `<path d="M0 ${String(base)}H${String(width)}" stroke="#17324d" stroke-width="1.5"/>`;
  return {
    kind: "picture",
    title: `Quante persone in ogni fascia di punteggio, anno ${String(year)}`,
    description: `Una colonna per ogni fascia, alta quante sono le persone. ${rows.map(({ label, count }) => `${label}: ${count.text}`).join("; ")}.`,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}">${columns.join("")}${axis}</svg>`
  };
}
function text(words2, x, y, attributes) {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" fill="#17324d" ${attributes}>${escapeXml(words2)}</text>`;
}
function round(value) {
  return String(Math.round(value * 10) / 10);
}

// src/documents/relazione/people.ts
function people(report) {
  return [
    { kind: "heading", level: 2, text: "5. Valutazione del personale", id: "valutazione-del-personale" },
    ...words(report, "valutazione-del-personale", 2, []),
    ...headCount(report),
    ...grid(report)
  ];
}
function headCount({ reported, year }) {
  const { figures, readings } = headCountOf(reported);
  const { employed, notEvaluated, added, evaluatedStaff } = figures;
  const sentences = [
    ...employed ? [[`Al 31/12/${String(year)} lavoravano nell'ente `, figure(employed.id), " persone."]] : [],
    ...notEvaluated ? [["Non sono state valutate ", figure(notEvaluated.id), " persone."]] : [],
    ...added ? [["Sono state incluse nella valutazione ", figure(added.id), " persone non presenti all'inizio."]] : [],
    ...evaluatedStaff ? [["Oltre ai dirigenti e ai titolari di incarichi, le persone valutate sono ", figure(evaluatedStaff.id), "."]] : []
  ];
  if (sentences.length === 0) return [{ kind: "missing", text: ["Numero di dipendenti e di valutati non riportato nel documento."] }];
  return [
    { kind: "paragraph", text: sentences.flatMap((sentence, i) => i === 0 ? sentence : [" ", ...sentence]) },
    ...readings.length > 1 ? [openHeadCount(readings)] : []
  ];
}
function openHeadCount(readings) {
  const ways = readings.flatMap(({ figure: { id }, meaning }, i) => [i === 0 ? " " : "; ", figure(id), ` ${meaning}`]);
  return {
    kind: "missing",
    text: [
      "I conti del personale non tornano: il documento non dice quanti sono i dirigenti e i titolari di incarichi. Per differenza sono",
      ...ways,
      ". Resta aperto finch\xE9 una persona non decide, con il motivo."
    ]
  };
}
function grid({ scoreBands, year }) {
  const found = scoreGridOf(scoreBands);
  if (!found)
    return [{ kind: "missing", text: ["Griglia dei punteggi non riportata nel documento."], citation: citationText(distributionCitation) }];
  const closes = found.shareTotal === "100.00";
  return [
    scoreColumns(found, year),
    {
      kind: "table",
      caption: `Griglia dei punteggi, anno ${String(year)}`,
      head: ["Punteggio", "Valutati", "Percentuale"],
      rows: [
        ...found.rows.map(({ label, count, share }) => [[label], [figure(count.id)], [figure(share.id)]]),
        [["Totale"], [figure(found.total.id)], [italianShare(found.shareTotal)]]
      ],
      rowHeaders: true,
      weights: [4, 2, 2],
      numeric: [1, 2],
      ...!closes && {
        note: [`Ogni percentuale \xE8 arrotondata da sola: la somma fa ${italianShare(found.shareTotal)} e non 100,00 %.`]
      }
    }
  ];
}

// src/domain/report/reportDue.rule.ts
var citation = { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" };
var DUE = [
  { from: civilDate("2009-11-15"), value: { month: 6, day: 30 }, source: citation }
];
function reportDueOn(year) {
  const due = inForceOn(civilDate(`${String(year)}-12-31`), DUE);
  return due && dayOf(year + 1, due.month, due.day);
}

// src/documents/frond.ts
var LEAF_LENGTH = 32;
var BETWEEN_PAIRS = 29;
var STEM = 26;
var TWIG_HEIGHT = 70;
var MOST_ON_A_TWIG = 13;
var TILT = 50;
var BEND = 9;
function frondOf(things) {
  const count = Math.max(1, Math.ceil(things.length / MOST_ON_A_TWIG));
  const onEach = Math.ceil(things.length / count);
  const twigs = Array.from({ length: count }, (_, i) => twigOf(things.slice(i * onEach, (i + 1) * onEach), TWIG_HEIGHT * (i + 0.5)));
  return {
    width: Math.max(...twigs.map(({ width }) => width)),
    height: TWIG_HEIGHT * count,
    twigs: twigs.map(({ path }) => path),
    leaves: twigs.flatMap(({ leaves }) => leaves)
  };
}
function twigOf(things, middle) {
  const pairs = Math.floor(things.length / 2);
  const tip = STEM + BETWEEN_PAIRS * Math.max(0, pairs - 0.2);
  const bendAt = (x) => middle - BEND * Math.sin(Math.PI * x / (tip + 1));
  const leaves = things.map((thing, i) => {
    if (i === things.length - 1 && things.length % 2 === 1) return { x: tip, y: bendAt(tip), angle: 8, thing };
    const x = STEM + BETWEEN_PAIRS * Math.floor(i / 2);
    return { x, y: bendAt(x), angle: i % 2 === 0 ? -TILT : TILT, thing };
  });
  const path = `M0 ${middle} Q${round2(tip / 2)} ${round2(middle - 2 * BEND)} ${round2(tip)} ${round2(bendAt(tip))}`;
  return { width: Math.ceil(tip + LEAF_LENGTH + 2), path, leaves: leaves.map((leaf) => ({ ...leaf, x: round2(leaf.x), y: round2(leaf.y) })) };
}
function round2(value) {
  return Math.round(value * 10) / 10;
}
var ACCENT = "#0066cc";
var INK = "#17324d";
var WOOD = "#5c6f82";
var OUTLINE = `M0 0C6 -9.5 21 -10.5 ${LEAF_LENGTH} 0C21 10.5 6 9.5 0 0Z`;
var LOWER_HALF = `M0 0L${LEAF_LENGTH} 0C21 10.5 6 9.5 0 0Z`;
var MIDRIB = `M4 0L${LEAF_LENGTH - 7} 0`;
function leafSvg(outcome) {
  switch (outcome) {
    case "achieved":
      return `<path d="${OUTLINE}" fill="${ACCENT}"/><path d="${MIDRIB}" stroke="#ffffff" stroke-width="1" opacity=".6"/>`;
    case "partlyAchieved":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${ACCENT}" stroke-width="1.5"/><path d="${LOWER_HALF}" fill="${ACCENT}"/>`;
    case "notAchieved":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="2"/>`;
    case "notAssessable":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="1.5" stroke-dasharray="5 2.5"/>`;
    case "neutralised":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${WOOD}" stroke-width="1.5"/><path d="M12 -10L19 10" stroke="${WOOD}" stroke-width="1.5"/>`;
    case "unknown":
      return `<path d="${OUTLINE}" fill="#ffffff" stroke="${INK}" stroke-width="1.6" stroke-dasharray="0.1 3.2" stroke-linecap="round"/>`;
  }
}
function twigSvg(path) {
  return `<path d="${path}" fill="none" stroke="${WOOD}" stroke-width="2" stroke-linecap="round"/>`;
}

// src/documents/treePicture.ts
var WIDTH = 720;
var TRUNK = WIDTH / 2;
var LABEL_LINE2 = 18;
var LABEL_CHARACTERS2 = 44;
var BETWEEN = 14;
var KEY_HEIGHT = 40;
function treePicture(objectives2, year) {
  const branches = groupsOf(objectives2).map(([group, held]) => branchOf(group, held));
  let y = 4;
  const drawn = [];
  for (let i = 0; i < branches.length; i += 2) {
    const pair = branches.slice(i, i + 2);
    const bottom = y + Math.max(...pair.map(({ height: height2 }) => height2));
    for (const [side, branch] of pair.entries()) drawn.push(drawBranch(branch, bottom - branch.height, side === 0));
    y = bottom + BETWEEN;
  }
  const trunk = `<path d="M${TRUNK} 8V${y}" stroke="#5c6f82" stroke-width="5" stroke-linecap="round"/>`;
  const height = y + KEY_HEIGHT;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Titillium Web, sans-serif">${drawn.join("")}${trunk}${key(objectives2, y + 22)}</svg>`;
  return {
    kind: "picture",
    title: `L'albero degli obiettivi ${year}: una foglia per ogni obiettivo`,
    description: describe(objectives2),
    svg
  };
}
function branchOf(group, held) {
  const count = countWords(held);
  const label = wrapText(`${group} ${count.replaceAll(" ", "\xA0")}`, LABEL_CHARACTERS2);
  const frond = frondOf(held);
  return { label, frond, height: label.length * LABEL_LINE2 + 6 + frond.height };
}
function drawBranch({ label, frond, height }, top, isLeft) {
  const out = isLeft ? -1 : 1;
  const lines = label.map(
    (line, i) => `<text x="${TRUNK + out * 22}" y="${top + 14 + i * LABEL_LINE2}" font-size="14" font-weight="600" fill="#17324d" text-anchor="${isLeft ? "end" : "start"}">${escapeXml(line)}</text>`
  );
  const leaves = frond.leaves.map(
    ({ x, y, angle, thing }) => `<g transform="translate(${x} ${y}) rotate(${angle})">${leafSvg(thing.evaluated.outcome)}</g>`
  );
  const shape = `${frond.twigs.map(twigSvg).join("")}${leaves.join("")}`;
  return `${lines.join("")}<g transform="translate(${TRUNK} ${top + height - frond.height}) scale(${out} 1)">${shape}</g>`;
}
function countWords(objectives2) {
  const { objectives: all, outcomes } = countOutcomes(objectives2);
  return outcomes.unknown === all ? String(all) : `${outcomes.achieved} su ${all}`;
}
function outcomesIn(objectives2) {
  return OUTCOMES.filter((outcome) => objectives2.some(({ evaluated }) => evaluated.outcome === outcome));
}
function key(objectives2, y) {
  const shown = outcomesIn(objectives2);
  const width = WIDTH / Math.max(4, shown.length);
  return shown.map((outcome, i) => {
    const word = `<text x="40" y="4" font-size="12" fill="#17324d">${OUTCOME_WORDS[outcome]}</text>`;
    return `<g transform="translate(${4 + i * width} ${y})">${leafSvg(outcome)}${word}</g>`;
  }).join("");
}
function describe(objectives2) {
  const branches = groupsOf(objectives2).map(([group, held]) => {
    const { outcomes } = countOutcomes(held);
    const parts = OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => countOf(outcome, outcomes[outcome]));
    return `${group}: ${parts.join(", ")}`;
  });
  return `Albero con un ramo per ogni gruppo e una foglia per ogni obiettivo: piena se raggiunto, mezza se raggiunto in parte, vuota se non raggiunto, punteggiata se l'esito non \xE8 indicato. ${branches.join("; ")}.`;
}
function countOf(outcome, count) {
  return `${count} ${count === 1 ? OUTCOME_WORDS[outcome] : OUTCOME_WORDS_PLURAL[outcome]}`;
}

// src/documents/charts/outcomePatterns.ts
var ACCENT2 = "#0066cc";
var INK2 = "#17324d";
var FILLS = {
  achieved: `fill="${ACCENT2}" stroke="${ACCENT2}"`,
  partlyAchieved: `fill="url(#in-parte)" stroke="${ACCENT2}"`,
  notAchieved: `fill="#ffffff" stroke="${INK2}"`,
  notAssessable: `fill="#ffffff" stroke="${INK2}" stroke-dasharray="5 3"`,
  neutralised: `fill="url(#neutralizzati)" stroke="${INK2}"`,
  unknown: `fill="url(#senza-esito)" stroke="${INK2}"`
};
var PATTERNS = `<defs><pattern id="in-parte" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke="${ACCENT2}" stroke-width="2"/></pattern><pattern id="neutralizzati" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffffff"/><path d="M2.5 0V5" stroke="${INK2}" stroke-width="1"/></pattern><pattern id="senza-esito" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="5" height="5" fill="#ffffff"/><circle cx="2.5" cy="2.5" r="1" fill="${INK2}"/></pattern></defs>`;
function barPart(outcome, x, y, width, height) {
  const inner = Math.max(0.5, Math.round((width - 2) * 10) / 10);
  return `<rect x="${String(Math.round((x + 1) * 10) / 10)}" y="${String(y + 1)}" width="${String(inner)}" height="${String(height - 2)}" stroke-width="1.5" ${FILLS[outcome]}/>`;
}

// src/documents/charts/outcomeBars.ts
var WIDTH2 = 400;
var CHARACTERS = 44;
var LINE = 19;
var BAR = 22;
var BETWEEN2 = 16;
var KEY_LINE = 26;
var GROUPS_ON_A_PICTURE = 10;
function outcomeBars(objectives2, year) {
  const groups = groupsOf(objectives2);
  const longest = Math.max(1, ...groups.map(([, held]) => held.length));
  const pictures = Math.ceil(groups.length / GROUPS_ON_A_PICTURE);
  return Array.from({ length: pictures }, (_, i) => {
    const shown = groups.slice(i * GROUPS_ON_A_PICTURE, (i + 1) * GROUPS_ON_A_PICTURE);
    const part = pictures > 1 ? ` (${String(i + 1)} di ${String(pictures)})` : "";
    return {
      kind: "picture",
      title: `Esiti degli obiettivi ${String(year)} per gruppo${part}`,
      description: `Una barra per ogni gruppo, lunga quanti sono i suoi obiettivi. ${shown.map(([name, held]) => `${name}: ${wordsOf(held)}`).join("; ")}.`,
      svg: draw(shown, longest, outcomesIn(objectives2))
    };
  });
}
function draw(groups, longest, outcomes) {
  let y = 0;
  const rows = groups.map(([name, held]) => {
    const label = wrapText(name, CHARACTERS).map((line, i) => text2(line, y + LINE * (i + 1) - 4, ' font-size="15" font-weight="600"'));
    y += LINE * label.length;
    const counts = wrapText(wordsOf(held), CHARACTERS + 6).map((line, i) => text2(line, y + LINE * (i + 1) - 5, ' font-size="14"'));
    y += LINE * counts.length;
    const bar = barOf(held, longest, y);
    y += BAR + BETWEEN2;
    return [...label, ...counts, bar].join("");
  });
  const key2 = outcomes.map((outcome, i) => {
    const top = y + Math.floor(i / 2) * KEY_LINE;
    const left = i % 2 * (WIDTH2 / 2);
    return `${barPart(outcome, left, top, 34, 16)}<text x="${String(left + 42)}" y="${String(top + 13)}" font-size="14" fill="#17324d">${OUTCOME_WORDS[outcome]}</text>`;
  });
  const height = y + Math.ceil(outcomes.length / 2) * KEY_LINE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH2)} ${String(height)}">${PATTERNS}${rows.join("")}${key2.join("")}</svg>`;
}
function barOf(held, longest, y) {
  const { outcomes } = countOutcomes(held);
  let x = 0;
  return OUTCOMES.map((outcome) => {
    const width = WIDTH2 * outcomes[outcome] / longest;
    const part = width > 0 ? barPart(outcome, x, y, width, BAR) : "";
    x += width;
    return part;
  }).join("");
}
function wordsOf(held) {
  const { outcomes } = countOutcomes(held);
  return OUTCOMES.filter((outcome) => outcomes[outcome] > 0).map((outcome) => countOf(outcome, outcomes[outcome])).join(", ");
}
function text2(words2, y, attributes) {
  return `<text x="0" y="${String(y)}" fill="#17324d"${attributes}>${escapeXml(words2)}</text>`;
}

// src/documents/relazione/countColumns.ts
function countColumns(objectives2) {
  const occurring = OUTCOMES.filter((outcome) => objectives2.some(({ evaluated }) => evaluated.outcome === outcome));
  const all = { head: "Obiettivi", cellOf: (_, group) => figure(figureId("objectives", group)) };
  if (occurring.every((outcome) => outcome === "unknown")) return [all];
  const outcomes = occurring.map((outcome) => {
    const words2 = OUTCOME_WORDS_PLURAL[outcome];
    return { head: words2.charAt(0).toUpperCase() + words2.slice(1), cellOf: (_, group) => figure(figureId(outcome, group)) };
  });
  const share = {
    head: "Quota raggiunta",
    cellOf: (held, group) => hasOutcomes(held) ? figure(figureId("share", group)) : "non indicata"
  };
  return [all, ...outcomes, share];
}
function countCaption(objectives2, year) {
  return hasOutcomes(objectives2) ? `Esiti degli obiettivi ${String(year)} per gruppo` : `Obiettivi ${String(year)} per gruppo`;
}

// src/documents/relazione/presentation.ts
function presentation(report) {
  const { objectives: objectives2, year } = report;
  return [
    { kind: "heading", level: 2, text: "1. Presentazione", id: "presentazione" },
    { kind: "paragraph", text: headline(objectives2, year) },
    ...words(report, "presentazione", 2, [
      {
        kind: "paragraph",
        text: [
          `${purpose(report)} `,
          "I numeri non sono scritti a mano: ciascuno si ricava dai dati elencati pi\xF9 avanti e si pu\xF2 ripercorrere passo per passo."
        ]
      }
    ]),
    ...objectives2.length > 0 ? [treePicture(objectives2, year), ...charted(objectives2, year), countsByGroup(objectives2, year)] : [],
    { kind: "heading", level: 3, text: "1.1 Miglioramento continuo", id: "miglioramento-continuo" },
    ...words(report, "miglioramento-continuo", 3, []),
    ...yearsBefore(objectives2, year)
  ];
}
function purpose(report) {
  const year = String(report.year);
  const due = reportDueOn(report.year);
  const law = citationText(citation);
  if (isOnlyPlan(report)) {
    const term2 = due === void 0 ? "" : `, va approvata entro il ${italianDate(due)}`;
    return `Questo \xE8 il piano. La Relazione sul ${year}, che dir\xE0 com'\xE8 andato ciascuno (${law})${term2}.`;
  }
  const term = due === void 0 ? "" : ` Quella sul ${year} va approvata entro il ${italianDate(due)}.`;
  return `La Relazione mette accanto a ogni obiettivo previsto com'\xE8 andato, come chiede il ${law}.${term}`;
}
function yearsBefore(objectives2, year) {
  const compared = objectives2.filter(({ indicator }) => indicator.baselines.length > 0);
  if (compared.length === 0) {
    const text3 = ["Confronto con gli anni precedenti non riportato nel documento."];
    return [{ kind: "missing", text: text3, citation: citationText(comparabilityCitation) }];
  }
  return [
    {
      kind: "table",
      caption: "I valori degli anni precedenti, il target e il valore misurato",
      head: ["Codice", "Obiettivo", "Anni precedenti", `Target ${String(year)}`, `Misurato nel ${String(year)}`],
      rows: compared.map(({ code, title, indicator, measured: measured2 }) => [
        [code],
        [title],
        [indicator.baselines.map((baseline) => `${String(baseline.year)}: ${italianDecimal(baseline.value)}`).join("; ")],
        [indicator.target.written],
        [measured2?.written ?? "non registrato"]
      ]),
      rowHeaders: true,
      weights: [1.7, 3.4, 3, 3, 2.2],
      numeric: []
    }
  ];
}
function charted(objectives2, year) {
  return hasOutcomes(objectives2) ? outcomeBars(objectives2, year) : [];
}
function countsByGroup(objectives2, year) {
  const columns = countColumns(objectives2);
  const rowOf = (name, held, group) => [
    [name],
    ...columns.map(({ cellOf }) => [cellOf(held, group)])
  ];
  return {
    kind: "table",
    caption: countCaption(objectives2, year),
    head: ["Gruppo", ...columns.map(({ head }) => head)],
    rows: [...groupsOf(objectives2).map(([group, held]) => rowOf(group, held, group)), rowOf("Tutta l'amministrazione", objectives2)],
    rowHeaders: true,
    weights: columns.length > 5 ? [4.4, ...columns.map(({ head }) => longestWord(head) * 0.26)] : [6, ...columns.map(() => 2.2)],
    numeric: columns.map((_, i) => i + 1)
  };
}
function longestWord(text3) {
  return Math.max(...text3.split(" ").map((word) => word.length));
}

// src/documents/relazione/buildRelazione.ts
function buildRelazione(report) {
  const { administration } = report;
  const blocks = [
    ...presentation(report),
    ...organization(report),
    ...objectives(report),
    ...people(report),
    ...citizens(report),
    ...transparency(report),
    ...bonuses(report),
    ...completeness(report)
  ];
  return {
    title: nameOfDocument(report),
    subtitle: isOnlyPlan(report) ? "Che cosa \xE8 previsto; gli esiti non sono ancora indicati" : "Piano della performance e piano degli obiettivi: che cosa \xE8 stato raggiunto, che cosa no",
    author: administration.name,
    blocks,
    figures: figuresUsed(blocks, figuresOf(report))
  };
}

export {
  countColumns,
  countCaption,
  LEAF_LENGTH,
  frondOf,
  leafSvg,
  twigSvg,
  outcomesIn,
  publicationCitation,
  nameOfDocument,
  buildRelazione
};
//# sourceMappingURL=chunk-EF44DCPV.js.map
