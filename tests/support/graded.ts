import type { Grade, Graded } from "../../src/domain/evaluation/grade.ts";
import type { PartToWeigh } from "../../src/domain/evaluation/rollUp/partToWeigh.ts";
import { fromExactText } from "../../src/domain/kernel/rational.ts";

/** A grade with a proof that says nothing: "87.5", or the kind of one that is no number. */
export function aGrade(grade: string): Graded {
  const isNumber = /^\d/.test(grade);
  const kind = grade as Exclude<Grade["kind"], "graded">;
  return {
    grade: isNumber ? { kind: "graded", value: fromExactText(grade) } : { kind },
    proof: { figure: `prova ${grade}`, result: grade, rule: "prova", inputs: [], steps: [] },
  };
}

/** A part of a level with this grade. */
export function aPart(code: string, grade: string, different: Partial<PartToWeigh> = {}): PartToWeigh {
  return { code, name: `parte ${code}`, computed: aGrade(grade), ...different };
}
