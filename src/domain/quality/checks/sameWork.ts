import { originWords } from "../../plan/origin.ts";
import { fullTitle, type Objective } from "../../plan/objective.ts";
import type { Check } from "../check.ts";
import type { Finding } from "../finding.ts";
import { measurableCitation } from "../goodObjective.rule.ts";
import { about } from "../material.ts";
import { stemsOf, tellingStemsOf } from "../words.ts";
import { duplicatesAmong } from "./duplicateObjective.ts";

/** How many objectives may share a name before it is a theme of the plan rather than one work. */
const MOST_SHARING = 3;

/** Marks the key of a proper name, which another text shares only as a whole. */
const PROPER_NAME = "= ";

/** One piece of work told in several sheets (it. "stesso intervento in più schede"): two objectives share a name that few have. */
export const sameWork: Check = {
  name: "sameWork",
  title: "Stesso intervento in più schede",
  why: "Se due schede parlano dello stesso lavoro, il risultato si conta due volte, e può essere diverso.",
  citation: measurableCitation,
  find: ({ report: { objectives } }) => {
    const duplicates = new Set(duplicatesAmong(objectives).map(([one, other]) => `${one.code} ${other.code}`));
    return sharedNames(objectives).flatMap(([one, other, name]): Finding[] => {
      if (duplicates.has(`${one.code} ${other.code}`)) return [];
      const differ = one.evaluated.outcome !== other.evaluated.outcome ? " I due esiti sono diversi." : "";
      return [
        {
          severity: "medium",
          ...about(one),
          message: `Parla dello stesso intervento («${name}») anche l'obiettivo ${other.code} (${originWords(other.origin)}, ${other.group}): «${fullTitle(other)}».${differ}`,
          remedy: "Dire in ciascuna scheda quale parte è sua, oppure farne un obiettivo solo con più responsabili.",
        },
      ];
    });
  },
};

/** Pairs of objectives with a name in common: two telling words in a row, or a proper name. Each pair once, with the first name found. */
function sharedNames(objectives: readonly Objective[]): (readonly [Objective, Objective, string])[] {
  const themes = new Set(objectives.flatMap(({ group }) => stemsOf(group)));
  const holders = new Map<string, Set<Objective>>();
  const certain = new Set<string>();
  for (const objective of objectives) {
    for (const { key, isCertain } of namesIn(objective, themes)) {
      holders.set(key, (holders.get(key) ?? new Set()).add(objective));
      if (isCertain) certain.add(key);
    }
  }
  const pairs = new Map<string, readonly [Objective, Objective, string]>();
  for (const [key, sharing] of holders) {
    const held = [...sharing];
    if (held.length < 2 || held.length > MOST_SHARING || !certain.has(key)) continue;
    for (const [i, one] of held.entries()) {
      for (const other of held.slice(i + 1)) {
        const pair = `${one.code} ${other.code}`;
        if (!pairs.has(pair) && !shareTheTheme(one, other, key)) pairs.set(pair, [one, other, writtenName(key, one)]);
      }
    }
  }
  return [...pairs.values()];
}

/** "30 giorni", "24 ore": how long, not what. In stems. */
const STRETCH_OF_TIME = /^\d+ (?:giorn|or[ae]|mes[ei]|ann[oi]|minut|settiman)$/;

type Name = { readonly key: string; readonly isCertain: boolean };

function namesIn(objective: Objective, themes: ReadonlySet<string>): Name[] {
  const texts = [objective.title, objective.description];
  const telling = tellingStemsOf(texts.join(" ; ")).filter((stem) => !themes.has(stem));
  const pairs = telling
    .slice(1)
    .map((stem, i) => ({ key: `${telling[i] ?? ""} ${stem}`, isCertain: true }))
    .filter(({ key }) => !STRETCH_OF_TIME.test(key));
  return [...pairs, ...texts.flatMap(properNamesIn).filter(({ key }) => !themes.has(key))];
}

/** Runs of capitalised words. The first word of a text has its capital anyway: alone it makes a name only if another text uses it inside. */
function properNamesIn(text: string): Name[] {
  return text.split(/[:;,/()–-]+/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    const inside = [
      ...words
        .slice(1)
        .join(" ")
        .matchAll(/(?<![\p{L}'’])\p{Lu}\p{Ll}{3,}(?:\s+\p{Lu}\p{L}+)*/gu),
    ].map(([name]) => ({ name, isCertain: true }));
    const alone = words.length === 1 && /^\p{Lu}\p{Ll}{3,}$/u.test(words[0] ?? "") ? [{ name: words[0] ?? "", isCertain: false }] : [];
    return [...inside, ...alone].flatMap(({ name, isCertain }) => {
      const stems = stemsOf(name);
      return stems.length > 0 && tellingStemsOf(name).length === stems.length
        ? [{ key: `${PROPER_NAME}${stems.join(" ")}`, isCertain }]
        : [];
    });
  });
}

/** Whether all that two objectives share is the theme both stand under: the same title, or the words before its colon. */
function shareTheTheme(one: Objective, other: Objective, key: string): boolean {
  const themes = [one, other].map(({ title, description }) => (description === "" ? [] : stemsOf(title.split(":")[0] ?? title)));
  return stemsIn(key).every((stem) => themes.every((theme) => theme.includes(stem)));
}

function stemsIn(key: string): string[] {
  return key.replace(PROPER_NAME, "").split(" ");
}

/** The name as the objective writes it: the shortest run of words that holds it. */
function writtenName(key: string, { title, description }: Objective): string {
  const stems = stemsIn(key);
  const words = `${title} ; ${description}`.split(/\s+/);
  const runs = words.flatMap((_, start) => [1, 2, 3, 4, 5].map((length) => words.slice(start, start + length)));
  const holding = runs.filter((run) => stems.every((stem) => stemsOf(run.join(" ")).includes(stem)));
  const [shortest = stems] = holding.sort((a, b) => a.length - b.length);
  return shortest.join(" ").replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "");
}
