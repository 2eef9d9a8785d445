import type { CivilDate } from "../kernel/civilDate.ts";
import { parseItalianDate } from "../kernel/civilDate.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import { foldWords } from "../kernel/foldWords.ts";
import { parseItalianNumber, toDecimalText } from "../kernel/rational.ts";
import type { Direction } from "./indicator.ts";

// What the cells beside an objective and its indicators say of money, people, projects and times. Each answers undefined where it cannot be read without guessing.

/** A step of the work (it. "fase"), with the day by which it is due. */
export type Phase = { readonly name: string; readonly by: CivilDate };

/** Money and people of an objective as understood: euros, and people as shares of full time; the budget programme. */
export type Resource = { readonly amount?: DecimalText; readonly fte?: DecimalText; readonly programme?: string };

/** The one amount of euros in a text, and the one number of people: "€ 12.000,00 cap. 1450; 0,5 unità". Where there are two of a kind none is taken. */
export function readResources(written: string): Omit<Resource, "programme"> {
  const amount = only(written, /€\s*(\d[\d.]*(?:,\d{1,2})?)(?![\d.,])|(?<![\d.,])(\d[\d.]*(?:,\d{1,2})?)\s*(?:€|euro(?!\p{L}))/giu);
  const fte = only(written, /(?<![\d.,])(\d+(?:,\d+)?)\s*(?:unità|fte|ula|dipendent[ei]|person[ae])(?!\p{L})/giu);
  return { ...(amount !== undefined && { amount }), ...(fte !== undefined && { fte }) };
}

function only(text: string, form: RegExp): DecimalText | undefined {
  const found = [...text.matchAll(form)].map(([, one, other]) => one ?? other ?? "");
  const value = found.length === 1 ? parseItalianNumber(found[0]!) : undefined;
  return value && toDecimalText(value);
}

/** The mission and programme of a budget (d.lgs. 118/2011, art. 13): "01.11", "0111", "Missione 1, programma 11" are "0111". */
export function readProgramme(written: string): string | undefined {
  const text = foldWords(written);
  const [, together] = /^(\d{4})$/.exec(text) ?? [];
  const [, mission, programme] = /^(?:missione )?(\d{1,2}) ?(?:[./,;-]|, ?programma|programma) ?(?:programma )?(\d{1,2})$/.exec(text) ?? [];
  return together ?? (mission !== undefined && programme !== undefined ? mission.padStart(2, "0") + programme.padStart(2, "0") : undefined);
}

/** The codes of public projects (it. "CUP", l. 3/2003, art. 11), with semicolons or commas between them: a letter, two figures, a letter, eleven figures. */
export function readCup(written: string): readonly string[] | undefined {
  return all(written.replaceAll(",", ";"), (part) => /^[A-Z]\d{2}[A-Z]\d{11}$/.exec(part.toUpperCase().replace(/\s/g, ""))?.[0]);
}

/** The goals of the Agenda 2030, from 1 to 17: "11", "SDG 11; 13", "4, 11", "Goal 4". */
export function readGoals(written: string): readonly number[] | undefined {
  return all(written.replaceAll(",", ";"), (part) => {
    const goal = Number(/^(?:(?:sdg|goal|obiettivo|ob\.?)\s*)?(?:n\.?\s*)?(\d{1,2})$/i.exec(part)?.[1] ?? 0);
    return goal >= 1 && goal <= 17 ? goal : undefined;
  });
}

/** The phases of an objective with their days: "Progetto: 31/03/2025; gara entro il 30/06/2025". */
export function readPhases(written: string): readonly Phase[] | undefined {
  return all(written, (part) => {
    const [, name, day] = /^(.+?)\s*(?::|,|\(|–|-)?\s*(?:entro\s+)?(?:il\s+)?(?<!\d)(\d{1,2}\/\d{1,2}\/\d{4})\)?$/i.exec(part) ?? [];
    const by = parseItalianDate(day ?? "");
    return name !== undefined && by !== undefined ? { name, by } : undefined;
  });
}

/** Which way an indicator is better (it. "polarità", "verso"). */
export function readDirection(written: string): Direction | undefined {
  const text = foldWords(written);
  if (/^(crescente|in aumento|positiva|alto|piu alto( e meglio)?|\+|↑)$/.test(text)) return "higher";
  return /^(decrescente|in diminuzione|negativa|basso|piu basso( e meglio)?|-|↓)$/.test(text) ? "lower" : undefined;
}

function all<Read>(written: string, read: (part: string) => Read | undefined): readonly Read[] | undefined {
  const parts = written
    .split(";")
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map(read).filter((each) => each !== undefined);
  return found.length > 0 && found.length === parts.length ? found : undefined;
}
