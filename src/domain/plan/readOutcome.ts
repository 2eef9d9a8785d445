import { compare, parseItalianNumber, rational, toDecimalText } from "../kernel/rational.ts";
import type { Objective } from "./objective.ts";
import type { StatedOutcome } from "./outcome.ts";

const WORDS: readonly (readonly [RegExp, StatedOutcome["outcome"]])[] = [
  [/^((obiettivo )?(non (raggiunt|conseguit|realizzat|completat)[oai]|mancat[oai])|no)$/, "notAchieved"],
  [/^(obiettivo )?(parzialmente (raggiunt|conseguit|realizzat)[oai]|(raggiunt|conseguit|realizzat)[oai] (parzialmente|in parte)|parziale)$/, "partlyAchieved"],
  [/^(obiettivo )?((pienamente |totalmente |interamente )?(raggiunt|conseguit|realizzat|completat)[oai]( pienamente| totalmente)?|si|sì)$/, "achieved"],
  [/^(obiettivo )?non valutabil[ei]$/, "notAssessable"],
  [/^(obiettivo )?(neutralizzat[oai]|sterilizzat[oai])$/, "neutralised"],
  [/^(non (indicato|rilevato)|n\.?d\.?|-+)?$/, "unknown"],
]; // prettier-ignore

const DEGREE =
  /^(?:(?:obiettivo )?(?:parzialmente )?(?:raggiunt|conseguit|realizzat)[oai]\s*(?:in parte\s*|parzialmente\s*)?,?\s*(?:al|allo|all'|a|per il)?\s*)?\(?(\d+(?:[.,]\d+)*)\s*%\)?$/;

/**
 * Reads an outcome as documents write it: "RAGGIUNTO", "parzialmente raggiunto", "raggiunto al 80 %", "80%".
 * 100 or more is achieved, 0 is not, anything between is achieved in part. Undefined when the words say something else.
 */
export function readOutcome(written: string): StatedOutcome | undefined {
  const text = written.replace(/\s+/g, " ").trim().replace(/\.$/, "").toLowerCase();
  const degree = DEGREE.exec(text)?.[1];
  if (degree !== undefined) return outcomeOfDegree(degree);
  const words = text.replace(/\s*\([^()]*\)$/, ""); // "non raggiunto (cause esterne)": the reason stays in the words of the document
  const outcome = WORDS.find(([form]) => form.test(words))?.[1];
  return outcome && { outcome };
}

/** The outcome a degree of achievement stands for; undefined when it is no number. */
export function outcomeOfDegree(written: string): StatedOutcome | undefined {
  const value = parseItalianNumber(written.replace(/\s*%$/, "").trim());
  if (!value) return undefined;
  const degree = toDecimalText(value);
  if (compare(value, rational(100n)) >= 0) return { outcome: "achieved", degree };
  return compare(value, rational(0n)) <= 0 ? { outcome: "notAchieved", degree } : { outcome: "partlyAchieved", degree };
}

/** Why an objective ended as it did, in the document's words: a reason of its own, or the words in brackets after the outcome. */
export function toldReasonOf({ deviation, evaluated }: Pick<Objective, "deviation" | "evaluated">): string | undefined {
  if (deviation !== undefined) return deviation.reason;
  const told = /\(([^()]*)\)\.?$/.exec(evaluated.written.trim())?.[1]?.trim() ?? "";
  return /\p{L}{3}/u.test(told) && !/^(?:vedi|si veda|cfr|nota|parzial|in parte|motiv\p{L}+ non|senza motiv|non indicat)/iu.test(told)
    ? told
    : undefined;
}
