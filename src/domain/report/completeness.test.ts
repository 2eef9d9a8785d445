import { expect, test } from "vitest";
import { anObjective } from "../../../tests/support/anObjective.ts";
import { settimo } from "../../../tests/support/settimo.ts";
import { citationText } from "../kernel/citation.ts";
import { completenessFigures, completenessOf, type Held, PRESENCE_WORDS } from "./completeness.ts";

const told = (held: Held) =>
  completenessOf(held).map(({ asked, citation, presence, found }) => [
    asked,
    citationText(citation),
    PRESENCE_WORDS[presence],
    found.map((part) => (typeof part === "string" ? part : part.text)).join(""),
  ]);

test("what is asked of the Relazione of Settimo Torinese, and what its data hold", () => {
  const law = "d.lgs. 150/2009, art. 10, c. 1, lett. b)";
  const criterion = (number: number) => `linee guida DFP 3/2018, criterio ${String(number)}`;
  const absent = "Non riportato nel documento.";
  expect(told(settimo)).toEqual([
    ["Risultati di ogni obiettivo", law, "c'è", "74 su 74."],
    ["Scostamenti, con il motivo", law, "manca", "Con il motivo 0 su 8."],
    ["Risorse collegate agli obiettivi", law, "manca", "0 su 74."],
    ["Bilancio di genere realizzato", law, "manca", absent],
    ["Variazioni degli obiettivi in corso d'anno", "d.lgs. 150/2009, art. 6, fonte da verificare", "manca", "Il documento non dice se ce ne sono state."],
    ["Confronto con almeno i tre anni precedenti", "d.lgs. 150/2009, art. 5, c. 2, lett. f)", "manca", "Con i valori di almeno tre anni 0 su 74."],
    ["Coerenza tra la Relazione e il Piano dello stesso anno", criterion(1), "lo valuta l'OIV", "Sono riportati tutti gli obiettivi registrati per l'anno: 74."],
    ["Coerenza tra il giudizio dell'OIV sulla performance organizzativa e i risultati riportati", criterion(2), "lo valuta l'OIV", "Il giudizio dell'OIV non è tra i dati."],
    ["Risultati di tutti gli obiettivi, organizzativi e individuali", criterion(3), "c'è", "Organizzativi: 74 su 74. Individuali: la griglia dei punteggi."],
    ["Considerazione degli obiettivi di anticorruzione e trasparenza", criterion(4), "manca", "La valutazione del RPCT non è riportata nel documento."],
    ["Uso corretto del metodo di calcolo degli indicatori", criterion(5), "manca", "Con un valore misurato 0 su 74."],
    ["Affidabilità dei dati: fonti esterne certificate, o interne non autodichiarate", criterion(6), "in parte", "sistema interno: 7; autodichiarata dal responsabile: 65; fonte mancante: 2."],
    ["Scostamenti e loro motivi, per ogni obiettivo e indicatore", criterion(7), "manca", "Con il motivo 0 su 8."],
    ["Adeguatezza del processo di misurazione", criterion(8), "lo valuta l'OIV", "Il processo non si legge dai dati."],
    ["Rispetto della legge e delle linee guida", criterion(9), "lo valuta l'OIV", "Le mancanze trovate sono in questa tabella."],
    ["Sinteticità", criterion(10), "lo valuta l'OIV", "Si legge sul documento intero."],
    ["Chiarezza e comprensibilità", criterion(11), "lo valuta l'OIV", "Ogni numero si apre con regola, passaggi e dati."],
    ["Premi: ammontare complessivo stanziato", "d.lgs. 33/2013, art. 20, c. 1", "manca", absent],
    ["Premi: ammontare complessivo distribuito", "d.lgs. 33/2013, art. 20, c. 1", "manca", absent],
    ["Criteri con cui i premi sono assegnati", "d.lgs. 33/2013, art. 20, c. 2", "manca", absent],
    ["Distribuzione dei premi in forma aggregata", "d.lgs. 33/2013, art. 20, c. 2", "manca", absent],
    ["Grado di differenziazione, per i dirigenti e per il personale", "d.lgs. 33/2013, art. 20, c. 2", "in parte", "C'è la griglia dei punteggi del personale; mancano i premi e i dirigenti."],
  ]); // prettier-ignore
});

test("[OBL-11] a reason given for one of two missed objectives is a part of what is asked", () => {
  const evaluated = { outcome: "notAchieved", written: "NO" } as const;
  const place = { file: "piano.csv", line: 3 };
  const objectives = [anObjective({ evaluated }), anObjective({ evaluated, deviation: { reason: "Gara deserta", place } })];
  expect(told({ objectives, scoreBands: [] })[1]?.slice(2)).toEqual(["in parte", "Con il motivo 1 su 2."]);
});

test("a plan without outcomes claims no absence of deviations", () => {
  const objectives = [anObjective({ evaluated: { outcome: "unknown", written: "" } })];
  expect(told({ objectives, scoreBands: [] })[1]?.slice(2)).toEqual(["manca", "Senza esiti non si sa se ce ne sono."]);
});

test("with some outcomes only, that none was missed is said of those", () => {
  const objectives = [anObjective(), anObjective({ evaluated: { outcome: "unknown", written: "" } })];
  expect(told({ objectives, scoreBands: [] })[1]?.slice(2)).toEqual([
    "in parte",
    "Tra gli obiettivi con un esito, nessuno risulta mancato.",
  ]);
});

test("whether the method was used rightly is for the OIV to say, even where every value is there", () => {
  const measured = { written: "12", measured: { value: "12" }, place: { file: "piano.csv", line: 3 } };
  const asked = told({ objectives: [anObjective({}, { measured })], scoreBands: [] }).find(([name]) => name?.startsWith("Uso corretto"));
  expect(asked?.slice(2)).toEqual(["lo valuta l'OIV", "Con un valore misurato 1 su 1."]);
});

test("its figures are named once each, with the objectives they count", () => {
  const figures = new Map(completenessFigures(settimo).map((figure) => [figure.id, figure]));
  expect(figures.get("completezza/fonti/autodichiarate")?.proof.inputs).toHaveLength(65);
  expect(figures.get("completezza/scostamenti-motivati")?.proof).toMatchObject({ result: "0", inputs: [] });
});
