import {
  delimitedRows,
  tidyCell
} from "./chunk-NMXRGIYE.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import {
  HUNDRED,
  ONE,
  compare,
  divide,
  exactly,
  fromDecimalText,
  italianExact,
  multiply,
  parseItalianNumber,
  rounded,
  sign,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import {
  civilDate,
  italianDate,
  parseItalianDate
} from "./chunk-V65HRVHO.js";
import {
  LARGEST_FILE,
  decodeText
} from "./chunk-RWJMKMBA.js";

// src/domain/organization/employment.ts
var OUTSIDE_EVALUATORS = { oiv: "OIV o Nucleo di valutazione", sindaco: "Sindaco" };
function overlap(a, b) {
  return (a.to === void 0 || b.from <= a.to) && (b.to === void 0 || a.from <= b.to);
}

// src/domain/organization/fiscalCode.ts
var ODD = {
  A: 1,
  B: 0,
  C: 5,
  D: 7,
  E: 9,
  F: 13,
  G: 15,
  H: 17,
  I: 19,
  J: 21,
  K: 2,
  L: 4,
  M: 18,
  N: 20,
  O: 11,
  P: 3,
  Q: 6,
  R: 8,
  S: 12,
  T: 14,
  U: 16,
  V: 10,
  W: 22,
  X: 25,
  Y: 24,
  Z: 23,
  0: 1,
  1: 0,
  2: 5,
  3: 7,
  4: 9,
  5: 13,
  6: 15,
  7: 17,
  8: 19,
  9: 21
};
var FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;
function readFiscalCode(written) {
  const code = written.replace(/\s/g, "").toUpperCase();
  if (!FORM.test(code)) return void 0;
  const sum = Array.from(code.slice(0, 15), (sign2, i) => i % 2 === 0 ? ODD[sign2] ?? 0 : rank(sign2)).reduce((so, each) => so + each, 0);
  return String.fromCharCode(65 + sum % 26) === code[15] ? code : void 0;
}
function rank(sign2) {
  return /\d/.test(sign2) ? Number(sign2) : sign2.charCodeAt(0) - 65;
}

// src/domain/organization/readRole.ts
var WORDS = [
  ["segretario", /^segretari[oa]( (generale|comunale))?$/],
  ["eqWithFunctions", /^(incaricat[oa] di )?(eq|e\.q\.|elevata qualificazione) con funzioni dirigenziali$/],
  ["eq", /^(incaricat[oa] (di )?)?(eq|e\.q\.|elevata qualificazione)$/],
  ["dirigente", /^dirigent[ei]$/],
  ["funzionari", /^(area (dei |dei)?)?funzionari[oa]?( (ed? |e dell')(eq|e\.q\.|elevata qualificazione))?$/],
  ["istruttori", /^(area (degli )?)?istruttor[ei]$/],
  ["operatoriEsperti", /^(area (degli )?)?operator[ei] espert[oi]$/],
  ["operatori", /^(area (degli )?)?operator[ei]$/]
];
function readRole(written) {
  const words = written.trim().toLowerCase().replace(/\s+/g, " ");
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}

// src/domain/organization/readWorkingTime.ts
var DECIMALS = 6;
function readWorkingTime(written) {
  const text = written.trim().toLowerCase();
  if (/^(tempo )?pieno$|^full[- ]?time$/.test(text)) return "1";
  const share = shareOf(text);
  return share && sign(share) > 0 && compare(share, ONE) <= 0 ? toDecimalText(rounded(share, DECIMALS)) : void 0;
}
function shareOf(text) {
  const [, part, whole] = /^([\d.,]+)(?: ?ore)?(?: ?\/ ?| su )([\d.,]+)(?: ?ore)?$/.exec(text) ?? [];
  if (part !== void 0 && whole !== void 0) {
    const [hours, week] = [parseItalianNumber(part), parseItalianNumber(whole)];
    return hours && week && sign(week) > 0 ? divide(hours, week) : void 0;
  }
  const [, number, percent] = /^([\d.,]+) ?(%?)$/.exec(text) ?? [];
  const value = number === void 0 ? void 0 : parseItalianNumber(number);
  if (!value) return void 0;
  return percent === "%" || compare(value, fromDecimalText("1")) > 0 ? divide(value, HUNDRED) : value;
}

// src/exchange/workbook/openPackage.ts
import { fromBufferPromise } from "yauzl";
var PACKAGE_CAPS = { unpackedBytes: 100 * 1024 * 1024, entries: 2e3 };
var PACKAGE_REFUSALS = {
  brokenArchive: "Il file \xE8 rovinato: lo apra con il foglio di calcolo, lo salvi di nuovo come .xlsx e riprovi.",
  protectedArchive: "Il file \xE8 protetto da una password: lo salvi senza password e riprovi.",
  tooMuchInside: "Aperto, il file \xE8 pi\xF9 grande di quanto pu\xF2 essere un elenco (100 MB, 2.000 parti): controlli di avere scelto il file giusto.",
  unsafeArchive: "Il file non ha la forma di un foglio di calcolo e non \xE8 stato aperto: lo salvi di nuovo come .xlsx da un foglio di calcolo.",
  macros: "Il file contiene macro: lo salvi come .xlsx senza macro e riprovi."
};
var PackageRefused = class extends Error {
  name = "PackageRefused";
  refusal;
  constructor(refusal) {
    super(refusal);
    this.refusal = refusal;
  }
};
async function openPackage(bytes) {
  if (!startsAsZip(bytes)) throw new PackageRefused("unsafeArchive");
  const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true, lazyEntries: true }).catch(broken);
  const entries = await entriesOf(zip);
  const unpacked = { bytes: 0 };
  return {
    names: new Set(entries.keys()),
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw new PackageRefused("brokenArchive");
      return unpack(zip, entry, unpacked);
    }
  };
}
function startsAsZip(bytes) {
  return bytes[0] === 80 && bytes[1] === 75 && bytes[2] === 3 && bytes[3] === 4;
}
function broken() {
  throw new PackageRefused("brokenArchive");
}
async function entriesOf(zip) {
  if (zip.entryCount > PACKAGE_CAPS.entries) throw new PackageRefused("tooMuchInside");
  const entries = /* @__PURE__ */ new Map();
  try {
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry);
      if (entries.has(entry.fileName)) throw new PackageRefused("unsafeArchive");
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof PackageRefused ? error : new PackageRefused("unsafeArchive");
  }
  const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > PACKAGE_CAPS.unpackedBytes) throw new PackageRefused("tooMuchInside");
  if (doOverlap([...entries.values()])) throw new PackageRefused("unsafeArchive");
  return entries;
}
var LINK = 40960;
function refuseUnsafe({ fileName, externalFileAttributes, ...entry }) {
  const isLink = (externalFileAttributes >>> 16 & 61440) === LINK;
  if (isLink) throw new PackageRefused("unsafeArchive");
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new PackageRefused("protectedArchive");
  if (/(^|\/)vbaProject\.bin$/i.test(fileName)) throw new PackageRefused("macros");
}
function doOverlap(entries) {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some((entry, i) => {
    const next = inOrder[i + 1];
    return next !== void 0 && entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameRaw.length + entry.compressedSize > next.relativeOffsetOfLocalHeader;
  });
}
async function* unpack(zip, entry, unpacked) {
  const stream = await zip.openReadStreamPromise(entry).catch(broken);
  try {
    for await (const piece of stream) {
      unpacked.bytes += piece.length;
      if (unpacked.bytes > PACKAGE_CAPS.unpackedBytes) throw new PackageRefused("tooMuchInside");
      yield piece;
    }
  } catch (error) {
    throw error instanceof PackageRefused ? error : new PackageRefused("brokenArchive");
  }
}

// src/exchange/workbook/cellText.ts
var BUILT_IN = new Map([
  [9, "percentage"],
  [10, "percentage"],
  ...[14, 15, 16, 17, 22, 27, 30, 36, 50, 57].map((id) => [id, "day"])
]);
function numberFormat(id, code) {
  const known = BUILT_IN.get(id);
  if (known || code === void 0) return known ?? "number";
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  if (bare.includes("%")) return "percentage";
  return /[dy]|mm/.test(bare) && !/[0#?]/.test(bare) ? "day" : "number";
}
var DECIMALS2 = 10;
function numberText(written, format, countsFrom1904) {
  const value = readNumber(written);
  if (!value) return void 0;
  switch (format) {
    case "number":
      return italianExact(rounded(value, DECIMALS2)).replaceAll(".", "");
    case "percentage":
      return `${italianExact(rounded(multiply(value, HUNDRED), DECIMALS2)).replaceAll(".", "")} %`;
    case "day":
      return dayText(value, countsFrom1904);
  }
}
function readNumber(written) {
  const [, mantissa = "", exponent = "0"] = /^(-?\d+(?:\.\d+)?)(?:[eE]([+-]?\d{1,2}))?$/.exec(written.trim()) ?? [];
  if (mantissa === "") return void 0;
  const power = Number(exponent);
  const factor = fromDecimalText(power < 0 ? `0.${"0".repeat(-power - 1)}1` : `1${"0".repeat(power)}`);
  return multiply(fromDecimalText(mantissa), factor);
}
function dayText(value, countsFrom1904) {
  const days = Number(value.numerator / value.denominator) + (countsFrom1904 ? 1462 : 0);
  if (compare(value, exactly(0)) < 0 || days < 61 || days > 4e5) return void 0;
  return italianDate(civilDate(new Date(Date.UTC(1899, 11, 30) + days * 864e5).toISOString().slice(0, 10)));
}

// src/exchange/workbook/readXml.ts
import { SaxesParser } from "saxes";
async function readXml(content, events) {
  const parser = new SaxesParser();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const refuse = () => {
    throw new PackageRefused("unsafeArchive");
  };
  parser.on("error", refuse);
  parser.on("doctype", refuse);
  parser.on("opentag", ({ name, attributes }) => events.open(plain(name), attributes));
  parser.on("closetag", ({ name }) => events.close?.(plain(name)));
  parser.on("text", (text) => events.text?.(text));
  const decoded = (piece) => {
    try {
      return decoder.decode(piece, { stream: piece !== void 0 });
    } catch {
      return refuse();
    }
  };
  for await (const piece of content) parser.write(decoded(piece));
  parser.write(decoded()).close();
}
function plain(name) {
  return name.slice(name.indexOf(":") + 1);
}

// src/exchange/workbook/readWorkbook.ts
var SHEET_CAPS = { sheets: 50, rows: 2e4, columns: 200, lettersOfCell: 32767, lettersShared: 2e7 };
var WORKBOOK_REFUSALS = {
  notAWorkbook: "Il file non \xE8 un foglio di calcolo .xlsx: lo salvi come .xlsx, o come CSV UTF-8, e riprovi.",
  tooManyCells: "Il foglio di calcolo supera i 50 fogli, le 20.000 righe o le 200 colonne: ne tolga quello che non serve."
};
function isPacked(bytes) {
  return bytes[0] === 80 && bytes[1] === 75;
}
async function readWorkbook(bytes) {
  try {
    const file = await openPackage(bytes);
    if (!file.names.has("xl/workbook.xml")) return { ok: false, refusal: "notAWorkbook" };
    const { sheets, countsFrom1904 } = await readContents(file);
    if (sheets.length > SHEET_CAPS.sheets) return { ok: false, refusal: "tooManyCells" };
    const means = { shared: await readShared(file), formats: await readFormats(file), countsFrom1904 };
    const read = [];
    for (const { name, part } of sheets) read.push({ name, rows: await readSheet(file.read(part), means) });
    return { ok: true, sheets: read };
  } catch (error) {
    if (error instanceof PackageRefused) return { ok: false, refusal: error.refusal };
    if (error === TOO_MANY) return { ok: false, refusal: "tooManyCells" };
    throw error;
  }
}
var TOO_MANY = new Error("More cells than a list has");
async function readContents(file) {
  const named = [];
  let countsFrom1904 = false;
  await readXml(file.read("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") countsFrom1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name === "sheet" && !/hidden/i.test(attributes["state"] ?? ""))
        named.push({ name: attributes["name"] ?? "", id: idOf(attributes) });
    }
  });
  const parts = /* @__PURE__ */ new Map();
  await readXml(file.read("xl/_rels/workbook.xml.rels"), {
    open: (name, { Id = "", Target = "", TargetMode }) => {
      if (name === "Relationship" && TargetMode !== "External") parts.set(Id, partOf(Target));
    }
  });
  return { sheets: named.map(({ name, id }) => ({ name, part: parts.get(id) ?? "" })), countsFrom1904 };
}
function idOf(attributes) {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}
function partOf(target) {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}
async function readShared(file) {
  const texts = [];
  if (!file.names.has("xl/sharedStrings.xml")) return texts;
  let [current, isText, isReading, letters] = ["", false, false, 0];
  await readXml(file.read("xl/sharedStrings.xml"), {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isReading = true;
      isText = name === "t";
    },
    text: (text) => {
      if (isText && !isReading) current += text;
      letters += text.length;
      if (letters > SHEET_CAPS.lettersShared) throw TOO_MANY;
    },
    close: (name) => {
      if (name === "si") texts.push(current);
      if (name === "rPh") isReading = false;
      isText = false;
    }
  });
  return texts;
}
async function readFormats(file) {
  const formats = [];
  if (!file.names.has("xl/styles.xml")) return formats;
  const codes = /* @__PURE__ */ new Map();
  let isOfCells = false;
  await readXml(file.read("xl/styles.xml"), {
    open: (name, { numFmtId = "0", formatCode }) => {
      if (name === "numFmt" && formatCode !== void 0) codes.set(Number(numFmtId), formatCode);
      if (name === "cellXfs") isOfCells = true;
      if (name === "xf" && isOfCells) formats.push(numberFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === "cellXfs") isOfCells = false;
    }
  });
  return formats;
}
async function readSheet(content, means) {
  const rows = [];
  let [line, cells, text] = [0, [], ""];
  let cell;
  let isValue = false;
  await readXml(content, {
    open: (name, attributes) => {
      if (name === "row") [line, cells] = [Number(attributes["r"] ?? line + 1), []];
      if (name === "c") {
        cell = { column: columnOf(attributes["r"], cells.length), type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0) };
        text = "";
      }
      isValue = name === "v" || name === "t" && cell?.type === "inlineStr";
    },
    text: (piece) => {
      if (isValue) text += piece;
      if (text.length > SHEET_CAPS.lettersOfCell) throw TOO_MANY;
    },
    close: (name) => {
      isValue = false;
      if (name === "c" && cell) {
        if (cell.column < cells.length) throw new PackageRefused("unsafeArchive");
        if (cell.column >= SHEET_CAPS.columns && text !== "") throw TOO_MANY;
        if (cell.column < SHEET_CAPS.columns) {
          while (cells.length < cell.column) cells.push("");
          cells.push(tidyCell(textOf(cell, text, means)));
        }
        cell = void 0;
      }
      if (name === "row" && cells.some((each) => each !== "")) {
        rows.push({ line, cells });
        if (rows.length > SHEET_CAPS.rows) throw TOO_MANY;
      }
    }
  });
  return rows;
}
function columnOf(name, next) {
  const letters = /^[A-Z]{1,3}/.exec(name ?? "")?.[0];
  if (letters === void 0) return next;
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
function textOf({ type, style }, text, { shared, formats, countsFrom1904 }) {
  switch (type) {
    case "s":
      return shared[Number(text)] ?? "";
    case "n":
      return text === "" ? "" : numberText(text, formats[style] ?? "number", countsFrom1904) ?? text;
    case "b":
      return text === "1" ? "VERO" : "FALSO";
    default:
      return text;
  }
}

// src/exchange/staff/staffColumns.ts
var HEADINGS = [
  ["number", /^(n\.? ?|numero )?matricola$/],
  ["fiscalCode", /^(codice fiscale|cod\.? fiscale|c\.?f\.?)$/],
  ["name", /^(cognome( e nome)?|nominativo|dipendente)$/],
  ["firstName", /^nome$/],
  ["mail", /^((indirizzo )?(di )?posta( elettronica)?|e-?mail|mail)$/],
  ["role", /^(area|qualifica|ruolo|inquadramento|profilo)( .*)?$/],
  ["workingTime", /^(tempo( (di lavoro|pieno))?|quota( di tempo( pieno)?)?|part[- ]?time|fte|% (part[- ]?time|di tempo)|percentuale( (part[- ]?time|di tempo))?)( \(?%\)?)?$/],
  ["unit", /^(unità( organizzativa)?|settore|servizio|ufficio|struttura)$/],
  ["from", /^(dal|da|inizio|data (di )?inizio|decorrenza|assunzione|data (di )?assunzione)$/],
  ["to", /^(al|a|fine|data (di )?fine|cessazione|data (di )?cessazione)$/],
  ["evaluator", /^(valutatore|valutatrice|valutato da|(matricola|codice fiscale)( del)? valutatore)$/]
];
function staffColumns(cells) {
  const of = [];
  const ignored = [];
  for (const cell of cells) {
    const words = cell.trim().toLowerCase().replace(/\s+/g, " ");
    const column = HEADINGS.find(([, pattern]) => pattern.test(words))?.[0];
    const isNew = column !== void 0 && !of.includes(column);
    of.push(isNew ? column : void 0);
    if (!isNew && words !== "") ignored.push(cell.trim());
  }
  const has = (column) => of.includes(column);
  const isHead = (has("number") || has("fiscalCode")) && has("name") && has("role") && has("unit") && has("from");
  return isHead ? { of, ignored } : void 0;
}

// src/exchange/staff/readStaff.ts
var STAFF_FILE_REFUSALS = {
  ...PACKAGE_REFUSALS,
  ...WORKBOOK_REFUSALS,
  manySheets: "Pi\xF9 fogli del file hanno un elenco del personale: ne lasci uno solo.",
  noStaffTable: "Nel file non c'\xE8 un elenco del personale: la prima riga deve avere le intestazioni \xABMatricola\xBB o \xABCodice fiscale\xBB, \xABCognome e nome\xBB, \xABArea\xBB, \xABUnit\xE0\xBB e \xABDal\xBB.",
  brokenQuotes: "Le virgolette del file non si chiudono: lo salvi di nuovo come CSV UTF-8 dal foglio di calcolo.",
  noStaff: "L'elenco \xE8 vuoto: sotto l'intestazione non c'\xE8 nessuna riga."
};
async function readStaff(content) {
  if (isPacked(content)) return readStaffWorkbook(content);
  const decoded = decodeText(content);
  if (!decoded.ok) return { ok: false, refusal: decoded.refusal };
  const table = delimitedRows(decoded.text, (cells) => staffColumns(cells) !== void 0);
  if (!table) return { ok: false, refusal: "noStaffTable" };
  if (!table.ok) return { ok: false, refusal: "brokenQuotes" };
  return readStaffRows(table.rows);
}
async function readStaffWorkbook(content) {
  if (content.length > LARGEST_FILE) return { ok: false, refusal: "tooLarge" };
  const workbook = await readWorkbook(content);
  if (!workbook.ok) return workbook;
  const [sheet, other] = workbook.sheets.filter(({ rows }) => rows.some(({ cells }) => staffColumns(cells) !== void 0));
  if (other) return { ok: false, refusal: "manySheets" };
  const reading = readStaffRows(sheet?.rows ?? []);
  return reading.ok && sheet ? { ok: true, staff: { ...reading.staff, sheet: sheet.name } } : reading;
}
function readStaffRows(rows) {
  const headAt = rows.findIndex(({ cells }) => staffColumns(cells) !== void 0);
  const columns = staffColumns(rows[headAt]?.cells ?? []);
  if (!columns) return { ok: false, refusal: "noStaffTable" };
  const body = rows.slice(headAt + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (body.length === 0) return { ok: false, refusal: "noStaff" };
  const read = body.map((row) => readRow(row, columns.of));
  const taken = read.flatMap((each) => "row" in each ? [each.row] : []);
  const refused = [...read.flatMap((each) => "refused" in each ? each.refused : []), ...disagreements(taken)];
  return { ok: true, staff: { rows: taken, refused: refused.toSorted((a, b) => a.line - b.line), ignoredColumns: columns.ignored } };
}
function readRow({ line, cells }, columns) {
  const refused = [];
  const cell = (column) => cells[columns.indexOf(column)] ?? "";
  const refuse = (field, text, message) => refused.push({ line, field, text, message });
  const read = (column, reader, message) => {
    const value = reader(cell(column));
    if (value === void 0) refuse(FIELD_WORDS[column], cell(column), message);
    return value;
  };
  const optional = (column, reader, message) => cell(column) === "" ? void 0 : read(column, reader, message);
  const fiscalCode = optional(
    "fiscalCode",
    readFiscalCode,
    "Il codice fiscale non \xE8 giusto: sono 16 tra lettere e cifre, e l'ultima lettera controlla le altre."
  );
  const code = cell("number") === "" ? fiscalCode : read("number", readNumber2, "La matricola ha lettere senza accento, cifre, punti e trattini, al pi\xF9 40.");
  if (cell("number") === "" && cell("fiscalCode") === "")
    refuse("Matricola", "", "Manca la matricola, e anche il codice fiscale: ce ne vuole almeno uno.");
  const name = read("name", nonEmpty, "Manca il nome.") ?? "";
  const fullName = cell("firstName") === "" ? name : `${name} ${cell("firstName")}`;
  const mail = optional("mail", readMail, "Questo non \xE8 un indirizzo di posta: chi non ne ha lascia la cella vuota.");
  const role = read(
    "role",
    readRole,
    "Area o qualifica non riconosciuta: si scrive, per esempio, \xABFunzionari\xBB, \xABIstruttori\xBB, \xABOperatori esperti\xBB, \xABOperatori\xBB, \xABEQ\xBB, \xABDirigente\xBB. Le categorie da A a D non ci sono pi\xF9 dal 1/4/2023."
  );
  const fte = cell("workingTime") === "" ? "1" : read("workingTime", readWorkingTime, "Quota di tempo non riconosciuta: si scrive, per esempio, \xAB100 %\xBB, \xAB50 %\xBB oppure \xAB18/36\xBB.");
  const unit = read("unit", nonEmpty, "Manca l'unit\xE0 organizzativa.");
  const from = read("from", parseItalianDate, "Data non riconosciuta: si scrive GG/MM/AAAA, e il giorno deve esistere.");
  const to = optional(
    "to",
    parseItalianDate,
    "Data non riconosciuta: si scrive GG/MM/AAAA, e il giorno deve esistere. Chi \xE8 ancora in servizio lascia la cella vuota."
  );
  const evaluator = optional(
    "evaluator",
    readEvaluator,
    "Il valutatore si indica con la matricola o il codice fiscale, oppure con \xABOIV\xBB o \xABSindaco\xBB."
  );
  if (from && to && to < from) refuse(FIELD_WORDS.to, cell("to"), "La fine viene prima dell'inizio.");
  if (evaluator !== void 0 && evaluator === code) refuse(FIELD_WORDS.evaluator, cell("evaluator"), "Nessuno valuta s\xE9 stesso.");
  if (refused.length > 0 || code === void 0 || !role || fte === void 0 || unit === void 0 || !from) return { refused };
  const employment = { from, ...to && { to }, unit, role, fte, ...evaluator !== void 0 && { evaluator } };
  return {
    row: { line, code, name: fullName, ...fiscalCode !== void 0 && { fiscalCode }, ...mail !== void 0 && { mail }, employment }
  };
}
var FIELD_WORDS = {
  number: "Matricola",
  fiscalCode: "Codice fiscale",
  name: "Cognome e nome",
  firstName: "Nome",
  mail: "Posta",
  role: "Area",
  workingTime: "Tempo",
  unit: "Unit\xE0",
  from: "Dal",
  to: "Al",
  evaluator: "Valutatore"
};
function nonEmpty(text) {
  return text === "" ? void 0 : text;
}
function readNumber2(text) {
  return /^[A-Za-z0-9._-]{1,40}$/.test(text) && !Object.hasOwn(OUTSIDE_EVALUATORS, text.toLowerCase()) ? text : void 0;
}
function readMail(text) {
  return /^[^@\s"<>]+@[^@\s"<>]+\.[^@\s"<>]+$/.test(text) ? text.toLowerCase() : void 0;
}
function readEvaluator(text) {
  const word = text.toLowerCase();
  if (Object.hasOwn(OUTSIDE_EVALUATORS, word)) return word;
  return readFiscalCode(text) ?? readNumber2(text);
}
function disagreements(rows) {
  const ofPerson = groupBy(rows, ({ code }) => code);
  const clashing = [...ofPerson.values()].flatMap(
    ([first, ...others]) => others.flatMap((row, i) => {
      const earlier = [first, ...others.slice(0, i)];
      const twin = earlier.find(({ employment }) => overlap(employment, row.employment));
      const isOther = row.name !== first.name || row.fiscalCode !== first.fiscalCode || row.mail !== first.mail;
      return [
        ...isOther ? [
          about(
            row,
            "Cognome e nome",
            row.name,
            `La riga ${String(first.line)} d\xE0 alla stessa persona un altro nome, codice fiscale o indirizzo.`
          )
        ] : [],
        ...twin ? [
          about(
            row,
            "Dal",
            row.employment.from,
            `Nello stesso periodo la persona \xE8 gi\xE0 alla riga ${String(twin.line)}: i periodi non si sovrappongono.`
          )
        ] : []
      ];
    })
  );
  const ofCode = groupBy(
    rows.filter(({ fiscalCode }) => fiscalCode !== void 0),
    ({ fiscalCode }) => fiscalCode
  );
  const twice = [...ofCode.values()].flatMap(
    ([first, ...others]) => others.filter(({ code }) => code !== first.code).map(
      (row) => about(
        row,
        "Codice fiscale",
        row.fiscalCode ?? "",
        `Lo stesso codice fiscale \xE8 alla riga ${String(first.line)} con un'altra matricola.`
      )
    )
  );
  return [...clashing, ...twice];
}
function about({ line }, field, text, message) {
  return { line, field, text, message };
}

export {
  OUTSIDE_EVALUATORS,
  readFiscalCode,
  readWorkingTime,
  STAFF_FILE_REFUSALS,
  readStaff
};
//# sourceMappingURL=chunk-ZFGNALLR.js.map
