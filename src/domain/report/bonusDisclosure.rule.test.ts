import { expect, test } from "vitest";
import { citationText } from "../kernel/citation.ts";
import { distributionCitation, totalsCitation } from "./bonusDisclosure.rule.ts";

test("[OBL-03] the totals of the bonuses are those of c. 1", () => {
  expect(citationText(totalsCitation)).toBe("d.lgs. 33/2013, art. 20, c. 1");
});

test("[OBL-04] criteria, distribution and differentiation are those of c. 2, which the source calls c. 1 by a slip", () => {
  expect(citationText(distributionCitation)).toBe("d.lgs. 33/2013, art. 20, c. 2");
});
