import { describe, expect, test } from "vitest";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { type ReportRead, readTextReport } from "./readReport.ts";
import { rowRefusals } from "./refusedRow.ts";
import { ROW_REFUSALS } from "./rowRefusals.ts";

const HEAD = "Settore;Titolo;Descrizione;Peso;Fasi;CUP;Indicatore;Peso indicatore;Target;Fonte;Esito";

function read(...lines: readonly string[]): ReportRead {
  const reading = readTextReport(Buffer.from(`${lines.join("\n")}\n`), 2026);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.report;
}

function refusedIn(...lines: readonly string[]) {
  return read(...lines).refused.map(({ line, field, text, refusal }) => [line, field, text, refusal]);
}

function sentencesFor(...lines: readonly string[]) {
  return tellRefusals(rowRefusals(read(...lines).refused, "piano.csv"), ROW_REFUSALS).map(({ message }) => message);
}

describe("of whom a row speaks, in a table that tells indicators", () => {
  test("a title repeated by another unit is another objective", () => {
    const { objectives, refused } = read(
      HEAD,
      "Demografici;Formazione del personale;;;;;ore;100;almeno 20;F;raggiunto",
      "Tecnico;Formazione del personale;;;;;ore;100;almeno 20;F;raggiunto",
      ";;;;;;corsi;0;almeno 2;F;raggiunto",
    );
    expect(refused).toEqual([]);
    expect(objectives.map(({ heading, title, indicators }) => [heading, title, indicators.length])).toEqual([
      ["Demografici", "Formazione del personale", 1],
      ["Tecnico", "Formazione del personale", 2],
    ]);
  });

  test("a unit in two columns, of which one is left merged, is the one above", () => {
    const { objectives, refused } = read(
      "Direzione;Settore;Titolo;Indicatore;Peso indicatore;Target",
      "Tecnico;Verde;Alberi;piantati;50;almeno 20",
      ";Verde;Alberi;curati;50;almeno 20",
      "Tecnico;Strade;Alberi;lungo le vie;100;almeno 20",
    );
    expect(refused).toEqual([]);
    expect(objectives.map(({ heading, indicators }) => [heading, indicators.length])).toEqual([
      ["Tecnico: Verde", 2],
      ["Tecnico: Strade", 1],
    ]);
  });

  test("another cell that says otherwise is asked about, cell by cell, by its own title", () => {
    const above = "Demografici;Sportello;d;60;Gara: 30/06/2026;;i1;50;almeno 3;F;";
    expect(refusedIn(HEAD, above, "Demografici;SPORTELLO;;50;Posa: 30/09/2026;;i2;50;almeno 3;F;")).toEqual([
      [3, "Peso", "50", "otherOfObjective"],
      [3, "Fasi", "Posa: 30/09/2026", "otherOfObjective"],
    ]);
    expect(refusedIn(HEAD, above, ";;altro;;;;i2;50;almeno 3;F;")).toEqual([[3, "Descrizione", "altro", "otherOfObjective"]]);
    expect(refusedIn(HEAD, above, "Tecnico;;;;;;i2;50;almeno 3;F;")).toEqual([[3, "Settore", "Tecnico", "otherOfObjective"]]);
    expect(sentencesFor(HEAD, above, "Demografici;SPORTELLO;;50;;E51B21000000006;i2;50;almeno 3;F;")).toEqual([
      "La riga dice un altro indicatore di «SPORTELLO», che comincia a riga 2, ma qui «Peso» è «50» e là «60»: vale per lo stesso obiettivo? Se sì, lo scriva uguale o lasci vuota la cella; se è un altro obiettivo, gli dia un altro titolo o un'altra descrizione.",
      "La riga dice un altro indicatore di «SPORTELLO», che comincia a riga 2, ma qui «CUP» è «E51B21000000006» e là manca: vale per lo stesso obiettivo? Se sì, lo scriva uguale o lasci vuota la cella; se è un altro obiettivo, gli dia un altro titolo o un'altra descrizione.",
    ]);
  });
});

test("an objective told again elsewhere says where, and which cells differ", () => {
  const head = "Settore;Titolo;Descrizione;Fasi;CUP;Indicatore;Target";
  expect(
    sentencesFor(head, "A;uno;d;Gara: 30/06/2026;;x;almeno 3", "A;due;d;;;x;almeno 3", "A;UNO;d;Posa: 30/09/2026;;x;almeno 3"),
  ).toEqual([
    "«UNO» è già a riga 2, nello stesso settore (qui è diversa la cella «Fasi»): è lo stesso obiettivo su più righe (altri indicatori, fasi o periodi)? Se sono due obiettivi, dia loro titoli o descrizioni diverse; se è uno solo, lasci una riga, o con la colonna «Peso indicatore» ne metta gli indicatori in righe di seguito.",
  ]);
});

describe("weights", () => {
  const sole = (weight: string, own: string) => `A;uno;;${weight};;;x;${own};almeno 3;F;`;

  test.each([
    ["of an indicator", sole("", "-50"), "Peso indicatore", "-50"],
    ["of an objective", sole("-10", ""), "Peso", "-10"],
    ["with the minus of a word processor", sole("", "−50 %"), "Peso indicatore", "−50 %"],
  ])("below zero, %s, are refused at their cell", (_, row, field, text) => {
    expect(refusedIn(HEAD, row)).toEqual([[2, field, text, "negativeWeight"]]);
  });

  test("that do not close are told by the objective and their sum", () => {
    expect(refusedIn(HEAD, sole("", "50"), ";;;;;;y;49,99;almeno 3;F;")).toEqual([[2, "Peso indicatore", "50; 49,99", "indicatorWeights"]]);
    expect(sentencesFor(HEAD, sole("40", "50"), ";;;;;;y;49,99;almeno 3;F;")).toEqual([
      "I pesi degli indicatori di «uno» fanno 99,99: devono fare 100, o 40 come il peso dell'obiettivo.",
    ]);
    expect(sentencesFor(HEAD, sole("", "50"), ";;;;;;y;49,99;almeno 3;F;")).toEqual([
      "I pesi degli indicatori di «uno» fanno 99,99: devono fare 100, o quanto il peso dell'obiettivo.",
    ]);
  });

  test("that do not close are told beside other faults, but not of an objective of which a row is refused", () => {
    const rows = [sole("", "150"), ";;;;;;y;-50;almeno 3;F;", sole("", "50").replace("uno", "due"), ";;;;;;y;49;almeno 3;F;"];
    expect(refusedIn(HEAD, ...rows)).toEqual([
      [3, "Peso indicatore", "-50", "negativeWeight"],
      [4, "Peso indicatore", "50; 49", "indicatorWeights"],
    ]);
  });

  test("that are missing or no number are told at their row", () => {
    const rows = [sole("", "50"), ";;;;;;y;metà;almeno 3;F;", ";;;;;;z;;almeno 3;F;"];
    expect(refusedIn(HEAD, ...rows)).toEqual([
      [3, "Peso indicatore", "metà", "weightNoNumber"],
      [4, "Peso indicatore", "", "weightMissing"],
    ]);
  });
});

test("two columns for one list, and any heading written twice, are asked about", () => {
  const head = "Settore;Titolo;Indicatore;Target";
  expect(refusedIn(`${head};CUP;Codice CUP`, "A;uno;x;almeno 3;;")).toEqual([[1, "intestazione", "«CUP» e «Codice CUP»", "twoHeadings"]]);
  expect(refusedIn(`${head};Fasi;Fasi`, "A;uno;x;almeno 3;;")).toEqual([[1, "intestazione", "«Fasi» e «Fasi»", "twoHeadings"]]);
  expect(refusedIn(`${head};Fonte;FONTE`, "A;uno;x;almeno 3;;")).toEqual([[1, "intestazione", "«Fonte» e «FONTE»", "twoHeadings"]]);
  expect(read(`${head};Note;Note`, "A;uno;x;almeno 3;;").ignoredColumns).toEqual(["Note"]);
});

test("a reason told beside an indicator stands at its row", () => {
  const head = "Settore;Titolo;Indicatore;Peso indicatore;Target;Fonte;Esito;Motivo dello scostamento";
  const [objective] = read(
    head,
    "A;uno;x;50;almeno 3;F;raggiunto;",
    ";;y;30;almeno 3;F;non raggiunto;cantiere",
    ";;z;20;almeno 3;F;non raggiunto;pioggia",
  ).objectives;
  expect([objective?.deviation, objective?.deviationLine]).toEqual(["cantiere; pioggia", 3]);
});
