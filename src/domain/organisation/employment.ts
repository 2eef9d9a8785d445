import type { CivilDate } from "../kernel/civilDate.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { Classification } from "./classification.ts";
import type { UnitId } from "./unitId.ts";

/**
 * A working relation (it. "rapporto di lavoro"): where a person works, as what, for which share of full time and evaluated by whom, first and last day
 * included; without a last day it goes on.
 */
export type Employment = Classification & {
  readonly from: CivilDate;
  readonly to?: CivilDate;
  readonly unit: UnitId;
  readonly fte: DecimalText;
  /** The code of a person, "oiv" or "sindaco"; absent while nobody has said. */
  readonly evaluator?: string;
  /** The year of the file of evaluations that alone says it; absent of what the personnel office said. */
  readonly fileYear?: number;
};

/** Who judges a person without being staff. */
export const OUTSIDE_EVALUATORS: Readonly<Record<string, string>> = { oiv: "OIV o Nucleo di valutazione", sindaco: "Sindaco" };

/** A person of the staff: by the number personnel gave, or the fiscal code where there are no numbers. Who has no mail is told on paper. */
export type StaffMember = {
  readonly code: string;
  readonly name: string;
  readonly fiscalCode?: string;
  readonly mail?: string;
  readonly employments: readonly Employment[];
};

/** Whether two relations are of one person at once on any day. */
export function overlap(a: Pick<Employment, "from" | "to">, b: Pick<Employment, "from" | "to">): boolean {
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}
