/** A plain decimal kept as text, "12.5": exact, and the same in JSON. */
export type DecimalText = string;
