import { expect, test } from "vitest";
import { refusal, sentenceOf, tellRefusals } from "./refusal.ts";
import { decide, refuse, refuseEach, refusedFor } from "./verdict.ts";

test("a decision with nothing against it accepts", () => {
  expect(decide("x", [false, undefined])).toEqual({ ok: true, value: "x" });
  expect(refusedFor([false])).toBeUndefined();
});

test("a decision answers with every reason at once, each where it stands", () => {
  const late = refusal("late", "from", { day: "31/12/2026" });
  expect(decide<string, "late" | "closed">("x", [late, false, "closed"])).toEqual({
    ok: false,
    reasons: [
      { reason: "late", at: { field: "from" }, with: { day: "31/12/2026" } },
      { reason: "closed", at: { form: true } },
    ],
  });
});

test("a refusal stands in a cell of a file, by its column", () => {
  const at = { cell: { file: "piano.csv", row: 7, column: "Target" } };
  expect(refuse("decimalPoint", at)).toEqual({ ok: false, reasons: [{ reason: "decimalPoint", at }] });
});

test("its sentence names its data, for people and for programs", () => {
  const sentences = { late: ({ day }: Readonly<Record<string, string | number>>) => `Scade il ${String(day)}.`, closed: "È chiusa." };
  expect(sentenceOf(refusal("closed"), sentences)).toBe("È chiusa.");
  expect(tellRefusals([refusal("late", "from", { day: "31/12/2026" })], sentences)).toEqual([
    { reason: "late", at: { field: "from" }, with: { day: "31/12/2026" }, message: "Scade il 31/12/2026." },
  ]);
});

test("each of several things is refused, in their order", () => {
  expect(refuseEach(["dal", "al"], (field) => refusal("late", field))).toEqual({
    ok: false,
    reasons: [
      { reason: "late", at: { field: "dal" } },
      { reason: "late", at: { field: "al" } },
    ],
  });
});
