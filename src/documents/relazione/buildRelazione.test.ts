import { describe, expect, test } from "vitest";
import { NO_LINKS } from "../../domain/plan/objective.ts";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { settimo } from "../../../tests/support/settimo.ts";
import { objectiveCode } from "../../domain/plan/objective.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { withProofAppendix } from "../proofAppendix.ts";
import { renderText } from "../renderText.ts";
import type { Table } from "../tree.ts";
import { buildRelazione } from "./buildRelazione.ts";

/** The text as a reader meets it, on one line: a sentence that the page breaks is still a sentence. */
const read = (report: AnnualReport) => renderText(buildRelazione(report)).replaceAll(/\s+/g, " ");

const relazione = read(settimo);

/** The cells of the tables whose caption begins so, figures printed. */
function rowsOf(report: AnnualReport, caption: string): string[][] {
  const { blocks, figures } = buildRelazione(report);
  const tables = blocks.filter((block): block is Table => block.kind === "table" && block.caption.startsWith(caption));
  return tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => cell.map((part) => textOf(part, figures)).join(""))));
}

function textOf(part: Table["rows"][number][number][number], figures: ReturnType<typeof buildRelazione>["figures"]): string {
  if (typeof part === "string") return part;
  return part.kind === "figure" ? textOf(figures[part.figure]?.text ?? "", figures) : part.text;
}

/** An administration of which nothing was read but a few objectives. */
const poor: AnnualReport = {
  administration: { code: "locale", name: "Comune di Prova" },
  year: 2024,
  objectives: [],
  services: [],
  mandateLines: [],
  publicValue: [],
  strategic: [],
  operational: [],
  reported: [],
  scoreBands: [],
};

// After a change that is meant: npx vitest run --project unit src/documents/relazione --update, then read the diff.
test("the Relazione of Settimo Torinese reads as it did", async () => {
  await expect(renderText(buildRelazione(settimo))).toMatchFileSnapshot("relazione.golden.txt");
});

test("the first sentence tells how many were achieved, how many were not and the share", () => {
  expect(relazione).toContain("Nel 2023 risultano raggiunti 66 obiettivi su 74 (89,19 %); 8 no.");
});

test("[OBL-01] all 74 objectives of the plan are there, each with its title and outcome", () => {
  const rows = rowsOf(settimo, "Obiettivi: ");
  expect(rows.map(([title]) => title)).toEqual(settimo.objectives.map(({ title }) => title));
  expect(rows).toHaveLength(74);
  expect(rows.filter((row) => row.at(-1) === "raggiunto")).toHaveLength(66);
  expect(rows.filter((row) => row.at(-1) === "non raggiunto")).toHaveLength(8);
});

test("[OBL-01] an objective whose outcome nobody has told is there too, and is said to have none", () => {
  const objectives = [anObjective({ title: "Orti urbani", evaluated: { outcome: "unknown", written: "" } })];
  expect(rowsOf({ ...poor, objectives }, "Obiettivi: ")).toEqual([
    [
      "Orti urbani",
      "Apertura serale della biblioteca",
      "Temporale",
      "Entro il 31/12/2023",
      "Procedura atti amministrativi",
      "esito non indicato",
    ],
  ]);
});

test("[OBL-11] the missed ones come first, and a reason nobody gave is said not to be given", () => {
  expect(relazione.indexOf("Obiettivi non raggiunti, o raggiunti solo in parte")).toBeLessThan(
    relazione.indexOf("4.1 Obiettivi trasversali"),
  );
  const rows = rowsOf(settimo, "Obiettivi non raggiunti");
  expect(rows).toHaveLength(8);
  for (const row of rows) expect(row.slice(-2)).toEqual(["non raggiunto", "Motivazione non indicata nel documento"]);
});

test("the eight groups have the counts of the published document", () => {
  expect(rowsOf(settimo, "Esiti degli obiettivi").map(([group, all, achieved, missed]) => [group, all, achieved, missed])).toEqual([
    ["Obiettivi trasversali", "2", "2", "0"],
    ["Segretario Generale", "4", "4", "0"],
    ["Settore Territorio", "34", "30", "4"],
    ["Servizio sicurezza del territorio", "2", "2", "0"],
    ["Settore Servizi Generali: Area Amministrativa", "7", "5", "2"],
    ["Settore Servizi Generali: Area Finanziaria – Risorse Umane", "9", "8", "1"],
    ["Settore Servizi alla persona: Area Politiche Educative ed inclusione", "2", "2", "0"],
    ["Settore Servizi alla persona: Area Servizi al cittadino e alle imprese", "14", "13", "1"],
    ["Tutta l'amministrazione", "74", "66", "8"],
  ]);
});

describe("people", () => {
  test("a head-count that does not close is left open with both its readings", () => {
    expect(relazione).toContain(
      "Per differenza sono 15 se gli inclusi vanno aggiunti ai dipendenti di fine anno; 7 se gli inclusi erano già tra i dipendenti di fine anno.",
    );
  });

  test("[OBL-04] the grid of scores is there, with counts, shares and the sum that does not make 100", () => {
    expect(rowsOf(settimo, "Griglia dei punteggi, anno 2023")).toEqual([
      ["Minore di 80 punti", "0", "0,00 %"],
      ["Da 80,00 a 85 punti", "0", "0,00 %"],
      ["Da 85,01 a 90 punti", "4", "2,80 %"],
      ["Da 90,01 a 95 punti", "19", "13,29 %"],
      ["Da 95,01 a 99,99 punti", "114", "79,72 %"],
      ["100 Punti", "6", "4,20 %"],
      ["Totale", "143", "100,01 %"],
    ]);
    expect(relazione).toContain("la somma fa 100,01 % e non 100,00 %");
  });

  test("[OBL-04] without a grid, that it is missing is said with its article", () => {
    expect(read(poor)).toContain("[manca] Griglia dei punteggi non riportata nel documento. Riferimento: d.lgs. 33/2013, art. 20, c. 2.");
  });
});

test("[OBL-03] amounts that the document lacks are said to be missing, with their article", () => {
  expect(relazione).toContain("[manca] Importi non riportati nel documento. Riferimento: d.lgs. 33/2013, art. 20, c. 1.");
});

test("[OBL-07] the term by which the Relazione is approved is told with its article", () => {
  expect(relazione).toContain("come chiede il d.lgs. 150/2009, art. 10, c. 1, lett. b). Quella sul 2023 va approvata entro il 30/06/2024.");
});

test("[OBL-05] a source that is missing, or a row of dashes, is said to be missing", () => {
  const sources = rowsOf(settimo, "Obiettivi: ").map((row) => row[4]);
  expect(sources.filter((source) => source === "Fonte non indicata")).toHaveLength(2);
});

test("[OBL-06] that no measured value stands behind the outcomes is said", () => {
  expect(relazione).toContain("[manca] Valori misurati dagli indicatori non registrati");
});

test("every figure can be gone over step by step", () => {
  const { figures } = buildRelazione(settimo);
  expect(Object.keys(figures).length).toBeGreaterThan(50);
  for (const { text, proof } of Object.values(figures)) {
    expect(proof.steps.at(-1)?.result).toBe(proof.result);
    expect(text.replace(" %", "").replace(",", ".")).toBe(proof.result);
  }
});

test("every figure the text refers to is proved in the appendix", () => {
  const text = renderText(withProofAppendix(buildRelazione(settimo)));
  expect(text).toContain("Come si arriva ai numeri");
  for (const { proof } of Object.values(buildRelazione(settimo).figures)) {
    expect(text.replaceAll(/\s+/g, " ")).toContain(proof.figure.replaceAll(/\s+/g, " "));
  }
});

test("a year of which nothing is known makes a Relazione that says so, chapter by chapter", () => {
  const text = read(poor);
  expect(text).toContain("Il piano 2024 non contiene ancora obiettivi.");
  expect(text).toContain("[manca] Servizi non riportati nel documento.");
  expect(text).toContain("[manca] Numero di dipendenti e di valutati non riportato nel documento.");
});

test("[OBL-10] no picture stands without its table: only other pictures come between", () => {
  const { blocks } = buildRelazione(settimo);
  const next = blocks.flatMap((block, i) =>
    block.kind === "picture" ? [blocks.slice(i).find(({ kind }) => kind !== "picture")?.kind] : [],
  );
  expect(next).toEqual(["table", "table", "table"]);
});

test("the words an office wrote stand in place of ours, with figures of the year; what comes from data stays", () => {
  const narrative: AnnualReport["narrative"] = {
    presentazione: [
      { kind: "heading", level: 4, text: "In breve" },
      { kind: "paragraph", text: "Abbiamo chiuso {figure:raggiunti} obiettivi e <b>{figure:perduto}</b>." },
    ],
  };
  const text = read({ ...settimo, narrative });
  expect(text).toContain("In breve -------- Abbiamo chiuso 66 obiettivi e <b>[numero non più presente: perduto]</b>.");
  expect(text).not.toContain("mette accanto a ogni obiettivo");
  expect(text).toContain("Tabella 1. Esiti degli obiettivi 2023 per gruppo");
  expect(text).toContain("Il Piano e la Relazione si pubblicano");
});

test("thirty groups make three pictures of bars, in one scale", () => {
  const objectives = Array.from({ length: 60 }, (_, i) =>
    anObjective({ title: `Obiettivo ${String(i)}`, group: `Settore ${String(i % 30)}` }),
  );
  const titles = buildRelazione({ ...poor, objectives }).blocks.flatMap((block) => (block.kind === "picture" ? [block.title] : []));
  expect(titles.slice(1)).toEqual([
    "Esiti degli obiettivi 2024 per gruppo (1 di 3)",
    "Esiti degli obiettivi 2024 per gruppo (2 di 3)",
    "Esiti degli obiettivi 2024 per gruppo (3 di 3)",
  ]);
});

const measured = anObjective(
  {
    title: "Nidi",
    weight: "60",
    links: { ...NO_LINKS, strategic: [1], operational: ["1.1"] },
    evaluated: { outcome: "notAchieved", written: "non raggiunto" },
    deviation: { reason: "Lavori in ritardo.", place: { file: "relazione.txt", line: 150 } },
  },
  {
    baselines: [
      { year: 2022, value: "51" },
      { year: 2023, value: "44.5" },
    ],
    measured: { written: "34 bambini", measured: { value: "34" }, place: { file: "relazione.txt", line: 150 } },
  },
);

test("[OBL-11] the reason the document gives stands beside the missed objective, and where it gives none that is said", () => {
  const objectives = [measured, anObjective({ title: "Orti", evaluated: { outcome: "notAchieved", written: "no" } })];
  const reasons = rowsOf({ ...poor, objectives }, "Obiettivi non raggiunti").map((row) => row.at(-1));
  expect(reasons).toEqual(["Lavori in ritardo", "Motivazione non indicata nel documento"]);
});

test("[OBL-11] objectives left out of the count have their reason too, in a table of their own", () => {
  const neutralised = anObjective({
    evaluated: { outcome: "neutralised", written: "neutralizzato" },
    deviation: { reason: "Linea sospesa", place: { file: "relazione.txt", line: 9 } },
  });
  expect(rowsOf({ ...poor, objectives: [neutralised] }, "Obiettivi non valutabili").map((row) => row.at(-1))).toEqual(["Linea sospesa"]);
  expect(rowsOf({ ...poor, objectives: [neutralised] }, "Obiettivi non raggiunti")).toEqual([]);
});

test("weight and measured value have a column where an objective of the group has them, and only there", () => {
  const objectives = [measured, anObjective({ title: "Orti" }), anObjective({ title: "Tributi", group: "Settore Finanze" })];
  const { blocks } = buildRelazione({ ...poor, objectives });
  const heads = blocks
    .filter((block): block is Table => block.kind === "table" && block.caption.startsWith("Obiettivi: "))
    .map(({ head }) => head);
  expect(heads).toEqual([
    ["Obiettivo", "Descrizione", "Peso", "Indicatore", "Target", "Fonte del dato", "Valore misurato", "Esito"],
    ["Obiettivo", "Descrizione", "Indicatore", "Target", "Fonte del dato", "Esito"],
  ]);
  expect(rowsOf({ ...poor, objectives }, "Obiettivi: ").map((row) => [row[2], row[6]])).toEqual([
    ["60", "34 bambini"],
    ["non indicato", "non indicato"],
    ["Temporale", undefined],
  ]);
});

test("the years before stand beside the target and the measure", () => {
  expect(rowsOf({ ...poor, objectives: [measured] }, "I valori degli anni precedenti")).toEqual([
    ["2023-001", "Nidi", "2022: 51; 2023: 44,5", "Entro il 31/12/2023", "34 bambini"],
  ]);
});

test("what only some objectives say is said to be missing for a part of them", () => {
  const strategic = [{ number: 1, title: "Infanzia", responsible: "Settore Scuola", place: { file: "relazione.txt", line: 3 } }];
  const whole = read({ ...poor, strategic, objectives: [measured] });
  expect(whole).toContain("Infanzia (ne risponde: Settore Scuola)");
  expect(whole).not.toContain("con quelli strategici non indicato");
  const part = read({ ...poor, strategic, objectives: [measured, anObjective()] });
  expect(part).toContain("Collegamento di una parte degli obiettivi dell'anno con quelli strategici non indicato nel documento.");
  expect(part).toContain("Valori misurati dagli indicatori non registrati per una parte degli obiettivi");
});

describe("a plan without outcomes", () => {
  const evaluated = { outcome: "unknown", written: "" } as const;
  const areas = ["Settore Territorio: Area Verde", "Settore Territorio: Area Strade"];
  const plan: AnnualReport = {
    ...poor,
    objectives: areas.map((group, i) => anObjective({ code: objectiveCode(2024, i + 1), group, evaluated })),
  };

  test("is called a plan, and nothing in it speaks of outcomes as if there were any", () => {
    const { title, subtitle } = buildRelazione(plan);
    expect([title, subtitle]).toEqual(["Piano della performance 2024", "Che cosa è previsto; gli esiti non sono ancora indicati"]);
    const text = read(plan);
    for (const claim of [
      "raggiunti 0",
      "com'è andato, come chiede",
      "quelli valutati nel documento",
      "Si legge dagli esiti",
      "di questa Relazione",
    ])
      expect(text).not.toContain(claim);
    expect(text).toContain(
      "La Relazione sul 2024, che dirà com'è andato ciascuno (d.lgs. 150/2009, art. 10, c. 1, lett. b)), va approvata entro il 30/06/2025.",
    );
    expect(text).toContain("Settore Territorio: tutte le aree, obiettivi 2.");
    expect(text).toContain("Valori misurati ed esiti non registrati.");
    expect(text).toContain("Tabella 1. Obiettivi 2024 per gruppo");
  });

  test("one outcome, or one that nobody can read, makes it a Relazione", () => {
    const [first, second] = plan.objectives;
    const told = { ...first!, evaluated: { outcome: "unknown", written: "quasi tutto" } } as const;
    expect(buildRelazione({ ...plan, objectives: [told, second!] }).title).toBe("Relazione sulla performance 2024");
    expect(buildRelazione(poor).title).toBe("Relazione sulla performance 2024");
  });
});

test("a reason told in brackets after the outcome is printed as the reason", () => {
  const objectives = [anObjective({ evaluated: { outcome: "notAchieved", written: "NON RAGGIUNTO (cantiere chiuso dal gelo)" } })];
  expect(rowsOf({ ...poor, objectives }, "Obiettivi non raggiunti")[0]?.at(-1)).toBe("cantiere chiuso dal gelo");
});
