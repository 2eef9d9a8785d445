import { describe, expect, test } from "vitest";
import { aPerson, aStint } from "../../../../tests/support/individual.ts";
import { type CivilDate, civilDate } from "../../kernel/civilDate.ts";
import { fromDecimalText } from "../../kernel/rational.ts";
import type { Stint } from "../../organisation/person.ts";
import type { EvaluatedPerson, Standing } from "./evaluatePerson.ts";
import { staffHeadCount } from "./staffHeadCount.ts";

const day = civilDate;
const score = fromDecimalText("80");
const STANDINGS: Record<Standing["kind"], Standing> = {
  evaluated: { kind: "evaluated", score, published: score, band: 2, isNegative: false },
  waiting: { kind: "waiting", why: "formNotFinal", form: "prova" },
  notEvaluated: { kind: "notEvaluated", reason: "noForm", note: "" },
};

function somebody(standing: Standing["kind"], ...stints: readonly Partial<Stint>[]): EvaluatedPerson {
  const proof = { figure: "prova", result: "", rule: "prova", inputs: [], steps: [] };
  return { person: aPerson("P-1", stints.map(aStint)), role: "istruttori", forms: [], standing: STANDINGS[standing], proof };
}

/** The accounts at the last day of 2024, which a person said are right. */
function counted(people: readonly EvaluatedPerson[], lastDay: CivilDate = day("2024-12-31")) {
  const { employed, evaluated, notEvaluated, added, waiting, closes } = staffHeadCount(people, lastDay, {
    by: "Ufficio personale",
    on: lastDay,
    reason: "prova",
  });
  return { counts: [employed, evaluated, notEvaluated, added, waiting], closes };
}

describe("in service on the last day is who", () => {
  test.each<[string, readonly Partial<Stint>[], number]>([
    ["worked all year", [{}], 1],
    ["began that day", [{ from: day("2024-12-31") }], 1],
    ["left the day before", [{ to: day("2024-12-30") }], 0],
    ["moved to another office before", [{ to: day("2024-06-30") }, { from: day("2024-07-01") }], 1],
    ["came back and left again", [{ to: day("2024-06-30") }, { from: day("2024-08-01"), to: day("2024-10-31") }], 0],
  ])("%s", (_, stints, employed) => {
    expect(counted([somebody("evaluated", ...stints)]).counts[0]).toBe(employed);
  });

  test("was there already: who comes later is not", () => {
    expect(counted([somebody("evaluated", { from: day("2024-07-01") })], day("2024-06-30")).counts[0]).toBe(0);
  });
});

describe("the accounts close", () => {
  const here = {};
  const gone = { to: day("2024-09-30") };
  //                                                  employed, evaluated, not evaluated, added, waiting
  test.each<[string, readonly EvaluatedPerson[], readonly number[], boolean]>([
    ["when everybody was evaluated or was not", [somebody("evaluated", here), somebody("notEvaluated", here)], [2, 1, 1, 0, 0], true],
    ["when who left was evaluated", [somebody("evaluated", gone)], [0, 1, 0, 1, 0], true],
    ["when who left was not", [somebody("notEvaluated", gone)], [0, 0, 0, 0, 0], true],
    ["not while somebody waits", [somebody("waiting", here)], [1, 0, 0, 0, 1], false],
    ["not while somebody who left waits", [somebody("waiting", gone)], [0, 0, 0, 0, 1], false],
  ])("%s", (_, people, counts, closes) => {
    expect(counted(people)).toEqual({ counts, closes });
  });
});
