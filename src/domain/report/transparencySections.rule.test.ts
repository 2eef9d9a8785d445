import { expect, test } from "vitest";
import { PERFORMANCE_SECTIONS, publishedUntil } from "./transparencySections.rule.ts";

test("[OBL-16] the five sections have the names and codes of the law's list", () => {
  expect(PERFORMANCE_SECTIONS.map(({ code, name }) => `${code} ${name}`)).toEqual([
    "06.01 Sistema di misurazione e valutazione della Performance",
    "06.02 Piano della Performance",
    "06.03 Relazione sulla Performance",
    "06.04 Ammontare complessivo dei premi",
    "06.05 Dati relativi ai premi",
  ]);
});

test("[OBL-16] what had to be published in 2023 stays for the five years from 1 January 2024", () => {
  expect(publishedUntil(2023)).toBe("2028-12-31");
});
