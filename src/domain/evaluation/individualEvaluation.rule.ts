import type { Citation } from "../kernel/citation.ts";
import type { Profile } from "../organisation/profile.ts";
import type { ComponentKind, NeutralAbsence } from "./smvp.ts";

/**
 * The evaluation of dirigenti and of staff who answer for an autonomous unit looks at the performance of their unit, with a prevailing weight, at specific
 * individual objectives, at competences and behaviours, and at how much they differentiate their judgements.
 *
 * D.lgs. 150/2009, art. 9, c. 1, as amended by d.lgs. 74/2017. Letters a) and c) were read, b) and d) are cited from memory.
 */
export const leadersCitation: Citation = { act: "d.lgs. 150/2009", article: "9", paragraph: "1" };

/** Who the rule above speaks of. */
export const LEADERS: readonly Profile[] = ["dirigente", "eqWithFunctions", "eq"];

/** What their evaluation is made of. */
export const LEADERS_COMPONENTS: readonly ComponentKind[] = ["unit", "objectives", "behaviours", "differentiation"];

/** The evaluation of staff looks at specific objectives, of a group or individual, and at contribution, competences and behaviours (art. 9, c. 2). */
export const staffCitation: Citation = { act: "d.lgs. 150/2009", article: "9", paragraph: "2" };

/** What the evaluation of staff is made of: objectives may be those of the group or unit. */
export const STAFF_COMPONENTS: readonly (readonly ComponentKind[])[] = [["objectives", "unit"], ["behaviours"]];

/** Periods of maternity, paternity and parental leave are not considered (art. 9, c. 3): their days count as worked. */
export const neutralCitation: Citation = { act: "d.lgs. 150/2009", article: "9", paragraph: "3", verify: true };

/** The absences that no administration may count. */
export const PROTECTED_ABSENCES: readonly NeutralAbsence[] = ["maternity", "paternity", "parentalLeave"];
