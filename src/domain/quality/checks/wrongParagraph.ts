import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { type CitedArticle, CITED_ARTICLES, lawfulnessCitation } from "../instruments.rule.ts";
import { type Material, proseOf } from "../material.ts";

/** How many lines after a citation may hold the words it cites, when its own line has none. */
const LINES_AFTER = 6;

/** An article cited with one paragraph for the words of another. */
export const wrongParagraph: Check = {
  name: "wrongParagraph",
  title: "Comma citato sbagliato",
  why: "La citazione serve a chi vuole controllare: porta al testo giusto, oppure inganna.",
  citation: lawfulnessCitation,
  find: (material) => CITED_ARTICLES.flatMap((article) => wrongIn(material, article)),
};

function wrongIn(material: Material, { act, article, writtenAct, paragraphs }: CitedArticle): Finding[] {
  const cited = new RegExp(
    `art(?:icolo|\\.)?\\s*${article}\\s*,?\\s*(?:c\\.|comma|co\\.)\\s*(\\d+)(?!\\d|\\s*(?:e|,)\\s*(?:c\\.|comma)?\\s*\\d)`,
    "i",
  );
  const prose = proseOf(material);
  return prose.flatMap(({ text, place }, i): Finding[] => {
    const paragraph = cited.exec(text)?.[1];
    if (paragraph === undefined || !writtenAct.test(text)) return [];
    const speaks = paragraphs.some((known) => known.words.test(text));
    const words = speaks ? text : wordsAfter(prose.slice(i + 1, i + 1 + LINES_AFTER), cited).join(" ");
    const own = paragraphs.find((known) => known.paragraph === paragraph);
    const right = paragraphs.find((known) => known.words.test(words));
    if (!right || right.paragraph === paragraph || own?.words.test(words)) return [];
    return [
      {
        severity: "medium",
        place,
        subject: "Testo del documento",
        message: `Cita il comma ${paragraph} dell'art. ${article} del ${act}, ma le parole sono quelle del comma ${right.paragraph}.`,
        remedy: `Scrivere «art. ${article}, c. ${right.paragraph}».`,
        citation: { act, article, paragraph: right.paragraph },
      },
    ];
  });
}

/** The lines up to the next citation of the same article. */
function wordsAfter(passages: readonly { readonly text: string }[], cited: RegExp): string[] {
  const texts = passages.map(({ text }) => text);
  const next = texts.findIndex((text) => cited.test(text) || /^allegato\b/i.test(text));
  return next < 0 ? texts : texts.slice(0, next);
}
