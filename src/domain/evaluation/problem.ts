import { type Citation, citationText } from "../kernel/citation.ts";

/** Something wrong or doubtful in a document of rules: where it stands ("ruoli[0].componenti"), and what, in Italian. Only an error stops the approval. */
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

/** An error at a clause; the citation of the law it goes against stands in the sentence too. */
export function error(clause: string, message: string, citation?: Citation): Problem {
  return {
    clause,
    message: citation ? `${message} (${citationText(citation)})` : message,
    severity: "error",
    ...(citation && { citation }),
  };
}

/** A problem that is left to who decides. */
export function warning(clause: string, message: string, citation?: Citation): Problem {
  return { ...error(clause, message, citation), severity: "warning" };
}

/** What `tell` says of each thing whose name another before it has. */
export function repeatedNames<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  tell: (name: string, i: number) => Problem,
): Problem[] {
  const seen = new Set<string>();
  return things.flatMap((thing, i) => {
    const name = keyOf(thing);
    if (seen.has(name)) return [tell(name, i)];
    seen.add(name);
    return [];
  });
}

/** An error for each thing whose name another before it has. `what` begins the sentence: "La scala". */
export function repeated<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string, clause: string, what: string): Problem[] {
  return repeatedNames(things, keyOf, (name, i) => error(`${clause}[${String(i)}]`, `${what} «${name}» c'è già: ne resti uno.`));
}
