import type { Citation } from "../kernel/citation.ts";
import { type CivilDate, dayOf } from "../kernel/civilDate.ts";
import { distributionCitation, totalsCitation } from "./bonusDisclosure.rule.ts";
import { publicationCitation } from "./publication.rule.ts";

/** What the sections of Performance hold, each a document or data of a year. */
export type PublishedDocument = "smvp" | "plan" | "report" | "bonusTotals" | "bonusDistribution";

/** A section of "Amministrazione trasparente › Performance", with its code in the national controlled vocabulary. */
export type TransparencySection = {
  readonly code: string;
  readonly name: string;
  readonly citation: Citation;
  readonly document: PublishedDocument;
};

/**
 * The five sections of Performance, with their exact names.
 *
 * ANAC, delibera 1310/2016, annex 1; codes of the controlled vocabulary "transparency-titulus".
 *
 * Obligation OBL-16.
 */
export const PERFORMANCE_SECTIONS: readonly TransparencySection[] = [
  {
    code: "06.01",
    name: "Sistema di misurazione e valutazione della Performance",
    citation: { act: "delibera CiVIT 104/2010", verify: true },
    document: "smvp",
  },
  { code: "06.02", name: "Piano della Performance", citation: publicationCitation, document: "plan" },
  { code: "06.03", name: "Relazione sulla Performance", citation: publicationCitation, document: "report" },
  { code: "06.04", name: "Ammontare complessivo dei premi", citation: totalsCitation, document: "bonusTotals" },
  { code: "06.05", name: "Dati relativi ai premi", citation: distributionCitation, document: "bonusDistribution" },
];

/** Data stay published for five years. D.lgs. 33/2013, art. 8, c. 3. */
export const durationCitation: Citation = { act: "d.lgs. 33/2013", article: "8", paragraph: "3" };

/**
 * The last day on which what had to be published in a year must still be there: five years from 1 January of the year after, and in any
 * case as long as the act has effects (art. 8, c. 3). Undefined only for a year no calendar has.
 */
export function publishedUntil(yearOfDuty: number): CivilDate | undefined {
  return dayOf(yearOfDuty + 5, 12, 31);
}
