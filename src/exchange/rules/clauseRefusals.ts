import { type Refusal, refusal, type Sentences, type ToldRefusal } from "../../domain/kernel/refusal.ts";
import { refuseEach, type Refused } from "../../domain/kernel/verdict.ts";
import type { FileProblem } from "./strictJson.ts";

/** Why a clause of a document is not accepted: its problem says it in words. */
export type ClauseRefusal = "clauseProblem";

/** The sentence of a clause that is not accepted is its datum: each check of a document writes its own. */
export const CLAUSE_REFUSALS = { clauseProblem: ({ message }) => String(message) } satisfies Sentences<ClauseRefusal>;

/** The problem of a document as a reason to refuse it: it stands at its clause, or, without one, at the whole of what was asked. */
export function clauseRefusal({ clause, message }: FileProblem, document: string): Refusal<ClauseRefusal> {
  return refusal("clauseProblem", clause === "" ? { form: true } : { clause: { document, clause } }, { message });
}

/** Refuses a document for its problems. */
export function refuseClauses(problems: readonly [FileProblem, ...FileProblem[]], document: string): Refused<ClauseRefusal> {
  return refuseEach(problems, (each) => clauseRefusal(each, document));
}

/** A reason as a problem that is told, with its clause. */
export function toldProblem({ at, message }: ToldRefusal): FileProblem {
  return { clause: "clause" in at ? at.clause.clause : "", message };
}
