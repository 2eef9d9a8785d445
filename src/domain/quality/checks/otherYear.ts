import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { type Material, type Passage, proseOf } from "../material.ts";
import { clarityCitation } from "../validation.rule.ts";

/** Before a date, the words of an act: its date is its name. */
const OF_AN_ACT =
  /(?:decret\p{L}*|leg(?:ge|islativ\p{L}*)|d\.?\s?lgs\.?|d\.?p\.?r\.?|d\.?l\.?|d\.?m\.?|deliber\p{L}*|determin\p{L}*|verbale|contratto|ccnl|circolare|direttiva|statuto|regolamento|protocollo|prot\.|n\.\s*\S+)[^.;]{0,40}$/iu;

/** Before "dal", the words of a state that lasts: it began when it began. */
const SINCE_THEN =
  /(?<!\p{L})(?:in (?:carica|servizio|vigore|funzione|uso)|vigent[ei]|attiv[oaie]|operativ[oaie]|nominat[oaie]|incaricat[oaie])\s*$/iu;

/** Before a year, the words of a birth. */
const BORN = /(?<!\p{L})(?:nat|istituit|costituit|fondat|inaugurat)[oaie](?!\p{L})[^.;]{0,30}$/iu;

/**
 * Days and years of the text that are not the report's: a point in time of another year ("al 31/12/2022"), and years so far away that the
 * sentence has been left there ("i decreti dell'anno 2012"). The year in the name of an act, a plan or an edition is none, nor is a day compared
 * with one of the report's year, nor the beginning of something that lasts.
 */
export const otherYear: Check = {
  name: "otherYear",
  title: "Un anno che non è quello della relazione",
  why: "Un documento rimasto in parte quello di un altro anno non è chiaro, e i suoi numeri non si sa a quando si riferiscono.",
  citation: clarityCitation,
  find: (material) => proseOf(material).flatMap((passage) => [...otherDays(passage, material), ...farYears(passage, material)]),
};

function otherDays({ text, place }: Passage, { report: { year } }: Material): Finding[] {
  const days = [...text.matchAll(/(?<!\p{L})(?:al|dal|entro(?: il)?|fino al|alla data del)\s+(\d{1,2}\/\d{1,2}\/(\d{4}))/giu)];
  if (days.some(([, , written]) => Number(written) === year)) return [];
  return days.flatMap((match): Finding[] => {
    const [, day = "", written] = match;
    const other = Number(written);
    const before = text.slice(0, match.index);
    if (other === year + 1 || OF_AN_ACT.test(before) || (/^dal/i.test(match[0]) && SINCE_THEN.test(before))) return [];
    return [
      {
        severity: "medium",
        place,
        subject: "Testo del documento",
        message: `Qui c'è il giorno ${day}, ma la relazione è sul ${String(year)}.`,
        remedy: `Se si intendeva un giorno del ${String(year)}, correggerlo: cambia i conti. Se no, dire perché si parla di un altro anno.`,
      },
    ];
  });
}

function farYears({ text, place }: Passage, { report: { year } }: Material): Finding[] {
  return [
    ...text.matchAll(
      /(?<!\p{L})(?:degli |dell'|nell'|negli |nel corso dell'|gli )?ann[oi]\s+(\d{4})(?:\s+e\s+(?:nel\s+|del\s+)?(\d{4}))?(?!\d|\s*[-/]\s*\d)/giu,
    ),
  ].flatMap((match): Finding[] => {
    const [, first, second] = match;
    const years = [first, second].filter((written) => written !== undefined);
    if (years.some((written) => Math.abs(Number(written) - year) <= 3) || BORN.test(text.slice(0, match.index))) return [];
    return [
      {
        severity: "low",
        place,
        subject: "Testo del documento",
        message: `Si parla ${years.length > 1 ? "degli anni" : "dell'anno"} ${years.join(" e ")} come di cosa attuale: la relazione è sul ${String(year)}.`,
        remedy: "Controllare se la frase vale ancora: forse è rimasta da un documento più vecchio.",
      },
    ];
  });
}
