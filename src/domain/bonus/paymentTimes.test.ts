import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { gateOf, type PaymentTimes } from "./paymentTimes.ts";

const act = { title: "Organo di revisione, n. 3", date: civilDate("2026-02-20") };
const times = (delay: string | undefined, attested = true): PaymentTimes => ({
  year: 2025,
  ...(delay === undefined ? {} : { pcc: { delay, extractedOn: civilDate("2026-02-10") } }),
  ...(attested ? { attestation: act } : {}),
  holders: [],
  holdersAct: { title: "Giunta comunale, n. 12", date: civilDate("2025-02-01") },
});

//  delay     gate
test.each([
  ["-3.5", "met"],
  ["-0.01", "met"],
  ["0", "met"], // «ritardo inferiore o uguale a zero»
  ["0.01", "missed"],
  ["8.625", "missed"],
])("[OBL-22] with a delay of %s days the gate is %s", (delay, kind) => {
  const gate = gateOf(times(delay));
  expect(gate.kind).toBe(kind);
  expect(gate.kind !== "pending" && gate.proof.result).toBe(kind === "met" ? "1" : "0");
});

test("[OBL-22] without the PCC's figure or the revisori's attestation the money waits", () => {
  expect(gateOf(times(undefined))).toEqual({ kind: "pending", lacks: ["pcc"] });
  expect(gateOf(times("-3.5", false))).toEqual({ kind: "pending", lacks: ["attestation"] });
  expect(gateOf(times(undefined, false))).toEqual({ kind: "pending", lacks: ["pcc", "attestation"] });
});
