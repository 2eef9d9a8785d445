import {
  figuresOf
} from "./chunk-HPTAWCOG.js";
import {
  countOutcomes,
  figureId,
  groupsOf
} from "./chunk-CSOJN44G.js";
import {
  toldReasonOf
} from "./chunk-QO75H26U.js";
import {
  OUTCOME_WORDS,
  OUTCOME_WORDS_PLURAL
} from "./chunk-BTV5RUOO.js";
import {
  CROSS_CUTTING,
  fullTitle
} from "./chunk-S5Y7YUWN.js";
import {
  slugOf
} from "./chunk-IPUZRVVS.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";
import {
  narrativeParts
} from "./chunk-2HO7TV2T.js";

// src/documents/relazione/figures.ts
function figure(id) {
  return { kind: "figure", figure: id };
}
function figuresUsed(document, figures) {
  const used = {};
  const take = (id) => {
    const found = figures[id];
    if (!found) throw new Error(`There is no figure "${id}"`);
    if (used[id]) return;
    used[id] = found;
    for (const { provenance } of found.proof.inputs) if (provenance.kind === "figure") take(provenance.figure);
  };
  for (const id of referencesIn(document)) take(id);
  return used;
}
function referencesIn(node) {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (typeof node !== "object" || node === null) return [];
  if ("kind" in node && node.kind === "figure" && "figure" in node) return [String(node.figure)];
  return Object.values(node).flatMap(referencesIn);
}

// src/documents/relazione/headline.ts
var OTHERS = ["partlyAchieved", "notAchieved", "notAssessable", "neutralised", "unknown"];
function headline(objectives2, year, group) {
  const { objectives: all, outcomes } = countOutcomes(objectives2);
  const total = figure(figureId("objectives", group));
  if (all === 0) return [`Il piano ${String(year)} non contiene ancora obiettivi.`];
  if (outcomes.unknown === all) {
    return [
      `Il piano ${String(year)} contiene `,
      total,
      all === 1 ? " obiettivo; l'esito non \xE8 ancora indicato." : " obiettivi; gli esiti non sono ancora indicati."
    ];
  }
  const achieved = [
    `Nel ${String(year)} ${outcomes.achieved === 1 ? "risulta raggiunto" : "risultano raggiunti"} `,
    figure(figureId("achieved", group)),
    outcomes.achieved === 1 ? " obiettivo su " : " obiettivi su ",
    total,
    " (",
    figure(figureId("share", group)),
    ")"
  ];
  const others = OTHERS.filter((outcome) => outcomes[outcome] > 0).flatMap((outcome, i) => [
    i === 0 ? "; " : ", ",
    figure(figureId(outcome, group)),
    ` ${outcome === "notAchieved" ? "no" : outcomes[outcome] === 1 ? OUTCOME_WORDS[outcome] : OUTCOME_WORDS_PLURAL[outcome]}`
  ]);
  return [...achieved, ...others, "."];
}
function countSentence(objectives2, group) {
  const { objectives: all, outcomes } = countOutcomes(objectives2);
  const total = figure(figureId("objectives", group));
  return outcomes.unknown === all ? [total] : [figure(figureId("achieved", group)), " su ", total];
}

// src/documents/relazione/words.ts
function words(report, chapter, level, ours) {
  const own = report.narrative?.[chapter];
  if (!own) return ours;
  const figures = figuresOf(report);
  let last = level;
  return own.map((block, i) => {
    if (block.kind === "heading") last = Math.min(4, Math.max(level + 1, Math.min(block.level, last + 1)));
    return toBlock(block, `${chapter}-${String(i + 1)}`, last === 3 ? 3 : 4, (text) => inlines(text, (id) => id in figures));
  });
}
function toBlock(block, id, level, textOf) {
  switch (block.kind) {
    case "heading":
      return { kind: "heading", level, text: block.text, id };
    case "paragraph":
      return { kind: "paragraph", text: textOf(block.text) };
    case "list":
      return { kind: "list", ordered: block.ordered, items: block.items.map(textOf) };
  }
}
function inlines(text, isFigure) {
  return narrativeParts(text).map(
    (part) => "words" in part ? part.words : isFigure(part.figure) ? figure(part.figure) : `[numero non pi\xF9 presente: ${part.figure}]`
  );
}

// src/documents/relazione/objectives.ts
var NO_REASON = "Motivazione non indicata nel documento";
function reasonOf(objective) {
  return toldReasonOf(objective)?.replace(/\.$/, "") ?? NO_REASON;
}
function objectives(report) {
  const { objectives: all, year } = report;
  const crossCutting = all.filter(({ group }) => group === CROSS_CUTTING);
  const specific = groupsOf(all.filter(({ group }) => group !== CROSS_CUTTING));
  return [
    { kind: "heading", level: 2, text: "4. Obiettivi assegnati", id: "obiettivi-assegnati" },
    ...words(report, "obiettivi-assegnati", 2, []),
    ...missed(all),
    { kind: "heading", level: 3, text: "4.1 Obiettivi trasversali", id: "obiettivi-trasversali" },
    ...crossCutting.length > 0 ? [formOf(CROSS_CUTTING, crossCutting)] : [none()],
    { kind: "heading", level: 3, text: "4.2 Obiettivi specifici", id: "obiettivi-specifici" },
    ...specific.length > 0 ? [] : [none()],
    ...specific.flatMap(([group, held]) => [
      { kind: "heading", level: 4, text: group, id: `gruppo-${slugOf(group)}` },
      { kind: "paragraph", text: headline(held, year, group) },
      formOf(group, held)
    ])
  ];
}
function missed(all) {
  const ended = (...outcomes) => all.filter(({ evaluated }) => outcomes.includes(evaluated.outcome));
  return [
    ...withReasons("Obiettivi non raggiunti, o raggiunti solo in parte", ended("notAchieved", "partlyAchieved")),
    ...withReasons("Obiettivi non valutabili, o neutralizzati", ended("notAssessable", "neutralised"))
  ];
}
function withReasons(caption, held) {
  if (held.length === 0) return [];
  return [
    {
      kind: "table",
      caption,
      head: ["Codice", "Obiettivo", "Gruppo", "Esito", "Motivo dello scostamento"],
      rows: held.map((objective) => [
        [objective.code],
        [fullTitle(objective)],
        [objective.group],
        [outcomeWords(objective)],
        [reasonOf(objective)]
      ]),
      rowHeaders: true,
      weights: [1.6, 4, 3.4, 1.8, 2.4],
      numeric: []
    }
  ];
}
function none() {
  return { kind: "missing", text: ["Nessun obiettivo riportato nel documento."] };
}
var FORM = [
  { head: "Obiettivo", of: ({ title }) => title },
  { head: "Descrizione", of: ({ description }) => description },
  { head: "Peso", of: ({ weight }) => weight ?? "", onlyIfAny: true },
  { head: "Indicatore", of: ({ indicator }) => indicator.written },
  { head: "Target", of: ({ indicator }) => indicator.target.written },
  { head: "Fonte del dato", of: ({ indicator: { source } }) => source.reliability === "missing" ? "Fonte non indicata" : source.written },
  { head: "Valore misurato", of: ({ measured }) => measured?.written ?? "", onlyIfAny: true },
  { head: "Esito", of: (objective) => outcomeWords(objective) }
];
function formOf(group, held) {
  const columns = FORM.filter(({ of, onlyIfAny }) => onlyIfAny === void 0 || held.some((objective) => of(objective) !== ""));
  const rows = held.map((objective) => columns.map(({ of, onlyIfAny }) => of(objective) || (onlyIfAny ? "non indicato" : "")));
  return {
    kind: "table",
    caption: `Obiettivi: ${group === CROSS_CUTTING ? "comuni a tutti i dirigenti" : group}`,
    head: columns.map(({ head }) => head),
    rows: rows.map((row) => row.map((words2) => [words2])),
    rowHeaders: true,
    weights: widthsFor(rows, columns.length > 6),
    numeric: []
  };
}
function widthsFor(rows, areMany) {
  return (rows[0] ?? []).map((_, column) => {
    const cells = rows.map((row) => row[column] ?? "");
    if (areMany) return 3 + Math.min(11, Math.max(4, ...cells.flatMap((cell) => cell.split(/\s/).map((word) => word.length))));
    const longest = Math.max(...cells.map((cell) => cell.length));
    return Math.min(8.5, Math.max(column === 0 ? 5.5 : 4.5, Math.round(Math.sqrt(longest) * 10) / 10));
  });
}
function outcomeWords({ evaluated }) {
  if (evaluated.outcome === "unknown" && evaluated.written !== "") return `\xAB${evaluated.written}\xBB`;
  const degree = evaluated.degree !== void 0 && evaluated.outcome === "partlyAchieved" ? ` (${italianDecimal(evaluated.degree)} %)` : "";
  return `${OUTCOME_WORDS[evaluated.outcome]}${degree}`;
}

export {
  figure,
  figuresUsed,
  headline,
  countSentence,
  words,
  reasonOf,
  objectives,
  outcomeWords
};
//# sourceMappingURL=chunk-GXMH4NF3.js.map
