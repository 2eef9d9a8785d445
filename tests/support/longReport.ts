import type { Block, Cell, DocumentTree } from "../../src/documents/tree.ts";
import { everyBlock } from "./everyBlock.ts";

const AREAS = [
  "Settore Affari generali",
  "Settore Servizi alla persona",
  "Settore Territorio",
  "Settore Lavori pubblici",
  "Settore Finanze",
  "Polizia locale",
];

const DEEDS = [
  "Realizzazione di un percorso partecipato con le scuole del territorio, le associazioni e i comitati di quartiere per la revisione del regolamento della biblioteca civica multimediale e dei suoi orari di apertura",
  "Regolarizzazione degli impianti di videosorveglianza e predisposizione della documentazione sulla protezione dei dati personali",
  "Aggiornamento del piano di protezione civile, con particolare riguardo alle aree esondabili lungo il torrente e alle procedure di allertamento della popolazione",
  "Riduzione dei tempi medi di pagamento delle fatture commerciali",
  "Digitalizzazione delle pratiche edilizie giacenti presso l'archivio storico, con indicizzazione per via, numero civico e intestatario, e consultazione per appuntamento da parte dei professionisti incaricati",
];

const TARGETS = ["entro il 31/12/2023", "almeno 3 incontri entro il 30/06/2023", "ritardo inferiore o uguale a zero giorni", "95 %"];

function objectiveRow(i: number): Cell[] {
  return [
    [`2023-${String(i + 1).padStart(3, "0")} Qualità dei servizi ai cittadini`],
    [DEEDS[i % DEEDS.length]!],
    [i % 3 === 0 ? "Numero di incontri verbalizzati e pubblicati sul sito istituzionale dell'ente" : "Data di adozione dell'atto"],
    [TARGETS[i % TARGETS.length]!],
    [i % 4 === 0 ? "Relazione del dirigente, protocollo 2024/00123" : "D.G.C. 120/2023"],
    [i % 9 === 8 ? "Non raggiunto" : "Raggiunto"],
  ];
}

function objectiveTable(area: string): Block {
  return {
    kind: "table",
    caption: `Obiettivi operativi assegnati al ${area}, con l'esito al 31 dicembre 2023`,
    head: ["Obiettivo", "Descrizione", "Indicatore", "Target", "Fonte", "Esito"],
    rows: Array.from({ length: 30 }, (_, i) => objectiveRow(i)),
    rowHeaders: true,
    weights: [20, 34, 20, 17, 17, 13],
    numeric: [],
    note: ["L'esito è quello dichiarato dal dirigente e non ancora verificato dall'organismo di valutazione."],
  };
}

function chapter(area: string, i: number): Block[] {
  return [
    { kind: "heading", level: 2, text: area, id: `area-${i}` },
    { kind: "heading", level: 3, text: "Attività svolta", id: `attivita-${i}` },
    { kind: "paragraph", text: [`${DEEDS.slice(0, 4).join(". ")}. ${DEEDS.join("; ")}.`] },
    {
      kind: "paragraph",
      text: [
        "Risultano raggiunti ",
        { kind: "figure", figure: "achieved" },
        " obiettivi, pari al ",
        { kind: "figure", figure: "share" },
        ".",
      ],
    },
    { kind: "heading", level: 3, text: "Obiettivi e risultati", id: `obiettivi-${i}` },
    objectiveTable(area),
  ];
}

/** A report of some twenty pages, with tables that cross them. */
export const longReport: DocumentTree = { ...everyBlock, blocks: [...everyBlock.blocks, ...AREAS.flatMap(chapter)] };
