import type { Citation } from "../kernel/citation.ts";
import { civilDate, type CivilDate } from "../kernel/civilDate.ts";

/**
 * A Relazione keeps to the laws in force, and cites them as they are.
 *
 * Linee guida DFP 3/2018, criteria of the validation.
 */
export const lawfulnessCitation: Citation = { act: "linee guida DFP 3/2018, criterio 9 della validazione" };

/** A name that documents keep using after the law has ended or renamed the thing. */
export type Instrument = {
  readonly name: string;
  readonly written: RegExp;
  /** Words around it that make the name right even after its end: contracts already running keep their old code. */
  readonly unless?: RegExp;
  /** From this day the name is wrong. */
  readonly endedOn: CivilDate;
  readonly instead: string;
  readonly citation: Citation;
};

const RUNNING_CONTRACTS = /in corso|già (?:avviat|bandit|stipulat|affidat)|(?:avviat|iniziat|bandit|stipulat)\p{L}+ prima|previgente/iu;

/** Instruments and bodies that are no more, with the day, what stands in their place, and the act that ended them. */
export const ENDED_INSTRUMENTS: readonly Instrument[] = [
  {
    name: "Programma per la trasparenza e l'integrità",
    written: /programma (?:\p{L}+ )?per la trasparenza(?: e l['’]integrità)?/iu,
    endedOn: civilDate("2016-06-23"),
    instead: "la trasparenza sta nel piano anticorruzione, e dal 2022 nella sezione 2.3 del PIAO (rischi corruttivi e trasparenza)",
    citation: { act: "d.lgs. 33/2013", article: "10", paragraph: "1" },
  },
  {
    name: "Posizioni organizzative",
    written: /(?<!\bex |già |cosiddett[ae] )posizion[ei] organizzativ[ae]/iu,
    endedOn: civilDate("2023-04-01"),
    instead: "si chiamano incarichi di elevata qualificazione (EQ)",
    citation: { act: "CCNL Funzioni locali 16.11.2022", article: "16" },
  },
  {
    name: "CiVIT",
    written: /(?<!\p{L})civit(?!\p{L})(?!\s*(?:n\.?\s*)?\d+\/\d+)/iu,
    endedOn: civilDate("2013-10-31"),
    instead: "si chiama ANAC; la performance è poi passata al Dipartimento della funzione pubblica (d.l. 90/2014, art. 19, c. 9)",
    citation: { act: "d.l. 101/2013", article: "5", paragraph: "3", verify: true },
  },
  {
    name: "Autorità per la vigilanza sui contratti pubblici",
    written: /(?<!\p{L})avcp(?!\p{L})|autorità (?:per la|di) vigilanza sui contratti/iu,
    endedOn: civilDate("2014-06-25"),
    instead: "le sue funzioni sono dell'ANAC",
    citation: { act: "d.l. 90/2014", article: "19", paragraph: "1" },
  },
  {
    name: "Codice dei contratti del 2006",
    written: /(?:d\.?\s?lgs\.?|decreto legislativo)\s*(?:n\.\s*)?163\/(?:20)?06/iu,
    unless: RUNNING_CONTRACTS,
    endedOn: civilDate("2016-04-19"),
    instead: "vale il d.lgs. 50/2016, e dal 01/07/2023 il d.lgs. 36/2023",
    citation: { act: "d.lgs. 50/2016", article: "217" },
  },
  {
    name: "Codice dei contratti del 2016",
    written: /(?:d\.?\s?lgs\.?|decreto legislativo)\s*(?:n\.\s*)?50\/(?:20)?16/iu,
    unless: RUNNING_CONTRACTS,
    endedOn: civilDate("2023-07-01"),
    instead: "vale il codice dei contratti del d.lgs. 36/2023, salvo per le procedure iniziate prima",
    citation: { act: "d.lgs. 36/2023", article: "226" },
  },
  {
    name: "Piano organizzativo del lavoro agile (POLA)",
    written: /(?<!\p{L})POLA(?!\p{L})|[Pp]iano organizzativo del lavoro agile/u,
    endedOn: civilDate("2022-07-15"),
    instead: "il lavoro agile sta nella sezione 3.2 del PIAO",
    citation: { act: "DPR 81/2022", article: "1", verify: true },
  },
  {
    name: "Relazione previsionale e programmatica",
    written: /relazione previsionale e programmatica/iu,
    endedOn: civilDate("2016-01-01"),
    instead: "al suo posto c'è il documento unico di programmazione (DUP)",
    citation: { act: "d.lgs. 267/2000", article: "170", verify: true },
  },
  {
    name: "Patto di stabilità interno",
    written: /patto di stabilità interno/iu,
    endedOn: civilDate("2016-01-01"),
    instead: "al suo posto c'è l'equilibrio di bilancio",
    citation: { act: "l. 208/2015", article: "1", paragraph: "707", verify: true },
  },
  {
    name: "Equitalia",
    written: /(?<!\p{L})equitalia(?!\p{L})/iu,
    endedOn: civilDate("2017-07-01"),
    instead: "al suo posto c'è l'Agenzia delle entrate-Riscossione",
    citation: { act: "d.l. 193/2016", article: "1" },
  },
  {
    name: "Agenda 2020/2030",
    written: /agenda 2020\s*[/-]\s*2030/iu,
    endedOn: civilDate("2015-09-25"),
    instead: "il programma delle Nazioni Unite si chiama Agenda 2030",
    citation: { act: "risoluzione ONU A/RES/70/1" },
  },
];

/** An article that documents cite with the wrong paragraph: how the article is written, and the words that belong to each paragraph. */
export type CitedArticle = {
  readonly act: string;
  readonly article: string;
  readonly writtenAct: RegExp;
  readonly paragraphs: readonly { readonly paragraph: string; readonly words: RegExp }[];
};

/** D.lgs. 33/2013, art. 20: totals in c. 1; criteria, distribution and differentiation in c. 2 (as rewritten by d.lgs. 97/2016). */
export const CITED_ARTICLES: readonly CitedArticle[] = [
  {
    act: "d.lgs. 33/2013",
    article: "20",
    writtenAct: /33\/(?:20)?13|14[/.]0?3[/.]2013|14 marzo 2013/i,
    paragraphs: [
      { paragraph: "1", words: /ammontare complessivo|stanziati/i },
      { paragraph: "2", words: /selettività|differenziazione|criteri/i },
    ],
  },
];
