import type { Act } from "../../src/domain/cycle/act.ts";
import { civilDate } from "../../src/domain/kernel/civilDate.ts";

/** The invented acts by which Valdora adopted its rules. The contract of 2026 is still to be signed. */
export const VALDORA_ACTS = {
  2024: {
    smvp: { organ: "Giunta comunale", number: "12", date: civilDate("2024-01-31") },
    cci: { organ: "Delegazione trattante e rappresentanze sindacali", number: "1", date: civilDate("2024-06-12") },
  },
  2025: {
    smvp: { organ: "Giunta comunale", number: "9", date: civilDate("2025-01-30") },
    cci: { organ: "Delegazione trattante e rappresentanze sindacali", number: "1", date: civilDate("2025-06-10") },
  },
  2026: { smvp: { organ: "Giunta comunale", number: "7", date: civilDate("2026-01-29") } },
} as const satisfies Readonly<Record<number, { readonly smvp: Act; readonly cci?: Act }>>;
