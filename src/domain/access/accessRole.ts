/**
 * What a person is for the system (it. "ruolo di accesso"), beside what they are evaluated as. A person may hold several, each from a day to a day; the
 * `citizen` is the person who has not signed in, and holds nothing else.
 */
export const ACCESS_ROLES = [
  "technicalAdministrator",
  "personnel",
  "planning",
  "accounts",
  "registry",
  "segretario",
  "dirigente",
  "eq",
  "employee",
  "dataOwner",
  "oiv",
  "rpct",
  "revisori",
  "organ",
  "dpo",
  "unions",
  "citizen",
] as const;

export type AccessRole = (typeof ACCESS_ROLES)[number];

/** A role that is given to a person by name. */
export type GrantedRole = Exclude<AccessRole, "citizen">;

/** The roles that are given by name. */
export const GRANTED_ROLES: readonly GrantedRole[] = ACCESS_ROLES.filter((role) => role !== "citizen");

/** The Italian words of the roles that are given, as people read them. */
export const GRANTED_ROLE_WORDS: Readonly<Record<GrantedRole, string>> = {
  technicalAdministrator: "Amministratore tecnico",
  personnel: "Ufficio personale",
  planning: "Ufficio programmazione e controllo",
  accounts: "Ragioneria",
  registry: "Segreteria (registra gli atti)",
  segretario: "Segretario generale",
  dirigente: "Dirigente",
  eq: "Incaricato di elevata qualificazione",
  employee: "Dipendente",
  dataOwner: "Referente del dato",
  oiv: "OIV o Nucleo di valutazione",
  rpct: "Responsabile della prevenzione della corruzione e della trasparenza",
  revisori: "Organo di revisione",
  organ: "Organo politico (Sindaco, Giunta)",
  dpo: "Responsabile della protezione dei dati",
  unions: "Organizzazioni sindacali",
};

/** The Italian words of all roles. */
export const ACCESS_ROLE_WORDS: Readonly<Record<AccessRole, string>> = { ...GRANTED_ROLE_WORDS, citizen: "Cittadino" };

/**
 * How a person stands to a thing. `own`: it is about them. `staff`: they are its evaluator, on the day that counts. `unit`: it is of a unit they lead or
 * belong to. `assigned`: it was given to them by name. `any`: whatever it is. Relations are dated facts, never a flag.
 */
export const RELATIONS = ["own", "staff", "unit", "assigned", "any"] as const;

export type Relation = (typeof RELATIONS)[number];
