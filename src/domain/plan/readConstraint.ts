import { compare, fromDecimalText, parseItalianNumber, toDecimalText } from "../kernel/rational.ts";
import type { Comparison } from "../kernel/comparison.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { Constraint, Period, Unit } from "./target.ts";

const NUMBER_WORDS: Record<string, string> = {
  zero: "0", uno: "1", una: "1", un: "1", due: "2", tre: "3", quattro: "4", cinque: "5", sei: "6", sette: "7", otto: "8", nove: "9", dieci: "10", dodici: "12",
}; // prettier-ignore

const NUMBER = `[-−]?\\d+(?:[.,]\\d+)*|(?:${Object.keys(NUMBER_WORDS).join("|")})(?![\\p{L}\\d])`;
const ARTICLE = "(?:all'|dell'|l'|un'|(?:il|lo|la|i|gli|le|al|allo|alla|ai|agli|alle|a|del|dello|della|dei|degli|delle|di)\\s)?\\s*";
const EURO = "(?<euro>(?:€|euro)\\s*)?";
const NUMBERED = "(?:(?:n\\.?°?|nr\\.?|n°|numero)\\s*)?";

/** The Italian ways to say each comparison, longest first within the alternation so that "non oltre" is not read as "oltre". */
const WAYS: readonly (readonly [Comparison, readonly string[]])[] = [
  ["atLeast", ["maggiore o uguale", "uguale o maggiore", "superiore o uguale", "uguale o superiore", "non inferiore", "non minore", "non meno", "almeno", "minimo", "min\\.", ">=", "≥", "=>"]],
  ["atMost", ["inferiore o uguale", "uguale o inferiore", "minore o uguale", "uguale o minore", "non superiore", "non maggiore", "non più", "non oltre", "al massimo", "massimo", "max\\.?", "entro", "fino", "<=", "≤", "=<"]],
  ["moreThan", ["superiore", "maggiore", "più", "oltre", ">"]],
  ["lessThan", ["inferiore", "minore", "meno", "<"]],
  ["exactly", ["pari", "uguale", "esattamente", "="]],
]; // prettier-ignore

const COMPARATOR = WAYS.map(([, ways]) => `(${ways.join("|")})`).join("|");
const WORDS_BEFORE = "(?<subject>[^\\d<>=≤≥%]*?)";

const VALUE = new RegExp(
  `^${WORDS_BEFORE}(?<![\\p{L}])(?:${COMPARATOR})\\s*${ARTICLE}${NUMBERED}${EURO}(?<number>${NUMBER})(?<rest>.*)$`,
  "iu",
);
const BARE = new RegExp(`^(?<numbered>${NUMBERED})${EURO}(?<number>${NUMBER})(?<rest>.*)$`, "iu");
const RANGE = new RegExp(
  `^${WORDS_BEFORE}(?<![\\p{L}])(?:da|dal|dall'|(?:compres[oa] )?tra(?: il)?|(?:compres[oa] )?fra(?: il)?)\\s*${EURO}(?<from>${NUMBER})\\s*%?\\s*(?:a|al|all'|e|e il)\\s*(?:(?:€|euro)\\s*)?(?<number>${NUMBER})(?<rest>.*)$`,
  "iu",
);
const SINCE = "(?:\\s*,?\\s*rispetto (?:al|all'anno|all'|ai dati del|al dato del|ai valori del|al valore del)\\s*(?<since>\\d{4}))";
const CHANGE = new RegExp(
  `^(?<direction>riduzione|diminuzione|calo|ridurre|diminuire|aumento|incremento|crescita|aumentare|incrementare)\\s+(?:(?:di|del|dell'|pari al?|pari all'|almeno|il|l'|non inferiore al?)\\s*)*${EURO}(?<number>${NUMBER})(?<rest>.*?)${SINCE}?$`,
  "iu",
);
/** "-10 % rispetto al 2022"; without the year it came from, a minus may also belong to the value. */
const MINUS = new RegExp(`^[-−]\\s*${EURO}(?<number>\\d+(?:[.,]\\d+)*)(?<rest>.*?)${SINCE}$`, "iu");
const PLUS = new RegExp(`^(?:almeno\\s+)?\\+\\s*${EURO}(?<number>\\d+(?:[.,]\\d+)*)(?<rest>.*?)${SINCE}?$`, "iu");
/** "almeno il 50 % in meno", "3 giorni in più". */
const LESS_OR_MORE = new RegExp(
  `^(?:almeno\\s+)?${ARTICLE}${EURO}(?<number>${NUMBER})(?<rest>.*?)\\s+in\\s+(?<direction>meno|più)${SINCE}?$`,
  "iu",
);

/** Reads what a value must satisfy; undefined when any word is left over: nothing is guessed. */
export function readConstraint(text: string): Constraint | undefined {
  return readChange(text) ?? readRange(text) ?? readValue(text) ?? readBare(text);
}

function readChange(text: string): Constraint | undefined {
  const ways = [CHANGE, LESS_OR_MORE, MINUS, PLUS] as const;
  const way = ways.find((form) => form.test(text));
  const { direction, euro, number, rest, since } = way?.exec(text)?.groups ?? {};
  const amount = readAmount(number);
  const unit = readUnit(rest, euro);
  if (way === undefined || amount === undefined || unit === undefined || amount.startsWith("-")) return undefined;
  return {
    kind: "change",
    direction: way === MINUS || /^(rid|dim|cal|meno)/i.test(direction ?? "") ? "reduction" : "increase",
    amount,
    unit,
    ...(since === undefined ? {} : { since: Number(since) }),
  };
}

function readRange(text: string): Constraint | undefined {
  const groups = RANGE.exec(text)?.groups ?? {};
  const from = readAmount(groups["from"]);
  const to = readAmount(groups["number"]);
  const unit = readUnit(groups["rest"], groups["euro"]);
  if (from === undefined || to === undefined || unit === undefined) return undefined;
  if (compare(fromDecimalText(from), fromDecimalText(to)) > 0) return undefined;
  return { kind: "range", from, to, unit, ...subjectOf(groups["subject"]) };
}

function readValue(text: string): Constraint | undefined {
  const match = VALUE.exec(text);
  const amount = readAmount(match?.groups?.["number"]);
  const unit = readUnit(match?.groups?.["rest"], match?.groups?.["euro"]);
  if (!match || amount === undefined || unit === undefined) return undefined;
  const way = WAYS.findIndex((_, i) => match[i + 2] !== undefined);
  const comparison = WAYS[way]?.[0];
  return comparison && { kind: "value", comparison, amount, unit, ...subjectOf(match.groups?.["subject"]) };
}

/** "n. 2 report/anno" promises at least two. Any other bare value says no direction, and a bare "2023" may be a year: not a value at all. */
function readBare(text: string): Constraint | undefined {
  const { numbered, euro, number, rest } = BARE.exec(text)?.groups ?? {};
  const amount = readAmount(number);
  const unit = readUnit(rest, euro);
  if (amount === undefined || unit === undefined || /^(?:19|20)\d\d$/.test(text)) return undefined;
  const countsThings = numbered !== "" && unit.kind === "things" && amount !== "0";
  return { kind: "value", comparison: countsThings ? "atLeast" : "expected", amount, unit };
}

function readAmount(written: string | undefined): DecimalText | undefined {
  if (written === undefined) return undefined;
  const value = parseItalianNumber(NUMBER_WORDS[written.toLowerCase()] ?? written.replace("−", "-"));
  return value && toDecimalText(value);
}

function subjectOf(words: string | undefined): { subject?: string } {
  const subject = words?.trim().replace(/[,:]$/, "").trim();
  return subject ? { subject } : {};
}

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  ["day", /^(?:\/ ?(?:giorno|g)|al giorno|giornalier[oaei])$/i],
  ["week", /^(?:\/ ?settimana|alla settimana|a settimana|settimanal[ei])$/i],
  ["month", /^(?:\/ ?mese|al mese|mensil[ei])$/i],
  ["quarter", /^(?:\/ ?trimestre|a trimestre|al trimestre|trimestral[ei])$/i],
  ["halfYear", /^(?:\/ ?semestre|a semestre|al semestre|semestral[ei])$/i],
  ["year", /^(?:\/ ?anno|all'anno|l'anno|annu[oaei]|annual[ei]|per anno)$/i],
];
const PERIOD_AT_END =
  /(?<name>.*?)\s*(?<period>\/ ?(?:giorno|g|settimana|mese|trimestre|semestre|anno)|(?:al|alla|a|all'|l'|per) ?(?:giorno|settimana|mese|trimestre|semestre|anno)|(?:giornalier|annu)[oaei]|(?:settimanal|mensil|trimestral|semestral|annual)[ei])$/i;
const NAME = /^(?!(?:del|della|dello|dei|degli|delle|di|il|lo|la|gli|le)(?![\p{L}]))[\p{L}€][\p{L}' .()-]*$/iu;
const SPECIFICATION = /^(?:di|de|dei|del|delle|degli|dell'|della|dello)(?=[\s'])[\p{L}' .()-]*$/iu;
/** Words that join a second condition or a comparison to the first: a name that holds one is not a name. */
const JOINS =
  /(?:^|\s)(?:e|ed|o|oppure|su|almeno|entro|oltre|meno|più|massimo|minimo|rispetto|da|tra|fra|pari|inferiore|superiore|maggiore|minore|al|alla|all|a)(?=\s|$|')/i;

/** Reads what follows the number; undefined when it holds more than a unit. Money may be told before the number: "€ 10.000". */
function readUnit(rest: string | undefined, euro: string | undefined): Unit | undefined {
  const words = rest?.trim().replace(/[.;]$/, "").trim();
  if (words === undefined) return undefined;
  if (euro !== undefined) return words === "" ? { kind: "euro" } : undefined;
  if (/^(?:€|euro)$/i.test(words)) return { kind: "euro" };
  const percentage = /^(?:%|per cento(?!\p{L})|percento(?!\p{L}))\s*(.*)$/iu.exec(words);
  if (percentage) return percentageOf(percentage[1] ?? "");
  const score = new RegExp(`^(?:su|\\/)\\s*(${NUMBER})(?:\\s*punti)?$`, "iu").exec(words);
  if (score) {
    const outOf = readAmount(score[1]);
    return outOf === undefined || outOf.startsWith("-") ? undefined : { kind: "score", outOf };
  }
  const { name = words, period } = PERIOD_AT_END.exec(words)?.groups ?? {};
  const per = period === undefined ? undefined : PERIODS.find(([, form]) => form.test(period))?.[0];
  const perOf = per === undefined ? {} : { per };
  if (name === "") return { kind: "number", ...perOf };
  return NAME.test(name) && !JOINS.test(name) ? { kind: "things", name, ...perOf } : undefined;
}

function percentageOf(of: string): Unit | undefined {
  if (of === "") return { kind: "percentage" };
  return SPECIFICATION.test(of) && !JOINS.test(of) ? { kind: "percentage", of } : undefined;
}
