import type { Citation } from "../kernel/citation.ts";

/**
 * Dirigenti who answer for payments, and the apical ones, have a yearly objective on payment times that counts at least 30 % of result pay; the delay is
 * that of the PCC and the revisori check it. In bodies without dirigenti it concerns the EQ (circular RGS and DFP 1 of 03/01/2024).
 *
 * D.l. 13/2023, art. 4-bis, c. 2, converted by l. 41/2023.
 *
 * Obligation OBL-22.
 */
export const paymentTimesCitation: Citation = { act: "d.l. 13/2023", article: "4-bis", paragraph: "2" };

/** The least part of result pay, in percent, bound to the delay. */
export const LEAST_GATE_PERCENT = 30;

/** The yearly delay, which also counts overdue invoices not yet paid. L. 145/2018, art. 1, c. 859, lett. b), and c. 861. Obligation OBL-22. */
export const delayCitation: Citation = { act: "l. 145/2018", article: "1", paragraph: "859", letter: "b" };

/** The indicator of timeliness (it. "ITP"), which counts only what was paid. D.p.c.m. 22/09/2014, art. 9 (verify). */
export const timelinessCitation: Citation = { act: "d.p.c.m. 22/09/2014", article: "9", verify: true };
