import type { Citation } from "../kernel/citation.ts";

/**
 * What is published about bonuses: in total, allocated and paid (c. 1); criteria, aggregate distribution and degree of
 * differentiation, for dirigenti and for staff (c. 2). Never names, never single scores.
 *
 * D.lgs. 33/2013, art. 20, c. 1 and c. 2, the latter as rewritten by d.lgs. 97/2016.
 *
 * Obligations OBL-03 and OBL-04.
 */
export const totalsCitation: Citation = { act: "d.lgs. 33/2013", article: "20", paragraph: "1" };
export const distributionCitation: Citation = { act: "d.lgs. 33/2013", article: "20", paragraph: "2" };
