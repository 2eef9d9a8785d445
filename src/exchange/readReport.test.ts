import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readReport, type ReportRead } from "./readReport.ts";

const settimo = readFileSync(new URL("../../demo/settimo-torinese-2023.txt", import.meta.url));

const HEAD = "Titolo obiettivo\tdescrizione\tindicatore\ttarget\tfonte del dato\t";
const ROW = "Biblioteca\tApertura serale\tTemporale\tEntro 31/12/2023\tProcedura atti\tRAGGIUNTO";

function read(text: string): ReportRead {
  const reading = readReport(Buffer.from(text), 2023);
  if (!reading.ok) throw new Error(reading.refusal);
  return reading.report;
}

function refusalsOf(text: string) {
  return read(text).refused.map(({ line, field, refusal }) => [line, field, refusal]);
}

test("the report of Settimo Torinese is read whole", () => {
  const reading = readReport(settimo, 2023);
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
    indicator: "Temporale",
    target: "Entro 31/06/2023",
    source: "Scheda obiettivo relazionata dal servizio di riferimento",
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
      indicator: "Percentuale",
      target: "≥ 1,5 %",
      weight: "30 %",
      source: "Software",
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
  ["binary", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1])],
  ["tooLarge", Buffer.alloc(10 * 1024 * 1024 + 1, "a")],
  ["notUtf8", Buffer.from("Settore A\nTitolo;Descrizione;Target\nCitt\xe0;x;y", "latin1")],
  ["notUtf8", Buffer.from("\ufeffTitolo", "utf16le")],
  ["noObjectives", Buffer.from(`Settore A\n${HEAD}\n`)],
  ["noTable", Buffer.from("Una lettera al sindaco, con virgole; e punti e virgola.\n")],
])("a file that is %s is refused as a whole", (refusal, bytes) => {
  expect(readReport(bytes, 2023)).toEqual({ ok: false, refusal });
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
      indicator: "Prestiti in un anno",
      indicatorKind: "Numerico",
      indicatorClass: "Efficacia",
      baselines: "2021: 24; 2022: 22",
      benchmark: "30 (media regionale)",
      target: "almeno 25",
      source: "Gestionale",
      resources: "€ 12.000,00 cap. 1450; 0,5 unità",
      stakeholders: "lettori",
      measured: "21",
      outcome: "non raggiunto",
      deviation: "Sede chiusa tre mesi",
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
    { line: 5, number: 4, title: "Città sicura" },
  ]);
  expect(operational).toEqual([
    { line: 2, title: "Più alberi", code: "3.1", strategic: 3 },
    { line: 3, title: "Meno rifiuti", code: "3.2", strategic: 3 },
    { line: 6, title: "Attraversamenti", code: "4.1", strategic: 4 },
  ]);
});

test("a consuntivo beside the esito is not the outcome", () => {
  const { objectives, ignoredColumns } = read("Settore;Titolo;Target;Consuntivo 2023;Esito\nA;uno;10;12;raggiunto\n");
  expect([objectives[0]?.outcome, objectives[0]?.measured, ignoredColumns]).toEqual(["raggiunto", "12", []]);
  expect(read("Settore;Titolo;Target;Consuntivo\nA;uno;10;raggiunto\n").objectives[0]?.outcome).toBe("raggiunto");
});

test("the administration is named by the prose around the tables, never by a cell", () => {
  expect(read("Settore;Titolo;Target;Esito\nA;Accordo con la Regione Piemonte;x;raggiunto\n").administrationName).toBeUndefined();
});
