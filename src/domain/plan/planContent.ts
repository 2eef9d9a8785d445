import { canonicalJson } from "../kernel/canonicalJson.ts";
import type { Json } from "../kernel/json.ts";
import type { Objective } from "./objective.ts";
import { fieldsOf } from "./promiseFields.ts";

/**
 * What the approval of a plan is about, as canonical JSON in the order of the codes: what each objective promises and whether it holds. Who
 * gives a datum is no content, nor how an objective went, nor which people hold it, nor which things of two years are said to be one: none of these undoes an approval.
 */
export function planContent(objectives: readonly Objective[]): string {
  const content = objectives
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((objective): Json => ({
      code: objective.code,
      state: objective.state ?? "inForce",
      fields: Object.fromEntries([...fieldsOf(objective)].filter(([path]) => !isNoContent(path))),
    }));
  return canonicalJson(content);
}

/** Whether a field is no content of a plan: it may change without a variation. */
export function isNoContent(path: string): boolean {
  return path.endsWith("/dataOwner");
}
