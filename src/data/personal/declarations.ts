import type { Declaration } from "./declaration.ts";
import { ACCOUNTS } from "./declared/accounts.ts";
import { DEEDS } from "./declared/deeds.ts";
import { EVALUATIONS } from "./declared/evaluations.ts";
import { MESSAGES } from "./declared/messages.ts";
import { POWERS } from "./declared/powers.ts";
import { STAFF } from "./declared/staff.ts";

/** Every table with personal data. */
export const DECLARATIONS: readonly Declaration[] = [...STAFF, ...ACCOUNTS, ...MESSAGES, ...DEEDS, ...EVALUATIONS, ...POWERS];

/** The Italian names of the columns with personal data, where the log and the copy of one's own data call them by their name. */
export const COLUMN_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  DECLARATIONS.flatMap(({ columns = {} }) =>
    Object.entries(columns).flatMap(([name, { words }]) => (words === undefined ? [] : [[name, words]])),
  ),
);
