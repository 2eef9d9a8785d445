import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { disarm, rearm, writeCsv } from "./writeCsv.ts";

const written = (...table: Parameters<typeof writeCsv>) => [...writeCsv(...table)].join("");

test("a table is one header and its rows, with commas and CRLF; a missing cell is empty and zero is 0", () => {
  expect(written(["anno", "titolo", "grado"], [[2024, "Nidi, scuole e «gioco»", "0"], [2025, 'Detto "nido"', null]])).toBe(
    'anno,titolo,grado\r\n2024,"Nidi, scuole e «gioco»",0\r\n2025,"Detto ""nido""",\r\n',
  ); // prettier-ignore
});

test("the mark for Excel comes first, and only when asked for", () => {
  expect(written(["a"], [], true).charCodeAt(0)).toBe(0xfeff);
  expect(written(["a"], [])).toBe("a\r\n");
});

test("the cells of a list are joined", () => {
  expect(written(["servizi"], [[["Nidi", "Scuole, mense"]]])).toBe('servizi\r\n"Nidi; Scuole, mense"\r\n');
});

test.each([
  ["+5 % rispetto al 2023", "'+5 % rispetto al 2023"],
  ["-5 giorni", "'-5 giorni"],
  ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["'=1", "''=1"],
  ["-5", "-5"], // a number, not a formula
  ["-2.5", "-2.5"],
  ["-7,43", "-7,43"], // a usual payment time: days before the term
  ["+5 %", "+5 %"],
  ["-1.234.567,50 €", "-1.234.567,50 €"],
  ["- € 12", "- € 12"],
  ["+12,5%", "+12,5%"],
  ["-1.23.456", "'-1.23.456"], // no number: 23 are no thousands
  ["-7,", "'-7,"],
  ["-7,43+1", "'-7,43+1"],
  ["-7,43\n", "'-7,43\n"],
  ["--7", "'--7"],
  ["+%", "'+%"],
  ["-5-cmd", "'-5-cmd"],
  ["l'asilo", "l'asilo"],
  ["'Ndrangheta", "'Ndrangheta"],
])("%j is written %j, and read back", (text, cell) => {
  expect(disarm(text)).toBe(cell);
  expect(rearm(cell)).toBe(text);
});

test("whatever a table holds, a CSV reader gives it back", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom("=", "+", "-", "'", '"', ",", ";", "\r", "\n", "\t", " ", "1", "è") }),
  );
  const table = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { maxLength: 5 });
  fc.assert(
    fc.property(table, fc.boolean(), (rows, bom) => {
      const read = parse(written(["a", "b", "c"], rows, bom), { bom: true, record_delimiter: "\r\n" });
      expect(read.slice(1).map((cells) => cells.map(rearm))).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});
