import type { OwnDataKind } from "../../../data/personal/declaration.ts";
import type { OwnDataSection } from "../../../data/personal/ownData.ts";
import type { Block, DocumentTree } from "../../../documents/tree.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import { fieldWords, valueWords } from "../../commands/log/factWords.ts";

/** What each kind of data is, in words. */
const TITLES: Readonly<Record<OwnDataKind, string>> = {
  person: "Chi sono",
  employments: "Rapporti di lavoro, anche sostituiti",
  evaluates: "Persone che valuto",
  dataOwner: "Dati di cui sono referente",
  heldObjectives: "Obiettivi di cui rispondo o a cui collaboro",
  account: "Utenza",
  sessions: "Accessi",
  identities: "Collegamenti con il servizio di identità dell'ente",
  passkeys: "Passkey",
  accountEvents: "Accessi e cambi di credenziali",
  invitations: "Inviti",
  mail: "Messaggi di posta",
  notices: "Avvisi",
  operations: "Operazioni che ho fatto",
  evaluated: "Letture delle valutazioni in cui compaio",
  stints: "Periodi di servizio considerati nelle valutazioni",
  absences: "Giorni di assenza per classe, senza la causa",
  forms: "Schede di valutazione, con obiettivi, comportamenti e note",
  formsAsEvaluator: "Schede in cui sono io a valutare",
  pay: "Dati per premi e retribuzione di risultato",
  results: "Esiti dei calcoli registrati",
  proofs: "Prove dei punteggi e dei premi, come i calcoli registrati le conservano",
  shares: "Quote di premi e retribuzione di risultato",
  differentiation: "Differenziazione dei giudizi che ho dato",
  recorded: "Che cosa ho registrato",
  resultsWritten: "Esiti di obiettivi scritti da me",
  roles: "Incarichi nel sistema, anche finiti",
  delegations: "Deleghe date e ricevute",
  conflicts: "Conflitti di interessi che ho dichiarato",
  substitutions: "Sostituzioni di valutatori che mi riguardano",
  derogations: "Operazioni che ho fatto in deroga",
  acknowledgements: "Prese visione",
  drafts: "Bozze di moduli",
};

/** What is told of what is not in the copy, so that nobody looks for it in vain. */
const NOT_HERE = [
  "Una scheda ancora proposta, con ciò che se ne calcola, non c'è finché non è comunicata.",
  "Le operazioni di altri che la riguardano, i conflitti di interessi dichiarati da altri, il motivo delle sostituzioni, le richieste di cancellazione e i vincoli sui dati li legge solo chi ne ha l'incarico: li chieda al responsabile della protezione dei dati.",
  "Delle operazioni che ha fatto c'è quando, che cosa e su che cosa: il contenuto è dell'ufficio.",
  "Password, segreto del secondo fattore e codici di recupero non ci sono: il sistema ne conserva solo un'impronta o una forma cifrata.",
  "I tentativi di accesso sono contati senza posta né indirizzo: non si può sapere quali siano i suoi.",
  "Il registro degli accessi tecnici nomina utenti del computer e comandi, non le persone di cui si trattano i dati.",
  "I documenti pubblicati dall'ente si leggono nel sito.",
];

/** The page of the copy: every kind of data in its table, what is not there said as missing. */
export function ownDataDocument(administration: string, person: string, sections: readonly OwnDataSection[]): DocumentTree {
  return {
    title: "I miei dati",
    subtitle: `Che cosa conserva Traguardo di ${person} per ${administration}`,
    author: administration,
    figures: {},
    blocks: [
      {
        kind: "paragraph",
        text: [
          "È la copia dei dati personali prevista dall'articolo 15 del regolamento (UE) 2016/679. Per correggerli, per chiederne la cancellazione o per saperne di più ci si rivolge all'ente o al suo responsabile della protezione dei dati. Nel file i-miei-dati.json ci sono gli stessi dati per i programmi.",
        ],
      },
      ...sections.flatMap(blocksOf),
      { kind: "heading", level: 2, text: "Che cosa non c'è, e perché", id: "non-qui" },
      { kind: "list", ordered: false, items: NOT_HERE.map((each) => [each]) },
    ],
  };
}

function blocksOf({ name, rows }: OwnDataSection): Block[] {
  const heading: Block = { kind: "heading", level: 2, text: TITLES[name], id: name };
  if (rows.length === 0) return [heading, { kind: "missing", text: ["Non c'è nulla."] }];
  const records = rows.map((row) => Object.entries(row as Readonly<Record<string, Json>>));
  return [
    heading,
    ...records.map((fields, i): Block => ({
      kind: "table",
      caption: records.length === 1 ? TITLES[name] : `${TITLES[name]}: ${String(i + 1)} di ${String(records.length)}`,
      head: ["Dato", "Valore"],
      rows: fields.filter(([, value]) => value !== null).map(([field, value]) => [[fieldWords(field)], [valueWords(field, value)]]),
      rowHeaders: true,
      weights: [1, 3],
      numeric: [],
    })),
  ];
}
