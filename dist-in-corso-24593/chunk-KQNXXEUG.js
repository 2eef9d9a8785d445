// src/exchange/writeCsv.ts
function writeCsv(names, rows, bom = false) {
  const lines = [names, ...rows.map((row) => row.map(cellText))].map((cells) => cells.map(quoted).join(","));
  return `${bom ? "\uFEFF" : ""}${lines.map((line) => `${line}\r
`).join("")}`;
}
function cellText(cell) {
  if (cell === null) return "";
  return disarm(typeof cell === "object" ? cell.join("; ") : String(cell));
}
function quoted(text) {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
var ARMED = /^'*[=+\-@\t\r]/;
var NUMBER = /^-?\d+(\.\d+)?$/;
function disarm(text) {
  return ARMED.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
function rearm(cell) {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

export {
  writeCsv,
  rearm
};
//# sourceMappingURL=chunk-KQNXXEUG.js.map
