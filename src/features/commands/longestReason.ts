/** How long a reason may be, in characters. */
export const LONGEST_REASON = 2000;

/** That a reason is longer. */
export const REASON_TOO_LONG = "Il motivo è troppo lungo: al massimo 2.000 caratteri.";
