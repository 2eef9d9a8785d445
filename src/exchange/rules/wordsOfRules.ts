import type { Profile } from "../../domain/organisation/profile.ts";

/** The roles as files of rules and of forms name them. */
export const ROLES_IN_FILES: Readonly<Record<string, Profile>> = {
  segretario: "segretario",
  dirigente: "dirigente",
  eq_con_funzioni_dirigenziali: "eqWithFunctions",
  eq: "eq",
  funzionari: "funzionari",
  istruttori: "istruttori",
  operatori_esperti: "operatoriEsperti",
  operatori: "operatori",
};
