import { expect, test } from "vitest";
import { administrationCode } from "./administrationCode.ts";

test.each(["c_i703", "locale", "valdora", "uti-2", "a".repeat(40)])("«%s» is a code", (written) => {
  expect(administrationCode(written)).toBe(written);
});

test.each(["", "C_I703", "c i703", "c/i703", "città", "a".repeat(41), "c_i703\n", "privacy", "api", "assets"])(
  "«%s» is none",
  (written) => {
    expect(administrationCode(written)).toBeUndefined();
  },
);
