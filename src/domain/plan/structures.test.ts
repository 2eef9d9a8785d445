import { describe, expect, test } from "vitest";
import { isEveryUnit, knownUnits, readStructures } from "./structures.ts";

const known = knownUnits(["Settore Zefiro: Area Bianchi Anna", "Polo Arcobaleno – Alba"]);
const read = (written: string) => readStructures(written, known);

describe("what names a structure is kept as it is written", () => {
  test.each([
    "Settore Verde",
    "Ufficio Tributi",
    "Ufficio Gare",
    "Tributi",
    "Risorse Umane",
    "Settore Servizi alla persona",
    "Area Finanziaria – Risorse Umane",
    "Settore Lavori Pubblici, Urbanistica e Ambiente",
    "Servizio Attività produttive (SUAP)",
    "Servizi Demografici/URP",
    "SUAP",
    "U.R.P.",
    "C.E.D.",
    "Segretario Generale",
    "Dirigente del Settore Tecnico",
    "Settore 3",
    "Area II",
    "tutti i settori",
    "Tutte le aree",
    "Settore Zefiro",
    "AREA BIANCHI ANNA",
    "Settore Zefiro: Area Bianchi Anna",
    "Polo Arcobaleno - Alba",
  ])("«%s»", (written) => {
    expect(read(written)).toEqual({ kept: [written], isWhole: true });
  });

  test("several, divided by semicolons, each once", () => {
    expect(read("Settore Verde; SUAP;Settore Verde ; ")).toEqual({ kept: ["Settore Verde", "SUAP"], isWhole: true });
  });

  test("an empty cell names nothing, and leaves nothing out", () => {
    expect(read("")).toEqual({ kept: [], isWhole: true });
  });
});

describe("what may be a person is left out, and the structure beside it stays", () => {
  test.each([
    ["Settore Verde; Rossi Mario", ["Settore Verde"]],
    ["Ufficio Tributi (M. Rossi)", ["Ufficio Tributi"]],
    ["Ufficio Tributi - Rossi Maria", ["Ufficio Tributi"]],
    ["Ufficio Tributi, Rossi Maria", ["Ufficio Tributi"]],
    ["Ufficio Tributi: Rossi Maria", ["Ufficio Tributi"]],
    ["Settore Ambiente – arch. Luca Verdi", ["Settore Ambiente"]],
    ["Rossi Maria – Ufficio Tributi", ["Ufficio Tributi"]],
    ["Ufficio Tributi (Rossi), Ufficio Gare (Verdi)", ["Ufficio Tributi", "Ufficio Gare"]],
    ["Servizio Bianchi Anna", []],
    ["SERVIZIO BIANCHI ANNA", []],
    ["servizio bianchi", []],
    ["Ufficio Tributi Rossi Maria", []],
    ["Ufficio di Rossi Maria", []],
    ["Ufficio dott.ssa Rossi", []],
    ["Ufficio M. R.", []],
    ["Rossi Mario", []],
    ["ROSSI", []],
    ["M. Rossi", []],
    ["tutti i Rossi", []],
    ["3", []],
    ["di", []],
    ["-", []],
  ])("«%s» keeps %j", (written, kept) => {
    expect(read(written)).toEqual({ kept, isWhole: false });
  });
});

test("words for every unit name none of them", () => {
  expect(["tutti i settori", "Tutte le Aree", "tutti gli uffici", "tutte"].map(isEveryUnit)).toEqual([true, true, true, true]);
  expect(["Settore Tutela", "SUAP", "tutti i Rossi"].map(isEveryUnit)).toEqual([false, false, false]);
});

test("the most common surnames and first names are no words of offices", () => {
  const surnames =
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Lombardo Serra Coppola Marchetti Parisi Villa Conte Ferraro Ferri Fabbri Bianco Marini Grasso Valentini Messina Sala Gatti Pellegrini Palumbo Sanna Farina Rizzi Monti Cattaneo Morelli Amato Silvestri Mazza Testa Grassi Carbone Giuliani Benedetti Barone Rossetti Caputo Montanari Guerra Palmieri Bernardi Martino Fiore Ferretti Bellini Basile Riva Donati Piras Vitali Battaglia Sartori Neri Verdi Costantini Milani Pagano Ruggiero Sorrentino Orlando Negri Mantovani Locatelli";
  const names =
    "Mario Maria Anna Luca Paolo Paola Giuseppe Giuseppina Giovanni Giovanna Antonio Francesco Francesca Andrea Marco Stefano Stefania Laura Roberto Roberta Silvia Elena Chiara Sara Giulia Alessandro Alessandra Federica Simona Monica Cristina Barbara Patrizia Rosa Rita Lucia Angela Teresa Caterina Carla Carlo Franco Bruno Sergio Claudio Claudia Daniela Daniele Davide Fabio Massimo Maurizio Giorgio Giorgia Pietro Enrico Salvatore Vincenzo Domenico Gloria Letizia Vittoria Marina Libera";
  const words = `${surnames} ${names}`.split(" ").filter((word) => word !== "De");
  expect(words.filter((word) => readStructures(`Ufficio ${word}`, new Set()).isWhole)).toEqual([]);
});
