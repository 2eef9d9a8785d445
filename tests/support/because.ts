import { expect } from "vitest";

/** A verdict that refuses for these reasons, in this order, wherever they stand. */
export function because(...reasons: readonly string[]): unknown {
  return { ok: false, reasons: reasons.map((reason) => expect.objectContaining({ reason }) as unknown) };
}
