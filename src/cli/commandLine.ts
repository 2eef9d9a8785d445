import { parseArgs } from "node:util";
import type { Act } from "../domain/cycle/act.ts";
import { type CivilDate, parseItalianDate } from "../domain/kernel/civilDate.ts";
import { refusal, type Sentences, tellRefusals, type ToldRefusal } from "../domain/kernel/refusal.ts";
import type { Verdict } from "../domain/kernel/verdict.ts";
import type { TechnicalCall } from "../server/technicalCall.ts";

/** How a command ends: done, refused, called wrongly. */
export const EXIT = { done: 0, refused: 1, wrongCall: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The command was called with wrong words: the message says which, in Italian. */
export class WrongCall extends Error {
  override readonly name = "WrongCall";
}

/** The command was understood and cannot be done: the message says why, in Italian; `errors` are the reasons as programs are told them. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  readonly errors: readonly ToldRefusal[];

  /** `why` is the name of the one reason that the message tells, or all reasons. */
  constructor(message: string, why: string | readonly ToldRefusal[] = "cannotBeDone") {
    super(message);
    this.errors = typeof why === "string" ? [toldReason(why, message)] : why;
  }
}

/** A reason that speaks of the whole command, with its sentence. */
export function toldReason(reason: string, message: string): ToldRefusal {
  return { ...refusal(reason), message };
}

/** What a verdict accepted; throws CommandRefused with the sentence of every reason when it did not. */
export function accepted<Value, Reason extends string>(verdict: Verdict<Value, Reason>, sentences: Sentences<Reason>): Value {
  if (verdict.ok) return verdict.value;
  const errors = tellRefusals(verdict.reasons, sentences);
  throw new CommandRefused(errors.map(lineOf).join("\n"), errors);
}

function lineOf({ at, message }: ToldRefusal): string {
  return "clause" in at ? `  ${at.clause.clause}: ${message}` : message;
}

/** The most lines on what is wrong with a document that a terminal is told. */
const MOST_LINES = 50;

/** The first lines on what is wrong with a document, and how many more there are. */
export function firstLines(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `  Altre cose da correggere: ${String(more)}. Con --json si leggono tutte.`] : lines;
}

/** An answer for programs (`--json`). */
export function jsonText(answer: object): string {
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}

type OptionKinds = Readonly<Record<string, "text" | "flag">>;
type Values<Options extends OptionKinds> = { readonly [Name in keyof Options]?: Options[Name] extends "flag" ? boolean : string };

/** Reads the words after a command's name; throws WrongCall for an unknown option or too many words. */
export function readArguments<Options extends OptionKinds>(
  words: readonly string[],
  options: Options,
  positionals: readonly string[] = [],
): { readonly values: Values<Options>; readonly positionals: readonly string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" } as const]),
  );
  try {
    const read = parseArgs({ args: [...words], options: config, allowPositionals: true, strict: true });
    if (read.positionals.length < positionals.length)
      throw new WrongCall(`Manca: ${positionals.slice(read.positionals.length).join(", ")}.`);
    if (read.positionals.length > positionals.length) throw new WrongCall(`Non capisco «${read.positionals[positionals.length] ?? ""}».`);
    return { values: read.values as Values<Options>, positionals: read.positionals };
  } catch (error) {
    if (error instanceof WrongCall) throw error;
    throw new WrongCall(inItalian(error));
  }
}

function inItalian(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]+)/.exec(message)?.[1] ?? "";
  if (/Unknown option/.test(message)) return `L'opzione ${option} non esiste.`;
  if (/argument missing|ambiguous/.test(message)) return `L'opzione ${option} vuole un valore.`;
  if (/does not take an argument/.test(message)) return `L'opzione ${option} non vuole un valore.`;
  return `Gli argomenti non sono corretti: ${message}`;
}

/** A call as the log of technical accesses keeps it: which options were given, never what they said but for administration and year. */
export function callOf(command: string, values: Readonly<Record<string, string | boolean | undefined>>): TechnicalCall {
  const given = (name: string, form: RegExp) => {
    const value = values[name];
    return typeof value === "string" && form.test(value) ? value : undefined;
  };
  const options = Object.keys(values).filter((name) => values[name] !== undefined);
  return { command, options, administration: given("administration", /^[a-z0-9_-]{1,40}$/), year: given("year", /^\d{4}$/) };
}

/** A year of the cycle, "2023"; throws WrongCall when it is missing or no year. */
export function readYear(written: string | undefined): number {
  if (written === undefined) throw new WrongCall("Manca l'anno: aggiunga per esempio --year 2023.");
  if (!/^(19|2\d)\d{2}$/.test(written)) throw new WrongCall(`«${written}» non è un anno: scriva per esempio --year 2023.`);
  return Number(written);
}

/** An act, "Giunta comunale; 12; 31/01/2024"; throws WrongCall when it is none. */
export function readAct(written: string): Act {
  const [organ = "", number = "", day = ""] = written.split(";").map((part) => part.trim());
  const date = parseItalianDate(day);
  if (!organ || !number || !date) throw new WrongCall(`«${written}» non è un atto: scriva per esempio "Giunta comunale; 12; 31/01/2024".`);
  return { organ, number, date };
}

/** A day, "31/01/2024"; throws WrongCall, naming the option, when there is no such day. */
export function readDay(option: string, written: string): CivilDate {
  const day = parseItalianDate(written);
  if (!day) throw new WrongCall(`«${written}» non è un giorno del calendario: scriva ${option} per esempio come 31/01/2024.`);
  return day;
}

/** Tells on a terminal what long work is doing; elsewhere stays silent. */
export function tellProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}\n`);
}
