import { describe, expect, test } from "vitest";
import { anIndicator, anObjective, inDocument } from "../../../../tests/support/anObjective.ts";
import { objectiveCode, type Objective } from "../../plan/objective.ts";
import { readTarget } from "../../plan/readTarget.ts";
import type { AnnualReport } from "../../report/annualReport.ts";
import type { Check } from "../check.ts";
import { bandGaps } from "./bandGaps.ts";
import { dateOutsideYear } from "./dateOutsideYear.ts";
import { defaultDeadline } from "./defaultDeadline.ts";
import { endedInstrument } from "./endedInstrument.ts";
import { impossibleDate } from "./impossibleDate.ts";
import { missedWithoutReason } from "./missedWithoutReason.ts";
import { noLink } from "./noLink.ts";
import { otherYear } from "./otherYear.ts";
import { sameWork } from "./sameWork.ts";
import { sharesNotAdding } from "./sharesNotAdding.ts";
import { unevenLoad } from "./unevenLoad.ts";
import { weights } from "./weights.ts";
import { wrongParagraph } from "./wrongParagraph.ts";
import { wrongReference } from "./wrongReference.ts";

function reportOf(objectives: readonly Partial<Objective>[], different: Partial<AnnualReport> = {}): AnnualReport {
  return {
    administration: { code: "prova", name: "Comune di Prova" },
    year: 2023,
    objectives: objectives.map((each, i) => anObjective({ code: objectiveCode(2023, i + 1), ...each })),
    services: [],
    mandateLines: [],
    publicValue: [],
    strategic: [],
    operational: [],
    reported: [],
    scoreBands: [],
    narrative: {},
    ...different,
  };
}

const messagesIn = (check: Check, report: AnnualReport, lines: readonly string[] = []) =>
  check.find({ report, file: "relazione.txt", lines }).map(({ message }) => message);
const inProse = (check: Check, ...lines: string[]) => messagesIn(check, reportOf([]), lines);
const some = (count: number, each: Partial<Objective> = {}) => Array.from({ length: count }, () => each);

describe("weights", () => {
  const weighing = (...written: string[]) => messagesIn(weights, reportOf(written.map((weight) => ({ weight }))));
  test.each([
    ["percentages that make 100", ["60 %", "40 %"], 0],
    ["percentages that make 99,99", ["60 %", "39,99 %"], 1],
    ["percentages that make 100,01", ["60 %", "40,01 %"], 1],
    ["coefficients need no sum", ["1,2", "1,4", "1"], 0],
    ["a weight of 0", ["0,00", "1,2"], 1],
    ["a weight that cannot be read", ["60 %", "molto"], 0],
    ["hundredths that make 100", ["60/100", "40/100"], 0],
    ["hundredths that make 90", ["60/100", "peso 30/100"], 1],
  ])("%s", (_, written, findings) => expect(weighing(...written)).toHaveLength(findings));
});

describe("a load is uneven above ten objectives, and above three times the middle one", () => {
  const loaded = (...loads: number[]) =>
    messagesIn(unevenLoad, reportOf(loads.flatMap((load, i) => some(load, { group: `Settore ${String(i)}` }))));
  test.each([
    [[3, 3, 10], 0],
    [[3, 3, 11], 1],
    [[4, 4, 12], 0],
    [[4, 4, 13], 1],
    [[2, 40], 0], // two units: no middle one to compare with
  ])("%j", (loads, findings) => expect(loaded(...loads)).toHaveLength(findings));
});

describe("the end of the year is told once, when more than ten and more than half have it", () => {
  const early: Partial<Objective> = {
    indicators: [anIndicator({ target: { written: "Entro 30/06/2023", reading: readTarget("Entro 30/06/2023") } })],
  };
  test.each([
    [10, 0, 0],
    [11, 0, 1],
    [11, 11, 0],
    [12, 11, 1],
  ])("%i of the end, %i earlier", (late, others, findings) =>
    expect(messagesIn(defaultDeadline, reportOf([...some(late), ...some(others, early)]))).toHaveLength(findings),
  );
});

describe("a deadline is outside the year", () => {
  test.each([
    ["31/12/2022", ["Il termine è il 31/12/2022, prima del 2023."]],
    ["01/01/2023", []],
    ["31/12/2023", []],
    ["01/01/2024", ["Il termine è il 01/01/2024, dopo la fine del 2023."]],
  ])("%s", (day, messages) => {
    const target = { written: `Entro ${day}`, reading: readTarget(`Entro ${day}`) };
    expect(messagesIn(dateOutsideYear, reportOf([{ indicators: [anIndicator({ target })] }]))).toEqual(messages);
  });
});

describe("bands of scores", () => {
  const among = (...labels: string[]) =>
    messagesIn(bandGaps, reportOf([], { scoreBands: labels.map((label) => ({ label, count: 1, place: { file: "r", line: 1 } })) }));
  test.each([
    [["Minore di 80", "Da 80 a 90", "oltre 90"], []],
    [["almeno 90", "Da 80 a 90", "sotto 80"], ["90 è in due fasce."]],
    [["fino a 80", "oltre 80"], []],
    [["Da 60 a 80", "Da 80 a 100"], ["80 è in due fasce."]],
    [["Da 60 a 79,99", "Da 80 a 100"], ["Tra 79,99 e 80 un punteggio non sta in nessuna fascia."]],
    [["Da 90,01 a 100", "Da 80 a 90"], ["Tra 90 e 90,01 un punteggio non sta in nessuna fascia."]],
    [["Minore di 60", "Da 70 a 100"], ["Tra 60 e 70 un punteggio non sta in nessuna fascia."]],
    [["Minore di 75", "Da 70 a 100"], ["Tra 70 e 75 un punteggio sta in due fasce."]],
    [["eccellente", "buono"], []],
    [["Fino a 85 compreso", "oltre 85 e fino a 90 compreso", "oltre 90"], []],
    [["Da 80 a meno di 90", "Da 90 a 100"], []],
    [["Da 80 a meno di 90", "Da 91 a 100"], ["Tra 90 e 91 un punteggio non sta in nessuna fascia."]],
    [["Fascia 1 (da 90 a 100)", "Fascia 2 (da 80 a meno di 90)"], []],
    [["1ª fascia: 91-100", "2ª fascia: 80-91"], ["91 è in due fasce."]],
    [["Fascia 90-100", "Fascia 80-90"], ["90 è in due fasce."]],
  ])("%j", (labels, messages) => expect(among(...labels)).toEqual(messages));

  test.each([
    [["50", "50"], 0],
    [["50", "49.99"], 1],
    [["50", undefined], 0],
  ])("shares of %j", (shares, findings) => {
    const scoreBands = shares.map((share) => ({ label: "x", count: 1, ...(share && { share }), place: { file: "r", line: 1 } }));
    expect(messagesIn(sharesNotAdding, reportOf([], { scoreBands }))).toHaveLength(findings);
  });
});

describe("the same work", () => {
  const told = (...descriptions: string[]) =>
    messagesIn(sameWork, reportOf(descriptions.map((description, i) => ({ title: `Scheda ${String.fromCharCode(65 + i)}`, description }))));
  test("two that share a name are, in however many words around it", () => {
    expect(told("Rifacimento del mercato di via Fantina", "Nuovi parcheggi in via Fantina")).toHaveLength(1);
    expect(told("Trasloco del Comando in centro", "Nuova sede del Comando")).toHaveLength(1);
  });
  test("three that share it are three pairs; four share a theme", () => {
    const via = ["Asfalto di via Fantina", "Illuminazione di via Fantina", "Alberi di via Fantina", "Fognatura di via Fantina"];
    expect(told(...via.slice(0, 3))).toHaveLength(3);
    expect(told(...via)).toHaveLength(0);
  });
  test("a stretch of time is no name", () => {
    expect(told("Interventi eseguiti nei 30 giorni", "Ricoveri ripetuti nei 30 giorni")).toEqual([]);
    expect(told("Asfalto di viale 8 marzo", "Alberi di viale 8 marzo")).toHaveLength(1);
  });
  test("words of every plan, and of the unit's name, are no name", () => {
    expect(told("Monitoraggio attività dei cantieri", "Monitoraggio attività delle mense")).toEqual([]);
    expect(told("Gestione del territorio comunale a nord", "Cura del territorio comunale a sud")).toEqual([]);
  });
});

test("a reason told in brackets after the outcome is told", () => {
  const missed = (written: string) => messagesIn(missedWithoutReason, reportOf([{ evaluated: { outcome: "notAchieved", written } }]));
  expect(missed("NON RAGGIUNTO (cantiere delle sale operatorie)")).toEqual([]);
  expect(missed("NON RAGGIUNTO (45 %)")).toHaveLength(1);
  expect(missed("NON RAGGIUNTO (vedi nota 3)")).toHaveLength(1);
  expect(missed("NON RAGGIUNTO")).toHaveLength(1);
});

test("a day that does not exist is found in the words of an objective too", () => {
  const description = "Rimborsi entro il 31/04/2023";
  expect(messagesIn(impossibleDate, reportOf([{ description }]))).toEqual(["Il giorno «31/04/2023» non esiste."]);
});

test("the further lines of a quoted row are the row's, not prose", () => {
  const objectives = [{ origin: inDocument("relazione.txt", 1) }];
  const lines = ['"Tributi";"Rimborsi', 'come da programma dell\'AVCP";"raggiunto"', "Testo sull'AVCP"];
  expect(messagesIn(endedInstrument, reportOf(objectives), lines)).toHaveLength(1);
});

describe("what the prose says", () => {
  test.each([
    ["un giorno che non esiste: 29/02/2023", 1],
    ["un giorno bisestile: 29/02/2024", 0],
    ["la delibera 31/06/20 e la pratica 12/45/2023", 0],
  ])("%s", (line, findings) => expect(inProse(impossibleDate, line)).toHaveLength(findings));

  test.each([
    ["non presenti al 31/12/2022", 1],
    ["in servizio al 31/12/2023", 0],
    ["approvata entro il 30/06/2024", 0], // the year after is that of the approval
    ["ai sensi del decreto n. 5 in vigore dal 01/02/2020", 0],
    ["decreti approvati nell'anno 2012 e nel 2013", 1],
    ["il confronto con l'anno 2020", 0], // three years before
    ["il confronto con l'anno 2019", 1], // four
    ["redatto per la prima volta nel 2011", 0],
    ["il Segretario è in servizio dal 01/03/2020", 0],
    ["i punti sono stati tolti dal 01/03/2020", 1],
    ["al 31/12/2022 erano 50, al 31/12/2023 erano 48", 0], // a comparison
    ["non presenti al 31/12/2022, come deciso il 15/02/2023", 1],
    ["l'Unione è nata nell'anno 2012", 0],
    ["come previsto dal PNA 2022 e dal Piano 2011", 0],
  ])("«%s»", (line, findings) => expect(inProse(otherYear, line)).toHaveLength(findings));

  test.each([
    ["Rif: Art. 20, c. 1 d.lgs. 33/2013: i criteri di distribuzione dei premi", ["2"]],
    ["art. 20, comma 2, del d.lgs. 33/2013, sull'ammontare complessivo dei premi stanziati", ["1"]],
    ["art. 20, c. 1, d.lgs. 33/2013: ammontare complessivo dei premi", []],
    ["art. 20, c. 1, d.lgs. 150/2009: i criteri", []],
    ["art. 20, c. 1, d.lgs. 33/2013", []],
    ["art. 20, c. 1 e 2, del d.lgs. 33/2013: i criteri di distribuzione dei premi", []],
  ])("%s", (line, right) => expect(inProse(wrongParagraph, line).map((message) => /del comma (\d)\.$/.exec(message)?.[1])).toEqual(right));

  test("an instrument is ended from a day on: a report on an earlier year may use its name", () => {
    const line = ["I titolari di posizione organizzativa"];
    expect(messagesIn(endedInstrument, reportOf([], { year: 2022 }), line)).toEqual([]);
    expect(messagesIn(endedInstrument, reportOf([], { year: 2023 }), line)).toHaveLength(1);
    expect(inProse(endedInstrument, "Gli incarichi di EQ (ex posizioni organizzative)")).toEqual([]);
    expect(inProse(endedInstrument, "Gli appalti in corso seguono il d.lgs. 50/2016")).toEqual([]);
    expect(inProse(endedInstrument, "Piano organizzativo del lavoro agile")).toHaveLength(1);
    expect(inProse(endedInstrument, "La pola del campanile")).toEqual([]);
  });

  test.each([
    [
      "Il Programma per la trasparenza",
      "«Programma per la trasparenza»: dal 23/06/2016 la trasparenza sta nel piano anticorruzione, e dal 2022 nella sezione 2.3 del PIAO (rischi corruttivi e trasparenza).",
    ],
    [
      "Secondo la CiVIT",
      "«CiVIT»: dal 31/10/2013 si chiama ANAC; la performance è poi passata al Dipartimento della funzione pubblica (d.l. 90/2014, art. 19, c. 9).",
    ],
    ["Ai sensi del d.lgs. 163/2006", "«d.lgs. 163/2006»: dal 19/04/2016 vale il d.lgs. 50/2016, e dal 01/07/2023 il d.lgs. 36/2023."],
  ])("%s: what is said of a day was true on that day", (line, message) => expect(inProse(endedInstrument, line)).toEqual([message]));

  test("a reference is wrong when its chapter is not there, or another has the very name", () => {
    const headings = ["1. Presentazione", "2. Obiettivi strategici", "3. Albero dei servizi"];
    expect(inProse(wrongReference, ...headings, "Si veda il punto 7.")).toEqual(["Si rimanda al punto 7, che non c'è."]);
    expect(inProse(wrongReference, ...headings, "Gli obiettivi strategici (vedi punto 3).")).toHaveLength(1);
    expect(inProse(wrongReference, ...headings, "Gli obiettivi strategici (vedi punto 2).")).toEqual([]);
    expect(inProse(wrongReference, ...headings, "Si veda il punto 3, dedicato all'albero.")).toEqual([]);
    expect(inProse(wrongReference, "Si veda il punto 7.")).toEqual([]); // a text without headings has nothing to point at
  });
});

test("a missing link is no finding where there is nothing to link to", () => {
  expect(messagesIn(noLink, reportOf(some(3)))).toEqual([]);
  const strategic = [{ number: 1, title: "Città verde", place: { file: "r", line: 1 } }];
  expect(messagesIn(noLink, reportOf(some(3), { strategic }))).toEqual([
    "Nessuno dei 3 obiettivi è collegato a un obiettivo strategico o operativo.",
  ]);
  expect(messagesIn(noLink, reportOf(some(1), { strategic }))).toEqual([
    "L'unico obiettivo non è collegato a un obiettivo strategico o operativo.",
  ]);
});
