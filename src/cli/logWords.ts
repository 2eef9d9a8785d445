import type { LogFault, LogFaultKind, LogVerdict } from "../data/checkLog.ts";
import type { DocumentFault } from "../data/checkSealedDocuments.ts";
import { countText, dayInRome } from "../features/instantWords.ts";

/** What is wrong, and where, in words. */
const FAULT_WORDS: Readonly<Record<LogFaultKind, (at: string) => string>> = {
  contentAltered: (at) => `riga ${at}: il contenuto non è quello registrato`,
  erasedUntold: (at) => `riga ${at}: il contenuto è stato cancellato senza la riga che lo dice`,
  lineTwice: (at) => `riga ${at}: è la copia di un'altra`,
  lineMissing: (at) => `riga ${at}: è sigillata ma non c'è più`,
  sealAltered: (at) => `riga ${at}: chi, che cosa, quando o il sigillo non sono più quelli`,
  sealedTwice: (at) => `riga ${at}: è sigillata due volte`,
  sealMissing: (at) => `prima del sigillo ${at} ne manca qualcuno`,
  chainBroken: (at) => `il sigillo ${at} non segue quello prima: qualcosa è stato tolto, aggiunto o spostato`,
  checkpointForged: (at) => `il punto di controllo a ${count(at)} operazioni ha una firma che non vale`,
  checkpointBeyond: (at) => `il punto di controllo a ${count(at)} operazioni ne conta più di quante ce ne siano: la fine del registro è stata tolta`,
  checkpointMismatch: (at) => `al punto di controllo a ${count(at)} operazioni il registro era un altro: è stato riscritto`,
  otherKey: (at) => `il punto di controllo a ${count(at)} operazioni è firmato con una chiave che non si conosce`,
  keptForged: (at) => `tra i punti di controllo conservati fuori, quello a ${count(at)} operazioni ha una firma che non vale`,
  keptBeyond: (at) => `un punto di controllo conservato fuori conta ${count(at)} operazioni: qui ce ne sono meno`,
  keptMismatch: (at) => `un punto di controllo conservato fuori, a ${count(at)} operazioni, dice che il registro era un altro: è stato riscritto`,
  keptMissing: (at) => `un punto di controllo conservato fuori, a ${count(at)} operazioni, qui non c'è più`,
}; // prettier-ignore

const DOCUMENT_WORDS: Readonly<Record<DocumentFault["kind"], string>> = {
  rulesAltered: "il documento approvato non è più quello",
  rulesMissing: "il documento approvato non c'è più",
  runAltered: "il calcolo registrato non è più quello",
  runMissing: "il calcolo registrato non c'è più",
};

/** How many faults are told one by one. */
const TOLD = 20;

/** What was found of the log of an administration, in a sentence that begins with its code. */
export function verdictWords(verdict: LogVerdict, documentFaults: readonly DocumentFault[]): string {
  const { administration, faults } = verdict;
  const wrong = [
    ...faults.map(faultWords),
    ...documentFaults
      .filter((each) => each.administration === administration)
      .map(({ object, kind }) => `${object}: ${DOCUMENT_WORDS[kind]}`),
  ];
  if (wrong.length === 0) return `${administration}: ${intactWords(verdict)}`;
  const more = wrong.length > TOLD ? [`e altre ${countText(wrong.length - TOLD)} cose`] : [];
  return `${administration}: il registro è stato alterato.${[...wrong.slice(0, TOLD), ...more].map((each) => `\n  - ${each}`).join("")}`;
}

function intactWords({ lines, unsealed, erased, sealedUntil, lastCheckpoint, kept }: LogVerdict): string {
  const sealed =
    sealedUntil === undefined ? "nessuna ancora sigillata" : `${lines === 1 ? "sigillata" : "sigillate"} fino al ${dayInRome(sealedUntil)}`;
  const checked = lastCheckpoint
    ? `l'ultimo punto di controllo firmato, del ${dayInRome(lastCheckpoint.madeAt)}, corrisponde`
    : "non c'è ancora un punto di controllo firmato";
  const keptWords =
    kept === 0 ? "" : kept === 1 ? ", e corrisponde quello conservato fuori" : `, e corrispondono i ${countText(kept)} conservati fuori`;
  const sentences = [
    `Il registro è integro: ${lines === 1 ? "1 operazione" : `${countText(lines)} operazioni`}, ${sealed}, ${checked}${keptWords}.`,
    unsealed > 0 && `Non ancora sigillate: ${countText(unsealed)}.`,
    erased > 0 && `Con il contenuto cancellato, e detto: ${countText(erased)}.`,
  ];
  return sentences.filter((sentence) => sentence !== false).join(" ");
}

function faultWords({ kind, at }: LogFault): string {
  return FAULT_WORDS[kind](at);
}

const count = (at: string) => countText(BigInt(at));
