import type { Notice } from "../../data/access/notice.ts";
import type { NoticeKind } from "../../data/access/accessTables.ts";

/** How those whom a notice names are called. */
export type NoticeNames = { readonly person: string; readonly reader: string; readonly unit: string };

type Given = NoticeNames & { readonly year: string };

/** A notice in words: to whom it is about, and to the Segretario. */
const NOTICE_WORDS: Readonly<
  Record<NoticeKind, { readonly toPerson: (given: Given) => string; readonly ofPerson: (given: Given) => string }>
> = {
  evaluator: {
    toPerson: ({ reader }) => `Chi la valuta è ora ${reader}, che può leggere le sue schede.`,
    ofPerson: ({ person, reader }) => `${person}: chi valuta è ora ${reader}.`,
  },
  unit: {
    toPerson: ({ unit }) => `Il suo rapporto di lavoro è ora in «${unit}»: chi la guida può leggere ciò che riguarda lei.`,
    ofPerson: ({ person, unit }) => `${person}: il rapporto di lavoro è ora in «${unit}».`,
  },
  parent: {
    toPerson: ({ unit }) => `«${unit}», in cui lavora, dipende ora da un'altra unità: chi guida quella può leggere ciò che riguarda lei.`,
    ofPerson: ({ person, unit }) => `${person}: lavora in «${unit}», che dipende ora da un'altra unità.`,
  },
  substitute: {
    toPerson: ({ reader }) => `${reader} la valuta al posto del suo valutatore, e può leggere le sue schede.`,
    ofPerson: ({ person, reader }) => `${person}: ${reader} valuta al posto del valutatore.`,
  },
  substitutionEnded: {
    toPerson: () =>
      "Chi sostituiva il suo valutatore non la valuta più: la valuta di nuovo chi la valutava prima, e può leggere le sue schede.",
    ofPerson: ({ person }) => `${person}: è finita la sostituzione del valutatore.`,
  },
  delegate: {
    toPerson: ({ reader }) => `È registrata una delega a suo nome: ${reader} può agire al suo posto.`,
    ofPerson: ({ person, reader }) => `${person}: è registrata una delega a ${reader}.`,
  },
  conflictEnded: {
    toPerson: () => "È registrato che un conflitto di interessi che aveva dichiarato non c'è più: può di nuovo valutare quella persona.",
    ofPerson: ({ person }) => `${person}: un conflitto di interessi dichiarato non c'è più.`,
  },
  formEvaluator: {
    toPerson: ({ reader, year }) => `In una sua scheda del ${year} il valutatore è ${reader}, che può leggerla.`,
    ofPerson: ({ person, reader, year }) => `${person}: in una scheda del ${year} il valutatore è ${reader}.`,
  },
  mail: {
    toPerson: () => "L'indirizzo di posta che l'ufficio personale ha di lei è cambiato.",
    ofPerson: ({ person }) => `${person}: è cambiato l'indirizzo di posta.`,
  },
  powerEnded: {
    toPerson: () => "Il suo rapporto di lavoro non le dà più, in tutti i giorni di prima, l'incarico di Segretario, dirigente o EQ.",
    ofPerson: ({ person }) => `${person}: il rapporto di lavoro non dà più l'incarico di Segretario, dirigente o EQ.`,
  },
  account: {
    toPerson: () => "Un'utenza è stata collegata alla sua matricola: chi la usa entra come lei.",
    ofPerson: ({ person }) => `${person}: un'utenza è stata collegata a questa matricola.`,
  },
  invitation: {
    toPerson: () => "È stato fatto un nuovo invito per la sua utenza: chi lo apre ne sceglie la password.",
    ofPerson: ({ person }) => `${person}: nuovo invito a scegliere la password.`,
  },
};

/** What a notice says to whom it is about. */
export function noticeToPerson({ kind, year }: Notice, names: NoticeNames): string {
  return NOTICE_WORDS[kind].toPerson({ ...names, year: String(year ?? "") });
}

/** What it says to the Segretario. */
export function noticeOfPerson({ kind, year }: Notice, names: NoticeNames): string {
  return NOTICE_WORDS[kind].ofPerson({ ...names, year: String(year ?? "") });
}
