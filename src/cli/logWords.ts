import type { LogFault, LogFaultKind, LogVerdict } from "../data/log/checkLog.ts";
import type { Checkpoint } from "../data/log/checkpoint.ts";
import type { DocumentFault, DocumentFaultKind, Looked, SealedKind } from "../data/log/sealedCheck.ts";
import { countText, dayInRome } from "../features/commands/instantWords.ts";

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
  checkpointBeyond: (at) =>
    `il punto di controllo a ${count(at)} operazioni ne conta più di quante ce ne siano: la fine del registro è stata tolta`,
  checkpointMismatch: (at) => `al punto di controllo a ${count(at)} operazioni il registro era un altro: è stato riscritto`,
  otherKey: (at) => `il punto di controllo a ${count(at)} operazioni è firmato con una chiave che non si conosce`,
  keptForged: (at) => `tra i punti di controllo conservati fuori, quello a ${count(at)} operazioni ha una firma che non vale`,
  keptBeyond: (at) => `un punto di controllo conservato fuori conta ${count(at)} operazioni: qui ce ne sono meno`,
  keptMismatch: (at) =>
    `un punto di controllo conservato fuori, a ${count(at)} operazioni, dice che il registro era un altro: è stato riscritto`,
  keptMissing: (at) => `un punto di controllo conservato fuori, a ${count(at)} operazioni, qui non c'è più`,
};

const DOCUMENT_WORDS: Readonly<Record<DocumentFaultKind, string>> = {
  rulesAltered: "il documento approvato non è più quello",
  rulesActAltered: "l'atto che approva il documento non è più quello",
  rulesMissing: "il documento approvato non c'è più",
  rulesUntold: "il documento risulta approvato, ma nessuna riga del registro lo dice",
  runAltered: "il calcolo registrato non è più quello",
  runPartsAltered: "i dati di partenza o le prove conservati con il calcolo non sono più quelli",
  runProofWrong: "una prova conservata con il calcolo non torna, rifacendone i passaggi",
  runMissing: "il calcolo registrato non c'è più",
  runUntold: "il calcolo c'è, ma nessuna riga del registro lo dice",
  fileAltered: "il file importato non è più quello",
  fileMissing: "il file importato non c'è più",
  fileUntold: "il file c'è, ma nessuna riga del registro dice che è stato importato",
  readingAltered: "schede, punteggi, periodi o importi non sono più quelli letti",
  readingMissing: "ciò che è stato letto non c'è più, e nessuna cancellazione lo dice",
  readingUntold: "la lettura delle valutazioni c'è, ma nessuna riga del registro la dice",
  originalMissing: "il file da cui si è letto non c'è più, e nessuna cancellazione lo dice",
  planAltered: "obiettivi, target o esiti non sono più quelli dell'ultima importazione",
  planMissing: "gli obiettivi importati non ci sono più",
  planUntold: "gli obiettivi ci sono, ma nessuna riga del registro dice che sono stati importati",
  publicationAltered: "ciò che la pubblicazione contiene non è più quello che è stato pubblicato",
  publicationMissing: "la pubblicazione non c'è più",
  publicationUntold: "la pubblicazione c'è, ma nessuna riga del registro la dice",
  publicationErasedUntold: "il contenuto della pubblicazione è stato cancellato senza la riga che lo dice",
  roleAltered: "l'incarico non è quello che dicono le sue righe",
  roleMissing: "l'incarico non c'è più",
  roleUntold: "l'incarico c'è, ma nessuna riga del registro lo propone",
  relationAltered: "chi ha confermato un rapporto di lavoro non è chi dice la riga, o il rapporto non c'è più",
  erasureAltered: "chi ha chiesto o eseguito la cancellazione, o di chi, non è ciò che dicono le sue righe",
  erasureMissing: "la cancellazione dei dati di una persona è stata registrata, ma non c'è più",
  erasureUntold: "la cancellazione dei dati di una persona risulta eseguita, ma nessuna riga del registro lo dice",
  contentErased:
    "il contenuto è stato cancellato, e non lo spiega né la cancellazione dei dati di una persona né un termine di conservazione",
  yearAltered: "non è più dell'anno che dice la riga",
  personAltered: "chi risulta averlo fatto non è chi dice la riga",
};

const LOOKED_WORDS: Readonly<Record<SealedKind, string>> = {
  rules: "documenti approvati, con il loro atto",
  runs: "calcoli registrati, con le loro prove",
  files: "file importati di piani, relazioni e testi",
  readings: "letture delle valutazioni, con schede, punteggi, periodi e importi",
  plans: "anni con obiettivi, indicatori, target ed esiti",
  publications: "pubblicazioni, con tutto ciò che contengono",
  roles: "incarichi dati per nome, con chi li ha proposti, decisi e fatti finire",
  relations: "conferme di rapporti di lavoro",
  erasures: "cancellazioni dal registro, ciascuna con ciò che la spiega",
};

/** What it means that something of a kind was erased, where not its line. */
const ERASED_WORDS: Readonly<Partial<Record<SealedKind, string>>> = {
  publications: "dopo il ritiro, contenuto cancellato: resta l'impronta",
};

/** What was held against the log, and what was not: the person who reads that nothing is wrong knows of what. */
export function lookedWords(looked: readonly Looked[], notLooked: readonly string[]): string {
  const parts = looked.map(({ kind, count: of, withoutPrint, erased }) => {
    const less = [
      withoutPrint > 0 && `${countText(withoutPrint)} ${withoutPrint === 1 ? "scritto" : "scritti"} prima: senza impronta`,
      erased > 0 && `${countText(erased)} ${ERASED_WORDS[kind] ?? "con la riga o i dati cancellati: non confrontabili per intero"}`,
    ].filter((each) => each !== false);
    return `\n  - ${LOOKED_WORDS[kind]}: ${countText(of)}${less.length === 0 ? "" : ` (${less.join("; ")})`}`;
  });
  return `Guarda: righe del registro, sigilli e punti di controllo; e, contro le righe che li dicono,${parts.join("")}\nNon guarda: ${notLooked.join("; ")}.`;
}

/** A checkpoint dated in days to come, in a sentence. */
export function futureWords({ administration, size, madeAt }: Checkpoint): string {
  return `${administration}: il punto di controllo a ${count(size)} operazioni è datato ${dayInRome(madeAt)}, che deve ancora venire: quando è stato fatto un orologio era avanti. Non ferma quelli di ogni settimana.`;
}

/** How many faults are told one by one. */
const TOLD = 20;

/** What was found of the log of an administration, in a sentence that begins with its code. */
export function verdictWords(verdict: LogVerdict, documentFaults: readonly DocumentFault[]): string {
  const { administration, faults } = verdict;
  const wrong = [...faults.map(faultWords), ...documentFaults.filter((each) => each.administration === administration).map(documentWords)];
  if (wrong.length === 0) return `${administration}: ${intactWords(verdict)}`;
  const more = wrong.length > TOLD ? [`e altre ${countText(wrong.length - TOLD)} cose`] : [];
  return `${administration}: il registro è stato alterato.${[...wrong.slice(0, TOLD), ...more].map((each) => `\n  - ${each}`).join("")}`;
}

/** What is wrong with something the log recorded. */
export function documentWords({ object, kind }: DocumentFault): string {
  return `${object}: ${DOCUMENT_WORDS[kind]}`;
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
