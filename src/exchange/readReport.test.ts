import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readReport, type ReportRead, readTextReport } from "./readReport.ts";

const settimo = readFileSync(new URL("../../demo/settimo-torinese-2023.txt", import.meta.url));

const HEAD = "Titolo obiettivo\tdescrizione\tindicatore\ttarget\tfonte del dato\t";
const ROW = "Biblioteca\tApertura serale\tTemporale\tEntro 31/12/2023\tProcedura atti\tRAGGIUNTO";

function read(text: string): ReportRead {
  const reading = readTextReport(Buffer.from(text), 2023);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.report;
}

function refusalsOf(text: string) {
  return read(text).refused.map(({ line, field, refusal }) => [line, field, refusal]);
}

test("the report of Settimo Torinese is read whole", () => {
  const reading = readTextReport(settimo, 2023);
  if (!reading.ok) throw new Error(reading.refusal);
  const { report } = reading;
  expect(report.administrationName).toBe("Comune di Settimo Torinese");
  expect(report.refused).toEqual([]);
  expect(report.objectives).toHaveLength(74);
  expect(report.objectives.filter(({ outcome }) => outcome === "RAGGIUNTO")).toHaveLength(66);
  expect(report.objectives.filter(({ outcome }) => outcome === "NON RAGGIUNTO")).toHaveLength(8);
  expect(report.objectives.find(({ line }) => line === 265)).toEqual({
    line: 265,
    heading: "Settore Servizi alla persona : Area Politiche Educative ed inclusione",
    title: "POLITICHE GIOVANILI: Bilancio Partecipativo",
    description: "Azioni collegate ai processi partecipativi (Patti di collaborazione - attivazione processi)",
    indicators: [
      {
        line: 265,
        indicator: "Temporale",
        target: "Entro 31/06/2023",
        source: "Scheda obiettivo relazionata dal servizio di riferimento",
        outcome: "",
      },
    ],
    outcome: "RAGGIUNTO",
  });
  expect(report.services.filter(({ scope }) => scope === "external")).toHaveLength(8);
  expect(report.services.filter(({ scope }) => scope === "internal")).toHaveLength(4);
  expect(report.services.at(-1)).toEqual({ line: 59, scope: "internal", name: "Sicurezza sul lavoro" });
  expect(report.strategic).toHaveLength(11);
  expect(report.operational).toHaveLength(31);
  expect(report.operational.filter(({ title }) => title.startsWith("RETE: "))).toHaveLength(2);
  expect(report.headCount).toEqual([
    { line: 295, key: "headCount.employed", value: "166" },
    { line: 297, key: "headCount.notEvaluated", value: "16" },
    { line: 297, key: "headCount.added", value: "8" },
    { line: 299, key: "headCount.evaluatedStaff", value: "143" },
  ]);
  expect(report.scoreGrid.map(({ count, share }) => [count, share])).toEqual([
    [0, "0"],
    [0, "0"],
    [4, "2.8"],
    [19, "13.29"],
    [114, "79.72"],
    [6, "4.2"],
  ]);
});

test("a head-count told in the words of another report is read too", () => {
  const { headCount } = read(
    `Settore A\n${HEAD}\n${ROW}\n\nIl personale dipendente al 31/12/2023 era di n. **90** unità.\nNon sono stati valutati: n. 5 dipendenti. N. 3 dipendenti sono stati inclusi nella valutazione.\nPertanto i dipendenti valutati nell'anno 2023 risultano n. 80.`,
  );
  expect(headCount.map(({ value }) => value)).toEqual(["90", "5", "3", "80"]);
});

test("a plan without outcomes has none", () => {
  const { objectives, refused } = read(`Settore A\n${HEAD}\nBiblioteca\tApertura serale\tTemporale\tEntro 31/12/2023\tProcedura atti\t\n`);
  expect(refused).toEqual([]);
  expect(objectives[0]?.outcome).toBe("");
});

test("the outcome is found with its heading, without it, and without any place in the head", () => {
  const named = read(`Settore A\n${HEAD}Esito\n${ROW}\n`);
  const unnamed = read(`Settore A\n${HEAD}\n${ROW}\n`);
  const unforeseen = read(`Settore A\n${HEAD.trimEnd()}\n${ROW}\n`);
  for (const { objectives, refused } of [named, unnamed, unforeseen]) {
    expect(refused).toEqual([]);
    expect(objectives[0]?.outcome).toBe("RAGGIUNTO");
  }
});

test.each([";", ","])("a CSV separated by %s is read, with quotes, decimals and lines inside cells", (separator) => {
  const row = [
    "1",
    "Settore A",
    '"Tributi; entrate, riscossione"',
    '"prima riga\nseconda"',
    "Percentuale",
    '"≥ 1,5 %"',
    "30 %",
    "Software",
    "raggiunto al 80 %",
  ];
  const { objectives, refused, ignoredColumns } = read(
    `${["N.", "Settore", "Obiettivo", "Descrizione", "Indicatore", "Target", "Peso", "Fonte", "Esito"].join(separator)}\n${row.join(separator)}\n`,
  );
  expect(refused).toEqual([]);
  expect(ignoredColumns).toEqual([]);
  expect(objectives).toEqual([
    {
      line: 2,
      heading: "Settore A",
      number: "1",
      title: "Tributi; entrate, riscossione",
      description: "prima riga seconda",
      weight: "30 %",
      indicators: [{ line: 2, indicator: "Percentuale", target: "≥ 1,5 %", source: "Software", outcome: "" }],
      outcome: "raggiunto al 80 %",
    },
  ]);
});

test("a column of percentages completes the outcome, or stands for it", () => {
  const { objectives } = read(
    "Settore;Titolo;Target;Esito;%\nA;uno;x;parzialmente raggiunto;70\nA;due;x;raggiunto;100\nA;tre;x;;85%\nA;quattro;x;45;90\n",
  );
  expect(objectives.map(({ outcome }) => outcome)).toEqual(["raggiunto al 70 %", "raggiunto", "85 %", "90 %"]);
});

test("columns nobody knows are named", () => {
  expect(read("Settore;Titolo;Target;Esito;Note del sindaco\nA;uno;x;raggiunto;boh\n").ignoredColumns).toEqual(["Note del sindaco"]);
});

test("settore and area in two columns are one group", () => {
  expect(read("Settore;Area;Titolo;Target;Esito\nTecnico;Verde;uno;x;raggiunto\n").objectives[0]?.heading).toBe("Tecnico: Verde");
});

test("a lone cell between rows of a CSV names the next group", () => {
  const { objectives, refused } = read(
    "Titolo;Descrizione;Target;Esito\nSettore A;;;\nuno;d;x;raggiunto\nSettore B;;;\ndue;d;x;raggiunto\n",
  );
  expect(refused).toEqual([]);
  expect(objectives.map(({ heading }) => heading)).toEqual(["Settore A", "Settore B"]);
});

test.each([
  ["fewer cells", `Settore A\n${HEAD}\n${ROW}\nOrti\tBando\tTemporale\n`, [4, "riga", "wrongCellCount"]],
  ["more cells", `Settore A\n${HEAD}\n${ROW}\textra\n`, [3, "riga", "wrongCellCount"]],
  ["no title", `Settore A\n${HEAD}\n\tBando\tTemporale\tEntro 31/12/2023\tAtti\tRAGGIUNTO\n`, [3, "titolo", "noTitle"]],
  ["no group", `${HEAD}\n${ROW}\n`, [2, "gruppo", "noGroup"]],
  ["a sentence where the group should be", `Seguono gli obiettivi.\n${HEAD}\n${ROW}\n`, [3, "gruppo", "noGroup"]],
  ["a group with nothing under it", "Titolo;Descrizione;Target;Esito\nSettore A;;;\nuno;d;x;raggiunto\nSettore B;;;\n", [4, "riga", "emptyGroup"]],
  ["quotes that never close", 'Settore;Titolo;Target;Esito\nA;"uno;x;raggiunto\n', [2, "riga", "openQuotes"]],
  ["a grid row cut short", `Settore A\n${HEAD}\n${ROW}\n\nGriglia punteggi\tNumero valutati\tPercentuale\nMinore di 80\t4`, [6, "griglia dei punteggi", "wrongCellCount"]],
])("a row with %s is refused with its place", (_, text, refusal) => {
  expect(refusalsOf(text)).toEqual([refusal]);
}); // prettier-ignore

test("a file cut anywhere in the middle of its last row is refused", () => {
  const whole = `Settore A\n${HEAD}\n${ROW}\nOrti\tBando\tTemporale\tEntro 31/12/2023\tAtti\tNON RAGGIUNTO\n`;
  const start = whole.indexOf("Orti");
  for (let end = start + 1; end < whole.length - 1; end += 1) {
    expect(refusalsOf(whole.slice(0, end)), whole.slice(start, end)).toHaveLength(1);
  }
  expect(refusalsOf(whole.slice(0, -1))).toEqual([]);
});

test.each([
  ["a text", `Settore A\n${HEAD}\n${ROW}\n\nOrti\tBando\tTemporale\tEntro 31/12/2023\tAtti\tNON RAGGIUNTO\n`],
  ["a CSV", "Settore;Titolo;Descrizione;Target;Esito\nA;Biblioteca;x;y;raggiunto\n;;;;\nA;Orti;x;y;non raggiunto\n"],
  [
    "a CSV with groups of their own",
    "Titolo;Descrizione;Target;Esito\nA;;;\nBiblioteca;x;y;raggiunto\n;;;\nB;;;\nOrti;x;y;non raggiunto\n",
  ],
])("a blank line within the table of %s loses no objective", (_, text) => {
  const { objectives, refused } = read(text);
  expect(refused).toEqual([]);
  expect(objectives.map(({ title }) => title)).toEqual(["Biblioteca", "Orti"]);
});

test("a file cut before the outcome of its last row is refused, where only other tables show that there is one", () => {
  const head = HEAD.trimEnd();
  const cut = `Settore A\n${head}\n${ROW}\n\nSettore B\n${head}\nOrti\tBando\tTemporale\tEntro 31/12/2023\tAtti`;
  expect(refusalsOf(cut)).toEqual([[7, "riga", "cutShort"]]);
});

test("a table of very many rows is read", () => {
  const rows = Array.from({ length: 150_000 }, (_, i) => `A;o${String(i)};x;y`);
  expect(read(`Settore;Titolo;Target;Esito\n${rows.join("\n")}\n`).objectives).toHaveLength(150_000);
}, 60_000);

test("a file cut where its next table begins is refused", () => {
  const whole = `Settore A\t\t\t\t\t\n${HEAD}\n${ROW}\n\nSettore B\t\t\t\t\t\n${HEAD}\n${ROW}\n`;
  const start = whole.indexOf("Settore B") + "Settore B".length;
  for (let end = start + 1; end < whole.lastIndexOf(ROW); end += 1) {
    if (whole[end - 1] !== "\n") expect(refusalsOf(whole.slice(0, end)), whole.slice(start, end)).toHaveLength(1);
  }
});

test.each([
  ["empty", Buffer.from("")],
  ["empty", Buffer.from(" \n\n\t")],
  ["binary", Buffer.from([0x4d, 0x5a, 3, 4, 0, 0, 1])],
  ["brokenArchive", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1])],
  ["pdf", Buffer.from("%PDF-1.7\n")],
  ["tooLarge", Buffer.alloc(10 * 1024 * 1024 + 1, "PK\x03\x04")],
  ["tooLarge", Buffer.alloc(10 * 1024 * 1024 + 1, "a")],
  ["notUtf8", Buffer.from("Settore A\nTitolo;Descrizione;Target\nCitt\xe0;x;y", "latin1")],
  ["notUtf8", Buffer.from("\ufeffTitolo", "utf16le")],
  ["noObjectives", Buffer.from(`Settore A\n${HEAD}\n`)],
  ["noTable", Buffer.from("Una lettera al sindaco, con virgole; e punti e virgola.\n")],
])("a file that is %s is refused as a whole", async (refusal, bytes) => {
  expect(await readReport(bytes, 2023)).toEqual({ ok: false, refusal });
});

test("[OBL-12] names beside scores or amounts are left in the file: nothing that is read holds them", () => {
  const report = read(
    `Settore A\n${HEAD}\n${ROW}\n\nNominativo\tPunteggio\tPremio\nRossi Maria\t98,50\t1.200,00\nBianchi Anna\t79,00\t0,00\n\nDirigente: Verdi Paolo\n`,
  );
  expect(report.objectives).toHaveLength(1);
  for (const name of ["Rossi", "Bianchi", "Verdi", "98,50", "1.200"]) expect(JSON.stringify(report)).not.toContain(name);
});

test("a byte order mark is dropped", () => {
  expect(read("\ufeffSettore;Titolo;Target;Esito\nA;uno;x;raggiunto\n").objectives[0]?.title).toBe("uno");
});

test("lines ended as Windows and old Macs do are counted the same", () => {
  for (const end of ["\r\n", "\r"]) {
    const { objectives } = read(["Settore A", HEAD, ROW, ""].join(end));
    expect(objectives[0]).toMatchObject({ line: 3, outcome: "RAGGIUNTO" });
  }
});

test("an outcome without a heading is looked for table by table", () => {
  const head = HEAD.trimEnd();
  const withOutcome = `Settore A\n${head}\n${ROW}\n`;
  const without = `Settore B\n${head}\nOrti\tBando\tTemporale\tEntro 31/12/2023\tAtti\n`;
  for (const text of [`${withOutcome}\n${without}`, `${without}\n${withOutcome}`]) {
    const { objectives, refused } = read(text);
    expect(refused).toEqual([]);
    expect(objectives.map(({ title, outcome }) => [title, outcome]).sort()).toEqual([
      ["Biblioteca", "RAGGIUNTO"],
      ["Orti", ""],
    ]);
  }
});

test("the columns of a fuller plan are read, each cell as written", () => {
  const columns = [
    ["Obiettivo strategico", "1; 3"], ["Obiettivo operativo", "1.2"], ["Servizi", "Biblioteca; Cultura, turismo"], ["Titolo", "Prestiti"],
    ["Tipologia", "miglioramento"], ["Peso (%)", "30"], ["Indicatore", "Prestiti in un anno"], ["Tipo indicatore", "Numerico"],
    ["Dimensione", "Efficacia"], ["Serie storica", "2021: 24; 2022: 22"], ["Benchmark", "30 (media regionale)"], ["Target 2023", "almeno 25"],
    ["Fonte del dato", "Gestionale"], ["Risorse", "€ 12.000,00 cap. 1450; 0,5 unità"], ["Portatori di interesse", "lettori"],
    ["Valore conseguito", "21"], ["Esito", "non raggiunto"], ["Motivazione dello scostamento", "Sede chiusa tre mesi"],
  ] as const; // prettier-ignore
  const { objectives, ignoredColumns } = read(
    `Settore A\n${columns.map(([head]) => head).join("\t")}\n${columns.map(([, cell]) => cell).join("\t")}\n`,
  );
  expect(ignoredColumns).toEqual([]);
  expect(objectives).toEqual([
    {
      line: 3,
      heading: "Settore A",
      strategic: "1; 3",
      operational: "1.2",
      services: "Biblioteca; Cultura, turismo",
      title: "Prestiti",
      description: "",
      kind: "miglioramento",
      weight: "30",
      indicators: [
        {
          line: 3,
          indicator: "Prestiti in un anno",
          indicatorKind: "Numerico",
          indicatorClass: "Efficacia",
          baselines: "2021: 24; 2022: 22",
          benchmark: "30 (media regionale)",
          target: "almeno 25",
          source: "Gestionale",
          measured: "21",
          outcome: "",
        },
      ],
      resources: "€ 12.000,00 cap. 1450; 0,5 unità",
      stakeholders: "lettori",
      outcome: "non raggiunto",
      deviation: "Sede chiusa tre mesi",
      deviationLine: 3,
    },
  ]);
});

test("an «Obiettivo operativo» is the title only where no other column is", () => {
  expect(read("Settore;Obiettivo operativo;Target;Esito\nA;uno;x;raggiunto\n").objectives[0]?.title).toBe("uno");
});

test("a column «Servizio» names services of the Albero where all its cells do, and units otherwise", () => {
  const table = "Settore A\nTitolo\tServizio\tTarget\tEsito\nuno\tAnagrafe\tx\traggiunto\n";
  expect(read(`- Servizi esterni:\n - Anagrafe\n\n${table}`).objectives[0]).toMatchObject({ heading: "Settore A", services: "Anagrafe" });
  expect(read(table).objectives[0]).toMatchObject({ heading: "Anagrafe" });
});

test("operational objectives with a code stand under their strategic objective; a chapter's number is no code", () => {
  const { strategic, operational } = read(
    `Obiettivo strategico 3: Città verde (responsabile: Settore Tecnico)\n3.1 Più alberi\nObiettivo operativo 3.2: Meno rifiuti\n\nObiettivo strategico 4: Città sicura (responsabile: Verdi Paolo)\n4.1 Attraversamenti\n\n4. Obiettivi assegnati\n4.1 Obiettivi trasversali\n\nSettore A\n${HEAD}\n${ROW}\n`,
  );
  expect(strategic).toEqual([
    { line: 1, number: 3, title: "Città verde", responsible: "Settore Tecnico" },
    { line: 5, number: 4, title: "Città sicura", responsible: "Verdi Paolo" },
  ]);
  expect(operational).toEqual([
    { line: 2, title: "Più alberi", code: "3.1", strategic: 3 },
    { line: 3, title: "Meno rifiuti", code: "3.2", strategic: 3 },
    { line: 6, title: "Attraversamenti", code: "4.1", strategic: 4 },
  ]);
});

test("who answers for a strategic objective is no part of its title, whatever brackets are in it", () => {
  const { strategic } = read(
    `Obiettivo strategico 1: Verde (responsabile: Ufficio Tributi (M. Rossi))\nObiettivo strategico 2: Scuola (e nidi)\n\nSettore A\n${HEAD}\n${ROW}\n`,
  );
  expect(strategic).toEqual([
    { line: 1, number: 1, title: "Verde", responsible: "Ufficio Tributi (M. Rossi)" },
    { line: 2, number: 2, title: "Scuola (e nidi)" },
  ]);
});

test("a consuntivo beside the esito is not the outcome", () => {
  const { objectives, ignoredColumns } = read("Settore;Titolo;Target;Consuntivo 2023;Esito\nA;uno;10;12;raggiunto\n");
  expect([objectives[0]?.outcome, objectives[0]?.indicators[0].measured, ignoredColumns]).toEqual(["raggiunto", "12", []]);
  expect(read("Settore;Titolo;Target;Consuntivo\nA;uno;10;raggiunto\n").objectives[0]?.outcome).toBe("raggiunto");
});

test("the administration is named by the prose around the tables, never by a cell", () => {
  expect(read("Settore;Titolo;Target;Esito\nA;Accordo con la Regione Piemonte;x;raggiunto\n").administrationName).toBeUndefined();
});

describe("what is doubtful is refused with its place and its question, and nothing of the row is taken", () => {
  test.each([
    ["two targets", "Settore;Obiettivo;Target;Risultati attesi;Esito\nA;uno;almeno 3;in vigore;raggiunto\n", [[1, "twoHeadings", "«Target» e «Risultati attesi»"]]],
    ["an outcome that is expected", "Settore;Obiettivo;Indicatore;Target;Esito atteso\nA;uno;x;almeno 3;100%\n", [[1, "unclearHeading", "«Esito atteso»"]]],
    ["a target of other years only", "Settore;Obiettivo;Indicatore;Target 2024;Target 2025\nA;uno;x;almeno 3;almeno 4\n", [[1, "headingOfAnotherYear", "«Target 2024» e «Target 2025»"]]],
    ["a result in percent", "Settore;Obiettivo;Target;Risultato raggiunto\nA;uno;≤ 10 %;4%\n", [[1, "valueOrOutcome", "4%"]]],
    ["a percentage under «Esito»", "Settore;Obiettivo;Target;Esito\nA;uno;≤ 10 %;4%\n", [[2, "measuredOrDegree", "4%"]]],
    ["degrees from 0 to 1", "Settore;Obiettivo;Target;% raggiungimento\nA;uno;almeno 3;1\nA;due;almeno 3;0,5\nA;tre;almeno 3;0\n", [[2, "degreeUpToOne", "1"], [3, "degreeUpToOne", "0,5"]]],
    ["a decimal point beside one of thousands", "Settore;Obiettivo;Target;Valore misurato\nA;uno;non oltre 4.5;3.875\n", [[2, "decimalPoint", "3.875"]]],
    ["a day kept as a number", "Settore;Obiettivo;Indicatore;Scadenza\nA;uno;x;45291\n", [[2, "dayAsNumber", "45291"]]],
    ["a lone cell between rows", "Settore A;;;\nTitolo;Descrizione;Target;Esito\nuno;d;x;raggiunto\nMercato nuovo;;;\ndue;d;x;raggiunto\n", [[4, "loneCell", "Mercato nuovo"]]],
    ["one objective on two rows", "Settore;Obiettivo;Indicatore;Target\nA;uno;x;almeno 3\nA;UNO;y;almeno 4\n", [[3, "repeatedObjective", "UNO"]]],
    ["a row of another year", "Anno;Settore;Obiettivo;Indicatore;Target\n2022;A;uno;x;almeno 3\n", [[2, "anotherYear", "2022"]]],
    ["values in a column without a heading", "Settore;Obiettivo;Indicatore;Valore atteso;;Peso\nA;uno;x;31/12/2023;100%;30\n", [[1, "unnamedColumn", "colonna 5"]]],
    ["a code in the place of the title", "Settore;Obiettivo operativo;Descrizione;Target\nA;02010701;fare;almeno 3\n", [[2, "titleIsCode", "02010701"]]],
    ["a total", "Settore;Obiettivo;Indicatore;Target;Peso\nA;uno;x;almeno 3;100\n;Totale;;;100\n", [[3, "totalRow", "Totale"]]],
    ["merged cells", "Settore;Obiettivo;Indicatore;Target\nA;uno;x;almeno 3\n;;y;almeno 4\n;due;z;almeno 5\n", [[3, "mergedCells", " |  | y | almeno 4"], [4, "mergedCells", " | due | z | almeno 5"]]],
    ["a head on two rows", "Settore;Obiettivo;Indicatore;Target;Esito\n;;Formula;2023;\nA;uno;x;almeno 3;raggiunto\n", [[2, "headOnTwoRows", " |  | Formula | 2023 | "]]],
    ["words against a degree", "Settore;Obiettivo;Target;Esito;%\nA;uno;almeno 3;raggiunto;45\n", [[2, "outcomeAgainstDegree", "«raggiunto» e «45»"]]],
    ["an error of the spreadsheet", "Settore;Obiettivo;Target;Valore misurato\nA;uno;almeno 3;#N/D\n", [[2, "errorCell", "#N/D"]]],
    ["two crosses", "Settore;Obiettivo;Target;Raggiunto;Non raggiunto\nA;uno;almeno 3;X;X\n", [[2, "unclearMarks", "«Raggiunto», «Non raggiunto»"]]],
    ["a field of results beside the unit", "Struttura;Area;Obiettivo;Target;Fonte\nA;Qualità;uno;x;y\nB;Qualità;due;x;y\n", [[1, "unclearGroups", "«Struttura» e «Area»"]]],
    ["spellings that may be one unit", "Settore;Obiettivo;Indicatore;Target\nLL.PP.;uno;x;almeno 3\nLLPP;due;x;almeno 3\n", [[3, "twoSpellings", "«LL.PP.», «LLPP»"]]],
    ["a deadline against the target", "Settore;Obiettivo;Target;Scadenza\nA;uno;entro il 30/06/2023;31/12/2023\n", [[2, "twoTargets", "31/12/2023"]]],
    ["headings nobody can read", "Macroprocesso;Obiettivo annuale;Indicatore;Target\nA;uno;x;almeno 3\n", [[1, "noHead", "«Macroprocesso», «Obiettivo annuale», «Indicatore», «Target»"]]],
  ] as const)("%s", (_, text, refused) => {
    expect(read(text).refused.map(({ line, refusal, text: words }) => [line, refusal, words])).toEqual(refused);
  }); // prettier-ignore
});

describe("what is clear is read", () => {
  const row = (text: string) => read(text).objectives[0];

  test("the target of the year, where there are several years", () => {
    expect(row("Settore;Obiettivo;Indicatore;Target 2022;Target 2023;Risultato 2022\nA;uno;x;almeno 3;almeno 4;100%\n")).toMatchObject({
      indicators: [{ target: "almeno 4" }],
      outcome: "",
    });
  });

  test("a value and its deadline", () => {
    expect(row("Settore;Obiettivo;Scadenza;Risultato atteso\nA;uno;31/12/2023;100%\n")?.indicators[0].target).toBe(
      "100%, entro il 31/12/2023",
    );
  });

  test("a cross under the outcome it names", () => {
    const { objectives } = read(
      "Settore;Obiettivo;Target;Raggiunto;Parzialmente raggiunto;Non raggiunto\nA;uno;x;X;;\nA;due;x;;x;\nA;tre;x;no;no;sì\nA;quattro;x;;;\n",
    );
    expect(objectives.map(({ outcome }) => outcome)).toEqual(["Raggiunto", "Parzialmente raggiunto", "Non raggiunto", ""]);
  });

  test("a result in words is the outcome; beside an outcome it is the value", () => {
    expect(row("Settore;Obiettivo;Target;Risultato\nA;uno;x;non raggiunto\n")?.outcome).toBe("non raggiunto");
    expect(row("Settore;Obiettivo;Target;Risultato;Esito\nA;uno;≤ 10 %;4 %;raggiunto\n")).toMatchObject({
      indicators: [{ measured: "4 %" }],
      outcome: "raggiunto",
    });
  });

  test("pages and footnotes between rows are nothing, and the title of a document is no unit", () => {
    const text =
      "Settore A;;;\nTitolo;Descrizione;Target;Esito\nuno;d;x;raggiunto\nPag. 1 di 2;;;\ndue;d;x;raggiunto\n(*) valori corretti;;;\ntre;d;x;raggiunto\n";
    expect(read(text).objectives.map(({ heading }) => heading)).toEqual(["Settore A", "Settore A", "Settore A"]);
    expect(refusalsOf("COMUNE DI VALPROVA;;;\nELENCO DEGLI OBIETTIVI;;;\nTitolo;Descrizione;Target;Esito\nuno;d;x;raggiunto\n")).toEqual([
      [4, "gruppo", "noGroup"],
    ]);
  });

  test("letters kept apart from their accents, invisible letters and line breaks in a heading", () => {
    const decomposed = "Unità organizzativa;Attività;Titolo;Target\nA;fare;uno;x\n".normalize("NFD");
    expect(row(decomposed)).toMatchObject({ heading: "A", description: "fare" });
    expect(row('N.;Settore;"Titolo\nobiettivo";"Ti\u00adpo";"Target\natteso";Esito\n1;A;uno;x;almeno 3;raggiunto\n')).toMatchObject({
      title: "uno",
      kind: "x",
      indicators: [{ target: "almeno 3" }],
    });
    expect(read("Settore;Titolo;Target;Esito\r\nA;uno;x;raggiunto\nA;due;x;raggiunto\n").objectives).toHaveLength(2);
  });

  test("our own open data, also after a spreadsheet has written its numbers otherwise", () => {
    const own = "gruppo;titolo;target_scritto;target_unita;valore_misurato;esito_scritto\nA;uno;431200;€;433000;85 %\n";
    expect(row(own)).toMatchObject({ indicators: [{ target: "431200 €", measured: "433000" }], outcome: "85 %", isOwn: true });
  });
});

test("two hundred harmless columns, renamed and in any order, change nothing", () => {
  const known = [
    ["Settore", "Area", "Unità organizzativa", "Direzione"],
    ["Titolo obiettivo", "Obiettivo", "Titolo", "Denominazione"],
    ["Indicatore", "Indicatori", "Indicatore di risultato"],
    ["Target", "Target 2023", "Valore atteso", "Valore atteso al 31/12/2023"],
    ["Fonte", "Fonte del dato", "Fonti"],
    ["Esito", "Esito finale", "Stato di attuazione", "Raggiungimento"],
  ];
  const cells = ["Tecnico", "Fontane riparate", "Fontane", "almeno 8", "Registro", "raggiunto"];
  const harmless = ["Note", "Responsabile", "Dirigente", "Referente", "Capitolo", "Missione", "Programma", "Data di inizio", "Priorità", "Fase", "Fonte di finanziamento", "Valore pubblico", "Importo", "Contributor", "Tempi", "Firma", "Telefono", "Versione"]; // prettier-ignore
  const spelled = (heading: string, i: number) =>
    [heading, heading.toUpperCase(), ` ${heading} `, `*${heading}*`, heading.normalize("NFD")][i % 5]!;
  fc.assert(
    fc.property(
      fc.array(fc.nat(59), { minLength: 6, maxLength: 6 }),
      fc.shuffledSubarray(harmless, { minLength: 1 }),
      fc.infiniteStream(fc.nat(1000)),
      (choices, beside, order) => {
        const columns = [
          ...known.map((ways, i) => ({ heading: spelled(ways[choices[i]! % ways.length]!, choices[i]!), cell: cells[i]! })),
          ...beside.map((heading, i) => ({ heading, cell: `${String(i)} x` })),
        ];
        const shuffled = columns.map((each) => ({ ...each, at: order.next().value as number })).sort((a, b) => a.at - b.at);
        const { objectives, refused, ignoredColumns } = read(
          `${shuffled.map(({ heading }) => heading).join(";")}\n${shuffled.map(({ cell }) => cell).join(";")}\n`,
        );
        expect(refused).toEqual([]);
        expect(objectives).toEqual([{ line: 2, heading: "Tecnico", title: "Fontane riparate", description: "", indicators: [{ line: 2, indicator: "Fontane", target: "almeno 8", source: "Registro", outcome: "" }], outcome: "raggiunto" }]); // prettier-ignore
        expect([...ignoredColumns].sort()).toEqual([...beside].sort());
      },
    ),
    { numRuns: 200 },
  );
});
