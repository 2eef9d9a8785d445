import { expect, test } from "vitest";
import { decide } from "./verdict.ts";

test("a decision with nothing against it accepts", () => {
  expect(decide("x", [false, false])).toEqual({ ok: true, value: "x" });
});

test("a decision answers with every reason at once", () => {
  expect(decide<string, "late" | "closed">("x", ["late", false, "closed"])).toEqual({ ok: false, reasons: ["late", "closed"] });
});
