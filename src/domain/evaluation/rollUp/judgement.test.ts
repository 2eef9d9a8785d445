import { expect, test } from "vitest";
import { someAchievementRules, someLevelRules } from "../../../../tests/support/achievementRules.ts";
import { rederive } from "../../kernel/rederive.ts";
import { settimo } from "../../../../tests/support/settimo.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { exactText, rounded } from "../../kernel/rational.ts";
import type { StatedOutcome } from "../../plan/outcome.ts";
import { scoreFollowed } from "../indicators/scoreFollowed.ts";
import { countReached } from "./countReached.ts";
import { gradeOfObjectives } from "./gradeOfObjectives.ts";
import { judgementOf } from "./judgement.ts";
import type { PartToWeigh } from "./partToWeigh.ts";

const CLAUSE: Provenance = { kind: "clause", document: "smvp", clause: "art. 12" };
const RULES = someAchievementRules();

test.each([
  [{ outcome: "achieved" }, "100"],
  [{ outcome: "notAchieved" }, "0"],
  [{ outcome: "achieved", degree: "95" }, "95"],
  [{ outcome: "partlyAchieved", degree: "80" }, "80"],
  [{ outcome: "partlyAchieved" }, undefined], // in part, and nobody says how far
  [{ outcome: "notAssessable" }, undefined],
  [{ outcome: "neutralised" }, undefined],
  [{ outcome: "unknown" }, undefined],
] satisfies [StatedOutcome, string | undefined][])("%j is worth %s", (stated, value) => {
  expect(judgementOf({ evaluated: { ...stated, written: "prova" } }, RULES)?.value).toBe(value);
});

test("a judgement quotes what the document says, and where it says it", () => {
  const evaluated = { outcome: "achieved", written: "RAGGIUNTO" } as const;
  const judged = { value: "100", reason: "Esito scritto nel documento: «RAGGIUNTO»", by: "amministrazione" };
  const place = { file: "relazione.txt", line: 12 };
  expect(judgementOf({ evaluated }, RULES)).toStrictEqual(judged);
  expect(judgementOf({ evaluated: { ...evaluated, place } }, RULES)).toStrictEqual({ ...judged, place });
});

test("no degree is invented, nor taken from an outcome that is none", () => {
  for (const outcome of ["notAssessable", "neutralised", "unknown"] as const)
    expect(judgementOf({ evaluated: { outcome, degree: "50", written: "prova" } }, RULES)).toBeUndefined();
});

test("[OBL-19] the year 2023 of the demonstration: nothing was measured, 66 of 74 were evaluated as achieved, 89,19", () => {
  const parts = settimo.objectives.map((objective): PartToWeigh => {
    const judged = judgementOf(objective, RULES);
    return {
      code: objective.code,
      name: objective.title,
      computed: scoreFollowed(objective, objective.indicators[0], RULES, CLAUSE),
      ...(judged && { judged }),
    };
  });
  const computed = parts.map(({ computed: { grade } }) => grade.kind);
  expect(new Set(computed)).toEqual(new Set(["missing", "notComputable"])); // targets nobody can read are not computable
  const rules = someLevelRules({ takes: "judged" });
  const provenance = { rules: CLAUSE, weights: CLAUSE };
  const { grade, proof } = gradeOfObjectives("Obiettivi del 2023", parts, rules, provenance);
  expect(grade.kind === "graded" && exactText(rounded(grade.value, 2))).toBe("89.19");
  expect(proof.result).toBe("3300/37");
  expect(rederive(proof)).toEqual([]);
  expect(countReached({ figure: "Raggiunti", ...provenance }, parts, "100", rules)).toMatchObject({ reached: 66, of: 74, leftOut: 0 });
  const taken = gradeOfObjectives("Obiettivi del 2023", parts, someLevelRules(), provenance);
  expect(taken.grade.kind).toBe("missing"); // by computed values alone the year has no grade
});
