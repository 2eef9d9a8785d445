import {
  linesOf
} from "./chunk-RWJMKMBA.js";

// src/exchange/delimitedRows.ts
import { CsvError, parse } from "csv-parse/sync";
function delimitedRows(text, isHead, tidyFor = () => tidyCell) {
  const lines = linesOf(text);
  const delimiter = [";", ",", "	"].find((candidate) => lines.some((line) => isHead(unquoted(line, candidate))));
  if (delimiter === void 0) return void 0;
  try {
    const records = parse(text, { delimiter, info: true, relax_column_count: true, relax_quotes: true });
    const tidy = tidyFor(records.map(({ record }) => record));
    let line = 1;
    const rows = records.map(({ record, info }) => {
      const row = { line, cells: record.map(tidy) };
      line = info.lines + 1;
      return row;
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, line: Number(error["lines"] ?? 1) };
    throw error;
  }
}
function unquoted(line, delimiter) {
  return line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}
function tidyCell(cell) {
  return cell.replace(/\s+/g, " ").trim();
}

export {
  delimitedRows,
  tidyCell
};
//# sourceMappingURL=chunk-NMXRGIYE.js.map
