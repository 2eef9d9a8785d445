import { compare, exactly, fromDecimalText, parseItalianNumber, type Rational, toDecimalText } from "../kernel/rational.ts";
import type { Measured } from "./assess.ts";
import { readConstraint } from "./readConstraint.ts";
import { findDay } from "./readDeadline.ts";
import type { Constraint, Target, Unit } from "./target.ts";

/**
 * Reads what was measured as documents write it: "17 giorni", "92 %", "3,4 su 4", "concluso il 15/10/2024", "non concluso",
 * "12 incontri; 30/11/2024". Undefined when any word is left over, or when the value counts something else than the target: "2 mesi"
 * for "non oltre 30 giorni" is not compared, nor "46022" alone for a day.
 */
export function readMeasured(written: string, target?: Target): Measured | undefined {
  const parts = written
    .split(";")
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  const read = parts.map((part) => readDone(part) ?? readValue(part, target && constraintOf(target)));
  if (parts.length === 0 || read.includes(undefined)) return undefined;
  const keys = read.flatMap((part) => Object.keys(part ?? {}));
  if (target?.kind === "deadline" && keys.every((key) => key === "value")) return undefined;
  return new Set(keys).size === keys.length ? read.reduce<Measured>((whole, part) => ({ ...whole, ...part }), {}) : undefined;
}

const DONE = "conclus|completat|approvat|adottat|pubblicat|realizzat|attivat|avviat|raggiunt|firmat|collaudat|inviat";
const DONE_ON = new RegExp(`^(?:(?:${DONE})[oaie]\\s+)?(?:il\\s+|l'|al\\s+)?(?=\\d)(?<day>.*)$`, "iu");
const NOT_DONE = new RegExp(`^non (?:ancora )?(?:${DONE})[oaie]$`, "iu");

function readDone(part: string): Measured | undefined {
  if (NOT_DONE.test(part)) return { completedOn: null };
  if (/^(?:nei|entro i) termini(?: di legge)?$|^termine rispettato$/i.test(part)) return { withinTerm: true };
  if (/^(?:fuori termine|oltre i termini(?: di legge)?|termine non rispettato)$/i.test(part)) return { withinTerm: false };
  const text = DONE_ON.exec(part)?.groups?.["day"];
  if (text === undefined || /(?:trimestre|semestre)/i.test(text)) return undefined;
  const found = findDay(text);
  return found?.start === 0 && found.end === text.length && typeof found.day === "string" ? { completedOn: found.day } : undefined;
}

function readValue(part: string, promised: Constraint | undefined): Measured | undefined {
  const bare = parseItalianNumber(part);
  if (bare) return promised !== undefined && isShareOfOne(bare, promised) ? undefined : { value: toDecimalText(bare) };
  const counted = part.replace(/^(?:n\.?°?|nr\.?)\s*(?=\d)/i, "");
  const read = /^[-\d€]|^euro /i.test(counted) ? readConstraint(counted) : undefined;
  if (read?.kind !== "value" || read.comparison !== "expected") return undefined;
  if (read.unit.kind === "score" && /^\d{1,2}\/\d{1,2}$/.test(part) && !promisesScore(promised)) return undefined;
  return promised === undefined || isComparable(read.unit, promised) ? { value: read.amount } : undefined;
}

/** Whether a bare number up to 1 stands for a percentage of more than 1: "0,97" for "≥ 95 %" may be 97 %, and is not compared. */
function isShareOfOne(value: Rational, promised: Constraint): boolean {
  if (promised.kind === "change" || promised.unit.kind !== "percentage") return false;
  const one = exactly(1);
  const most = fromDecimalText(promised.kind === "range" ? promised.to : promised.amount);
  return compare(value, exactly(0)) > 0 && compare(value, one) <= 0 && compare(most, one) > 0;
}

/** Whether a target is a score of so many: only beside it "3/4" is one, and no day. */
function promisesScore(promised: Constraint | undefined): boolean {
  return promised !== undefined && promised.kind !== "change" && promised.unit.kind === "score";
}

function constraintOf(target: Target): Constraint | undefined {
  return target.kind === "deadline" ? undefined : target.constraint;
}

/** Whether a measured value counts what the target counts. A percentage of a change in percent could be the value or the change itself. */
function isComparable(unit: Unit, promised: Constraint): boolean {
  if (promised.kind === "change") return unit.kind !== "percentage" || promised.unit.kind !== "percentage";
  const { unit: expected } = promised;
  if (expected.kind === "number") return true;
  if (unit.kind !== expected.kind) return false;
  if (unit.kind === "score" && expected.kind === "score") return unit.outOf === expected.outOf;
  if (unit.kind !== "things" || expected.kind !== "things") return true;
  return (unit.per === undefined || unit.per === expected.per) && sameThing(unit.name, expected.name);
}

/** "incontri" and "incontri pubblici", "giorno" and "giorni": the shorter begins the longer, but for a last vowel. */
function sameThing(one: string, other: string): boolean {
  const [short = "", long = ""] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length);
  return long.startsWith(short.replace(/[aeio]$/, ""));
}
