import type { YearKey } from "../../../data/cycle/cycleYear.ts";
import type { Database } from "../../../data/database/database.ts";
import { figureApart } from "../../../domain/bonus/payEntries.ts";
import { payFigures } from "../../../domain/bonus/payFigures.ts";
import { evaluationFigures } from "../../../domain/evaluation/evaluationFigures.ts";
import type { Figure } from "../../../domain/kernel/figure.ts";
import { evaluatedYear, rulesWords } from "./evaluatedYear.ts";
import { paidYear } from "./paidYear.ts";

/** A figure with the documents of rules that decided it. */
export type ExplainedFigure = Figure & { readonly rules: readonly string[] };

/** A figure of a year's evaluation or pay by its name, inside a transaction of the caller's; undefined when there is none. It may speak of a person: never public. */
export async function explainedFigure(tx: Database, key: YearKey, id: string): Promise<ExplainedFigure | undefined> {
  const year = await evaluatedYear(tx, key);
  if (!year) return undefined;
  const rules = [rulesWords(year.smvp.title, year.rules)];
  const found = evaluationFigures(year.evaluation).get(id);
  if (found) return { ...found, rules };
  const paid = await paidYear(tx, key, year);
  const set = paid?.apart && figureApart(id, paid.apart);
  if (set) return { ...set, rules };
  if (!paid?.run.ok) return undefined;
  const { paymentTimes } = paid.year.file.pay;
  const figure = payFigures(paid.run, key.year, paymentTimes && { year: key.year, ...paymentTimes }).get(id);
  return figure && { ...figure, rules: [...rules, rulesWords("Contratto collettivo integrativo", paid.rules)] };
}
