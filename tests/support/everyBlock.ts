import type { DocumentTree, Figure } from "../../src/documents/tree.ts";

/** A figure counted from a list, as the domain would prove it. */
function aFigure(text: string, name: string, result: string): Figure {
  return {
    text,
    proof: {
      figure: name,
      result,
      rule: "Si contano gli obiettivi con esito «raggiunto».",
      citation: { act: "d.lgs. 150/2009", article: "10", paragraph: "1", letter: "b" },
      inputs: [
        {
          id: "o1",
          name: "2023-001 Promozione della biblioteca",
          value: "raggiunto",
          provenance: { kind: "document", file: "relazione.txt", line: 412 },
        },
        { id: "o2", name: "2023-002 Orari dei mercati", value: "raggiunto", provenance: { kind: "act", act: "D.G.C. 120/2024" } },
      ],
      steps: [{ id: "s1", operation: "count", operands: ["o1", "o2"], result, text: `Gli obiettivi raggiunti sono ${result}.` }],
    },
  };
}

const share: Figure = {
  text: "89,19\u00a0%",
  proof: {
    figure: "Quota degli obiettivi raggiunti",
    result: "89.19",
    rule: "Obiettivi raggiunti su obiettivi del piano, in centesimi.",
    inputs: [{ id: "n", name: "Obiettivi raggiunti", value: "66", provenance: { kind: "figure", figure: "achieved" } }],
    steps: [{ id: "s1", operation: "percentage", operands: ["n"], result: "89.19", text: "66 su 74 è l'89,19 %." }],
    rounding: { mode: "halfUp", decimals: 2 },
  },
};

const bars = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 84" font-size="11">
<rect x="80" y="8" width="214" height="24" fill="#0066cc"/><rect x="80" y="44" width="26" height="24" fill="#fff" stroke="#17324d"/>
<text x="0" y="24">Raggiunti</text><text x="0" y="60">Non raggiunti</text><text x="300" y="24">66</text><text x="112" y="60">8</text></svg>`;

/** A small document that holds every kind of block once. */
export const everyBlock: DocumentTree = {
  title: "Relazione sulla performance 2023",
  subtitle: "Approvata con deliberazione della Giunta n. 120 del 27/06/2024",
  author: "Comune di Settimo Torinese",
  figures: { achieved: aFigure("66", "Obiettivi raggiunti nel 2023", "66"), share },
  blocks: [
    { kind: "heading", level: 2, text: "I risultati in breve", id: "risultati" },
    {
      kind: "paragraph",
      text: [
        "Nel 2023 risultano raggiunti ",
        { kind: "figure", figure: "achieved" },
        " obiettivi su 74 (",
        { kind: "figure", figure: "share" },
        "). Il piano è stato approvato con ",
        { kind: "strong", text: "deliberazione n. 53" },
        " ed è pubblicato in ",
        { kind: "link", text: "Amministrazione trasparente", href: "https://www.comune.example.it/trasparente" },
        ".",
      ],
    },
    {
      kind: "picture",
      title: "Esito degli obiettivi",
      description: "Due barre: 66 obiettivi raggiunti, 8 non raggiunti.",
      svg: bars,
    },
    { kind: "heading", level: 3, text: "Che cosa non è stato raggiunto", id: "non-raggiunti" },
    { kind: "list", ordered: false, items: [["Regolamento per l'occupazione del suolo pubblico"], ["Nuovi orari dei mercati"]] },
    { kind: "list", ordered: true, items: [["Si propone la variazione."], ["La Giunta decide, sentito l'organismo di valutazione."]] },
    {
      kind: "missing",
      text: ["Gli importi del fondo non sono riportati nel documento."],
      citation: "d.lgs. 33/2013, art. 20, c. 1",
    },
    { kind: "heading", level: 2, text: "Valutazione del personale", id: "valutazione" },
    { kind: "heading", level: 4, text: "Griglia dei punteggi", id: "griglia" },
    {
      kind: "table",
      caption: "Griglia dei punteggi, anno 2023",
      head: ["Punteggio", "Valutati", "Percentuale"],
      rows: [
        [["da 95 a 100"], ["61"], ["46,56\u00a0%"]],
        [["da 90 a meno di 95"], ["38"], ["29,01\u00a0%"]],
        [["meno di 90"], ["32"], ["24,43\u00a0%"]],
      ],
      rowHeaders: true,
      weights: [2, 1, 1],
      numeric: [1, 2],
      note: ["Ogni percentuale è arrotondata per conto suo."],
    },
    {
      kind: "table",
      caption: "Obiettivi del Settore Servizi alla persona",
      head: ["Obiettivo", "Descrizione", "Esito"],
      rows: [
        [
          ["Promozione della lettura"],
          [
            "Realizzazione di incontri con le scuole del territorio presso la biblioteca civica multimediale, con il coinvolgimento degli insegnanti.",
          ],
          ["Raggiunto"],
        ],
        [["Orari dei mercati"], ["Revisione degli orari."], ["Non raggiunto"]],
      ],
      rowHeaders: true,
      weights: [2, 4, 1],
      numeric: [],
    },
  ],
};
