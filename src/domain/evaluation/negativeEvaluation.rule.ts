import type { Citation } from "../kernel/citation.ts";

/**
 * A negative evaluation counts for managerial responsibility and, three years running, for dismissal: the SMVP must say below which score an
 * evaluation is negative (d.lgs. 150/2009, art. 3, c. 5-bis; d.lgs. 165/2001, art. 55-quater, c. 1, lett. f-quinquies)).
 */
export const citation: Citation = { act: "d.lgs. 150/2009", article: "3", paragraph: "5-bis", verify: true };
