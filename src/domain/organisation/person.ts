import type { CivilDate } from "../kernel/civilDate.ts";
import type { DecimalText } from "../kernel/decimalText.ts";
import type { Profile } from "./profile.ts";

/**
 * A stretch of a person's work (it. "periodo di servizio"), first and last day included. Days of absence are totals by class and no cause is kept:
 * `neutralDays` the law protects (maternity, paternity, parental leave and the like) and count as worked; `countedDays` do not.
 */
export type Stint = {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly unit: string;
  readonly role: Profile;
  /** Part-time as a share of full time, "1" or "0.5"; work for two administrations is split between them here. */
  readonly fte: DecimalText;
  readonly neutralDays: number;
  readonly countedDays: number;
};

/** A person who worked for the administration in the year: a code of personnel's, and stints in order of time, which never overlap. */
export type Person = { readonly code: string; readonly name: string; readonly stints: readonly Stint[] };
