import type { Variation } from "../../../data/plan/variation.ts";
import type { Objective } from "../../../domain/plan/objective.ts";
import { outdatedFields } from "../../commands/plan/varyPlan.ts";

/** That the plan says otherwise, by now, than a variation says it did. */
export function Outdated({ variation, objectives }: { readonly variation: Variation; readonly objectives: readonly Objective[] }) {
  const fields = outdatedFields(variation, objectives);
  if (fields.length === 0) return null;
  return (
    <p class="error">
      Nel frattempo il piano è cambiato ({fields.join("; ")}): così com'è questa variazione non si può approvare. La si riscrive dalla
      pagina dell'obiettivo, oppure si ritira.
    </p>
  );
}
