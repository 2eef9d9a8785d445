import {
  readNames
} from "./chunk-QDL4N432.js";
import {
  OBJECTIVE_COLUMNS
} from "./chunk-I3PXLWRU.js";
import {
  outcomeOfDegree,
  readOutcome
} from "./chunk-QO75H26U.js";

// src/exchange/columns.ts
var HEADINGS = [
  ["number", /^(n|nr|n°|num|numero|cod|codice|id|#|progr|progressivo)\.?( (ob|obiettivo)\.?)?$/],
  ["degree", /^(%|perc\.?|percentuale)( (di )?(raggiungimento|ragg\.?|realizzazione|conseguimento))?$|^grado di (raggiungimento|realizzazione) ?\(?%\)?$/],
  ["weight", /^(peso|pesatura|ponderazione)( ?\(?%\)?| .*)?$/],
  ["service", /^servizio$/],
  ["group", /^(settore|area|unità( organizzativa)?|struttura|direzione|gruppo|centro di responsabilità|cdr)$/],
  ["kind", /^(tipo|tipologia)( (di |dell')?obiettivo)?$/],
  ["indicatorKind", /^(tipo|tipologia) ?(di |dell')?indicatore$/],
  ["indicatorClass", /^(classe|dimensione)( (dell')?indicatore| di performance| \(?piao( 2\.2)?\)?)?$/],
  ["strategic", /^(rif\. )?(obiettiv[oi]|ob\.?) strategic[oi]( .*)?$|^line[ae] strategic(a|he)$/],
  ["operational", /^(rif\. )?(obiettiv[oi]|ob\.?) operativ[oi]( .*)?$/],
  ["services", /^servizi$|^serviz(io|i) (collegat[oi]|dell'albero)$|^albero( della performance)?$/],
  ["title", /^(titolo( dell'| )?obiettivo|titolo|obiettiv[oi]( (gestional|specific|esecutiv)[oie])?|denominazione( (dell')?obiettivo)?|nome obiettivo)$/],
  ["description", /^(descrizione|attività)( .*)?$/],
  ["indicator", /^indicator[ei]( .*)?$/],
  ["target", /^(target|valor[ei] (attes[oi]|target)|risultat[oi] attes[oi]|scadenza)( .*)?$/],
  ["baselines", /^(valor[ei] (precedent[ei]|storic[io]|inizial[ei]|di partenza)|serie storica|baseline)$/],
  ["benchmark", /^(valor[ei] di )?(confronto|benchmark)( .*)?$/],
  ["source", /^font[ei]( .*)?$/],
  ["resources", /^risorse( .*)?$/],
  ["stakeholders", /^(portatori di interess[ei]|stakeholders?)$/],
  ["measured", /^(valore|dato) (misurato|conseguito|rilevato|ottenuto|a consuntivo|consuntivo)( .*)?$|^misurato$/],
  ["outcome", /^(esit[oi]|risultat[oi]|raggiunt[oi]|raggiungimento|stato)( .*)?$/],
  ["deviation", /^(motiv[oi]|motivazion[ei]|caus[ae])( (dello|degli) scostament[oi]| del mancato raggiungimento)?$/]
];
var OUTCOME_FOR_WANT_OF_ANOTHER = /^(consuntivo|grado di (raggiungimento|realizzazione))( .*)?$/;
var REACHED = /^consuntivo( .*)?$/;
var TITLE_FOR_WANT_OF_ANOTHER = /^obiettiv[oi] operativ[oi]$/;
var OWN_COLUMNS = {
  gruppo: "group",
  titolo: "title",
  descrizione: "description",
  numero_nel_documento: "number",
  tipo_scritto: "kind",
  peso_scritto: "weight",
  obiettivi_strategici: "strategic",
  obiettivi_operativi: "operational",
  servizi: "services",
  indicatore: "indicator",
  tipo_indicatore: "indicatorKind",
  classe_indicatore: "indicatorClass",
  valori_precedenti: "baselines",
  confronto: "benchmark",
  target_scritto: "target",
  fonte: "source",
  risorse: "resources",
  portatori_di_interesse: "stakeholders",
  valore_misurato: "measured",
  esito_scritto: "outcome",
  motivo_scostamento: "deviation"
};
function isOwnHead(cells) {
  return ["titolo", "target_scritto", "esito_scritto"].every((name) => cells.includes(name));
}
function ownColumns(cells) {
  const of = cells.map((cell) => Object.hasOwn(OWN_COLUMNS, cell) ? OWN_COLUMNS[cell] : "ignored");
  const ignored = cells.filter((cell) => !OBJECTIVE_COLUMNS.some(({ name }) => name === cell));
  return { of, ignored, named: cells.length };
}
function columnsOf(cells) {
  if (isOwnHead(cells)) return ownColumns(cells);
  const taken = /* @__PURE__ */ new Set();
  const headings = cells.map((cell) => cell.replace(/[*_]/g, "").replace(/\s+/g, " ").replace(/’/g, "'").trim().toLowerCase());
  const of = headings.map((heading) => {
    if (heading === "") return "unnamed";
    const column = HEADINGS.find(([name, form]) => form.test(heading) && (name === "group" || !taken.has(name)))?.[0];
    if (column === void 0) return "ignored";
    taken.add(column);
    return column;
  });
  const stand = (column, form, instead) => {
    const at = headings.findIndex((heading, i) => instead.some((other) => of[i] === other) && form.test(heading));
    if (at < 0 || taken.has(column)) return;
    of[at] = column;
    taken.add(column);
  };
  stand("title", TITLE_FOR_WANT_OF_ANOTHER, ["operational"]);
  stand("outcome", OUTCOME_FOR_WANT_OF_ANOTHER, ["ignored"]);
  stand("measured", REACHED, ["ignored"]);
  const facts = ["description", "indicator", "target", "source", "outcome", "degree"];
  if (!taken.has("title") || facts.filter((fact) => taken.has(fact)).length < 2) return void 0;
  const ignored = cells.filter((_, i) => of[i] === "ignored").map((cell) => cell.trim());
  return { of, ignored, named: of.findLastIndex((column) => column !== "unnamed") + 1 };
}

// src/exchange/readObjectives.ts
var ROW_REFUSALS = {
  wrongCellCount: "La riga non ha lo stesso numero di celle della sua tabella: forse \xE8 tagliata, o una cella contiene un a capo.",
  noTitle: "Manca il titolo dell'obiettivo.",
  noGroup: "Non si sa di quale settore \xE8 l'obiettivo: serve il nome del settore sopra la tabella, oppure una colonna \xABSettore\xBB.",
  cutShort: "Il file finisce a met\xE0 di questa riga.",
  emptyGroup: "La riga ha una sola cella: se \xE8 il nome di un settore, sotto non ci sono obiettivi; se \xE8 un obiettivo, mancano le altre celle.",
  openQuotes: "Le virgolette aperte in questa riga non si chiudono."
};
function readObjectives(rows, endsWithNewline, services = []) {
  const { tables, refused } = findTables(rows, services);
  const hasUnnamedOutcome = tables.some(endsWithUnnamedOutcome);
  const last = endsWithNewline ? void 0 : rows.findLast((row) => !isBlank(row));
  const read = [];
  for (const table of tables) {
    const outcomeHere = outcomeColumn(table.columns, endsWithUnnamedOutcome(table));
    for (const row of table.rows) {
      const outcomeAt = row === last ? outcomeColumn(table.columns, hasUnnamedOutcome) : outcomeHere;
      const answer = readRow(row, table, outcomeAt, row === last);
      if ("refusal" in answer) refused.push(answer);
      else read.push(answer);
    }
  }
  const final = read.find(({ line }) => line === last?.line);
  if (last && final && outcomeStandsLast(last, tables, hasUnnamedOutcome) && outcomeIsCut(final, read)) {
    read.splice(read.indexOf(final), 1);
    refused.push(refuse(last, "esito", "cutShort"));
  }
  if (last && opensTable(last, rows) && !refused.some(({ line }) => line === last.line)) refused.push(refuse(last, "riga", "cutShort"));
  refused.sort((a, b) => a.line - b.line);
  return { rows: read, refused, ignoredColumns: [...new Set(tables.flatMap(({ columns }) => columns.ignored))] };
}
function findTables(rows, services) {
  const tables = [];
  const refused = [];
  let heading;
  let table;
  let interrupted;
  for (const [i, row] of rows.entries()) {
    const columns = columnsOf(row.cells);
    if (columns) {
      interrupted = columns;
      table = { columns, heading, rows: [] };
      tables.push(table);
    } else if (isBlank(row)) {
      table = void 0;
    } else if (!table && interrupted && continues(row, interrupted)) {
      table = { columns: interrupted, heading, rows: [row] };
      tables.push(table);
    } else if (!table) {
      if (isAlone(row)) heading = headingOf(row.cells[0] ?? "");
      if (row.cells.length === 1) interrupted = void 0;
    } else if (isAlone(row) && (row.cells.length === 1 || row.cells.length >= table.columns.named)) {
      const next = rows.slice(i + 1).find((other) => !isBlank(other));
      const isFollowed = next !== void 0 && (columnsOf(next.cells) !== void 0 || row.cells.length > 1 && !isAlone(next));
      if (!isFollowed) refused.push(refuse(row, "riga", row.cells.length === 1 ? "wrongCellCount" : "emptyGroup"));
      heading = headingOf(row.cells[0] ?? "");
      table = { columns: table.columns, heading, rows: [] };
      tables.push(table);
    } else {
      table.rows.push(row);
    }
  }
  return { tables: withServicesTold(tables, services), refused };
}
function withServicesTold(tables, services) {
  const cellsOf = ({ columns, rows }) => rows.flatMap(({ cells }) => readNames(cells[columns.of.indexOf("service")] ?? ""));
  const named = tables.flatMap(cellsOf);
  const listed = new Set(services.map((name) => name.toLowerCase()));
  const meant = named.length > 0 && named.every((name) => listed.has(name.toLowerCase())) ? "services" : "group";
  return tables.map((table) => ({
    ...table,
    columns: { ...table.columns, of: table.columns.of.map((column) => column === "service" ? meant : column) }
  }));
}
function continues(row, { named }) {
  return !isAlone(row) && row.cells.length >= Math.max(4, named);
}
function opensTable(row, rows) {
  const words = row.cells.join("	");
  const beginsHead = rows.some(({ cells }) => columnsOf(cells) && cells.join("	").startsWith(words));
  return beginsHead || isAlone(row) && row.cells.length > 1;
}
function readRow(row, { columns, heading }, outcomeAt, mayBeCut) {
  const width = Math.max(columns.named, (outcomeAt ?? -1) + 1);
  if (row.cells.length < width || row.cells.slice(width).some((cell) => cell !== "")) {
    return refuse(row, "riga", mayBeCut && row.cells.length < width ? "cutShort" : "wrongCellCount");
  }
  const cellOf = (column) => row.cells.filter((_, i) => columns.of[i] === column);
  const textOf = (column) => cellOf(column)[0] ?? "";
  const outcome = outcomeWords(outcomeAt === void 0 ? "" : row.cells[outcomeAt] ?? "", textOf("degree"));
  const title = textOf("title");
  if (title === "") return refuse(row, "titolo", "noTitle");
  const group = columns.of.includes("group") ? cellOf("group").filter(Boolean).join(": ") : heading;
  if (!group) return refuse(row, "gruppo", "noGroup");
  const told = OPTIONAL.map((column) => [column, textOf(column)]).filter(([, words]) => words !== "");
  return {
    line: row.line,
    heading: group,
    title,
    description: textOf("description"),
    indicator: textOf("indicator"),
    target: textOf("target"),
    source: textOf("source"),
    outcome,
    ...Object.fromEntries(told)
  };
}
var OPTIONAL = [
  "number",
  "weight",
  "kind",
  "strategic",
  "operational",
  "services",
  "indicatorKind",
  "indicatorClass",
  "baselines",
  "benchmark",
  "resources",
  "stakeholders",
  "measured",
  "deviation"
];
function outcomeStandsLast(row, tables, hasUnnamedOutcome) {
  const columns = tables.find(({ rows }) => rows.includes(row))?.columns;
  return columns !== void 0 && (outcomeColumn(columns, hasUnnamedOutcome) ?? -1) >= columns.named - 1;
}
function outcomeIsCut(last, rows) {
  if (rows.every(({ outcome }) => outcome === "")) return false;
  if (last.outcome === "" || !readOutcome(last.outcome)) return true;
  const isBeginning = last.outcome.length < "non raggiunto".length && "non raggiunto".startsWith(last.outcome.toLowerCase());
  return isBeginning && !rows.some((row) => row !== last && row.outcome === last.outcome);
}
function outcomeWords(words, degree) {
  if (degree === "" || !outcomeOfDegree(degree)) return words;
  const percentage = `${degree.replace(/\s*%$/, "")} %`;
  const stated = words === "" ? void 0 : readOutcome(words);
  if (!stated) return percentage;
  return stated.outcome === "partlyAchieved" ? `raggiunto al ${percentage}` : words;
}
function outcomeColumn(columns, hasUnnamedOutcome) {
  const named = columns.of.indexOf("outcome");
  if (named >= 0) return named;
  const unnamed = columns.of.slice(0, columns.named).indexOf("unnamed");
  if (unnamed >= 0) return unnamed;
  return hasUnnamedOutcome && !columns.of.includes("degree") ? columns.named : void 0;
}
function endsWithUnnamedOutcome({ columns, rows }) {
  if (columns.of.includes("outcome")) return false;
  return rows.some(({ cells }) => {
    const last = cells[columns.named];
    return last !== void 0 && last !== "" && readOutcome(last) !== void 0;
  });
}
function headingOf(line) {
  const heading = line.replace(/^[#*\s]+|[*\s]+$/g, "").replace(/^\d+(\.\d+)*\.?\s+/, "");
  return heading === "" || heading.length > 150 || /[.;]$/.test(heading) ? void 0 : heading;
}
function isBlank({ cells }) {
  return cells.every((cell) => cell === "");
}
function isAlone({ cells }) {
  return cells[0] !== "" && cells.slice(1).every((cell) => cell === "");
}
function refuse({ line, cells }, field, refusal) {
  return { line, field, text: cells.join(" | ").slice(0, 200), refusal };
}

export {
  isOwnHead,
  columnsOf,
  ROW_REFUSALS,
  readObjectives
};
//# sourceMappingURL=chunk-5XQ2JPXD.js.map
