import { isPostable, isSeenWhole } from "../../../domain/access/mailAddress.ts";
import { OUTSIDE_EVALUATORS } from "../../../domain/organisation/employment.ts";
import { readFiscalCode } from "../../../domain/organisation/fiscalCode.ts";
import { PROFILE_WORDS } from "../../../domain/organisation/profile.ts";
import { readWorkingTime, WORKING_TIME_DOUBTS } from "../../../domain/organisation/readWorkingTime.ts";
import { personChoice, unitChoice } from "../../entryChoices.tsx";
import { checked, choice, day, line, optional, readAs, readBy, text } from "../../entryFields.tsx";

/** Who a person is. */
export const IDENTITY = {
  name: checked(
    text("nome", "Nome e cognome", { what: "nome e cognome", longest: 200 }),
    isSeenWhole,
    "Il nome ha un a capo o un altro carattere che non si vede: lo riscriva.",
  ),
  fiscalCode: optional(
    line(
      "codice_fiscale",
      "Codice fiscale (se l'ente lo usa)",
      readAs(readFiscalCode, "Questo codice fiscale non è giusto: lo ricontrolli."),
    ),
  ),
  mail: optional(
    line(
      "posta",
      "Posta (se ne ha una)",
      readAs(
        (written) => (isPostable(written) ? written : undefined),
        "A questo indirizzo non si può mandare posta: controlli come è scritto.",
      ),
      { hint: "Chi non ha posta firma su carta ciò di cui deve prendere visione." },
    ),
  ),
};

/** Where a person works, from a day. */
export const RELATION = {
  unit: unitChoice("unita", "Unità"),
  role: choice("ruolo", "Area o incarico", PROFILE_WORDS, "Scelga un'area o un incarico."),
  fte: line("tempo", "Quota di tempo pieno", readBy(readWorkingTime, WORKING_TIME_DOUBTS)),
  evaluator: optional(
    personChoice("valutatore", "Chi valuta (nome, matricola, «oiv» o «sindaco»)", { others: Object.keys(OUTSIDE_EVALUATORS) }),
  ),
  from: day("dal", "Dal giorno"),
  to: optional(day("al", "All'ultimo giorno (se c'è)")),
};
