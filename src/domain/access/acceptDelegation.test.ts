import { expect, test } from "vitest";
import { civilDate } from "../kernel/civilDate.ts";
import { refusedFor } from "../kernel/verdict.ts";
import { againstDelegation } from "./acceptDelegation.ts";
import { againstSubstitution } from "./acceptSubstitution.ts";

const TODAY = civilDate("2026-11-30");
const [FROM, UNTIL] = [civilDate("2026-12-01"), civilDate("2026-12-31")];

const DELEGATION = { of: "V-006", to: "V-022", from: FROM, until: UNTIL, actions: ["form.write"] };
test.each([
  ["as it should be", {}, []],
  ["of one day", { until: FROM }, []],
  ["to oneself", { to: "V-006" }, ["toOneself"]],
  ["that ends before it begins", { until: civilDate("2026-11-30") }, ["endsBeforeItBegins"]],
  ["of nothing", { actions: [] }, ["nothingDelegated"]],
  [
    "of all this",
    { to: "V-006", from: civilDate("2030-01-01"), actions: [] },
    ["toOneself", "beginsTooLate", "endsBeforeItBegins", "nothingDelegated"],
  ],
])("a delegation %s", (_, change, reasons) => {
  expect((refusedFor(againstDelegation({ ...DELEGATION, ...change }, TODAY))?.reasons ?? []).map(({ reason }) => reason)).toEqual(reasons);
});

const SUBSTITUTION = { person: "V-031", substitute: "V-006", from: FROM, to: UNTIL };
const KNOWN = { today: TODAY, by: "V-040", isSubstituted: false };
test.each([
  ["as it should be", {}, {}, []],
  ["by the one who is evaluated", { substitute: "V-031" }, {}, ["evaluatesOneself"]],
  ["by the one who writes it", {}, { by: "V-006" }, ["appointsOneself"]],
  ["in days that have one", {}, { isSubstituted: true }, ["alreadySubstituted"]],
  ["backwards, and too late", { from: civilDate("2030-01-01") }, {}, ["beginsTooLate", "endsBeforeItBegins"]],
])("a substitution %s", (_, change, known, reasons) => {
  const refused = refusedFor(againstSubstitution({ ...SUBSTITUTION, ...change }, { ...KNOWN, ...known }));
  expect((refused?.reasons ?? []).map(({ reason }) => reason)).toEqual(reasons);
});
