import { canonicalJson } from "../kernel/canonicalJson.ts";
import type { Json } from "../kernel/json.ts";
import type { Indicator } from "./indicator.ts";
import type { PlannedObjective } from "./objective.ts";
import { indicatorWords, promiseWords } from "./promiseWords.ts";

/** A promise whose indicators have their numbers. */
type Numbered = Omit<PlannedObjective, "indicators"> & { readonly indicators: readonly (Indicator & { readonly number: number })[] };

/** One field of an objective, written otherwise. `path` names it: "title", "indicators" (which ones, in order), "indicators/2/weight". */
export type FieldEdit = { readonly path: string; readonly before: Json; readonly after: Json };

/**
 * What two states of a promise say otherwise, field by field. Of an indicator that only one of them has no field is told: that it is there is an edit of
 * "indicators", and what it says stays in its own row.
 */
export function fieldEdits(before: Numbered, after: Numbered): FieldEdit[] {
  const told = fieldsOf(after);
  return [...fieldsOf(before)].flatMap(([path, held]) => {
    const now = told.get(path);
    return now === undefined || canonicalJson(now) === canonicalJson(held) ? [] : [{ path, before: held, after: now }];
  });
}

function fieldsOf(promise: Numbered): ReadonlyMap<string, Json> {
  const whole = { ...promiseWords(promise), indicators: promise.indicators.map(({ number }) => number) };
  const fields = new Map<string, Json>(Object.entries(whole));
  for (const indicator of promise.indicators) {
    for (const [name, value] of Object.entries(indicatorWords(indicator)))
      fields.set(`indicators/${String(indicator.number)}/${name}`, value);
  }
  return fields;
}
