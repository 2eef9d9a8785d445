import { RIGHTS, type RightName } from "./rights.ts";

/** The Italian words of what can be delegated. */
export const DELEGABLE_WORDS = {
  "objective.draft": "scrivere e proporre obiettivi",
  "variation.propose": "proporre variazioni",
  "monitoring.recordReading": "registrare le rilevazioni",
  "result.declare": "dichiarare i risultati",
  "form.write": "scrivere le schede di valutazione dei collaboratori",
  "form.readDraft": "leggere le schede in preparazione dei collaboratori",
  "relazione.narrative": "scrivere la propria parte della Relazione",
} as const satisfies Partial<Record<RightName, string>>;

/** What the person who leads may have done by another. Deciding, approving, confirming and reading pay are never among them. */
export type DelegableAction = keyof typeof DELEGABLE_WORDS;

/** The actions that can be delegated. */
export const DELEGABLE_ACTIONS = Object.keys(DELEGABLE_WORDS).filter((action): action is DelegableAction => action in RIGHTS);
