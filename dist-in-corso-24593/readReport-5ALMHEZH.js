import {
  columnsOf,
  isOwnHead,
  readObjectives
} from "./chunk-5XQ2JPXD.js";
import {
  rearm
} from "./chunk-KQNXXEUG.js";
import "./chunk-QDL4N432.js";
import {
  delimitedRows,
  tidyCell
} from "./chunk-NMXRGIYE.js";
import {
  NOT_APPLICABLE
} from "./chunk-I3PXLWRU.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-QO75H26U.js";
import {
  HEAD_COUNT_KEYS
} from "./chunk-6PA62EB3.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-IPUZRVVS.js";
import {
  parseItalianNumber,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import {
  decodeText,
  linesOf
} from "./chunk-RWJMKMBA.js";

// src/exchange/readFigures.ts
var HEAD_COUNT = [
  [HEAD_COUNT_KEYS.employed, /(?:personale|dipendenti)[^.\d]{0,40}\bal 31\/12\/\d{4}[^.\d]{0,20}\b(?:era|erano|è|sono|risultav\w+)\b[^.\d]{0,10}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.employed, /\bal 31\/12\/\d{4}[^.\d]{0,40}(?:personale|dipendenti)[^.\d]{0,20}\b(?:era|erano|è|sono|risultav\w+)\b[^.\d]{0,10}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.notEvaluated, /non (?:sono|risultano) stat[ie] valutat[ie][^\d.]{0,15}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.added, /(\d+) (?:dipendenti|unità)[^.\d]{0,40}\b(?:inclus|aggiunt)[ie]/i],
  [HEAD_COUNT_KEYS.added, /\b(?:inclus|aggiunt)[ie] nella valutazione[^.\d]{0,20}(?:n\.\s*)?(\d+)/i],
  [HEAD_COUNT_KEYS.evaluatedStaff, /\bdipendenti valutat[ie][^.]*?(?:risultano|sono(?: stati)?)\s+(?:n\.\s*)?(\d+)/i]
];
function readHeadCount(lines) {
  const found = HEAD_COUNT.flatMap(([key, form]) => {
    const line = lines.findIndex((text) => form.test(text.replaceAll("*", "")));
    const value = form.exec(lines[line]?.replaceAll("*", "") ?? "")?.[1];
    return value === void 0 ? [] : [{ line: line + 1, key, value }];
  });
  return found.filter(({ key }, i) => found.findIndex((first) => first.key === key) === i);
}
function readScoreGrid(lines) {
  const head = lines.findIndex((line) => /^[^\t;]*(punteggi|fasc[ei])[^\t;]*[\t;][^\t;]*(valutat|soggetti|numero|dipendenti)/i.test(line));
  if (head < 0) return { bands: [], refusedLines: [] };
  const separator = lines[head]?.includes("	") ? "	" : ";";
  const width = lines[head]?.split(separator).length ?? 0;
  const bands = [];
  const refusedLines = [];
  for (const [i, text] of lines.slice(head + 1).entries()) {
    if (text.trim() === "") break;
    const line = head + 2 + i;
    const [label = "", count = "", share = ""] = text.split(separator).map((cell) => cell.trim());
    if (/^totale\b/i.test(label)) break;
    if (!/^\d+$/.test(count) || text.split(separator).length < width) refusedLines.push(line);
    else bands.push({ line, label, count: Number(count), ...shareOf(share) });
  }
  return { bands, refusedLines };
}
function shareOf(written) {
  const value = parseItalianNumber(written.replace(/\s*%$/, ""));
  return value ? { share: toDecimalText(value) } : {};
}

// src/exchange/readRows.ts
function readRows(text) {
  const lines = linesOf(text);
  if (lines.some((line) => columnsOf(line.split("	")))) {
    return { ok: true, rows: lines.map((line, i) => ({ line: i + 1, cells: line.split("	").map(tidyCell) })) };
  }
  return delimitedRows(text, (cells) => columnsOf(cells) !== void 0, (records) => records.some(isOwnHead) ? ownCell : tidyCell);
}
function ownCell(cell) {
  return cell === NOT_APPLICABLE ? "" : tidyCell(rearm(cell));
}

// src/exchange/readStructure.ts
function readServices(lines) {
  const services = [];
  let scope;
  for (const [i, line] of lines.entries()) {
    const [, head] = /^\s*[-•*]\s*servizi (esterni|interni)\b/i.exec(line) ?? [];
    const [, name] = /^\s+[-•*]\s*(.+?)[.;]?\s*$/.exec(line) ?? [];
    if (head) scope = head.toLowerCase() === "esterni" ? "external" : "internal";
    else if (scope && name) services.push({ line: i + 1, scope, name });
    else if (line.trim() !== "") scope = void 0;
  }
  return services;
}
var STRATEGIC = /^\s*obiettivo strategico (?:n\.?\s*)?(\d{1,3})\s*[:.–-]\s*(.+?)\s*$/i;
var RESPONSIBLE = /\s*\((?:unità )?responsabile:?\s*([^()]+)\)$/i;
var UNIT = new RegExp("^(settore|area|servizio|direzione|ufficio|unit\xE0|segreteria|polizia locale)(?!\\p{L})|^segretario( comunale| generale)?$", "iu");
function readStrategic(lines) {
  const read = lines.flatMap((line, i) => {
    const [, number, words] = STRATEGIC.exec(line) ?? [];
    if (!number || !words) return [];
    const responsible = RESPONSIBLE.exec(words)?.[1]?.trim();
    const named = responsible !== void 0 && UNIT.test(responsible) ? { responsible } : {};
    return [{ line: i + 1, number: Number(number), title: words.replace(RESPONSIBLE, ""), ...named }];
  });
  return read.filter(({ number }, i) => read.findIndex((first) => first.number === number) === i);
}
function readOperational(lines) {
  const coded = readCoded(lines);
  return coded.length > 0 ? coded : readTitles(lines);
}
var CODED = /^\s*(?:[-•*]\s*)?(obiettivo operativo\s+)?(?:n\.?\s*)?(\d{1,3}(?:\.\d{1,3})+)\.?\s*[:–-]?\s+(\S.*?)\s*$/i;
function readCoded(lines) {
  const read = [];
  let under;
  for (const [i, line] of lines.entries()) {
    const strategic = STRATEGIC.exec(line)?.[1];
    const [, introduced, code, title] = CODED.exec(line) ?? [];
    const isUnder = under !== void 0 && code?.startsWith(`${String(under)}.`) === true;
    if (strategic !== void 0) under = Number(strategic);
    else if (code !== void 0 && title !== void 0 && !line.includes("	") && (introduced !== void 0 || isUnder)) {
      read.push({ line: i + 1, title, code, ...isUnder && under !== void 0 && { strategic: under } });
    } else if (/^\s*\d/.test(line) || line.includes("	")) under = void 0;
  }
  return read.filter(({ code }, i) => read.findIndex((first) => first.code === code) === i);
}
function readTitles(lines) {
  const start = lines.findIndex((line) => /^\s*\d+(\.\d+)*\.?\s+obiettivi operativi\b/i.test(line));
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => new RegExp("^\\s*\\d+(\\.\\d+)*\\.?\\s+\\p{Lu}", "u").test(line));
  const end = length < 0 ? lines.length : start + 1 + length;
  return lines.slice(start + 1, end).flatMap((line, i) => {
    const title = titleInCapitals(line.replace(/<[^>]+>/g, " "));
    return title ? [{ line: start + 2 + i, title }] : [];
  });
}
function titleInCapitals(paragraph) {
  const parts = paragraph.split(":").map((part) => part.trim());
  const end = parts.findIndex((part) => part !== part.toUpperCase() || !new RegExp("\\p{Lu}", "u").test(part));
  const title = parts.slice(0, end < 0 ? parts.length : end).join(": ");
  return title === "" ? void 0 : title;
}

// src/exchange/readReport.ts
function readReport(bytes) {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const rows = readRows(text);
  if (!rows) return { ok: false, refusal: "noTable" };
  const lines = linesOf(text);
  const services = readServices(lines);
  const serviceNames = services.map(({ name: name2 }) => name2);
  const objectives = rows.ok ? readObjectives(rows.rows, /[\r\n]$/.test(text), serviceNames) : { rows: [], refused: [openQuotes(rows.line, lines)], ignoredColumns: [] };
  if (objectives.rows.length === 0 && objectives.refused.length === 0) return { ok: false, refusal: "noObjectives" };
  const grid = readScoreGrid(lines);
  const prose = rows.ok ? rows.rows.filter(({ cells }) => cells.length === 1).map(({ cells }) => cells[0]) : [];
  const name = administrationNameIn(prose.join("\n"));
  const report = {
    ...name !== void 0 && { administrationName: name },
    objectives: objectives.rows,
    refused: [...objectives.refused, ...grid.refusedLines.map((line) => cutGridRow(line, lines))],
    ignoredColumns: objectives.ignoredColumns,
    services,
    strategic: readStrategic(lines),
    operational: readOperational(lines),
    headCount: readHeadCount(lines),
    scoreGrid: grid.bands
  };
  return { ok: true, report };
}
function openQuotes(line, lines) {
  return { line, field: "riga", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "openQuotes" };
}
function cutGridRow(line, lines) {
  return { line, field: "griglia dei punteggi", text: (lines[line - 1] ?? "").slice(0, 200), refusal: "wrongCellCount" };
}
var NAME = new RegExp("\\b(?:Comune|Provincia|Unione(?: dei Comuni)?|Citt\xE0 [Mm]etropolitana|Regione|Comunit\xE0 [Mm]ontana)(?: (?:di|del|della|delle|dei|d'))?(?: ?\\p{Lu}[\\p{Ll}']+(?: (?:di|del|della|sul|al|in|d'))?)+", "gu");
function administrationNameIn(text) {
  const times = /* @__PURE__ */ new Map();
  for (const [name] of text.matchAll(NAME)) {
    const whole = name.replace(/ (?:di|del|della|sul|al|in|d')$/, "");
    times.set(whole, (times.get(whole) ?? 0) + 1);
  }
  return [...times].reduce((best, next) => next[1] > best[1] ? next : best, [void 0, 0])[0];
}
export {
  administrationNameIn,
  readReport
};
//# sourceMappingURL=readReport-5ALMHEZH.js.map
