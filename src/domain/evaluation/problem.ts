import type { Citation } from "../kernel/citation.ts";

/** Something wrong or doubtful in a document of rules: where it stands ("roles[0].components"), and what, in Italian. Only an error stops the approval. */
export type Problem = {
  readonly clause: string;
  readonly message: string;
  readonly severity: "error" | "warning";
  readonly citation?: Citation;
};

/** Whether the document may be approved. */
export function isApprovable(problems: readonly Problem[]): boolean {
  return problems.every(({ severity }) => severity === "warning");
}
