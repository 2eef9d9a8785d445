import { foldWords } from "../domain/kernel/foldWords.ts";

const KIND =
  "Comune|Provincia|Unione(?: (?:dei|di) Comuni)?|Città [Mm]etropolitana|Regione|Comunità [Mm]ontana|Azienda [Ss]anitaria(?: (?:[Ll]ocale|[Uu]niversitaria|[Pp]rovinciale))?|Azienda [Oo]spedaliera|Azienda USL|ASL|ATS|ASST|Camera di [Cc]ommercio|Università(?: degli [Ss]tudi)?|Ente [Pp]arco|Consorzio";
/** Words that join the parts of a name, "San Giorgio a Cremano", and those that lean on the next one, "Cava de' Tirreni". */
const JOIN =
  "(?:(?:di|de|del|dello|della|dei|degli|delle|da|dal|in|a|ad|al|allo|alla|ai|agli|alle|nel|nella|sul|sulla|sui|con|e|ed|la|le|lo|il|i)\\s+|(?:d|de|dell|nell|ne|sull|all|l|dall|coll)['’‘]\\s?)";
/** What follows a name in the same breath and is no part of it. */
const NOT_A_NAME = `(?!(?:${KIND}|Settore|Area|Servizio|Ufficio|Piano|Relazione|Anno|Piazza|Via|Giunta|Consiglio|Sindaco|PEG|PIAO)(?!\\p{L}))`;
const WORD = `${NOT_A_NAME}\\p{Lu}\\p{L}*(?:['’‘-]\\p{L}+)*(?:['’](?!\\p{L}))?`;
const NAME = new RegExp(`(?<!\\p{L})(?:${KIND})\\s+${JOIN}{0,2}${WORD}(?:\\s+${JOIN}{0,3}${WORD})*`, "gu");
const WHOLE_LINE = new RegExp(`^(?:${KIND})\\s+${JOIN}{0,2}[\\p{L}'’‘\\s-]+$`, "iu");

/**
 * The administration whose document this is, in the words around its tables: the name that stands alone in one of its first lines, or the only one
 * that is named. Undefined where several are: which of them is for a person to say.
 */
export function administrationNameIn(text: string): string | undefined {
  const lines = text.split("\n").map((line) => line.replace(/[*#_]/g, "").replace(/\s+/g, " ").trim());
  const named = lines.flatMap((line) => Array.from(line.matchAll(NAME), ([name]) => name));
  const titles = lines
    .filter((line) => line !== "")
    .slice(0, LINES_OF_A_TITLE)
    .filter((line) => WHOLE_LINE.test(line));
  const distinct = new Set((titles.length > 0 ? titles : named).map(foldWords));
  const [name] = distinct;
  if (name === undefined || distinct.size > 1) return undefined;
  return [...named, ...titles].find((spelled) => foldWords(spelled) === name && spelled !== spelled.toUpperCase()) ?? titles[0];
}

const LINES_OF_A_TITLE = 12;
