import { TRACK_WORDS, TRACKS } from "../../../domain/cycle/track.ts";

/** How the things of the log are called: what stands first in their name, longest first, and its Italian words. */
const NAMES: readonly (readonly [name: string, words: string])[] = [
  ["account of", "utenza di"],
  ["conflict of", "conflitto di interessi di"],
  ["conflict", "conflitto di interessi n."],
  ["delegation of", "delega di"],
  ["delegation", "delega n."],
  ["substitution for", "chi valuta"],
  ["substitution", "sostituzione"],
  ["evaluation run", "calcolo dei punteggi n."],
  ["pay run", "calcolo dei premi n."],
  ["evaluations", "schede di valutazione del"],
  ["head-count", "conta del personale del"],
  ["narrative", "testo della Relazione del"],
  ["publication", "pubblicazione"],
  ["variation", "variazione"],
  ["plan", "piano del"],
  ["smvp", "sistema di valutazione del"],
  ["cci", "contratto integrativo del"],
  ["finding", "osservazione"],
  ["thing", "strategia e servizi:"],
  ["objective", "obiettivo"],
  ["erasure", "cancellazione n."],
  ["legal hold", "fermo delle cancellazioni"],
  ["setting", "impostazione"],
  ["retention", "conservazione"],
  ["person", "persona"],
  ["personale", "elenco del personale"],
  ["unit", "unità n."],
  ["role", "incarico n."],
  ["relations", "rapporti di lavoro n."],
  ["form", "scheda"],
  ["track", "fase"],
];

/** What an operation was done to, for people: "track plan" is "fase Piano". What is not known keeps its own name. */
export function objectWords(object: string): string {
  const track = TRACKS.find((each) => object === `track ${each}`);
  if (track) return `fase ${TRACK_WORDS[track]}`;
  const [name, words] = NAMES.find(([each]) => object === each || object.startsWith(`${each} `)) ?? [];
  if (name === undefined || words === undefined) return object;
  return `${words}${object.slice(name.length)}`.replace(" version ", ", versione ");
}
