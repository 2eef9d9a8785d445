import { type CivilDate, FIRST_YEAR, LAST_YEAR, parseItalianDate } from "../domain/kernel/civilDate.ts";
import { type Sentences, sentenceOf } from "../domain/kernel/refusal.ts";
import type { Verdict } from "../domain/kernel/verdict.ts";
import { SelectField, TextAreaField, TextField, TickFields } from "../ui/Fields.tsx";
import type { Drawn, Field, FieldRead } from "./entryForm.tsx";

type Written = { readonly hint?: string; readonly longest?: number };

/** A line of text, read as something. */
export function line<Value>(
  name: string,
  label: string,
  readLine: (written: string) => FieldRead<Value>,
  { hint, longest, type, autocomplete = "off", isNumeric = false }: Written & Partial<LineLook> = {},
): Field<Value> {
  return {
    name,
    label,
    read: (typed) => readLine(typed[name] ?? ""),
    draw: ({ id, typed, error, isOptional = false }) => (
      <TextField
        {...{ id, name, label, error, autocomplete, isOptional, isNumeric }}
        value={type === "password" ? undefined : typed[name]}
        {...(hint !== undefined && { hint })}
        {...(longest !== undefined && { maxLength: longest })}
        {...(type !== undefined && { type })}
      />
    ),
  };
}
type LineLook = { readonly type: "text" | "email" | "password"; readonly autocomplete: string; readonly isNumeric: boolean };

/** Some words that have to be there. */
export function text(
  name: string,
  label: string,
  { what, longest = 2000, ...look }: Written & Partial<LineLook> & { readonly what: string },
): Field<string> {
  return line(name, label, wordsOf(what, longest), { longest, ...look });
}

/** Some words that have to be there, on some lines. */
export function longText(name: string, label: string, { what, longest = 2000, hint }: Written & { readonly what: string }): Field<string> {
  return {
    name,
    label,
    read: (typed) => wordsOf(what, longest)(typed[name] ?? ""),
    draw: ({ id, typed, error, isOptional = false }) => (
      <TextAreaField
        {...{ id, name, label, error, isOptional }}
        value={typed[name] ?? ""}
        maxLength={longest}
        {...(hint !== undefined && { hint })}
      />
    ),
  };
}

function wordsOf(what: string, longest: number) {
  return (written: string): FieldRead<string> => {
    const value = written.trim();
    if (value === "") return { problem: `Scriva ${what}.` };
    return value.length > longest ? { problem: `Al massimo ${longest.toLocaleString("it-IT")} caratteri.` } : { value };
  };
}

/** A password: never drawn again, and taken as it is, blanks too. */
export function password(
  name: string,
  label: string,
  { hint, autocomplete }: { readonly hint?: string; readonly autocomplete: string },
): Field<string> {
  return line(name, label, (value) => (value === "" ? { problem: "Scriva la password." } : { value }), {
    type: "password",
    autocomplete,
    ...(hint !== undefined && { hint }),
  });
}

/** A field that may be left empty. */
export function optional<Value>(field: Field<Value>): Field<Value | undefined> {
  const draw = (drawn: Drawn) => field.draw({ ...drawn, isOptional: true });
  return {
    ...field,
    draw,
    read: (typed, look) => ((typed[field.name] ?? "").trim() === "" ? { value: undefined } : field.read(typed, look)),
  };
}

/** A field that is read as it is and then held against something more. */
export function checked<Value>(field: Field<Value>, isRight: (value: Value) => boolean, problem: string): Field<Value> {
  return {
    ...field,
    read: async (typed, look) => {
      const read = await field.read(typed, look);
      return "problem" in read || isRight(read.value) ? read : { problem };
    },
  };
}

/** A day as people write it, "31/12/2026". */
export function day(name: string, label: string, look: Written = {}): Field<CivilDate> {
  return line(name, label, readDay, look);
}

/** So much of what was typed is said again in a sentence. */
const LONGEST_SAID = 40;

function readDay(written: string): FieldRead<CivilDate> {
  const value = parseItalianDate(written);
  if (value !== undefined) return { value };
  const asWritten = written.trim();
  if (asWritten === "") return { problem: "Scriva il giorno, per esempio 31/12/2026." };
  const said = `«${asWritten.slice(0, LONGEST_SAID)}${asWritten.length > LONGEST_SAID ? "…" : ""}»`;
  const year = /^\d{1,2}[/.-]\d{1,2}[/.-](\d+)$/.exec(asWritten)?.[1] ?? "2000";
  if (year.length < 4) return { problem: `In ${said} scriva l'anno con quattro cifre, come in 31/12/2026.` };
  if (!(Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR)) return { problem: `L'anno di ${said} non è giusto: lo controlli.` };
  return { problem: `${said} non è un giorno: lo scriva come 31/12/2026.` };
}

/** What a text is read as, or what is wrong with it. */
export function readAs<Value>(read: (written: string) => Value | undefined, problem: string) {
  return (written: string): FieldRead<Value> => {
    const value = read(written.trim());
    return value === undefined ? { problem } : { value };
  };
}

/** What a text is read as by a decision that says why not. */
export function readBy<Value, Reason extends string>(read: (written: string) => Verdict<Value, Reason>, sentences: Sentences<Reason>) {
  return (written: string): FieldRead<Value> => {
    const verdict = read(written);
    return verdict.ok ? { value: verdict.value } : { problem: verdict.reasons.map((each) => sentenceOf(each, sentences)).join(" ") };
  };
}

/** A choice among a few, each with its words. */
export function choice<Value extends string>(
  name: string,
  label: string,
  words: Readonly<Record<Value, string>>,
  problem = "Scelga una delle voci.",
): Field<Value> {
  const options = Object.entries<string>(words).map(([value, text]) => ({ value, text }));
  return {
    name,
    label,
    read: (typed) => (Object.hasOwn(words, typed[name] ?? "") ? { value: typed[name] as Value } : { problem }),
    draw: ({ id, typed, error, options: offered, isOptional = false }) => (
      <SelectField {...{ id, name, label, error, isOptional }} options={offered.length > 0 ? offered : options} value={typed[name] ?? ""} />
    ),
  };
}

/** Things to be ticked, any number of them: each is sent under its own name. */
export function ticks<Value extends string>(id: string, label: string, words: Readonly<Record<Value, string>>): Field<readonly Value[]> {
  const options = Object.entries<string>(words).map(([value, text]) => ({ value, text }));
  return {
    name: id,
    label,
    takes: (sent) => Object.hasOwn(words, sent),
    read: (typed) => ({ value: options.filter(({ value }) => typed[value] === "si").map(({ value }) => value as Value) }),
    draw: ({ id: at, typed, error }) => (
      <TickFields id={at} legend={label} options={options} isTicked={(each) => typed[each] === "si"} error={error} />
    ),
  };
}

/** Something to be ticked, or not. */
export function tick(name: string, label: string): Field<boolean> {
  return {
    name,
    label,
    isTick: true,
    read: (typed) => ({ value: typed[name] === "si" }),
    draw: ({ id, typed }) => (
      <div class="ticks">
        <div>
          <input type="checkbox" id={id} name={name} value="si" checked={typed[name] === "si"} />
          <label for={id}>{label}</label>
        </div>
      </div>
    ),
  };
}

/** Things to be ticked that are not always the same: at least one. The page draws them, each under its own name. */
export function chosenAmong(name: string, form: RegExp, problem: string): Field<readonly string[]> {
  return {
    name,
    label: "",
    takes: (sent) => form.test(sent),
    read: (typed) => {
      const value = Object.keys(typed).filter((sent) => form.test(sent) && typed[sent] === "si");
      return value.length === 0 ? { problem } : { value };
    },
    draw: () => null,
  };
}

/** What a form carries without showing it, as the page wrote it. */
export function carried(name: string, form: RegExp): Field<string> {
  return {
    name,
    label: "",
    isUnseen: true,
    read: (typed) =>
      form.test(typed[name] ?? "")
        ? { value: typed[name] ?? "" }
        : { problem: "Il modulo non è arrivato intero: ricarichi la pagina e ripeta." },
    draw: ({ typed }) => <input type="hidden" name={name} value={typed[name] ?? ""} />,
  };
}

/** The mark of what a form was drawn with: once that is no more, the page writes it anew. */
export function seenMark(name: string, form: RegExp): Field<string> {
  return { ...carried(name, form), isMark: true };
}

/** The code of a person of the staff (it. "matricola"). */
export const CODE = /^[A-Za-z0-9._-]{1,40}$/;

/** A new code for a person of the staff. */
export function code(name: string, label: string): Field<string> {
  return line(
    name,
    label,
    readAs((written) => (CODE.test(written) ? written : undefined), "Scriva la matricola: lettere, cifre, punto e trattino."),
    { longest: 40 },
  );
}
