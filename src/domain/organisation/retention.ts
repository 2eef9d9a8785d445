/**
 * The classes of data with a term of their own (it. "classi di dati"), in the order in which they are deleted: what hangs on another class goes before it, or
 * waits for the next deletion, so that a trial counts what goes. Invitations wait for sessions; drafts take the forms of their readings with them.
 */
export const RETENTION_CLASSES = [
  "invitations",
  "sessions",
  "attempts",
  "accountEvents",
  "mail",
  "technicalAccess",
  "answers",
  "logContent",
  "originals",
  "forms",
  "drafts",
] as const;

export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** What is known of a class: its Italian name, which is also its name on the command line; the term we propose; the least there may be. */
export type RetentionEntry = {
  readonly name: string;
  readonly meaning: string;
  readonly proposedDays?: number;
  readonly leastDays: number;
  /** It is of no single administration: it goes when the longest of the terms is past, and all administrations have set one. */
  readonly isShared?: true;
};

/** Six months, which the log of system administrators is never shorter than (Garante, provv. 27/11/2008, n. 1577499, point 4.5). */
const SIX_MONTHS = 183;

/**
 * Each class with the term we propose. None is applied by itself: the administration, which answers for the data, sets it; what it has not set is kept.
 * The terms of technical logs on employees are short on purpose (Garante, provv. 243/2025 *verify*), those on system administrators are not.
 */
export const RETENTION: Readonly<Record<RetentionClass, RetentionEntry>> = {
  sessions: { name: "sessioni", meaning: "sessioni finite di chi accede", proposedDays: 1, leastDays: 1, isShared: true },
  attempts: {
    name: "tentativi",
    meaning: "tentativi di accesso, senza posta né indirizzo",
    proposedDays: 21,
    leastDays: 1,
    isShared: true,
  },
  accountEvents: {
    name: "accessi",
    meaning: "accessi e cambi di credenziali di ogni utenza",
    proposedDays: 21,
    leastDays: 1,
    isShared: true,
  },
  invitations: { name: "inviti", meaning: "inviti usati o scaduti", proposedDays: 30, leastDays: 1, isShared: true },
  mail: {
    name: "posta",
    meaning: "avvisi, e posta mandata, rifiutata o incerta, senza testo",
    proposedDays: 30,
    leastDays: 10,
    isShared: true,
  },
  technicalAccess: {
    name: "accessi-tecnici",
    meaning: "accessi tecnici di chi amministra il sistema",
    proposedDays: 365,
    leastDays: SIX_MONTHS,
    isShared: true,
  },
  answers: {
    name: "risposte",
    meaning: "risposte conservate per non fare due volte la stessa richiesta, una settimana al più",
    proposedDays: 7,
    leastDays: 1,
  },
  logContent: {
    name: "registro",
    meaning: "contenuto delle righe del registro su utenze e personale; la riga e il suo sigillo restano",
    leastDays: 1,
  },
  originals: {
    name: "file",
    meaning: "file originali delle persone e delle schede; ciò che se ne è letto resta",
    proposedDays: 30,
    leastDays: 1,
  },
  drafts: { name: "bozze", meaning: "bozze di regole e letture di schede superate da altre", proposedDays: 30, leastDays: 1 },
  forms: {
    name: "schede",
    meaning: "schede e periodi di servizio, contati dalla fine dell'anno: secondo il piano di conservazione dell'ente",
    leastDays: 365,
  },
};

/** The class of an Italian name. */
export function retentionClassOf(name: string): RetentionClass | undefined {
  return RETENTION_CLASSES.find((each) => RETENTION[each].name === name);
}
