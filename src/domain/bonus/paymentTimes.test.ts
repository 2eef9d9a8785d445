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

test("[OBL-22] the proof of the gate cites the PCC, the revisori and the law", () => {
  const gate = gateOf(times("-3.5"));
  const proof = gate.kind === "pending" ? undefined : gate.proof;
  expect([proof?.figure, proof?.rule, proof?.citation]).toEqual([
    "Obiettivo sui tempi di pagamento 2025: 1 se rispettato, 0 se no",
    "L'obiettivo è rispettato quando il ritardo annuale è zero o meno di zero: tutto o niente.",
    { act: "d.l. 13/2023", article: "4-bis", paragraph: "2" },
  ]);
  expect(proof?.inputs.map(({ value, provenance }) => [value, provenance])).toEqual([
    ["-3.5", { kind: "entry", where: "PCC, dato estratto il 10/02/2026" }],
    ["Organo di revisione, n. 3 del 20/02/2026", { kind: "act", act: "Organo di revisione, n. 3 del 20/02/2026" }],
    ["0", { kind: "law", citation: "d.l. 13/2023, art. 4-bis, c. 2" }],
  ]);
});
