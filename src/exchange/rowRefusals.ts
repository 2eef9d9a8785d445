import { ERASED_CODE_REFUSALS, type ErasedCode } from "../domain/organisation/erasedCode.ts";
import type { PersonHolderRefusal } from "../domain/plan/personHolder.ts";
import { type RefusedRow, rowSentences } from "./refusedRow.ts";

/** Why a row, or a heading, is not taken. What is only odd, a date or a source, is no reason: it is kept as text. */
// prettier-ignore
export type RowRefusal = "noHead" | "wrongCellCount" | "noTitle" | "noGroup" | "cutShort" | "emptyGroup" | "openQuotes"
  | "twoHeadings" | "unclearHeading" | "headingOfAnotherYear" | "unnamedColumn" | "valueOrOutcome" | "unclearMarks"
  | "unclearGroups" | "loneCell" | "mergedCells" | "headOnTwoRows" | "totalRow" | "titleIsCode" | "repeatedObjective"
  | "anotherYear" | "twoTargets" | "measuredOrDegree" | "degreeUpToOne" | "outcomeAgainstDegree" | "decimalPoint" | "errorCell"
  | "dayAsNumber" | "twoSpellings" | "targetTooFar" | "indicatorWeights" | "weightMissing" | "weightNoNumber" | "negativeWeight"
  | "otherOfObjective" | "formulaCell" | "hiddenRows" | "hiddenColumn" | PersonHolderRefusal | "nobodyOfCode" | ErasedCode;

/** A refused row or heading of a plan or a report. */
export type RefusedPlanRow = RefusedRow<RowRefusal>;

/** What people read for each refusal: what is unclear, as a question where there is one, and what to write. */
export const ROW_REFUSALS = rowSentences<RowRefusal>({
  noHead: ({ text }) =>
    `Questa riga è l'intestazione degli obiettivi? Le sue colonne sono ${text}. Per leggerla servono «Titolo» (o «Obiettivo») e almeno due tra «Descrizione», «Indicatore», «Target», «Fonte del dato», «Esito»; il settore sta in una colonna «Settore» o sopra la tabella.`,
  wrongCellCount: "La riga non ha lo stesso numero di celle della sua tabella: forse è tagliata, o una cella contiene un a capo.",
  noTitle: "Manca il titolo dell'obiettivo.",
  noGroup: "Non si sa di quale settore è l'obiettivo: serve il nome del settore sopra la tabella, oppure una colonna «Settore».",
  cutShort: "Il file finisce a metà di questa riga.",
  emptyGroup:
    "La riga ha una sola cella: se è il nome di un settore, sotto non ci sono obiettivi; se è un obiettivo, mancano le altre celle.",
  openQuotes: "Le virgolette aperte in questa riga non si chiudono.",
  twoHeadings: ({ text }) =>
    `Le colonne ${text} dicono la stessa cosa: quale vale? Lasci un'intestazione sola, e all'altra dia il nome di ciò che contiene.`,
  unclearHeading: ({ text }) =>
    `Che cosa contiene la colonna ${text}: ciò che si promette, ciò che si è misurato o l'esito? La intesti «Target», «Valore misurato» o «Esito»; se non serve, la tolga.`,
  headingOfAnotherYear: ({ text }) =>
    `Il target c'è solo per altri anni (${text}): quale vale per l'anno che si importa? La sua intestazione sia «Target», oppure importi l'anno giusto.`,
  targetTooFar: ({ text }) =>
    `La colonna ${text} dice il target di un anno troppo lontano: un piano promette per il suo anno e per i due che seguono. La tolga, o ne corregga l'anno.`,
  unnamedColumn: ({ text }) =>
    `La ${text} non ha intestazione, ma ha delle celle scritte: che cosa contengono? Le dia un'intestazione, o la svuoti.`,
  valueOrOutcome: ({ field, text }) =>
    `Nella colonna «${field}», «${text}» è il valore misurato o il grado di raggiungimento? La intesti «Valore misurato» oppure «Grado di raggiungimento».`,
  unclearMarks: ({ text }) =>
    `Le colonne ${text} dicono l'esito con una crocetta: in questa riga quale vale? Ci dev'essere una «X», o un «sì», in una sola di esse.`,
  unclearGroups: ({ text }) =>
    `Le colonne ${text} sono tutte e due parte del nome della struttura? Tenga come «Settore» quella giusta, e all'altra dia un altro nome.`,
  loneCell: ({ text }) =>
    `La riga ha una sola cella: «${text}» è il nome di un settore o un obiettivo ancora da compilare? Il nome di un settore sta sopra la sua tabella o comincia con «Settore», «Area», «Servizio»; un obiettivo ha almeno il target.`,
  mergedCells: ({ field }) =>
    `Manca «${field}»: sono celle unite, e vale come quella sopra? Nei file salvati come testo una cella unita resta vuota: la ripeta in ogni riga, e se la riga è un altro indicatore dello stesso obiettivo dia all'indicatore un obiettivo suo.`,
  headOnTwoRows: "L'intestazione è su due righe? La metta su una riga sola, con un nome per ogni colonna.",
  totalRow: ({ text }) => `«${text}» è la riga di un totale o di una media? La tolga: gli obiettivi si contano da soli.`,
  titleIsCode: ({ field, text }) =>
    `«${text}», nella colonna «${field}», non è un titolo: è un codice, o la tabella è un riepilogo che conta gli obiettivi? Il titolo va in una colonna «Titolo»; un riepilogo si toglie.`,
  repeatedObjective: ({ text, first = "", differing = "" }) =>
    `«${text}» è già a riga ${String(first)}, nello stesso settore${differingWords(String(differing))}: è lo stesso obiettivo su più righe (altri indicatori, fasi o periodi)? Se sono due obiettivi, dia loro titoli o descrizioni diverse; se è uno solo, lasci una riga, o con la colonna «Peso indicatore» ne metta gli indicatori in righe di seguito.`,
  otherOfObjective: ({ field, text, title = "", line = "", before = "" }) =>
    `La riga dice un altro indicatore di «${String(title)}», che comincia a riga ${String(line)}, ma qui «${field}» è «${text}» e là ${before === "" ? "manca" : `«${String(before)}»`}: vale per lo stesso obiettivo? Se sì, lo scriva uguale o lasci vuota la cella; se è un altro obiettivo, gli dia un altro titolo o un'altra descrizione.`,
  anotherYear: ({ field, text }) => `La riga è di un altro anno: «${field}» è «${text}». Lasci solo le righe dell'anno che si importa.`,
  twoTargets: ({ field, text }) =>
    `Il target e «${field}» («${text}») dicono due termini diversi, o uno dei due non si capisce: quale vale? Lo scriva tutto nel target, per esempio «almeno 80 %, entro il 31/12/2026».`,
  measuredOrDegree: ({ field, text }) =>
    `Nella colonna «${field}», «${text}» è la percentuale misurata o il grado di raggiungimento? Il target è una percentuale, e la differenza conta: la intesti «Valore misurato» oppure «Grado di raggiungimento».`,
  degreeUpToOne: ({ text }) =>
    `Il grado «${text}» va da 0 a 1, e vuol dire 1 = 100 %? Scriva i gradi in percentuale, per esempio «87,5 %».`,
  outcomeAgainstDegree: ({ text }) => `L'esito e il grado si contraddicono: ${text}. Quale dei due vale? Corregga l'altro.`,
  decimalPoint: ({ text }) =>
    `In «${text}» il punto separa le migliaia o i decimali? Altrove nel file il punto separa i decimali. Scriva i decimali con la virgola e le migliaia senza punto.`,
  errorCell: ({ text }) => `La cella contiene un errore del foglio di calcolo («${text}»): la corregga lì, e salvi di nuovo il file.`,
  formulaCell: ({ field }) =>
    `In «${field}» c'è una formula senza il valore salvato: apra il file con il foglio di calcolo, lo salvi di nuovo e riprovi; oppure scriva il valore.`,
  hiddenRows: ({ rows = "" }) =>
    `Nel foglio ci sono righe nascoste, forse da un filtro (${String(rows)}): fanno parte del piano? Tolga il filtro e le mostri, oppure le cancelli, e riprovi.`,
  hiddenColumn: ({ field }) => `La colonna «${field}» è nascosta nel foglio: va letta? La mostri, oppure la tolga, e riprovi.`,
  dayAsNumber: ({ field, text }) =>
    `«${text}», nella colonna «${field}», è un giorno come lo tiene un foglio di calcolo? Lo scriva come data, GG/MM/AAAA.`,
  twoSpellings: ({ text }) => `È lo stesso settore? Il suo nome è scritto in più modi: ${text}. Lo scriva sempre uguale.`,
  indicatorWeights: ({ title = "", sum = "", whole = "" }) =>
    `I pesi degli indicatori di «${String(title)}» fanno ${String(sum)}: devono fare 100, o ${whole === "" ? "quanto" : `${String(whole)} come`} il peso dell'obiettivo.`,
  weightMissing: ({ field, title = "" }) =>
    `Manca «${field}» di questo indicatore di «${String(title)}»: ce l'hanno gli altri, e senza non si sa quanto conta. Se non conta, scriva 0.`,
  weightNoNumber: ({ field, text, title = "" }) =>
    `«${text}», nella colonna «${field}», non è un numero: scriva quanto conta questo indicatore di «${String(title)}», per esempio «50».`,
  negativeWeight: ({ field, text }) => `«${text}», nella colonna «${field}», è meno di zero: ci vuole un numero non negativo.`,
  personTwice: ({ field, text }) =>
    `Nella colonna «${field}» («${text}») la stessa matricola c'è due volte per un solo obiettivo: la lasci una volta sola.`,
  unclearShares: ({ field, text }) =>
    `Nella colonna «${field}», «${text}» non si legge: serve un numero per ogni matricola di chi risponde, nello stesso ordine e separati da punto e virgola, per esempio «60; 40».`,
  unclosedShares: ({ field, text }) => `Nella colonna «${field}» le quote di chi risponde dell'obiettivo non fanno 100: «${text}».`,
  nobodyOfCode: ({ field, text }) =>
    `Nella colonna «${field}»: nel registro del personale dell'ente nessuno ha la matricola «${text}». Scriva la matricola, non il nome; se la persona è nuova, importi prima l'elenco del personale.`,
  ...ERASED_CODE_REFUSALS,
});

function differingWords(differing: string): string {
  if (differing === "") return "";
  return differing.includes(", ") ? ` (qui sono diverse le celle ${differing})` : ` (qui è diversa la cella ${differing})`;
}
