/** What a person is evaluated as (it. "ruolo"): who leads, who answers for a unit, and the four areas of the staff (CCNL 16/11/2022, art. 12, verify). */
export const PROFILES = [
  "segretario",
  "dirigente",
  "eqWithFunctions",
  "eq",
  "funzionari",
  "istruttori",
  "operatoriEsperti",
  "operatori",
] as const;

export type Profile = (typeof PROFILES)[number];

export const PROFILE_WORDS: Record<Profile, string> = {
  segretario: "Segretario",
  dirigente: "Dirigente",
  eqWithFunctions: "Incaricato di elevata qualificazione con funzioni dirigenziali (d.lgs. 267/2000, art. 109, c. 2)",
  eq: "Incaricato di elevata qualificazione",
  funzionari: "Area dei funzionari",
  istruttori: "Area degli istruttori",
  operatoriEsperti: "Area degli operatori esperti",
  operatori: "Area degli operatori",
};

/** From which fund a person is paid: a result pay (it. "retribuzione di risultato") for the first three, a bonus (it. "premio") for the staff. */
export const PAY_CATEGORIES = ["segretario", "dirigenti", "eq", "staff"] as const;

export type PayCategory = (typeof PAY_CATEGORIES)[number];

export const PAY_CATEGORY_WORDS: Record<PayCategory, string> = {
  segretario: "Segretario",
  dirigenti: "Dirigenti",
  eq: "Incaricati di elevata qualificazione",
  staff: "Personale",
};

/** The fund a role is paid from. */
export function payCategoryOf(role: Profile): PayCategory {
  switch (role) {
    case "segretario":
      return "segretario";
    case "dirigente":
      return "dirigenti";
    case "eqWithFunctions":
    case "eq":
      return "eq";
    case "funzionari":
    case "istruttori":
    case "operatoriEsperti":
    case "operatori":
      return "staff";
  }
}
