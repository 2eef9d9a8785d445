import { foldWords } from "../../domain/kernel/foldWords.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";

/** What a column of a staff file holds. */
export type StaffColumn =
  "number" | "fiscalCode" | "name" | "firstName" | "mail" | "role" | "workingTime" | "unit" | "from" | "to" | "evaluator";

/** The headings towns use, as `headingWords` writes them. */
const HEADINGS: readonly (readonly [StaffColumn, RegExp])[] = [
  ["number", /^((n|nr|num|numero|cod|codice|id)[.°]? ?(di )?)?matr(icola)?( (del )?dipendente)?$|^(cod|codice|id|numero|n)\.? (del )?dipendente$/],
  ["fiscalCode", /^(codice|cod\.?) ?fisc(ale)?( (del )?dipendente)?$|^c\.? ?f$/],
  ["name", /^(cognome( ?[-/,]? ?(e )?nome)?|nome e cognome|nominativo|dipendente)( (del )?dipendente)?$/],
  ["firstName", /^nome$/],
  ["mail", /^((indirizzo )?(di )?posta( elettronica)?|(indirizzo )?(e-?mail|mail))$/],
  ["role", /^(area|qualifica|ruolo|inquadramento|profilo)$/],
  ["workingTime", /^(tempo( (di lavoro|pieno))?|quota( di tempo( pieno)?)?|part[- ]?time|fte|% (part[- ]?time|di tempo)|percentuale( (di )?(part[- ]?time|tempo( pieno)?))?|p\.? ?t|(%|perc\.?|percentuale)( di)? (p\.? ?t|part[- ]?time|tempo parziale))( ?\(?%\)?)?$/],
  ["unit", /^(unita( organizzativa)?|u\.?o|settore|servizio|ufficio|struttura)$/],
  ["from", /^(dal|da|dal giorno|inizio|primo giorno|valido dal|in servizio dal|(data (di )?)?(inizio( rapporto| incarico)?|decorrenza|assunzione))$/],
  ["to", /^(al|a|fino al|al giorno|ultimo giorno|valido (fino )?al|(data (di )?)?(fine( rapporto| incarico)?|cessazione|scadenza))$/],
  ["evaluator", /^(valutatore|valutatrice|valutato da|(matricola|cod\.?|codice|codice fiscale)( (del|della))? (valutatore|valutatrice))$/],
]; // prettier-ignore

/** Headings that stand for a column only where no other does: beside «Area» a «Profilo professionale» says something else. */
const FOR_WANT_OF_ANOTHER: readonly (readonly [StaffColumn, RegExp])[] = [
  ["role", /^(area|qualifica|ruolo|inquadramento|profilo|categoria)( .*)?$/],
  ["workingTime", /^(ore|orario)( .*)?$|^tempo (parziale|lavoro)( .*)?$/],
  ["unit", /^(unita|settore|servizio|ufficio|struttura)( organizzativ[ao])?( di| d')? ?(appartenenza|assegnazione|assegnat[oa])$/],
  ["mail", /^(posta elettronica|e-?mail|mail)( .*)$/],
];

/** Several headings that say the same thing: which one counts is not ours to choose. */
export type HeadingDoubt = { readonly column: StaffColumn; readonly headings: readonly string[] };

/** The columns of a list in their places. */
export type StaffColumns = {
  readonly of: ReadonlyMap<StaffColumn, number>;
  /** Headings that say nothing to us. */
  readonly ignored: readonly string[];
  /** Places without a heading, before the last one that has one. */
  readonly unnamed: readonly number[];
  /** How many places have a heading, up to the last. */
  readonly width: number;
  readonly doubts: readonly HeadingDoubt[];
  /** The heading of the working time says that its numbers are percentages. */
  readonly isPercent: boolean;
};

/** A heading as it is looked up: folded, without the marks and hints that forms put beside it. */
export function headingWords(heading: string): string {
  return foldWords(heading)
    .replace(/[*_]+/g, " ")
    .replace(/\((gg|g\/|dd|facoltativ|obbligatori|se |es)[^)]*\)/g, "")
    .replace(/([aeiou])'(?= |$)/g, "$1") // «UNITA'»
    .replace(/[.:\s]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Reads a row as the head of a list of the staff; undefined when it heads none. */
export function readHeadings(cells: readonly string[]): StaffColumns | undefined {
  const words = cells.map(headingWords);
  const claims = [...claimsOf(words, HEADINGS), ...claimsOf(words, FOR_WANT_OF_ANOTHER)];
  const all = groupBy(claims, ({ column }) => column);
  const surname = all.get("name")?.some(({ at }) => words[at] === "cognome");
  const given = all.get("firstName");
  if (given && all.has("name") && !surname) all.set("name", [...all.get("name")!, ...given]);
  const chosen = new Map(
    Array.from(all, ([column, [first, ...others]]) => [column, [first!, ...others.filter(({ rank }) => rank === first!.rank)]]),
  );
  const has = (column: StaffColumn) => chosen.has(column);
  if (!((has("number") || has("fiscalCode")) && has("name") && has("role") && has("unit") && has("from"))) return undefined;
  const taken = new Set([...chosen.values()].flatMap((places) => places.map(({ at }) => at)));
  const width = words.findLastIndex((each) => each !== "") + 1;
  const time = chosen.get("workingTime")?.[0];
  return {
    of: new Map(Array.from(chosen, ([column, [first]]) => [column, first!.at])),
    ignored: cells.filter((_, at) => words[at] !== "" && !taken.has(at)),
    unnamed: words.flatMap((each, at) => (each === "" && at < width ? [at] : [])),
    width,
    doubts: Array.from(chosen, ([column, places]) => ({ column, headings: places.map(({ at }) => cells[at]!) })).filter(
      ({ headings }) => headings.length > 1,
    ),
    isPercent: time !== undefined && /%|perc/.test(words[time.at]!),
  };
}

type Claim = { readonly column: StaffColumn; readonly at: number; readonly rank: typeof HEADINGS };

function claimsOf(words: readonly string[], rank: typeof HEADINGS): Claim[] {
  return words.flatMap((heading, at) => {
    const column = rank.find(([, form]) => form.test(heading))?.[0];
    return column === undefined ? [] : [{ column, at, rank }];
  });
}
