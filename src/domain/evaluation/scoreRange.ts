import { compare, divide, fromDecimalText, HUNDRED, multiply, type Rational, ZERO } from "../kernel/rational.ts";
import type { RoleTemplate, Smvp } from "./smvp.ts";

/** The lowest and the highest score a role can have: behaviours judged from 1 to 5 cannot fall below 20. */
export function scoreRange(smvp: Smvp, { components, scale }: RoleTemplate): { readonly from: Rational; readonly to: Rational } {
  const only = components.length === 1 && components[0]?.kind === "behaviours";
  const judged = smvp.scales.find(({ code }) => code === scale);
  if (!only || judged?.kind !== "numbers" || judged.conversion === "fromMinimum") return { from: ZERO, to: highest(smvp, components) };
  const least = multiply(divide(fromDecimalText(judged.from), fromDecimalText(judged.to)), HUNDRED);
  return { from: least, to: HUNDRED };
}

/** Above 100 only where results may be: the cap of the degrees of achievement. */
function highest({ achievement }: Smvp, components: RoleTemplate["components"]): Rational {
  const cap = fromDecimalText(achievement.limits.cap);
  const counts = components.some(({ kind }) => kind === "unit" || kind === "administration" || kind === "objectives");
  return counts && compare(cap, HUNDRED) > 0 ? cap : HUNDRED;
}
