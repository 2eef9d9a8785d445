/** The roles Valdora has, as its files name them. */
export type RoleInFile = "segretario" | "dirigente" | "eq" | "funzionari" | "istruttori" | "operatori_esperti" | "operatori";

export const UNITS = {
  segreteria: "Segretario generale",
  educazione: "Settore Servizi al cittadino: Area Educazione e cultura",
  sociale: "Settore Servizi al cittadino: Area Sociale e demografici",
  urbanistica: "Settore Territorio: Area Urbanistica e lavori pubblici",
  ambiente: "Settore Territorio: Area Ambiente e mobilità",
  risorse: "Settore Risorse: Area Finanze e personale",
  polizia: "Servizio Polizia locale",
} as const;

/** An office with who leads it, the numbers of the plan's objectives linked to its work, its staff, and how its leader judges: around what, how widely. */
export type Office = {
  readonly unit: string;
  readonly leader: string;
  readonly above: string;
  readonly linked: readonly number[];
  readonly work: string;
  readonly staff: Readonly<Record<"funzionari" | "istruttori" | "operatori_esperti" | "operatori", number>>;
  /** Tenths of the scale of behaviours. */
  readonly centre: number;
  readonly width: number;
};

const staff = (funzionari: number, istruttori: number, operatori_esperti: number, operatori: number): Office["staff"] => ({
  funzionari,
  istruttori,
  operatori_esperti,
  operatori,
});

/** The leader of «demografici» gives nearly everybody the top: the differentiation of judgements shows it. */
export const OFFICES = {
  segreteria: { unit: UNITS.segreteria, leader: "V-005", above: "V-001", linked: [5, 6, 7, 8], work: "Deliberazioni pubblicate entro cinque giorni", staff: staff(2, 4, 1, 0), centre: 34, width: 4 },
  educazione: { unit: UNITS.educazione, leader: "V-006", above: "V-002", linked: [9, 11, 12, 13], work: "Iscrizioni ai nidi istruite entro il termine del bando", staff: staff(3, 8, 3, 2), centre: 35, width: 4 },
  cultura: { unit: UNITS.educazione, leader: "V-007", above: "V-002", linked: [10], work: "Letture con le scuole organizzate dalla biblioteca", staff: staff(2, 6, 2, 0), centre: 33, width: 6 },
  sociale: { unit: UNITS.sociale, leader: "V-008", above: "V-002", linked: [15, 16, 17, 18], work: "Domande di aiuto prese in carico entro sette giorni", staff: staff(5, 6, 2, 1), centre: 35, width: 5 },
  demografici: { unit: UNITS.sociale, leader: "V-009", above: "V-002", linked: [14], work: "Certificati rilasciati allo sportello nella stessa giornata", staff: staff(2, 10, 2, 0), centre: 40, width: 1 },
  lavori: { unit: UNITS.urbanistica, leader: "V-010", above: "V-003", linked: [19, 20, 21, 22, 23], work: "Sopralluoghi eseguiti entro dieci giorni dalla segnalazione", staff: staff(5, 9, 4, 2), centre: 31, width: 8 },
  ambiente: { unit: UNITS.ambiente, leader: "V-011", above: "V-003", linked: [24, 25, 26, 27, 28], work: "Ispezioni ai contenitori dei rifiuti", staff: staff(3, 7, 3, 2), centre: 34, width: 5 },
  tributi: { unit: UNITS.risorse, leader: "V-012", above: "V-004", linked: [29, 30, 32], work: "Mandati firmati entro cinque giorni dalla liquidazione", staff: staff(3, 9, 1, 0), centre: 36, width: 3 },
  personale: { unit: UNITS.risorse, leader: "V-013", above: "V-004", linked: [33, 2, 31, 3], work: "Richieste dei colleghi risolte entro due giorni", staff: staff(2, 7, 1, 0), centre: 34, width: 6 },
  polizia: { unit: UNITS.polizia, leader: "V-014", above: "V-001", linked: [34, 35], work: "Pattuglie serali nei fine settimana", staff: staff(2, 15, 1, 0), centre: 32, width: 7 },
} as const satisfies Readonly<Record<string, Office>>; // prettier-ignore

export type OfficeName = keyof typeof OFFICES;

export const OFFICE_NAMES = Object.keys(OFFICES) as OfficeName[];

/** Who leads the sectors of each dirigente: V-003 also holds the Polizia locale, whose own dirigente is missing. */
export const DIRIGENTI: readonly { readonly code: string; readonly unit: string; readonly offices: readonly OfficeName[] }[] = [
  { code: "V-002", unit: UNITS.educazione, offices: ["educazione", "cultura", "sociale", "demografici"] },
  { code: "V-003", unit: UNITS.urbanistica, offices: ["lavori", "ambiente"] },
  { code: "V-004", unit: UNITS.risorse, offices: ["tributi", "personale"] },
];

/** "2024-009": objectives are numbered in the order in which the plan of the year lists them. */
export function objectiveCode(year: number, number: number): string {
  return `${String(year)}-${String(number).padStart(3, "0")}`;
}
