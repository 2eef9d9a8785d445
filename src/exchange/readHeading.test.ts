import { describe, expect, test } from "vitest";
import { readHeading } from "./readHeading.ts";

const column = (written: string) => {
  const reading = readHeading(written, 2024);
  return reading.is === "column" ? reading.column : reading.is;
};

describe("a heading is read whole, not by its first word", () => {
  test.each([
    ["Titolo obiettivo", "title"],
    ["OBIETTIVO", "title"],
    ["Unità organizzativa", "group"],
    ["Unita\u0300 organizzativa", "group"],
    ["Dipartimento", "group"],
    ["**Indicatore**", "indicator"],
    ["Indicatore di risultato", "indicator"],
    ["Fonte del dato", "source"],
    ["Fonte", "source"],
    ["Fonte di finanziamento", "unknown"],
    ["Peso", "weight"],
    ["Peso (%)", "weight"],
    ["Peso %", "weight"],
    ["Peso obiettivo", "weight"],
    ["Peso dell’obiettivo", "weight"],
    ["Pesatura (0-100)", "weight"],
    ["Peso indicatore", "indicatorWeight"],
    ["Peso dell'indicatore", "indicatorWeight"],
    ["Matricola", "people"],
    ["Matricole dei responsabili", "people"],
    ["Responsabile (matricola)", "people"],
    ["Matricola collaboratori", "peopleContributing"],
    ["Matricola valutatore", "unknown"],
    ["Quota", "shares"],
    ["Quota (%)", "shares"],
    ["Quote dei responsabili", "shares"],
    ["Quota di finanziamento", "unknown"],
    ["Peso responsabile", "peopleWeights"],
    ["Descrizione", "description"],
    ["Descrizione dell'obiettivo", "description"],
    ["Descrizione dell'indicatore", "unknown"],
    ["Attività previste", "description"],
    ["Attività svolte", "unknown"],
    ["Target", "target"],
    ["Valore atteso", "target"],
    ["Risultato atteso", "target"],
    ["Risultati previsti", "target"],
    ["Scadenza", "deadline"],
    ["Valore misurato", "measured"],
    ["Valore raggiunto", "measured"],
    ["Dato a consuntivo", "measured"],
    ["Esito", "outcome"],
    ["Stato di attuazione", "outcome"],
    ["Raggiungimento", "outcome"],
    ["Esito atteso", "doubt"],
    ["Esiti previsti", "doubt"],
    ["Raggiungimento previsto", "doubt"],
    ["Target e risultati", "doubt"],
    ["Risultato raggiunto", "result"],
    ["Risultati", "result"],
    ["Consuntivo", "result"],
    ["% raggiungimento", "degree"],
    ["Grado di raggiungimento", "degree"],
    ["Grado di raggiungimento (%)", "degree"],
    ["Raggiunto", "mark"],
    ["Non raggiunto", "mark"],
    ["Parzialmente raggiunto", "mark"],
    ["Anno", "year"],
    ["Livello raggiunto", "doubt"],
    ["% conseguita", "doubt"],
    ["Stato di avanzamento", "doubt"],
    ["Valore finale", "doubt"],
    ["Target I anno", "doubt"],
    ["Target '24", "doubt"],
    ["Valore pubblico", "unknown"],
    ["Responsabile", "unknown"],
    ["Note", "unknown"],
    ["", "unnamed"],
    [" \u200b", "unnamed"],
  ])("«%s»: %s", (written, expected) => {
    expect(column(written)).toBe(expected);
  });
});

describe("a year in a heading is of that column", () => {
  test.each([
    ["Target 2024", "target"],
    ["Target (anno 2024)", "target"],
    ["Valore atteso al 31/12/2024", "target"],
    ["Risultato 2024", "result"],
    ["Target 2023", "ofAnotherYear"],
    ["Target 2025", "ofAnotherYear"],
    ["Target 2024-2026", "ofAnotherYear"],
    ["Risultato 2022", "ofAnotherYear"],
    ["Consuntivo 2023", "ofAnotherYear"],
    ["Peso 2023", "ofAnotherYear"],
    ["Note 2023", "unknown"],
  ])("«%s»: %s", (written, expected) => {
    expect(column(written)).toBe(expected);
  });
});
