import { foldWords } from "../domain/kernel/foldWords.ts";
import { type Option, RadioFields, SelectField, TextField } from "../ui/Fields.tsx";
import { CODE } from "./entryFields.tsx";
import type { Drawn, Field, Look, Typed } from "./entryForm.tsx";
import { readUnitId, type UnitId } from "../domain/organisation/unitId.ts";

/** So many are offered to choose from; with more, one writes more words. */
const MOST_FOUND = 20;

/** So many units one looks through in a list; beyond, one searches. */
const LISTED_UNITS = 40;

/**
 * A person of the staff, written by code or by words of the name. What is no code is looked for, and those found are offered, one button for each; «Cerca»
 * does so without sending the form. `others` are words that stand for no person of the staff («oiv»).
 */
export function personChoice(name: string, label: string, { others = [] }: { readonly others?: readonly string[] } = {}): Field<string> {
  return {
    name,
    label,
    takes: (sent) => isOfSearch(name, sent),
    read: async (typed, look) => {
      const written = writtenIn(name, typed);
      const picked = pickedIn(name, typed);
      if (picked !== undefined && CODE.test(picked)) return { value: picked };
      if (written === "") return { problem: "Scriva la matricola, o una parte del nome." };
      if (others.includes(written.toLowerCase())) return { value: written.toLowerCase() };
      const isSought = look.sought === name;
      if (!isSought && CODE.test(written) && /\d/.test(written)) return { value: await asKnown(written, look) };
      const found = await look.people(written);
      const own = found.find(({ value }) => value.toLowerCase() === written.toLowerCase());
      if (own && !isSought) return { value: own.value };
      if (found.length === 0 && !isSought && CODE.test(written)) return { value: written };
      const nobody = `Nessuna persona che lei può vedere ${/\d/.test(written) ? "ha la matricola" : "si chiama"}`;
      return { problem: foundWords(written, found, nobody, "questa persona", "persone"), found: found.slice(0, MOST_FOUND) };
    },
    draw: (drawn) => <Searched {...{ name, label, drawn }} text={drawn.typed[name]} legend="Quale di queste persone?" />,
  };
}

/** A code as the staff has it: small letters may stand for capitals. */
async function asKnown(code: string, { isPerson }: Look): Promise<string> {
  const inCapitals = code.toUpperCase();
  return inCapitals !== code && !(await isPerson(code)) && (await isPerson(inCapitals)) ? inCapitals : code;
}

/** A unit of today, from a list, or looked for by words of its name where they are many. `none` is how no unit at all is said, where that may be. */
export function unitChoice(name: string, label: string, options: { readonly none: string }): Field<UnitId | undefined>;
export function unitChoice(name: string, label: string): Field<UnitId>;
export function unitChoice(name: string, label: string, { none }: { readonly none?: string } = {}): Field<UnitId | undefined> {
  const empty = none === undefined ? [] : [{ value: "", text: none }];
  return {
    name,
    label,
    takes: (sent) => isOfSearch(name, sent),
    options: ({ units }) => units(),
    read: async (typed, { units }) => {
      const written = pickedIn(name, typed) ?? writtenIn(name, typed);
      if (written === "") return none === undefined ? { problem: "Scelga un'unità." } : { value: undefined };
      const known = readUnitId(written);
      if (known) return { value: known };
      const found = unitsNamed(await units(), written);
      const [own, ...others] = found.filter(({ text }) => foldWords(text) === foldWords(written));
      if (own && others.length === 0) return { value: readUnitId(own.value) };
      return { problem: foundWords(written, found, "Nessuna unità si chiama", "questa unità", "unità"), found: found.slice(0, MOST_FOUND) };
    },
    draw: (drawn) => {
      const { id, typed, error, options } = drawn;
      if (options.length <= LISTED_UNITS)
        return <SelectField {...{ id, name, label, error }} options={[...empty, ...options]} value={typed[name] ?? ""} />;
      const text = options.find(({ value }) => value === typed[name])?.text ?? typed[name];
      const isOptional = none !== undefined;
      return <Searched {...{ name, label, text }} drawn={{ ...drawn, isOptional }} legend="Quale di queste unità?" />;
    },
  };
}

function unitsNamed(units: readonly Option[], words: string): readonly Option[] {
  const sought = foldWords(words);
  return units.filter(({ text }) => foldWords(text).includes(sought));
}

/** The names under which a field that is looked up sends what was picked, and for which words that was found. */
const pickName = (name: string) => `${name}_scelta`;
const wordsName = (name: string) => `${name}_cercata`;

function isOfSearch(name: string, sent: string): boolean {
  return sent === pickName(name) || sent === wordsName(name);
}

function writtenIn(name: string, typed: Typed): string {
  return (typed[name] ?? "").trim();
}

/** What was picked among those found, unless other words were written since. */
function pickedIn(name: string, typed: Typed): string | undefined {
  return typed[wordsName(name)] === writtenIn(name, typed) ? typed[pickName(name)] : undefined;
}

function foundWords(written: string, found: readonly Option[], nobody: string, one: string, many: string): string {
  if (found.length === 0) return `${nobody} «${written}».`;
  if (found.length === 1) return `«${written}» è ${one}? La scelga.`;
  if (found.length > MOST_FOUND)
    return `Con «${written}» si trovano più di ${String(MOST_FOUND)} ${many}: scelga tra le prime, o scriva altre parole.`;
  return `Con «${written}» si trovano ${String(found.length)} ${many}: scelga quale.`;
}

type SearchedProps = {
  readonly name: string;
  readonly label: string;
  readonly text: string | undefined;
  readonly drawn: Drawn;
  readonly legend: string;
};

/** A line that is looked up, with those found beneath. */
function Searched({ name, label, text, drawn: { id, typed, error, found = [], isOptional = false }, legend }: SearchedProps) {
  return (
    <>
      <TextField {...{ id, name, label, error, isOptional }} value={text} autocomplete="off" maxLength={200} search={`cerca:${name}`} />
      {found.length > 0 && (
        <>
          <input type="hidden" name={wordsName(name)} value={writtenIn(name, typed)} />
          <RadioFields id={`${id}-scelta`} name={pickName(name)} legend={legend} options={found} value={typed[pickName(name)]} />
        </>
      )}
    </>
  );
}
