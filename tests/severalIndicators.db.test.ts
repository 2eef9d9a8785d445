import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { renderDocx } from "../src/documents/docx/renderDocx.ts";
import { buildRelazione } from "../src/documents/relazione/buildRelazione.ts";
import { renderPdf } from "../src/documents/renderPdf.ts";
import { renderText } from "../src/documents/renderText.ts";
import { organisationalGrades } from "../src/domain/evaluation/evaluateCycle.ts";
import { placeIn } from "../src/domain/plan/origin.ts";
import { exactText } from "../src/domain/kernel/rational.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { aCycleSmvp } from "./support/aCycle.ts";
import { siteAsHeld } from "./support/apiSite.ts";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers as workers } from "./support/readingWorkers.ts";

const { app: db } = await freshDatabase();
const site = siteAsHeld(db);
const get = async (path: string) => {
  const answer = await site.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return Buffer.from(await answer.arrayBuffer()).toString("utf8");
};

const HEAD =
  "Settore;Obiettivo;Peso;Indicatore;Peso indicatore;Target 2024;Target 2025;Target 2026;Valore misurato;Fonte;Esito;Motivo dello scostamento";
const WHOLE = "Demografici;Sportello unico più veloce;60;;;;;;;;;";
const WAIT = ";;;Minuti medi di attesa;50;non oltre 20 minuti;non oltre 18 minuti;non oltre 15 minuti;19 minuti;Totem;raggiunto;";
const COMPLAINTS = ";;;Reclami;30;non oltre 15;non oltre 12;;17;Protocollo;raggiunto all'80 %;Due mesi di cantiere";
const OPINION = ";;;Giudizio di chi usa lo sportello;20;almeno 3,5 su 5;;;3,1 su 5;Questionario;non raggiunto;";
const BENCHES = "Demografici;Panchine nei giardini;40;Panchine posate;100;almeno 12;;;14;Registro;raggiunto;";

/** A plan of 2024 whose first objective has three indicators on four rows. */
const FILE = [HEAD, WHOLE, WAIT, COMPLAINTS, OPINION, BENCHES];

async function importing(administration: string, lines: readonly string[]) {
  return importPlan(
    { db, workers, actor: { person: "prova", capacity: "commandLine" as const }, administration, year: 2024 },
    {
      name: "piano.csv",
      content: Buffer.from(`${lines.join("\n")}\n`),
      administrationName: administration,
      isAdministrationChosen: true,
      idempotencyKey: `${administration} ${lines.join()}`,
    },
  );
}

async function imported(administration: string, lines: readonly string[]) {
  const verdict = await importing(administration, lines);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

async function reportOf(administration: string) {
  return (await loadAnnualReport(db, { administration, year: 2024 }))!;
}

await imported("tre", FILE);

test("three indicators on four rows are one objective, each with its line", async () => {
  const { objectives } = await reportOf("tre");
  expect(objectives.map(({ title, weight, origin }) => [title, weight, placeIn(origin)?.line])).toEqual([
    ["Sportello unico più veloce", "60", 2],
    ["Panchine nei giardini", "40", 6],
  ]);
  expect(
    objectives[0]?.indicators.map(({ number, written, weight, origin, laterTargets }) => [
      number,
      written,
      weight,
      placeIn(origin)?.line,
      laterTargets.map(({ year, written: target }) => [year, target]),
    ]),
  ).toEqual([
    [
      1,
      "Minuti medi di attesa",
      "50",
      3,
      [
        [2025, "non oltre 18 minuti"],
        [2026, "non oltre 15 minuti"],
      ],
    ],
    [2, "Reclami", "30", 4, [[2025, "non oltre 12"]]],
    [3, "Giudizio di chi usa lo sportello", "20", 5, []],
  ]);
  expect(objectives[0]?.deviation?.reason).toBe("Due mesi di cantiere");
});

describe("50/30/20 with 100, 80 and 0 is 74 on", () => {
  test("its page, which opens the proof", async () => {
    const page = await get("/tre/2024/obiettivi/001");
    expect(page).toContain("raggiunto in parte (74 %)");
    expect(page).toContain("Indicatore 2 di 3: Reclami");
    expect(page).not.toContain("formula descritta nel documento"); // «Minuti medi di attesa» is a name
    expect(page).toContain("Target 2026");
    expect(page).toContain('href="/tre/2024/obiettivi/001/misurato/3"');
    const proof = await get("/tre/2024/obiettivi/001/esito");
    expect(proof).toContain("(100 × 50 + 80 × 30 + 0 × 20) ÷ 100 = 74.");
    expect(await get("/tre/2024/obiettivi/001/misurato/3")).toContain("«Giudizio di chi usa lo sportello»");
  });

  test("the list, with all three targets", async () => {
    const page = await get("/tre/2024/obiettivi");
    expect(page).toContain("raggiunto in parte (74 %)");
    expect(page).toContain("1) non oltre 20 minuti 2) non oltre 15 3) almeno 3,5 su 5");
  });

  test("the Relazione as text, PDF and DOCX", async () => {
    const tree = buildRelazione(await reportOf("tre"));
    const createdAt = new Date("2025-06-27T10:00:00Z");
    const pdf = await extractText(await getDocumentProxy(renderPdf(tree, { createdAt, purpose: "publish" })), { mergePages: true });
    const docx = strFromU8(unzipSync(await renderDocx(tree, { createdAt }))["word/document.xml"]!)
      .replace(/<\/w:p>/g, " ")
      .replace(/<[^>]*>/g, "");
    for (const words of [renderText(tree), pdf.text, docx].map((text) => text.replace(/[\s|+=-]+/g, " "))) {
      expect(words).toContain("Indicatori dell'obiettivo 2024 001, Sportello unico più veloce");
      expect(words).toMatch(/Grado dell'obiettivo, media .*74 %/);
      expect(words).toContain("(74 %)");
    }
  });

  test("the open data: the first indicator in its old columns, all of them in their own table", async () => {
    const rowsOf = async (name: string) =>
      parse(await get(`/tre/2024/dati/${name}.csv`), { columns: true, bom: true, record_delimiter: "\r\n" }) as unknown as Record<
        string,
        string
      >[];
    const [objective, other] = await rowsOf("obiettivi");
    expect([objective?.["grado"], objective?.["esito_valutato"], objective?.["indicatore"], objective?.["numero_indicatori"]]).toEqual([
      "74",
      "raggiunto in parte",
      "Minuti medi di attesa",
      "3",
    ]);
    expect([other?.["grado"], other?.["esito_scritto"], other?.["numero_indicatori"]]).toEqual(["", "raggiunto", "1"]);
    const indicators = await rowsOf("indicatori");
    const told = [
      "codice_obiettivo",
      "numero_indicatore",
      "peso_indicatore",
      "target_valore",
      "target_seguenti",
      "valore_misurato",
      "esito_misurato",
      "esito_valutato",
      "grado",
      "riga_documento",
    ];
    expect(indicators.map((row) => told.map((name) => row[name]))).toEqual([
      ["2024-001", "1", "50", "20", "2025: non oltre 18 minuti; 2026: non oltre 15 minuti", "19 minuti", "raggiunto", "raggiunto", "", "3"],
      ["2024-001", "2", "30", "15", "2025: non oltre 12", "17", "non raggiunto", "raggiunto in parte", "80", "4"],
      ["2024-001", "3", "20", "3.5", "", "3,1 su 5", "non raggiunto", "non raggiunto", "", "5"],
      ["2024-002", "1", "100", "12", "", "14", "raggiunto", "", "", "6"],
    ]);
  });

  test("the API, which tells the first beside all of them", async () => {
    const objective = JSON.parse(await get("/api/v1/amministrazioni/tre/anni/2024/obiettivi/001")) as {
      grado: string;
      indicatore: string;
      indicatori: { indicatore: string; grado: string | null; prova_esito_misurato: { result: string } | null }[];
      prova_esito_valutato: { steps: { id: string; result: string }[] };
    };
    expect([objective.grado, objective.indicatore]).toEqual(["74", "Minuti medi di attesa"]);
    expect(objective.indicatori.map(({ indicatore, grado, prova_esito_misurato: proof }) => [indicatore, grado, proof?.result])).toEqual([
      ["Minuti medi di attesa", null, "achieved"],
      ["Reclami", "80", "notAchieved"],
      ["Giudizio di chi usa lo sportello", null, "notAchieved"],
    ]);
    expect(objective.prova_esito_valutato.steps.find(({ id }) => id === "grado")?.result).toBe("74");
  });

  test("the grade of the engine, from the judged indicators or from the objective", async () => {
    const { objectives } = await reportOf("tre");
    const { rollUp } = aCycleSmvp();
    const percent = { ...rollUp.indicators, weights: "percent", takes: "judged" } as const;
    const organisation = { units: [], shared: [], catalogue: [] };
    const gradesWith = (rules: typeof rollUp) => {
      const { counting } = organisationalGrades({ objectives, organisation }, aCycleSmvp({ rollUp: rules }));
      return counting.map(([code, { grade }]) => [code, grade.kind === "graded" ? exactText(grade.value) : grade.kind]);
    };
    expect(gradesWith({ ...rollUp, indicators: percent, objectives: { ...rollUp.objectives, takes: "computed" } })[0]).toEqual([
      "2024-001",
      "74",
    ]);
    expect(gradesWith({ ...rollUp, objectives: { ...rollUp.objectives, takes: "judged" } })).toEqual([
      ["2024-001", "74"],
      ["2024-002", "100"],
    ]);
  });
});

describe("imported again", () => {
  test("the same file changes nothing", async () => {
    await imported("ancora", FILE);
    expect(await imported("ancora", [...FILE, ""])).toMatchObject({ added: 0, changed: 0, unchanged: 2, notes: [] });
  });

  test("an indicator in another order is the same one; one that is gone leaves, and its number is not given again", async () => {
    await imported("ordine", FILE);
    await imported("ordine", [HEAD, WHOLE, OPINION, WAIT, COMPLAINTS, BENCHES]);
    const numbersOf = async () => (await reportOf("ordine")).objectives[0]?.indicators.map(({ number }) => number);
    expect(await numbersOf()).toEqual([3, 1, 2]);
    const without = [HEAD, WHOLE, OPINION.replace(";20;", ";40;"), WAIT.replace(";50;", ";60;"), BENCHES];
    const { notes } = await imported("ordine", without);
    expect(notes.map(({ line, field, text, message }) => [line, field, text, message])).toEqual([
      [2, "motivo dello scostamento", "", "Nel file il motivo dello scostamento non c'è più: resta «Due mesi di cantiere»."],
      [
        2,
        "indicatore",
        "Reclami",
        "Nel file l'indicatore «Reclami», che era a riga 5 di «piano.csv», non c'è più: non fa più parte dell'obiettivo «Sportello unico più veloce».",
      ],
    ]);
    expect(await numbersOf()).toEqual([3, 1]);
    const others = ";;;Code oltre i 30 minuti;25;non oltre 5;;;4;Totem;raggiunto;";
    const one = ";;;Moduli in rete;15;almeno 8;;;9;Sito;raggiunto;";
    await imported("ordine", [HEAD, WHOLE, WAIT.replace(";50;", ";60;"), others, one, BENCHES]);
    expect(await numbersOf()).toEqual([1, 4, 5]);
  });

  test("a new outcome of one indicator makes another degree; an outcome of the whole, told after, stands", async () => {
    await imported("esiti", FILE);
    const better = OPINION.replace("non raggiunto", "raggiunto al 50 %");
    await imported("esiti", [HEAD, WHOLE, WAIT, COMPLAINTS, better, BENCHES]);
    const evaluated = async () => (await reportOf("esiti")).objectives[0]?.evaluated;
    expect(await evaluated()).toMatchObject({ outcome: "partlyAchieved", degree: "84", madeOf: "indicators" });
    await imported("esiti", [HEAD, WHOLE.replace(";;;;;;;;;", ";;;;;;;;raggiunto;"), WAIT, COMPLAINTS, better, BENCHES]);
    expect(await evaluated()).toMatchObject({ outcome: "achieved", written: "raggiunto", place: { line: 2 } });
    await imported("esiti", [HEAD, WHOLE.replace(";;;;;;;;;", ";;;;;;;;raggiunto;"), WAIT, COMPLAINTS, OPINION, BENCHES]);
    expect(await evaluated()).toMatchObject({ outcome: "achieved", written: "raggiunto" }); // the file tells the whole again
  });

  describe("an indicator of which nothing stays is another one", () => {
    const EUROS = ";;;Euro recuperati;30;almeno 90.000;;;;Contabilità;;";
    const changed = [HEAD, WHOLE, WAIT, EUROS, OPINION, BENCHES];
    const storyOf = async (administration: string) => {
      const page = (await get(`/${administration}/2024/obiettivi/001`)).replaceAll("&#39;", "'");
      return page.slice(page.indexOf("Che cosa è stato registrato"));
    };

    test("it has a number of its own, and nothing of the one in whose place it stands", async () => {
      await imported("altro", FILE);
      const { notes } = await imported("altro", changed);
      expect(notes.map(({ line, field, text, message }) => [line, field, text, message])).toEqual([
        [2, "motivo dello scostamento", "", "Nel file il motivo dello scostamento non c'è più: resta «Due mesi di cantiere»."],
        [
          2,
          "indicatore",
          "Reclami",
          "Nel file l'indicatore «Reclami», che era a riga 4 di «piano.csv», non c'è più: non fa più parte dell'obiettivo «Sportello unico più veloce».",
        ],
        [2, "esito", "Sportello unico più veloce", "Manca l'esito, o il grado, di «Euro recuperati»: la media non si può fare."],
      ]);
      const [objective] = (await reportOf("altro")).objectives;
      expect(objective?.indicators.map(({ number, measured, evaluated }) => [number, measured?.written, evaluated?.written])).toEqual([
        [1, "19 minuti", "raggiunto"],
        [4, undefined, undefined],
        [3, "3,1 su 5", "non raggiunto"],
      ]);
      expect(objective?.evaluated).toMatchObject({ outcome: "unknown", madeOf: "indicators" });
      expect(await get("/altro/2024/obiettivi/001/esito")).not.toContain("80 %");
      expect(await storyOf("altro")).toContain("Reclami, valore misurato «17», esito valutato «raggiunto all'80 %»");
    });

    test("the one that was dropped comes back by its words, with its number, its outcome and its measure", async () => {
      await imported("ritorno", FILE);
      await imported("ritorno", changed);
      const untold = COMPLAINTS.replace(";17;", ";;").replace("raggiunto all'80 %;Due mesi di cantiere", ";");
      const { notes } = await imported("ritorno", [HEAD, WHOLE, WAIT, untold, OPINION, BENCHES]);
      expect(notes.map(({ line, field, text, message }) => [line, field, text, message])).toEqual([
        [2, "motivo dello scostamento", "", "Nel file il motivo dello scostamento non c'è più: resta «Due mesi di cantiere»."],
        [
          2,
          "indicatore",
          "Euro recuperati",
          "Nel file l'indicatore «Euro recuperati», che era a riga 4 di «piano.csv», non c'è più: non fa più parte dell'obiettivo «Sportello unico più veloce».",
        ],
        [4, "indicatore", "Reclami", "L'indicatore «Reclami» era già stato dell'obiettivo: torna con ciò che se ne sapeva."],
      ]);
      const [objective] = (await reportOf("ritorno")).objectives;
      expect(objective?.indicators.map(({ number, measured, evaluated }) => [number, measured?.written, evaluated?.written])).toEqual([
        [1, "19 minuti", "raggiunto"],
        [2, "17", "raggiunto all'80 %"],
        [3, "3,1 su 5", "non raggiunto"],
      ]);
      expect(objective?.evaluated).toMatchObject({ degree: "74" });
      expect(await imported("ritorno", [HEAD, WHOLE, WAIT, EUROS, OPINION, BENCHES, ""])).toMatchObject({ changed: 1 });
      expect((await reportOf("ritorno")).objectives[0]?.indicators.map(({ number }) => number)).toEqual([1, 4, 3]);
    });

    test("an only indicator that leaves is still named beside what was recorded of it", async () => {
      await imported("unico", [HEAD, BENCHES]);
      await imported("unico", [HEAD, "Demografici;Panchine nei giardini;40;Alberi;100;almeno 30;;;31;Vivaio;raggiunto;"]);
      const story = await storyOf("unico");
      expect(story).toContain("Panchine posate, valore misurato «14», esito valutato «raggiunto»");
      expect(story).toContain("Alberi, valore misurato «31»");
    });
  });

  describe("what holds in place of an outcome that the file no longer tells is said", () => {
    const ONE =
      "Demografici;Sportello unico più veloce;60;Minuti medi di attesa;100;non oltre 20 minuti;non oltre 18 minuti;non oltre 15 minuti;19 minuti;Totem;non raggiunto;";
    const untold = ONE.replace(";non raggiunto;", ";;");
    const notesAfter = async (administration: string, ...files: readonly (readonly string[])[]) => {
      let last: readonly (readonly unknown[])[] = [];
      for (const lines of files) {
        const { notes } = await imported(administration, lines);
        last = notes.flatMap(({ line, field, message }) => (field === "esito" ? [[line, message]] : []));
      }
      return last;
    };

    test.each([
      [
        "from one to several",
        [
          [HEAD, ONE],
          [HEAD, WHOLE, WAIT, COMPLAINTS, OPINION],
        ],
        [
          [
            2,
            "Nel file l'esito dell'obiettivo intero non c'è più: vale quello che viene dai suoi indicatori, «raggiunto in parte (74 %)».",
          ],
        ],
      ],
      [
        "from one to several without outcomes",
        [
          [HEAD, ONE],
          [HEAD, WHOLE, ...[WAIT, COMPLAINTS, OPINION].map((row) => row.replace(/;[^;]*raggiunto[^;]*;/, ";;"))],
        ],
        [[2, "Nel file l'esito non c'è più: resta «non raggiunto»."]],
      ],
      [
        "from several to one",
        [FILE, [HEAD, ONE]],
        [[2, "Nel file l'esito di «Minuti medi di attesa» non c'è più: vale quello dell'obiettivo, «non raggiunto»."]],
      ],
      [
        "from several to one without outcome",
        [FILE, [HEAD, untold]],
        [[2, "Nel file l'esito di «Minuti medi di attesa» non c'è più: resta «raggiunto»."]],
      ],
      [
        "from one to several and back to another",
        [[HEAD, ONE], FILE, [HEAD, "Demografici;Sportello unico più veloce;60;Alberi;100;almeno 3;;;;Vivaio;;"]],
        [[2, "Nel file l'esito degli indicatori di prima non c'è più: vale quello che resta dell'obiettivo, «non raggiunto»."]],
      ],
    ] as const)("%s", async (name, files, notes) => {
      const administration = `vale-${name.replace(/(\w)\w* ?/g, "$1")}`;
      expect(await notesAfter(administration, ...files)).toEqual(notes);
    });
  });

  test("our own open data tell the first indicator and leave the others as they are", async () => {
    await imported("nostri", FILE);
    const csv = await get("/nostri/2024/dati/obiettivi.csv");
    expect(await imported("nostri", [csv.replace(/^\uFEFF/, "").trimEnd()])).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      notes: [],
    });
  });
});

test("our own open data in a new body say that they tell the first of several indicators", async () => {
  const csv = await get("/tre/2024/dati/obiettivi.csv");
  const { notes, added } = await imported("altrove", [csv.replace(/^\uFEFF/, "").trimEnd()]);
  expect(added).toBe(2);
  expect(notes.map(({ line, field, text, message }) => [line, field, text, message])).toEqual([
    [2, "indicatori", "Sportello unico più veloce", "Il file dice solo il primo di 3 indicatori: gli altri sono nel piano da cui viene."],
  ]);
});

const noted = async (administration: string, lines: readonly string[]) =>
  (await imported(administration, lines)).notes.map(({ line, field, text, message }) => [line, field, text, message]);

const NARROW = "Settore;Titolo;Descrizione;Indicatore;Peso indicatore;Target 2024;Target 2025;Fonte;Esito;Motivo dello scostamento";

describe("weights of 0", () => {
  const first = (weight: string, outcome: string) => `Dem;Sportello vero;;i1;${weight};almeno 1;;F;${outcome};`;
  const second = (weight: string) => `;;;i2;${weight};almeno 1;;F;raggiunto;`;
  const NO_MEAN = "Gli indicatori che restano nel conto hanno peso zero: la media non si può fare, e l'esito è non valutabile.";

  test("an indicator that weighs nothing counts nothing; the one that weighs all, neutralised later, leaves no mean, on every page", async () => {
    expect(await noted("zero", [NARROW, first("100", "raggiunto al 60 %"), second("0")])).toEqual([]);
    expect((await reportOf("zero")).objectives[0]?.evaluated).toMatchObject({ outcome: "partlyAchieved", degree: "60" });
    expect(await noted("zero", [NARROW, first("100", "neutralizzato"), second("0")])).toEqual([[2, "esito", "Sportello vero", NO_MEAN]]);
    const { objectives } = await reportOf("zero");
    expect(objectives[0]?.evaluated).toMatchObject({ outcome: "notAssessable", madeOf: "indicators" });
    expect(await get("/zero/2024/obiettivi/001")).toContain("non valutabile");
    expect(await get("/zero/2024/obiettivi/001/esito")).toContain("hanno peso zero");
    const { rollUp } = aCycleSmvp();
    const smvp = aCycleSmvp({ rollUp: { ...rollUp, indicators: { ...rollUp.indicators, weights: "percent", takes: "judged" } } });
    const { counting } = organisationalGrades({ objectives, organisation: { units: [], shared: [], catalogue: [] } }, smvp);
    expect(counting.map(([code, { grade }]) => [code, grade.kind])).toEqual([["2024-001", "notComputable"]]);
  });

  test("none of an objective of weight 0 weighs anything", async () => {
    const head = NARROW.replace("Titolo", "Titolo;Peso");
    const rows = [first("0", "raggiunto").replace("vero;", "vero;0;"), second("0").replace(";;", ";;;")];
    expect(await noted("tutti-zero", [head, ...rows])).toEqual([[2, "esito", "Sportello vero", NO_MEAN]]);
  });
});

describe("what is worth a look stands at its row, in the order of the rows", () => {
  test("what the file no longer tells names its indicator; a reason is placed where it is written", async () => {
    const rows = [
      "Dem;Sportello;;attesa;50;almeno 1;;F;raggiunto;",
      ";;;reclami;30;almeno 1;;F;non raggiunto;cantiere",
      ";;;giudizio;20;almeno 1;;F;non raggiunto;",
    ];
    await imported("silenzio", [NARROW, ...rows]);
    expect((await reportOf("silenzio")).objectives[0]?.deviation).toMatchObject({ reason: "cantiere", place: { line: 3 } });
    expect(await noted("silenzio", [NARROW, ...rows.map((row) => row.replace(/(non )?raggiunto/, ""))])).toEqual([
      [2, "esito", "", "Nel file l'esito di «attesa» non c'è più: resta «raggiunto»."],
      [3, "esito", "", "Nel file l'esito di «reclami» non c'è più: resta «non raggiunto»."],
      [4, "esito", "", "Nel file l'esito di «giudizio» non c'è più: resta «non raggiunto»."],
    ]);
  });

  test("a target of a later year that nobody can read says its year; an only indicator that is a part, a title told again", async () => {
    const rows = [
      "Dem;Sportello;d;attesa;50;almeno 1;forse;F;;",
      "Dem;Panchine;;posate;100;almeno 1;;F;;",
      "Dem;Sportello;;reclami;50;almeno 1;;F;;",
    ];
    expect((await noted("lontani", [NARROW, ...rows])).map(([line, field, text]) => [line, field, text])).toEqual([
      [2, "target 2025", "forse"],
      [2, "peso dell'indicatore", "50"],
      [4, "peso dell'indicatore", "50"],
      [4, "titolo", "Sportello"],
    ]);
    expect((await noted("lontani", [NARROW, ...rows])).at(-1)?.[3]).toBe(
      "Stesso titolo e settore di riga 2: è letto come un altro obiettivo.",
    );
  });

  test("an outcome that nobody can make of the indicators, and one of the whole that says otherwise than they do", async () => {
    const parts = [";;;i1;50;almeno 1;;F;raggiunto;", ";;;i2;50;almeno 1;;F;raggiunto in parte;"];
    expect(await noted("a-meta", [NARROW, "Dem;Sportello;;;;;;;;", ...parts])).toEqual([
      [2, "esito", "Sportello", "Manca l'esito, o il grado, di «i2»: la media non si può fare."],
    ]);
    const told = [parts[0]!, parts[1]!.replace("in parte", "al 48 %")];
    expect(await noted("contro", [NARROW, "Dem;Sportello;;;;;;;raggiunto;", ...told])).toEqual([
      [
        2,
        "esito",
        "Sportello",
        "I suoi indicatori farebbero «raggiunto in parte (74 %)»: vale l'esito scritto per l'obiettivo intero, «raggiunto».",
      ],
    ]);
    expect(await noted("pari", [NARROW, "Dem;Sportello;;;;;;;raggiunto in parte;", ...told])).toEqual([]);
  });
});

const FIRST = WAIT.split(";").join(" | ");

test.each([
  ["weights that are not 100", [HEAD, WHOLE, WAIT, COMPLAINTS, BENCHES], [[2, "Peso indicatore", "indicatorWeights", "50; 30"]]],
  [
    "a weight that is missing",
    [HEAD, WHOLE, WAIT, COMPLAINTS, OPINION.replace(";20;", ";;"), BENCHES],
    [[5, "Peso indicatore", "weightMissing", ""]],
  ],
  [
    "a target too far ahead",
    [HEAD.replace("Target 2026", "Target 2027"), WHOLE, WAIT, COMPLAINTS, OPINION, BENCHES],
    [[1, "intestazione", "targetTooFar", "«Target 2027»"]],
  ],
  [
    "the target of a year twice",
    [HEAD.replace("Target 2026", "Target atteso 2025"), WHOLE, WAIT, COMPLAINTS, OPINION, BENCHES],
    [[1, "intestazione", "twoHeadings", "«Target 2025» e «Target atteso 2025»"]],
  ],
  [
    "another weight of the same objective",
    [
      HEAD,
      WAIT.replace(";;;", "Demografici;Sportello;60;"),
      COMPLAINTS.replace(";;;", "Demografici;Sportello;50;"),
      OPINION.replace(";;;", "Demografici;Sportello;60;"),
    ],
    [[3, "Peso", "otherOfObjective", "50"]],
  ],
  ["a first row without an objective", [HEAD, WAIT, BENCHES], [[2, "titolo", "noTitle", FIRST]]],
] as const)("%s is refused with its place, and nothing is written", async (name, lines, refused) => {
  const verdict = await importing(`male-${String(name.length)}`, lines);
  if (verdict.ok) throw new Error("It was taken");
  expect(
    verdict.reasons.map(({ at, reason, with: given }) => ["cell" in at && [at.cell.row, at.cell.column], reason, given?.["text"]].flat()),
  ).toEqual(refused);
  expect(await loadAnnualReport(db, { administration: `male-${String(name.length)}`, year: 2024 })).toBeUndefined();
});
