import { describe, expect, test } from "vitest";
import { administrationNameIn } from "./administrationName.ts";

describe("a name is read whole", () => {
  test.each([
    "Valprova", "San Benedetto del Tronto", "Cava de' Tirreni", "Cava de’ Tirreni", "San Giorgio a Cremano", "Acquaviva delle Fonti",
    "Saint-Vincent", "Sant'Angelo Lodigiano", "Sant’Angelo Lodigiano", "Reggio nell'Emilia", "Castelnovo ne’ Monti", "L’Aquila",
    "Presicce-Acquarica", "Monteforte d'Alpone", "Lu e Cuccaro Monferrato", "Città di Castello", "Rhêmes-Notre-Dame", "San Dorligo della Valle",
    "Roè Volciano", "Vo'", "Sale delle Langhe", "Massa e Cozzile", "Corteno Golgi", "Sant'Arcangelo Trimonte", "Pieve di Bono-Prezzo",
  ])("Comune di %s", (name) => {
    expect(administrationNameIn(`Il Comune di ${name} racconta in queste pagine il suo anno.`)).toBe(`Comune di ${name}`);
  }); // prettier-ignore

  test.each([
    ["Il Comune dell'Aquila racconta.", "Comune dell'Aquila"],
    ["La Provincia di Reggio Emilia, come ogni anno, racconta.", "Provincia di Reggio Emilia"],
    ["L'Unione dei Comuni di Fintavalle racconta.", "Unione dei Comuni di Fintavalle"],
    ["La Città metropolitana di Fintavalle racconta.", "Città metropolitana di Fintavalle"],
    ["Comune di Valdora (città inventata): Valdora non esiste.", "Comune di Valdora"],
    ["Il Comune di Valprova\ne il Comune di VALPROVA", "Comune di Valprova"],
  ])("%j", (text, name) => {
    expect(administrationNameIn(text)).toBe(name);
  });
});

describe("of several names none is taken, unless one stands alone at the head", () => {
  test.each([
    ["Il Comune di Valprova e l'Unione dei Comuni di Fintavalle. L'Unione dei Comuni di Fintavalle.", undefined],
    ["Il Comune di Valprova.\nIl Comune di Valnuova.", undefined],
    ["RELAZIONE\nCOMUNE DI VALPROVA\n\nL'Unione dei Comuni di Fintavalle. Il Comune di Valprova.", "Comune di Valprova"],
    ["AZIENDA SANITARIA LOCALE DI VALPROVA\n\nLa Regione Valfinta controlla.", "AZIENDA SANITARIA LOCALE DI VALPROVA"],
    ["COMUNE DI SANT’ILARIO IN PROVA\nIl Comune di Sant’Ilario in Prova racconta.", "Comune di Sant’Ilario in Prova"],
    ["COMUNE DI VALPROVA\nPROVINCIA DI FINTAVALLE\n", undefined],
    ["Il nostro Comune racconta.", undefined],
    ["", undefined],
  ])("%j: %s", (text, name) => {
    expect(administrationNameIn(text)).toBe(name);
  });
});
