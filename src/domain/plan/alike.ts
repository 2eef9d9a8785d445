import { foldWords } from "../kernel/foldWords.ts";
import type { Objective } from "./objective.ts";

/** Which group an objective is of, from year to year: the unit that answers for it, however it is called in each; where it is of no unit that is known, its name. */
export function groupIdentity({ group, holder }: Pick<Objective, "group" | "holder">): string {
  return holder.kind === "unit" && holder.id !== undefined ? `unit ${holder.id}` : foldWords(group);
}

/** What two objectives share that are one by their group and title, of whatever years. */
export function alikeOf(objective: Pick<Objective, "group" | "holder" | "title">): string {
  return `${groupIdentity(objective)}\n${foldWords(objective.title)}`;
}
