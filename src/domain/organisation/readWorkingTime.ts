import type { Sentences } from "../kernel/refusal.ts";
import { foldWords } from "../kernel/foldWords.ts";
import { add, compare, divide, exactly, fromDecimalText, HUNDRED, ONE, parseItalianNumber, type Rational, rounded, sign, toDecimalText } from "../kernel/rational.ts"; // prettier-ignore
import { type Verdict, refuse } from "../kernel/verdict.ts";
import type { DecimalText } from "../kernel/decimalText.ts";

/** Decimals a share of full time is kept with. */
const DECIMALS = 6;

/** Below this a share is more likely a percentage of a percentage: nobody is hired for half an hour a week. */
const LEAST = fromDecimalText("0.02");

/** Why a text says no share of full time, or could say two. */
export type WorkingTimeDoubt = "unknown" | "hours" | "hoursOrPercent" | "partOfWhat" | "aDay" | "moreThanFull" | "tooLittle";

/** The sentence of each doubt, with what to write instead. */
export const WORKING_TIME_DOUBTS = {
  unknown: "Quota di tempo non riconosciuta: si scrive, per esempio, «100 %», «50 %» oppure «18/36».",
  hours:
    "Sono ore, e non dice di quante è il tempo pieno. Scriva le une e le altre, per esempio «18/36», oppure la parte per cento, «50 %».",
  hoursOrPercent:
    "Sono ore o parti per cento? Se sono ore, scriva anche quelle del tempo pieno, per esempio «18/36»; se sono parti per cento, aggiunga il segno, «50 %».",
  partOfWhat: "Dice che è a tempo parziale, non per quanto: scriva, per esempio, «50 %» oppure «18/36».",
  aDay: "La cella è diventata un giorno del calendario: succede scrivendo «1/2» in un foglio di calcolo. Scriva la parte per cento, per esempio «50 %».",
  moreThanFull: "È più del tempo pieno: controlli se le due parti sono scambiate, per esempio «18/36».",
  tooLittle: "È meno del 2 % del tempo pieno: è giusto? Scriva la parte per cento, per esempio «50 %», oppure le ore, «18/36».",
} satisfies Sentences<WorkingTimeDoubt>;

/**
 * Reads a share of full time (it. "quota di tempo pieno") as offices write it: "100 %", "50%", "0,5", "18/36", "18 ore su 36", "part-time 50 %". A plain number
 * up to 1 is a share and 100 is full time; any other may be hours or a percentage, unless a heading with "%" says which (`isPercent`).
 */
export function readWorkingTime(written: string, { isPercent = false } = {}): Verdict<DecimalText, WorkingTimeDoubt> {
  const text = foldWords(written)
    .replace(PARTIAL, "")
    .replace(/ per ?cento$/, " %");
  if (/^(a )?(tempo )?pieno$|^full[- ]?time$/.test(text)) return { ok: true, value: "1" };
  const share = shareOf(text, isPercent);
  if (typeof share === "string") return refuse(share);
  if (compare(share, ONE) > 0) return refuse("moreThanFull");
  if (compare(share, LEAST) < 0) return refuse(sign(share) > 0 ? "tooLittle" : "unknown");
  return { ok: true, value: toDecimalText(rounded(share, DECIMALS)) };
}

const PARTIAL = /^(part[- ]?time|p\.? ?t\.?|tempo parziale)( al| del)? (?=\d)/;
const HOURS = /^([\d.,]+|\d+:\d\d(:\d\d)?) ?(h|hh|or[ae])?\.?( settimanali| sett\.?| a(lla)? settimana)?$/;
const DAY = /^\d{1,2}[/.-](\d{1,2}[/.-]\d{2,4}|[a-z]{3})$/;

function shareOf(text: string, isPercent: boolean): Rational | WorkingTimeDoubt {
  if (DAY.test(text)) return "aDay";
  if (/^(part[- ]?time|p\.? ?t\.?|(tempo )?parziale)$/.test(text)) return "partOfWhat";
  const [, part, whole] = /^([^/]+?)(?: ?\/ ?| su )([^/]+)$/.exec(text) ?? [];
  if (part !== undefined && whole !== undefined) {
    const [hours, week] = [hoursOf(part), hoursOf(whole)];
    return hours && week && sign(week) > 0 ? divide(hours, week) : "unknown";
  }
  const [, number, percent] = /^([\d.,]+) ?(%?)$/.exec(text) ?? [];
  const value = number === undefined ? undefined : parseItalianNumber(number);
  if (!value) return HOURS.test(text) && hoursOf(text) ? "hours" : "unknown";
  if (percent === "%") return divide(value, HUNDRED);
  if (compare(value, ONE) <= 0) return value;
  return isPercent || compare(value, HUNDRED) === 0 ? divide(value, HUNDRED) : "hoursOrPercent";
}

/** Hours as they are written: "18", "18,5", "18:30", "18 ore". */
function hoursOf(text: string): Rational | undefined {
  const [, number = ""] = HOURS.exec(text) ?? [];
  const [, hours, minutes] = /^(\d+):(\d\d)(?::00)?$/.exec(number) ?? [];
  if (hours === undefined) return parseItalianNumber(number);
  return add(exactly(Number(hours)), divide(exactly(Number(minutes)), exactly(60)));
}
