import { sign } from "../../../domain/kernel/rational.ts";
import { readWeight } from "../../../domain/plan/readCells.ts";
import { printTarget } from "../../../domain/plan/printTarget.ts";
import { nameOf } from "../../../domain/plan/outcomeOfIndicators.ts";
import { targetProblemOf } from "../../../domain/plan/indicator.ts";
import type { NumberedPromise } from "../../../domain/plan/promiseFields.ts";
import { MARKS } from "../../commands/marks.ts";
import { checked, longText, optional, seenMark, text } from "../../entryFields.tsx";
import { type EntryForm, entryForm } from "../../entryForm.tsx";

/** The data of the form of an objective: a text for each of its fields, by path, and the marks of what it was drawn with. */
export type ObjectiveData = Readonly<Record<string, string | undefined>>;

const weight = (name: string, label: string) =>
  optional(checked(text(name, label, { what: "il peso", longest: 20 }), isWeight, "Scriva il peso come numero, per esempio 33,33."));

/** A number that is not below zero. */
function isWeight(written: string): boolean {
  const weight = readWeight(written);
  return weight !== undefined && sign(weight) >= 0;
}

const words = (name: string, label: string, longest: number, hint?: string) =>
  optional(longText(name, label, { what: label.toLowerCase(), longest, ...(hint !== undefined && { hint }) }));

/** The form of an objective, with its indicators: under each target, how it is understood. */
export function objectiveForm({ indicators }: NumberedPromise): EntryForm<ObjectiveData> {
  const several = indicators.length > 1;
  const ofIndicators = indicators.flatMap((indicator) => {
    const { number } = indicator;
    const after = several ? ` (indicatore ${String(number)}, ${nameOf(indicator)})` : "";
    const path = (field: string) => `indicators/${String(number)}/${field}`;
    const name = (field: string) => `ind${String(number)}_${field}`;
    return [
      [path("indicator"), words(name("misura"), `Che cosa si misura${after}`, 2000)],
      [path("target"), words(name("atteso"), `Valore atteso${after}`, 2000, understood(indicator))],
      [path("source"), words(name("fonte"), `Fonte del dato${after}`, 2000)],
      ...(several ? [[path("weight"), weight(name("peso"), `Peso dell'indicatore${after}`)] as const] : []),
    ] as const;
  });
  return entryForm({
    title: text("titolo", "Titolo", { what: "il titolo", longest: 500 }),
    description: words("descrizione", "Descrizione", 10_000),
    weight: weight("peso", "Peso"),
    ...Object.fromEntries(ofIndicators),
    kind: optional(text("tipo", "Tipo", { what: "il tipo", longest: 200 })),
    resources: words("risorse", "Risorse", 2000),
    stakeholders: words("portatori", "Portatori di interesse", 2000),
    seen: seenMark("versione", MARKS),
  });
}

/** How a target is understood, said back to whoever writes it. */
function understood(indicator: NumberedPromise["indicators"][number]): string {
  const { target } = indicator;
  if (target.written === "") return "Per esempio: almeno 2.000 mq, oppure entro il 30/06.";
  if (target.reading.understood) return `Vuol dire: ${printTarget(target.reading.target)}.`;
  return targetProblemOf(indicator) ?? "Così com'è scritto non si capisce con certezza.";
}
