import { loadContinuations, saveContinuation, objectivesAmong } from "../../../data/plan/continuation.ts";
import { holdIdentities } from "../../../data/plan/planIdentity.ts";
import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import {
  acceptContinuation,
  type Continuation,
  CONTINUATION_REFUSALS,
  type ContinuationRefusal,
} from "../../../domain/plan/continuation.ts";
import type { ObjectiveCode } from "../../../domain/plan/objective.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";

/** Why it is not written that an objective continues another. */
export type ContinueRefusal = StandingRefusal | ContinuationRefusal | "noSuchObjective" | "nothingChanges";

/** The sentence of each reason, for people. */
export const CONTINUE_REFUSALS = {
  ...STANDING_REFUSALS,
  ...CONTINUATION_REFUSALS,
  noSuchObjective: ({ code }) => `L'obiettivo «${String(code)}» non c'è.`,
  nothingChanges: "È già così: non è stato scritto nulla.",
} satisfies Sentences<ContinueRefusal>;

/** Which objective continues which other; without another, none. */
export type AskedContinuation = { readonly code: string; readonly continues?: string; readonly how?: Continuation["how"] };

/** Writes that an objective continues one of a year before, in the place of what it continued; or that it continues none. */
export function continueObjective(
  ambient: Omit<Ambient, "year">,
  { code, continues, how = "repeat" }: AskedContinuation,
  options: StandingOptions,
): Promise<Verdict<null, ContinueRefusal>> {
  const { administration } = ambient;
  return actOutsideYears<null, ContinueRefusal>(ambient, "plan.link", options, async (tx) => {
    await holdIdentities(tx, administration);
    const known = await objectivesAmong(tx, administration, continues === undefined ? [code] : [code, continues]);
    const unknown = refusedFor([
      !known.has(code) && refusal("noSuchObjective", "code", { code }),
      continues !== undefined && !known.has(continues) && refusal("noSuchObjective", "continues", { code: continues }),
    ]);
    if (unknown) return unknown;
    const standing = await loadContinuations(tx, { administration });
    const now = standing.find((each) => each.code === code);
    const link = continues === undefined ? undefined : { code: code as ObjectiveCode, continues: continues as ObjectiveCode, how };
    const verdict = link && acceptContinuation(link, standing);
    if (verdict && !verdict.ok) return verdict;
    if (now?.continues === link?.continues && now?.how === link?.how) return refuse("nothingChanges");
    await saveContinuation(tx, administration, code as ObjectiveCode, link);
    const content = { continues: link?.continues ?? null, how: link?.how ?? null };
    return { ok: true, value: { answer: null, object: `objective ${code}`, content } };
  });
}
