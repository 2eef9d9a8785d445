import { canonicalJson } from "../kernel/canonicalJson.ts";
import type { Json } from "../kernel/json.ts";
import { fieldsOf, type NumberedPromise } from "./promiseFields.ts";

/** One field of an objective, written otherwise. `path` names it: "title", "indicators" (which ones, in order), "indicators/2/weight". */
export type FieldEdit = { readonly path: string; readonly before: Json; readonly after: Json };

/**
 * What two states of a promise say otherwise, field by field. Of an indicator that only one of them has no field is told: that it is there is an edit of
 * "indicators", and what it says stays in its own row.
 */
export function fieldEdits(before: NumberedPromise, after: NumberedPromise): FieldEdit[] {
  const told = fieldsOf(after);
  return [...fieldsOf(before)].flatMap(([path, held]) => {
    const now = told.get(path);
    return now === undefined || canonicalJson(now) === canonicalJson(held) ? [] : [{ path, before: held, after: now }];
  });
}
