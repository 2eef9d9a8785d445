import type { Child } from "hono/jsx";
import { type Refusal, sentenceOf, type Sentences } from "../domain/kernel/refusal.ts";
import type { Option } from "../ui/Fields.tsx";

/** What was typed, by the name of its field. */
export type Typed = Readonly<Record<string, string>>;

/** Something that is wrong with a form, for people, and the id and the label of the field it stands beside; without them it is about the whole form. */
export type Problem = { readonly text: string; readonly id?: string; readonly label?: string };

/** Where a field finds what can be chosen: people by words of their name or by code, whether a code is of one of them, and the units of today. */
export type Look = {
  /** The name of the field that is looked up, where the form is not sent. */
  readonly sought?: string;
  readonly isPerson: (code: string) => Promise<boolean>;
  readonly people: (words: string) => Promise<readonly Option[]>;
  readonly units: () => Promise<readonly Option[]>;
};

/** What a field was read as, or what is wrong with it, perhaps with what may have been meant. */
export type FieldRead<Value> = { readonly value: Value } | { readonly problem: string; readonly found?: readonly Option[] | undefined };

/** What a field is drawn with: its id, what stands in it, what is wrong, and what can be chosen. */
export type Drawn = {
  readonly id: string;
  readonly typed: Typed;
  readonly error: string | undefined;
  readonly options: readonly Option[];
  readonly found: readonly Option[] | undefined;
  readonly isOptional?: boolean;
};

/** A field of a form: its name as it is sent, its label, how it is read and drawn. */
export type Field<Value> = {
  readonly name: string;
  readonly label: string;
  /** The names it is sent under, where they are more than its own. */
  readonly takes?: (name: string) => boolean;
  readonly read: (typed: Typed, look: Look) => FieldRead<Value> | Promise<FieldRead<Value>>;
  readonly draw: (drawn: Drawn) => Child;
  /** It carries, unseen, what the page wrote: no reason is led to it. */
  readonly isUnseen?: boolean;
  /** It carries, unseen, what tells of the things the form was drawn with. */
  readonly isMark?: boolean;
  /** It is ticked or not, and sent only when it is. */
  readonly isTick?: boolean;
  /** What can be chosen in it, where that is not always the same. */
  readonly options?: (look: Pick<Look, "units">) => Promise<readonly Option[]>;
};

/** The data of a form; a field that may be empty is missing when it is. */
export type DataOf<Fields extends AnyFields> = {
  readonly [Key in keyof Fields as undefined extends ValueOf<Fields[Key]> ? never : Key]: ValueOf<Fields[Key]>;
} & {
  readonly [Key in keyof Fields as undefined extends ValueOf<Fields[Key]> ? Key : never]?: Exclude<ValueOf<Fields[Key]>, undefined>;
};
type AnyFields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<Each> = Each extends Field<infer Value> ? Value : never;

/** A form to be filled in: its fields by the name of their datum, which refusals and commands use. */
export type EntryForm<Data> = { readonly fields: Readonly<Record<keyof Data & string, Field<unknown>>>; readonly data?: Data };

/**
 * A form as data. Each field is written once: from it come label and hint, what is read and what is wrong with it, how it is drawn and drawn again, the
 * draft, and where a refusal about its datum stands.
 */
export function entryForm<const Fields extends AnyFields>(fields: Fields): EntryForm<DataOf<Fields>> {
  return { fields };
}

/** A form that is its button: what it does is in its address. */
export const BUTTON_FORM = entryForm({});

/** What stands in a form that is drawn again, and why; `found` is what may have been meant, by the name of the field. */
export type Shown = {
  readonly typed: Typed;
  readonly problems: readonly Problem[];
  readonly found?: Readonly<Record<string, readonly Option[]>>;
};

/** A form that was read: its data, or everything that is wrong. */
export type EntryRead<Data> = { readonly ok: true; readonly data: Data } | ({ readonly ok: false } & Omit<Shown, "typed">);

/** Reads a form whole: every field says what is wrong with it, and a field that is not of the form is never dropped. `at` is where its ids begin. */
export async function readEntry<Data>({ fields }: EntryForm<Data>, typed: Typed, look: Look, at = ""): Promise<EntryRead<Data>> {
  const entries: [string, Field<unknown>][] = Object.entries(fields);
  const foreign = Object.keys(typed).filter((name) => !entries.some(([, field]) => isOf(field, name)));
  const problems: Problem[] = foreign.length === 0 ? [] : [{ text: foreignWords(foreign) }];
  const found: Record<string, readonly Option[]> = {};
  const data: Record<string, unknown> = {};
  for (const [datum, field] of entries) {
    const read = await field.read(typed, look);
    if ("problem" in read) {
      problems.push({ text: read.problem, ...placeOf(field, at) });
      if (read.found) found[field.name] = read.found;
    } else if (read.value !== undefined) data[datum] = read.value;
  }
  return problems.length === 0 ? { ok: true, data: data as Data } : { ok: false, problems, found };
}

function placeOf({ name, label, isUnseen = false }: Field<unknown>, at: string): Pick<Problem, "id" | "label"> {
  return isUnseen ? {} : { id: at + name, label };
}

function isOf({ name, takes }: Field<unknown>, sent: string): boolean {
  return sent === name || (takes?.(sent) ?? false);
}

/** Fields that are not of a form, in words. */
export function foreignWords(names: readonly string[]): string {
  return `Il modulo ha campi che non sono suoi: ${names.join(", ")}.`;
}

/** Refusals as problems of a form: beside the field of their datum where the form has it. */
export function problemsOf<Reason extends string>(
  form: EntryForm<unknown>,
  refusals: readonly Refusal<Reason>[],
  sentences: Sentences<Reason>,
  at = "",
): Problem[] {
  return refusals.map((each) => {
    const field = "field" in each.at ? (form.fields as Readonly<Record<string, Field<unknown>>>)[each.at.field] : undefined;
    return { text: sentenceOf(each, sentences), ...(field && placeOf(field, at)) };
  });
}

/** What can be chosen in the fields of a form, by their names. */
export async function offersOf<Data>(
  { fields }: EntryForm<Data>,
  look: Pick<Look, "units">,
): Promise<Readonly<Record<string, readonly Option[]>>> {
  const offering = Object.values<Field<unknown>>(fields).flatMap(({ name, options }) => (options ? [{ name, options }] : []));
  return Object.fromEntries(await Promise.all(offering.map(async ({ name, options }) => [name, await options(look)] as const)));
}

type EntryFieldsProps<Data> = {
  readonly form: EntryForm<Data>;
  readonly shown: Shown | undefined;
  /** What stands in the fields before anybody types, by the name of their datum. */
  readonly held?: Partial<Readonly<Record<keyof Data & string, string>>> | undefined;
  readonly offers?: Readonly<Record<string, readonly Option[]>> | undefined;
  readonly at?: string | undefined;
};

/** The fields of a form, drawn in their order. */
export function EntryFields<Data>({ form, shown, held = {}, offers = {}, at = "" }: EntryFieldsProps<Data>) {
  const entries: [string, Field<unknown>][] = Object.entries(form.fields);
  const drawnAnew = shown ? entries.filter(([, { isTick }]) => !isTick) : entries; // what is not ticked is not sent
  const before = Object.fromEntries(drawnAnew.map(([datum, { name }]) => [name, (held as Typed)[datum] ?? ""]));
  const typed = { ...before, ...shown?.typed };
  return (
    <>
      {entries.map(([, field]) => {
        const id = at + field.name;
        const wrong = (shown?.problems ?? []).filter((problem) => problem.id === id).map(({ text }) => text);
        const error = wrong.length === 0 ? undefined : wrong.join(" ");
        return field.draw({ id, typed, error, options: offers[field.name] ?? [], found: shown?.found?.[field.name] });
      })}
    </>
  );
}
